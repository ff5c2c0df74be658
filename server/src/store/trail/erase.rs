//! Erasing a person: the name, the address and every way in go, and with them the private parts of all entries by and about
//! that person. The log stays whole, and says what was erased. Rows whose last digest stood in such a part get a new one in
//! the entry of the erasure, after the old one was checked: an erasure must not hide a change that nobody explained. What
//! somebody wrote into a case is the company's record of its decision, and stays.

use domain::{id::PersonId, time::Time};

use super::{
    act::{Act, By, person},
    append::lock,
    digest::{Stored, digest},
    replay::{Fold, part},
    table,
    verify::EntryRow,
};
use crate::store::{Db, Error, Result, Source as _, Tx, db::sql};

const OF_PERSON: &str = "SELECT audit_entry.seq, body, leaf, salt, data FROM audit_index
    JOIN audit_entry ON audit_entry.seq = audit_index.seq
    JOIN audit_private ON audit_private.seq = audit_index.seq
    WHERE actor = $1 OR object = $2 ORDER BY audit_entry.seq";
const BLANK: &str = "UPDATE person SET name = $2, email = $3, password_hash = NULL,
    disabled_at = COALESCE(disabled_at, $4) WHERE id = $1";
/// What is only about the person and goes as a whole, with the column that names them. A test
/// holds this, and what stays, against every key of the schema that names a person.
const GOES: [(&str, &str, &str); 18] = [
    ("person_role", "person_id", "DELETE FROM person_role WHERE person_id = $1"),
    ("session", "person_id", "DELETE FROM session WHERE person_id = $1"),
    ("half_session", "person_id", "DELETE FROM half_session WHERE person_id = $1"),
    ("device", "person_id", "DELETE FROM device WHERE person_id = $1"),
    ("sign_in_link", "person_id", "DELETE FROM sign_in_link WHERE person_id = $1"),
    ("totp", "person_id", "DELETE FROM totp WHERE person_id = $1"),
    ("recovery_code", "person_id", "DELETE FROM recovery_code WHERE person_id = $1"),
    ("passkey", "person_id", "DELETE FROM passkey WHERE person_id = $1"),
    ("passkey_holder", "person_id", "DELETE FROM passkey_holder WHERE person_id = $1"),
    ("provider_identity", "person_id", "DELETE FROM provider_identity WHERE person_id = $1"),
    ("provider_errand", "person_id", "DELETE FROM provider_errand WHERE person_id = $1"),
    ("request_key", "person_id", "DELETE FROM request_key WHERE person_id = $1"),
    ("keyboard", "person_id", "DELETE FROM keyboard WHERE person_id = $1"),
    ("snooze", "person_id", "DELETE FROM snooze WHERE person_id = $1"),
    ("saved_filter", "owner_id", "DELETE FROM saved_filter WHERE owner_id = $1"),
    ("look", "person_id", "DELETE FROM look WHERE person_id = $1"),
    ("watch", "person_id", "DELETE FROM watch WHERE person_id = $1"),
    ("pending_comment", "author_id", "DELETE FROM pending_comment WHERE author_id = $1"),
];

const NAME: &str = "(erased)";

/// Erases a person; answers how many private parts went. `None` when there is no such person.
pub async fn erase(db: &Db, id: PersonId, now: Time) -> Result<Option<usize>> {
    let erased = db.write(move |tx| Box::pin(async move { work(tx, id, now).await })).await?;
    if erased.is_some() {
        db.vacuum().await?;
    }
    Ok(erased)
}

async fn work(tx: &mut Tx, id: PersonId, now: Time) -> Result<Option<usize>> {
    // Nothing may be appended between reading the log and writing to it.
    lock(tx).await?;
    let blank = sql(BLANK).bind(id.0).bind(NAME).bind(format!("{id}@erased.invalid")).bind(now.0);
    let rows: Vec<EntryRow> = tx.all(sql(OF_PERSON).bind(By::Person(id).text()).bind(person(id))).await?;
    let fold = Fold::of(tx).await?;
    for row in &rows {
        let Some((salt, part)) = part(row)? else { continue };
        for (name, known) in part.rows {
            if fold.last(&name) != u64::try_from(row.seq).ok() {
                continue;
            }
            let (table, key) = table::named(&name).ok_or(Error::Unexplained("a row of an unknown table"))?;
            let live: Vec<Stored> = tx.all(table.one(&key)).await?;
            let texts = live.into_iter().map(|row| row.canonical(table)).collect();
            if digest(table, texts, &salt) != known {
                return Err(Error::Unexplained(table.name));
            }
            tx.touched(table, key);
        }
    }
    if tx.execute(blank).await? == 0 {
        return Ok(None);
    }
    tx.touched(&table::PERSON, id.0);
    for (_, _, statement) in GOES {
        tx.execute(sql(statement).bind(id.0)).await?;
    }
    tx.touched(&table::PERSON_ROLE, id.0);
    tx.touched(&table::PROVIDER_IDENTITY, id.0);
    let seqs: Vec<u64> = rows.iter().filter_map(|row| u64::try_from(row.seq).ok()).collect();
    let count = seqs.len();
    tx.record(Act::of(By::Operator, "person.erase", person(id)).erasing(seqs));
    Ok(Some(count))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::migrate;

    const KEYS: &str = "SELECT place.name, reference.\"from\" FROM sqlite_master AS place
        JOIN pragma_foreign_key_list(place.name) AS reference
        WHERE place.type = 'table' AND reference.\"table\" = 'person'";

    /// Who did or holds something of the company's: the number stays, and its name is gone.
    const STAYS: [(&str, &str); 11] = [
        ("area", "executive_id"),
        ("area", "substitute_id"),
        ("case_file", "assignee_id"),
        ("case_file", "requester_id"),
        ("event", "actor_id"),
        ("evidence", "removed_by"),
        ("evidence", "uploader_id"),
        ("policy_change", "decided_by"),
        ("policy_change", "proposed_by"),
        ("post", "author_id"),
        ("revision", "person_id"),
    ];

    #[tokio::test]
    async fn every_key_of_the_schema_that_names_a_person_goes_or_stays_on_purpose() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("s.db").display());
        let db = Db::open(&url).await.expect("a database");
        migrate::run(&db).await.expect("the schema");
        let Db::Sqlite { write, .. } = &db else { unreachable!("opened as SQLite") };
        let found: Vec<(String, String)> =
            sqlx::query_as(KEYS).fetch_all(write).await.expect("the keys of the schema");
        let found: BTreeSet<(&str, &str)> =
            found.iter().map(|(table, column)| (table.as_str(), column.as_str())).collect();
        let goes = GOES.map(|(table, column, _)| (table, column));
        let known: BTreeSet<(&str, &str)> = goes.into_iter().chain(STAYS).collect();
        assert_eq!(found, known);
        for (table, column, statement) in GOES {
            assert_eq!(statement, format!("DELETE FROM {table} WHERE {column} = $1"));
        }
    }
}
