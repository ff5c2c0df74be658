//! At the table: offer, counter, accept, accept the no. A package is complete and checked before anybody sees
//! it; the other side's package can be accepted only as it lies there.

use std::collections::BTreeSet;

use crate::{
    case::{
        Side,
        act::Act,
        decision::Authority,
        difference::{Ledger, compare},
        event::Happening,
        package::{Content, Package, Round},
        refusal::Refusal,
        state::{Decided, Stalemate, State, Waiting},
        transition::turn::Turn,
    },
    id::PersonId,
    policy::Outcome,
};

impl Turn<'_> {
    pub(super) fn next_round(&self) -> u32 {
        self.case.last_round().map_or(1, |round| round.number.saturating_add(1))
    }

    /// The package of a round that can still be chosen.
    pub(super) fn offer_on_table(&self, number: u32) -> Result<&Package, Refusal> {
        Side::ALL
            .into_iter()
            .filter_map(|side| self.case.live_offer(side))
            .find(|(round, _)| round.number == number)
            .map(|(_, package)| package)
            .ok_or(Refusal::NotOnTheTable)
    }

    pub(super) fn offer_in_review(&mut self, waiting: Waiting, package: Package) -> Result<State, Refusal> {
        self.must_be(Side::Security)?;
        if waiting.unsigned.is_some() {
            return Err(Refusal::SignaturePending);
        }
        self.check(&package)?;
        // stricter than the table only with a sentence
        if self.standing(&BTreeSet::new())?.proposal.outcome == Outcome::Approve {
            Self::needed(&package.note)?;
        }
        if self.needs_signature(&package)? {
            return self.ask_signature(waiting, Act::Offer(Box::new(package))).map(State::Review);
        }
        let by = self.person()?;
        self.put(package, Side::Security, by, None)
    }

    pub(super) fn counter(&mut self, waiting: Waiting, package: Package) -> Result<State, Refusal> {
        let side = self.case.to_move();
        self.must_be(side)?;
        if waiting.unsigned.is_some() {
            return Err(Refusal::SignaturePending);
        }
        self.check(&package)?;
        if side == Side::Security && self.needs_signature(&package)? {
            return self.ask_signature(waiting, Act::Offer(Box::new(package))).map(State::Negotiation);
        }
        let by = self.person()?;
        self.put(package, side, by, None)
    }

    /// Back from the brink: either side may put something new on the table. Marketing need not wait for a signature
    /// that security's own new offer lacks; what was not signed by then is not on the table.
    pub(super) fn offer_in_stalemate(
        &mut self,
        mut stalemate: Stalemate,
        package: Package,
    ) -> Result<State, Refusal> {
        let side = self.side()?;
        if side == Side::Security && stalemate.unsigned.is_some() {
            return Err(Refusal::SignaturePending);
        }
        self.check(&package)?;
        if side == Side::Security && self.needs_signature(&package)? {
            stalemate.unsigned = Some(self.unsigned(Act::Offer(Box::new(package)))?);
            return Ok(State::Stalemate(stalemate));
        }
        let by = self.person()?;
        self.put(package, side, by, None)
    }

    fn needs_signature(&self, package: &Package) -> Result<bool, Refusal> {
        Ok(self.standing_with(package)?.needs_signature())
    }

    /// A package that says something, about days to come, in conditions that exist.
    fn check(&self, package: &Package) -> Result<(), Refusal> {
        let today = self.today();
        if package.is_empty() {
            return Err(Refusal::EmptyOffer);
        }
        let in_time = package.expires > today
            && package.scope.until.is_none_or(|day| day >= today)
            && package.terms.iter().all(|term| term.due >= today);
        if !in_time {
            return Err(Refusal::PastDate);
        }
        if package.conditions().iter().any(|condition| self.rules.basis.book.condition(condition).is_none()) {
            return Err(Refusal::UnknownCondition);
        }
        if package.terms.iter().any(|term| term.key().is_empty())
            || !(1..=12).contains(&package.review_months)
        {
            return Err(Refusal::EmptyOffer);
        }
        let on_table = self.case.last_round().filter(|round| !round.stale).and_then(Round::package);
        if on_table.is_some_and(|before| compare(Some(before), package).is_empty()) {
            return Err(Refusal::NothingChanged);
        }
        Ok(())
    }

    /// Puts a checked package on the table; the other side moves next.
    pub(super) fn put(
        &mut self,
        package: Package,
        side: Side,
        by: PersonId,
        cosigned_by: Option<PersonId>,
    ) -> Result<State, Refusal> {
        let number = self.next_round();
        let ground = Some(self.ground());
        self.note(Happening::Offered { round: number, side });
        self.case.rounds.push(Round {
            number,
            side,
            by,
            at: self.at,
            content: Content::Offer(package),
            stale: false,
            cosigned_by,
            ground,
        });
        Ok(self.negotiation())
    }

    /// A signed package of another reviewer, checked again because time has passed.
    pub(super) fn put_signed(&mut self, package: Package, by: PersonId) -> Result<State, Refusal> {
        self.check(&package)?;
        let signer = self.person()?;
        self.put(package, Side::Security, by, Some(signer))
    }

    pub(super) fn accept(&mut self, waiting: Waiting, explanation: Option<String>) -> Result<State, Refusal> {
        let side = self.case.to_move();
        self.must_be(side)?;
        if waiting.unsigned.is_some() {
            return Err(Refusal::SignaturePending);
        }
        let package = self.acceptable(explanation.as_deref())?;
        let signed = self.case.last_round().is_some_and(|round| round.cosigned_by.is_some());
        if !signed && self.needs_signature(&package)? {
            return self.ask_signature(waiting, Act::Accept { explanation }).map(State::Negotiation);
        }
        let by = self.person()?;
        self.agree(waiting, by, explanation, None)
    }

    /// The package on the table, if it can be taken as it lies.
    pub(super) fn acceptable(&self, explanation: Option<&str>) -> Result<Package, Refusal> {
        self.nothing_asked()?;
        let round = self.case.last_round().ok_or(Refusal::NothingToAccept)?;
        let package = round.package().ok_or(Refusal::NothingToAccept)?;
        if round.stale {
            return Err(Refusal::StaleOffer);
        }
        if package.expires <= self.today() {
            return Err(Refusal::PastDate);
        }
        if Ledger::of(&self.case.rounds).is_one_sided()
            && explanation.is_none_or(|text| text.trim().is_empty())
        {
            return Err(Refusal::ExplanationNeeded);
        }
        Ok(package.clone())
    }

    /// Marketing takes security's no for an answer.
    pub(super) fn accept_no(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        self.must_be(self.case.to_move())?;
        self.must_be(Side::Marketing)?;
        let Some(Content::Objection(reason)) = self.case.last_round().map(|round| round.content.clone())
        else {
            return Err(Refusal::NothingToAccept);
        };
        let decision = self.rejection(Authority::Consent, reason.clone())?;
        self.note(Happening::Declined { by_consent: true, reason });
        Ok(State::Declined(Box::new(Decided {
            decision,
            effective_at: self.at.plus(self.rules.basis.policy.undo),
            effective: false,
            before: State::Negotiation(waiting),
        })))
    }
}
