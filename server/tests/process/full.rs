//! R7: the disk is full. Nothing can be saved, and people are told so in their language; everything can be read; and as
//! soon as there is room it works again, without a new start.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use app::text::Words;
use domain::language::Language;

use crate::{place::Place, server::Server};

const BUT: &str = "SKIPPED: a small disk cannot be mounted here, so nobody saw what happens when it is full";

/// Sixteen mebibytes; gone with the test.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs"]).arg(at).output();
        mount.is_ok_and(|mount| mount.status.success()).then(|| Self(at.to_owned()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Takes all the room there is.
fn fill(disk: &Disk) -> PathBuf {
    let path = disk.0.join("filler");
    let mut file = File::create(&path).expect("a file");
    for chunk in [64 * 1024, 4096, 512, 1] {
        let bytes = vec![0; chunk];
        while file.write_all(&bytes).and_then(|()| file.flush()).is_ok() {}
    }
    path
}

#[tokio::test]
async fn a_full_disk_takes_no_writes_says_so_and_works_again_after_room_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = Disk::mount(&folder.path().join("data")) else {
        eprintln!("{BUT}");
        return;
    };
    let place = Place::sqlite_in(&disk.0);
    let db = place.open().await;
    let cast = place.people(&db, 1).await;
    db.close().await;
    let log = place.path("log");
    let mut program = place.program(&["serve"]);
    program.stderr(File::create(&log).expect("a file"));
    let server = Server::of(program).await;
    let mut mia = server.browser(&cast.marketers[0]);

    let new = |place: usize| ("/de/requests/new", format!("full-{place}"), format!("Gartenfunk {place}"));
    let (mut kept, mut turn) = (Vec::new(), 0);
    let filler = loop {
        let (path, key, tool) = new(turn);
        assert_eq!(mia.post(path, &key, &[("tool", &tool)]).await.expect("an answer").status, 303);
        kept.push(tool);
        turn += 1;
        if turn == 20 {
            break fill(&disk);
        }
    };
    // What the log has room for is still taken.
    let refused = loop {
        let (path, key, tool) = new(turn);
        let answer = mia.post(path, &key, &[("tool", &tool)]).await.expect("an answer");
        turn += 1;
        if answer.status != 303 {
            break answer;
        }
        kept.push(tool);
        assert!(turn < 3_000, "the disk never gets full");
    };
    let words = Words::of(Language::De);
    for answer in
        [refused, mia.post("/de/requests/new", "again", &[("tool", "Noch eins")]).await.expect("an answer")]
    {
        let said = fs::read_to_string(&log).unwrap_or_default();
        assert_eq!((answer.status, answer.header("retry-after")), (503, "60"), "{}\n{said}", answer.head);
        assert!(answer.body.contains(&words.say("trouble-full")), "{}", answer.body);
        assert!(answer.body.contains(&words.say("trouble-full-advice")));
    }
    for path in ["/de/start", "/de/cases", "/de/cases/1", "/health/live"] {
        assert_eq!(mia.get(path).await.expect("an answer").status, 200, "{path}");
    }
    let after_full = turn;
    fs::remove_file(filler).expect("room");
    let (path, key, tool) = new(turn);
    let mut status = 0;
    for _ in 0..50 {
        status = mia.post(path, &key, &[("tool", &tool)]).await.expect("an answer").status;
        if status == 303 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(status, 303, "without a new start");
    kept.push(tool);

    let list = place.open().await;
    let rows = crate::rows::rows(&list).await;
    assert_eq!(rows["case_file"].0, kept.len(), "what was acknowledged, and nothing else");
    crate::place::explained(&list).await;
    assert_eq!(server::store::health::faults(&list).await.expect("an answer"), Vec::<String>::new());
    list.close().await;
    let log = fs::read_to_string(log).expect("a log");
    assert!(!log.contains("panicked"), "{log}");
    println!("full after {after_full} requests: writes 503, reads 200, 0 panics; {} kept", kept.len());
}
