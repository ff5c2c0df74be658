//! What a database says about itself: whether it is whole, whether anything is in it, and which settings are really in
//! force. Asked on the very connections that the server uses, because a setting that was asked for is not yet a fact.

use domain::time::{MINUTE, Time};

use super::{
    Db, Error, Result, Source,
    db::{Load, Row, Scalar, Statement, sql},
};

const WHOLE: &str = "SELECT integrity_check AS value FROM pragma_integrity_check";
const ORPHANS: &str =
    "SELECT [table] || ' → ' || parent AS value FROM pragma_foreign_key_check GROUP BY [table], parent";
const UNCHECKED_POSTGRES: &str = "SELECT conname::TEXT AS value FROM pg_constraint WHERE NOT convalidated";
const UNUSABLE_POSTGRES: &str =
    "SELECT indexrelid::regclass::TEXT AS value FROM pg_index WHERE NOT indisvalid";
const TABLES: &str = "SELECT COUNT(*) AS value FROM sqlite_schema";
const TABLES_POSTGRES: &str = "SELECT COUNT(*) AS value FROM pg_class c
    WHERE c.relnamespace = to_regnamespace(current_schema()) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')";
const NEWEST: &str = "SELECT COALESCE(MAX(at), 0) AS value FROM event";

const JOURNAL: &str = "SELECT journal_mode AS value FROM pragma_journal_mode";
const SYNCHRONOUS: &str = "SELECT CAST(synchronous AS TEXT) AS value FROM pragma_synchronous";
const FOREIGN_KEYS: &str = "SELECT CAST(foreign_keys AS TEXT) AS value FROM pragma_foreign_keys";
const QUERY_ONLY: &str = "SELECT CAST(query_only AS TEXT) AS value FROM pragma_query_only";
const FSYNC_POSTGRES: &str = "SELECT current_setting('fsync') AS value";
const FULL_PAGES_POSTGRES: &str = "SELECT current_setting('full_page_writes') AS value";
const COMMIT_POSTGRES: &str = "SELECT current_setting('synchronous_commit') AS value";
const READ_ONLY_POSTGRES: &str = "SELECT current_setting('default_transaction_read_only') AS value";

/// A single word in a column called `value`.
struct Word(String);

impl Load for Word {
    const TABLE: &'static str = "word";
    const KEY: &'static str = "value";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("value")?))
    }
}

/// A setting as it is, and the values with which nothing acknowledged can be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub found: String,
    /// What it may be.
    pub good: &'static [&'static str],
}

impl Setting {
    /// Whether it is as it must be.
    pub fn is_good(&self) -> bool {
        self.good.contains(&self.found.as_str())
    }
}

/// What is broken inside, in the database's own words; nothing when it is whole.
pub async fn faults(db: &Db) -> Result<Vec<String>> {
    let mut reader = db.reader();
    let questions = match db {
        Db::Sqlite { .. } => [WHOLE, ORPHANS],
        Db::Postgres { .. } => [UNCHECKED_POSTGRES, UNUSABLE_POSTGRES],
    };
    let mut found = Vec::new();
    for question in questions {
        let answers = reader.all::<Word>(sql(question)).await?;
        found.extend(answers.into_iter().map(|Word(word)| word).filter(|word| word != "ok"));
    }
    Ok(found)
}

/// Whether there is nothing in it, not even a schema.
pub async fn is_empty(db: &Db) -> Result<bool> {
    let question = match db {
        Db::Sqlite { .. } => TABLES,
        Db::Postgres { .. } => TABLES_POSTGRES,
    };
    Ok(db.reader().one::<Scalar>(sql(question)).await?.0 == 0)
}

/// When something happened last to a case; the beginning of time where nothing did.
async fn newest(db: &Db) -> Result<Time> {
    Ok(Time(db.reader().one::<Scalar>(sql(NEWEST)).await?.0))
}

/// How far this clock is behind the last thing that happened, in milliseconds; `None` within a minute.
pub async fn behind(db: &Db, now: Time) -> Result<Option<i64>> {
    let newest = newest(db).await?;
    Ok((newest > now.plus(MINUTE)).then_some(newest.0.saturating_sub(now.0)))
}

/// The settings that durability rests on, first those of the connection that writes.
pub async fn settings(db: &Db) -> Result<Vec<Setting>> {
    let (writes, reads): (&[Asked], Asked) = match db {
        Db::Sqlite { .. } => (
            &[
                ("journal_mode", JOURNAL, &["wal"]),
                ("synchronous", SYNCHRONOUS, &["2", "3"]),
                ("foreign_keys", FOREIGN_KEYS, &["1"]),
            ],
            ("query_only of the readers", QUERY_ONLY, &["1"]),
        ),
        Db::Postgres { .. } => (
            &[
                ("fsync", FSYNC_POSTGRES, &["on"]),
                ("full_page_writes", FULL_PAGES_POSTGRES, &["on"]),
                ("synchronous_commit", COMMIT_POSTGRES, &["on", "remote_apply", "remote_write", "local"]),
            ],
            ("default_transaction_read_only of the readers", READ_ONLY_POSTGRES, &["on"]),
        ),
    };
    let writes: Vec<Asked> = writes.to_vec();
    let mut settings = db
        .write(move |tx| {
            Box::pin(async move {
                let mut settings = Vec::new();
                for asked in writes {
                    settings.push(setting(tx, asked).await?);
                }
                Ok::<_, Error>(settings)
            })
        })
        .await?;
    settings.push(setting(&mut db.reader(), reads).await?);
    Ok(settings)
}

type Asked = (&'static str, &'static str, &'static [&'static str]);

async fn setting(source: &mut impl Source, (name, question, good): Asked) -> Result<Setting> {
    let statement: Statement = sql(question);
    Ok(Setting { name, found: source.one::<Word>(statement).await?.0, good })
}
