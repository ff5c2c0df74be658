//! Passkeys: what is public about them. A counter moves by compare-and-swap on the version, so that of two answers that were
//! checked against the same row one counts. A suspect one stays for its owner to see; whoever asks for one that opens
//! something looks at that.

use domain::{id::PersonId, time::Time};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{
    Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
};

const HOLD: &str = "INSERT INTO passkey_holder (person_id, handle) VALUES ($1, $2)
    ON CONFLICT (person_id) DO NOTHING";
const HANDLE: &str = "SELECT handle FROM passkey_holder WHERE person_id = $1";
const INSERT: &str =
    "INSERT INTO passkey (id, person_id, credential_id, credential, name, version, created_at)
    VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (credential_id) DO NOTHING";
const OF_PERSON: &str =
    "SELECT id, person_id, credential_id, credential, name, version, created_at, used_at, suspect_at
    FROM passkey WHERE person_id = $1 ORDER BY created_at, id LIMIT 100";
const NAMED: &str = "SELECT passkey.id, passkey.person_id, credential_id, credential, passkey.name, version,
        passkey.created_at, used_at, suspect_at
    FROM passkey
    JOIN person ON person.id = passkey.person_id
    JOIN passkey_holder ON passkey_holder.person_id = passkey.person_id
    WHERE credential_id = $1 AND handle = $2 AND person.disabled_at IS NULL";
const COUNT: &str = "SELECT COUNT(*) AS value FROM passkey WHERE person_id = $1";
const RENAME: &str = "UPDATE passkey SET name = $3 WHERE id = $1 AND person_id = $2";
const REMOVE: &str = "DELETE FROM passkey WHERE id = $1 AND person_id = $2";
const REMOVE_ALL: &str = "DELETE FROM passkey WHERE person_id = $1";
const USE: &str = "UPDATE passkey SET credential = $3, version = version + 1, used_at = $4
    WHERE id = $1 AND version = $2 AND suspect_at IS NULL
        AND EXISTS (SELECT 1 FROM person WHERE person.id = passkey.person_id AND person.disabled_at IS NULL)";
const SUSPECT: &str = "UPDATE passkey SET suspect_at = $2 WHERE id = $1 AND suspect_at IS NULL";

/// A passkey.
#[derive(Clone, Debug, PartialEq)]
pub struct PasskeyRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub person: PersonId,
    /// By which its authenticator knows it.
    pub credential_id: Vec<u8>,
    /// Public key and counter.
    pub credential: Value,
    /// How its owner calls it.
    pub name: String,
    /// How often it was used.
    pub version: i64,
    /// Since when.
    pub created_at: Time,
    /// When it opened something last.
    pub used_at: Option<Time>,
    /// Since when there may be a copy.
    pub suspect_at: Option<Time>,
}

impl Load for PasskeyRow {
    const TABLE: &'static str = "passkey";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: PersonId(row.get("person_id")?),
            credential_id: row.get("credential_id")?,
            credential: row.get::<Json<Value>>("credential")?.0,
            name: row.get("name")?,
            version: row.get("version")?,
            created_at: Time(row.get("created_at")?),
            used_at: row.get::<Option<i64>>("used_at")?.map(Time),
            suspect_at: row.get::<Option<i64>>("suspect_at")?.map(Time),
        })
    }
}

struct Handle(Uuid);

impl Load for Handle {
    const TABLE: &'static str = "passkey_holder";
    const KEY: &'static str = "handle";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("handle")?))
    }
}

/// By what authenticators know this person: `new`, or what it was before.
pub async fn hold(tx: &mut Tx, person: PersonId, new: Uuid) -> Result<Uuid> {
    tx.execute(sql(HOLD).bind(person.0).bind(new)).await?;
    Ok(tx.one::<Handle>(sql(HANDLE).bind(person.0)).await?.0)
}

/// Keeps a new one; false when somebody has it already.
pub async fn insert(tx: &mut Tx, passkey: PasskeyRow) -> Result<bool> {
    let statement = sql(INSERT)
        .bind(passkey.id)
        .bind(passkey.person.0)
        .bind(passkey.credential_id)
        .bind(Json(passkey.credential))
        .bind(passkey.name)
        .bind(passkey.created_at.0);
    Ok(tx.execute(statement).await? == 1)
}

/// Those of a person, the oldest first.
pub async fn of_person(source: &mut impl Source, person: PersonId) -> Result<Vec<PasskeyRow>> {
    source.all(sql(OF_PERSON).bind(person.0)).await
}

/// That of a credential and of whoever has this handle, and is not disabled.
pub async fn named(
    source: &mut impl Source,
    credential_id: &[u8],
    handle: Uuid,
) -> Result<Option<PasskeyRow>> {
    source.optional(sql(NAMED).bind(credential_id.to_vec()).bind(handle)).await
}

/// How many somebody has, suspect ones too.
pub async fn count(source: &mut impl Source, person: PersonId) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(COUNT).bind(person.0)).await?.0)
}

/// Another name for an own one; false when it is gone.
pub async fn rename(tx: &mut Tx, id: Uuid, person: PersonId, name: String) -> Result<bool> {
    Ok(tx.execute(sql(RENAME).bind(id).bind(person.0).bind(name)).await? == 1)
}

/// Takes an own one away; false when it is gone.
pub async fn remove(tx: &mut Tx, id: Uuid, person: PersonId) -> Result<bool> {
    Ok(tx.execute(sql(REMOVE).bind(id).bind(person.0)).await? == 1)
}

/// Takes all of a person away.
pub async fn remove_all(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.execute(sql(REMOVE_ALL).bind(person.0)).await.map(drop)
}

/// It opened something; false when another answer was quicker, or it opens nothing any more.
pub async fn used(tx: &mut Tx, id: Uuid, seen: i64, credential: Value, now: Time) -> Result<bool> {
    let statement = sql(USE).bind(id).bind(seen).bind(Json(credential)).bind(now.0);
    Ok(tx.execute(statement).await? == 1)
}

/// From now on it opens nothing; false when it did not before.
pub async fn suspect(tx: &mut Tx, id: Uuid, now: Time) -> Result<bool> {
    Ok(tx.execute(sql(SUSPECT).bind(id).bind(now.0)).await? == 1)
}
