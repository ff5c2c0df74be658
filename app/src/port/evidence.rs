//! Files as pages show them: each with all its versions. The content is nowhere here; it only leaves as a download.

use domain::{
    case::{act::Action, evidence::About},
    id::{EvidenceId, PersonId},
    time::Time,
};
use uuid::Uuid;

use super::CaseView;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Which.
    pub id: EvidenceId,
    /// What it is about.
    pub about: About,
    /// The oldest first; never empty.
    pub versions: Vec<FileVersion>,
    /// When it was taken back, and by whom.
    pub removed: Option<(Time, PersonId)>,
}

/// One version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileVersion {
    /// Under which it is downloaded.
    pub id: Uuid,
    /// 1, 2, 3, …
    pub number: u32,
    /// Its name.
    pub name: String,
    /// `pdf`, `png` or `jpg`.
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// What whoever brought it says about it; may be empty.
    pub note: String,
    /// Who brought it.
    pub by: PersonId,
    /// When.
    pub at: Time,
}

/// A file that an earlier request for the same tool has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reusable {
    /// Its newest version.
    pub version: Uuid,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// What whoever brought it said about it; may be empty.
    pub note: String,
    /// When it was brought.
    pub at: Time,
    /// The request that has it, as people write it.
    pub reference: String,
}

impl CaseView {
    /// The files about this that were not taken back.
    pub fn files_about<'view>(&'view self, about: &'view About) -> impl Iterator<Item = &'view File> {
        self.files.iter().filter(move |file| file.removed.is_none() && file.about == *about)
    }

    /// Whether the reader may bring files about this now.
    pub fn brings(&self, about: &About) -> bool {
        self.can(Action::AddEvidence) && self.case.state.takes_evidence_about(about)
    }

    /// Whether the reader may bring a newer version of this file now.
    pub fn replaces(&self, file: &File) -> bool {
        let exhibit = self.case.evidence.get(&file.id).filter(|exhibit| !exhibit.removed);
        self.can(Action::ReplaceEvidence)
            && exhibit.is_some_and(|exhibit| {
                self.side() == Some(exhibit.side) && self.case.state.takes_evidence_about(&exhibit.about)
            })
    }

    /// Whether the reader may take this file back now.
    pub fn takes_back(&self, file: &File) -> bool {
        let exhibit = self.case.evidence.get(&file.id).filter(|exhibit| !exhibit.removed);
        self.can(Action::RemoveEvidence) && exhibit.is_some_and(|exhibit| exhibit.by == self.me)
    }
}
