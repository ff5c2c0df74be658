//! Questions: from security with an answer to take in one click, from the executive to a side, and one taken back.

use domain::{
    language::Language,
    rules::{KindId, RuleBook},
};
use tests::Cast;

use super::in_both_languages;
use crate::moves::{CHANNEL, act, estimate, file};

in_both_languages!(a_suggested_answer_is_taken_in_one_click);

async fn a_suggested_answer_is_taken_in_one_click(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let question = [("question", "Wer hat das Passwort?"), ("suggestion", "Nur Mia und die Agentur.")];
    act(&cast.tom, number, "ask", &question).await;
    assert_eq!(cast.app.state(number).await, "question");
    let page = cast.mia.see(&format!("/cases/{number}/answer")).await;
    page.says("Wer hat das Passwort?").says("Nur Mia und die Agentur.");
    let one_click = page.forms().into_iter().find(|form| form.value("answer") == "Nur Mia und die Agentur.");
    cast.mia.done(one_click.expect("a button with the answer")).await.is(200);
    assert_eq!(cast.app.state(number).await, "review");
    cast.tom.see(&format!("/cases/{number}")).await.says("Nur Mia und die Agentur.");
}

in_both_languages!(a_question_about_an_answer_shows_it_beside_the_field_for_the_new_one);

async fn a_question_about_an_answer_shows_it_beside_the_field_for_the_new_one(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let question = [("question", "Stimmt das noch?"), ("about", "SOC-01")];
    act(&cast.tom, number, "ask", &question).await;
    let page = cast.mia.see(&format!("/cases/{number}/answer")).await;
    let asked = RuleBook::built_in().kind(KindId::Social).question(&"SOC-01".into()).expect("a question");
    let given = asked.answer("d").expect("an answer").text.get(language);
    page.says(asked.text.get(language)).says(given);
    assert!(page.links().iter().any(|link| link.contains("about=answer%3ASOC-01")), "a file about it");
    act(&cast.mia, number, "answer", &[("answer", "Ja.")]).await;

    // an answer that nobody gave cannot be asked about, and breaks nothing
    let form = cast.tom.see(&format!("/cases/{number}/ask")).await.form_with("question");
    let form = form.set("question", "Und das?").forge("about", "SAA-99");
    cast.tom.done(form).await.is(200);
    cast.mia.see(&format!("/cases/{number}/answer")).await.says("Und das?");
}

in_both_languages!(an_own_answer_and_a_question_taken_back);

async fn an_own_answer_and_a_question_taken_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    act(&cast.tom, number, "ask", &[("question", "Wer betreut das Konto?")]).await;
    act(&cast.kim, number, "answer", &[("answer", "Unsere Agentur, mit eigener Rolle.")]).await;
    assert_eq!(cast.app.state(number).await, "review");
    act(&cast.tom, number, "ask", &[("question", "Seit wann?")]).await;
    act(&cast.tom, number, "take-back", &[]).await;
    assert_eq!(cast.app.state(number).await, "review");
}

in_both_languages!(the_executive_asks_a_side_and_goes_on_with_the_answer);

async fn the_executive_asks_a_side_and_goes_on_with_the_answer(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.app.does(&cast.mia, number, estimate()).await;
    let refer = [("choice", "as-asked"), ("why", "Das ist eine Frage des Geschäfts.")];
    act(&cast.tom, number, "refer", &refer).await;
    act(&cast.nora, number, "cosign", &[]).await;
    assert_eq!(cast.app.state(number).await, "escalated");
    act(&cast.eva, number, "ask", &[("to", "marketing"), ("question", "Was kostet es zu warten?")]).await;
    assert_eq!(cast.app.state(number).await, "question");
    act(&cast.mia, number, "answer", &[("answer", "Rund 7.000 Euro je Woche.")]).await;
    assert_eq!(cast.app.state(number).await, "escalated");
    // Sent back once, because there is something to settle at the table first.
    act(&cast.eva, number, "send-back", &[("question", "Geht es mit persönlichen Konten?")]).await;
    assert_eq!(cast.app.state(number).await, "review");
}
