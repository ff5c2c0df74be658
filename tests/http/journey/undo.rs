//! Half a minute to take a decision back: the person who decided, nobody else, and not a second later.

use domain::{language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{SMALL, act, file};

in_both_languages!(a_decision_is_undone_within_half_a_minute_and_not_later);

async fn a_decision_is_undone_within_half_a_minute_and_not_later(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    act(&cast.tom, number, "approve", &[]).await;
    cast.app.advance(29 * SECOND);
    let version = cast.app.version(number).await;
    let foreign = cast.nora.post(&format!("/cases/{number}/undo"), &[("version", &version)]).await;
    foreign.is(409).says(&say(language, "refused-too-late"));
    act(&cast.tom, number, "undo", &[]).await;
    assert_eq!(cast.app.state(number).await, "review");
    act(&cast.tom, number, "approve", &[]).await;
    cast.app.advance(30 * SECOND);
    let before = cast.app.kept().await;
    let version = cast.app.version(number).await;
    let late = cast.tom.post(&format!("/cases/{number}/undo"), &[("version", &version)]).await;
    late.is(409).says(&say(language, "refused-too-late"));
    assert_eq!(cast.app.kept().await, before);
}
