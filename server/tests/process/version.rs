//! An older program meets a newer database: one clear sentence, and nothing is touched.

use std::fs;

use server::store::Db;

use crate::place::Place;

const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
    SELECT 9999, 'the future', TRUE, checksum, 0 FROM _sqlx_migrations WHERE version = 1";

pub async fn run(db: &Db, statement: &'static str) {
    match db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.expect(statement)),
        Db::Postgres { write, .. } => drop(sqlx::query(statement).execute(write).await.expect(statement)),
    }
}

#[tokio::test]
async fn an_older_program_refuses_a_newer_schema_and_touches_nothing() {
    for place in Place::all().await {
        let db = place.open().await;
        place.people(&db, 1).await;
        run(&db, NEWER).await;
        db.close().await;
        let before = place.is_sqlite().then(|| fs::read(place.file()).expect("a file"));
        let add = ["user", "add", "--name", "E", "--email", "e@b.example", "--role", "admin"];
        for command in [&["serve"][..], &["migrate"], &["migrate", "--no-backup"], &add, &["recompute", "1"]]
        {
            let told = place.concord(command);
            assert_eq!((told.code, told.result.as_str()), (Some(1), ""), "{told:?}");
            assert!(told.message.starts_with("concord: this database has schema 9999, but"), "{told:?}");
            assert_eq!(told.message.lines().count(), 1, "{told:?}");
        }
        if let Some(before) = before {
            assert!(before == fs::read(place.file()).expect("a file"), "not one byte");
        }
        assert!(!place.data().join("backups").exists());
        let told = place.concord(&["doctor"]);
        assert_eq!(told.code, Some(1));
        assert!(told.result.contains("It has schema 9999, but this Concord knows only up to"), "{told:?}");
    }
}
