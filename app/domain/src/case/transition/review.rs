//! A reviewer's verdicts in Review: approve, return, object, refer. Offers stand in `table`, questions in
//! `question`. None of them is more lenient than the decision table.

use std::collections::BTreeSet;

use crate::{
    case::{
        Side,
        act::Act,
        decision::{Authority, Choice, Recommendation},
        event::Happening,
        package::{Content, Round},
        refusal::Refusal,
        standing::{Standing, WhyEstimate},
        state::{ReturnReason, Returned, State, Waiting, Why},
        transition::{authority::Yes, turn::Turn},
    },
    id::PersonId,
    policy::{Outcome, Step},
    time::Time,
};

/// An approval as asked lasts a year; the table says when it is looked at again.
const PLAIN_APPROVAL_DAYS: i64 = 365;

impl Turn<'_> {
    /// The move is security's and nothing waits for a signature.
    fn free_for_security(&self, waiting: &Waiting) -> Result<(), Refusal> {
        self.must_be(Side::Security)?;
        if waiting.unsigned.is_some() { Err(Refusal::SignaturePending) } else { Ok(()) }
    }

    pub(super) fn approve(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        self.free_for_security(&waiting)?;
        let standing = self.approvable()?;
        // only where a correction brought it down from High: the table allows no plain yes there
        if standing.needs_signature() {
            return self.ask_signature(waiting, Act::Approve).map(State::Review);
        }
        let by = self.person()?;
        Ok(self.plain_yes(waiting, &standing, by, None))
    }

    /// Only where the table says approve and nothing is open.
    fn approvable(&self) -> Result<Standing, Refusal> {
        self.nothing_asked()?;
        let standing = self.standing(&BTreeSet::new())?;
        if !standing.open.is_empty() {
            return Err(Refusal::GateOpen(standing.gates()));
        }
        if standing.proposal.outcome != Outcome::Approve {
            return Err(Refusal::BeyondAuthority(standing.proposal.outcome));
        }
        Ok(standing)
    }

    fn plain_yes(
        &mut self,
        waiting: Waiting,
        standing: &Standing,
        by: PersonId,
        cosigned_by: Option<PersonId>,
    ) -> State {
        let expires = self.today().plus(PLAIN_APPROVAL_DAYS);
        let (choice, authority, package) = (Choice::AsAsked, Authority::Reviewer, None);
        let yes = Yes { choice, authority, by, reason: String::new(), package, expires, cosigned_by };
        let decision = self.acceptance(yes, standing);
        self.approved(decision, State::Review(waiting))
    }

    /// The signed plain yes of another reviewer; undo leads back to the open review.
    pub(super) fn approve_signed(&mut self, due: Time, by: PersonId) -> Result<State, Refusal> {
        let standing = self.approvable()?;
        let signer = self.person()?;
        Ok(self.plain_yes(Waiting::until(due), &standing, by, Some(signer)))
    }

    pub(super) fn give_back(&mut self, waiting: Waiting, reason: String) -> Result<State, Refusal> {
        self.free_for_security(&waiting)?;
        Self::needed(&reason)?;
        Ok(self.returned(ReturnReason::Words(reason)))
    }

    /// Back to marketing, with time to mend it.
    pub(super) fn returned(&mut self, reason: ReturnReason) -> State {
        self.note(Happening::Returned { reason: reason.clone() });
        State::Returned(Returned { reason, due: self.deadline(Step::Returned) })
    }

    pub(super) fn object(&mut self, waiting: Waiting, reason: String) -> Result<State, Refusal> {
        self.free_for_security(&waiting)?;
        Self::needed(&reason)?;
        let number = self.next_round();
        let ground = Some(self.ground());
        let by = self.person()?;
        self.note(Happening::Objected { round: number, reason: reason.clone() });
        self.case.rounds.push(Round {
            number,
            side: Side::Security,
            by,
            at: self.at,
            content: Content::Objection(reason),
            stale: false,
            cosigned_by: None,
            ground,
        });
        Ok(self.negotiation())
    }

    pub(super) fn refer(&mut self, waiting: Waiting, choice: Choice, text: String) -> Result<State, Refusal> {
        self.free_for_security(&waiting)?;
        Self::needed(&text)?;
        let standing = self.referable(choice)?;
        if standing.needs_signature() {
            return self.ask_signature(waiting, Act::Refer { choice, text }).map(State::Review);
        }
        let by = self.person()?;
        self.referred(&standing, choice, text, by, None)
    }

    /// Only where the table asks for the executive, and only for something that lies on the table.
    fn referable(&self, choice: Choice) -> Result<Standing, Refusal> {
        let standing = match choice {
            Choice::AsAsked | Choice::Decline => self.standing(&BTreeSet::new())?,
            Choice::Offer(round) => self.standing_with(self.offer_on_table(round)?)?,
        };
        if !standing.open.is_empty() {
            return Err(Refusal::GateOpen(standing.gates()));
        }
        match standing.proposal.outcome {
            Outcome::Escalate if standing.must_estimate == Some(WhyEstimate::Residual) => {
                Err(Refusal::EstimateFirst)
            }
            Outcome::Escalate | Outcome::Decline => Ok(standing),
            Outcome::Approve | Outcome::ApproveWithConditions | Outcome::Return => {
                Err(Refusal::NothingToRefer)
            }
        }
    }

    fn referred(
        &mut self,
        standing: &Standing,
        choice: Choice,
        text: String,
        by: PersonId,
        cosigned_by: Option<PersonId>,
    ) -> Result<State, Refusal> {
        self.note(Happening::Referred { choice, text: text.clone() });
        let ground = Some(self.ground());
        let recommendation = Recommendation { choice, by, text, cosigned_by, ground };
        self.escalate(Why::Authority { rule: standing.proposal.rule, recommendation })
    }

    /// The signed referral of another reviewer.
    pub(super) fn refer_signed(
        &mut self,
        choice: Choice,
        text: String,
        by: PersonId,
    ) -> Result<State, Refusal> {
        let standing = self.referable(choice)?;
        let signer = self.person()?;
        self.referred(&standing, choice, text, by, Some(signer))
    }
}
