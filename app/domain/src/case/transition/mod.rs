//! The state machine (workflow.md 3): one total function. It takes the case by value with an act, the leave to
//! do it, and the instant, and gives back the changed case with what happened, or a refusal that says why. The
//! table below is the whole of it; what an act does stands in the file of its room.
#![expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "every act takes its state by value and answers alike, so that the table below reads evenly"
)]

use crate::{
    case::{
        Case, act::Act, brief::PrecedentLine, event::Event, refusal::Refusal, standing::Basis, state::State,
    },
    permit::Permit,
    time::Time,
};

mod agreement;
mod artefacts;
mod assign;
mod authority;
mod decide;
mod escalate;
mod evidence;
mod filing;
mod needs;
mod question;
mod review;
mod score;
mod signature;
mod silence;
mod stalemate;
mod table;
mod turn;

use turn::Turn;

/// What the rules need to know besides the case.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Rule book, policy and simulations.
    pub basis: Basis<'a>,
    /// Similar decided cases, best first, to freeze into a brief.
    pub precedents: &'a [PrecedentLine],
    /// Questions of the conversation that nobody has answered: while there are any, nothing is approved.
    pub open_questions: usize,
}

/// A changed case and what happened to it, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The case afterwards.
    pub case: Case,
    /// What to tell; never empty but for a saved draft and for a need stated again in the same words.
    pub events: Vec<Event>,
}

/// Applies an act. A refusal leaves nothing behind: the case that was given is gone, the stored one unchanged.
pub fn transition(
    mut case: Case,
    act: Act,
    permit: &Permit,
    at: Time,
    rules: &Rules<'_>,
) -> Result<Change, Refusal> {
    if permit.action() != act.action() || permit.case() != case.number {
        return Err(Refusal::NotPermitted);
    }
    let moves = case.moves_at().is_some_and(|moves| moves <= at);
    let state = std::mem::replace(&mut case.state, State::Discarded);
    let mut turn = Turn::new(case, permit, at, rules);
    let next = match act {
        Act::Tick if !moves => turn.remind(state)?,
        act => step(&mut turn, state, act)?,
    };
    Ok(turn.finish(next))
}

/// State by state, act by act; what is not named is not possible.
fn step(turn: &mut Turn<'_>, state: State, act: Act) -> Result<State, Refusal> {
    match state {
        State::Draft => match act {
            Act::Edit(request) => turn.edit(*request),
            Act::Submit => turn.submit(),
            Act::Discard => turn.discard(),
            other => turn.evidence(State::Draft, other),
        },
        State::Review(waiting) => match act {
            Act::ChangeAnswers(request) => turn.change_answers_in_review(*request, waiting),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::Ask { text, suggestion, to, about } => {
                turn.ask(State::Review(waiting), text, suggestion, to, about)
            }
            Act::Return(reason) => turn.give_back(waiting, reason),
            Act::Approve => turn.approve(waiting),
            Act::Offer(package) => turn.offer_in_review(waiting, *package),
            Act::Object(reason) => turn.object(waiting, reason),
            Act::Refer { choice, text } => turn.refer(waiting, choice, text),
            Act::CoSign => turn.sign_in_review(waiting),
            Act::RefuseSignature(reason) => turn.refuse_signature(waiting, reason).map(State::Review),
            Act::StateNeed(text) => turn.state_need(text, State::Review(waiting)),
            Act::Tick => turn.silence_in_review(waiting),
            other => turn.handle_artefact(State::Review(waiting), other),
        },
        State::Returned(returned) => match act {
            Act::Submit => turn.submit_again(),
            Act::ChangeAnswers(request) => turn.change_answers(*request),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::Tick => turn.lapse(&returned),
            other => turn.handle_artefact(State::Returned(returned), other),
        },
        State::Question(question) => match act {
            Act::Answer(text) => turn.answer(*question, text),
            Act::TakeBack => turn.take_back(*question),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::Tick => turn.silence_in_question(*question),
            other => turn.handle_artefact(State::Question(question), other),
        },
        State::Negotiation(waiting) => match act {
            Act::Accept { explanation } => turn.accept(waiting, explanation),
            Act::AcceptNo => turn.accept_no(waiting),
            Act::Offer(package) => turn.counter(waiting, *package),
            Act::Ask { text, suggestion, to, about } => {
                turn.ask(State::Negotiation(waiting), text, suggestion, to, about)
            }
            Act::Declare { cause, reason } => turn.declare(&waiting, cause, reason),
            Act::ChangeAnswers(request) => turn.change_answers(*request),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::CoSign => turn.sign_in_negotiation(waiting),
            Act::RefuseSignature(reason) => turn.refuse_signature(waiting, reason).map(State::Negotiation),
            Act::StateNeed(text) => turn.state_need(text, State::Negotiation(waiting)),
            Act::Restate(text) => turn.restate(text, State::Negotiation(waiting)),
            Act::Confirm => turn.confirm(State::Negotiation(waiting)),
            Act::Correct(text) => turn.correct(text, State::Negotiation(waiting)),
            Act::CloseRestatement => turn.close_restatement(State::Negotiation(waiting)),
            Act::Tick => turn.silence_in_negotiation(waiting),
            other => turn.handle_artefact(State::Negotiation(waiting), other),
        },
        State::Agreed(agreed) => match act {
            Act::ChangeAnswers(request) => turn.change_answers(*request),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::Tick => turn.silence_in_agreed(&agreed),
            other => turn.handle_artefact_in_agreed(agreed, other),
        },
        State::Stalemate(stalemate) => match act {
            Act::Offer(package) => turn.offer_in_stalemate(stalemate, *package),
            Act::Withdraw(reason) => turn.withdraw(reason),
            Act::CoSign => turn.sign_in_stalemate(stalemate),
            Act::RefuseSignature(reason) => turn.refuse_signature_in_stalemate(stalemate, reason),
            Act::StateNeed(text) => turn.state_need(text, State::Stalemate(stalemate)),
            Act::Restate(text) => turn.restate(text, State::Stalemate(stalemate)),
            Act::Confirm => turn.confirm(State::Stalemate(stalemate)),
            Act::Correct(text) => turn.correct(text, State::Stalemate(stalemate)),
            Act::CloseRestatement => turn.close_restatement(State::Stalemate(stalemate)),
            Act::Tick => turn.silence_in_stalemate(stalemate),
            other => turn.handle_artefact(State::Stalemate(stalemate), other),
        },
        State::Escalated(escalated) => match act {
            Act::Decide { choice, reason, expires } => turn.decide(*escalated, choice, reason, expires),
            Act::SendBack(question) => turn.send_back(question),
            Act::Ask { text, suggestion, to, about } => {
                turn.ask(State::Escalated(escalated), text, suggestion, to, about)
            }
            Act::Withdraw(reason) => turn.withdraw(reason),
            other => turn.handle_artefact(State::Escalated(escalated), other),
        },
        State::Approved(decided) => match act {
            Act::Undo => turn.undo(*decided),
            Act::Tick => turn.take_effect(*decided, State::Approved),
            other => turn.evidence(State::Approved(decided), other),
        },
        State::Declined(decided) => match act {
            Act::Undo => turn.undo(*decided),
            Act::Tick => turn.take_effect(*decided, State::Declined),
            other => Turn::refuse(&State::Declined(decided), &other),
        },
        State::Withdrawn(_) | State::Discarded => Turn::refuse(&state, &act),
    }
}
