//! The decision. A reason is asked for unless the recommended offer is approved; the last day only where the request is
//! approved as asked, because an offer carries its own.

use domain::{
    case::{decision::Choice, request::limit},
    time::Day,
};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// What is chosen; travels unseen from the brief.
pub const CHOICE: &str = "choice";
/// Why.
pub const REASON: &str = "reason";
/// Characters of a reason; people read it in one breath.
pub const REASON_LIMIT: usize = limit::TEXT;
/// Last day of an approval as asked.
pub const EXPIRES: &str = "expires";

/// A decision as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideForm {
    /// What.
    pub choice: Choice,
    /// Why; empty only for the recommended offer.
    pub reason: String,
    /// Last day, for an approval as asked.
    pub expires: Option<Day>,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// What the case allows at this moment.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// The recommended choice.
    pub recommended: Option<Choice>,
    /// Today; an approval ends later.
    pub today: Day,
    /// The last day that an approval as asked may have.
    pub last: Day,
}

impl DecideForm {
    /// Whether this choice goes without a reason.
    pub fn may_be_silent(choice: Choice, recommended: Option<Choice>) -> bool {
        matches!(choice, Choice::Offer(_)) && recommended == Some(choice)
    }

    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed, allowed: Allowed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CHOICE, REASON, EXPIRES, VERSION]);
        let choice = check.take(parse::choice(typed, CHOICE, Choice::from_code));
        let reason = check.take(parse::optional_text(typed, REASON, REASON_LIMIT));
        let expires = match choice {
            Some(Choice::AsAsked) => {
                let days = allowed.today.plus(1)..=allowed.last;
                check.take(parse::day(typed, EXPIRES, days)).map(Some)
            }
            _ => Some(None),
        };
        let silent = choice.is_some_and(|choice| Self::may_be_silent(choice, allowed.recommended));
        if reason == Some(None) && !silent {
            check.fault(REASON, FaultKind::Required);
        }
        let version = check.take(parse::version(typed));
        check.finish(|| {
            let reason = reason?.unwrap_or_default();
            Some(Self { choice: choice?, reason, expires: expires?, version: version? })
        })
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(EXPIRES, "decide-expires"), (REASON, "decide-reason")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed() -> Allowed {
        let today = Day::new(2026, 11, 21).unwrap();
        Allowed { recommended: Some(Choice::Offer(2)), today, last: today.plus(90) }
    }

    fn parsed(pairs: &[(&str, &str)]) -> Result<DecideForm, Vec<Fault>> {
        DecideForm::parse(&Typed::filled(pairs.iter().copied().chain([(VERSION, "3")])), allowed())
    }

    #[test]
    fn only_the_recommended_offer_goes_without_a_reason() {
        assert!(parsed(&[(CHOICE, "offer-2"), (REASON, " ")]).is_ok());
        for choice in ["offer-1", "decline"] {
            let missing = vec![Fault::new(REASON, FaultKind::Required)];
            assert_eq!(parsed(&[(CHOICE, choice)]), Err(missing), "{choice}");
            assert!(parsed(&[(CHOICE, choice), (REASON, "So ist es.")]).is_ok(), "{choice}");
        }
    }

    #[test]
    fn an_approval_as_asked_ends_within_what_is_allowed() {
        let of = |day| parsed(&[(CHOICE, "as-asked"), (REASON, "x"), (EXPIRES, day)]);
        let Allowed { today, last, .. } = allowed();
        assert_eq!(of("19.02.2027").map(|form| form.expires), Ok(Some(last)));
        assert_eq!(of(""), Err(vec![Fault::new(EXPIRES, FaultKind::Required)]));
        assert_eq!(
            of("2026-11-21"),
            Err(vec![Fault::new(EXPIRES, FaultKind::DateBefore { day: today.plus(1) })])
        );
        assert_eq!(of("2027-02-20"), Err(vec![Fault::new(EXPIRES, FaultKind::DateAfter { day: last })]));
    }

    #[test]
    fn a_choice_that_nobody_offered_is_a_fault() {
        let faults = parsed(&[(CHOICE, "everything"), (REASON, "x")]).unwrap_err();
        assert_eq!(faults, [Fault::new(CHOICE, FaultKind::UnknownChoice)]);
    }
}
