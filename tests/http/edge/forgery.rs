//! W1: every route that takes a change refuses what another site could make a browser send; and asking for a page changes
//! nothing, on any route, for anybody.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use domain::language::Language;
use tests::{Cast, Client};

use super::routes;
use crate::moves::{CHANNEL, file};

fn from(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    pairs
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect()
}

#[tokio::test]
async fn no_route_takes_a_change_that_another_site_could_send() {
    let cast = Cast::new(Language::En).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let before = cast.app.kept().await;
    let ways = [
        (
            "a form of another site",
            from(&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]),
        ),
        ("a script of another site", from(&[("origin", "https://evil.example"), ("sec-fetch-mode", "cors")])),
        ("a sibling", from(&[("origin", "https://wiki.concord.example"), ("sec-fetch-site", "same-site")])),
        ("nobody says from where", from(&[])),
        ("a frame without an origin", from(&[("origin", "null"), ("sec-fetch-site", "same-origin")])),
        ("the same name without TLS", from(&[("origin", "http://concord.example")])),
        ("the same name, another port", from(&[("origin", "https://concord.example:8443")])),
        (
            "a method in disguise",
            from(&[("origin", "https://evil.example"), ("x-http-method-override", "POST")]),
        ),
    ];
    let mut sent = 0;
    for route in routes(&cast).into_iter().filter(|route| route.takes("POST")) {
        let address = route.address(number);
        for (way, headers) in &ways {
            let version = [("version", "1"), ("reason", "x")];
            let answer = cast.mia.post_from(headers, &address, &version).await;
            assert_eq!(answer.status, 403, "{way}: {address}");
            sent += 1;
        }
    }
    println!("{sent} forged changes, each refused");
    assert_eq!(cast.app.kept().await, before);
    cast.mia.see("/help").await;
}

#[tokio::test]
async fn a_change_in_a_form_that_needs_no_permission_of_the_browser_is_refused_too() {
    let cast = Cast::new(Language::En).await;
    let before = cast.app.kept().await;
    // What a page may send without asking first: three types, none of them from elsewhere.
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"] {
        let mut headers = from(&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        cast.mia.post_from(&headers, "/requests/new", &[("tool", "Hootsuite")]).await.is(403);
    }
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn asking_for_any_page_changes_nothing() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let before = cast.app.kept().await;
    let people: [&Client; 8] =
        [&cast.mia, &cast.kim, &cast.tom, &cast.dora, &cast.eva, &cast.rita, &cast.paul, &cast.zoe];
    let mut asked = 0;
    for route in
        routes(&cast).into_iter().filter(|route| route.takes("GET") && !route.pattern.contains("/live"))
    {
        if route.pattern.starts_with("/en") {
            continue;
        }
        let address =
            format!("{}?version=1&reason=x&choice=approve&tool=Neu&do=withdraw", route.address(number));
        for client in people {
            for method in ["GET", "HEAD"] {
                client.ask_with(method, &address).await;
                asked += 1;
            }
        }
    }
    println!("{asked} pages asked for");
    assert_eq!(cast.app.kept().await, before);
}
