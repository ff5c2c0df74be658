//! Security says no as a position, marketing takes it for an answer, and files again with other facts.

use domain::{id::CaseNumber, language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, act, file};

in_both_languages!(marketing_accepts_the_no_and_files_again);

async fn marketing_accepts_the_no_and_files_again(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    act(&cast.tom, number, "object", &[("reason", "Ein Passwort für alle geht nicht.")]).await;
    assert_eq!(cast.app.state(number).await, "negotiation");
    cast.mia.see(&format!("/cases/{number}/negotiation")).await.says("Ein Passwort für alle geht nicht.");
    act(&cast.mia, number, "accept-no", &[]).await;
    assert_eq!(cast.app.state(number).await, "declined");
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    let page = cast.mia.see(&format!("/cases/{number}")).await;
    page.says(&say(language, "term-state-declined"));
    cast.mia.see("/register").await.is_silent_about("TikTok");

    // A new draft begins with the old facts and knows where it came from.
    let draft = act(&cast.mia, number, "refile", &[]).await;
    let next = CaseNumber(number.0 + 1);
    assert!(draft.address.contains(&format!("/cases/{next}/")), "{}", draft.address);
    assert_eq!(cast.app.state(next).await, "draft");
    let first = cast.mia.see(&format!("/cases/{next}/draft/1")).await;
    assert_eq!(first.form().value("tool"), "TikTok");
    assert_eq!(first.form().value("purpose"), CHANNEL.purpose);
}
