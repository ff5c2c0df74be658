//! What every answer has, whoever asks.

use domain::language::Language;
use tests::Cast;

#[tokio::test]
async fn somebody_who_is_not_signed_in_is_asked_to() {
    let cast = Cast::new(Language::De).await;
    let nobody = cast.app.anonymous(Language::De);
    let answer = nobody.get("/cases/1/need").await;
    answer.is(303);
    assert!(answer.location().starts_with("/de/sign-in"), "{}", answer.location());
    nobody.follow(&answer).await.is(200);
}
