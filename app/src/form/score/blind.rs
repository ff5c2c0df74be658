//! The score of a second reviewer: for each factor a listed value, or nothing where the answers are right, and for each
//! value one sentence of reason. All at once, because it is sent once.

use std::borrow::Cow;

use domain::{case::request::limit, case::second::Score, rating::Factor};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, parse},
    text::Words,
};

/// The longest reason in characters.
pub const REASON_LIMIT: usize = limit::TEXT;

/// Name of the value of a factor.
pub fn value(factor: Factor) -> String {
    format!("value-{}", factor.code())
}

/// Name of its reason.
pub fn reason(factor: Factor) -> String {
    format!("reason-{}", factor.code())
}

/// A score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindForm {
    /// What differs from the answers.
    pub score: Score,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl BlindForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let names = Factor::ALL.into_iter().flat_map(|factor| [value(factor), reason(factor)]);
        let names = names.map(Cow::Owned).chain([Cow::Borrowed(VERSION)]);
        let mut check = Check::of(typed, names.collect::<Vec<Cow<'static, str>>>());
        let mut score = Score::new();
        for factor in Factor::ALL {
            let listed = |raw: &str| raw.parse().ok().filter(|value| factor.options().contains(value));
            let chosen = check.take(parse::optional_choice(typed, &value(factor), listed)).flatten();
            let why = check.take(parse::optional_text(typed, &reason(factor), REASON_LIMIT)).flatten();
            match (chosen, why) {
                (Some(value), Some(why)) => {
                    score.insert(factor, (value, why));
                }
                (Some(_), None) => check.fault(reason(factor), FaultKind::Required),
                (None, Some(_)) => check.fault(value(factor), FaultKind::NotChosen),
                (None, None) => {}
            }
        }
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { score, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        let both = |factor: Factor| {
            let name = factor.name().get(words.language);
            let why = words.with("blind-reason", &[("factor", name.into())]);
            [(Cow::Owned(value(factor)), name.to_owned()), (Cow::Owned(reason(factor)), why)]
        };
        Factor::ALL.into_iter().flat_map(both).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_needs_its_reason_and_a_reason_its_value() {
        let parsed = |body: &str| BlindForm::parse(&Typed::parse(body.as_bytes()));
        assert!(parsed("version=4").expect("the answers are right").score.is_empty());
        let form = parsed("version=4&value-EE=3&reason-EE=Only+inside").expect("a score");
        assert_eq!(form.score, Score::from([(Factor::Exploit, (3, "Only inside".into()))]));
        let faults = parsed("version=4&value-EE=3&reason-SL=Why").unwrap_err();
        assert_eq!(
            faults,
            [Fault::new("value-SL", FaultKind::NotChosen), Fault::new("reason-EE", FaultKind::Required)]
        );
        assert_eq!(
            parsed("version=4&value-EE=4&reason-EE=No").unwrap_err()[0],
            Fault::new("value-EE", FaultKind::UnknownChoice)
        );
    }
}
