//! The stored log, row after row, into the verifier of the `audit` crate. What it is given is one moment
//! ([`Db::snapshot`](crate::store::Db::snapshot)); it writes nothing and needs no running server.

use std::panic::resume_unwind;

use audit::{
    Checkpoints, Finding, PrivateRows, StoredCheckpoint, StoredEntry, StoredHead, StoredPrivate, Verified,
    Verifier, Vkeys,
};

use tokio::task::spawn_blocking;

use crate::store::{
    Result, Source,
    db::{Load, Row, Scalar, sql},
};

const HEAD: &str = "SELECT size, edge FROM audit_head WHERE id = 1";
const CHECKPOINTS: &str = "SELECT size, note FROM audit_checkpoint ORDER BY size";
const ENTRIES: &str = "SELECT audit_entry.seq, body, leaf, salt, data FROM audit_entry
    LEFT JOIN audit_private ON audit_private.seq = audit_entry.seq
    WHERE audit_entry.seq > $1 ORDER BY audit_entry.seq LIMIT $2";
const ORPHAN: &str = "SELECT seq AS value FROM audit_private
    WHERE NOT EXISTS (SELECT 1 FROM audit_entry WHERE audit_entry.seq = audit_private.seq) ORDER BY seq LIMIT 1";

/// Rows that are read at once.
pub(super) const BATCH: i64 = 2_000;

/// The head as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadRow {
    /// Number of entries.
    pub size: i64,
    /// The edge.
    pub edge: Vec<u8>,
}

/// A signed checkpoint as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// How many entries it covers.
    pub size: i64,
    /// The signed note.
    pub note: String,
}

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place.
    pub seq: i64,
    /// The bytes that were hashed.
    pub body: Vec<u8>,
    /// Their leaf.
    pub leaf: Vec<u8>,
    /// Salt and data of the private part.
    pub private: Option<(Vec<u8>, Vec<u8>)>,
}

impl Load for HeadRow {
    const TABLE: &'static str = "audit_head";
    const KEY: &'static str = "size";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { size: row.get("size")?, edge: row.get("edge")? })
    }
}

impl Load for CheckpointRow {
    const TABLE: &'static str = "audit_checkpoint";
    const KEY: &'static str = "size";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { size: row.get("size")?, note: row.get("note")? })
    }
}

impl Load for EntryRow {
    const TABLE: &'static str = "audit_entry";
    const KEY: &'static str = "seq";

    fn load(row: &Row<'_>) -> Result<Self> {
        let private = row.get::<Option<Vec<u8>>>("salt")?.zip(row.get::<Option<Vec<u8>>>("data")?);
        Ok(Self { seq: row.get("seq")?, body: row.get("body")?, leaf: row.get("leaf")?, private })
    }
}

impl EntryRow {
    /// As the verifier and the export take it.
    pub fn as_stored(&self) -> StoredEntry<'_> {
        let private = self.private.as_ref().map(|(salt, data)| StoredPrivate { salt, data });
        StoredEntry { seq: self.seq, body: &self.body, leaf: Some(&self.leaf), private }
    }
}

/// The head; one of size -1, which no verifier accepts, where there is none.
pub async fn head(source: &mut impl Source) -> Result<HeadRow> {
    let found = source.optional(sql(HEAD)).await?;
    Ok(found.unwrap_or(HeadRow { size: -1, edge: Vec::new() }))
}

/// All stored checkpoints, the smallest first.
pub async fn checkpoints(source: &mut impl Source) -> Result<Vec<CheckpointRow>> {
    source.all(sql(CHECKPOINTS)).await
}

/// The next entries behind `after`, ascending; `None` begins. An empty answer is the end.
pub async fn entries(source: &mut impl Source, after: Option<i64>) -> Result<Vec<EntryRow>> {
    source.all(sql(ENTRIES).bind(after.unwrap_or(i64::MIN)).bind(BATCH)).await
}

/// Is the log what was signed? `supplied` are checkpoints that were kept elsewhere.
pub async fn verify(
    source: &mut impl Source,
    supplied: &[String],
    vkeys: &Vkeys,
) -> Result<std::result::Result<Verified, Finding>> {
    let (head, stored) = (head(source).await?, checkpoints(source).await?);
    let stored = stored.iter().map(|row| StoredCheckpoint { size: row.size, note: row.note.as_bytes() });
    let known = match Checkpoints::open(stored, supplied.iter().map(String::as_str), vkeys) {
        Ok(known) => known,
        Err(finding) => return Ok(Err(finding)),
    };
    let head = StoredHead { size: head.size, edge: &head.edge };
    let mut verifier = Verifier::new(head, &known, PrivateRows::Complete);
    let mut rows = entries(source, None).await?;
    while let Some(last) = rows.last() {
        let after = last.seq;
        // The database reads the next rows while these are hashed.
        let hashing = spawn_blocking(move || {
            for row in &rows {
                verifier.entry(&row.as_stored());
            }
            verifier
        });
        let next = entries(source, Some(after)).await;
        verifier = hashing.await.unwrap_or_else(|broken| resume_unwind(broken.into_panic()));
        rows = next?;
    }
    if let Some(Scalar(seq)) = source.optional(sql(ORPHAN)).await? {
        verifier.orphan(seq);
    }
    Ok(verifier.finish())
}
