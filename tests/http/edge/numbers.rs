//! A8 and A9: what is too much is told so, and what is dear has a queue with an end.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};
use domain::{language::Language, person::Role};
use tests::{Cast, TestApp};

use crate::access::{PASSWORD, account, enter};

/// At work and waiting, as in `server::password`.
const HASHES: usize = 2 + 16;

#[tokio::test]
async fn whoever_comes_when_the_queue_for_passwords_is_full_is_asked_to_come_again() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = app.anonymous(Language::De);
    // More than there is room for, who come again at once: the queue stays full for as long as it takes.
    let waiting: Vec<_> = (0..3 * HASHES)
        .map(|_| {
            let passwords = app.shared().passwords.clone();
            tokio::spawn(async move {
                while passwords.verify(None, String::new()).await.is_err() {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            })
        })
        .collect();
    tokio::task::yield_now().await;
    let mut told = 0;
    for _ in 0..20 {
        let answer = enter(&client, &ada, PASSWORD).await;
        if answer.status == 503 {
            assert!(!answer.header("retry-after").is_empty(), "when to come again is not said");
            told += 1;
            break;
        }
        answer.is(303);
    }
    assert_eq!(told, 1, "nobody was told");
    for one in waiting {
        one.await.expect("no panic");
    }
    enter(&client, &ada, PASSWORD).await.is(303);
}

#[tokio::test]
async fn a_form_and_a_page_of_a_list_have_their_bounds() {
    let cast = Cast::new(Language::De).await;
    let mut headers: HeaderMap = cast.mia.own();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    let large = vec![b'x'; server::http::body::LARGEST + 1];
    cast.mia.send_bytes("/requests/new", &headers, large).await.is(413);
    for page in ["0", "-1", "99999999999999999999999", "1e9", "x", "%00", "1;DROP"] {
        for list in ["cases", "register", "precedents", "inbox", "tools"] {
            let client = if list == "inbox" { &cast.tom } else { &cast.mia };
            let answer = client.get(&format!("/{list}?page={page}")).await;
            assert!(answer.status < 500, "/{list}?page={page} → {}", answer.status);
        }
    }
}

#[tokio::test]
async fn a_field_that_stands_twice_is_refused_and_nothing_is_stored() {
    let cast = Cast::new(Language::De).await;
    let before = cast.app.kept().await;
    cast.mia.post("/requests/new", &[("tool", "Eins"), ("tool", "Zwei")]).await.is(422);
    assert_eq!(cast.app.kept().await, before);
}
