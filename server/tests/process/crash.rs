//! R1: the server is killed with `kill -9` at random moments while eight people write. After each restart everything that
//! was acknowledged is there, nothing is half there, and sending again what was under way does it exactly once.

use std::time::Duration;

use domain::time::Time;
use server::{store::Db, world::World};

use crate::{
    crew::Crew,
    place::{Place, explained},
    server::{Server, signal},
};

/// Kills and acknowledged writes, over all houses.
struct Goal {
    kills: usize,
    writes: usize,
    houses: usize,
    place: fn() -> Place,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_acknowledged_survives_50_kills() {
    run(Goal { kills: 50, writes: 5_000, houses: 2, place: Place::quick }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes; part of make soak"]
async fn soak_whatever_was_acknowledged_survives_200_kills() {
    run(Goal { kills: 200, writes: 20_000, houses: 2, place: Place::sqlite }).await;
}

async fn run(goal: Goal) {
    let mut running = tokio::task::JoinSet::new();
    for house in 0..goal.houses {
        let (kills, writes) = (goal.kills.div_ceil(goal.houses), goal.writes.div_ceil(goal.houses));
        running.spawn(kill_often((goal.place)(), u64::try_from(house).unwrap_or_default(), kills, writes));
    }
    let (mut kills, mut writes, mut times) = (0, 0, Vec::new());
    for (killed, acknowledged, ready) in running.join_all().await {
        kills += killed;
        writes += acknowledged;
        times.extend(ready);
    }
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() - 1) * part / 100).map_or(0, Duration::as_millis);
    println!(
        "{kills} kills, {writes} acknowledged writes: 0 lost, 0 half done; ready again after {} ms (median), {} ms (longest)",
        at(50),
        at(100)
    );
}

async fn kill_often(place: Place, seed: u64, kills: usize, writes: usize) -> (usize, usize, Vec<Duration>) {
    let mut crew = Crew::assemble(&place).await;
    let chance = World::fixed(Time(0), seed);
    let (mut killed, mut ready) = (0, Vec::new());
    while killed < kills || crew.acknowledged() < writes {
        let server = Server::start(&place).await;
        if killed > 0 {
            ready.push(server.ready_after);
            let db = Db::open(&place.url).await.expect("a database");
            crew.check(&db, killed % 10 == 0).await;
            explained(&db).await;
            crew.send_again(&server).await;
            crew.check(&db, false).await;
            db.close().await;
        }
        // Early ones meet the first write, late ones the folding of the log into the file.
        let pause = Duration::from_millis(100 + u64::from(u16::from_le_bytes(chance.bytes())) % 1_400);
        let process = server.id();
        crew.write(&server, 0, async {
            tokio::time::sleep(pause).await;
            signal("KILL", process);
        })
        .await;
        server.kill();
        killed += 1;
    }
    let db = Db::open(&place.url).await.expect("a database");
    crew.check(&db, true).await;
    db.close().await;
    (killed, crew.acknowledged(), ready)
}
