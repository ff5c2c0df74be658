//! The path of silence needs nobody: reminders, silence, escalation, the executive's own reminders, and after the decision
//! its effect. It dies at every step of every one of these and goes on; the real program is killed with `kill -9` at random
//! moments while it catches up, and two programs on one PostgreSQL do everything once.

use std::time::Duration;

use domain::{
    case::{
        Case,
        act::Act,
        decision::Choice,
        event::{Event, Happening},
        state::{State, StateKind},
    },
    clock::zone::local,
    id::CaseNumber,
    time::{DAY, SECOND},
};
use server::{
    service::Services,
    store::{self, Db},
    world::World,
};

use crate::{
    failpoint::House,
    place::{Place, explained},
    server::Server,
};

/// A request that a reviewer may approve: a day to answer.
const SMALL: &str = "a a a a a a a a a a a";
/// How many requests wait at once for the program that is killed.
const WAITING: i64 = 40;

async fn stored(db: &Db, number: i64) -> Case {
    let file = store::case::load::<Case>(&mut db.reader(), CaseNumber(number)).await.expect("an answer");
    file.expect("a case").body
}

/// What happened to a case, the oldest first.
async fn story(db: &Db, number: i64) -> Vec<Event> {
    let rows = store::event::of_case::<Event>(&mut db.reader(), CaseNumber(number)).await.expect("events");
    rows.into_iter().rev().map(|row| row.body).collect()
}

fn codes(story: &[Event]) -> Vec<&'static str> {
    story.iter().map(|event| event.happening.code()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_path_of_silence_dies_at_every_step_and_needs_nobody_until_the_decision() {
    let place = Place::quick();
    let mut house = House::build(&place, 2).await;
    let (mia, eva) = (house.mia.clone(), house.eva.clone());
    house.begin(SMALL).await;
    house.act(&mia, 1, Act::Submit).await;
    let mut looks = 0;
    while let Some(wake) = stored(house.db(), 1).await.wake_at() {
        house.world.advance((wake.0 - house.world.now().0).max(0));
        house.tick().await;
        looks += 1;
    }
    assert_eq!(looks, 6, "half, four fifths, silence; of the executive's time half, four fifths, all");
    let events = story(house.db(), 1).await;
    let told = [
        "begun",
        "submitted",
        "reminded",
        "reminded",
        "silence",
        "escalated",
        "reminded",
        "reminded",
        "reminded",
    ];
    assert_eq!(codes(&events), told, "each once, though everything died at every step");
    assert!(events.iter().skip(2).all(|event| event.by.is_none()), "nobody did anything");
    // Nothing follows from the executive's silence.
    house.world.advance(100 * DAY);
    assert_eq!(house.services.tick().await.expect("a look"), 0);
    let expires = Some(local(house.world.now()).day.plus(60));
    let decide = Act::Decide { choice: Choice::AsAsked, reason: "Es lohnt sich.".into(), expires };
    house.act(&eva, 1, decide).await;
    house.world.advance(31 * SECOND);
    house.tick().await;
    assert!(matches!(stored(house.db(), 1).await.state, State::Approved(decided) if decided.effective));
    println!("silence: {} changes died at {} steps", house.changes, house.deaths);
}

/// Requests that nobody ever answered, filed weeks ago.
async fn forgotten(place: &Place) -> House {
    let weeks_ago = World::system().now().plus(-40 * DAY);
    let house = House::build_at(place, 3, weeks_ago).await;
    for _ in 0..WAITING {
        let request = house.request(SMALL);
        let number = house.services.begin(&house.mia, house.area, request).await.expect("a draft");
        house.services.act(&house.mia, number, 1, Act::Submit).await.expect("submitted");
        house.world.advance(7 * 60 * SECOND);
    }
    house
}

/// How many of the forgotten requests lie with the executive.
async fn escalated(db: &Db) -> i64 {
    let mut found = 0;
    for number in 1..=WAITING {
        found += i64::from(stored(db, number).await.state.kind() == StateKind::Escalated);
    }
    found
}

/// Whatever was missed while no server ran, each thing happened once, and nothing was approved.
async fn each_happened_once(db: &Db) {
    for number in 1..=WAITING {
        let told = codes(&story(db, number).await);
        assert_eq!(told, ["begun", "submitted", "silence", "escalated"], "request {number}");
    }
    explained(db).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_while_it_catches_up_goes_on_where_it_was() {
    for place in Place::all().await {
        let house = forgotten(&place).await;
        let (chance, mut kills, mut between) = (World::fixed(house.world.now(), 5), 0, 0);
        loop {
            let done = escalated(house.db()).await;
            if done == WAITING {
                break;
            }
            between += i64::from(done > 0);
            assert!(kills < 200, "{done} of {WAITING} after {kills} kills");
            let server = Server::start(&place).await;
            // on a machine with much to do it lives longer and longer
            let pause = u64::from(u16::from_le_bytes(chance.bytes())) % (60 + 4 * kills);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            server.kill();
            kills += 1;
        }
        each_happened_once(house.db()).await;
        // The clock has nothing left to do: the executives have days.
        let services = Services::new(house.db().clone(), World::system());
        assert_eq!(services.tick().await.expect("a look"), 0);
        println!(
            "{}: {WAITING} silences, {kills} kills, {between} of them in the middle, each happened once",
            if place.is_sqlite() { "SQLite" } else { "PostgreSQL" }
        );
        assert!(kills > 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_on_one_postgresql_let_each_silence_happen_once() {
    let Some(place) = Place::postgres().await else { return };
    let house = forgotten(&place).await;
    let (one, two) = tokio::join!(Server::start(&place), Server::start(&place));
    for _ in 0..600 {
        if escalated(house.db()).await == WAITING {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    one.kill();
    two.kill();
    each_happened_once(house.db()).await;
    for number in 1..=WAITING {
        let silences = story(house.db(), number).await;
        let silent = |event: &&Event| matches!(event.happening, Happening::Silence { .. });
        assert_eq!(silences.iter().filter(silent).count(), 1);
    }
}
