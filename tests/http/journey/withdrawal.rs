//! Marketing takes a request back, files it again, and throws a draft away.

use domain::{id::CaseNumber, language::Language};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, act, draft, file};

in_both_languages!(a_request_is_taken_back_and_filed_again);

async fn a_request_is_taken_back_and_filed_again(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    act(&cast.mia, number, "withdraw", &[("reason", "Die Aktion ist abgesagt.")]).await;
    assert_eq!(cast.app.state(number).await, "withdrawn");
    let page = cast.tom.see(&format!("/cases/{number}")).await;
    page.says(&say(language, "term-state-withdrawn")).says("Die Aktion ist abgesagt.");
    act(&cast.mia, number, "refile", &[]).await;
    assert_eq!(cast.app.state(CaseNumber(number.0 + 1)).await, "draft");
}

in_both_languages!(a_draft_is_thrown_away);

async fn a_draft_is_thrown_away(language: Language) {
    let cast = Cast::new(language).await;
    let (number, _) = draft(&cast, &cast.mia, CHANNEL).await;
    // Security does not see drafts, not even that there is one.
    cast.tom.get(&format!("/cases/{number}")).await.is(404);
    act(&cast.mia, number, "discard", &[]).await;
    assert_eq!(cast.app.state(number).await, "discarded");
}
