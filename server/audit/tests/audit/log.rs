//! A log as a database holds it: four tables, here four lists, so that a test can do to them what SQL could.

use std::collections::BTreeSet;

use audit::{
    Checkpoints, Edge, Entry, Finding, Hash, LogKey, Notary, Private, PrivateRows, Prover, Receipt,
    StoredCheckpoint, StoredEntry, StoredHead, StoredPrivate, Verified, Verifier, Vkeys, append, entry_id,
    write,
};
use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{Rng, SeedableRng},
};

pub const ORIGIN: &str = "risk.example.com/audit";
/// One checkpoint in so many entries.
pub const INTERVAL: usize = 50;
/// 2026-11-21T15:53:00.123Z
const START: i64 = 1_795_276_380_123;

#[derive(Clone, Debug, PartialEq)]
pub struct EntryRow {
    pub seq: i64,
    pub body: Vec<u8>,
    pub leaf: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PrivateRow {
    pub seq: i64,
    pub salt: Vec<u8>,
    pub data: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CheckpointRow {
    pub size: i64,
    pub note: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    pub entries: Vec<EntryRow>,
    pub private: Vec<PrivateRow>,
    pub size: i64,
    pub edge: Vec<u8>,
    pub checkpoints: Vec<CheckpointRow>,
}

pub fn key(number: u8) -> LogKey {
    LogKey::from_seed(ORIGIN, &[number; 32]).expect("a name")
}

pub fn vkeys() -> Vkeys {
    Vkeys::from_iter([key(7).vkey().clone()])
}

pub fn random(seed: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(seed)
}

/// The entry that this fixture has at a place, and its private part. Every seventh entry from the 13th erases the
/// private part that was written nine before it.
pub fn entry(seq: usize) -> (Entry, Option<Private>) {
    let mut bytes = [0; 42];
    random(seq as u64).fill_bytes(&mut bytes);
    let time = START + 1_000 * i64::try_from(seq).expect("small");
    let id = entry_id(time, bytes[32..].try_into().expect("ten"));
    let mut entry =
        Entry::new(time, id, &format!("u:{}", seq % 9), "request.decide", &format!("r:{}", seq / 4));
    entry.amr = vec!["pwd".into(), "webauthn".into()];
    entry.sid = Some(format!("9f2c{seq:04x}"));
    entry.req = Some(format!("01JD{seq:08}"));
    entry.ip = Some("192.0.2.17".into());
    entry.ver = Some([seq as u64, seq as u64 + 1]);
    entry.from = Some("escalated".into());
    entry.to = Some("approved".into());
    entry.policy = Some("2026-2+0a1b".into());
    entry.seen = Some(Hash::of(&[b"what was shown"]));
    if seq % 7 == 6 && seq > 12 {
        entry.act = "audit.erase".into();
        entry.erases = vec![seq as u64 - 9];
    }
    let salt = bytes[..32].try_into().expect("32");
    let private = (seq % 5 != 4).then(|| Private { salt, data: format!("Größe \"{seq}\"\n").into_bytes() });
    (entry, private)
}

impl Log {
    /// A log of so many entries, as this crate writes it, with a checkpoint every [`INTERVAL`] and over the last.
    pub fn of(count: usize) -> Self {
        Self::written((0..count).map(entry), true)
    }

    /// A log of these entries.
    pub fn written(entries: impl IntoIterator<Item = (Entry, Option<Private>)>, at_end: bool) -> Self {
        let mut log = Self { entries: vec![], private: vec![], size: 0, edge: vec![], checkpoints: vec![] };
        let mut edge = Edge::default();
        let mut notary = Notary::new(key(7));
        let mut erased = BTreeSet::new();
        for (entry, private) in entries {
            erased.extend(entry.erases.iter().filter_map(|seq| i64::try_from(*seq).ok()));
            let row = append(&mut edge, entry, private.as_ref()).expect("an entry");
            notary.push(row.leaf);
            let seq = i64::try_from(row.seq).expect("small");
            log.entries.push(EntryRow { seq, body: row.body, leaf: row.leaf.as_bytes().to_vec() });
            if let Some(private) = private {
                log.private.push(PrivateRow { seq, salt: private.salt.to_vec(), data: private.data });
            }
            if log.entries.len().is_multiple_of(INTERVAL) {
                log.sign(&notary, &edge);
            }
        }
        if at_end && !log.entries.len().is_multiple_of(INTERVAL) {
            log.sign(&notary, &edge);
        }
        log.private.retain(|row| !erased.contains(&row.seq));
        log.size = i64::try_from(edge.size()).expect("small");
        log.edge = edge.to_bytes();
        log
    }

    fn sign(&mut self, notary: &Notary, edge: &Edge) {
        let note = notary.sign(edge).expect("a signature").into_bytes();
        self.checkpoints.push(CheckpointRow { size: i64::try_from(edge.size()).expect("small"), note });
    }

    /// Makes the head fit the leaves again, as a careful forger would.
    pub fn mend_head(&mut self) {
        let mut edge = Edge::default();
        self.leaves().for_each(|leaf| edge.push(leaf));
        self.size = i64::try_from(edge.size()).expect("small");
        self.edge = edge.to_bytes();
    }

    pub fn leaves(&self) -> impl Iterator<Item = Hash> {
        self.entries.iter().filter_map(|row| Hash::from_slice(&row.leaf))
    }

    pub fn head(&self) -> StoredHead<'_> {
        StoredHead { size: self.size, edge: &self.edge }
    }

    pub fn stored(&self) -> impl Iterator<Item = StoredCheckpoint<'_>> {
        self.checkpoints.iter().map(|row| StoredCheckpoint { size: row.size, note: &row.note })
    }

    pub fn notes(&self) -> Vec<String> {
        self.checkpoints.iter().map(|row| String::from_utf8(row.note.clone()).expect("text")).collect()
    }

    /// The rows joined and ascending, as a store would select them.
    pub fn rows(&self) -> Vec<StoredEntry<'_>> {
        let mut rows: Vec<_> = self
            .entries
            .iter()
            .map(|row| {
                let place = self.private.binary_search_by_key(&row.seq, |private| private.seq);
                let private = place.ok().map(|place| &self.private[place]);
                let private = private.map(|row| StoredPrivate { salt: &row.salt, data: &row.data });
                StoredEntry { seq: row.seq, body: &row.body, leaf: Some(&row.leaf), private }
            })
            .collect();
        rows.sort_by_key(|row| row.seq);
        rows
    }

    pub fn verify(&self) -> Result<Verified, Finding> {
        self.verify_with(&[])
    }

    pub fn verify_with(&self, supplied: &[String]) -> Result<Verified, Finding> {
        let checkpoints = Checkpoints::open(self.stored(), supplied.iter().map(String::as_str), &vkeys())?;
        self.verify_against(&checkpoints)
    }

    pub fn verify_against(&self, checkpoints: &Checkpoints) -> Result<Verified, Finding> {
        let mut verifier = Verifier::new(self.head(), checkpoints, PrivateRows::Complete);
        let rows = self.rows();
        for row in &rows {
            verifier.entry(row);
        }
        for private in &self.private {
            if rows.binary_search_by_key(&private.seq, |row| row.seq).is_err() {
                verifier.orphan(private.seq);
            }
        }
        verifier.finish()
    }

    pub fn export(&self, rows: PrivateRows) -> String {
        let mut text = write::header(ORIGIN, self.head(), rows).expect("a line");
        text.extend(self.stored().map(|row| write::checkpoint(row).expect("a line")));
        for mut row in self.rows() {
            row.private = row.private.filter(|_| rows == PrivateRows::Complete);
            text += &write::entry(&row).expect("a line");
        }
        text
    }

    pub fn receipt(&self, index: usize) -> Receipt {
        let checkpoint = self.checkpoints.last().expect("a checkpoint");
        let size = u64::try_from(checkpoint.size).expect("small");
        let proof =
            Prover::inclusion(index as u64, size).expect("in range").over(self.leaves()).expect("leaves");
        Receipt {
            body: String::from_utf8(self.entries[index].body.clone()).expect("text"),
            index: index as u64,
            proof,
            checkpoint: String::from_utf8(checkpoint.note.clone()).expect("text"),
        }
    }
}
