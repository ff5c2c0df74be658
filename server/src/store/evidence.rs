//! Files in the database, so that several processes need no shared folder, a transaction holds file and case together,
//! and a backup is one thing. The content stands once under its hash; each version of each file is a row that names it.
//! Nothing is deleted. A download is read in slices, so that who reads slowly holds neither a connection nor a file.

use domain::{
    case::evidence::About,
    id::{CaseNumber, EvidenceId, PersonId},
    time::Time,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    Error, Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
    trail::table,
};

const KEEP: &str = "INSERT INTO blob (hash, size, bytes) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
const INSERT: &str =
    "INSERT INTO evidence (id, chain_id, version, case_number, about, subject, name, kind, size, hash,
        note, uploader_id, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const OF_CASE: &str =
    "SELECT id, chain_id, version, case_number, about, subject, name, kind, size, hash, note,
        uploader_id, at, removed_at, removed_by
    FROM evidence WHERE case_number = $1 ORDER BY chain_id, version";
const FIND: &str = "SELECT id, chain_id, version, case_number, about, subject, name, kind, size, hash, note,
        uploader_id, at, removed_at, removed_by
    FROM evidence WHERE id = $1";
const REMOVE: &str =
    "UPDATE evidence SET removed_at = $2, removed_by = $3 WHERE chain_id = $1 AND removed_at IS NULL
    RETURNING id";
const BY_PERSON: &str =
    "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS value FROM evidence WHERE uploader_id = $1";
const IN_ALL: &str = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS value FROM blob";
const KNOWN: &str = "SELECT COUNT(*) AS value FROM blob WHERE hash = $1";
const SLICE: &str = "SELECT hash, size, substr(bytes, CAST($2 AS INTEGER), CAST($3 AS INTEGER)) AS bytes
    FROM blob WHERE hash = $1";
const NEXT: &str = "SELECT hash, size, bytes FROM blob WHERE hash > $1 ORDER BY hash LIMIT 1";

/// The schema that has files first.
pub const SCHEMA: i64 = 9;

/// The hash of a content.
pub type Hash = [u8; 32];

/// One version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Of this version.
    pub id: Uuid,
    /// The file; the id of its first version.
    pub file: EvidenceId,
    /// 1, 2, 3, …
    pub version: u32,
    /// The case.
    pub case: CaseNumber,
    /// What it is about.
    pub about: About,
    /// Its name, cleaned.
    pub name: String,
    /// `pdf`, `png` or `jpg`.
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// Of its content.
    pub hash: Hash,
    /// What whoever brought it says about it; may be empty.
    pub note: String,
    /// Who.
    pub uploader: PersonId,
    /// When.
    pub at: Time,
    /// When it was taken back, and by whom.
    pub removed: Option<(Time, PersonId)>,
}

impl Load for EvidenceRow {
    const TABLE: &'static str = "evidence";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        let about = About::of(&row.get::<String>("about")?, &row.get::<String>("subject")?);
        let (at, by) = (row.get::<Option<i64>>("removed_at")?, row.get::<Option<Uuid>>("removed_by")?);
        Ok(Self {
            id: row.get("id")?,
            file: EvidenceId(row.get("chain_id")?),
            version: u32::try_from(row.get::<i64>("version")?).map_err(|_| row.corrupt("version"))?,
            case: CaseNumber(row.get("case_number")?),
            about: about.ok_or_else(|| row.corrupt("about"))?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            size: row.get("size")?,
            hash: hash(row)?,
            note: row.get("note")?,
            uploader: PersonId(row.get("uploader_id")?),
            at: Time(row.get("at")?),
            removed: at.zip(by).map(|(at, by)| (Time(at), PersonId(by))),
        })
    }
}

fn hash(row: &Row<'_>) -> Result<Hash> {
    row.get::<Vec<u8>>("hash")?.try_into().map_err(|_| row.corrupt("hash"))
}

/// The id of a row that was changed.
struct Id(Uuid);

impl Load for Id {
    const TABLE: &'static str = EvidenceRow::TABLE;
    const KEY: &'static str = EvidenceRow::KEY;

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("id")?))
    }
}

/// A content, or a slice of it.
struct Blob {
    hash: Hash,
    size: i64,
    bytes: Vec<u8>,
}

impl Load for Blob {
    const TABLE: &'static str = "blob";
    const KEY: &'static str = "hash";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { hash: hash(row)?, size: row.get("size")?, bytes: row.get("bytes")? })
    }
}

/// A content that is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoilt {
    /// The hash under which it stands.
    pub hash: Hash,
    /// The hash that it has.
    pub found: Hash,
    /// It has as many bytes as are written beside it.
    pub sized: bool,
}

/// What [`verify`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many contents were read.
    pub contents: u64,
    /// How many bytes.
    pub bytes: u64,
    /// Those that are not what they were.
    pub spoilt: Vec<Spoilt>,
}

/// Keeps a content under its hash; one that is there already is not written again.
pub async fn keep(tx: &mut Tx, hash: Hash, bytes: Vec<u8>) -> Result<()> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(sql(KEEP).bind(hash.to_vec()).bind(size).bind(bytes)).await.map(drop)
}

/// Adds a version of a file; [`Error::Stale`] when somebody else added it.
pub async fn insert(tx: &mut Tx, row: &EvidenceRow) -> Result<()> {
    let statement = sql(INSERT)
        .bind(row.id)
        .bind(row.file.0)
        .bind(i64::from(row.version))
        .bind(row.case.0)
        .bind(row.about.code().to_owned())
        .bind(row.about.key().to_owned())
        .bind(row.name.clone())
        .bind(row.kind.clone())
        .bind(row.size)
        .bind(row.hash.to_vec())
        .bind(row.note.clone())
        .bind(row.uploader.0)
        .bind(row.at.0);
    tx.touched(&table::EVIDENCE, row.id);
    match tx.execute(statement).await {
        Err(Error::Taken(_)) => Err(Error::Stale),
        other => other.map(drop),
    }
}

/// Every version of every file of a case: the oldest file first, of each the oldest version first.
pub async fn of_case(source: &mut impl Source, case: CaseNumber) -> Result<Vec<EvidenceRow>> {
    source.all(sql(OF_CASE).bind(case.0)).await
}

/// One version.
pub async fn find(source: &mut impl Source, id: Uuid) -> Result<Option<EvidenceRow>> {
    source.optional(sql(FIND).bind(id)).await
}

/// Marks every version of a file as taken back; [`Error::Stale`] when it is already.
pub async fn remove(tx: &mut Tx, file: EvidenceId, at: Time, by: PersonId) -> Result<()> {
    let removed: Vec<Id> = tx.all(sql(REMOVE).bind(file.0).bind(at.0).bind(by.0)).await?;
    if removed.is_empty() {
        return Err(Error::Stale);
    }
    for Id(id) in removed {
        tx.touched(&table::EVIDENCE, id);
    }
    Ok(())
}

/// Bytes that a person brought, those taken back included: they stay on record.
pub async fn brought_by(source: &mut impl Source, person: PersonId) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(BY_PERSON).bind(person.0)).await?.0)
}

/// Bytes of all contents.
pub async fn in_all(source: &mut impl Source) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(IN_ALL)).await?.0)
}

/// Whether a content is there already.
pub async fn is_known(source: &mut impl Source, hash: Hash) -> Result<bool> {
    Ok(source.one::<Scalar>(sql(KNOWN).bind(hash.to_vec())).await?.0 > 0)
}

/// At most `length` bytes of a content from `offset` on; `None` when there is no such content.
pub async fn slice(
    source: &mut impl Source,
    hash: Hash,
    offset: i64,
    length: i64,
) -> Result<Option<Vec<u8>>> {
    // SQL counts from one
    let statement = sql(SLICE).bind(hash.to_vec()).bind(offset.saturating_add(1)).bind(length);
    Ok(source.optional::<Blob>(statement).await?.map(|blob| blob.bytes))
}

/// Reads every content and holds it against its hash; one at a time is in memory.
pub async fn verify(source: &mut impl Source) -> Result<Verified> {
    let mut verified = Verified::default();
    let mut after = Vec::new();
    while let Some(blob) = source.optional::<Blob>(sql(NEXT).bind(after.clone())).await? {
        after = blob.hash.to_vec();
        verified.contents = verified.contents.saturating_add(1);
        verified.bytes = verified.bytes.saturating_add(blob.bytes.len() as u64);
        let sized = i64::try_from(blob.bytes.len()).is_ok_and(|length| length == blob.size);
        let found: Hash = Sha256::digest(&blob.bytes).into();
        if found != blob.hash || !sized {
            verified.spoilt.push(Spoilt { hash: blob.hash, found, sized });
        }
    }
    Ok(verified)
}
