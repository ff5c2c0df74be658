//! Signed checkpoints, stored once for each size, and receipts, which rest on them.

use audit::{Entry, Hash, Prover, Receipt};
use domain::id::CaseNumber;

use super::{
    act::case,
    list::of_object,
    verify::{CheckpointRow, EntryRow},
};
use crate::store::{
    Constraint, Db, Error, Result, Source,
    db::{Load, Row, sql},
};

/// Not `ON CONFLICT`: the trigger would see the row first.
const INSERT: &str = "INSERT INTO audit_checkpoint (size, note)
    SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM audit_checkpoint WHERE size = $1)";
const FROM: &str = "SELECT size, note FROM audit_checkpoint WHERE size >= $1 ORDER BY size";
const LEAVES: &str = "SELECT leaf FROM audit_entry WHERE seq >= $1 ORDER BY seq LIMIT $2";
const LEAVES_AT_ONCE: i64 = 4_096;
const LAST: &str = "SELECT size, note FROM audit_checkpoint ORDER BY size DESC LIMIT 1";

/// How far back the decision of a case is looked for among its entries.
const ENTRIES_OF_CASE: i64 = 1_000;

/// Stores a checkpoint; false when somebody else signed this size already.
pub async fn keep(db: &Db, row: CheckpointRow) -> Result<bool> {
    let kept = db.write(move |tx| {
        Box::pin(
            async move { tx.execute(sql(INSERT).bind(row.size).bind(row.note)).await.map(|rows| rows == 1) },
        )
    });
    match kept.await {
        Err(Error::Taken(Constraint::Other)) => Ok(false),
        other => other,
    }
}

/// Those that cover at least so many entries, the smallest first.
pub async fn checkpoints_from(source: &mut impl Source, size: i64) -> Result<Vec<CheckpointRow>> {
    source.all(sql(FROM).bind(size)).await
}

/// The newest.
pub async fn last_checkpoint(source: &mut impl Source) -> Result<Option<CheckpointRow>> {
    source.optional(sql(LAST)).await
}

/// The hash of an entry.
struct Leaf(Hash);

impl Load for Leaf {
    const TABLE: &'static str = "audit_entry";
    const KEY: &'static str = "leaf";

    fn load(row: &Row<'_>) -> Result<Self> {
        let bytes: Vec<u8> = row.get("leaf")?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| row.corrupt("leaf"))?;
        Ok(Self(bytes.into()))
    }
}

/// Why there is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReceipt {
    /// The log knows nothing of the case.
    NoEntry,
    /// No checkpoint covers it yet.
    NotSigned,
}

/// The receipt of a case: of the entry that decided it last, or else of the last one.
pub async fn receipt(
    source: &mut impl Source,
    number: CaseNumber,
) -> Result<std::result::Result<Receipt, NoReceipt>> {
    let rows = of_object(source, &case(number), ENTRIES_OF_CASE).await?;
    let row = rows.iter().find(|row| decides(row)).or_else(|| rows.iter().find(|row| row.acts_on_a_case()));
    let Some(row) = row else { return Ok(Err(NoReceipt::NoEntry)) };
    let checkpoint = last_checkpoint(source).await?.filter(|checkpoint| checkpoint.size > row.seq);
    let Some(checkpoint) = checkpoint else { return Ok(Err(NoReceipt::NotSigned)) };
    let corrupt = || Error::Corrupt { table: "audit_entry", column: "seq", id: row.seq.to_string() };
    let unsigned = |number: i64| u64::try_from(number).map_err(|_| corrupt());
    let (index, size) = (unsigned(row.seq)?, unsigned(checkpoint.size)?);
    let mut prover = Prover::inclusion(index, size).map_err(|_| corrupt())?;
    let mut next: i64 = 0;
    while next < checkpoint.size {
        // As they are stored: a forged one makes a receipt that nobody believes, and costs no look at a million bodies.
        let leaves: Vec<Leaf> = source.all(sql(LEAVES).bind(next).bind(LEAVES_AT_ONCE)).await?;
        if leaves.is_empty() {
            break;
        }
        for leaf in leaves {
            prover.push(leaf.0);
            next = next.saturating_add(1);
        }
    }
    let proof = prover.finish().map_err(|_| corrupt())?;
    let body = String::from_utf8(row.body.clone()).map_err(|_| corrupt())?;
    Ok(Ok(Receipt { body, index, proof, checkpoint: checkpoint.note }))
}

/// The entry led from an open state to a yes or no.
fn decides(row: &EntryRow) -> bool {
    let decided = |state: Option<&str>| matches!(state, Some("approved" | "declined"));
    Entry::read(&row.body)
        .is_some_and(|entry| decided(entry.to.as_deref()) && !decided(entry.from.as_deref()))
}

impl EntryRow {
    fn acts_on_a_case(&self) -> bool {
        Entry::read(&self.body).is_some_and(|entry| entry.act.starts_with("case."))
    }
}
