//! What the command prints after an import, in English like the whole command line. It counts what the store
//! did and names what the reader could not read, so that a second import visibly changes nothing.

use std::fmt;

use super::precedents::{Broken, Parsed};

/// The outcome of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Precedents that were not known before.
    pub imported: usize,
    /// Precedents that were known and now say something else.
    pub updated: usize,
    /// Precedents that were known and are the same.
    pub unchanged: usize,
    /// What was left out, in the order of the file.
    pub broken: Vec<Broken>,
}

/// What the store did with one precedent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was new.
    Imported,
    /// It replaced an older reading of the same identity.
    Updated,
    /// It was there already.
    Unchanged,
}

impl Summary {
    /// A summary of a file that was read, before the store has done anything.
    pub fn of(parsed: &Parsed) -> Self {
        Self { broken: parsed.broken.clone(), ..Self::default() }
    }

    /// Counts what the store did with one precedent.
    pub fn count(&mut self, change: Change) {
        let count = match change {
            Change::Imported => &mut self.imported,
            Change::Updated => &mut self.updated,
            Change::Unchanged => &mut self.unchanged,
        };
        *count = count.saturating_add(1);
    }

    /// Whether every entry of the file was read; the command's exit status follows it.
    pub fn is_complete(&self) -> bool {
        self.broken.is_empty()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { imported, updated, unchanged, broken } = self;
        write!(
            f,
            "{imported} imported, {updated} updated, {unchanged} unchanged, {} left out",
            broken.len()
        )?;
        broken.iter().try_for_each(|broken| write!(f, "\n  {broken}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::precedents::parse, Change, Summary};

    #[test]
    fn it_says_what_happened_and_what_was_left_out() {
        let parsed = parse("termsofservice:\n- name: One\n  status:\n- name: Two\n  status: wrong\n");
        let mut summary = Summary::of(&parsed);
        assert!(!summary.is_complete());
        parsed.precedents.iter().for_each(|_| summary.count(Change::Imported));
        assert_eq!(
            summary.to_string(),
            "1 imported, 0 updated, 0 unchanged, 1 left out\n  line 5: the status `wrong` is not known; it is blank, \
             `compatible` or `inactive`"
        );
    }

    #[test]
    fn a_second_import_visibly_changes_nothing() {
        let mut summary = Summary::default();
        summary.count(Change::Unchanged);
        assert_eq!(summary.to_string(), "0 imported, 0 updated, 1 unchanged, 0 left out");
        assert!(summary.is_complete());
    }
}
