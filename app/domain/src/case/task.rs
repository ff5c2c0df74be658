//! What has to be done now, and by whom, finer than whose move it is: a message says "sign" or "restate", not "it is your
//! move". What is there after an act and was not there before is what somebody has to be told; nothing else is.

use serde::{Deserialize, Serialize};

use crate::{
    area::Area,
    case::{
        Case, Side,
        mover::Mover,
        package::Content,
        state::{State, Waiting},
        understanding::Duty,
    },
    permit::deciders,
    time::Time,
};

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Give a verdict on the request.
    Review,
    /// Mend the request and submit it again.
    Mend,
    /// Answer the open question.
    Answer,
    /// Answer the offer of this round.
    AnswerOffer(u32),
    /// Answer the objection of this round.
    AnswerObjection(u32),
    /// The round of this number is stale: make a new offer.
    OfferAgain(u32),
    /// Sign as the second reviewer, or decline to.
    Sign,
    /// Attach the artefacts that open gates ask for.
    Attach,
    /// Look at the artefacts.
    CheckArtefacts,
    /// Say what the own side needs.
    StateNeed,
    /// Say what the other side needs.
    Restate,
    /// Say whether the other side understood.
    Confirm,
    /// Decide.
    Decide,
    /// Nobody may decide: name somebody.
    NameDecider,
}

/// Everything that is open now with whoever has to do it: one side, the second reviewer, the adviser, the executive or
/// the admin. A draft is nobody's duty.
pub fn tasks(case: &Case, area: &Area, time: Time) -> Vec<(Mover, Task)> {
    match &case.state {
        State::Review(waiting) => vec![or_sign(waiting, Mover::Side(Side::Security), Task::Review)],
        State::Returned(_) => vec![(Mover::Side(Side::Marketing), Task::Mend)],
        State::Question(question) => vec![(Mover::Side(question.asked), Task::Answer)],
        State::Negotiation(waiting) => {
            let task = match case.last_round() {
                None => Task::Review,
                Some(round) if round.stale => Task::OfferAgain(round.number),
                Some(round) => match round.content {
                    Content::Offer(_) => Task::AnswerOffer(round.number),
                    Content::Objection(_) => Task::AnswerObjection(round.number),
                },
            };
            vec![or_sign(waiting, Mover::Side(case.to_move()), task)]
        }
        State::Agreed(agreed) if agreed.due.is_some() => {
            vec![(Mover::Side(Side::Marketing), Task::Attach)]
        }
        State::Agreed(_) => vec![(Mover::Adviser, Task::CheckArtefacts)],
        State::Stalemate(stalemate) => {
            let owed = |side: Side| stalemate.owed.of(side).map(|owed| (Mover::Side(side), step(owed.duty)));
            let mut open: Vec<_> = Side::ALL.into_iter().filter_map(owed).collect();
            open.extend(stalemate.unsigned.is_some().then_some((Mover::SecondReviewer, Task::Sign)));
            open
        }
        State::Escalated(_) if deciders(case, area, time).is_empty() => {
            vec![(Mover::Admin, Task::NameDecider)]
        }
        State::Escalated(_) => vec![(Mover::Executive, Task::Decide)],
        State::Draft | State::Approved(_) | State::Declined(_) | State::Withdrawn(_) | State::Discarded => {
            Vec::new()
        }
    }
}

fn or_sign(waiting: &Waiting, side: Mover, task: Task) -> (Mover, Task) {
    if waiting.unsigned.is_some() { (Mover::SecondReviewer, Task::Sign) } else { (side, task) }
}

const fn step(duty: Duty) -> Task {
    match duty {
        Duty::StateNeed => Task::StateNeed,
        Duty::Restate => Task::Restate,
        Duty::ConfirmOrCorrect => Task::Confirm,
    }
}
