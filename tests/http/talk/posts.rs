//! Shared and private posts, people who are named, posts that are taken back.

use domain::{
    id::{CaseNumber, PersonId},
    language::Language,
    person::{Grant, Role},
};
use server::store::{self, trail};
use tests::{Cast, Client, words::say as words};

use super::{say, stored, talk, write};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, SMALL, act, estimate, file},
};

const PRIVATE: &str = "Wir geben bei der Frist nach, wenn es sein muss.";

in_both_languages!(what_is_private_reaches_its_side_and_the_auditor_and_nobody_else_anywhere);

async fn what_is_private_reaches_its_side_and_the_auditor_and_nobody_else_anywhere(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    say(&cast, &cast.tom, number, "shared", "Guten Tag an alle.").await;
    say(&cast, &cast.tom, number, "security", PRIVATE).await;
    for reader in [&cast.tom, &cast.nora, &cast.rita] {
        talk(reader, number).await.says(PRIVATE).says("Guten Tag an alle.");
    }
    cast.app.does(&cast.mia, number, estimate()).await;
    let refer = [("choice", "as-asked"), ("why", "Das ist eine Frage des Geschäfts.")];
    act(&cast.tom, number, "refer", &refer).await;
    act(&cast.nora, number, "cosign", &[]).await;
    for reader in [&cast.mia, &cast.kim, &cast.dora, &cast.eva, &cast.paul] {
        let page = talk(reader, number).await;
        page.says("Guten Tag an alle.").is_silent_about(PRIVATE);
        for path in ["", "/negotiation", "/brief", "/evidence", "/gates"] {
            let page = reader.get(&format!("/cases/{number}{path}")).await;
            assert!(!page.body.contains(PRIVATE), "{path} tells {:?}", reader.person);
        }
    }
    cast.zoe.get(&format!("/cases/{number}/talk")).await.is(404);
    // nor that there was a word at all: who only spoke privately takes part for nobody else
    let kim = "Kim Ohl";
    say(&cast, &cast.kim, number, "marketing", "Wie viel ist uns das wert?").await;
    let seen = cast.tom.see(&format!("/cases/{number}")).await;
    assert!(!seen.main().text().contains(kim), "security sees that Kim spoke");
    // neither the events, which are the history, nor the document of the case, which exports carry
    let mut source = cast.app.shared().db.reader();
    let rows = store::event::of_case::<serde_json::Value>(&mut source, number).await.expect("events");
    let file =
        store::case::load::<serde_json::Value>(&mut source, number).await.expect("a case").expect("it");
    assert!(!format!("{rows:?}{:?}", file.body).contains(PRIVATE));
    for mail in cast.app.mails().await {
        assert!(!mail.text.contains(PRIVATE), "{} to {}", mail.subject, mail.to);
    }
}

in_both_languages!(who_writes_for_whom_is_not_taken_from_the_form);

async fn who_writes_for_whom_is_not_taken_from_the_form(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let forged = write(&cast.mia, number).await.forge("to", "security").set("text", "Ich lese mit.");
    cast.mia.submit(forged).await.is(403);
    let unknown = write(&cast.mia, number).await.forge("to", "executive").set("text", "Hallo.");
    cast.mia.submit(unknown).await.is(422);
    let nothing = write(&cast.mia, number).await.set("to", "shared").set("text", " ");
    cast.mia.submit(nothing).await.is(422);
    let chosen = write(&cast.mia, number).await.set("text", "Wem sage ich das?");
    let again = cast.mia.submit(chosen).await;
    again.is(422);
    assert_eq!(again.form_with("to").value("text"), "Wem sage ich das?", "everything typed is kept");
    let elsewhere =
        write(&cast.mia, number).await.set("to", "shared").set("text", "Wozu?").forge("topic", "SOC-99");
    cast.mia.submit(elsewhere).await.is(422);
    // who only reads has no form, and is told so
    let page = talk(&cast.rita, number).await;
    assert!(page.forms().iter().all(|form| !form.has("to")));
    let post = [("what", "say"), ("to", "shared"), ("text", "Ich prüfe.")];
    cast.rita.post(&format!("/cases/{number}/talk"), &post).await.is(403);
    assert_eq!(stored(&cast, number).await, []);
    // nothing is said about a draft
    let page = cast.mia.see("/requests/new").await;
    let draft = cast.mia.done(page.form_with("tool").set("tool", "Etwas Neues")).await;
    let draft = draft
        .address
        .split("/cases/")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default()
        .to_owned();
    cast.mia.get(&format!("/cases/{draft}/talk")).await.is(404);
}

/// Gives somebody another role than before, as an admin does.
async fn becomes(cast: &Cast, client: &Client, old: Role, new: Role) {
    let (person, area) = (client.person.expect("somebody"), Some(cast.area));
    let write = cast.app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(trail::Act::of(trail::By::System, "test", "test"));
            store::person::revoke(tx, person, Grant { role: old, area }).await?;
            store::person::grant(tx, person, Grant { role: new, area }).await
        })
    });
    write.await.expect("another role");
}

in_both_languages!(who_changed_sides_reads_neither_the_old_sides_private_posts_nor_the_new_ones);

async fn who_changed_sides_reads_neither_the_old_sides_private_posts_nor_the_new_ones(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    act(&cast.nora, number, "need", &[("need", "Niemand darf fremde Daten sehen.")]).await;
    say(&cast, &cast.tom, number, "security", PRIVATE).await;
    say(&cast, &cast.kim, number, "marketing", "Nur unter uns: Wir haben Zeit.").await;
    talk(&cast.nora, number).await.says(PRIVATE);
    becomes(&cast, &cast.nora, Role::Reviewer, Role::Marketer).await;
    // who acted for security and is marketing now may not even know the case
    cast.nora.get(&format!("/cases/{number}/talk")).await.is(404);
    for to in ["security", "marketing", "shared"] {
        let post = [("what", "say"), ("to", to), ("text", "Bin ich noch da?")];
        cast.nora.post(&format!("/cases/{number}/talk"), &post).await.is(404);
    }
    // who filed it and reviews now reads what is shared
    becomes(&cast, &cast.mia, Role::Marketer, Role::Reviewer).await;
    talk(&cast.mia, number).await.is_silent_about("Nur unter uns").is_silent_about(PRIVATE);
    // who only spoke for security belongs to it as well, and cannot act for marketing
    becomes(&cast, &cast.tom, Role::Reviewer, Role::Marketer).await;
    cast.tom.get(&format!("/cases/{number}/need")).await.is(404);
    becomes(&cast, &cast.tom, Role::Marketer, Role::Auditor).await;
    talk(&cast.tom, number).await.is_silent_about("Nur unter uns");
}

in_both_languages!(who_is_named_gets_a_message_that_does_not_say_what_was_said);

async fn who_is_named_gets_a_message_that_does_not_say_what_was_said(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let before = cast.app.mails().await.len();
    say(&cast, &cast.tom, number, "security", "Sieh dir das an, @Nora Belk! Nicht an tom@berg.example.")
        .await;
    let mails = cast.app.mails().await.split_off(before);
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["Nora Belk <nora.belk@berg.example>"]);
    assert!(mails[0].subject.starts_with(&words(language, "mail-mentioned")), "{}", mails[0].subject);
    assert!(!mails[0].text.contains("Sieh dir"), "{}", mails[0].text);
    // who was named is told from then on, until they do not want to be; the requester is told of what is shared
    let before = cast.app.mails().await.len();
    say(&cast, &cast.tom, number, "shared", "Eine Frage kommt noch.").await;
    let told = |mails: Vec<server::mail::Kept>| {
        let mut names: Vec<String> =
            mails.into_iter().map(|mail| mail.to.split(" <").next().unwrap_or_default().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(told(cast.app.mails().await.split_off(before)), ["Mia Sand", "Nora Belk"]);
    let form = talk(&cast.nora, number).await;
    let unwatch = form.forms().into_iter().find(|form| form.value("what") == "unwatch").expect("a button");
    cast.nora.done(unwatch).await.is(200);
    let before = cast.app.mails().await.len();
    say(&cast, &cast.tom, number, "security", "Noch etwas.").await;
    assert_eq!(told(cast.app.mails().await.split_off(before)), [""; 0]);
}

in_both_languages!(nobody_outside_the_audience_is_named);

async fn nobody_outside_the_audience_is_named(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let id = |client: &Client| client.person.unwrap_or(PersonId(uuid::Uuid::nil())).to_string();
    for (to, text, ticked) in [
        ("security", "Was meint @Mia Sand dazu?", None),
        ("shared", "Frag doch @Zoe Kirch.", None),
        ("security", "Was meinst du?", Some(id(&cast.mia))),
        ("shared", "Und du?", Some(id(&cast.zoe))),
    ] {
        let form = write(&cast.tom, number).await.set("to", to).set("text", text);
        let form = match ticked {
            Some(person) => form.forge("mention", &person),
            None => form,
        };
        let again = cast.tom.submit(form).await;
        again.is(422);
        assert_eq!(again.form_with("to").value("text"), text);
    }
    assert_eq!(stored(&cast, number).await, []);
    // a name that is longer than that of somebody else, and one that only begins like one
    say(&cast, &cast.tom, number, "security", "Wie bei @Mia Sandmann und @mia.").await;
}

in_both_languages!(a_post_that_was_taken_back_leaves_its_mark_and_nothing_else);

async fn a_post_that_was_taken_back_leaves_its_mark_and_nothing_else(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    say(&cast, &cast.tom, number, "shared", "Das war zu schnell geschrieben.").await;
    let post = stored(&cast, number).await.remove(0).id.to_string();
    let take_back = [("what", "take-back"), ("post", post.as_str())];
    let address = format!("/cases/{number}/talk");
    cast.mia.post(&address, &take_back).await.is(409).says(&words(language, "talk-because-not-yours"));
    let page = talk(&cast.tom, number).await;
    let form = page.forms().into_iter().find(|form| form.value("what") == "take-back").expect("a button");
    cast.tom.done(form).await.is(200).is_silent_about("zu schnell");
    talk(&cast.mia, number).await.is_silent_about("zu schnell").says("Tom Reh");
    cast.tom.post(&address, &take_back).await.is(409);
    assert_eq!(stored(&cast, number).await.len(), 1, "nothing is removed");
}

in_both_languages!(a_question_stops_the_yes_until_the_other_side_answers_or_it_is_taken_back);

async fn a_question_stops_the_yes_until_the_other_side_answers_or_it_is_taken_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let ask = async |text: &str| {
        let form =
            write(&cast.tom, number).await.set("to", "shared").set("text", text).set("question", "yes");
        cast.tom.done(form).await.is(200);
    };
    ask("Wer löscht die Anmeldungen?").await;
    let refused = async || {
        let form = cast.tom.see(&format!("/cases/{number}/approve")).await.form();
        cast.tom.submit(form).await.is(409).says(&words(language, "refused-questions-open"));
    };
    refused().await;
    cast.tom.see(&format!("/cases/{number}/review")).await.says(&tests::words::with(
        language,
        "talk-blocks",
        &[("count", 1_usize.into())],
    ));
    let question = stored(&cast, number).await.remove(0).id;
    let answer = format!("/cases/{number}/talk?answer={question}");
    // a side does not answer itself
    let own = cast.nora.see(&answer).await.form_with("text").set("text", "Wir wissen es.");
    cast.nora.submit(own).await.is(409).says(&words(language, "talk-because-own-question"));
    let form = cast.kim.see(&answer).await.form_with("text").set("text", "Die Agentur, nach 30 Tagen.");
    cast.kim.done(form).await.is(200).says(&words(language, "talk-question-answered"));
    let late = cast.mia.see(&answer).await.form_with("text").set("text", "Ich auch.");
    cast.mia.submit(late).await.is(409).says(&words(language, "talk-because-answered"));
    // an answer that is taken back leaves the question open
    let given =
        stored(&cast, number).await.into_iter().find(|post| post.answers.is_some()).expect("an answer");
    let take_back = [("what", "take-back"), ("post", &given.id.to_string())];
    let address = format!("/cases/{number}/talk");
    cast.kim.post(&address, &take_back.map(|(name, value)| (name, value))).await.is(303);
    refused().await;
    let take_back = [("what", "take-back"), ("post", &question.to_string())];
    cast.tom.post(&address, &take_back.map(|(name, value)| (name, value))).await.is(303);
    act(&cast.tom, number, "approve", &[]).await;
    assert_eq!(cast.app.state(number).await, "approved");
}

#[tokio::test]
async fn a_post_that_is_sent_twice_stands_once_and_one_without_a_key_not_at_all() {
    let cast = Cast::new(Language::De).await;
    let number: CaseNumber = file(&cast, &cast.mia, SMALL).await;
    let form = write(&cast.tom, number).await.set("to", "shared").set("text", "Nur einmal.");
    for _ in 0..2 {
        cast.tom.submit(form.clone()).await.is(303);
    }
    let post = [("what", "say"), ("to", "shared"), ("text", "Ohne Schlüssel.")];
    cast.tom.post_from(&cast.tom.own(), &format!("/cases/{number}/talk"), &post).await.is(400);
    assert_eq!(stored(&cast, number).await.len(), 1);
    let before = cast.app.version(number).await;
    say(&cast, &cast.mia, number, "marketing", "Unter uns.").await;
    assert_eq!(cast.app.version(number).await, before, "what people say does not change the case");
}
