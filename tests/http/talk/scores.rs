//! The blind second score: nothing of the first is seen anywhere before the own one is sent, then both stand side by side.

use domain::language::Language;
use tests::{Cast, words::say as words};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, act, file, offer},
};

const WHY: &str = "Die Schnittstelle ist nur intern erreichbar.";

in_both_languages!(a_second_reviewer_scores_blind_and_then_both_see_the_spread);

async fn a_second_reviewer_scores_blind_and_then_both_see_the_spread(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.nora.get(&format!("/cases/{number}/score")).await.is(409);
    let correct = cast.tom.see(&format!("/cases/{number}/adjust?factor=EE")).await.form_with("value");
    cast.tom.done(correct.set("value", "3").set("reason", WHY)).await.is(200);
    let event = words(language, "adjust-corrections");
    for path in ["", "/review", "/negotiation", "/offer", "/talk"] {
        let page = cast.nora.get(&format!("/cases/{number}{path}")).await;
        page.is(200);
        assert!(!page.body.contains(WHY) && !page.has(&event), "{path} tells the first score");
    }
    cast.nora.see(&format!("/cases/{number}/review")).await.says(&words(language, "blind-hidden"));
    cast.nora.get(&format!("/cases/{number}/adjust")).await.is(409);
    cast.tom.get(&format!("/cases/{number}/score")).await.is(409);
    cast.mia.get(&format!("/cases/{number}/score")).await.is(403);
    // what cannot be meant comes back
    let form = async || cast.nora.see(&format!("/cases/{number}/score")).await.form_with("value-EE");
    let again = cast.nora.submit(form().await.set("value-EE", "5")).await;
    again.is(422);
    assert_eq!(again.form_with("value-EE").value("value-EE"), "5");
    cast.nora.submit(form().await.forge("value-EE", "4").set("reason-EE", "Etwas.")).await.is(422);
    let sent = form().await.set("value-EE", "5").set("reason-EE", "Mit Anleitung schon.");
    cast.nora
        .done(sent)
        .await
        .is(200)
        .says(&words(language, "done-score"))
        .says(WHY)
        .says("Mit Anleitung schon.");
    for reader in [&cast.tom, &cast.rita] {
        let page = reader.see(&format!("/cases/{number}/review")).await;
        page.says(&words(language, "blind-spread"))
            .says(&words(language, "blind-apart"))
            .says("Mit Anleitung schon.");
    }
    cast.nora.get(&format!("/cases/{number}/score")).await.is(409);
    // they settle it by setting the same value
    let correct = cast.nora.see(&format!("/cases/{number}/adjust?factor=EE")).await.form_with("value");
    assert_eq!(correct.value("value"), "5", "everybody changes the own score");
    cast.nora.done(correct.set("value", "3").set("reason", "Überzeugt.")).await.is(200);
    let page = cast.tom.see(&format!("/cases/{number}/review")).await;
    page.says(&words(language, "blind-settled")).is_silent_about(&words(language, "blind-apart"));
}

in_both_languages!(whoever_signs_at_high_sees_the_spread_or_the_way_to_the_own_score);

async fn whoever_signs_at_high_sees_the_spread_or_the_way_to_the_own_score(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let correct = cast.tom.see(&format!("/cases/{number}/adjust?factor=EE")).await.form_with("value");
    cast.tom.done(correct.set("value", "3").set("reason", WHY)).await.is(200);
    offer(&cast.tom, number, &["C-LOG"], "Als Versuch.").await;
    let sign = cast.nora.see(&format!("/cases/{number}/cosign")).await;
    sign.says(&words(language, "blind-hidden")).is_silent_about(WHY);
    let form = cast.nora.see(&format!("/cases/{number}/score")).await.form_with("value-EE");
    cast.nora.done(form).await.is(200);
    let sign = cast.nora.see(&format!("/cases/{number}/cosign")).await;
    sign.says(&words(language, "blind-spread"));
    act(&cast.nora, number, "cosign", &[]).await;
    assert_eq!(cast.app.state(number).await, "negotiation");
}
