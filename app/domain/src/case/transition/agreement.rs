//! From a settled package to a yes: open gates wait for their artefacts; then the decision table says whether
//! the sides may settle it themselves or the executive has to.

use crate::{
    case::{
        act::Act,
        artefact::ArtefactStatus,
        decision::{Authority, Choice, Decision, Recommendation},
        event::Happening,
        package::Package,
        refusal::Refusal,
        state::{Agreed, Decided, ReturnReason, State, Waiting, Why},
        transition::{authority::Yes, turn::Turn},
    },
    id::PersonId,
    policy::Outcome,
    rules::GateId,
};

impl Turn<'_> {
    /// Both sides accept the last round; `waiting` is the move at the table that this ends.
    pub(super) fn agree(
        &mut self,
        waiting: Waiting,
        by: PersonId,
        explanation: Option<String>,
        cosigned_by: Option<PersonId>,
    ) -> Result<State, Refusal> {
        let Some(round) = self.case.rounds.last_mut() else { return Err(Refusal::NothingToAccept) };
        round.cosigned_by = round.cosigned_by.or(cosigned_by);
        let number = round.number;
        self.note(Happening::Agreed { round: number, explanation: explanation.clone() });
        self.settle(Agreed { round: number, by, explanation, due: None }, waiting)
    }

    fn package_of(&self, agreed: &Agreed) -> Result<Package, Refusal> {
        let round = self.case.rounds.iter().find(|round| round.number == agreed.round);
        round.and_then(|round| round.package().cloned()).ok_or(Refusal::NotOnTheTable)
    }

    /// As far as the gates let it: a block sends it back, a missing artefact keeps it, nothing open passes it on. Undo
    /// leads back to the table.
    pub(super) fn settle(&mut self, agreed: Agreed, table: Waiting) -> Result<State, Refusal> {
        let package = self.package_of(&agreed)?;
        let standing = self.standing_with(&package)?;
        let blocked = standing.blocked();
        if !blocked.is_empty() {
            return Ok(self.returned(ReturnReason::Blocked(blocked)));
        }
        let open = standing.gates();
        if !open.is_empty() {
            let due = match (self.lacks_artefact(&open), agreed.due) {
                (false, _) => None,
                (true, Some(due)) => Some(due),
                (true, None) => Some(self.next_move()),
            };
            return Ok(State::Agreed(Agreed { due, ..agreed }));
        }
        match standing.proposal.outcome {
            Outcome::Approve | Outcome::ApproveWithConditions => {
                let expires = package.expires;
                // the papers may have come after its last day
                if expires <= self.today() {
                    return Err(Refusal::PastDate);
                }
                let reason = agreed.explanation.unwrap_or_default();
                let (choice, authority) = (Choice::Offer(agreed.round), Authority::Agreement);
                let (by, package, cosigned_by) = (agreed.by, Some(package), None);
                let yes = Yes { choice, authority, by, reason, package, expires, cosigned_by };
                let decision = self.acceptance(yes, &standing);
                Ok(self.approved(decision, State::Negotiation(table)))
            }
            Outcome::Escalate | Outcome::Decline | Outcome::Return => {
                let recommendation = self.recommended(&agreed)?;
                self.escalate(Why::Authority { rule: standing.proposal.rule, recommendation })
            }
        }
    }

    /// What the sides agreed on is what they recommend, in the name of the reviewer who stands for it.
    fn recommended(&self, agreed: &Agreed) -> Result<Recommendation, Refusal> {
        let round = self
            .case
            .rounds
            .iter()
            .find(|round| round.number == agreed.round)
            .ok_or(Refusal::NotOnTheTable)?;
        let by = if round.side == crate::case::Side::Security { round.by } else { agreed.by };
        Ok(Recommendation {
            choice: Choice::Offer(agreed.round),
            by,
            text: agreed.explanation.clone().unwrap_or_default(),
            cosigned_by: round.cosigned_by,
            ground: round.ground.clone(),
        })
    }

    fn lacks_artefact(&self, open: &[GateId]) -> bool {
        open.iter().any(|gate| {
            self.case
                .artefacts
                .get(gate)
                .is_none_or(|artefact| matches!(artefact.status, ArtefactStatus::Rejected { .. }))
        })
    }

    /// Artefacts move a settled case: the last confirmation passes it on, a rejection gives it back to marketing.
    pub(super) fn handle_artefact_in_agreed(&mut self, agreed: Agreed, act: Act) -> Result<State, Refusal> {
        let on_a_paper =
            matches!(act, Act::Attach { .. } | Act::ConfirmArtefact(_) | Act::RejectArtefact(..));
        match self.handle_artefact(State::Agreed(agreed), act)? {
            State::Agreed(agreed) if on_a_paper => self.settle(agreed, Waiting::until(self.next_move())),
            other => Ok(other),
        }
    }

    /// Marketing did not bring the papers.
    pub(super) fn silence_in_agreed(&mut self, agreed: &Agreed) -> Result<State, Refusal> {
        if agreed.due.is_none_or(|due| self.at < due) {
            return Err(Refusal::NotDue);
        }
        let package = self.package_of(agreed)?;
        let open = self.standing_with(&package)?.gates();
        Ok(self.returned(ReturnReason::NoArtefact(open)))
    }

    pub(super) fn approved(&mut self, decision: Decision, before: State) -> State {
        self.note(Happening::Approved { choice: decision.choice, reason: decision.reason.clone() });
        let effective_at = self.at.plus(self.rules.basis.policy.undo);
        State::Approved(Box::new(Decided { decision, effective_at, effective: false, before }))
    }
}
