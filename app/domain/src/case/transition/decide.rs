//! The executive's acts and what follows every decision: it counts after the time to undo, and until then only
//! the person who made it can take it back. Undo restores the state as a new version; nothing is deleted.

use std::collections::BTreeSet;

use crate::{
    case::{
        decision::{Authority, Choice},
        event::Happening,
        refusal::Refusal,
        state::{Decided, Escalated, State, Waiting},
        transition::{authority::Yes, turn::Turn},
    },
    rating::Severity,
    time::Day,
};

impl Turn<'_> {
    pub(super) fn decide(
        &mut self,
        escalated: Escalated,
        choice: Choice,
        reason: String,
        expires: Option<Day>,
    ) -> Result<State, Refusal> {
        let recommended = escalated.brief.recommendation.as_ref().map(|recommendation| recommendation.choice);
        if !(matches!(choice, Choice::Offer(_)) && recommended == Some(choice)) {
            Self::needed(&reason)?;
        }
        let decision = match choice {
            Choice::Decline => self.rejection(Authority::Executive, reason.clone())?,
            Choice::AsAsked | Choice::Offer(_) => {
                let package = match choice {
                    Choice::Offer(round) => {
                        let offered = escalated.brief.options.iter().find(|option| option.round == round);
                        Some(offered.ok_or(Refusal::NotOnTheTable)?.package.clone())
                    }
                    _ => None,
                };
                let standing = match &package {
                    Some(package) => self.standing_with(package)?,
                    None => self.standing(&BTreeSet::new())?,
                };
                if !standing.open.is_empty() {
                    return Err(Refusal::GateOpen(standing.gates()));
                }
                // an exception always says why, also where it follows the recommendation
                if standing.severity == Severity::Critical {
                    Self::needed(&reason)?;
                }
                let expires = package.as_ref().map(|package| package.expires).or(expires);
                let expires = self.expiry(expires, standing.severity)?;
                let (authority, by, reason) = (Authority::Executive, self.person()?, reason.clone());
                let cosigned_by = None;
                self.acceptance(
                    Yes { choice, authority, by, reason, package, expires, cosigned_by },
                    &standing,
                )
            }
        };
        let before = State::Escalated(Box::new(escalated));
        if choice != Choice::Decline {
            return Ok(self.approved(decision, before));
        }
        self.note(Happening::Declined { by_consent: false, reason });
        let effective_at = self.at.plus(self.rules.basis.policy.undo);
        Ok(State::Declined(Box::new(Decided { decision, effective_at, effective: false, before })))
    }

    /// Every approval ends; an exception at Critical ends soon.
    fn expiry(&self, expires: Option<Day>, severity: Severity) -> Result<Day, Refusal> {
        let expires = expires.ok_or(Refusal::ExpiryNeeded)?;
        let today = self.today();
        let longest = self.rules.basis.policy.exception_days;
        if expires <= today {
            Err(Refusal::PastDate)
        } else if severity == Severity::Critical && expires > today.plus(i64::from(longest)) {
            Err(Refusal::TooLong(longest))
        } else {
            Ok(expires)
        }
    }

    /// Once, with a question. A send-back because of an open gate goes to Review and does not count.
    pub(super) fn send_back(&mut self, question: String) -> Result<State, Refusal> {
        Self::needed(&question)?;
        let gate_open = !self.standing(&BTreeSet::new())?.open.is_empty();
        if !gate_open {
            if self.case.sent_back > 0 {
                return Err(Refusal::SentBackBefore);
            }
            self.case.sent_back += 1;
        }
        self.note(Happening::SentBack { question });
        let on_table = self.case.last_round().is_some_and(|round| !round.stale);
        if on_table && !gate_open {
            return Ok(self.negotiation());
        }
        Ok(State::Review(Waiting::until(self.next_move())))
    }

    pub(super) fn undo(&mut self, decided: Decided) -> Result<State, Refusal> {
        if decided.effective || self.at >= decided.effective_at || decided.decision.by != self.person()? {
            return Err(Refusal::TooLate);
        }
        self.note(Happening::Undone);
        Ok(decided.before)
    }

    pub(super) fn take_effect(
        &mut self,
        decided: Decided,
        state: fn(Box<Decided>) -> State,
    ) -> Result<State, Refusal> {
        if decided.effective || self.at < decided.effective_at {
            return Err(Refusal::NotDue);
        }
        self.note(Happening::Effective);
        Ok(state(Box::new(Decided { effective: true, ..decided })))
    }
}
