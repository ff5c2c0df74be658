//! R8 as a process: the server is killed with `kill -9` while people write and their messages are on the way. Afterwards
//! every message that was committed has arrived under its id, some perhaps twice, none never, and those of one request in
//! their order. A lease of five minutes holds what a killed process had claimed; nobody waits for it here: between two
//! lives it is taken to be over.

use std::{collections::BTreeMap, time::Duration};

use domain::time::Time;
use server::{store::Db, world::World};
use sqlx::Row as _;

use crate::{
    crew::Crew,
    place::Place,
    server::{Server, signal},
    smtp::Smtp,
    version,
};

const JOBS: &str = "SELECT CAST(id AS BLOB) AS id, lane, state FROM job ORDER BY lane, position";

/// The messages of each request, in their order, and how many of them are still to be sent.
async fn jobs(db: &Db) -> (BTreeMap<String, Vec<String>>, usize) {
    let Db::Sqlite { read, .. } = db else { unreachable!("opened as SQLite") };
    let (mut lanes, mut waiting): (BTreeMap<String, Vec<String>>, _) = (BTreeMap::new(), 0);
    for row in sqlx::query(JOBS).fetch_all(read).await.expect("jobs") {
        let id = uuid::Uuid::from_slice(row.get("id")).expect("an id");
        lanes.entry(row.get("lane")).or_default().push(id.to_string());
        let state: String = row.get("state");
        assert_ne!(state, "dead", "{id} was given up");
        waiting += usize::from(state == "waiting");
    }
    (lanes, waiting)
}

async fn begin(place: &Place, smtp: &Smtp) -> Server {
    let mut program = place.program(&["serve"]);
    program.env("CONCORD_MAIL__URL", smtp.url()).env("CONCORD_MAIL__FROM", "Concord <concord@berg.example>");
    Server::of(program).await
}

async fn kill_often(kills: usize) {
    let place = Place::quick();
    let smtp = Smtp::start().await;
    let mut crew = Crew::assemble(&place).await;
    let chance = World::fixed(Time(0), 8);
    for _ in 0..kills {
        let server = begin(&place, &smtp).await;
        crew.send_again(&server).await;
        let pause = Duration::from_millis(100 + u64::from(chance.bytes::<1>()[0]));
        let process = server.id();
        crew.write(&server, 0, async {
            tokio::time::sleep(pause).await;
            signal("KILL", process);
        })
        .await;
        server.kill();
        let db = Db::open(&place.url).await.expect("a database");
        version::run(&db, "UPDATE job SET claimed_until = 0 WHERE claim IS NOT NULL").await;
        db.close().await;
    }
    let server = begin(&place, &smtp).await;
    let db = Db::open(&place.url).await.expect("a database");
    for _ in 0..600 {
        if jobs(&db).await.1 == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let (lanes, waiting) = jobs(&db).await;
    assert_eq!(waiting, 0, "everything is sent");
    server.kill();
    db.close().await;

    let arrived = smtp.ids();
    let mut first: BTreeMap<&String, usize> = BTreeMap::new();
    for (place, id) in arrived.iter().enumerate() {
        first.entry(id).or_insert(place);
    }
    let written: usize = lanes.values().map(Vec::len).sum();
    assert_eq!(first.len(), written, "every message, and nothing else");
    for (lane, ids) in &lanes {
        let places: Vec<usize> = ids
            .iter()
            .map(|id| *first.get(id).unwrap_or_else(|| panic!("{id} of {lane} never arrived")))
            .collect();
        assert!(places.is_sorted(), "{lane}: {places:?}");
    }
    println!("{kills} kills, {written} messages, {} deliveries: 0 lost, in order", arrived.len());
    assert!(written > kills, "nothing was tested");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_arrives_however_often_the_server_is_killed() {
    kill_often(20).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes; part of make soak"]
async fn soak_every_message_arrives_however_often_the_server_is_killed() {
    kill_often(200).await;
}
