//! The audit log as auditors meet it: they see what was done, verify it, and take it away; others are refused, and that is
//! in the log, too. And a receipt is believed by whoever has nothing but the public key.

use std::{path::Path, process::Command};

use audit::{Entry, Receipt, Vkeys, verify_export};
use domain::language::Language;
use server::store::{Db, trail};
use tests::{Client, TestApp, words::say};

use crate::interpreter::{python, scratch};

/// A demo in which everything was done already.
struct Office {
    app: TestApp,
    ruth: Client,
}

impl Office {
    async fn open(language: Language) -> Self {
        let (app, _) = TestApp::demo().await;
        let ruth = Self::persona(&app, "Ruth", language).await;
        Self { app, ruth }
    }

    async fn persona(app: &TestApp, name: &str, language: Language) -> Client {
        let personas = app.shared().personas.get().expect("personas").clone();
        let found = personas.into_iter().find(|persona| persona.name.starts_with(name)).expect("somebody");
        app.sign_in(found.id, language).await
    }

    async fn entries(&self) -> Vec<Entry> {
        let mut source = self.app.shared().db.reader();
        let rows = trail::entries(&mut source, None).await.expect("entries");
        rows.iter().map(|row| Entry::read(&row.body).expect("an entry")).collect()
    }
}

/// A program in another language, which knows none of our code, says the same of what was taken away.
fn independent(export: &str, vkeys: &Vkeys, entries: usize) {
    let Some(python) = python() else { return };
    let file = scratch().join(format!("journey-{}.ndjson", std::process::id()));
    std::fs::write(&file, export).expect("a file");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/audit/verify.py");
    let vkey = vkeys.iter().next().expect("a key").to_string();
    let output = Command::new(python).arg(script).arg(&file).arg(vkey).output().expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains(&format!("{entries} entries")) && said.contains("signatures checked"), "{said}");
}

#[tokio::test]
async fn an_auditor_sees_filters_verifies_and_takes_the_log_away() {
    for language in Language::ALL {
        let office = Office::open(language).await;
        let page = office.ruth.see("/audit").await;
        page.says(&say(language, "audit-title"));
        office.ruth.see("/audit?act=case.submit").await.says("case.submit");
        office.ruth.see("/audit?act=nothing").await.says(&say(language, "audit-none"));
        let whole = office.ruth.post("/audit", &[]).await;
        whole.is(200);
        assert!(whole.body.contains("banner"), "{}", whole.body);
        let export = office.ruth.get("/audit/export").await;
        let vkeys = office.app.shared().services.signer.vkeys();
        let verified = verify_export(export.body.as_bytes(), [], &vkeys).expect("it verifies");
        let entries = office.entries().await;
        assert_eq!(verified.entries, entries.len() as u64);
        independent(&export.body, &vkeys, entries.len());
        let done: Vec<&str> = entries.iter().rev().take(2).map(|entry| entry.act.as_str()).collect();
        assert_eq!(done, ["audit.export", "audit.verify"]);
    }
}

#[tokio::test]
async fn whoever_may_not_see_the_log_is_refused_and_the_refusals_are_one_entry() {
    let office = Office::open(Language::En).await;
    let mia = Office::persona(&office.app, "Mia", Language::En).await;
    let kept = office.app.kept().await;
    let before = office.entries().await.len();
    for _ in 0..5 {
        mia.get("/audit").await.is(403).says(&say(Language::En, "audit-only-auditors"));
    }
    office.app.shared().services.log_refusals(false).await.expect("written");
    let entries = office.entries().await;
    assert_eq!(entries.len(), before + 1);
    let last = entries.last().expect("an entry");
    assert_eq!((last.act.as_str(), last.count), ("access.refused", Some(5)));
    assert_eq!(last.to.as_deref(), Some("audit-only-auditors"));
    assert_eq!(office.app.kept().await, kept, "nothing else was changed");
}

#[tokio::test]
async fn opening_a_brief_is_noted_once_a_day() {
    let office = Office::open(Language::En).await;
    let katharina = Office::persona(&office.app, "Katharina", Language::En).await;
    let opened = |entries: &[Entry]| entries.iter().filter(|entry| entry.act == "brief.open").count();
    let mut brief = None;
    for number in 1..=office.app.kept().await.cases() {
        let path = format!("/cases/{number}/brief");
        if katharina.get(&path).await.status == 200 {
            brief = Some(path);
            break;
        }
    }
    let brief = brief.expect("a case with a brief");
    assert_eq!(opened(&office.entries().await), 1);
    katharina.get(&brief).await.is(200);
    assert_eq!(opened(&office.entries().await), 1, "the same day");
    office.app.advance(24 * 60 * 60 * 1000);
    let katharina = Office::persona(&office.app, "Katharina", Language::En).await;
    katharina.get(&brief).await.is(200);
    assert_eq!(opened(&office.entries().await), 2);
}

#[tokio::test]
async fn a_receipt_is_believed_by_whoever_has_nothing_but_the_public_key() {
    let office = Office::open(Language::En).await;
    let vkeys = office.app.shared().services.signer.vkeys();
    let answer = office.ruth.get("/cases/1/receipt").await;
    answer.is(200);
    let (entry, checkpoint) = Receipt::read(&answer.body).expect("a receipt").verify(&vkeys).expect("true");
    assert_eq!(entry.obj, "case/1");
    assert_eq!(checkpoint.origin(), "demo.concord.example/audit");
    let forged = answer.body.replace("case/1", "case/2");
    assert!(Receipt::read(&forged).is_ok_and(|receipt| receipt.verify(&vkeys).is_err()));
}

#[tokio::test]
async fn what_raw_sql_changed_is_told_on_the_page() {
    let office = Office::open(Language::En).await;
    office.app.writes_past_the_product();
    let change = "UPDATE area SET name = 'Elsewhere' WHERE name = 'Privatkunden'";
    match &office.app.shared().db {
        Db::Sqlite { write, .. } => drop(sqlx::query(change).execute(write).await.expect("changed")),
        Db::Postgres { write, .. } => drop(sqlx::query(change).execute(write).await.expect("changed")),
    }
    let page = office.ruth.post("/audit", &[]).await;
    page.is(200);
    page.says(&say(Language::En, "audit-broken"));
    assert!(page.body.contains("area/"), "{}", page.body);
}
