//! A referral to the executive: what security recommends, and why in one breath, because it stands in the brief.

use domain::case::{decision::Choice, request::limit};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// What is recommended.
pub const CHOICE: &str = "choice";
/// Why.
pub const WHY: &str = "why";
/// The longest reason in characters.
pub const WHY_LIMIT: usize = limit::TEXT;

/// A referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferForm {
    /// What is recommended.
    pub choice: Choice,
    /// Why.
    pub why: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl ReferForm {
    /// The form, or all its faults at once. `offered` are the choices that the page shows.
    pub fn parse(typed: &Typed, offered: &[Choice]) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CHOICE, WHY, VERSION]);
        let choice = check.take(parse::choice(typed, CHOICE, Choice::from_code));
        if choice.is_some_and(|choice| !offered.contains(&choice)) {
            check.fault(CHOICE, FaultKind::UnknownChoice);
        }
        let why = check.take(parse::text(typed, WHY, WHY_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { choice: choice?, why: why?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CHOICE, "simple-refer-choice"), (WHY, "simple-refer-why")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_on_the_table_can_be_recommended() {
        let typed = Typed::parse(b"choice=offer-2&why=Because&version=1");
        assert_eq!(
            ReferForm::parse(&typed, &[Choice::AsAsked, Choice::Decline]),
            Err(vec![Fault::new(CHOICE, FaultKind::UnknownChoice)])
        );
        assert_eq!(ReferForm::parse(&typed, &[Choice::Offer(2)]).unwrap().choice, Choice::Offer(2));
    }
}
