//! Backup and restore: while the server writes, of both databases, and refused as soon as one bit is another one.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use domain::case::request::Request;
use server::{service::Services, world::World};

use crate::{
    place::{Cast, Place},
    rows::rows,
};

/// A place with a few cases in it.
async fn filled(place: &Place) -> Cast {
    let db = place.open().await;
    let cast = place.people(&db, 1).await;
    let services = Services::new(db.clone(), World::system());
    for number in 0..20 {
        let request = Request { tool: format!("Gartenfunk {number}"), ..Request::default() };
        services.begin(&cast.marketers[0].actor, cast.area, request).await.expect("a draft");
    }
    db.close().await;
    cast
}

/// An empty place of the same kind.
async fn empty_like(place: &Place) -> Place {
    if place.is_sqlite() { Place::sqlite() } else { Place::postgres().await.expect("a server") }
}

fn backup(place: &Place, name: &str) -> PathBuf {
    let told = place.concord(&["backup", name]);
    assert_eq!(told.code, Some(0), "{told:?}");
    place.path(&told.result)
}

#[tokio::test]
async fn a_backup_is_restored_row_by_row_into_an_empty_place_and_nowhere_else() {
    for place in Place::all().await {
        filled(&place).await;
        let folder = backup(&place, "kept");
        let modes: Vec<u32> = ["", "manifest.json", "SHA256SUMS"]
            .map(|name| fs::metadata(folder.join(name)).expect(name).permissions().mode() & 0o777)
            .to_vec();
        assert_eq!(modes, [0o700, 0o600, 0o600]);
        let sums =
            std::process::Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(&folder).output();
        assert!(sums.is_ok_and(|sums| sums.status.success()), "others can check it");

        let again = place.concord(&["backup", "kept/../kept"]);
        assert_eq!(again.code, Some(0), "into a folder that exists, a new one is made: {again:?}");
        let from = folder.to_str().expect("text");
        let told = place.concord(&["restore", from]);
        assert_eq!(told.code, Some(1));
        assert!(told.message.contains("is not empty"), "{told:?}");

        let other = empty_like(&place).await;
        assert_eq!(other.concord(&["restore", "--check", from]).code, Some(0));
        assert!(!other.data().exists(), "checking makes nothing");
        let told = other.concord(&["restore", from]);
        assert_eq!(told.code, Some(0), "{told:?}");
        let (ours, theirs) = (place.open().await, other.open().await);
        assert_eq!(rows(&ours).await, rows(&theirs).await);
        assert!(rows(&ours).await.len() > 10, "the tables were found");
        if other.is_sqlite() {
            let mode = fs::metadata(other.file()).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(other.concord(&["restore", from]).code, Some(1), "a second time it is not empty any more");
    }
}

#[tokio::test]
async fn one_flipped_bit_or_a_missing_end_anywhere_is_refused_and_nothing_is_begun() {
    const FLIPS: usize = 100;
    for place in Place::all().await {
        filled(&place).await;
        let folder = backup(&place, "kept");
        let other = empty_like(&place).await;
        let names: Vec<PathBuf> =
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        assert_eq!(names.len(), 3);
        let world = World::fixed(domain::time::Time(0), 7);
        for flip in 0..FLIPS {
            let file = &names[flip % names.len()];
            let whole = fs::read(file).expect("a file");
            let chance = u64::from_le_bytes(world.bytes());
            let mut broken = whole.clone();
            let at = usize::try_from(chance >> 3).unwrap_or_default() % broken.len();
            broken[at] ^= 1 << (chance % 8);
            fs::write(file, &broken).expect("written");
            refused(&folder).await;
            fs::write(file, &whole[..at]).expect("cut");
            refused(&folder).await;
            fs::write(file, &whole).expect("mended");
        }
        let from = folder.to_str().expect("text");
        let file = &names[0];
        let whole = fs::read(file).expect("a file");
        fs::write(file, &whole[..whole.len() - 1]).expect("cut");
        let told = other.concord(&["restore", from]);
        assert_eq!(told.code, Some(1));
        assert!(told.message.contains("nothing was restored"), "{told:?}");
        assert!(!other.data().exists(), "nothing was begun");
        fs::write(file, &whole).expect("mended");
        assert_eq!(other.concord(&["restore", from]).code, Some(0));
        println!("{FLIPS} flipped bits and {FLIPS} cuts: all refused");
    }
}

async fn refused(folder: &Path) {
    let outcome = server::backup::check(folder).await;
    assert!(matches!(outcome, Err(server::backup::Error::Damaged { .. })), "{outcome:?}");
}

#[tokio::test]
async fn a_backup_of_the_other_kind_or_of_a_newer_program_is_refused() {
    let place = Place::sqlite();
    filled(&place).await;
    let folder = backup(&place, "kept");
    if let Some(other) = Place::postgres().await {
        let told = other.concord(&["restore", folder.to_str().expect("text")]);
        assert!(
            told.message.contains("a backup of SQLite, but the configured database is PostgreSQL"),
            "{told:?}"
        );
    }
    let db = place.open().await;
    crate::version::run(
        &db,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         SELECT 9999, 'the future', TRUE, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    )
    .await;
    db.close().await;
    let folder = backup(&place, "newer");
    let other = Place::sqlite();
    let told = other.concord(&["restore", folder.to_str().expect("text")]);
    assert_eq!(told.code, Some(1));
    assert!(told.message.contains("schema 9999") && told.message.contains("newer Concord"), "{told:?}");
    assert!(!other.file().exists());
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_is_made_without_a_database() {
    let place = Place::sqlite();
    let told = place.concord(&["backup", "kept"]);
    assert_eq!(told.code, Some(1));
    assert!(told.message.contains("there is no database"), "{told:?}");
    assert!(!place.data().exists() && !place.path("kept").exists());
    filled(&place).await;
    fs::write(place.path("kept"), "mine").expect("a file");
    let told = place.concord(&["backup", "kept"]);
    assert!(told.code == Some(1) && told.message.contains("exists already"), "{told:?}");
    assert_eq!(fs::read_to_string(place.path("kept")).expect("a file"), "mine");
}
