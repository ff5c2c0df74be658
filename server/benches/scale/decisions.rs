//! Decisions by the service: load, permit, transition, case, events, what changed, commit with fdatasync; each answered
//! only when it is durable. Beside them bare inserts of as many bytes, one transaction each, by the same driver under the
//! same pragmas; and acts that are refused after the case was loaded, which is what a decision costs without writing.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::{collections::BTreeSet, fs, path::Path, sync::Arc, time::Duration};

use domain::{
    case::{act::Act, request::Request, request::business_impact},
    id::{AreaId, CaseNumber},
    person::{Actor, Grant, Role},
    rating::{Answers, GateAnswers},
    rules::{GateAnswer, KindId, RuleBook},
    time::Day,
};
use serde_json::Value;
use server::{
    service::Services,
    store::{self, Db},
};
use tokio::{sync::Mutex, task::JoinSet};

use crate::{kept, office::Office, time};

/// Decisions in each measurement.
const EACH: u16 = 300;
/// How many people decide at once.
const WRITERS: [usize; 3] = [1, 8, 32];

/// A request that a reviewer may approve as it is.
fn harmless() -> Request {
    let (book, kind) = (RuleBook::built_in(), KindId::Social);
    let best = |question: &domain::rules::Question| (question.id.clone(), question.answers[0].key.clone());
    let answers = Answers(book.kind(kind).questions.iter().map(best).collect());
    let mut gate_answers = GateAnswers::default();
    gate_answers.fill(book, kind, &answers, GateAnswer::No);
    let mut request = Request {
        tool: "Bench".to_owned(),
        kind: Some(kind),
        purpose: "To measure.".to_owned(),
        go_live: Some(Day { year: 2027, month: 1, day: 15 }),
        answers,
        gate_answers,
        ..Request::default()
    };
    let assessment = request.assess(book, &BTreeSet::new(), false).expect("a rating");
    request.impact = Some(business_impact(&assessment.inherent));
    request
}

/// Measures and tells, on a copy of this file.
pub async fn run(fixture: &Path) {
    let file = kept::folder().join("decisions.db");
    clear(&file);
    fs::copy(fixture, &file).expect("a copy");
    let office = Office::on(&kept::address(&file)).await;
    let services = office.services();
    let (reviewer, grants) = office.person(Role::Reviewer, true).await;
    let reviewer = Actor { id: reviewer, grants: grants.into_iter().collect() };
    let marketer = office.person(Role::Marketer, false).await;
    let marketer = Actor { id: marketer.0, grants: marketer.1.into_iter().collect() };
    let area = marketer.grants.iter().find_map(|Grant { area, .. }| *area).expect("an area");
    let mut waiting = Vec::new();
    for _ in 0..usize::from(EACH) * WRITERS.len() {
        waiting.push(handed_in(&services, &marketer, area).await);
    }
    println!("\ndurable decisions a second, each committed with fdatasync before it is answered");
    let mut bytes = 0;
    for writers in WRITERS {
        let cases: Vec<CaseNumber> = waiting.drain(..usize::from(EACH)).collect();
        let (took, ()) = time::of(decide(&services, &reviewer, cases.clone(), writers)).await;
        bytes = written(&office.db(), cases[0]).await;
        tell(&format!("concord, {writers} at once"), took);
    }
    let bare = kept::folder().join("bare.db");
    clear(&bare);
    let plain = Db::open(&format!("sqlite://{}", bare.display())).await.expect("a database");
    for writers in WRITERS {
        let (took, ()) = time::of(insert(&plain, bytes, writers)).await;
        tell(&format!("bare inserts, {writers} at once"), took);
    }
    let (took, ()) = time::of(refused(&services, &reviewer, CaseNumber(1))).await;
    tell("refused after loading", took);
    println!("  {bytes} bytes of documents in a decision; bare: the same in one row, one transaction each");
    plain.close().await;
    clear(&bare);
}

fn tell(what: &str, took: Duration) {
    let each = took.as_secs_f64() / f64::from(EACH);
    println!("  {what:<28}{:8.0} a second   {:7.3} ms each", 1.0 / each, each * 1e3);
}

fn clear(file: &Path) {
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{end}", file.display()));
    }
}

async fn handed_in(services: &Services, marketer: &Actor, area: AreaId) -> CaseNumber {
    let number = services.begin(marketer, area, harmless()).await.expect("a draft");
    services.act(marketer, number, 1, Act::Submit).await.expect("handed in");
    number
}

async fn decide(services: &Services, reviewer: &Actor, cases: Vec<CaseNumber>, writers: usize) {
    let (queue, mut tasks) = (Arc::new(Mutex::new(cases)), JoinSet::new());
    for _ in 0..writers {
        let (services, reviewer, queue) = (services.clone(), reviewer.clone(), queue.clone());
        tasks.spawn(async move {
            loop {
                let Some(number) = queue.lock().await.pop() else { break };
                services.act(&reviewer, number, 2, Act::Approve).await.expect("a decision");
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.expect("a writer");
    }
}

/// A case that is over refuses everything, after it was loaded inside a transaction.
async fn refused(services: &Services, reviewer: &Actor, number: CaseNumber) {
    for _ in 0..EACH {
        assert!(services.act(reviewer, number, 1, Act::Approve).await.is_err());
    }
}

/// The bytes of the document and of the events that a decision adds.
async fn written(db: &Db, number: CaseNumber) -> usize {
    let mut source = db.reader();
    let file = store::case::load::<Value>(&mut source, number).await.expect("an answer").expect("a case");
    let events = store::event::of_case::<Value>(&mut source, number).await.expect("events");
    let of = |value: &Value| value.to_string().len();
    of(&file.body) + events.first().map_or(0, |event| of(&event.body))
}

async fn insert(db: &Db, bytes: usize, writers: usize) {
    let Db::Sqlite { write, .. } = db else { return };
    sqlx::query("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT")
        .execute(write)
        .await
        .expect("a table");
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (write, document) = (write.clone(), "x".repeat(bytes));
        let each = usize::from(EACH);
        let share = each / writers + usize::from(writer < each % writers);
        tasks.spawn(async move {
            for _ in 0..share {
                let mut tx = write.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
                sqlx::query("INSERT INTO bare (document) VALUES ($1)")
                    .bind(document.clone())
                    .execute(&mut *tx)
                    .await
                    .expect("a row");
                tx.commit().await.expect("durable");
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.expect("a writer");
    }
}
