//! What is sent twice happens once: by a double click, by a browser that lost the answer, by a program that tries
//! again; one after the other and at the same moment, on both databases.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    id::CaseNumber,
    language::Language,
    time::{HOUR, MINUTE},
};
use server::store::Db;
use tests::{Cast, Client, Form, Page, html::Element, words::say};
use tokio::task::JoinSet;

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, file, form},
};

const TIMES: usize = 50;
const NEW: &str = "/requests/new";

/// The same request so many times at once.
async fn at_once(client: &Arc<Client>, key: &'static str, path: &str, pairs: &[(&str, &str)]) -> Vec<Page> {
    let mut running = JoinSet::new();
    for _ in 0..TIMES {
        let (client, path) = (client.clone(), path.to_owned());
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        running.spawn(async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            client.post_under(key, &path, &pairs).await
        });
    }
    running.join_all().await
}

fn are_one(answers: &[Page]) -> (u16, String) {
    let found: BTreeSet<(u16, String, String)> = answers
        .iter()
        .map(|answer| (answer.status, answer.location().to_owned(), answer.body.clone()))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().map(|(status, location, _)| (status, location)).expect("an answer")
}

#[tokio::test]
async fn fifty_times_in_a_row_is_once() {
    let cast = Cast::new(Language::De).await;
    let mut answers = Vec::new();
    for _ in 0..TIMES {
        answers.push(cast.mia.post_under("\"row-1\"", NEW, &[("tool", "Gartenfunk")]).await);
    }
    assert_eq!(are_one(&answers), (303, "/de/cases/1/draft/1".to_owned()));
    assert_eq!(cast.app.kept().await.cases(), 1);
    assert_eq!(
        (answers[0].header("idempotency-replayed"), answers[1].header("idempotency-replayed")),
        ("", "true")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_times_at_once_is_once() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let (version, before) = (cast.app.version(number).await, cast.app.kept().await);
    let mia = Arc::new(cast.mia.in_language(Language::De));
    let answers = at_once(&mia, "new-1", NEW, &[("tool", "Gartenfunk")]).await;
    assert_eq!(are_one(&answers), (303, "/de/cases/2/draft/1".to_owned()));
    let need = [("need", "Ein Konto bis März."), ("version", version.as_str())];
    let answers = at_once(&mia, "need-1", &format!("/cases/{number}/need"), &need).await;
    let (status, location) = are_one(&answers);
    assert_eq!(status, 303);
    mia.get(&location).await.is(200);
    let after = cast.app.kept().await;
    assert_eq!((after.cases() - before.cases(), after.events() - before.events()), (1, 2));
}

in_both_languages!(another_form_with_a_used_key_changes_nothing_and_gives_the_texts_back);

async fn another_form_with_a_used_key_changes_nothing_and_gives_the_texts_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let need = form(&cast.mia, number, "need", "need").await;
    cast.mia.done(need.clone().set("need", "Ein Konto bis März.")).await.is(200);
    let before = cast.app.kept().await;
    let answer = cast.mia.submit(need.clone().set("need", "Ein Konto bis Mai.")).await;
    answer.is(422).says(&say(language, "repeat-used")).says("Ein Konto bis Mai.");
    assert!(answer.links_to(&format!("/cases/{number}/need")));
    // The key is used up for every address.
    cast.mia.post(NEW, &[("tool", "x"), ("key", need.value("key"))]).await.is(422);
    assert_eq!(cast.app.kept().await, before);
    // The first form again is answered as it was.
    cast.mia.done(need.set("need", "Ein Konto bis März.")).await.is(200);
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn a_key_is_one_persons_and_lives_for_two_days() {
    let cast = Cast::new(Language::En).await;
    for (client, location) in [(&cast.mia, "/en/cases/1/draft/1"), (&cast.kim, "/en/cases/2/draft/1")] {
        let first = client.post_under("k", NEW, &[("tool", "Gartenfunk")]).await;
        let second = client.post_under("k", NEW, &[("tool", "Gartenfunk")]).await;
        assert_eq!((first.location(), second.location()), (location, location));
    }
    let services = &cast.app.shared().services;
    cast.app.advance(48 * HOUR);
    assert_eq!(services.forget().await.expect("a look"), 0);
    cast.app.advance(MINUTE);
    assert_eq!(services.forget().await.expect("a look"), 2);
    let mia = cast.app.sign_in(cast.mia.person.expect("Mia"), Language::En).await;
    let late = mia.post_under("k", NEW, &[("tool", "Gartenfunk")]).await;
    assert_eq!(late.location(), "/en/cases/3/draft/1");
}

#[tokio::test]
async fn what_changes_nothing_uses_no_key_up() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let need = form(&cast.mia, number, "need", "need").await;
    cast.mia.submit(need.clone()).await.is(422);
    cast.tom.post("/cases/1/withdraw", &[("version", "1"), ("key", need.value("key"))]).await.is(403);
    cast.mia.submit(need.clone().forge("version", "1").set("need", "Alt und alt.")).await.is(409);
    cast.mia.done(need.set("need", "Ein Konto bis März.")).await.is(200);
}

in_both_languages!(where_something_new_begins_a_key_is_needed);

async fn where_something_new_begins_a_key_is_needed(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let (before, own) = (cast.app.kept().await, cast.mia.own());
    let answer = cast.mia.post_from(&own, NEW, &[("tool", "Ein neues Werkzeug")]).await;
    answer.is(400).says(&say(language, "repeat-missing")).says("Ein neues Werkzeug");
    cast.mia.post_from(&own, &format!("/cases/{number}/refile"), &[]).await.is(400);
    for nonsense in ["", "a b", "\"a\"b\""] {
        cast.mia.post_under(nonsense, NEW, &[("tool", "x")]).await.is(400);
    }
    assert_eq!(cast.app.kept().await, before);
    // Elsewhere the version of the form guards: a page from before the keys still works.
    let need = form(&cast.mia, number, "need", "need").await;
    let (version, text) = (need.value("version").to_owned(), "Ein Konto bis März.");
    let path = format!("/cases/{number}/need");
    cast.mia.post_from(&own, &path, &[("need", text), ("version", &version)]).await.is(303);
}

/// As if the process had died right after the change: the key is there, its answer is not.
async fn forget_the_answer(db: &Db) {
    const FORGET: &str = "UPDATE request_key SET status = NULL, location = NULL, kind = NULL, body = NULL";
    match db {
        Db::Sqlite { write, .. } => drop(sqlx::query(FORGET).execute(write).await.expect("forgotten")),
        Db::Postgres { write, .. } => drop(sqlx::query(FORGET).execute(write).await.expect("forgotten")),
    }
}

in_both_languages!(after_a_crash_a_repeat_is_told_that_it_was_done);

async fn after_a_crash_a_repeat_is_told_that_it_was_done(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let need = form(&cast.mia, number, "need", "need").await.set("need", "Ein Konto bis März.");
    cast.mia.done(need.clone()).await.is(200);
    forget_the_answer(&cast.app.shared().db).await;
    let before = cast.app.kept().await;
    let again = cast.mia.done(need).await;
    again.is(200).says(&say(language, "done-repeat")).says("TikTok");
    assert_eq!(again.address.split('?').next(), Some(&*format!("/{}/cases/{number}", language.code())));
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn every_form_has_a_key_of_its_own_and_no_two_renderings_share_one() {
    let cast = Cast::new(Language::De).await;
    let number: CaseNumber = file(&cast, &cast.mia, CHANNEL).await;
    let mut keys = BTreeSet::new();
    let mut forms = 0;
    for path in ["/start", NEW, "/help", &format!("/cases/{number}"), &format!("/cases/{number}/need")] {
        for _ in 0..2 {
            let document = cast.mia.see(path).await.document();
            for form in document.named("form").filter(|form| form.attribute("method") == Some("post")) {
                let is_key = |field: &&Element| field.attribute("name") == Some("key");
                let found: Vec<&Element> = form.named("input").filter(is_key).collect();
                assert_eq!(found.len(), 1, "{path}");
                let key = found[0].attribute("value").unwrap_or_default().to_owned();
                assert!(key.len() > 30 && found[0].attribute("autocomplete") == Some("off"), "{key}");
                forms += 1;
                keys.insert(key);
            }
        }
    }
    assert!(forms > 10 && keys.len() == forms, "{forms} forms, {} keys", keys.len());
    // A search changes nothing and needs none.
    assert!(
        !cast
            .mia
            .see("/start")
            .await
            .forms()
            .iter()
            .any(|form: &Form| form.method == "get" && form.has("key"))
    );
}
