//! Workflow.md 3 and 4, read by a person and written down again: for each state every act that is possible in it at
//! all, and whose it is. Nothing here is derived from the code; the cells of `stands` refine it to sub-states, and both
//! are held against each other.

use domain::case::state::StateKind;

/// Whose act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Marketing,
    Security,
    /// A reviewer who did not ask for the signature.
    Second,
    Decider,
    Adviser,
    /// The person who decided, who asked as executive, or who brought the file.
    Doer,
    /// Who wrote the need that waits for a word.
    Author,
    /// A reviewer who corrected factors.
    First,
    /// A reviewer who has not, while another one has.
    Blind,
    Clock,
}

use Whose::{Adviser, Author, Blind, Clock, Decider, Doer, First, Marketing, Second, Security};

/// State, whose, the acts. "View" is everybody's who is involved; "refile" makes a new case.
#[rustfmt::skip]
pub const TABLE: [(StateKind, &[(Whose, &str)]); 12] = [
    (StateKind::Draft, &[(Marketing, "edit submit discard add-evidence replace-evidence"), (Doer, "remove-evidence")]),
    (StateKind::Review, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (First, "adjust"), (Blind, "score"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Security, "ask offer object approve refer return refuse-signature"),
        (Second, "cosign"),
        (Marketing, "change-answers withdraw"),
        (Marketing, "need attach estimate confirm-impact"), (Security, "need attach estimate adjust"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Returned, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Marketing, "submit change-answers withdraw attach estimate confirm-impact"),
        (Security, "attach estimate"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Question, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"), (Decider, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (First, "adjust"), (Blind, "score"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Marketing, "answer take-back withdraw attach estimate confirm-impact"),
        (Security, "answer take-back attach estimate adjust"),
        (Doer, "take-back"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Negotiation, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (First, "adjust"), (Blind, "score"),
        (Author, "confirm correct"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Marketing, "accept offer ask accept-no declare change-answers withdraw"),
        (Security, "accept offer ask declare refuse-signature"),
        (Second, "cosign"),
        (Marketing, "need restate close-restatement attach estimate confirm-impact"),
        (Security, "need restate close-restatement attach estimate adjust"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Agreed, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Marketing, "change-answers withdraw attach estimate confirm-impact"),
        (Security, "attach estimate"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Stalemate, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "assign"), (Security, "assign"),
        (Author, "confirm correct"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Marketing, "need restate close-restatement offer withdraw attach estimate"),
        (Security, "need restate close-restatement offer refuse-signature attach estimate"),
        (Second, "cosign"),
        (Adviser, "confirm-artefact reject-artefact"),
        (Clock, "tick"),
    ]),
    (StateKind::Escalated, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"), (Decider, "post"),
        (Marketing, "add-evidence replace-evidence"), (Security, "add-evidence replace-evidence"),
        (Doer, "remove-evidence"),
        (Decider, "decide ask send-back"),
        (Marketing, "withdraw attach"), (Security, "attach"),
        (Adviser, "confirm-artefact reject-artefact"),
    ]),
    (StateKind::Approved, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Marketing, "add-evidence replace-evidence refile"), (Security, "add-evidence replace-evidence"),
        (Doer, "undo"),
        (Clock, "tick"),
    ]),
    (StateKind::Declined, &[
        (Marketing, "post"), (Security, "post"), (Adviser, "post"),
        (Doer, "undo"), (Marketing, "refile"), (Clock, "tick"),
    ]),
    (StateKind::Withdrawn, &[(Marketing, "post refile"), (Security, "post"), (Adviser, "post")]),
    (StateKind::Discarded, &[]),
];
