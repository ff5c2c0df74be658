//! Who decides in an area: the executive, and the substitute with the days of the absence. The form knows who may be
//! named, so a person who was not offered is a fault and never a surprise in the store.

use domain::{area::Substitute, id::PersonId, time::Day};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// The executive.
pub const EXECUTIVE: &str = "executive";
/// The substitute.
pub const SUBSTITUTE: &str = "substitute";
/// First day of the substitute.
pub const FROM: &str = "from";
/// Last day of the substitute.
pub const UNTIL: &str = "until";

const EARLIEST: Day = Day { year: 2000, month: 1, day: 1 };
const LATEST: Day = Day { year: 2999, month: 12, day: 31 };

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaForm {
    /// The executive; `None` leaves escalated cases waiting for an admin.
    pub executive: Option<PersonId>,
    /// The substitute with both days.
    pub substitute: Option<Substitute>,
    /// The version of the area that the person saw.
    pub version: i64,
}

impl AreaForm {
    /// The form, or all its faults at once. `known` are the people who may be named.
    pub fn parse(typed: &Typed, known: &[PersonId]) -> Result<Self, Vec<Fault>> {
        let person = |raw: &str| known.iter().copied().find(|person| person.to_string() == raw);
        let mut check = Check::of(typed, [EXECUTIVE, SUBSTITUTE, FROM, UNTIL, VERSION]);
        let executive = check.take(parse::optional_choice(typed, EXECUTIVE, person));
        let named = check.take(parse::optional_choice(typed, SUBSTITUTE, person));
        let from = check.take(parse::optional_day(typed, FROM, EARLIEST..=LATEST));
        let until = check.take(parse::optional_day(typed, UNTIL, EARLIEST..=LATEST));
        let version = check.take(parse::version(typed));
        if named.flatten().is_some() && named.flatten() == executive.flatten() {
            check.fault(SUBSTITUTE, FaultKind::Because("areas-fault-same"));
        }
        let substitute = match (named, from, until) {
            (Some(Some(person)), Some(from), Some(until)) => days(&mut check, person, from, until),
            (Some(None), Some(from), Some(until)) if from.is_some() || until.is_some() => {
                check.fault(SUBSTITUTE, FaultKind::NotChosen);
                None
            }
            _ => None,
        };
        check.finish(|| Some(Self { executive: executive?, substitute, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (EXECUTIVE, "areas-executive"),
                (SUBSTITUTE, "areas-substitute"),
                (FROM, "areas-from"),
                (UNTIL, "areas-until"),
            ],
        )
    }
}

fn days(check: &mut Check, person: PersonId, from: Option<Day>, until: Option<Day>) -> Option<Substitute> {
    for (name, day) in [(FROM, from), (UNTIL, until)] {
        if day.is_none() {
            check.fault(name, FaultKind::Required);
        }
    }
    let (from, until) = (from?, until?);
    if until < from {
        check.fault(UNTIL, FaultKind::DateBefore { day: from });
    }
    Some(Substitute { person, from, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: PersonId = PersonId(uuid::Uuid::from_u128(1));
    const EVA: PersonId = PersonId(uuid::Uuid::from_u128(2));

    fn parsed(pairs: &[(&str, &str)]) -> Result<AreaForm, Vec<Fault>> {
        let typed = Typed::filled(pairs.iter().copied().chain([(VERSION, "3")]));
        AreaForm::parse(&typed, &[ADA, EVA])
    }

    #[test]
    fn an_area_has_an_executive_and_a_dated_substitute_or_neither() {
        let (ada, eva) = (ADA.to_string(), EVA.to_string());
        let whole =
            [(EXECUTIVE, ada.as_str()), (SUBSTITUTE, &eva), (FROM, "2026-12-01"), (UNTIL, "2026-12-01")];
        let day = Day::new(2026, 12, 1).unwrap();
        let substitute = Some(Substitute { person: EVA, from: day, until: day });
        assert_eq!(parsed(&whole), Ok(AreaForm { executive: Some(ADA), substitute, version: 3 }));
        assert_eq!(parsed(&[]), Ok(AreaForm { executive: None, substitute: None, version: 3 }));
    }

    #[test]
    fn a_substitute_is_another_person_with_both_days_in_their_order() {
        let (ada, eva, nobody) =
            (ADA.to_string(), EVA.to_string(), PersonId(uuid::Uuid::from_u128(9)).to_string());
        let day = Day::new(2026, 12, 2).unwrap();
        let same =
            [(EXECUTIVE, ada.as_str()), (SUBSTITUTE, &ada), (FROM, "2026-12-01"), (UNTIL, "2026-12-02")];
        let bare = [(SUBSTITUTE, eva.as_str())];
        let turned = [(SUBSTITUTE, eva.as_str()), (FROM, "2026-12-02"), (UNTIL, "2026-12-01")];
        let missing = [(FROM, "2026-12-02")];
        let stranger = [(EXECUTIVE, nobody.as_str())];
        for (pairs, expected) in [
            (&same[..], vec![Fault::new(SUBSTITUTE, FaultKind::Because("areas-fault-same"))]),
            (&bare, vec![Fault::new(FROM, FaultKind::Required), Fault::new(UNTIL, FaultKind::Required)]),
            (&turned, vec![Fault::new(UNTIL, FaultKind::DateBefore { day })]),
            (&missing, vec![Fault::new(SUBSTITUTE, FaultKind::NotChosen)]),
            (&stranger, vec![Fault::new(EXECUTIVE, FaultKind::UnknownChoice)]),
        ] {
            assert_eq!(parsed(pairs), Err(expected), "{pairs:?}");
        }
    }
}
