//! The checkpoints that the entries are held against: the stored ones, of which every byte must be ours, and those that
//! somebody kept elsewhere, which may carry the lines of witnesses. A kept one that is not stored is a finding too:
//! nothing was ever signed that was not stored first.

use std::collections::BTreeSet;

use super::{
    finding::{Finding, Place, Why},
    rows::StoredCheckpoint,
};
use crate::{
    note::{Checkpoint, NoteFault, Others, Vkeys},
    tree::Hash,
};

/// Signed roots by size, each opened.
#[derive(Clone, Debug, Default)]
pub struct Checkpoints {
    origin: Option<String>,
    /// A set, because two roots of one size are a finding and not a replacement.
    roots: BTreeSet<(u64, Hash)>,
}

impl Checkpoints {
    /// Opens all. `supplied` are notes from outside: sinks, receipts, mails.
    pub fn open<'a, 'b>(
        stored: impl IntoIterator<Item = StoredCheckpoint<'a>>,
        supplied: impl IntoIterator<Item = &'b str>,
        vkeys: &Vkeys,
    ) -> Result<Self, Finding> {
        let mut known = Self::default();
        for row in stored {
            let at = |why| Finding { place: Place::Checkpoint(row.size), why };
            let note = str::from_utf8(row.note).map_err(|_| at(Why::Note(NoteFault::Form)))?;
            let checkpoint = vkeys.open(note, Others::Refused).map_err(|fault| at(Why::Note(fault)))?;
            if i64::try_from(checkpoint.size()) != Ok(row.size) {
                return Err(at(Why::NoteSize { size: checkpoint.size() }));
            }
            known.same_log(&checkpoint).map_err(at)?;
            known.roots.insert((checkpoint.size(), checkpoint.root()));
        }
        let largest = known.roots.last().map(|(size, _)| *size);
        for (position, note) in supplied.into_iter().enumerate() {
            let at = |why| Finding { place: Place::Supplied(position), why };
            let checkpoint = vkeys.open(note, Others::Ignored).map_err(|fault| at(Why::Note(fault)))?;
            known.same_log(&checkpoint).map_err(at)?;
            let new = known.roots.insert((checkpoint.size(), checkpoint.root()));
            // What was signed after a backup was taken is not in it; what was signed before is.
            if new && largest.is_some_and(|largest| checkpoint.size() <= largest) {
                return Err(at(Why::NotStored));
            }
        }
        Ok(known)
    }

    fn same_log(&mut self, checkpoint: &Checkpoint) -> Result<(), Why> {
        let origin = self.origin.get_or_insert_with(|| checkpoint.origin().to_owned());
        if origin == checkpoint.origin() { Ok(()) } else { Err(Why::OtherLog) }
    }

    /// Ascending by size.
    pub(super) fn roots(&self) -> impl Iterator<Item = (u64, Hash)> {
        self.roots.iter().copied()
    }
}
