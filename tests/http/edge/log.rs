//! O1 and W9: what the program writes down while people sign in, prove who they are, bring files and are refused, at the finest
//! level there is: nothing that opens something, nothing that anybody typed, and one sound line of JSON for each thing.

use std::{
    io,
    sync::{Arc, Mutex},
};

use domain::{language::Language, person::Role, time::MINUTE};
use server::store::{self, link::Purpose};
use tests::Cast;
use tracing_subscriber::{filter::LevelFilter, fmt::MakeWriter, util::SubscriberInitExt as _};

use crate::{
    access::{OTHER, PASSWORD, account, code, enter, link, set_up, signed_in},
    moves::{CHANNEL, Wish, file},
    talk::say,
};

/// What was written.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Paper {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn every_way_in_right_or_wrong_and_the_way_out_is_an_entry() {
    let cast = Cast::new(Language::De).await;
    let ada = account(&cast.app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    enter(&cast.app.anonymous(Language::De), &ada, "falsch und lang genug").await.is(422);
    let client = signed_in(&cast.app, &ada).await;
    client.post("/step-up", &[("password", PASSWORD)]).await.is(303);
    client.post("/step-up", &[("password", "falsch und lang genug")]).await.is(422);
    client.post("/sign-out", &[]).await.is(303);
    cast.app.shared().services.log_refusals(true).await.expect("written");
    let export = cast.rita.get("/audit/export").await;
    export.is(200);
    for act in ["session.refused", "session.open", "session.prove", "session.close"] {
        let entries = export.body.matches(act).count();
        assert!(entries >= if act == "session.refused" { 2 } else { 1 }, "{act}: {entries}");
    }
}

const CANARY: &str = "kanarienvogel-4711";
const PURPOSE: &str = "Zweck kanarienvogel-4712";

#[tokio::test]
async fn at_the_finest_level_the_log_holds_no_secret_and_nothing_that_was_typed() {
    let paper = Paper::default();
    let log = server::config::Log { level: "trace".to_owned(), ..Default::default() };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(log.filter())
        .json()
        .flatten_event(true)
        .with_span_list(false)
        .with_writer(paper.clone())
        .finish();
    let cast = Cast::new(Language::De).await;
    let app = &cast.app;
    // With one alone, places that another test's thread comes by first would be silent for good.
    let second = tracing_subscriber::fmt().with_writer(io::sink).with_max_level(LevelFilter::OFF).finish();
    let second = second.set_default();
    let guard = lines.set_default();

    // Ways in, right and wrong; what opens something is collected on the way.
    let ada = account(app, "Ada", Role::Reviewer, Some(PASSWORD)).await;
    enter(&app.anonymous(Language::De), &ada, "falsch kanarienvogel-4713").await.is(422);
    let client = signed_in(app, &ada).await;
    let mut secrets = vec![client.cookie_named("__Host-session"), client.cookie_named("__Host-device")];
    secrets.extend(set_up(app, &client, ada.id).await.into_iter().filter(|code| code.len() > 6));
    secrets.push(client.cookie_named("__Host-session"));
    let row = store::second_factor::find(&mut app.shared().db.reader(), ada.id).await.expect("an answer");
    let seed = app.shared().services.secrets.open(ada.id.0, &row.expect("a seed").seed).expect("a seed");
    secrets.push(server::totp::base32(&seed));
    app.advance(MINUTE);
    let half = app.anonymous(Language::De);
    enter(&half, &ada, PASSWORD).await.is(303);
    let typed = code(app, ada.id, 1).await;
    half.post("/sign-in/code", &[("code", &typed)]).await;
    client.post("/account/password", &[("current", PASSWORD), ("new", OTHER), ("again", OTHER)]).await;
    let bob = account(app, "Bob", Role::Marketer, None).await;
    let path = link(app, bob.id, Purpose::Invitation).await;
    secrets.push(path.trim_start_matches("/link/").to_owned());
    app.anonymous(Language::De).see(&path).await;
    app.anonymous(Language::De).post("/reset", &[("email", &bob.email)]).await;
    for mail in app.mails().await {
        secrets.extend(mail.text.split_once("/link/").map(|(_, token)| token.chars().take(43).collect()));
    }

    // What people write, in every place where somebody might write it down.
    let number = file(&cast, &cast.mia, Wish { purpose: PURPOSE, ..CHANNEL }).await;
    say(&cast, &cast.tom, number, "security", CANARY).await;
    let pdf = format!("%PDF-1.4\n{CANARY}\n%%EOF\n");
    let files = [("kanarienvogel-4714.pdf", "application/pdf", pdf.as_bytes())];
    let about = [("about", "case"), ("note", CANARY)];
    cast.mia.upload(&format!("/cases/{number}/add-evidence"), &about, &files).await;
    cast.mia.get(&format!("/search?q={CANARY}")).await;
    cast.zoe.get(&format!("/cases/{number}?x={CANARY}")).await.is(404);
    cast.mia.get(&format!("/{CANARY}")).await.is(404);
    // Beginnings of lines that would look like ours.
    let forged = "x\r\n{\"level\":\"ERROR\",\"message\":\"kanarienvogel-4715\"}\u{1b}[31m";
    cast.mia.post("/requests/new", &[("tool", forged)]).await.is(422);
    cast.mia.in_language(Language::De).saying("kanarienvogel-4716 {\"level\":\"ERROR\"}").get("/start").await;
    drop(guard);
    drop(second);

    let written = paper.0.lock().expect("nobody panicked").clone();
    let text = String::from_utf8(written).expect("text");
    let mut levels = std::collections::BTreeMap::new();
    for line in text.lines() {
        let line: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let time = line["timestamp"].as_str().expect("a time");
        assert!(time.ends_with('Z') && time.as_bytes()[10] == b'T', "{time}");
        *levels.entry(line["level"].as_str().expect("a level").to_owned()).or_insert(0) += 1;
    }
    println!("{} lines, {levels:?}, {} secrets", text.lines().count(), secrets.len());
    assert!(levels.contains_key("INFO") && levels.contains_key("DEBUG"), "the log was not heard: {levels:?}");
    assert!(secrets.iter().all(|secret| secret.len() > 6) && secrets.len() >= 8, "{}", secrets.len());
    let lower = text.to_lowercase();
    for secret in secrets.iter().map(String::as_str).chain([PASSWORD, OTHER, "kanarienvogel"]) {
        let found = lower.find(&secret.to_lowercase());
        let place = found.map(|at| text.get(at.saturating_sub(200)..(at + 80).min(text.len())));
        assert!(found.is_none(), "{secret} is written down: {place:?}");
    }
    // Nor is it in what is taken away from the audit log.
    let export = cast.rita.get("/audit/export").await;
    for secret in secrets.iter().map(String::as_str).chain([PASSWORD, OTHER]) {
        assert!(!export.body.contains(secret), "{secret} is exported");
    }
}
