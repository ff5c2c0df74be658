//! Databases that are made once: under the name of the fixture's version, so that another one is never taken for it; made
//! beside their place and moved there whole, so that a run that was stopped leaves none that is half.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::{fs, path::PathBuf};

use domain::time::Day;
use server::{
    fixture::{self, Ask},
    store::{Db, migrate},
};

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

/// Opens a file as the product does.
pub async fn open(path: &std::path::Path) -> Db {
    let db = Db::open(&format!("sqlite://{}", path.display())).await.expect("a database");
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
    let db = open(&growing).await;
    let (took, made) = time::of(fixture::fill(&db, ask(cases))).await;
    db.close().await;
    let size = fs::metadata(&growing).map_or(0, |file| file.len()) / 1_000_000;
    println!("fixture made: {}, {size} MB, in {:.1} s", made.expect("a fixture"), took.as_secs_f64());
    fs::rename(&growing, &path).expect("its place");
    path
}
