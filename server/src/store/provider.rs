//! Who somebody is at the provider, and errands to it. An errand is used up by the statement that reads it, whatever comes of
//! it. The issuer stands beside the subject, so that another provider is another identity.

use domain::{id::PersonId, time::Time};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
    trail::table,
};

const OF_SUBJECT: &str =
    "SELECT person_id, issuer, subject, linked_at FROM provider_identity WHERE issuer = $1 AND subject = $2";
const OF_PERSON: &str =
    "SELECT person_id, issuer, subject, linked_at FROM provider_identity WHERE person_id = $1";
const LINK: &str =
    "INSERT INTO provider_identity (person_id, issuer, subject, linked_at) VALUES ($1, $2, $3, $4)";
const UNLINK: &str = "DELETE FROM provider_identity WHERE person_id = $1";
const BEGIN: &str =
    "INSERT INTO provider_errand (token_hash, person_id, next, carried, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)";
const LOOK: &str = "SELECT person_id, next, carried, created_at FROM provider_errand
    WHERE token_hash = $1 AND expires_at > $2";
const TAKE: &str = "DELETE FROM provider_errand WHERE token_hash = $1 AND expires_at > $2
    RETURNING person_id, next, carried, created_at";
const PURGE: &str = "DELETE FROM provider_errand WHERE expires_at <= $1";

/// Who somebody is at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityRow {
    /// Who it is here.
    pub person: PersonId,
    /// The provider.
    pub issuer: String,
    /// The name there, which is never somebody else's.
    pub subject: String,
    /// Since when.
    pub since: Time,
}

impl Load for IdentityRow {
    const TABLE: &'static str = "provider_identity";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: PersonId(row.get("person_id")?),
            issuer: row.get("issuer")?,
            subject: row.get("subject")?,
            since: Time(row.get("linked_at")?),
        })
    }
}

/// A sign-in, or a proof, that is on its way.
#[derive(Clone, PartialEq, Eq)]
pub struct ErrandRow {
    /// Who proves who they are; `None` for whoever signs in.
    pub person: Option<PersonId>,
    /// Where it goes on: a path without language; empty for nowhere.
    pub next: String,
    /// The form that waits, sealed; empty for none.
    pub carried: Vec<u8>,
    /// When it began.
    pub begun: Time,
}

impl Load for ErrandRow {
    const TABLE: &'static str = "provider_errand";
    const KEY: &'static str = "created_at";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: row.get::<Option<_>>("person_id")?.map(PersonId),
            next: row.get("next")?,
            carried: row.get("carried")?,
            begun: Time(row.get("created_at")?),
        })
    }
}

/// Whose account it is that somebody has at a provider.
pub async fn of_subject(
    source: &mut impl Source,
    issuer: &str,
    subject: &str,
) -> Result<Option<IdentityRow>> {
    source.optional(sql(OF_SUBJECT).bind(issuer.to_owned()).bind(subject.to_owned())).await
}

/// Who this person is at a provider.
pub async fn of_person(source: &mut impl Source, person: PersonId) -> Result<Option<IdentityRow>> {
    source.optional(sql(OF_PERSON).bind(person.0)).await
}

/// From now on this is who they are there; [`super::Error::Taken`] when one of the two is somebody already.
pub async fn link(tx: &mut Tx, row: &IdentityRow) -> Result<()> {
    let statement =
        sql(LINK).bind(row.person.0).bind(row.issuer.clone()).bind(row.subject.clone()).bind(row.since.0);
    tx.execute(statement).await?;
    tx.touched(&table::PROVIDER_IDENTITY, row.person.0);
    Ok(())
}

/// They are nobody there any more; false when they were not.
pub async fn unlink(tx: &mut Tx, person: PersonId) -> Result<bool> {
    let gone = tx.execute(sql(UNLINK).bind(person.0)).await? > 0;
    if gone {
        tx.touched(&table::PROVIDER_IDENTITY, person.0);
    }
    Ok(gone)
}

/// Begins an errand that may take until then.
pub async fn begin(tx: &mut Tx, token_hash: [u8; 32], row: ErrandRow, until: Time) -> Result<()> {
    let statement = sql(BEGIN)
        .bind(token_hash.to_vec())
        .bind(row.person.map(|person| person.0))
        .bind(row.next)
        .bind(row.carried)
        .bind(row.begun.0)
        .bind(until.0);
    tx.execute(statement).await.map(drop)
}

/// The errand of a token; nothing is used up.
pub async fn look(source: &mut impl Source, token_hash: [u8; 32], now: Time) -> Result<Option<ErrandRow>> {
    source.optional(sql(LOOK).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Uses the errand up; `None` for whoever comes second or too late.
pub async fn take(tx: &mut Tx, token_hash: [u8; 32], now: Time) -> Result<Option<ErrandRow>> {
    tx.optional(sql(TAKE).bind(token_hash.to_vec()).bind(now.0)).await
}

/// Forgets errands from which nobody came back; answers how many.
pub async fn purge(tx: &mut Tx, now: Time) -> Result<u64> {
    tx.execute(sql(PURGE).bind(now.0)).await
}
