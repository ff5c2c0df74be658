//! Filing in plain words: a few questions, what follows from them is shown and can be changed, what is known already is
//! not asked again, and security reads where each answer comes from.

use domain::{
    id::CaseNumber,
    language::Language,
    rules::{KindId, QuestionId, RuleBook},
    time::DAY,
};
use tests::{
    Cast, Client, Page,
    words::{say, with},
};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, day, file},
};

/// Walks the draft; every question in plain words gets this key, every other one the other.
async fn walk(
    cast: &Cast,
    client: &Client,
    tool: &str,
    kind: KindId,
    key: &str,
) -> (CaseNumber, Page, usize) {
    let page = client.see("/requests/new").await;
    let mut page = client.done(page.form_with("tool").set("tool", tool)).await;
    let number = page.address.split('/').nth(3).and_then(|number| number.parse().ok()).expect("a number");
    let start = day(cast, 30).to_string();
    let mut pages = 0;
    while !page.address.ends_with("/check") {
        page.is(200);
        pages += 1;
        assert!(pages < 16, "the draft has no end: {}", page.address);
        if page.address.ends_with("/tasks") {
            let main = page.main();
            let next =
                main.named("a").find(|link| link.attribute("class").is_some_and(|c| c.contains("primary")));
            let next = next.and_then(|link| link.attribute("href")).expect("the next task").to_owned();
            page = client.see(&next[3..]).await;
            continue;
        }
        let mut form = page.form();
        for (name, value) in
            [("kind", kind.code()), ("purpose", "Händler einladen"), ("go-live", start.as_str())]
        {
            if form.has(name) {
                form = form.set(name, value);
            }
        }
        let names: Vec<String> = form.names().into_iter().map(str::to_owned).collect();
        for name in names.iter().filter(|name| name.starts_with("SCR-")) {
            let offers = form.offers(name);
            let last = offers[offers.len() - 2].to_owned();
            let given = if offers.contains(&key) { key.to_owned() } else { last };
            form = form.set(name, &given);
        }
        for name in names.iter().filter(|name| name.starts_with("SAA-") || name.starts_with("SOC-")) {
            form = form.set(name, "b");
        }
        page = client.done(if form.has("GQ-N-1") { form.press("rest", "no") } else { form }).await;
    }
    (CaseNumber(number), page, pages)
}

fn text(kind: KindId, id: &str, key: &str, language: Language) -> String {
    let question = RuleBook::built_in().kind(kind).question(&QuestionId::from(id)).expect("a question");
    question.answer(key).expect("an answer").text.get(language).to_owned()
}

fn in_words(id: &str, key: &str, language: Language) -> String {
    let asked = RuleBook::built_in().screening().question(&id.into()).expect("a question");
    asked.option(key).expect("an option").text.get(language).to_owned()
}

in_both_languages!(plain_words_settle_the_catalogue_and_what_they_settle_can_be_changed);

async fn plain_words_settle_the_catalogue_and_what_they_settle_can_be_changed(language: Language) {
    let cast = Cast::new(language).await;
    let (number, check, pages) = walk(&cast, &cast.mia, "Neuland", KindId::Saas, "a").await;
    assert_eq!(pages, 5, "what, two pages in plain words, when, the law");
    let because =
        with(language, "origin-screening-own", &[("answer", in_words("SCR-SAA-1", "a", language).into())]);
    check.says(&text(KindId::Saas, "SAA-01", "a", language)).says(&because);
    check.says(&say(language, "origin-not-asked")).says(&say(language, "check-settled-lead"));
    check.says("2 · ");
    assert!(check.links_to(&format!("/cases/{number}/draft/SAA-08")));

    // one of them is changed at once, and stays what was said
    let one = cast.mia.see(&format!("/cases/{number}/draft/SAA-08?back=check")).await;
    let check = cast.mia.done(one.form().set("SAA-08", "b")).await;
    assert!(check.address.ends_with("/check"), "{}", check.address);
    check.says(&text(KindId::Saas, "SAA-08", "b", language)).says("2 · ");

    // another one changes more than itself: what matters now is asked, and said to be missing until it is answered
    let one = cast.mia.see(&format!("/cases/{number}/draft/SAA-01?back=check")).await;
    let check = cast.mia.done(one.form().set("SAA-01", "d")).await;
    check.says(&text(KindId::Saas, "SAA-01", "d", language)).is_silent_about("2 · ");
    check.says(&say(language, "check-go-on"));
    let one = cast.mia.see(&format!("/cases/{number}/draft/SAA-01?back=check")).await;
    cast.mia.done(one.form().set("SAA-01", "a")).await.says("2 · ");

    let sent = cast.mia.done(cast.mia.see(&format!("/cases/{number}/check")).await.form()).await;
    sent.is(200);
    let review = cast.tom.see(&format!("/cases/{number}/review")).await;
    let follows =
        with(language, "origin-screening", &[("answer", in_words("SCR-SAA-2", "a", language).into())]);
    review.says(&follows).says(&say(language, "origin-not-asked"));

    // what is changed later is said directly; the rest keeps its origin
    let change = cast.mia.see(&format!("/cases/{number}/change-answers")).await.form_with("SAA-03");
    cast.mia.done(change.set("SAA-03", "b")).await.is(200);
    let review = cast.tom.see(&format!("/cases/{number}/review")).await;
    review.is_silent_about(&follows).says(&say(language, "origin-not-asked"));
}

in_both_languages!(what_still_matters_is_asked_and_nothing_else);

async fn what_still_matters_is_asked_and_nothing_else(language: Language) {
    let cast = Cast::new(language).await;
    let (number, check, pages) = walk(&cast, &cast.mia, "Neuland", KindId::Saas, "d").await;
    assert!(pages > 5, "more pages follow");
    assert!(check.links_to(&format!("/cases/{number}/check")) || check.has(&say(language, "check-button")));
    cast.mia.done(check.form()).await.is(200);
    // "I do not know" is an answer, and the careful one
    let (number, check, _) = walk(&cast, &cast.mia, "Nebel", KindId::Social, "unknown").await;
    check.says(&say(language, "draft-unknown"));
    let first = cast.mia.see(&format!("/cases/{number}/draft/2")).await;
    first.is(200);
}

in_both_languages!(what_is_known_already_is_not_asked_again_and_named);

async fn what_is_known_already_is_not_asked_again_and_named(language: Language) {
    let mut cast = Cast::new(language).await;
    let earlier = file(&cast, &cast.mia, CHANNEL).await;
    let (number, check, _) = walk(&cast, &cast.mia, "Neuland", KindId::Social, "a").await;
    check.says(&say(language, "origin-last-own"));
    assert!(check.links_to(&format!("/cases/{earlier}")), "the earlier request is a link away");
    assert!(!asks(&cast, number, "SCR-SOC-5").await, "what happens on a Saturday night was said last time");
    cast.mia.see(&format!("/cases/{number}/draft/2")).await.says(&say(language, "draft-carried-see"));
    // a year later nobody knows whether it is still so; how people sign in is a matter of each channel
    assert!(asks(&cast, number, "SCR-SOC-1").await);
    cast.app.advance(366 * DAY);
    cast.sign_in_again().await;
    let (number, check, _) = walk(&cast, &cast.mia, "Altland", KindId::Social, "a").await;
    check.is_silent_about(&say(language, "origin-last-own"));
    assert!(asks(&cast, number, "SCR-SOC-5").await);
}

/// Whether a page of this draft asks this.
async fn asks(cast: &Cast, number: CaseNumber, name: &str) -> bool {
    for step in 1..=4 {
        let page = cast.mia.get(&format!("/cases/{number}/draft/{step}")).await;
        if page.status == 200 && page.form().has(name) {
            return true;
        }
    }
    false
}

in_both_languages!(who_wants_to_answers_every_question);

async fn who_wants_to_answers_every_question(language: Language) {
    let cast = Cast::new(language).await;
    let (number, ..) = walk(&cast, &cast.mia, "Neuland", KindId::Saas, "a").await;
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    let second = cast.mia.done(first.press("way", "all")).await;
    assert!(
        second.form().has("SAA-01") && second.form().value("SAA-01").is_empty(),
        "nothing is preselected"
    );
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    let second = cast.mia.done(first.press("way", "words")).await;
    assert_eq!(second.form().value("SCR-SAA-1"), "a", "what was said in plain words is still there");
    // somebody else's draft, and questions that do not exist
    for path in ["SOC-01", "SAA-99", "0", "-1", "SCR-SAA-1"] {
        cast.mia.get(&format!("/cases/{number}/draft/{path}")).await.is(404);
    }
    cast.zoe.get(&format!("/cases/{number}/draft/SAA-01")).await.is(404);
}

in_both_languages!(a_page_in_plain_words_keeps_what_was_typed_and_refuses_what_it_does_not_offer);

async fn a_page_in_plain_words_keeps_what_was_typed_and_refuses_what_it_does_not_offer(language: Language) {
    let cast = Cast::new(language).await;
    let page = cast.mia.see("/requests/new").await;
    let page = cast.mia.done(page.form_with("tool").set("tool", "Neuland")).await;
    let page = cast.mia.done(page.form().set("kind", "iot").set("purpose", "Zählen")).await;
    let before = cast.app.kept().await;
    let again = cast.mia.submit(page.form().set("SCR-IOT-1", "b")).await;
    again.is(422).says(&say(language, "form-problem"));
    assert_eq!(again.form().value("SCR-IOT-1"), "b");
    cast.mia.submit(page.form().forge("SCR-IOT-1", "z")).await.is(422);
    cast.mia.submit(page.form().forge("SCR-SOC-1", "a")).await.is(422);
    assert_eq!(cast.app.kept().await, before);
}
