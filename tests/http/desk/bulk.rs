//! Several requests at once: first what would happen to each, then what came of each. Each has its own version, its own
//! transaction and its own entry in the audit log; one failure takes nothing back.

use domain::{id::CaseNumber, language::Language, rules::KindId};
use tests::{Cast, Page, words::say};

use super::{preview, rows, tab};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, NEWSLETTER, SMALL, Wish, act, file},
};

/// Requests that are alike, under other names.
async fn small(cast: &Cast, tools: &[&'static str]) -> Vec<CaseNumber> {
    let mut numbers = Vec::new();
    for tool in tools {
        numbers.push(file(cast, &cast.mia, Wish { tool, ..SMALL }).await);
    }
    numbers
}

fn outcomes(page: &Page, language: Language) -> Vec<bool> {
    let main = page.main();
    let words = [say(language, "bulk-done"), say(language, "bulk-failed")];
    let said = main
        .named("span")
        .filter(|span| span.attribute("class").is_some_and(|class| class.contains("status")));
    said.map(tests::html::Element::text)
        .filter(|text| words.contains(text))
        .map(|text| text == words[0])
        .collect()
}

in_both_languages!(requests_that_are_alike_are_approved_together_for_one_reason);

async fn requests_that_are_alike_are_approved_together_for_one_reason(language: Language) {
    let cast = Cast::new(language).await;
    let numbers = small(&cast, &["pretix", "Pretalx", "Eventyay"]).await;
    let list = tab(&cast.tom, "security").await;
    let form = list.form_with("case");
    assert_eq!((form.method.as_str(), form.offers("case").len()), ("get", 3));
    let page = preview(&cast.tom, "approve", &numbers).await;
    page.says("pretix").says("Pretalx").says("Eventyay");
    let before = cast.app.kept().await;
    let again = cast.tom.submit(page.form_with("reason")).await;
    again.is(422);
    assert_eq!(cast.app.kept().await, before, "a reason is needed");
    let done =
        cast.tom.submit(again.form_with("reason").set("reason", "Kleine Werkzeuge ohne Kundendaten.")).await;
    done.is(200);
    assert_eq!(outcomes(&done, language), [true; 3]);
    for number in &numbers {
        assert_eq!(cast.app.state(*number).await, "approved");
        let talk = cast.mia.see(&format!("/cases/{number}/talk")).await;
        talk.says("Kleine Werkzeuge ohne Kundendaten.");
    }
    assert!(rows(&tab(&cast.tom, "security").await).is_empty());
    // each has an entry of its own, and every change is explained
    let log = cast.rita.see("/audit").await;
    for number in &numbers {
        let entries = log.text().matches(&format!("case/{number}")).count();
        assert!(entries > 0 || !log.text().contains("case/"), "{number}");
    }
    cast.app.verify_audit().await;
}

in_both_languages!(the_same_page_sent_again_with_something_else_does_not_say_done);

async fn the_same_page_sent_again_with_something_else_does_not_say_done(language: Language) {
    let cast = Cast::new(language).await;
    let numbers = small(&cast, &["pretix"]).await;
    let page = preview(&cast.tom, "assign", &numbers).await;
    let form = page.form_with("person");
    let (tom, nora) =
        [&cast.tom, &cast.nora].map(|client| client.person.expect("somebody").to_string()).into();
    let done = cast.tom.submit(form.clone().set("person", &tom)).await;
    assert_eq!(outcomes(&done, language), [true]);
    let again = cast.tom.submit(form.clone().set("person", &tom)).await;
    assert_eq!(outcomes(&again, language), [true], "the same again is done");
    let other = cast.tom.submit(form.set("person", &nora)).await;
    if other.status == 200 {
        assert_eq!(outcomes(&other, language), [false], "Tom still holds it");
    } else {
        other.is(422);
    }
}

in_both_languages!(one_that_somebody_changed_meanwhile_fails_alone);

async fn one_that_somebody_changed_meanwhile_fails_alone(language: Language) {
    let cast = Cast::new(language).await;
    let numbers = small(&cast, &["pretix", "Pretalx", "Eventyay"]).await;
    let page = preview(&cast.tom, "approve", &numbers).await;
    act(&cast.mia, numbers[1], "need", &[("need", "Wir brauchen es bald.")]).await;
    let form = page.form_with("reason").set("reason", "Kleine Werkzeuge.");
    let done = cast.tom.submit(form.clone()).await;
    assert_eq!(outcomes(&done, language), [true, false, true]);
    done.says(&say(language, "bulk-because-stale"));
    let states = [&numbers[0], &numbers[1], &numbers[2]].map(|number| *number);
    for (number, state) in states.into_iter().zip(["approved", "review", "approved"]) {
        assert_eq!(cast.app.state(number).await, state);
    }
    // the comment of the one that failed did not stay behind
    cast.tom.see(&format!("/cases/{}/talk", numbers[1])).await.is_silent_about("Kleine Werkzeuge.");
    // the same form again does nothing twice, and says the same
    let kept = cast.app.kept().await;
    let again = cast.tom.submit(form).await;
    assert_eq!(outcomes(&again, language), [true, false, true]);
    assert_eq!(cast.app.kept().await, kept);
}

in_both_languages!(what_has_to_be_looked_at_alone_is_left_out_and_says_why);

async fn what_has_to_be_looked_at_alone_is_left_out_and_says_why(language: Language) {
    let cast = Cast::new(language).await;
    let alike = small(&cast, &["pretix", "Pretalx"]).await;
    let high = file(&cast, &cast.mia, CHANNEL).await;
    let gate = file(&cast, &cast.mia, NEWSLETTER).await;
    let unsure = file(&cast, &cast.mia, Wish { tool: "Kubb", confirmed: false, ..SMALL }).await;
    let all = [alike[0], alike[1], high, gate, unsure];
    let page = preview(&cast.tom, "approve", &all).await;
    page.says(&say(language, "review-no-approval-table"));
    page.says(&say(language, "review-no-approval-gates"));
    page.says(&say(language, "bulk-because-alone"));
    let form = page.form_with("reason");
    let version = cast.app.version(alike[0]).await;
    assert_eq!(form.values("item"), [format!("{}:{version}", alike[0]), format!("{}:{version}", alike[1])]);
    // and whoever sends them all the same gets them refused one by one
    let mut fields = vec![("act", "approve".to_owned()), ("reason", "Alle.".to_owned())];
    for number in all {
        fields.push(("item", format!("{number}:{}", cast.app.version(number).await)));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = cast.tom.post("/inbox/bulk", &fields).await;
    assert_eq!(outcomes(&done, language), [true, true, false, false, false]);
    assert_eq!(cast.app.state(high).await, "review");
    // a question in the conversation stops it
    let asked = file(&cast, &cast.mia, Wish { tool: "Mobilizon", ..SMALL }).await;
    let talk = cast.mia.see(&format!("/cases/{asked}/talk")).await.form_with("to");
    let talk = talk.set("to", "shared").set("text", "Wann?").set("question", "yes");
    cast.mia.done(talk).await.is(200);
    preview(&cast.tom, "approve", &[asked]).await.says(&say(language, "bulk-because-question"));
}

in_both_languages!(requests_of_two_classes_stand_in_two_forms);

async fn requests_of_two_classes_stand_in_two_forms(language: Language) {
    const NOTE: Wish<'static> =
        Wish { tool: "Aushang", kind: KindId::Social, answers: "a a a a a a a a a a a", ..SMALL };
    let cast = Cast::new(language).await;
    let tool = small(&cast, &["pretix"]).await[0];
    let channel = file(&cast, &cast.mia, NOTE).await;
    let page = preview(&cast.tom, "approve", &[tool, channel]).await;
    let forms: Vec<_> = page.forms().into_iter().filter(|form| form.has("reason")).collect();
    assert_eq!(forms.len(), 2, "{}", page.text());
    let first = forms[1].clone().set("reason", "Nur dieser.");
    assert_eq!(first.values("item").len(), 1);
    let done = cast.tom.submit(first).await;
    assert_eq!(outcomes(&done, language), [true]);
}

in_both_languages!(several_are_assigned_to_somebody_who_may_hold_each);

async fn several_are_assigned_to_somebody_who_may_hold_each(language: Language) {
    let cast = Cast::new(language).await;
    let numbers = small(&cast, &["pretix", "Pretalx"]).await;
    let page = preview(&cast.tom, "assign", &numbers).await;
    let form = page.form_with("person");
    let mia = cast.mia.person.expect("somebody").to_string();
    let forged = cast.tom.submit(form.clone().forge("person", &mia)).await;
    assert_eq!(outcomes(&forged, language), [false, false]);
    forged.says(&say(language, "assign-because-not-there"));
    let nora = cast.nora.person.expect("somebody").to_string();
    let page = preview(&cast.tom, "assign", &numbers).await;
    let done = cast.tom.submit(page.form_with("person").set("person", &nora)).await;
    assert_eq!(outcomes(&done, language), [true, true]);
    assert_eq!(rows(&tab(&cast.nora, "mine").await).len(), 2);
    assert!(rows(&tab(&cast.tom, "mine").await).is_empty());
    assert_eq!(rows(&tab(&cast.tom, "security").await).len(), 2);
}

in_both_languages!(only_who_reviews_works_on_several_and_nobody_on_too_many);

async fn only_who_reviews_works_on_several_and_nobody_on_too_many(language: Language) {
    let cast = Cast::new(language).await;
    let numbers = small(&cast, &["pretix"]).await;
    for client in [&cast.mia, &cast.eva, &cast.paul, &cast.dora] {
        client.get(&format!("/inbox/bulk?act=assign&case={}", numbers[0])).await.is(403);
        client.post("/inbox/bulk", &[("act", "wake"), ("item", "1:1")]).await.is(403);
    }
    let before = cast.app.kept().await;
    let many: Vec<CaseNumber> = (1..=26).map(CaseNumber).collect();
    preview(&cast.tom, "assign", &many).await.says(&say(language, "bulk-too-many"));
    let items: Vec<String> = many.iter().map(|number| format!("{number}:1")).collect();
    let mut fields: Vec<(&str, &str)> = items.iter().map(|item| ("item", item.as_str())).collect();
    fields.push(("act", "wake"));
    cast.tom.post("/inbox/bulk", &fields).await.is(422);
    for odd in
        [&[("act", "wake")][..], &[("act", "delete"), ("item", "1:1")], &[("item", "x"), ("act", "wake")]]
    {
        cast.tom.post("/inbox/bulk", odd).await.is(422);
    }
    preview(&cast.tom, "approve", &[CaseNumber(999)]).await.says(&say(language, "bulk-nothing"));
    assert_eq!(cast.app.kept().await, before);
}
