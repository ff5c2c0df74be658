//! T8: a person is erased; the log stays whole, says so, and the text is gone from the files.

use domain::{
    person::{Grant, Role},
    time::Time,
};
use serde_json::json;
use server::store::{
    self, Db, Error,
    trail::{self, Act, By},
};

use crate::{
    contract::{Base, person},
    raw::{replay, run, snapshot},
};

const CANARY: &str = "Kanarienvogel-7391";

/// Files of tables, indexes and long values of this database.
const FILES: &str = "SELECT COUNT(*) FROM pg_class
    WHERE relfilenode <> 0 AND relkind IN ('r', 'i', 't') AND NOT relisshared";
/// Those in which the text stands, also where a row is dead.
const HOLDING: &str = "SELECT CAST(relname AS TEXT) FROM pg_class
    WHERE relfilenode <> 0 AND relkind IN ('r', 'i', 't') AND NOT relisshared
        AND position(convert_to($1, 'UTF8') IN pg_read_binary_file(pg_relation_filepath(oid))) > 0";

async fn with_traces(base: &Base) -> domain::id::PersonId {
    let mut ada = person(base, &format!("{CANARY}@berg.example"));
    ada.name = format!("Ada {CANARY}");
    let id = ada.id;
    base.db
        .write(move |tx| {
            Box::pin(async move {
                store::person::insert(tx, &ada, Some(CANARY.to_owned())).await?;
                store::person::grant(tx, id, Grant { role: Role::Marketer, area: None }).await?;
                let act = Act::of(By::Operator, "person.add", trail::person(id));
                tx.record(act.with_text(json!({ "name": ada.name, "email": ada.email })));
                Ok::<_, Error>(())
            })
        })
        .await
        .expect("a person");
    // What this person did: the last digest of the area stands in an entry of theirs.
    let new = crate::contract::area(base, "Sales", Some(id));
    base.db
        .write(move |tx| {
            Box::pin(async move {
                tx.record(Act::of(id, "area.add", trail::area(new.id)).with_text(json!(CANARY)));
                store::area::insert(tx, &new).await
            })
        })
        .await
        .expect("an area");
    id
}

/// The text is in no file of the database.
async fn left_the_files(db: &Db) {
    match db {
        Db::Sqlite { write, .. } => left_the_file(write).await,
        Db::Postgres { write, .. } => left_every_file(write).await,
    }
}

async fn left_the_file(pool: &sqlx::SqlitePool) {
    let file: String = sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
        .fetch_one(pool)
        .await
        .expect("a file");
    for ending in ["", "-wal"] {
        let bytes = std::fs::read(format!("{file}{ending}")).unwrap_or_default();
        let found = bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
        assert!(!found, "the text is still in {file}{ending}");
    }
}

async fn left_every_file(pool: &sqlx::PgPool) {
    sqlx::query("CHECKPOINT").execute(pool).await.expect("everything is in its files");
    let files: Vec<String> =
        sqlx::query_scalar(HOLDING).bind(CANARY).fetch_all(pool).await.expect("every file was read");
    assert_eq!(files, Vec::<String>::new(), "the text is still in these");
    let read: i64 = sqlx::query_scalar(FILES).fetch_one(pool).await.expect("a number");
    assert!(read > 40, "{read} files of tables and indexes");
}

#[tokio::test]
async fn a_person_is_erased_and_the_log_still_explains_everything() {
    for base in Base::all().await {
        let id = with_traces(&base).await;
        base.person("eva@berg.example").await;
        // what the planner knows of the values of a column is a copy of them
        run(&base.db, "ANALYZE").await.expect("statistics");
        assert_eq!(trail::erase(&base.db, id, Time(5)).await.expect("erased"), Some(2));
        let mut source = snapshot(&base).await;
        let verified = trail::verify(&mut source, &[], &audit::Vkeys::default()).await.expect("an answer");
        let verified = verified.unwrap_or_else(|finding| panic!("{finding}"));
        assert_eq!((verified.entries, verified.erased, verified.kept), (4, 2, 2));
        drop(source);
        assert!(replay(&base).await.holds());
        let kept =
            store::person::find(&mut base.db.reader(), id).await.expect("an answer").expect("the number");
        assert_eq!((kept.name.as_str(), kept.disabled_at), ("(erased)", Some(Time(5))));
        left_the_files(&base.db).await;
    }
}

#[tokio::test]
async fn an_erasure_waits_for_whoever_reads_an_older_state() {
    for base in Base::all().await {
        let id = with_traces(&base).await;
        let mut older = snapshot(&base).await;
        let before = store::person::find(&mut older, id).await.expect("an answer").expect("the person");
        assert!(before.name.contains(CANARY), "{}", before.name);
        let (erased, ()) = tokio::join!(trail::erase(&base.db, id, Time(5)), async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            drop(older);
        });
        assert_eq!(erased.expect("erased"), Some(2));
        left_the_files(&base.db).await;
    }
}

#[tokio::test]
async fn an_erasure_hides_no_change_that_nobody_explained() {
    for base in Base::all().await {
        let id = with_traces(&base).await;
        run(&base.db, "UPDATE area SET name = 'Mine'").await.expect("changed");
        let refused = trail::erase(&base.db, id, Time(5)).await;
        assert!(matches!(refused, Err(Error::Unexplained("area"))), "{refused:?}");
        assert!(store::person::find(&mut base.db.reader(), id).await.expect("an answer").is_some());
    }
}
