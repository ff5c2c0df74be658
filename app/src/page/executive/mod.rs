//! The executive's page, the confirmation of a decision, and sending back. One person, often on a phone, has a minute:
//! the brief shows the frozen facts and at most 220 words, everything longer stands in its appendix.

pub mod brief;
pub mod cut;
pub mod decide;

pub mod package;
pub mod send_back;
pub mod way;

use domain::case::{
    Case, Side,
    state::{Escalated, State},
};

/// The escalation of a case with its frozen brief: while it waits, while the executive's question is out, and after the
/// decision. `None` where the executive never had it, or has sent it back.
pub fn escalated(case: &Case) -> Option<&Escalated> {
    let state = match &case.state {
        State::Question(question) => &question.from,
        State::Approved(decided) | State::Declined(decided) => &decided.before,
        state => state,
    };
    match state {
        State::Escalated(escalated) => Some(escalated),
        _ => None,
    }
}

/// Key of a side's name.
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Marketing => "term-marketing",
        Side::Security => "term-security",
    }
}
