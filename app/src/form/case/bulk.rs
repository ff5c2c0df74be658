//! Several requests at once. The page before it names every request with the version that was looked at, and the form
//! sends both back, so each of them is guarded as if it were alone.

use domain::{
    case::{class::TOGETHER, request::limit},
    id::{CaseNumber, PersonId},
    time::Day,
};

use super::assign::{NOBODY, PERSON};
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// Which act.
pub const ACT: &str = "act";
/// A ticked row of a list.
pub const CASE: &str = "case";
/// A request of the preview with its version: `42:7`.
pub const ITEM: &str = "item";
/// The tab to which one returns.
pub const TAB: &str = "tab";
/// Until when something is put off.
pub const UNTIL: &str = "until";
/// The day, where one is named.
pub const DAY: &str = "day";
/// The reason that all of them share.
pub const REASON: &str = super::reason::REASON;

/// What is done to several requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAct {
    /// Say who holds them.
    Assign,
    /// Put them off.
    Snooze,
    /// Take them back from there.
    Wake,
    /// Approve them.
    Approve,
}

impl BulkAct {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Assign, Self::Snooze, Self::Wake, Self::Approve];

    /// As it stands in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assign => "assign",
            Self::Snooze => "snooze",
            Self::Wake => "wake",
            Self::Approve => "approve",
        }
    }

    /// The act of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// Until when something is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The next morning.
    Tomorrow,
    /// The next Monday.
    Week,
    /// That morning.
    Day(Day),
    /// Until something happens.
    Event,
}

/// The values of [`UNTIL`].
pub mod until {
    /// The next morning.
    pub const TOMORROW: &str = "tomorrow";
    /// The next Monday.
    pub const WEEK: &str = "week";
    /// A named day.
    pub const DAY: &str = "day";
    /// Until something happens.
    pub const EVENT: &str = "event";
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// This person holds them; `None` is nobody.
    Assign(Option<PersonId>),
    /// They are put off.
    Snooze(Until),
    /// They are back.
    Wake,
    /// They are approved, for this reason.
    Approve(String),
}

impl Bulk {
    /// Without its values.
    pub const fn act(&self) -> BulkAct {
        match self {
            Self::Assign(_) => BulkAct::Assign,
            Self::Snooze(_) => BulkAct::Snooze,
            Self::Wake => BulkAct::Wake,
            Self::Approve(_) => BulkAct::Approve,
        }
    }
}

/// What was sent from the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkForm {
    /// What is done.
    pub bulk: Bulk,
    /// To which requests, with the version that was seen.
    pub items: Vec<(CaseNumber, i64)>,
}

impl BulkForm {
    /// The form, or all its faults at once. A day lies after `today` and within a year.
    pub fn parse(typed: &Typed, today: Day) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [ACT, ITEM, TAB, PERSON, UNTIL, DAY, REASON]);
        let items = check.take(parse::choices(typed, ITEM, item));
        if items.as_ref().is_some_and(|items| items.len() > TOGETHER) {
            check.fault(ITEM, FaultKind::TooMany { max: TOGETHER });
        }
        let bulk = match check.take(parse::choice(typed, ACT, BulkAct::from_code)) {
            None => None,
            Some(BulkAct::Wake) => Some(Bulk::Wake),
            Some(BulkAct::Assign) => {
                let read = |raw: &str| {
                    if raw == NOBODY { Some(None) } else { raw.parse().ok().map(|id| Some(PersonId(id))) }
                };
                check.take(parse::choice(typed, PERSON, read)).map(Bulk::Assign)
            }
            Some(BulkAct::Approve) => check.take(parse::text(typed, REASON, limit::TEXT)).map(Bulk::Approve),
            Some(BulkAct::Snooze) => snooze(&mut check, typed, today).map(Bulk::Snooze),
        };
        check.finish(|| Some(Self { bulk: bulk?, items: items? }))
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (PERSON, "assign-who"),
                (UNTIL, "bulk-until"),
                (DAY, "bulk-until-day"),
                (REASON, "bulk-reason"),
                (ITEM, "bulk-items"),
            ],
        )
    }
}

fn snooze(check: &mut Check, typed: &Typed, today: Day) -> Option<Until> {
    let read = |raw: &str| {
        [until::TOMORROW, until::WEEK, until::DAY, until::EVENT].into_iter().find(|code| *code == raw)
    };
    match check.take(parse::choice(typed, UNTIL, read))? {
        until::TOMORROW => Some(Until::Tomorrow),
        until::WEEK => Some(Until::Week),
        until::EVENT => Some(Until::Event),
        _ => check.take(parse::day(typed, DAY, today.plus(1)..=today.plus(366))).map(Until::Day),
    }
}

fn item(raw: &str) -> Option<(CaseNumber, i64)> {
    let (number, version) = raw.split_once(':')?;
    Some((CaseNumber(number.parse().ok()?), version.parse().ok()?))
}

/// The requests that are ticked in a list, each once, as many as there may be at the most; and whether there were more.
pub fn ticked(typed: &Typed) -> (Vec<CaseNumber>, bool) {
    let mut ticked: Vec<CaseNumber> = Vec::new();
    for number in typed.all(CASE).filter_map(|raw| raw.parse().ok()).map(CaseNumber) {
        if !ticked.contains(&number) {
            ticked.push(number);
        }
    }
    let more = ticked.len() > TOGETHER;
    ticked.truncate(TOGETHER);
    (ticked, more)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day { year: 2026, month: 11, day: 22 };

    fn parsed(body: &str) -> Result<BulkForm, Vec<Fault>> {
        BulkForm::parse(&Typed::parse(body.as_bytes()), TODAY)
    }

    #[test]
    fn every_act_has_its_own_field_and_every_request_its_version() {
        let items = vec![(CaseNumber(42), 7), (CaseNumber(3), 1)];
        let of = |bulk| Ok(BulkForm { bulk, items: items.clone() });
        let day = Day::new(2026, 11, 23).unwrap();
        for (body, expected) in [
            ("act=wake", of(Bulk::Wake)),
            ("act=assign&person=nobody", of(Bulk::Assign(None))),
            ("act=approve&reason=Klein.", of(Bulk::Approve("Klein.".into()))),
            ("act=snooze&until=tomorrow", of(Bulk::Snooze(Until::Tomorrow))),
            ("act=snooze&until=week&day=", of(Bulk::Snooze(Until::Week))),
            ("act=snooze&until=event", of(Bulk::Snooze(Until::Event))),
            ("act=snooze&until=day&day=23.11.2026", of(Bulk::Snooze(Until::Day(day)))),
            (
                "act=snooze&until=day&day=2026-11-22",
                Err(vec![Fault::new(DAY, FaultKind::DateBefore { day })]),
            ),
            ("act=approve&reason=", Err(vec![Fault::new(REASON, FaultKind::Required)])),
            ("act=snooze", Err(vec![Fault::new(UNTIL, FaultKind::NotChosen)])),
            ("act=delete", Err(vec![Fault::new(ACT, FaultKind::UnknownChoice)])),
        ] {
            assert_eq!(parsed(&format!("{body}&item=42:7&item=3:1")), expected, "{body}");
        }
        assert_eq!(parsed("act=wake&item=42"), Err(vec![Fault::new(ITEM, FaultKind::UnknownChoice)]));
        assert_eq!(parsed("act=wake"), Err(vec![Fault::new(ITEM, FaultKind::NotChosen)]));
    }

    #[test]
    fn no_more_are_worked_on_together_than_a_person_reads() {
        let many: Vec<String> = (1..=26).map(|number| format!("item={number}:1")).collect();
        assert_eq!(
            parsed(&format!("act=wake&{}", many.join("&"))),
            Err(vec![Fault::new(ITEM, FaultKind::TooMany { max: TOGETHER })])
        );
        let many: Vec<String> =
            (1..=26).map(|number| format!("case={number}&case={number}&case=x")).collect();
        let (found, more) = ticked(&Typed::parse(many.join("&").as_bytes()));
        assert_eq!((found.len(), more), (TOGETHER, true));
    }
}
