//! A page that stays open is told when it shows something old: at once, only about what its reader may see, as long as
//! the session lives.

use domain::{id::CaseNumber, language::Language};
use tests::{Cast, Client};

use crate::moves::{CHANNEL, act, file};

async fn ask(client: &Client, number: CaseNumber) {
    act(client, number, "ask", &[("question", "Wer beantwortet die Kommentare?")]).await;
}

fn of(number: CaseNumber, version: &str) -> String {
    format!("/live?case={}&version={version}", number.0)
}

#[tokio::test]
async fn a_page_of_a_case_is_told_that_somebody_changed_it() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let version = cast.app.version(number).await;
    let page = cast.mia.see(&format!("/cases/{number}")).await;
    assert!(
        page.body.contains(&format!("/de/live?case={}&amp;version={version}", number.0)),
        "{}",
        page.body
    );
    let mut open = cast.mia.listen(&of(number, &version)).await.expect("a stream");
    assert_eq!(open.next().await, None);
    ask(&cast.tom, number).await;
    let newer = cast.app.version(number).await;
    assert_eq!(open.next().await, Some(newer.clone()));
    // Who comes back with the old page is told at once, who has the new one is not.
    let mut old = cast.mia.listen(&of(number, &version)).await.expect("a stream");
    assert_eq!(old.next().await, Some(newer.clone()));
    let mut new = cast.mia.listen(&of(number, &newer)).await.expect("a stream");
    assert_eq!(new.next().await, None);
}

#[tokio::test]
async fn a_list_is_told_of_the_cases_that_its_reader_may_see() {
    let cast = Cast::new(Language::En).await;
    let (mut tom, mut zoe) = (
        cast.tom.listen("/live").await.expect("a stream"),
        cast.zoe.listen("/live").await.expect("a stream"),
    );
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let mut told = Vec::new();
    while let Some(number) = tom.next().await {
        told.push(number);
    }
    assert!(told.contains(&number.0.to_string()), "{told:?}");
    assert_eq!(zoe.next().await, None, "another area");
    let version = cast.app.version(number).await;
    let refused = cast.zoe.listen(&of(number, &version)).await.err().expect("a page");
    refused.is(404);
}

#[tokio::test]
async fn a_stream_ends_with_its_session_and_with_the_server() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let version = cast.app.version(number).await;
    let path = of(number, &version);
    let mut open = cast.mia.listen(&path).await.expect("a stream");
    let mut toms = cast.tom.listen(&path).await.expect("a stream");
    cast.mia.post("/sign-out", &[]).await.is(303);
    ask(&cast.tom, number).await;
    assert!(open.ends().await);
    assert!(toms.next().await.is_some());
    cast.app.shared().stopping.begin();
    assert!(toms.ends().await);
    cast.mia.listen(&path).await.err().expect("a page").is(303);
}

#[tokio::test]
async fn nonsense_and_too_many_streams_are_refused() {
    let cast = Cast::new(Language::De).await;
    for path in ["/live?case=1", "/live?version=1", "/live?case=x&version=1", "/live?case=1&version="] {
        cast.mia.listen(path).await.err().expect("a page").is(422);
    }
    let mut open = Vec::new();
    let refused = loop {
        match cast.mia.listen("/live").await {
            Ok(stream) => open.push(stream),
            Err(page) => break page,
        }
    };
    refused.is(429);
    assert_eq!(open.len(), 12);
    assert!(cast.tom.listen("/live").await.is_ok(), "others have places of their own");
    open.clear();
    assert!(cast.mia.listen("/live").await.is_ok());
}
