//! Eight people who write as fast as they can, each with a journal of what was acknowledged. Afterwards the database is
//! held against the journals: what was acknowledged is there, what was under way is there as a whole or not at all, and
//! nothing else is.

use std::collections::BTreeMap;

use domain::{
    case::{Case, act::Act, request::Request},
    id::CaseNumber,
    rules::{GateAnswer, KindId, RuleBook},
};
use server::{
    service::Services,
    store::{self, Db},
    world::World,
};
use sqlx::Row as _;

use crate::{
    place::{Cast, Person, Place},
    server::{Answer, Browser, Server},
};

const PEOPLE: usize = 8;
/// Saves of a draft before a new one is begun.
const SAVES: i64 = 12;

/// Something that one person sends.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Move {
    Begin { text: String },
    Save { case: i64, version: i64, text: String },
    Ask { case: i64, version: i64 },
    Answer { case: i64, version: i64 },
}

/// A person at work.
pub struct Writer {
    marketer: Person,
    /// Set for those who ask and answer about a case in review.
    reviewer: Option<Person>,
    /// Version and text of each case, as acknowledged.
    cases: BTreeMap<i64, (i64, String)>,
    /// The case that is worked on.
    current: Option<i64>,
    /// Whether a question is open.
    asked: bool,
    under_way: Option<(String, Move)>,
    count: usize,
    pub acknowledged: usize,
}

/// All of them.
pub struct Crew {
    pub writers: Vec<Writer>,
}

impl Crew {
    /// People with two cases in review among them, in a new database.
    pub async fn assemble(place: &Place) -> Self {
        let db = place.open().await;
        let cast = place.people(&db, PEOPLE).await;
        let services = Services::new(db.clone(), World::system());
        let mut writers = Vec::new();
        for (place, marketer) in cast.marketers.iter().enumerate() {
            let talks = place % 4 == 3;
            let mut writer = Writer {
                marketer: marketer.clone(),
                reviewer: talks.then(|| cast.reviewer.clone()),
                cases: BTreeMap::new(),
                current: None,
                asked: false,
                under_way: None,
                count: 0,
                acknowledged: 0,
            };
            if talks {
                let (number, seen) = filed(&services, &cast, marketer).await;
                writer.cases.insert(number, (seen, String::new()));
                writer.current = Some(number);
            }
            writers.push(writer);
        }
        db.close().await;
        Self { writers }
    }

    /// What was acknowledged so far, in all.
    pub fn acknowledged(&self) -> usize {
        self.writers.iter().map(|writer| writer.acknowledged).sum()
    }

    /// Lets everybody write until the server answers no more, while `meanwhile` happens.
    pub async fn write<T>(&mut self, server: &Server, pause: u64, meanwhile: impl Future<Output = T>) -> T {
        let mut running = tokio::task::JoinSet::new();
        for (place, mut writer) in self.writers.drain(..).enumerate() {
            let mut browser = Browsers::of(server, &writer);
            running.spawn(async move {
                while writer.step(&mut browser).await {
                    tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
                }
                (place, writer)
            });
        }
        let value = meanwhile.await;
        let mut back = running.join_all().await;
        back.sort_by_key(|(place, _)| *place);
        self.writers = back.into_iter().map(|(_, writer)| writer).collect();
        value
    }

    /// Sends again, under the same key, what nobody knows the end of.
    pub async fn send_again(&mut self, server: &Server) {
        for writer in &mut self.writers {
            let mut browser = Browsers::of(server, writer);
            writer.send_again(&mut browser).await;
        }
    }

    /// Holds the database against the journals. `everything`: all cases, not only those that were worked on last.
    pub async fn check(&self, db: &Db, everything: bool) {
        for writer in &self.writers {
            writer.check(db, everything).await;
        }
        let faults = store::health::faults(db).await.expect("an answer");
        assert_eq!(faults, Vec::<String>::new());
    }

    /// Everything that was acknowledged up to now.
    pub fn journal(&self) -> Journal {
        let cases = self.writers.iter().flat_map(|writer| &writer.cases);
        Journal(cases.map(|(number, (version, _))| (*number, *version)).collect())
    }
}

/// Cases and the versions that were acknowledged.
pub struct Journal(Vec<(i64, i64)>);

impl Journal {
    /// Holds a database against it that may have later changes too; answers how many cases were compared.
    pub async fn is_contained_in(&self, db: &Db) -> usize {
        for (number, version) in &self.0 {
            let found = found(db, *number).await.expect("an acknowledged case");
            assert!(found.version >= *version, "case {number}: {} of {version}", found.version);
            found.is_whole(*number);
        }
        self.0.len()
    }
}

/// A case in review.
async fn filed(services: &Services, cast: &Cast, marketer: &Person) -> (i64, i64) {
    let book = RuleBook::built_in();
    let questions = &book.kind(KindId::Social).questions;
    let mut request = Request {
        tool: "Gartenfunk".into(),
        kind: Some(KindId::Social),
        purpose: "Gärtner erreichen".into(),
        go_live: Some(domain::clock::zone::local(services.world.now()).day.plus(60)),
        answers: questions.iter().map(|question| (question.id.clone(), "a".to_owned())).collect(),
        ..Request::default()
    };
    for missing in request.missing(book) {
        if let domain::case::request::Missing::GateAnswer(id) = missing {
            request.gate_answers.0.insert(id, GateAnswer::No);
        }
    }
    let number = services.begin(&marketer.actor, cast.area, request).await.expect("a draft");
    let version = services.act(&marketer.actor, number, 1, Act::Submit).await.expect("filed");
    (number.0, version)
}

struct Browsers {
    marketer: Browser,
    reviewer: Option<Browser>,
}

impl Browsers {
    fn of(server: &Server, writer: &Writer) -> Self {
        let reviewer = writer.reviewer.as_ref().map(|person| server.browser(person));
        Self { marketer: server.browser(&writer.marketer), reviewer }
    }
}

impl Writer {
    fn next(&mut self) -> Move {
        self.count += 1;
        let text = format!("Gartenfunk {} {}", self.marketer.actor.id, self.count);
        let Some((case, (version, _))) = self.current.and_then(|case| Some((case, self.cases.get(&case)?)))
        else {
            return Move::Begin { text };
        };
        match (self.reviewer.is_some(), self.asked, *version) {
            (true, false, version) => Move::Ask { case, version },
            (true, true, version) => Move::Answer { case, version },
            (false, _, version) if version > SAVES => Move::Begin { text },
            (false, _, version) => Move::Save { case, version, text },
        }
    }

    /// One more; false when there was no answer.
    async fn step(&mut self, browsers: &mut Browsers) -> bool {
        let (what, key) = (self.next(), World::system().uuid().to_string());
        self.under_way = Some((key.clone(), what.clone()));
        let Some(mut answer) = send(browsers, &key, &what).await else { return false };
        // Too much at once is no failure: who is told so tries again, under the same key.
        while answer.status == 503 {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            let Some(again) = send(browsers, &key, &what).await else { return false };
            answer = again;
        }
        self.settle(&what, &answer);
        true
    }

    fn keep(&mut self, what: &Move, answer: &Answer) {
        assert!(matches!(answer.status, 200 | 303), "{what:?}\n{}\n{}", answer.head, answer.body);
        self.under_way = None;
        self.acknowledged += 1;
        match what {
            Move::Begin { text } => {
                let number = number_in(answer.header("location"));
                self.cases.insert(number, (1, text.clone()));
                self.current = Some(number);
            }
            Move::Save { case, version, text } => {
                let told = answer.header("x-concord-version");
                let replayed = answer.header("idempotency-replayed") == "true";
                assert!(replayed || told == (version + 1).to_string(), "{what:?}: {told}");
                self.cases.insert(*case, (version + 1, text.clone()));
            }
            Move::Ask { case, version } | Move::Answer { case, version } => {
                self.cases.insert(*case, (version + 1, String::new()));
                self.asked = matches!(what, Move::Ask { .. });
            }
        }
    }

    async fn send_again(&mut self, browsers: &mut Browsers) {
        let Some((key, what)) = self.under_way.take() else { return };
        let answer = send(browsers, &key, &what).await.expect("an answer");
        self.settle(&what, &answer);
    }

    /// Keeps what was answered to something that was perhaps sent more than once.
    fn settle(&mut self, what: &Move, answer: &Answer) {
        let repeated = answer.header("location").ends_with("done=repeat");
        if !repeated || answer.status != 303 {
            return self.keep(what, answer);
        }
        // It was done, and the process died before it could keep the answer.
        self.under_way = None;
        match what {
            Move::Begin { .. } => self.current = None,
            Move::Save { case, version, text } => {
                self.cases.insert(*case, (version + 1, text.clone()));
            }
            Move::Ask { case, version } | Move::Answer { case, version } => {
                self.cases.insert(*case, (version + 1, String::new()));
                self.asked = matches!(what, Move::Ask { .. });
            }
        }
    }

    async fn check(&self, db: &Db, everything: bool) {
        for (number, (version, text)) in &self.cases {
            let under_way = self.under_way.as_ref().map(|(_, what)| what);
            let is_touched = self.current == Some(*number);
            if !everything && !is_touched {
                continue;
            }
            let found = found(db, *number)
                .await
                .unwrap_or_else(|| panic!("case {number} was acknowledged and is lost"));
            found.is_whole(*number);
            let expected = [(*version, text.as_str())];
            let also = match under_way {
                Some(Move::Save { case, version, text }) if case == number => {
                    Some((version + 1, text.as_str()))
                }
                Some(Move::Ask { case, version } | Move::Answer { case, version }) if case == number => {
                    Some((version + 1, ""))
                }
                _ => None,
            };
            let is = (found.version, if self.reviewer.is_some() { "" } else { found.text.as_str() });
            assert!(
                expected.contains(&is) || also == Some(is),
                "case {number}: {is:?} instead of {expected:?} or {also:?}"
            );
        }
        // Nothing that nobody asked for: at most the one that was under way, and what a repeat was told of.
        let own = own(db, &self.marketer).await;
        let unknown: Vec<&(i64, i64)> =
            own.iter().filter(|(number, _)| !self.cases.contains_key(number)).collect();
        for (number, version) in unknown {
            assert_eq!(*version, 1, "case {number} appeared by itself");
        }
    }
}

async fn send(browsers: &mut Browsers, key: &str, what: &Move) -> Option<Answer> {
    match what {
        Move::Begin { text } => browsers.marketer.post("/de/requests/new", key, &[("tool", text)]).await,
        Move::Save { case, version, text } => {
            let pairs = [("tool", text.as_str()), ("purpose", text), ("version", &version.to_string())];
            browsers.marketer.save(&format!("/de/cases/{case}/draft/1"), key, &pairs).await
        }
        Move::Ask { case, version } => {
            let pairs = [("question", "Wer hat Zugang?"), ("version", &version.to_string())];
            browsers.reviewer.as_mut()?.post(&format!("/de/cases/{case}/ask"), key, &pairs).await
        }
        Move::Answer { case, version } => {
            let pairs = [("answer", "Nur zwei Leute."), ("version", &version.to_string())];
            browsers.marketer.post(&format!("/de/cases/{case}/answer"), key, &pairs).await
        }
    }
}

fn number_in(location: &str) -> i64 {
    let rest = location.split("/cases/").nth(1).unwrap_or_else(|| panic!("no case in {location}"));
    rest.split(['/', '?']).next().and_then(|digits| digits.parse().ok()).expect("a number")
}

/// A case as it is stored, and what belongs to it.
struct Found {
    version: i64,
    text: String,
    events: i64,
    revisions: i64,
    is_draft: bool,
}

impl Found {
    /// Every change brought everything that belongs to it: its revision, and its event.
    fn is_whole(&self, number: i64) {
        assert_eq!(self.revisions, self.version - 1, "revisions of case {number}");
        // Begun; saving a draft is no event, everything later is.
        let events = if self.is_draft { 1 } else { self.version };
        assert_eq!(self.events, events, "events of case {number} in version {}", self.version);
    }
}

async fn found(db: &Db, number: i64) -> Option<Found> {
    let mut reader = db.reader();
    let file = store::case::load::<Case>(&mut reader, CaseNumber(number)).await.expect("an answer")?;
    let events =
        store::event::of_case::<serde_json::Value>(&mut reader, CaseNumber(number)).await.expect("events");
    Some(Found {
        version: file.line.version,
        text: file.body.request.tool.clone(),
        events: i64::try_from(events.len()).expect("a number"),
        revisions: count(db, &format!("case/{number}")).await,
        is_draft: file.line.state == "draft",
    })
}

const REVISIONS: &str = "SELECT COUNT(*) AS value FROM revision WHERE subject = $1";
const OWN: &str = "SELECT number, version FROM case_file WHERE requester_id = $1";

async fn count(db: &Db, subject: &str) -> i64 {
    match db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(REVISIONS).bind(subject).fetch_one(read).await,
        Db::Postgres { read, .. } => sqlx::query_scalar(REVISIONS).bind(subject).fetch_one(read).await,
    }
    .expect("a number")
}

async fn own(db: &Db, person: &Person) -> Vec<(i64, i64)> {
    let id = person.actor.id.0;
    match db {
        Db::Sqlite { read, .. } => {
            let rows = sqlx::query(OWN).bind(id).fetch_all(read).await.expect("cases");
            rows.iter().map(|row| (row.get("number"), row.get("version"))).collect()
        }
        Db::Postgres { read, .. } => {
            let rows = sqlx::query(OWN).bind(id).fetch_all(read).await.expect("cases");
            rows.iter().map(|row| (row.get("number"), row.get("version"))).collect()
        }
    }
}
