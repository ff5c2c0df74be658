//! The status of a row: a list knows the state, whose move it is and until when, as what its reader meets the case, and
//! nothing else of it.

use domain::{
    case::{Side, mover::Mover, state::StateKind},
    clock::zone::Zone,
    permit::Hat,
    time::Time,
};

use super::{Status, look, stronger, until};
use crate::{port::CaseRow, text::Words};

pub(super) fn status(words: Words, row: &CaseRow, now: Time) -> Status {
    let kind = StateKind::from_code(&row.state).unwrap_or(StateKind::Draft);
    let side = match row.hat {
        Some(Hat::Requester | Hat::Colleague) => Some(Side::Marketing),
        Some(Hat::Reviewer) => Some(Side::Security),
        _ => None,
    };
    let is = |mover: Mover| row.mover == mover.code();
    let moves = |side: Side| is(Mover::Side(side)) || is(Mover::Both);
    let yours = match side {
        Some(Side::Marketing) => moves(Side::Marketing) || is(Mover::Requester),
        // who gave the verdict cannot sign it, and a row does not know who that was
        Some(Side::Security) => moves(Side::Security),
        None => {
            (row.hat == Some(Hat::Adviser) && is(Mover::Adviser))
                || (row.hat == Some(Hat::Decider) && is(Mover::Executive))
        }
    };
    let marketing = moves(Side::Marketing);
    let key = match kind {
        StateKind::Draft if yours => "status-draft-yours",
        StateKind::Draft => "status-draft",
        StateKind::Review | StateKind::Negotiation | StateKind::Stalemate if is(Mover::SecondReviewer) => {
            "status-signature"
        }
        StateKind::Review if yours => "status-review-yours",
        StateKind::Review => "status-review",
        StateKind::Returned if yours => "status-returned-yours",
        StateKind::Returned => "status-returned",
        StateKind::Question if yours => "status-question-yours",
        StateKind::Question if marketing => "status-question-marketing",
        StateKind::Question => "status-question-security",
        StateKind::Negotiation if yours => "status-negotiation-yours",
        StateKind::Negotiation if marketing => "status-negotiation-marketing",
        StateKind::Negotiation => "status-negotiation-security",
        StateKind::Agreed if yours && marketing => "status-agreed-yours",
        StateKind::Agreed if yours => "status-agreed-adviser-yours",
        StateKind::Agreed if marketing => "status-agreed-marketing",
        StateKind::Agreed => "status-agreed-adviser",
        StateKind::Stalemate if yours => "status-stalemate-yours",
        StateKind::Stalemate if is(Mover::Both) => "status-stalemate-both",
        StateKind::Stalemate if marketing => "status-stalemate-marketing",
        StateKind::Stalemate => "status-stalemate-security",
        StateKind::Escalated if is(Mover::Admin) => "status-escalated-admin",
        StateKind::Escalated if yours => "status-escalated-yours",
        StateKind::Escalated if !row.deciders.is_empty() => "status-escalated",
        StateKind::Escalated => "status-escalated-row",
        StateKind::Approved => "status-approved-row",
        StateKind::Declined => "status-declined-row",
        StateKind::Withdrawn => "status-withdrawn-row",
        StateKind::Discarded => "status-discarded",
    };
    let names = row.deciders.join(&words.say("status-or"));
    let sentence = until(words, key, &names, row.due, now, Zone::default());
    Status { word: words.say(stronger(kind, yours)), sentence, yours, look: look(kind, yours) }
}
