//! R10: from every schema that ever was to the newest, with data; a backup before it; and a failure in the middle leaves
//! everything as it was. The data are those of the demo, put into the older schema as far as it has a place for them.

use std::{collections::BTreeMap, fs, path::PathBuf};

use server::{
    application::Application,
    config::{Config, Database},
    demo, http,
    store::{Db, migrate},
    world::World,
};
use sqlx::{
    AssertSqlSafe, Executor as _, Row as _, SqlSafeStr as _,
    migrate::{Migration, MigrationType},
};

use crate::{
    place::{Place, explained},
    rows,
};

const LEDGER: &str = "_sqlx_migrations";

/// A place with the demo in it.
async fn demo(place: &Place) -> Db {
    let mut config = Config { demo: true, ..Config::default() };
    config.listen.address = ([127, 0, 0, 1], 0).into();
    config.data.directory = place.data();
    config.database = Database::at(place.url.clone());
    let world = World::fixed(domain::time::Time(1_794_992_400_000), 1);
    let pages = http::endpoint::routes();
    let application =
        Application::build_with(config, world, app::shell::Assets::default(), pages).await.expect("a server");
    demo::open(application.shared()).await.expect("the demo");
    application.shared().db.clone()
}

/// The migrations up to this number.
fn up_to(db: &Db, number: i64) -> Vec<Migration> {
    migrate::all(db).into_iter().filter(|migration| migration.version <= number).collect()
}

/// The demo's rows, as far as the older schema has tables and columns for them.
async fn pour(full: &Place, old: &Db) -> BTreeMap<String, Vec<String>> {
    let mut shape = rows::columns(old).await;
    shape.remove(LEDGER);
    // The demo's log speaks of tables that an older schema does not have. There it begins with taking over what is there.
    if applied(old).await < migrate::known(old) {
        shape.retain(|table, _| !table.starts_with("audit_"));
    }
    match old {
        Db::Sqlite { write, .. } => {
            let mut connection = write.acquire().await.expect("the writer");
            let attach = format!("ATTACH '{}' AS full", full.file().display());
            connection.execute(AssertSqlSafe(attach)).await.expect("the demo");
            connection.execute("PRAGMA foreign_keys = OFF").await.expect("off");
            let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
            let triggers = sqlx::query(triggers).fetch_all(&mut *connection).await.expect("triggers");
            for trigger in &triggers {
                let drop = format!("DROP TRIGGER {}", trigger.get::<String, _>("name"));
                connection.execute(AssertSqlSafe(drop)).await.expect("dropped");
            }
            for (table, columns) in &shape {
                let columns = quoted(columns);
                let text = format!(
                    "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM full.{table}"
                );
                connection.execute(AssertSqlSafe(text)).await.expect("rows");
            }
            for trigger in &triggers {
                connection.execute(AssertSqlSafe(trigger.get::<String, _>("sql"))).await.expect("a trigger");
            }
            connection.execute("DETACH full; PRAGMA foreign_keys = ON").await.expect("on");
        }
        Db::Postgres { write, .. } => {
            let mut connection = write.acquire().await.expect("a writer");
            connection.execute("SET session_replication_role = replica").await.expect("a superuser");
            for (table, columns) in &shape {
                let columns = quoted(columns);
                let text = format!(
                    "DELETE FROM {table}; INSERT INTO {table} ({columns}) SELECT {columns} FROM public.{table}"
                );
                connection.execute(AssertSqlSafe(text)).await.expect("rows");
            }
            connection.execute("SET session_replication_role = origin").await.expect("back");
        }
    }
    shape
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

/// An empty place beside the full one: another file, or another schema of the same database.
async fn beside(full: &Place, full_db: &Db, number: i64) -> Place {
    if full.is_sqlite() {
        let place = Place::sqlite();
        fs::create_dir_all(place.data()).expect("a folder");
        return place;
    }
    let Db::Postgres { write, .. } = full_db else { unreachable!("opened as PostgreSQL") };
    let name = format!("old_{number}");
    write.execute(AssertSqlSafe(format!("CREATE SCHEMA {name}"))).await.expect("a schema");
    let mut place = Place::sqlite();
    place.url = format!("{}?options=-csearch_path%3D{name}", full.url);
    place
}

async fn applied(db: &Db) -> i64 {
    migrate::applied(db).await.expect("a number")
}

#[tokio::test]
async fn from_every_schema_to_the_newest_with_data_and_a_backup_before() {
    for full in Place::all().await {
        let full_db = demo(&full).await;
        let head = migrate::known(&full_db);
        for number in 1..=head {
            let place = beside(&full, &full_db, number).await;
            let db = Db::open(&place.url).await.expect("a database");
            migrate::apply(&db, up_to(&db, number)).await.expect("the older schema");
            let shape = pour(&full, &db).await;
            let before = rows::of(&db, &shape).await;
            assert_eq!(before, rows::of(&full_db, &shape).await, "the demo's rows");

            // A failure at any later number leaves the older schema, and the older program goes on.
            for broken in number + 1..=head {
                let schema = rows::columns(&db).await;
                migrate::apply(&db, broken_at(&db, broken)).await.expect_err("a broken migration");
                assert_eq!(applied(&db).await, number, "{broken}");
                assert_eq!((rows::columns(&db).await, rows::of(&db, &shape).await), (schema, before.clone()));
                migrate::apply(&db, up_to(&db, number)).await.expect("the older program starts");
            }
            db.close().await;

            let told = place.concord(&["migrate"]);
            assert_eq!(told.code, Some(0), "{number}: {told:?}");
            let backups: Vec<PathBuf> = fs::read_dir(place.data().join("backups"))
                .map(|found| found.map(|entry| entry.expect("an entry").path()).collect())
                .unwrap_or_default();
            assert_eq!(backups.len(), usize::from(number < head), "{told:?}");
            let db = Db::open(&place.url).await.expect("a database");
            assert_eq!(applied(&db).await, head);
            assert_eq!(rows::of(&db, &shape).await, before, "nothing was lost from {number}");
            explained(&db).await;
            let all = rows::columns(&db).await;
            assert_eq!(all, rows::columns(&full_db).await);
            db.close().await;
            if let Some(backup) = backups.first() {
                let manifest = server::backup::check(backup).await.expect("a whole backup");
                assert_eq!(manifest.schema, number);
                if place.is_sqlite() {
                    let old = server::store::copy::open(&backup.join("concord.db")).await.expect("the copy");
                    assert_eq!(rows::of(&old, &shape).await, before, "the backup of {number}");
                }
            }
        }
        println!("{head} schemas brought to {head}, each also broken at every later number");
    }
}

/// The embedded migrations, of which this one fails at its very end.
fn broken_at(db: &Db, number: i64) -> Vec<Migration> {
    let mut migrations = migrate::all(db);
    for migration in migrations.iter_mut().filter(|migration| migration.version == number) {
        let text = format!("{};\nINSERT INTO nowhere VALUES (1);", migration.sql.as_str());
        *migration = Migration::new(
            number,
            "broken".into(),
            MigrationType::Simple,
            AssertSqlSafe(text).into_sql_str(),
            false,
        );
    }
    migrations
}

#[tokio::test]
async fn without_a_backup_nothing_is_migrated_unless_somebody_says_so() {
    let place = Place::sqlite();
    fs::create_dir_all(place.data()).expect("a folder");
    let db = Db::open(&place.url).await.expect("a database");
    let head = migrate::known(&db);
    migrate::apply(&db, up_to(&db, head - 1)).await.expect("the older schema");
    db.close().await;
    // Where the backups belong, there is a file.
    fs::write(place.data().join("backups"), "in the way").expect("a file");
    let told = place.concord(&["serve"]);
    assert_eq!(told.code, Some(1));
    assert!(told.message.contains("nothing was changed") && told.message.contains("--no-backup"), "{told:?}");
    let db = Db::open(&place.url).await.expect("a database");
    assert_eq!(applied(&db).await, head - 1);
    db.close().await;
    assert_eq!(place.concord(&["migrate", "--no-backup"]).code, Some(0));
    let db = Db::open(&place.url).await.expect("a database");
    assert_eq!(applied(&db).await, head);
}

#[tokio::test]
async fn a_postgres_without_pg_dump_is_not_migrated_unless_somebody_says_so() {
    let Some(place) = Place::postgres().await else { return };
    let db = Db::open(&place.url).await.expect("a database");
    let head = migrate::known(&db);
    migrate::apply(&db, up_to(&db, head - 1)).await.expect("the older schema");
    let mut without = place.program(&["migrate"]);
    let told = crate::place::told(&without.env("PATH", place.path("nowhere")).output().expect("the binary"));
    assert!(told.code == Some(1) && told.message.contains("pg_dump is missing"), "{told:?}");
    assert_eq!(applied(&db).await, head - 1);
    db.close().await;
    assert_eq!(place.concord(&["migrate", "--no-backup"]).code, Some(0));
}
