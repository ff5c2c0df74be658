//! What every answer has, whoever asks and whatever came of it: the headers, a page in the reader's language, and a
//! door that is closed to other sites and to people who are not signed in.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use domain::language::Language;
use tests::{Cast, Client, Page, words::say};

const ALWAYS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("permissions-policy", "camera=()"),
    ("content-security-policy", "frame-ancestors 'none'"),
];

fn assert_headers(page: &Page) {
    for (name, part) in ALWAYS {
        let value = page.header(name);
        assert!(value.contains(part), "{} ({}): {name}: {value:?}", page.address, page.status);
    }
    assert!(!page.header("x-request-id").is_empty(), "{}", page.address);
    let policy = page.header("content-security-policy");
    for forbidden in ["unsafe-inline", "unsafe-eval'", "http:", "https:", " *"] {
        // What WebAssembly needs is not what JavaScript's eval needs.
        let policy = policy.replace("'wasm-unsafe-eval'", "");
        assert!(!policy.contains(forbidden), "{}: {policy}", page.address);
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_pages_refusals_and_redirects_alike() {
    let cast = Cast::new(Language::De).await;
    let nobody = cast.app.anonymous(Language::De);
    let answers = [
        nobody.get("/").await,
        nobody.get("/sign-in").await,
        nobody.get("/start").await,
        nobody.get("/nowhere").await,
        nobody.get("/health/ready").await,
        nobody.post("/sign-in", &[("email", "nobody@berg.example")]).await,
        cast.mia.get("/help").await,
        cast.mia.get("/cases/1").await,
        cast.mia.get("/areas").await,
        cast.mia.post_from(&HeaderMap::new(), "/sign-out", &[]).await,
    ];
    for answer in &answers {
        assert_headers(answer);
    }
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [303, 200, 303, 404, 200, 422, 200, 404, 403, 403]);
}

#[tokio::test]
async fn an_address_that_is_only_a_language_leads_to_the_start_page_in_it() {
    let cast = Cast::new(Language::De).await;
    for (path, start) in
        [("/de", "/de/start"), ("/de/", "/de/start"), ("/en", "/en/start"), ("/en/", "/en/start")]
    {
        let answer = cast.mia.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (303, start), "{path}");
    }
}

#[tokio::test]
async fn every_page_has_a_nonce_of_its_own() {
    let cast = Cast::new(Language::En).await;
    let policy = |page: &Page| page.header("content-security-policy").to_owned();
    let (first, second) = (cast.mia.see("/help").await, cast.mia.see("/help").await);
    assert!(policy(&first).contains("'nonce-"));
    assert_ne!(policy(&first), policy(&second));
}

fn from(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
}

/// Every way in which a form of another site could arrive; none of them changes anything.
#[tokio::test]
async fn a_form_of_another_site_is_refused_in_the_readers_language_and_changes_nothing() {
    let site = HeaderName::from_static("sec-fetch-site");
    for language in Language::ALL {
        let cast = Cast::new(language).await;
        let before = cast.app.kept().await;
        for headers in [
            from(&[(header::ORIGIN, "https://evil.example"), (site.clone(), "cross-site")]),
            from(&[(header::ORIGIN, "https://evil.example")]),
            from(&[(header::ORIGIN, "http://concord.example")]),
            from(&[(header::ORIGIN, "null"), (site.clone(), "same-origin")]),
            from(&[(site.clone(), "same-site")]),
            from(&[]),
        ] {
            for path in ["/requests/new", "/cases/1/submit", "/sign-out", "/areas"] {
                let answer = cast.mia.post_from(&headers, path, &[("tool", "Hootsuite")]).await;
                answer.is(403).says(&say(language, "trouble-because-origin"));
                assert_headers(&answer);
            }
        }
        assert_eq!(cast.app.kept().await, before);
        cast.mia.see("/help").await;
    }
}

#[tokio::test]
async fn somebody_who_is_not_signed_in_is_asked_to_and_led_on() {
    let cast = Cast::new(Language::De).await;
    let nobody: Client = cast.app.anonymous(Language::De);
    for path in ["/start", "/cases", "/cases/1", "/inbox", "/decisions", "/register", "/precedents", "/areas"]
    {
        let answer = nobody.get(path).await;
        answer.is(303);
        assert!(answer.location().starts_with("/de/sign-in"), "{path} → {}", answer.location());
    }
    let before = cast.app.kept().await;
    nobody.post("/requests/new", &[("tool", "Hootsuite")]).await.is(401);
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let cast = Cast::new(Language::En).await;
    let other = cast.mia.in_language(Language::De);
    cast.mia.post("/sign-out", &[]).await.is(303);
    assert_eq!(other.get("/start").await.status, 303, "the same cookie is worth nothing any more");
}
