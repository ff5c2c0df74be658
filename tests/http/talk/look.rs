//! What is new since somebody looked, and what was given on older facts. Looking changes nothing.

use domain::language::Language;
use tests::{Cast, Page, words::say as words};

use super::say;
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, file, offer},
};

async fn review(cast: &Cast, number: domain::id::CaseNumber) -> Page {
    cast.tom.see(&format!("/cases/{number}/review")).await
}

/// So many of the seven topics are viewed.
fn progress(language: Language, seen: usize) -> String {
    tests::words::with(language, "look-progress", &[("seen", seen.into()), ("all", 7_usize.into())])
}

/// Marketing changes one answer and the purpose.
async fn change(cast: &Cast, number: domain::id::CaseNumber) {
    let form = cast.mia.see(&format!("/cases/{number}/change-answers")).await.form_with("purpose");
    let done = cast.mia.done(form.set("purpose", "Filme für Gartenmöbel")).await;
    done.is(200);
}

in_both_languages!(a_topic_counts_as_viewed_only_for_the_facts_on_which_it_was_viewed);

async fn a_topic_counts_as_viewed_only_for_the_facts_on_which_it_was_viewed(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let version = cast.app.version(number).await;
    let before = cast.app.kept().await;
    let page = review(&cast, number).await;
    let facts = page.forms().into_iter().find(|form| form.value("topic") == "facts").expect("a button");
    let page = cast.tom.done(facts.clone()).await;
    page.is(200).says(&progress(language, 1));
    assert!(page.forms().iter().all(|form| form.value("topic") != "facts"));
    assert_eq!(cast.app.version(number).await, version, "looking is no change");
    assert_eq!(cast.app.kept().await, before);
    cast.nora.see(&format!("/cases/{number}/review")).await.says(&progress(language, 0));
    change(&cast, number).await;
    let page = review(&cast, number).await;
    page.says(&words(language, "look-changed")).says(&progress(language, 0));
    // a mark that was made on a page from before does not count for the new facts
    cast.tom
        .post(&format!("/cases/{number}/review"), &[("topic", "facts"), ("hash", facts.value("hash"))])
        .await
        .is(303);
    review(&cast, number).await.says(&words(language, "look-changed"));
    for bad in [[("topic", "nowhere"), ("hash", facts.value("hash"))], [("topic", "facts"), ("hash", "none")]]
    {
        let status = cast.tom.post(&format!("/cases/{number}/review"), &bad).await.status;
        assert!(matches!(status, 404 | 422), "{bad:?}: {status}");
    }
    cast.mia
        .post(&format!("/cases/{number}/review"), &[("topic", "facts"), ("hash", facts.value("hash"))])
        .await
        .is(403);
}

in_both_languages!(who_comes_back_sees_what_is_new_and_marks_all_of_it);

async fn who_comes_back_sees_what_is_new_and_marks_all_of_it(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let all = async || {
        let form = review(&cast, number).await.form_with("step");
        cast.app.advance(1_000);
        form
    };
    review(&cast, number).await.says(&words(language, "look-never"));
    let old = all().await;
    cast.tom.done(all().await).await.says(&words(language, "look-same"));
    change(&cast, number).await;
    say(&cast, &cast.kim, number, "shared", "Wir haben den Zweck geändert.").await;
    let page = review(&cast, number).await;
    page.says("Kurze Filme für Balkonmöbel")
        .says("Filme für Gartenmöbel")
        .says(&words(language, "look-before"));
    page.says(&tests::words::with(language, "look-posts", &[("count", 1_usize.into())]));
    // a page that was loaded before all of this takes nothing of it away
    cast.tom.done(old).await.says("Kurze Filme für Balkonmöbel");
    cast.tom.done(all().await).await.says(&words(language, "look-same"));
}

in_both_languages!(an_offer_says_that_it_was_given_on_older_facts_and_what_is_different);

async fn an_offer_says_that_it_was_given_on_older_facts_and_what_is_different(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &crate::moves::PROTECTION, "So geht es.").await;
    let older = words(language, "look-older");
    cast.mia.see(&format!("/cases/{number}/negotiation")).await.is_silent_about(&older);
    change(&cast, number).await;
    let page = cast.tom.see(&format!("/cases/{number}/negotiation")).await;
    page.says(&older).says("Kurze Filme für Balkonmöbel").says("Filme für Gartenmöbel");
    // a new offer stands on the new facts; the old one still says what it stood on
    offer(&cast.tom, number, &crate::moves::PROTECTION[..5], "So auch.").await;
    let page = cast.mia.see(&format!("/cases/{number}/negotiation")).await;
    page.says(&older);
}
