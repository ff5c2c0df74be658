//! Looking back at what was decided: a decision is computed again from what is stored, in both databases; whoever changed
//! something there is found; a changed rule book is tried on all cases without touching one.

#[expect(dead_code, reason = "each file of tests needs a part of it")]
mod contract;

use std::{collections::BTreeMap, path::Path, process::Command};

use contract::Base;
use domain::{
    area::Area,
    case::{
        Case, Side,
        act::Act,
        estimate::{Estimate, Frequency, ScenarioEstimate, Value},
        package::{Package, Scope, Term},
        request::Request,
        state::State,
    },
    clock::zone::local,
    id::{AreaId, CaseNumber, PersonId},
    person::{Actor, Grant, Role},
    policy::{Anchor, Outcome},
    rules::{KindId, RuleBook},
};
use server::{
    service::{NotTried, Proof, Services, Trouble, Unproven},
    store::{self, Db, rule_book::RuleBookRow},
    world::World,
};

/// The services on a database, with one person for each part.
struct House {
    services: Services,
    area: AreaId,
    marketer: Actor,
    reviewer: Actor,
    executive: Actor,
}

fn actor(id: PersonId, role: Role, area: AreaId) -> Actor {
    Actor { id, grants: [Grant { role, area: Some(area) }].into() }
}

async fn house(base: &Base) -> House {
    let executive = base.person("eva@berg.example").await;
    let area = base.area("Sales", Some(executive)).await;
    let services = Services::new(base.db.clone(), base.world.clone());
    services.keep_book().await.expect("kept");
    House {
        marketer: actor(base.person("mia@berg.example").await, Role::Marketer, area),
        reviewer: actor(base.person("tom@berg.example").await, Role::Reviewer, area),
        executive: actor(executive, Role::Executive, area),
        services,
        area,
    }
}

const LOW: &str = "a a a a a a a a a a a";
const MEDIUM: &str = "a a a a a a a a c a a";

impl House {
    fn day(&self, after: i64) -> domain::time::Day {
        local(self.services.world.now()).day.plus(after)
    }

    async fn file(&self, answers: &str) -> CaseNumber {
        let book = RuleBook::built_in();
        let questions = &book.kind(KindId::Social).questions;
        let mut request = Request {
            tool: "Gartenfunk".into(),
            kind: Some(KindId::Social),
            purpose: "Reach gardeners.".into(),
            go_live: Some(self.day(60)),
            answers: questions.iter().map(|question| question.id.clone()).zip(answers.split(' ')).collect(),
            ..Request::default()
        };
        for missing in request.missing(book) {
            if let domain::case::request::Missing::GateAnswer(id) = missing {
                request.gate_answers.0.insert(id, domain::rules::GateAnswer::No);
            }
        }
        let number = self.services.begin(&self.marketer, self.area, request).await.expect("a draft");
        self.act(&self.marketer, number, Act::Submit).await;
        number
    }

    async fn act(&self, actor: &Actor, number: CaseNumber, act: Act) {
        let seen = self.services.view(actor, number).await.expect("the case").version;
        self.services.act(actor, number, seen, act).await.expect("done");
    }

    async fn estimate(&self, number: CaseNumber) {
        let frequency = Frequency::Exactly { low: 10, mode: 30, high: 100 };
        let takeover = ScenarioEstimate { frequency, low: 1_000, high: 20_000, max: None, secondary: None };
        let estimate = Estimate {
            scenarios: [("TAKEOVER".to_owned(), takeover)].into(),
            value: Some(Value { low: 20_000, mode: 50_000, high: 90_000 }),
            costs: [("C-LOG".into(), 2_000)].into(),
            ..Estimate::default()
        };
        self.act(&self.marketer, number, Act::Estimate(Box::new(estimate))).await;
    }

    async fn agree(&self, number: CaseNumber) {
        let term = |id: &str| Term {
            condition: Some(id.into()),
            text: String::new(),
            owner: Side::Marketing,
            due: self.day(30),
        };
        let package = Package {
            scope: Scope::default(),
            terms: vec![term("C-LOG"), term("C-MFA")],
            expires: self.day(200),
            review_months: 6,
            note: "Like this.".into(),
        };
        self.act(&self.reviewer, number, Act::Offer(Box::new(package))).await;
        let explanation = Some("We can live with it.".to_owned());
        self.act(&self.marketer, number, Act::Accept { explanation }).await;
    }

    async fn recompute(&self, number: CaseNumber) -> Proof {
        self.services.recompute(number).await.expect("a proof")
    }

    async fn tamper(&self, number: CaseNumber, change: impl FnOnce(&mut Case)) {
        let found = store::case::load::<Case>(&mut self.services.db.reader(), number).await.expect("a case");
        let mut file = found.expect("it exists");
        change(&mut file.body);
        let saved = self.services.db.write(move |tx| {
            Box::pin(async move {
                tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                store::case::save(tx, file.line.version, &file).await
            })
        });
        saved.await.expect("saved");
    }
}

fn differing(proof: &Proof) -> Vec<&str> {
    proof.lines.iter().filter(|line| !line.matches()).map(|line| line.what.as_str()).collect()
}

fn decision(case: &mut Case) -> &mut domain::case::decision::Decision {
    match &mut case.state {
        State::Approved(decided) | State::Declined(decided) => &mut decided.decision,
        other => panic!("{:?} is not decided", other.kind()),
    }
}

#[tokio::test]
async fn a_decision_is_computed_again_and_who_changed_it_is_found() {
    for base in Base::all().await {
        let house = house(&base).await;
        let number = house.file(MEDIUM).await;
        house.estimate(number).await;
        house.agree(number).await;
        let proof = house.recompute(number).await;
        assert_eq!(differing(&proof), Vec::<&str>::new());
        assert!(proof.holds() && proof.lines.len() > 20);

        let ale = |case: &mut Case, by: f64| {
            let record = decision(case).snapshot.record.as_mut().expect("a record");
            record.losses.as_mut().expect("losses").outcome.inherent.ale += by;
        };
        house.tamper(number, |case| ale(case, 0.01)).await;
        assert_eq!(differing(&house.recompute(number).await), ["figures, inherent, ale"]);
        house.tamper(number, |case| ale(case, -0.01)).await;
        house.tamper(number, |case| case.request.purpose = "Something else.".into()).await;
        let proof = house.recompute(number).await;
        assert_eq!(differing(&proof), ["hash of the request, artefacts and conditions"]);
    }
}

#[tokio::test]
async fn what_cannot_be_proven_says_why() {
    for base in Base::all().await {
        let house = house(&base).await;
        let open = house.file(LOW).await;
        let sentence = |outcome: Result<Proof, Unproven>| outcome.expect_err("no proof").to_string();
        assert!(sentence(house.services.recompute(open).await).contains("not decided"));
        let missing = house.services.recompute(CaseNumber(77)).await;
        assert!(matches!(missing, Err(Unproven::Trouble(Trouble::Missing))));
        house.act(&house.reviewer, open, Act::Approve).await;
        assert!(house.recompute(open).await.holds());
        house
            .tamper(open, |case| {
                let record = decision(case).snapshot.record.as_mut().expect("a record");
                record.rule_book_hash = "0".repeat(64);
            })
            .await;
        assert!(sentence(house.services.recompute(open).await).contains("is not stored"));
        house.tamper(open, |case| decision(case).snapshot.record = None).await;
        assert!(sentence(house.services.recompute(open).await).contains("before decisions kept"));
    }
}

#[tokio::test]
async fn rule_books_are_kept_once_under_the_hash_of_their_texts() {
    for base in Base::all().await {
        let house = house(&base).await;
        house.services.keep_book().await.expect("again");
        let hash = RuleBook::built_in().hash();
        let row = store::rule_book::find(&mut base.db.reader(), hash).await.expect("an answer");
        let row = row.expect("the book in force");
        assert_eq!((row.hash.as_str(), &row.version), (hash, &RuleBook::built_in().version));
        assert_eq!(row, RuleBookRow::of(RuleBook::built_in_sources(), &row.version, row.first_used_at));
        assert_eq!(store::rule_book::find(&mut base.db.reader(), "").await.expect("an answer"), None);
    }
}

fn texts(change: impl Fn(&str, &str) -> String) -> BTreeMap<String, String> {
    let files = RuleBook::built_in_sources().files();
    files.map(|(name, text)| (name.to_owned(), change(name, text))).into()
}

#[tokio::test]
async fn a_dry_run_lists_what_changes_and_what_cannot_be_rated_and_writes_nothing() {
    for base in Base::all().await {
        let house = house(&base).await;
        let (low, medium) = (house.file(LOW).await, house.file(MEDIUM).await);
        house.agree(medium).await;
        let before = house.services.view(&house.marketer, medium).await.expect("a case").version;
        let same = house.services.dry_run(&texts(|_, text| text.to_owned())).await.expect("a run");
        assert_eq!((same.cases.len(), same.changed().count(), same.unrateable().count()), (2, 0, 0));

        let harsher = texts(|name, text| if name == "social.toml" { harsher(text) } else { text.to_owned() });
        let run = house.services.dry_run(&harsher).await.expect("a run");
        let changed: Vec<_> = run.changed().map(|case| case.number).collect();
        assert_eq!(changed, [low], "{:?}", run.cases);
        let (from, to) = run.cases[0].both().expect("rated twice");
        assert_eq!((from.rule, to.rule), (10, 8));
        assert_eq!(run.cases[1].round, Some(1), "with the package of the decision");
        let moved = (Some(Outcome::Approve), Some(Outcome::ApproveWithConditions));
        assert_eq!(run.summary()[&moved], 1);

        let renamed = texts(|_, text| text.replace("SOC-09", "SOC-99"));
        let run = house.services.dry_run(&renamed).await.expect("a run");
        assert_eq!(run.unrateable().count(), 2);
        assert!(run.unrateable().all(|(_, why)| why.iter().any(|fault| fault.contains("SOC-99"))));

        let broken = texts(|name, text| if name == "gates.toml" { "gates = 7".into() } else { text.into() });
        assert!(matches!(house.services.dry_run(&broken).await, Err(NotTried::Broken(_))));
        assert!(matches!(house.services.dry_run(&BTreeMap::new()).await, Err(NotTried::NoFile("book.toml"))));
        let after = house.services.view(&house.marketer, medium).await.expect("a case").version;
        assert_eq!(before, after);
    }
}

/// The kind's baseline of reputation damage raised to 9.
fn harsher(text: &str) -> String {
    text.replacen("RD:4", "RD:9", 1)
}

#[tokio::test]
async fn the_executive_of_the_area_sets_what_it_tolerates_and_nobody_else() {
    for base in Base::all().await {
        let house = house(&base).await;
        let number = house.file(MEDIUM).await;
        house.estimate(number).await;
        let anchor = |chance, amount| Anchor { chance, amount };
        let strict = Some([anchor(2, 10), anchor(1, 100)]);
        let admin = Actor { id: house.reviewer.id, grants: [Grant { role: Role::Admin, area: None }].into() };
        for other in [&house.marketer, &house.reviewer, &admin] {
            let outcome = house.services.set_tolerance(other, house.area, 1, strict).await;
            assert!(matches!(outcome, Err(Trouble::Forbidden(_))), "{outcome:?}");
            assert!(house.services.tolerance(other, house.area).await.is_err());
            assert_eq!(house.services.own_areas(other).await.expect("a list"), []);
        }
        let flat = Some([anchor(10, 100), anchor(10, 1_000)]);
        let outcome = house.services.set_tolerance(&house.executive, house.area, 1, flat).await;
        assert!(matches!(outcome, Err(Trouble::Because(_))));

        let row = |view: app::port::CaseView| view.as_asked().expect("rated").proposal.rule;
        let seen = || house.services.view(&house.marketer, number);
        assert_eq!(row(seen().await.expect("a case")), 7);
        house.services.set_tolerance(&house.executive, house.area, 1, strict).await.expect("set");
        assert_eq!(row(seen().await.expect("a case")), 5);
        let stale = house.services.set_tolerance(&house.executive, house.area, 1, None).await;
        assert!(matches!(stale, Err(Trouble::Store(store::Error::Stale))));
        let shown = house.services.tolerance(&house.executive, house.area).await.expect("its own");
        assert_eq!((shown.area.tolerance, shown.version), (strict, 2));
        let own: Vec<Area> = house.services.own_areas(&house.executive).await.expect("a list");
        assert_eq!(own.len(), 1);
        house.services.set_tolerance(&house.executive, house.area, 2, None).await.expect("taken back");
        assert_eq!(row(seen().await.expect("a case")), 7);
    }
}

#[tokio::test]
async fn what_an_act_or_a_page_needs_is_simulated_before() {
    let base = Base::all().await.remove(0);
    let house = house(&base).await;
    let number = house.file(MEDIUM).await;
    assert!(house.services.losses.is_empty(), "nothing is estimated");
    house.estimate(number).await;
    let view = house.services.view(&house.marketer, number).await.expect("a case");
    assert_eq!(house.services.losses.len(), 1, "as asked");
    view.as_asked().expect("rated");
    assert_eq!(house.services.losses.len(), 1, "the page finds it there");
    house.agree(number).await;
    // as asked, with the package, and its record
    assert_eq!(house.services.losses.len(), 3);
}

fn concord(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_concord"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the binary");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn the_command_line_proves_and_tries() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(concord(folder.path(), &["migrate"]).0, Some(0));
    let url = format!("sqlite://{}", folder.path().join("data/concord.db").display());
    let db = Db::open(&url).await.expect("a database");
    let base = Base::on(db, World::fixed(domain::time::Time(1_800_000_000_000), 1));
    let house = house(&base).await;
    let number = house.file(MEDIUM).await;
    let reference = house.services.view(&house.marketer, number).await.expect("a case").case.reference();
    let (code, lines, fault) = concord(folder.path(), &["recompute", &reference]);
    assert_eq!((code, lines.as_str()), (Some(1), ""));
    assert!(fault.contains("not decided"), "{fault}");
    house.estimate(number).await;
    house.agree(number).await;

    let (code, lines, fault) = concord(folder.path(), &["recompute", &reference]);
    assert_eq!((code, fault.as_str()), (Some(0), ""), "{lines}");
    assert!(lines.lines().all(|line| line.starts_with("matches  ")), "{lines}");
    let (code, json, _) = concord(folder.path(), &["recompute", &number.0.to_string(), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((code, &json["case"], &json["matches"]), (Some(0), &reference.as_str().into(), &true.into()));
    for (named, code, sentence) in [
        ("K-1999-0001", 1, "there is no case"),
        ("77", 1, "there is no case"),
        ("K-1", 2, "neither a number"),
    ] {
        let (found, _, fault) = concord(folder.path(), &["recompute", named]);
        assert_eq!(found, Some(code));
        assert!(fault.contains(sentence), "{fault}");
    }

    house.tamper(number, |case| decision(case).snapshot.severity = domain::rating::Severity::Low).await;
    let (code, lines, fault) = concord(folder.path(), &["recompute", &reference]);
    assert_eq!(code, Some(1));
    assert!(lines.contains("DIFFERS  severity\n") && fault.contains("1 of"), "{lines} {fault}");

    let rules = folder.path().join("rules");
    std::fs::create_dir(&rules).expect("a folder");
    for (name, text) in texts(|name, text| if name == "social.toml" { harsher(text) } else { text.into() }) {
        std::fs::write(rules.join(name), text).expect("a file");
    }
    let (code, lines, fault) = concord(folder.path(), &["dry-run", "rules"]);
    assert_eq!((code, fault.as_str()), (Some(0), ""));
    assert!(lines.contains("of 1 submitted cases change") && lines.contains("cases"), "{lines}");
    let (_, json, _) = concord(folder.path(), &["dry-run", "rules", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["cases"][0]["case"], reference.as_str());
    std::fs::write(rules.join("gates.toml"), "gates = []").expect("a file");
    let (code, _, fault) = concord(folder.path(), &["dry-run", "rules"]);
    assert_eq!(code, Some(1));
    assert!(fault.contains("contradicts itself") && fault.contains("; "), "{fault}");
    let (code, _, fault) = concord(folder.path(), &["dry-run", "nowhere"]);
    assert_eq!(code, Some(2));
    assert!(fault.contains("book.toml"), "{fault}");
}
