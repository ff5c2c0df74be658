//! The paper of a gate: a link and what it is; and the adviser's word on it. The gate travels in the form, because one
//! page address serves every gate of the case.

use domain::{
    case::request::limit,
    rules::{GateId, RuleBook},
};

use super::reason::{REASON, Reason};
use crate::{
    form::{Check, Fault, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// Which gate.
pub const GATE: &str = "gate";
/// Where the paper is.
pub const LINK: &str = "link";
/// What it is.
pub const NOTE: &str = "note";
/// The longest link in characters.
pub const LINK_LIMIT: usize = limit::LINK;
/// The longest note in characters.
pub const NOTE_LIMIT: usize = limit::TEXT;

/// A gate of the rule book by its name.
pub fn gate(name: &str) -> Option<GateId> {
    let id = GateId::from(name);
    RuleBook::built_in().gate(&id).map(|gate| gate.id.clone())
}

/// A paper that somebody attaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachForm {
    /// For which gate.
    pub gate: GateId,
    /// `http` or `https`.
    pub link: String,
    /// One sentence.
    pub note: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The adviser's word; the reason is empty for a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgeForm {
    /// On the paper of which gate.
    pub gate: GateId,
    /// Why not.
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl AttachForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [GATE, LINK, NOTE, VERSION]);
        let gate = check.take(parse::choice(typed, GATE, gate));
        let link = check.take(parse::line(typed, LINK, LINK_LIMIT).and_then(|_| parse::link(typed, LINK)));
        let note = check.take(parse::text(typed, NOTE, NOTE_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { gate: gate?, link: link?, note: note?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(GATE, "artefact-gate"), (LINK, "artefact-link"), (NOTE, "artefact-note")])
    }
}

impl JudgeForm {
    /// The form, or all its faults at once; a reason only for a no.
    pub fn parse(typed: &Typed, reason: Reason) -> Result<Self, Vec<Fault>> {
        let mut check = match reason {
            Reason::None => Check::of(typed, [GATE, VERSION]),
            _ => Check::of(typed, [GATE, REASON, VERSION]),
        };
        let gate = check.take(parse::choice(typed, GATE, gate));
        let reason = match reason {
            Reason::None => Some(String::new()),
            asked => check.take(parse::text(typed, REASON, asked.limit())),
        };
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { gate: gate?, reason: reason?, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(GATE, "artefact-gate"), (REASON, "artefact-reason")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FaultKind;

    #[test]
    fn a_paper_needs_a_gate_of_the_book_a_web_address_and_a_sentence() {
        let typed = Typed::parse(b"gate=G-NONE&link=javascript:alert(1)&note=&version=1");
        assert_eq!(
            AttachForm::parse(&typed),
            Err(vec![
                Fault::new(GATE, FaultKind::UnknownChoice),
                Fault::new(LINK, FaultKind::NotALink),
                Fault::new(NOTE, FaultKind::Required),
            ])
        );
        let typed = Typed::parse(b"gate=G-AVV&link=https://example.org/avv&note=Signed&version=1");
        assert_eq!(AttachForm::parse(&typed).unwrap().gate, GateId::from("G-AVV"));
    }

    #[test]
    fn a_no_needs_a_reason_and_a_yes_takes_none() {
        let typed = Typed::parse(b"gate=G-AVV&version=1");
        assert!(JudgeForm::parse(&typed, Reason::None).is_ok());
        assert_eq!(
            JudgeForm::parse(&typed, Reason::Sentence),
            Err(vec![Fault::new(REASON, FaultKind::Required)])
        );
    }
}
