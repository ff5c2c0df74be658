//! What an operator is told: nothing to mend on a good machine, and one sentence with what to do for each fault.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use crate::{place::Place, version::run};

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
}

/// The sentence that says it, with the line of what to do after it.
fn finding<'a>(result: &'a str, word: &str, part: &str) -> (&'a str, &'a str) {
    let mut lines = result.lines();
    let line = lines.find(|line| line.starts_with(word) && line.contains(part));
    (line.unwrap_or_else(|| panic!("{word} … {part}\n{result}")), lines.next().unwrap_or_default())
}

async fn good() -> Place {
    let place = Place::sqlite();
    place.open().await.close().await;
    mode(&place.data(), 0o700);
    place
}

#[tokio::test]
async fn a_good_machine_has_nothing_to_mend_and_is_left_alone() {
    let place = good().await;
    let before = fs::read(place.file()).expect("a file");
    let told = place.concord(&["doctor"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(!told.result.contains("FAULT"));
    finding(&told.result, "fine", "journal_mode wal, synchronous 2, foreign_keys 1");
    finding(&told.result, "fine", "It is whole");
    let (_, remedy) = finding(&told.result, "advice", "No mail is configured");
    assert!(remedy.trim().starts_with('→'), "{remedy}");
    finding(&told.result, "advice", "The audit log is not signed");
    finding(&told.result, "advice", "Whoever finds a weakness is told nowhere");
    assert!(before == fs::read(place.file()).expect("a file"));
    let nowhere = Place::sqlite();
    let told = nowhere.concord(&["doctor"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    finding(&told.result, "advice", "there is no database");
    assert!(!nowhere.data().exists(), "a doctor makes nothing");
}

#[tokio::test]
async fn each_fault_has_its_sentence_and_exit_code_1() {
    let place = good().await;
    let faulty = |part: &str| {
        let told = place.concord(&["doctor"]);
        assert_eq!(told.code, Some(1), "{part}: {told:?}");
        let (_, remedy) = finding(&told.result, "FAULT", part);
        assert!(remedy.trim().starts_with('→'), "{told:?}");
        assert!(told.message.ends_with("must be mended"), "{told:?}");
    };
    mode(&place.file(), 0o644);
    faulty("concord.db is open to others (mode 644)");
    mode(&place.file(), 0o600);
    mode(&place.data(), 0o755);
    faulty("data is open to others (mode 755)");
    mode(&place.data(), 0o700);
    assert_eq!(place.concord(&["doctor"]).code, Some(0));

    mode(&place.file(), 0o640);
    let told = place.concord(&["serve"]);
    assert!(told.code.is_some_and(|code| code != 0), "{told:?}");
    assert!(told.message.contains("open to others on this machine (mode 640); run: chmod 600"), "{told:?}");
    mode(&place.file(), 0o600);

    let db = place.open().await;
    place.people(&db, 1).await;
    run(&db, "PRAGMA foreign_keys = OFF").await;
    run(&db, "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) VALUES (x'00', x'00', 0, 0, 0)").await;
    faulty("session → person");
    run(&db, "DELETE FROM session WHERE token_hash = x'00'").await;
    run(
        &db,
        "INSERT INTO case_file (number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
            state, created_at, updated_at, body)
         SELECT 1, 1, area.id, person.id, '', '', '', '', '', 'draft', 0, 0, '{}' FROM area, person LIMIT 1",
    )
    .await;
    run(&db, "INSERT INTO event (case_number, seq, at, kind, body) VALUES (1, 1, 9999999999999, 'x', '{}')")
        .await;
    faulty("The clock is behind");
    run(&db, "DELETE FROM event").await;
    db.close().await;

    let config = place.path("concord.toml");
    fs::write(
        &config,
        "[mail]\nurl = \"smtps://u:secret@mail.berg.example\"\nfrom = \"C <c@berg.example>\"\n",
    )
    .expect("a file");
    mode(&config, 0o644);
    let named = config.to_str().expect("text");
    let told = place.concord(&["doctor", "--config", named]);
    finding(&told.result, "FAULT", "holds a password and can be read by others (mode 644)");
    assert!(told.code == Some(1) && !told.result.contains("secret"), "{told:?}");
    mode(&config, 0o600);
    assert_eq!(place.concord(&["doctor", "--config", named]).code, Some(0));
    fs::write(&config, "nonsense = 1").expect("a file");
    let told = place.concord(&["doctor", "--config", named]);
    assert!(told.code == Some(1) && told.message.contains("nonsense"), "{told:?}");

    let mut bytes = fs::read(place.file()).expect("a file");
    for page in bytes.chunks_mut(4096).skip(2).step_by(3) {
        page.fill(0x5a);
    }
    fs::write(place.file(), bytes).expect("a file");
    assert_eq!(place.concord(&["doctor"]).code, Some(1), "a damaged database");
}

#[tokio::test]
async fn a_postgres_that_does_not_sync_is_a_fault() {
    let Some(place) = Place::postgres().await else { return };
    place.open().await.close().await;
    mode(&place.data(), 0o700);
    let told = place.concord(&["doctor"]);
    // The server of the tests runs without fsync, because it lives for one run.
    finding(&told.result, "FAULT", "fsync is off");
    finding(&told.result, "fine", "pg_dump is there");
    assert_eq!(told.code, Some(1));
}
