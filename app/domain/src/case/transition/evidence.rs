//! Files: brought by either side as long as it is being talked about, and after a yes as proofs of its conditions. They
//! move no case and stale no offer. Who brought a file for a side has acted for it. A file can be taken back by whoever
//! brought it until it is decided; what lay there then stays.

use std::collections::BTreeSet;

use crate::{
    case::{
        act::Act,
        event::Happening,
        evidence::{About, Exhibit},
        refusal::Refusal,
        state::State,
        transition::turn::Turn,
    },
    id::EvidenceId,
};

impl Turn<'_> {
    /// The three acts on files; whatever else comes here is not possible in this state.
    pub(super) fn evidence(&mut self, state: State, act: Act) -> Result<State, Refusal> {
        match act {
            Act::AddEvidence { about, files } if state.takes_evidence() => {
                self.bring(&state, &about, files)?;
            }
            Act::ReplaceEvidence { file, name } if state.takes_evidence() => {
                self.bring_anew(&state, file, name)?;
            }
            Act::RemoveEvidence(file) if state.lets_evidence_go() => self.take_file_back(file)?,
            other => return Err(Self::impossible(state.kind(), &other)),
        }
        Ok(state)
    }

    fn bring(
        &mut self,
        state: &State,
        about: &About,
        files: Vec<(EvidenceId, String)>,
    ) -> Result<(), Refusal> {
        let (by, side) = (self.person()?, self.side()?);
        let assessment = self.assess(&BTreeSet::new()).ok();
        if !state.takes_evidence_about(about)
            || !self.case.has(about, self.rules.basis.book, assessment.as_ref())
        {
            return Err(Refusal::NotForEvidence);
        }
        if files.is_empty() {
            return Err(Refusal::NothingAttached);
        }
        for (id, name) in files {
            self.note(Happening::EvidenceAdded { about: about.clone(), name: name.clone() });
            let exhibit = Exhibit { about: about.clone(), name, by, side, version: 1, removed: false };
            self.case.evidence.insert(id, exhibit);
        }
        Ok(())
    }

    fn bring_anew(&mut self, state: &State, file: EvidenceId, name: String) -> Result<(), Refusal> {
        let (by, side) = (self.person()?, self.side()?);
        let exhibit = self.exhibit(file)?;
        if !state.takes_evidence_about(&exhibit.about) {
            return Err(Refusal::NotForEvidence);
        }
        if exhibit.side != side {
            return Err(Refusal::NotYourEvidence);
        }
        exhibit.version = exhibit.version.saturating_add(1);
        (exhibit.name, exhibit.by) = (name.clone(), by);
        let (about, version) = (exhibit.about.clone(), exhibit.version);
        self.note(Happening::EvidenceReplaced { about, name, version });
        Ok(())
    }

    fn take_file_back(&mut self, file: EvidenceId) -> Result<(), Refusal> {
        let by = self.person()?;
        let exhibit = self.exhibit(file)?;
        if exhibit.by != by {
            return Err(Refusal::NotYourEvidence);
        }
        exhibit.removed = true;
        let (about, name) = (exhibit.about.clone(), exhibit.name.clone());
        self.note(Happening::EvidenceRemoved { about, name });
        Ok(())
    }

    fn exhibit(&mut self, file: EvidenceId) -> Result<&mut Exhibit, Refusal> {
        let found = self.case.evidence.get_mut(&file).filter(|exhibit| !exhibit.removed);
        found.ok_or(Refusal::NoSuchEvidence)
    }
}
