//! The walk. Rows are pushed in the order of their keys, one at a time, because the caller reads them from a socket; the
//! verifier keeps one edge, the open checkpoints and eight bytes per private part. The log is judged before the private
//! parts: whether one of them may be missing, only a log that is whole can say.

use std::iter::Peekable;

use super::{
    checkpoints::Checkpoints,
    finding::{Finding, Place, Why},
    privacy::{Counts, Privacy},
    rows::{PrivateRows, StoredEntry, StoredHead, Verified},
};
use crate::{
    entry::Glance,
    tree::{Edge, EdgeFault, Hash, leaf},
};

/// Verifies one log, once.
#[derive(Debug)]
pub struct Verifier {
    head: Result<Edge, EdgeFault>,
    edge: Edge,
    ahead: Peekable<std::vec::IntoIter<(u64, Hash)>>,
    checkpoints: usize,
    /// Entries below the last checkpoint that matched.
    signed: u64,
    privacy: Privacy,
    fault: Option<Finding>,
    orphan: Option<i64>,
}

impl Verifier {
    /// Begins before the first entry.
    pub fn new(head: StoredHead<'_>, checkpoints: &Checkpoints, rows: PrivateRows) -> Self {
        let ahead: Vec<_> = checkpoints.roots().collect();
        let mut verifier = Self {
            head: Edge::from_bytes(head.size, head.edge),
            edge: Edge::default(),
            checkpoints: ahead.len(),
            ahead: ahead.into_iter().peekable(),
            signed: 0,
            privacy: Privacy::new(rows),
            fault: None,
            orphan: None,
        };
        verifier.compare();
        verifier
    }

    /// The next row of `audit_entry`, ascending by `seq`.
    pub fn entry(&mut self, row: &StoredEntry<'_>) {
        if let Some(known) = self.fault {
            self.fault = Some(narrowed(known, row));
            return;
        }
        let here = self.edge.size();
        let hash = leaf(row.body);
        match examine(here, hash, row) {
            Err(finding) => self.fault = Some(finding),
            Ok(entry) => {
                self.privacy.entry(here, &entry, row.private);
                self.edge.push(hash);
                self.compare();
            }
        }
    }

    /// A row of `audit_private` whose `seq` is that of no entry. May be called at any time.
    pub fn orphan(&mut self, seq: i64) {
        self.orphan = Some(self.orphan.map_or(seq, |known| known.min(seq)));
    }

    fn compare(&mut self) {
        let size = self.edge.size();
        let mut right = None;
        while let Some((_, root)) = self.ahead.next_if(|(at, _)| *at == size) {
            right = Some(right.unwrap_or(true) && root == self.edge.root());
        }
        match right {
            None => {}
            Some(true) => self.signed = size,
            Some(false) => {
                let place = Place::Entries { first: self.signed, last: size.saturating_sub(1) };
                self.fault = Some(Finding { place, why: Why::Root { size } });
            }
        }
    }

    /// After the last row.
    pub fn finish(mut self) -> Result<Verified, Finding> {
        if let Some(finding) = self.fault {
            return Err(finding);
        }
        self.head_is_the_tree()?;
        let entries = self.edge.size();
        if let Some((size, _)) = self.ahead.next() {
            let place = Place::Entries { first: entries, last: size.saturating_sub(1) };
            return Err(Finding { place, why: Why::Beyond { size } });
        }
        if let Some(finding) = self.privacy.finding() {
            return Err(finding);
        }
        if let Some(seq) = self.orphan {
            return Err(Finding { place: Place::Orphan(seq), why: Why::PrivateForeign });
        }
        let Counts { kept, erased, withheld } = self.privacy.counts();
        let root = self.edge.root();
        Ok(Verified {
            entries,
            root,
            checkpoints: self.checkpoints,
            signed: self.signed,
            kept,
            erased,
            withheld,
        })
    }

    fn head_is_the_tree(&self) -> Result<(), Finding> {
        let at_head = |why| Finding { place: Place::Head, why };
        let head = self.head.as_ref().map_err(|fault| at_head(Why::HeadForm(*fault)))?;
        let entries = self.edge.size();
        if head.size() != entries {
            let why = Why::HeadSize { head: head.size(), entries };
            // A signature over all that is there shows that the head is wrong, not the entries.
            if self.signed == entries && entries > head.size() {
                return Err(at_head(why));
            }
            let (first, end) = (entries.min(head.size()), entries.max(head.size()));
            return Err(Finding { place: Place::Entries { first, last: end.saturating_sub(1) }, why });
        }
        match self.edge.difference(head) {
            None => Ok(()),
            Some((_, end)) if end <= self.signed => Err(at_head(Why::HeadEdge)),
            Some((first, end)) => {
                let place = Place::Entries { first: first.max(self.signed), last: end.saturating_sub(1) };
                Err(Finding { place, why: Why::HeadEdge })
            }
        }
    }
}

/// The entry in a row, if the row is what stands at this place of the log.
fn examine(here: u64, hash: Hash, row: &StoredEntry<'_>) -> Result<Glance, Finding> {
    let fault = |why| Err(Finding::at(here, why));
    if i64::try_from(here) != Ok(row.seq) {
        return fault(Why::Gap { found: row.seq });
    }
    match row.leaf {
        Some(stored) if stored.len() != Hash::LENGTH => return fault(Why::LeafForm),
        Some(stored) if stored != hash.as_bytes() => return fault(Why::Leaf),
        _ => {}
    }
    let Some(entry) = Glance::at(row.body) else { return fault(Why::Body) };
    if entry.seq == here {
        return Ok(entry);
    }
    // Moved up: its true place was taken by another. Moved down: this place was.
    let why = Why::Misplaced { row: here, says: entry.seq };
    Err(Finding::at(entry.seq.min(here), why))
}

/// An entry pushed in just before a checkpoint shows only in the row behind it, which names the place it was torn from.
fn narrowed(known: Finding, row: &StoredEntry<'_>) -> Finding {
    let Why::Root { size } = known.why else { return known };
    let behind = i64::try_from(size) == Ok(row.seq);
    match Glance::at(row.body).filter(|_| behind).map(|entry| entry.seq) {
        Some(says) if says.checked_add(1) == Some(size) => {
            Finding::at(says, Why::Misplaced { row: size, says })
        }
        _ => known,
    }
}
