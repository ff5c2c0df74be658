//! R3 once more, with the whole process: each change of the story is made by a process of its own, which ends at one of the
//! change's steps as a power cut would end it. What the next process finds is the whole change or nothing of it, and the
//! audit log explains it. Every death begins with a copy of the database as it stood before the change.

use std::{
    os::unix::process::ExitStatusExt as _,
    process::{Command, Output},
};

use domain::time::Time;
use server::{store::Db, world::World};

use crate::{
    failpoint::{House, How, MORNING, story},
    place::{Place, explained},
    rows::rows,
};

/// The change and the step for the process that dies.
const CHANGE: &str = "CONCORD_TEST_CHANGE";
const URL: &str = "CONCORD_TEST_URL";
const SEED: u64 = 1;

/// Which steps of a change are tried.
#[derive(Clone, Copy)]
enum Steps {
    All,
    /// One of them by chance, and the last, after the commit.
    Two,
}

/// The process that dies. Alone it has nothing to do.
#[tokio::test]
#[ignore = "is started by the tests beside it"]
#[expect(clippy::disallowed_methods, reason = "how the tests beside it talk to it")]
async fn one_change_in_a_process_of_its_own() {
    let (Ok(what), Ok(url)) = (std::env::var(CHANGE), std::env::var(URL)) else { return };
    let mut numbers = what.split(' ').map(|number| number.parse::<usize>().expect("a number"));
    let (change, step) = (numbers.next().expect("a change"), numbers.next().expect("a step"));
    let step = i64::try_from(step).expect("few steps");
    let mut house = House::enter(&Place::at(url), SEED, MORNING, How::Only { change, step }).await;
    if change == 0 {
        house.move_in().await;
    }
    story(&mut house).await;
    println!("{} changes", house.changes);
    house.db().close().await;
}

fn run(place: &Place, change: usize, step: i64) -> Output {
    let this = std::env::current_exe().expect("this program");
    Command::new(this)
        .args(["abort::one_change_in_a_process_of_its_own", "--exact", "--ignored", "--nocapture"])
        .env(CHANGE, format!("{change} {step}"))
        .env(URL, &place.url)
        .output()
        .expect("a process")
}

/// The number before a word in what a process said.
fn number(output: &Output, word: &str) -> Option<i64> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().find_map(|line| line.split_once(word).and_then(|(before, _)| before.parse().ok()))
}

fn lived(place: &Place, change: usize) -> Output {
    let output = run(place, change, 0);
    assert!(output.status.success(), "change {change}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

async fn every_change_dies(mut place: Place, every: usize, steps: Steps) {
    let chance = World::fixed(Time(0), SEED);
    let changes = number(&lived(&place, 0), " changes").expect("a number of changes");
    let changes = usize::try_from(changes).expect("few");
    let (mut made, mut deaths) = (0, 0);
    for change in 1..=changes {
        let alive = place.copy().await;
        let said = lived(&alive, change);
        if change % every == 0 {
            made += 1;
            let last = number(&said, " steps").unwrap_or_else(|| panic!("change {change} took no step"));
            let tried: Vec<i64> = match steps {
                Steps::All => (1..=last).collect(),
                Steps::Two => {
                    let by_chance = i64::from(u16::from_le_bytes(chance.bytes()));
                    vec![1 + by_chance % (last - 1), last]
                }
            };
            for step in tried {
                dies(&place, &alive, change, (step, last)).await;
                deaths += 1;
            }
        }
        std::mem::replace(&mut place, alive).leave().await;
    }
    println!("{made} changes, {deaths} processes that died in them: each there as a whole or not at all");
}

async fn dies(place: &Place, alive: &Place, change: usize, (step, last): (i64, i64)) {
    let dead = place.copy().await;
    let output = run(&dead, change, step);
    assert_eq!(output.status.signal(), Some(6), "change {change} goes on after its death at step {step}");
    let (before, after, whole) = (stored(place).await, stored(&dead).await, stored(alive).await);
    if step < last {
        assert_eq!(after, before, "change {change} left something behind at step {step} of {last}");
    } else {
        let counts = |rows: &std::collections::BTreeMap<String, (usize, String)>| {
            rows.values().map(|(count, _)| *count).collect::<Vec<_>>()
        };
        assert_ne!(after, before, "change {change} was committed");
        assert_eq!(counts(&after), counts(&whole), "change {change} was committed as a whole");
    }
    dead.leave().await;
}

async fn stored(place: &Place) -> std::collections::BTreeMap<String, (usize, String)> {
    let db = Db::open(&place.url).await.expect("a database");
    let found = rows(&db).await;
    explained(&db).await;
    db.close().await;
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_dies_in_a_change_leaves_the_whole_of_it_or_nothing() {
    every_change_dies(Place::quick(), 1, Steps::Two).await;
    if let Some(place) = Place::postgres().await {
        every_change_dies(place, 5, Steps::Two).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes; part of make soak"]
async fn soak_a_process_dies_at_every_step_of_every_change() {
    every_change_dies(Place::quick(), 1, Steps::All).await;
    if let Some(place) = Place::postgres().await {
        every_change_dies(place, 1, Steps::Two).await;
    }
}
