//! Two people at once: one act is done, the other is told what happened, and nothing that was typed is lost.

use std::sync::Arc;

use domain::language::Language;
use tests::{Cast, words::say as words};
use tokio::task::JoinSet;

use super::{say, stored, talk, write};
use crate::moves::{CHANNEL, PROTECTION, SMALL, file, form, offer};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_question_and_a_yes_at_the_same_moment_never_both_count() {
    let cast = Cast::new(Language::De).await;
    for round in 0..6 {
        let wish = crate::moves::Wish { tool: ["a1", "b2", "c3", "d4", "e5", "f6"][round], ..SMALL };
        let number = file(&cast, &cast.mia, wish).await;
        let approve = cast.tom.see(&format!("/cases/{number}/approve")).await.form();
        let ask = write(&cast.nora, number).await;
        let ask = ask.set("to", "shared").set("question", "yes").set("text", "Wer löscht die Daten?");
        let (tom, nora) =
            (Arc::new(cast.tom.in_language(Language::De)), Arc::new(cast.nora.in_language(Language::De)));
        let mut running = JoinSet::new();
        running.spawn(async move { ("approve", tom.submit(approve).await.status) });
        running.spawn(async move { ("ask", nora.submit(ask).await.status) });
        let answers = running.join_all().await;
        let status = |of: &str| answers.iter().find(|(what, _)| *what == of).map(|(_, status)| *status);
        assert_eq!(status("ask"), Some(303), "a question can always be asked");
        let asked = stored(&cast, number).await;
        let approved = cast.app.state(number).await == "approved";
        assert_eq!(status("approve"), Some(if approved { 303 } else { 409 }));
        assert_eq!(asked.len(), 1);
        if approved {
            // then the yes was there first: the question was asked about an approved request
            cast.tom.see(&format!("/cases/{number}")).await.says("Wer löscht die Daten?");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_answers_to_one_question_one_counts() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let ask = write(&cast.tom, number).await.set("to", "shared").set("question", "yes").set("text", "Wer?");
    cast.tom.done(ask).await.is(200);
    let question = stored(&cast, number).await.remove(0).id;
    // both have the form before anybody sends it
    let mut forms = Vec::new();
    for client in [&cast.mia, &cast.kim] {
        let page = client.see(&format!("/cases/{number}/talk?answer={question}")).await;
        forms.push((client.in_language(Language::De), page.form_with("text").set("text", "Ich.")));
    }
    let mut running = JoinSet::new();
    for (client, form) in forms {
        running.spawn(async move { client.submit(form).await.status });
    }
    let mut statuses = running.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(stored(&cast, number).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_verdicts_at_once_one_counts_and_the_comments_of_the_other_wait() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    say(&cast, &cast.tom, number, "verdict", "Von Tom.").await;
    say(&cast, &cast.nora, number, "verdict", "Von Nora.").await;
    let mut forms = Vec::new();
    for client in [&cast.tom, &cast.nora] {
        let form = form(client, number, "object", "reason").await.set("reason", "So nicht.");
        forms.push((client.in_language(Language::De), form));
    }
    let mut running = JoinSet::new();
    for (client, form) in forms {
        running.spawn(async move { client.submit(form).await.status });
    }
    let mut statuses = running.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let sent: Vec<String> = stored(&cast, number).await.into_iter().map(|post| post.body).collect();
    assert_eq!(sent.len(), 1);
    let (loser, text) =
        if sent == ["Von Tom."] { (&cast.nora, "Von Nora.") } else { (&cast.tom, "Von Tom.") };
    talk(loser, number).await.says(text).says(&words(Language::De, "talk-pending"));
}

#[tokio::test]
async fn a_round_on_a_stale_version_is_told_what_happened_and_nothing_is_lost() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let late = form(&cast.nora, number, "offer", "condition").await.set("note", "Mein Vorschlag zur Güte.");
    offer(&cast.tom, number, &PROTECTION, "So geht es.").await;
    let answer = cast.nora.submit(late).await;
    answer.is(409).says("Tom Reh").says("Mein Vorschlag zur Güte.");
    assert_eq!(cast.app.state(number).await, "negotiation");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_second_scores_at_once_one_counts() {
    let cast = Cast::new(Language::De).await;
    let third = cast.app.member("Udo Berg", domain::person::Role::Reviewer, cast.area, Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let correct = cast.tom.see(&format!("/cases/{number}/adjust?factor=EE")).await.form_with("value");
    cast.tom.done(correct.set("value", "3").set("reason", "Nur intern.")).await.is(200);
    let mut forms = Vec::new();
    for client in [&cast.nora, &third] {
        let form = client.see(&format!("/cases/{number}/score")).await.form_with("value-EE");
        forms.push((client.in_language(Language::De), form));
    }
    let mut running = JoinSet::new();
    for (client, form) in forms {
        running.spawn(async move { client.submit(form).await.status });
    }
    let mut statuses = running.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
}
