//! Databases that are made once: under the name of the fixture's version, so that another one is never taken for it; made
//! beside their place and moved there whole, so that a run that was stopped leaves none that is half. On PostgreSQL they
//! live as long as the server of `tests/with-postgres.sh`, and are made anew each time.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use domain::time::Day;
use server::{
    fixture::{self, Ask},
    store::{Db, migrate},
};

use sqlx::{Connection as _, Executor as _};

use crate::time;

/// What the fixtures are made of.
pub fn ask(cases: usize) -> Ask {
    Ask { cases, seed: 1, today: Day { year: 2026, month: 11, day: 18 } }
}

/// The folder of everything that is kept.
pub fn folder() -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench"));
    fs::create_dir_all(&folder).expect("target/bench");
    folder
}

/// The address of a file.
pub fn address(path: &Path) -> String {
    format!("sqlite://{}", path.display())
}

/// Opens a database as the product does.
async fn open(address: &str) -> Db {
    let db = Db::open(address).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    db
}

/// The file of the fixture of this size; made when it is not there.
pub async fn database(cases: usize) -> PathBuf {
    let newest = migrate::newest_known(false);
    let path = folder().join(format!("v{}-{newest}-{cases}.db", fixture::VERSION));
    if path.exists() {
        return path;
    }
    let growing = path.with_extension("growing");
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{end}", growing.display()));
    }
    let size = || fs::metadata(&growing).map_or(0, |file| file.len()) / 1_000_000;
    fill(&address(&growing), cases).await;
    println!("  {} MB", size());
    fs::rename(&growing, &path).expect("its place");
    path
}

/// The fixture of this size on the server that `TEST_POSTGRES_URL` names.
#[expect(clippy::disallowed_methods, reason = "a measurement has no configuration")]
pub async fn on_postgres(cases: usize) -> String {
    let server = env::var("TEST_POSTGRES_URL").expect("run it beside tests/with-postgres.sh");
    let mut admin = sqlx::PgConnection::connect(&server).await.expect("the server");
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE bench_{cases}"));
    admin.execute(create).await.expect("a database");
    admin.close().await.expect("the end of the connection");
    let (server, _) = server.rsplit_once('/').expect("an address with a database");
    let address = format!("{server}/bench_{cases}");
    fill(&address, cases).await;
    address
}

async fn fill(address: &str, cases: usize) {
    let db = open(address).await;
    let (took, made) = time::of(fixture::fill(&db, ask(cases))).await;
    db.close().await;
    println!("fixture made: {} in {:.1} s", made.expect("a fixture"), took.as_secs_f64());
}
