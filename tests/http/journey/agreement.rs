//! They agree, but a gate is open: marketing attaches the paper, the adviser rejects it with a sentence, then confirms a
//! better one, and only then it is approved.

use domain::{language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{NEWSLETTER, condition, file, offer};

const GATE: &str = "G-AVV";

in_both_languages!(an_agreement_waits_for_its_paper_and_the_adviser);

async fn an_agreement_waits_for_its_paper_and_the_adviser(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, NEWSLETTER).await;
    let refused = cast.tom.submit(cast.tom.see(&format!("/cases/{number}/approve")).await.form()).await;
    refused.is(409).says(&say(language, "refused-gate-open"));
    offer(&cast.tom, number, &["C-AVV", "C-LOG", "C-MFA"], "Erst der Vertrag.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("explanation");
    cast.mia.done(accept.set("explanation", "Das gilt für jeden Newsletter.")).await.is(200);
    assert_eq!(cast.app.state(number).await, "agreed");

    let paper =
        [("gate", GATE), ("link", "https://intranet.berg.example/avv"), ("note", "Entwurf des Vertrags")];
    attach(&cast, number, &paper).await;
    cast.dora.see(&format!("/cases/{number}/gates")).await.says("Entwurf des Vertrags");
    let no = [("gate", GATE), ("reason", "Die Unterschrift fehlt.")];
    judge(&cast, number, "reject-artefact", &no).await;
    assert_eq!(cast.app.state(number).await, "agreed");
    cast.mia.see(&format!("/cases/{number}/gates")).await.says("Die Unterschrift fehlt.");

    let paper = [("gate", GATE), ("link", "https://intranet.berg.example/avv-2"), ("note", "Unterschrieben")];
    attach(&cast, number, &paper).await;
    judge(&cast, number, "confirm-artefact", &[("gate", GATE)]).await;
    assert_eq!(cast.app.state(number).await, "approved");
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    let register = cast.rita.see("/register").await;
    let link = register.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");
    cast.rita.see(&link).await.says("CleverReach").says(&condition(language, "C-AVV"));
}

async fn attach(cast: &Cast, number: domain::id::CaseNumber, fields: &[(&str, &str)]) {
    let page = cast.mia.see(&format!("/cases/{number}/attach?gate={GATE}")).await;
    let form = page.form_with("link");
    let form =
        fields.iter().fold(
            form,
            |form, (name, value)| {
                if form.values(name) == [*value] { form } else { form.set(name, value) }
            },
        );
    cast.mia.done(form).await.is(200);
}

async fn judge(cast: &Cast, number: domain::id::CaseNumber, act: &str, fields: &[(&str, &str)]) {
    let page = cast.dora.see(&format!("/cases/{number}/{act}?gate={GATE}")).await;
    let form = page.form_with("gate");
    let form =
        fields.iter().fold(
            form,
            |form, (name, value)| {
                if form.values(name) == [*value] { form } else { form.set(name, value) }
            },
        );
    cast.dora.done(form).await.is(200);
}

in_both_languages!(a_block_is_lifted_by_other_answers_only);

async fn a_block_is_lifted_by_other_answers_only(language: Language) {
    let cast = Cast::new(language).await;
    let blocked = crate::moves::Wish { answers: "b c b a c a b b b b b a", ..NEWSLETTER };
    let number = file(&cast, &cast.mia, blocked).await;
    offer(&cast.tom, number, &["C-LOG", "C-MFA"], "Sofern der Vertrag kommt.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("explanation");
    cast.mia.done(accept.set("explanation", "Gern.")).await.is(200);
    assert_eq!(cast.app.state(number).await, "returned");
    let change = cast.mia.see(&format!("/cases/{number}/change-answers")).await.form_with("SAA-05");
    cast.mia.done(change.set("SAA-05", "a")).await.is(200);
    assert_eq!(cast.app.state(number).await, "review");
}
