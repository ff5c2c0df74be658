//! The proof of a condition: where to see it, and what it is.

use domain::case::request::limit;

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    text::Words,
};

/// Key of the condition; travels unseen.
pub const TERM: &str = "term";
/// Where to see it.
pub const LINK: &str = "link";
/// What it is.
pub const NOTE: &str = "note";
/// Characters of the note.
pub const NOTE_LIMIT: usize = limit::TEXT;
const TERM_LIMIT: usize = limit::LONG;

/// A proof as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProveForm {
    /// Key of the condition ([`domain::case::package::Term::key`]).
    pub term: String,
    /// A complete address of at most [`limit::LINK`] characters.
    pub link: String,
    /// What it is; may be empty.
    pub note: String,
    /// The version of the entry that the person saw.
    pub version: i64,
}

impl ProveForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [TERM, LINK, NOTE, VERSION]);
        let term = check.take(parse::line(typed, TERM, TERM_LIMIT));
        let link = check.take(parse::link(typed, LINK));
        if link.as_ref().is_some_and(|link| link.chars().count() > limit::LINK) {
            check.fault(LINK, FaultKind::TooLong { max: limit::LINK });
        }
        let note = check.take(parse::optional_text(typed, NOTE, NOTE_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| {
            Some(Self { term: term?, link: link?, note: note?.unwrap_or_default(), version: version? })
        })
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(LINK, "prove-link"), (NOTE, "prove-note")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(link: &str) -> Result<ProveForm, Vec<Fault>> {
        ProveForm::parse(&Typed::filled([(TERM, "C-MFA"), (LINK, link), (VERSION, "2")]))
    }

    #[test]
    fn a_proof_is_a_link_that_a_browser_opens_safely() {
        assert_eq!(parsed("https://wiki.example/mfa").map(|form| form.note), Ok(String::new()));
        for link in ["javascript:alert(1)", "wiki", "https://bank.example@evil.example"] {
            assert_eq!(parsed(link), Err(vec![Fault::new(LINK, FaultKind::NotALink)]), "{link}");
        }
        let long = format!("https://wiki.example/{}", "x".repeat(limit::LINK));
        assert_eq!(parsed(&long), Err(vec![Fault::new(LINK, FaultKind::TooLong { max: limit::LINK })]));
    }
}
