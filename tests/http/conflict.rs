//! Two people on one page: whoever is slower keeps what was typed, sees who changed what meanwhile, and chooses.

use domain::language::Language;
use tests::{Cast, words::say};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, act, draft, estimate, file, form},
};

in_both_languages!(two_people_fill_in_one_draft);

async fn two_people_fill_in_one_draft(language: Language) {
    let cast = Cast::new(language).await;
    let (number, _) = draft(&cast, &cast.mia, CHANNEL).await;
    let path = format!("/cases/{number}/draft/1");
    let mine = cast.mia.see(&path).await.form().set("purpose", "Mia schreibt: Filme für Balkone");
    let theirs = cast.kim.see(&path).await.form();
    let theirs = theirs.set("purpose", "Kim schreibt: Filme für Gärten").set("supplier", "ByteDance");
    cast.kim.done(theirs).await.is(200);

    let before = cast.app.kept().await;
    let answer = cast.mia.submit(mine).await;
    assert_eq!(cast.app.kept().await, before);
    answer.is(409).says(&say(language, "form-conflict")).says(&say(language, "conflict-news"));
    answer.says("Kim Ohl").says("10:00");
    // Field by field: as it was, theirs, mine; what Mia left alone is new in her form.
    answer
        .says(CHANNEL.purpose)
        .says("Kim schreibt: Filme für Gärten")
        .says("Mia schreibt: Filme für Balkone");
    answer.says("ByteDance").says(&say(language, "conflict-untouched"));
    let form = answer.form();
    assert_eq!(
        (form.value("purpose"), form.value("supplier")),
        ("Mia schreibt: Filme für Balkone", "ByteDance")
    );
    assert!(!answer.body.contains("DraftSaver"), "nothing is saved over it by itself");
    assert!(answer.links_to(&path), "the new state without mine is a link away");

    // Sending again puts Mia's text in its place, and keeps Kim's.
    cast.mia.done(form).await.is(200);
    let now = cast.mia.see(&path).await.form();
    assert_eq!(
        (now.value("purpose"), now.value("supplier")),
        ("Mia schreibt: Filme für Balkone", "ByteDance")
    );
}

in_both_languages!(answers_change_under_an_offer);

async fn answers_change_under_an_offer(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let offer = form(&cast.tom, number, "offer", "condition").await.set("note", "Bitte so.");
    let change = form(&cast.kim, number, "change-answers", "purpose").await;
    cast.kim.done(change.set("purpose", "Nur noch Bilder, keine Filme")).await.is(200);
    let answer = cast.tom.submit(offer).await;
    answer.is(409).says("Kim Ohl").says("Nur noch Bilder, keine Filme").says(CHANNEL.purpose);
    answer.says(&say(language, "conflict-elsewhere"));
    assert_eq!(answer.form_with("condition").value("note"), "Bitte so.");
}

in_both_languages!(a_fault_does_not_hide_that_somebody_was_quicker);

async fn a_fault_does_not_hide_that_somebody_was_quicker(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let change = form(&cast.mia, number, "change-answers", "purpose").await.set("tool", "");
    act(&cast.tom, number, "need", &[("need", "Keine Kundendaten auf fremden Plattformen.")]).await;
    let answer = cast.mia.submit(change).await;
    answer.is(409).says("Tom Reh").says(&say(language, "form-problem"));
}

in_both_languages!(a_form_that_is_not_possible_any_more_says_what_happened_and_gives_the_text_back);

async fn a_form_that_is_not_possible_any_more_says_what_happened_and_gives_the_text_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.app.does(&cast.mia, number, estimate()).await;
    let refer = [("choice", "as-asked"), ("why", "Das ist eine Frage des Geschäfts.")];
    act(&cast.tom, number, "refer", &refer).await;
    act(&cast.nora, number, "cosign", &[]).await;
    let decide = cast.eva.see(&format!("/cases/{number}/decide?choice=decline")).await.form_with("reason");
    act(&cast.mia, number, "withdraw", &[("reason", "Wir machen es anders.")]).await;
    let answer = cast.eva.submit(decide.set("reason", "Das Risiko ist zu hoch.")).await;
    answer.is(409).says(&say(language, "conflict-title")).says("Mia Sand").says("Wir machen es anders.");
    answer.says("Das Risiko ist zu hoch.");
    assert!(answer.links_to(&format!("/cases/{number}")));
}
