//! A task in a mail: what it is called at the beginning of a subject, and the page where it is done.

use domain::{case::act::Action, case::task::Task};

use super::Letter;
use crate::address::Address;

/// Key of the imperative that begins the subject.
pub(super) const fn subject(task: Task) -> &'static str {
    match task {
        Task::Review => "mail-task-review",
        Task::Mend => "mail-task-mend",
        Task::Answer => "mail-task-answer",
        Task::AnswerOffer(_) => "mail-task-answer-offer",
        Task::AnswerObjection(_) => "mail-task-answer-objection",
        Task::OfferAgain(_) => "mail-task-offer-again",
        Task::Sign => "mail-task-sign",
        Task::Attach => "mail-task-attach",
        Task::CheckArtefacts => "mail-task-check-artefacts",
        Task::StateNeed => "mail-task-state-need",
        Task::Restate => "mail-task-restate",
        Task::Confirm => "mail-task-confirm",
        Task::Decide => "mail-task-decide",
        Task::NameDecider => "mail-task-name-decider",
    }
}

/// Where it is done, and the key of what the link says.
pub(super) const fn place(task: Task, letter: &Letter) -> (Address, &'static str) {
    let case = letter.case;
    match task {
        Task::Review | Task::Sign => (Address::Review(case), "mail-open-case"),
        Task::Mend => (Address::Case(case), "mail-open-case"),
        Task::Answer => (Address::Act(case, Action::Answer), "mail-open-question"),
        Task::AnswerOffer(_)
        | Task::AnswerObjection(_)
        | Task::OfferAgain(_)
        | Task::StateNeed
        | Task::Restate
        | Task::Confirm => (Address::Negotiation(case), "mail-open-table"),
        Task::Attach | Task::CheckArtefacts => (Address::Gates(case), "mail-open-gates"),
        Task::Decide => (Address::Brief(case), "mail-open-brief"),
        Task::NameDecider => (Address::Area(letter.area), "mail-open-area"),
    }
}
