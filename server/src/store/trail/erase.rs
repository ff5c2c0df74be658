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
const ROLES: &str = "DELETE FROM person_role WHERE person_id = $1";
const SESSIONS: &str = "DELETE FROM session WHERE person_id = $1";
const LINKS: &str = "DELETE FROM sign_in_link WHERE person_id = $1";
const PROVIDER: &str = "DELETE FROM provider_identity WHERE person_id = $1";
const PASSKEYS: &str = "DELETE FROM passkey WHERE person_id = $1";
const HANDLES: &str = "DELETE FROM passkey_holder WHERE person_id = $1";
const KEYS: &str = "DELETE FROM request_key WHERE person_id = $1";

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
    for statement in [ROLES, SESSIONS, LINKS, PROVIDER, PASSKEYS, HANDLES, KEYS] {
        tx.execute(sql(statement).bind(id.0)).await?;
    }
    tx.touched(&table::PERSON_ROLE, id.0);
    tx.touched(&table::PROVIDER_IDENTITY, id.0);
    let seqs: Vec<u64> = rows.iter().filter_map(|row| u64::try_from(row.seq).ok()).collect();
    let count = seqs.len();
    tx.record(Act::of(By::Operator, "person.erase", person(id)).erasing(seqs));
    Ok(Some(count))
}
