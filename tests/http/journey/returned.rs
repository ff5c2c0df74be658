//! Security returns a request with a reason; marketing mends it and sends it again.

use domain::language::Language;
use tests::Cast;

use super::in_both_languages;
use crate::moves::{SMALL, Wish, act, file, offer};

in_both_languages!(a_returned_request_is_mended_and_sent_again);

async fn a_returned_request_is_mended_and_sent_again(language: Language) {
    let cast = Cast::new(language).await;
    let vague = Wish { answers: "b b unknown unknown a a a a a a a a", confirmed: false, ..SMALL };
    let number = file(&cast, &cast.mia, vague).await;
    act(&cast.tom, number, "return", &[("reason", "Bitte fragen Sie den Anbieter nach Nachweisen.")]).await;
    assert_eq!(cast.app.state(number).await, "returned");
    cast.mia.see(&format!("/cases/{number}")).await.says("Bitte fragen Sie den Anbieter nach Nachweisen.");

    // A colleague of the area mends it: she may act for the side.
    let change = cast.kim.see(&format!("/cases/{number}/change-answers")).await.form_with("SAA-03");
    let review = cast.kim.done(change.set("SAA-03", "a").set("SAA-04", "a")).await;
    review.is(200);
    assert_eq!(cast.app.state(number).await, "review");
}

in_both_languages!(changed_answers_make_an_offer_stale);

async fn changed_answers_make_an_offer_stale(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, crate::moves::CHANNEL).await;
    offer(&cast.tom, number, &crate::moves::PROTECTION, "Damit wird es mittel.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("explanation");
    let change = cast.mia.see(&format!("/cases/{number}/change-answers")).await.form_with("SOC-08");
    cast.mia.done(change.set("SOC-08", "c")).await.is(200);
    assert_eq!(cast.app.state(number).await, "review");
    // The page of the old offer is still open in another window.
    let before = cast.app.kept().await;
    let late = cast.mia.submit(accept.set("explanation", "Gern.")).await;
    assert!(matches!(late.status, 409), "{}", late.status);
    assert_eq!(cast.app.kept().await, before);
}
