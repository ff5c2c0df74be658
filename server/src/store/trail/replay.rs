//! Does the log explain what stands in the tables? The last digest of every row is folded out of the entries, then every
//! live row is held against it: what differs, is missing, or nobody ever wrote was changed past the product. A key is
//! kept as half a hash, 52 bytes a row, so that ten million rows fit into a laptop.

use std::{collections::HashMap, fmt};

use audit::{Hash, SALT};

use super::{
    digest::{Stored, digest},
    list::{Line, lines},
    private::Part,
    table::{self, Table},
    verify::{EntryRow, entries},
};
use crate::store::{Error, Result, Source};

/// Rows that are read at once.
const BATCH: i64 = 1_000;
/// Differences that are told one by one.
const TOLD: usize = 20;

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not what the entry left.
    Changed,
    /// It is gone.
    Missing,
    /// No entry wrote it.
    Added,
}

/// A row that the log does not explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Table and key.
    pub row: String,
    /// What is wrong.
    pub fault: Fault,
    /// The entry that wrote it last.
    pub seq: Option<u64>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self.fault {
            Fault::Changed => "is not what was written",
            Fault::Missing => "is gone, and no entry says so",
            Fault::Added => "was written by no entry",
        };
        write!(f, "{} {said}", self.row)?;
        self.seq.map_or(Ok(()), |seq| write!(f, " (last by entry {seq})"))
    }
}

/// What the replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replay {
    /// Rows that are explained.
    pub explained: u64,
    /// Rows that are not.
    pub unexplained: u64,
    /// The first of them.
    pub differences: Vec<Difference>,
}

impl Replay {
    /// True when every row is explained and none is missing.
    pub const fn holds(&self) -> bool {
        self.unexplained == 0
    }

    fn differs(&mut self, row: String, fault: Fault, seq: Option<u64>) {
        self.unexplained = self.unexplained.saturating_add(1);
        if self.differences.len() < TOLD {
            self.differences.push(Difference { row, fault, seq });
        }
    }
}

#[derive(Clone, Copy)]
struct Last {
    digest: [u8; Hash::LENGTH],
    salt: u32,
}

/// The last digest of every row.
#[derive(Default)]
pub(super) struct Fold {
    rows: HashMap<u128, Last>,
    /// Place and salt of each entry that touched rows.
    salts: Vec<(u64, [u8; SALT])>,
}

fn half(name: &str) -> u128 {
    let hash = Hash::of(&[name.as_bytes()]);
    hash.as_bytes().iter().take(16).fold(0, |half, byte| half << 8 | u128::from(*byte))
}

/// The private part of an entry; nothing where there is none.
pub(super) fn part(row: &EntryRow) -> Result<Option<([u8; SALT], Part)>> {
    let Some((salt, data)) = &row.private else { return Ok(None) };
    let corrupt = |column| Error::Corrupt { table: "audit_private", column, id: row.seq.to_string() };
    let salt = <[u8; SALT]>::try_from(salt.as_slice()).map_err(|_| corrupt("salt"))?;
    Ok(Some((salt, serde_json::from_slice(data).map_err(|_| corrupt("data"))?)))
}

impl Fold {
    /// Folds all entries.
    pub(super) async fn of(source: &mut impl Source) -> Result<Self> {
        let (mut fold, mut after) = (Self::default(), None);
        loop {
            let rows = entries(source, after).await?;
            let Some(last) = rows.last() else { return Ok(fold) };
            after = Some(last.seq);
            for row in &rows {
                fold.entry(row)?;
            }
        }
    }

    fn entry(&mut self, row: &EntryRow) -> Result<()> {
        let Some((salt, part)) = part(row)? else { return Ok(()) };
        if part.rows.is_empty() {
            return Ok(());
        }
        let place = u32::try_from(self.salts.len()).unwrap_or(u32::MAX);
        self.salts.push((u64::try_from(row.seq).unwrap_or_default(), salt));
        for (name, digest) in part.rows {
            match digest {
                Some(digest) => {
                    self.rows.insert(half(&name), Last { digest: *digest.as_bytes(), salt: place });
                }
                None => {
                    self.rows.remove(&half(&name));
                }
            }
        }
        Ok(())
    }

    /// The entry that wrote a row last, if it is there.
    pub(super) fn last(&self, name: &str) -> Option<u64> {
        self.rows.get(&half(name)).and_then(|last| self.salt(*last)).map(|(seq, _)| seq)
    }

    fn salt(&self, last: Last) -> Option<(u64, [u8; SALT])> {
        self.salts.get(usize::try_from(last.salt).ok()?).copied()
    }

    /// Holds what stands under one key against its last digest, and forgets it.
    fn compare(&mut self, table: &Table, name: String, rows: Vec<String>, replay: &mut Replay) {
        let known = self.rows.remove(&half(&name)).and_then(|last| Some((last, self.salt(last)?)));
        match known {
            None => replay.differs(name, Fault::Added, None),
            Some((last, (seq, salt))) => {
                if digest(table, rows, &salt).is_some_and(|live| *live.as_bytes() == last.digest) {
                    replay.explained = replay.explained.saturating_add(1);
                } else {
                    replay.differs(name, Fault::Changed, Some(seq));
                }
            }
        }
    }
}

/// Folds the whole log and compares all audited tables with it. For a [`Snapshot`](crate::store::Snapshot).
pub async fn replay(source: &mut impl Source) -> Result<Replay> {
    let mut fold = Fold::of(source).await?;
    let mut replay = Replay::default();
    for table in table::ALL {
        let mut after = None;
        loop {
            let found: Vec<Stored> = source.all(table.page(after.as_ref(), BATCH)).await?;
            if found.is_empty() {
                break;
            }
            let mut open: Option<(String, Vec<String>)> = None;
            for row in found {
                let key = row.key(table);
                let name = format!("{}/{key}", table.name);
                let text = row.canonical(table);
                after = Some(key);
                match &mut open {
                    Some((last, texts)) if *last == name => texts.push(text),
                    _ => {
                        if let Some((name, texts)) = open.replace((name, vec![text])) {
                            fold.compare(table, name, texts, &mut replay);
                        }
                    }
                }
            }
            // A page never ends inside a key.
            if let Some((name, texts)) = open {
                fold.compare(table, name, texts, &mut replay);
            }
        }
    }
    missing(source, &fold, &mut replay).await?;
    index(source, &mut replay).await?;
    Ok(replay)
}

/// What people search by says what the entries say.
async fn index(source: &mut impl Source, replay: &mut Replay) -> Result<()> {
    let mut after = None;
    loop {
        let (rows, lines) = (entries(source, after).await?, lines(source, after).await?);
        let Some(last) = rows.last() else { break };
        after = Some(last.seq);
        let mut lines = lines.into_iter().peekable();
        for row in &rows {
            let said = audit::Entry::read(&row.body).map(|entry| Line::of(row.seq, &entry));
            let found = lines.next_if(|line| line.seq == row.seq);
            if found.is_none() || found != said {
                let name = format!("audit_index/{}", row.seq);
                replay.differs(name, if found.is_some() { Fault::Changed } else { Fault::Missing }, None);
            }
        }
    }
    Ok(())
}

/// What is left in the fold stands nowhere; its names are in the entries.
async fn missing(source: &mut impl Source, fold: &Fold, replay: &mut Replay) -> Result<()> {
    let (mut after, mut left) = (None, fold.rows.clone());
    while !left.is_empty() {
        let rows = entries(source, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.seq);
        for row in &rows {
            let Some((_, part)) = part(row)? else { continue };
            for name in part.rows.into_keys() {
                if left.remove(&half(&name)).is_some() {
                    let seq = fold.last(&name);
                    replay.differs(name, Fault::Missing, seq);
                }
            }
        }
    }
    replay.unexplained = replay.unexplained.saturating_add(left.len() as u64);
    Ok(())
}
