//! The second signature: at High and above, security's offer, acceptance or referral waits for another
//! reviewer. It is on security's clock; whoever wanted it cannot sign it. Where the risk rose to High after an offer was
//! made, marketing's acceptance waits for the signature that the offer lacks.

use crate::{
    case::{
        act::Act,
        event::Happening,
        refusal::Refusal,
        state::{Stalemate, State, Unsigned, Waiting},
        transition::turn::Turn,
    },
    id::PersonId,
};

impl Turn<'_> {
    pub(super) fn unsigned(&mut self, act: Act) -> Result<Box<Unsigned>, Refusal> {
        let by = self.person()?;
        self.note(Happening::SignatureAsked);
        let ground = Some(self.ground());
        Ok(Box::new(Unsigned { act, by, at: self.at, ground }))
    }

    pub(super) fn ask_signature(&mut self, waiting: Waiting, act: Act) -> Result<Waiting, Refusal> {
        Ok(Waiting { due: waiting.due, unsigned: Some(self.unsigned(act)?) })
    }

    /// What waits, for a reviewer who is not the one who wants it.
    fn sign(&mut self, unsigned: Option<Box<Unsigned>>) -> Result<(Act, PersonId), Refusal> {
        let unsigned = unsigned.ok_or(Refusal::NothingToSign)?;
        if unsigned.by == self.person()? {
            return Err(Refusal::OwnSignature);
        }
        self.note(Happening::Signed);
        Ok((unsigned.act, unsigned.by))
    }

    pub(super) fn sign_in_review(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        match self.sign(waiting.unsigned)? {
            (Act::Offer(package), by) => self.put_signed(*package, by),
            (Act::Refer { choice, text }, by) => self.refer_signed(choice, text, by),
            (Act::Approve, by) => self.approve_signed(waiting.due, by),
            _ => Err(Refusal::NothingToSign),
        }
    }

    pub(super) fn sign_in_negotiation(&mut self, waiting: Waiting) -> Result<State, Refusal> {
        match self.sign(waiting.unsigned)? {
            (Act::Offer(package), by) => self.put_signed(*package, by),
            (Act::Accept { explanation }, by) => {
                self.acceptable(explanation.as_deref())?;
                let signer = self.person()?;
                // where marketing accepted, the offer is a reviewer's, who cannot sign it either
                if self.case.last_round().is_some_and(|round| round.by == signer) {
                    return Err(Refusal::OwnSignature);
                }
                self.agree(Waiting::until(waiting.due), by, explanation, Some(signer))
            }
            _ => Err(Refusal::NothingToSign),
        }
    }

    pub(super) fn sign_in_stalemate(&mut self, stalemate: Stalemate) -> Result<State, Refusal> {
        match self.sign(stalemate.unsigned)? {
            (Act::Offer(package), by) => self.put_signed(*package, by),
            _ => Err(Refusal::NothingToSign),
        }
    }

    /// Refused, or taken back by whoever wanted it: the move is open again.
    pub(super) fn refuse_signature(&mut self, waiting: Waiting, reason: String) -> Result<Waiting, Refusal> {
        self.unsign(waiting.unsigned.is_some(), reason)?;
        Ok(Waiting::until(waiting.due))
    }

    pub(super) fn refuse_signature_in_stalemate(
        &mut self,
        stalemate: Stalemate,
        reason: String,
    ) -> Result<State, Refusal> {
        self.unsign(stalemate.unsigned.is_some(), reason)?;
        Ok(State::Stalemate(Stalemate { unsigned: None, ..stalemate }))
    }

    fn unsign(&mut self, pending: bool, reason: String) -> Result<(), Refusal> {
        if !pending {
            return Err(Refusal::NothingToSign);
        }
        Self::needed(&reason)?;
        self.note(Happening::SignatureRefused { reason });
        Ok(())
    }
}
