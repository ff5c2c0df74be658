//! The form of an act that needs at most a reason: confirm, sign, give back, object, withdraw. How much of a reason is
//! asked for is the act's, so one form serves them all.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, parse},
    text::Words,
};

/// The reason.
pub const REASON: &str = "reason";

/// How much of a reason an act asks for; the limit is in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// None; the form is a button.
    None,
    /// One that people read in one breath.
    Sentence,
    /// The same, and it may stay empty.
    Optional,
    /// One that explains what has to be mended.
    Explanation,
}

impl Reason {
    /// The longest reason; zero where none is asked for.
    pub const fn limit(self) -> usize {
        match self {
            Self::None => 0,
            Self::Sentence | Self::Optional => limit::TEXT,
            Self::Explanation => limit::LONG,
        }
    }
}

/// A confirmed act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonForm {
    /// The reason; empty where none was asked for or given.
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl ReasonForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed, asked: Reason) -> Result<Self, Vec<Fault>> {
        let mut check = match asked {
            Reason::None => Check::of(typed, [VERSION]),
            _ => Check::of(typed, [REASON, VERSION]),
        };
        let reason = match asked {
            Reason::None => Some(String::new()),
            Reason::Optional => {
                check.take(parse::optional_text(typed, REASON, asked.limit())).map(Option::unwrap_or_default)
            }
            Reason::Sentence | Reason::Explanation => check.take(parse::text(typed, REASON, asked.limit())),
        };
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { reason: reason?, version: version? }))
    }

    /// The labels of its fields; `key` names the reason as its page does.
    pub fn labels(words: Words, key: Option<&'static str>) -> Labels {
        key.map(|key| (REASON.into(), words.say(key))).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_reason_is_asked_for_as_the_act_says() {
        let empty = Typed::parse(b"reason=+&version=2");
        let required = Err(vec![Fault::new(REASON, FaultKind::Required)]);
        assert_eq!(ReasonForm::parse(&empty, Reason::Sentence), required);
        assert_eq!(ReasonForm::parse(&empty, Reason::Explanation), required);
        let form = ReasonForm { reason: String::new(), version: 2 };
        assert_eq!(ReasonForm::parse(&empty, Reason::Optional), Ok(form));
        assert_eq!(
            ReasonForm::parse(&empty, Reason::None),
            Err(vec![Fault::new(REASON, FaultKind::UnknownField)])
        );
    }

    #[test]
    fn a_reason_has_its_limit_in_characters() {
        for (asked, limit) in [(Reason::Sentence, 280), (Reason::Optional, 280), (Reason::Explanation, 2000)]
        {
            let of = |length: usize| {
                ReasonForm::parse(
                    &Typed::filled([(REASON, "ß".repeat(length)), (VERSION, "1".into())]),
                    asked,
                )
            };
            assert!(of(limit).is_ok());
            assert_eq!(of(limit + 1), Err(vec![Fault::new(REASON, FaultKind::TooLong { max: limit })]));
        }
    }
}
