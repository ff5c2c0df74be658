//! The short way: low risk, a reviewer says yes, half a minute later it stands in the register. And what a reviewer
//! may not say yes to.

use domain::{language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, SMALL, act, file, offer, press};

in_both_languages!(a_small_request_is_approved_as_asked);

async fn a_small_request_is_approved_as_asked(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    act(&cast.tom, number, "approve", &[]).await.says(&say(language, "done-approve"));
    assert_eq!(cast.app.state(number).await, "approved");
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    cast.mia.see("/register").await.says("pretix");
    cast.mia.see("/search?q=Pretix").await.says("pretix");
    cast.mia.see(&format!("/cases/{number}")).await.says(&say(language, "term-state-approved"));
}

in_both_languages!(what_is_too_risky_is_not_approved_by_a_reviewer);

async fn what_is_too_risky_is_not_approved_by_a_reviewer(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let before = cast.app.kept().await;
    let approve = cast.tom.see(&format!("/cases/{number}/approve")).await.form();
    let answer = cast.tom.submit(approve).await;
    answer.is(409).says(&say(language, "refused-beyond-authority"));
    assert_eq!(cast.app.kept().await, before);
}

in_both_languages!(at_high_a_second_reviewer_signs_and_the_executive_has_the_last_word);

async fn at_high_a_second_reviewer_signs_and_the_executive_has_the_last_word(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    // One condition leaves it at High: the offer waits for a second signature, which nobody gives to themselves.
    offer(&cast.tom, number, &["C-LOG"], "Als Versuch.").await;
    assert_eq!(cast.app.state(number).await, "review");
    let version = cast.app.version(number).await;
    let own = cast.tom.post(&format!("/cases/{number}/cosign"), &[("version", &version)]).await;
    own.is(409).says(&say(language, "refused-own-signature"));
    act(&cast.nora, number, "cosign", &[]).await;
    assert_eq!(cast.app.state(number).await, "negotiation");
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("explanation");
    cast.mia.done(accept.set("explanation", "Das protokollieren wir ohnehin.")).await.is(200);
    assert_eq!(cast.app.state(number).await, "escalated");
    // Both agree, so the brief recommends it, and the recommended offer needs no reason.
    let decide = cast.eva.see(&format!("/cases/{number}/decide?choice=offer-1")).await.form_with("choice");
    cast.eva.done(decide).await.is(200);
    assert_eq!(cast.app.state(number).await, "approved");
    let undo = press(&cast.eva, "/brief", number, "undo").await;
    undo.is(200);
    assert_eq!(cast.app.state(number).await, "escalated");
}
