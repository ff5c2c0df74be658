//! R9: a backup while people write fifty times in a second. Restored elsewhere it has every row of the backup, everything
//! that was acknowledged before it was begun, and nothing half.

use std::{fs, time::Duration};

use server::store::copy;
use tokio::time::Instant;

use crate::{
    crew::Crew,
    place::{Place, explained},
    rows::rows,
    server::{Server, signal},
};

/// Between two writes of one of eight people.
const PAUSE: u64 = 150;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_way_holds_every_acknowledged_change_from_before_it() {
    for place in Place::all().await {
        let mut crew = Crew::assemble(&place).await;
        let server = Server::start(&place).await;
        // What is acknowledged in the first part must be in it.
        let process = server.id();
        crew.write(&server, PAUSE, async {
            tokio::time::sleep(Duration::from_secs(2)).await;
            signal("KILL", process);
        })
        .await;
        server.kill();
        let server = Server::start(&place).await;
        crew.send_again(&server).await;
        let before = crew.journal();
        let begun = crew.acknowledged();
        let process = server.id();
        let folder = crew
            .write(&server, PAUSE, async {
                tokio::time::sleep(Duration::from_millis(700)).await;
                let program = place.program(&["backup", "kept"]);
                let told = tokio::task::spawn_blocking(move || {
                    let mut program = program;
                    crate::place::told(&program.output().expect("the binary"))
                });
                let told = told.await.expect("no panic");
                assert_eq!(told.code, Some(0), "{told:?}");
                tokio::time::sleep(Duration::from_millis(500)).await;
                signal("KILL", process);
                place.path(&told.result)
            })
            .await;
        server.kill();
        let written = crew.acknowledged() - begun;

        let other =
            if place.is_sqlite() { Place::sqlite() } else { Place::postgres().await.expect("a server") };
        let start = Instant::now();
        let told = other.concord(&["restore", folder.to_str().expect("text")]);
        let took = start.elapsed();
        assert_eq!(told.code, Some(0), "{told:?}");
        let restored = other.open().await;
        if place.is_sqlite() {
            let inside = copy::open(&folder.join("concord.db")).await.expect("the copy");
            assert_eq!(rows(&inside).await, rows(&restored).await, "row by row");
            inside.close().await;
        }
        let cases = before.is_contained_in(&restored).await;
        let entries = explained(&restored).await;
        let manifest = server::backup::check(&folder).await.expect("a whole backup");
        assert_eq!(manifest.audit.map(|log| log.size), Some(entries), "the log ends where the manifest says");
        restored.close().await;
        let server = Server::start(&other).await;
        server.kill();
        let bytes: u64 = fs::read_dir(&folder)
            .expect("a folder")
            .map(|file| file.expect("a file").metadata().expect("a size").len())
            .sum();
        println!(
            "backup during {written} writes: {cases} cases of the journals are whole; {} KiB restored in {} ms",
            bytes / 1024,
            took.as_millis()
        );
    }
}
