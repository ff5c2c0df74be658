//! Artefacts of gates, in every state between submission and decision. A HOLD is lifted by an artefact that an
//! adviser confirms; a BLOCK only by other answers; a notice asks for nothing.

use std::collections::BTreeSet;

use crate::{
    case::{
        act::Act,
        artefact::{Artefact, ArtefactStatus},
        event::Happening,
        refusal::Refusal,
        state::State,
        transition::turn::Turn,
    },
    rules::{GateId, GateLevel},
};

impl Turn<'_> {
    /// The three acts on artefacts; whatever else comes here may be one on the score.
    pub(super) fn handle_artefact(&mut self, state: State, act: Act) -> Result<State, Refusal> {
        match act {
            Act::Attach { gate, link, note } => self.attach(gate, link, note)?,
            Act::ConfirmArtefact(gate) => self.confirm_artefact(&gate)?,
            Act::RejectArtefact(gate, reason) => self.reject_artefact(&gate, reason)?,
            other => return self.score(state, other),
        }
        Ok(state)
    }

    fn attach(&mut self, gate: GateId, link: String, note: String) -> Result<(), Refusal> {
        let assessment = self.assess(&BTreeSet::new())?;
        match assessment.gates.iter().find(|open| open.id == gate).map(|open| open.level) {
            Some(GateLevel::Hold) => {}
            Some(GateLevel::Block) => return Err(Refusal::OnlyAnswersLift),
            Some(GateLevel::Notice | GateLevel::Clear) | None => return Err(Refusal::NoSuchGate),
        }
        let artefact =
            Artefact { link, note, by: self.person()?, at: self.at, status: ArtefactStatus::Attached };
        self.note(Happening::ArtefactAttached { gate: gate.clone() });
        self.case.artefacts.insert(gate, artefact);
        Ok(())
    }

    fn confirm_artefact(&mut self, gate: &GateId) -> Result<(), Refusal> {
        let status = ArtefactStatus::Confirmed { by: self.person()?, at: self.at };
        self.judge(gate, status)?;
        self.note(Happening::ArtefactConfirmed { gate: gate.clone() });
        Ok(())
    }

    fn reject_artefact(&mut self, gate: &GateId, reason: String) -> Result<(), Refusal> {
        Self::needed(&reason)?;
        let status = ArtefactStatus::Rejected { by: self.person()?, at: self.at, reason: reason.clone() };
        self.judge(gate, status)?;
        self.note(Happening::ArtefactRejected { gate: gate.clone(), reason });
        Ok(())
    }

    /// Nobody judges a paper that they attached themselves.
    fn judge(&mut self, gate: &GateId, status: ArtefactStatus) -> Result<(), Refusal> {
        let by = self.person()?;
        let artefact = self.case.artefacts.get_mut(gate).ok_or(Refusal::NothingAttached)?;
        if artefact.by == by {
            return Err(Refusal::OwnSignature);
        }
        if artefact.status != ArtefactStatus::Attached {
            return Err(Refusal::NothingAttached);
        }
        artefact.status = status;
        Ok(())
    }
}
