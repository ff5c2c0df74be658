//! R13: the same commands in the same order, thrown by a seed, on SQLite and on PostgreSQL: the same answers, the same cases
//! and events, and byte for byte the same entries of the audit log.

use domain::{
    case::{Side, act::Act, decision::Choice, request::Request, state::Cause},
    clock::zone::local,
    id::CaseNumber,
    time::{HOUR, SECOND, Time},
};
use serde_json::Value;
use server::{
    store::{self, trail},
    world::World,
};

use crate::{
    failpoint::{House, estimate},
    place::{Place, explained},
};

const STEPS: usize = 1_500;
const SOAK: usize = 10_000;
/// Steps between two looks at everything.
const LOOK: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_agree_on_random_commands() {
    agree(STEPS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes; part of make soak"]
async fn soak_both_databases_agree_on_random_commands() {
    agree(SOAK).await;
}

async fn agree(steps: usize) {
    let Some(theirs) = Place::postgres().await else { return };
    let ours = Place::quick();
    let (ours, theirs) = (House::build(&ours, 7).await, House::build(&theirs, 7).await);
    let dice = World::fixed(Time(0), 4711);
    let (mut done, mut cases) = (0, 0_i64);
    for step in 0..steps {
        let throw: [u8; 4] = dice.bytes();
        let answers = [command(&ours, throw, cases).await, command(&theirs, throw, cases).await];
        assert_eq!(answers[0], answers[1], "step {step}, {throw:?}");
        done += usize::from(answers[0].1.is_ok());
        cases = cases.max(answers[0].0);
        if step % LOOK == LOOK - 1 || step + 1 == steps {
            let (one, other) = (seen(&ours, cases).await, seen(&theirs, cases).await);
            assert_eq!(one, other, "after step {step}");
        }
    }
    assert_eq!(explained(ours.db()).await, explained(theirs.db()).await);
    println!("{steps} commands, {done} of them taken, {cases} cases: both databases agree");
    assert!(done > steps / 20, "hardly anything was possible");
}

/// One command; answers how many cases there are at least, and what came of it.
async fn command(house: &House, [what, who, which, how]: [u8; 4], cases: i64) -> (i64, Result<i64, String>) {
    let people = [&house.mia, &house.tom, &house.nora, &house.eva];
    let services = &house.services;
    let number = CaseNumber(
        i64::from(which) % cases.max(1) + i64::from(cases > 8) * (cases - 8).max(0) % cases.max(1),
    );
    let told = |error: server::service::Trouble| error.to_string();
    if cases == 0 || what < 8 {
        let answers = if how % 2 == 0 { "d b b b a b b b b c b" } else { "a a a a a a a a c a a" };
        let begun = services.begin(&house.mia, house.area, house.request(answers)).await;
        return (begun.as_ref().map_or(0, |number| number.0), begun.map(|number| number.0).map_err(told));
    }
    if what < 20 {
        house.world.advance(if how % 4 == 0 { 30 * HOUR } else { 31 * SECOND });
        let moved = services.tick().await.map_err(told);
        return (cases, moved.map(|moved| i64::try_from(moved).unwrap_or_default()));
    }
    if what < 24 {
        let refiled = services.refile(&house.mia, number).await;
        return (
            refiled.as_ref().map_or(cases, |number| number.0),
            refiled.map(|number| number.0).map_err(told),
        );
    }
    let act = act(house, usize::from(what), how);
    // Mostly somebody who may, sometimes anybody.
    let actor = people[usize::from(who) % people.len()];
    let seen = match services.view(actor, number).await {
        Ok(view) => view.version - i64::from(how == 0),
        Err(error) => return (cases, Err(told(error))),
    };
    (cases, services.act(actor, number, seen, act).await.map_err(told))
}

fn act(house: &House, what: usize, how: u8) -> Act {
    let text = || format!("Satz Nummer {how}");
    let sides = [Side::Marketing, Side::Security];
    let side = sides[usize::from(how) % 2];
    let expires = Some(local(house.world.now()).day.plus(100));
    let edited = || Box::new(Request { purpose: text(), ..house.request("d b b b a b b b b c b") });
    match what % 24 {
        0..=2 => Act::Submit,
        3 => Act::Edit(edited()),
        4 => Act::ChangeAnswers(edited()),
        5 => Act::Ask { text: text(), suggestion: None, to: side, about: None },
        6 => Act::Answer(text()),
        7 => Act::Return(text()),
        8 => Act::Approve,
        9 => house.package(&["C-LOG", "C-MFA"]),
        10 => house.package(&["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-NOPII", "C-TOKEN"]),
        11 => Act::Refer { choice: Choice::AsAsked, text: text() },
        12 => Act::CoSign,
        13 => Act::Accept { explanation: Some(text()) },
        14 => Act::Declare { cause: Cause::Values, reason: text() },
        15 | 16 => Act::StateNeed(text()),
        17 => Act::Restate(text()),
        18 => Act::Confirm,
        19 => estimate(),
        20 => Act::Decide { choice: Choice::AsAsked, reason: text(), expires },
        21 => Act::Decide { choice: Choice::Decline, reason: text(), expires: None },
        22 => Act::Undo,
        _ if how.is_multiple_of(3) => Act::Withdraw(text()),
        _ => Act::Object(text()),
    }
}

/// Everything that people can see, and every byte of the log.
async fn seen(house: &House, cases: i64) -> (Vec<(i64, String, Value)>, Vec<Value>, Vec<String>) {
    let mut source = house.db().reader();
    let (mut files, mut events) = (Vec::new(), Vec::new());
    for number in 1..=cases {
        let number = CaseNumber(number);
        let file =
            store::case::load::<Value>(&mut source, number).await.expect("a case").expect("it is there");
        files.push((file.line.version, file.line.state, file.body));
        let of_case = store::event::of_case::<Value>(&mut source, number).await.expect("events");
        events.extend(of_case.into_iter().map(|event| event.body));
        let entry = store::entry::of_case::<Value>(&mut source, number).await.expect("an entry");
        events.extend(entry.map(|entry| entry.body));
    }
    let (mut entries, mut after) = (Vec::new(), None);
    loop {
        let page = trail::entries(&mut source, after).await.expect("entries");
        let Some(last) = page.last() else { break };
        after = Some(last.seq);
        entries.extend(page.iter().map(|entry| String::from_utf8_lossy(&entry.body).into_owned()));
    }
    (files, events, entries)
}
