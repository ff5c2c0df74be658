//! R2 and R6: what is acknowledged is on the disk. Killing cannot show it, because the system keeps what a dead process
//! wrote; so the system calls are watched (`strace`), and made to fail (`libfiu`).

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use server::{application::Application, config::Config, http::endpoint, store::Db, world::World};

use crate::{place::Place, server::Server};

const WRITES: usize = 300;
const SOAK: usize = 1_000;

/// What the log of system calls says about the answers to changes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    answers: usize,
    /// Answers whose change was written to the log and not yet brought to the disk.
    early: usize,
    /// Answers before which nothing was written at all.
    empty: usize,
}

/// Reads the log of `strace -f -y`: a call that did not return yet has not brought anything to the disk, and an answer
/// counts from the moment at which it begins to leave.
fn read(log: &str) -> Seen {
    let (mut seen, mut dirty, mut written) = (Seen::default(), false, false);
    let mut waiting = std::collections::HashMap::new();
    for line in log.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or((line, ""));
        let call = call.trim_start();
        let syncs = |call: &str| call.starts_with("fdatasync(") || call.starts_with("fsync(");
        let is_of_log = call.contains("concord.db-wal>");
        if syncs(call) && is_of_log {
            if call.ends_with("<unfinished ...>") {
                waiting.insert(thread.to_owned(), written);
            } else if call.ends_with("= 0") {
                dirty = false;
            }
        } else if call.starts_with("<... fdatasync resumed>") || call.starts_with("<... fsync resumed>") {
            if waiting.remove(thread).is_some() && call.ends_with("= 0") {
                dirty = false;
            }
        } else if call.starts_with("pwrite64(") && is_of_log {
            (dirty, written) = (true, true);
        } else if call.contains("\"HTTP/1.1 303") || call.contains("\"HTTP/1.1 20") {
            seen.answers += 1;
            seen.early += usize::from(dirty);
            seen.empty += usize::from(!written);
            written = false;
        }
    }
    seen
}

/// Lets one person make so many changes, one after the other, under `strace`.
async fn watched(place: &Place, program: Command, writes: usize) -> Option<Seen> {
    if Command::new("strace").arg("--version").stdout(Stdio::null()).status().is_err() {
        assert!(!is_in_ci(), "CI watches the system calls: install strace");
        eprintln!("SKIPPED: strace is missing, so nobody saw when changes reach the disk");
        return None;
    }
    let db = place.open().await;
    let cast = place.people(&db, 1).await;
    db.close().await;
    let server = Server::of(program).await;
    let (mut mia, log) = (server.browser(&cast.marketers[0]), place.path("calls"));
    let mut strace = Command::new("strace")
        .args(["-f", "-y", "-s", "32", "-e", "trace=fdatasync,fsync,pwrite64,write,writev,sendto", "-o"])
        .arg(&log)
        .args(["-p", &server.id().to_string()])
        .stderr(Stdio::null())
        .spawn()
        .expect("strace");
    // It has attached when it writes down what happens.
    for turn in 0.. {
        assert!(turn < 200, "strace does not begin");
        server.get(None, "/health/live").await.expect("an answer");
        if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let before = fs::metadata(&log).expect("a log").len();
    for turn in 0..writes {
        let key = World::system().uuid().to_string();
        let tool = format!("Gartenfunk {turn}");
        let answer = mia.post("/de/requests/new", &key, &[("tool", &tool)]).await.expect("an answer");
        assert_eq!(answer.status, 303);
    }
    server.kill();
    strace.wait().expect("its end");
    let log = fs::read_to_string(&log).expect("a log");
    Some(read(&log[usize::try_from(before).unwrap_or_default()..]))
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn is_in_ci() -> bool {
    std::env::var("CI").is_ok()
}

#[tokio::test]
async fn every_answer_to_a_change_comes_after_its_sync() {
    every_answer(WRITES).await;
}

#[tokio::test]
#[ignore = "takes minutes; part of make soak"]
async fn soak_every_answer_to_a_change_comes_after_its_sync() {
    every_answer(SOAK).await;
}

async fn every_answer(writes: usize) {
    let place = Place::sqlite();
    let Some(seen) = watched(&place, place.program(&["serve"]), writes).await else { return };
    println!("{} answers to changes, {} before their sync", seen.answers, seen.early);
    assert_eq!(seen, Seen { answers: writes, early: 0, empty: 0 });
}

/// The same with `synchronous=NORMAL`, which the product does not offer: this very test starts itself again as a server and
/// turns the setting of its only writing connection.
#[tokio::test]
async fn without_the_sync_the_same_watch_would_notice() {
    const FEW: usize = 30;
    let place = Place::sqlite();
    let mut careless = Command::new(std::env::current_exe().expect("this test"));
    careless.args(["--exact", "fsync::careless_server", "--ignored", "--nocapture"]);
    place.dress(&mut careless);
    let Some(seen) = watched(&place, careless, FEW).await else { return };
    println!("with synchronous=NORMAL {} of {} answers come before their sync", seen.early, seen.answers);
    assert_eq!((seen.answers, seen.empty), (FEW, 0));
    assert!(seen.early > FEW / 2, "{seen:?}");
}

/// Not a test: the server that the one above watches.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the careless server of another test"]
async fn careless_server() {
    let config = Config::load(None).expect("the settings of the place");
    let assets = app::shell::Assets::default();
    let built = Application::build_with(config, World::system(), assets, endpoint::routes()).await;
    let application = built.expect("a server");
    let Db::Sqlite { write, .. } = &application.shared().db else { unreachable!("opened as SQLite") };
    sqlx::query("PRAGMA synchronous = NORMAL").execute(write).await.expect("a setting");
    println!("Concord listens on http://localhost:{}", application.port());
    application.run_until(std::future::pending()).await;
}

#[tokio::test]
async fn a_failed_sync_is_never_acknowledged_and_ends_the_process() {
    let there = |name: &str| Command::new(name).arg("-h").output().is_ok();
    if !there("fiu-run") || !there("fiu-ctrl") {
        assert!(!is_in_ci(), "CI lets the disk fail: install fiu-utils and libfiu0");
        eprintln!("SKIPPED: fiu-run is missing (Debian: fiu-utils), so nobody saw what a failed sync does");
        return;
    }
    let place = Place::sqlite();
    let db = place.open().await;
    let cast = place.people(&db, 1).await;
    db.close().await;
    let mut program = Command::new("fiu-run");
    program
        .args(["-x", "-f", place.path("fiu").to_str().expect("text")])
        .arg(env!("CARGO_BIN_EXE_concord"))
        .arg("serve");
    place.dress(&mut program);
    let mut server = Server::of(program).await;
    let mut mia = server.browser(&cast.marketers[0]);
    let mut kept = 0;
    for turn in 0..10 {
        let answer = mia.post("/de/requests/new", &format!("good-{turn}"), &[("tool", "Gartenfunk")]).await;
        kept += usize::from(answer.expect("an answer").status == 303);
    }
    break_syncs(&place.path("fiu"), server.id());
    let answer = mia.post("/de/requests/new", "broken", &[("tool", "Nie")]).await;
    assert!(answer.as_ref().is_none_or(|answer| answer.status >= 500), "acknowledged: {answer:?}");
    let status = server.ended().await;
    assert_eq!(status.code(), Some(74), "{status:?}");
    let db = place.open().await;
    let rows = crate::rows::rows(&db).await;
    assert!(rows["case_file"].0 >= kept, "{rows:?}");
    crate::place::explained(&db).await;
    assert_eq!(server::store::health::faults(&db).await.expect("an answer"), Vec::<String>::new());
    println!(
        "a failed sync: not acknowledged, ended with {:?}, {kept} earlier changes are there",
        status.code()
    );
}

/// From now on every sync of this process fails, as on a dying disk.
fn break_syncs(control: &Path, process: u32) {
    for point in ["posix/io/sync/fdatasync", "posix/io/sync/fsync"] {
        let told = Command::new("fiu-ctrl")
            .args(["-f", control.to_str().expect("text"), "-c", &format!("enable name={point},failinfo=5")])
            .arg(process.to_string())
            .output()
            .expect("fiu-ctrl");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    }
}
