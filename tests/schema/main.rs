//! Both migration folders describe one schema: the same numbers and names, and after running them the same tables,
//! columns, nullability, keys, uniqueness and references. Compared are the migrated databases themselves, so that it
//! does not matter how a folder says it.

mod migrated;

use std::{collections::BTreeSet, fs, path::Path};

use server::store::{Db, migrate};

fn names(database: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(database);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn both_folders_have_the_same_numbers_and_names() {
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"));
    assert!(sqlite.len() >= 4, "the migrations were not found: {sqlite:?}");
    for (place, name) in sqlite.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", place + 1)), "{name} leaves a gap");
    }
}

async fn sqlite() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let db =
        Db::open(&format!("sqlite://{}", folder.path().join("s.db").display())).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    (db, folder)
}

#[tokio::test]
async fn both_migrated_databases_have_one_schema() {
    let Some(url) = tests::postgres::fresh().await else { return };
    let theirs = Db::open(&url).await.expect("a database");
    migrate::run(&theirs).await.expect("the schema");
    let (ours, _folder) = sqlite().await;
    let (ours, theirs) = (migrated::schema(&ours).await, migrated::schema(&theirs).await);
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "the tables");
    for (name, table) in &ours {
        assert_eq!(table, &theirs[name], "{name}");
    }
    assert!(ours.len() > 8, "only {} tables found: does the question still fit?", ours.len());
}

#[tokio::test]
async fn a_difference_would_be_seen() {
    let (db, _folder) = sqlite().await;
    let before = migrated::schema(&db).await;
    let Db::Sqlite { write, .. } = &db else { unreachable!("opened as SQLite") };
    for change in [
        "CREATE TABLE more (id INTEGER NOT NULL PRIMARY KEY) STRICT",
        "ALTER TABLE person ADD COLUMN more TEXT",
        "CREATE UNIQUE INDEX more_unique ON case_file (title)",
    ] {
        let then = migrated::schema(&db).await;
        sqlx::query(change).execute(write).await.expect(change);
        assert_ne!(then, migrated::schema(&db).await, "{change}");
    }
    assert_ne!(before, migrated::schema(&db).await);
}
