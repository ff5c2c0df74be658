//! A decided case is found again: by any form of its words, beside the next request, and by other areas as a fact.

use domain::{
    id::CaseNumber,
    language::Language,
    person::Role,
    time::{DAY, SECOND},
};
use tests::{Cast, Client, Page, words::say};

use super::in_both_languages;
use crate::moves::{NEWSLETTER, SMALL, act, file};

in_both_languages!(other_forms_of_its_words_find_a_decided_case);
in_both_languages!(a_brief_keeps_the_precedents_of_the_day_on_which_it_was_written);
in_both_languages!(an_undone_decision_is_not_found);
in_both_languages!(another_area_learns_the_outcome_and_nobody_s_words);

/// What our own decided cases answer to a search.
async fn search(client: &Client, query: &str) -> Page {
    let page = client.see(&format!("/precedents?{query}")).await;
    page.is(200);
    page
}

/// A small request that security approves.
async fn approve(cast: &Cast) -> CaseNumber {
    let number = file(cast, &cast.mia, SMALL).await;
    act(&cast.tom, number, "approve", &[]).await;
    number
}

async fn take_effect(cast: &Cast) {
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
}

async fn other_forms_of_its_words_find_a_decided_case(language: Language) {
    let cast = Cast::new(language).await;
    search(&cast.tom, "").await.says(&say(language, "reached-own-empty"));
    let number = approve(&cast).await;
    // while it can be undone it is no precedent
    search(&cast.tom, "q=pretix").await.says(&say(language, "reached-own-none"));
    take_effect(&cast).await;
    let link = format!("/cases/{number}\"");
    // "Anmeldung zu den Händlertagen", a tool of a supplier
    for words in [
        "pretix",
        "Pret",
        "H%C3%A4ndlertag",
        "haendlertage",
        "Anmeldungen",
        "Werkzeuge",
        "tools",
        "etwas+anmelden+pretix",
    ] {
        for client in [&cast.mia, &cast.tom, &cast.eva] {
            let page = search(client, &format!("q={words}")).await;
            page.says("pretix")
                .says(&say(language, "precedents-approved"))
                .says(&say(language, "term-entry-active"));
            assert!(page.body.contains(&link), "{words}: {}", page.body);
        }
    }
    search(&cast.tom, "q=pretix&kind=saas").await.says(&say(language, "precedents-approved"));
    search(&cast.tom, "kind=saas").await.says("pretix");
    for nothing in
        ["q=pretix&kind=social", "kind=social", "q=Balkon", "q=%27+OR+nirgends%3D11", "q=%22+NEAR+%28"]
    {
        search(&cast.tom, nothing).await.says(&say(language, "reached-own-none"));
    }
    for short in ["q=a", "q=der+die+das", "q=%3F%21"] {
        search(&cast.tom, short).await.says(&say(language, "reached-too-short"));
    }
    // and it stands beside the next request of its kind
    let next = file(&cast, &cast.kim, NEWSLETTER).await;
    for page in ["", "/review"] {
        cast.tom.see(&format!("/cases/{next}{page}")).await.says("pretix");
    }
}

async fn a_brief_keeps_the_precedents_of_the_day_on_which_it_was_written(language: Language) {
    let mut cast = Cast::new(language).await;
    approve(&cast).await;
    take_effect(&cast).await;
    let next = file(&cast, &cast.kim, NEWSLETTER).await;
    cast.app.advance(14 * DAY);
    while cast.app.tick().await > 0 {}
    assert_eq!(cast.app.state(next).await, "escalated");
    cast.sign_in_again().await;
    cast.eva.see(&format!("/cases/{next}/brief")).await.is(200).says("pretix");
}

async fn an_undone_decision_is_not_found(language: Language) {
    let cast = Cast::new(language).await;
    let number = approve(&cast).await;
    act(&cast.tom, number, "undo", &[]).await;
    take_effect(&cast).await;
    for query in ["", "q=pretix", "q=Anmeldung", "kind=saas"] {
        search(&cast.tom, query).await.is_silent_about("pretix: ");
    }
}

async fn another_area_learns_the_outcome_and_nobody_s_words(language: Language) {
    let cast = Cast::new(language).await;
    let number = approve(&cast).await;
    take_effect(&cast).await;
    let page = search(&cast.zoe, "q=pretix").await;
    page.says("pretix")
        .says(&say(language, "precedents-approved"))
        .says(&say(language, "precedents-other-area"));
    page.is_silent_about(SMALL.purpose);
    assert!(!page.body.contains(&format!("/cases/{number}\"")), "{}", page.body);
    // not even by a search that would tell what its words are
    search(&cast.zoe, "q=H%C3%A4ndlertage").await.says(&say(language, "reached-own-none"));
    // who neither asks nor decides is told nothing that they may not see
    let place = cast.app.area("Lager").await;
    let udo = cast.app.member("Udo Fern", Role::Adviser, place, language).await;
    search(&udo, "q=pretix").await.is_silent_about("pretix: ");
}
