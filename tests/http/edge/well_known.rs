//! O7, and what browsers report about broken rules: both are for everybody, so both say and take little.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::{language::Language, time::DAY};
use tests::TestApp;

#[tokio::test]
async fn whoever_finds_a_weakness_is_told_whom_to_tell() {
    let app = TestApp::configured(|config| {
        config.security.contact = Some("mailto:security@berg.example".to_owned());
    })
    .await;
    let file = app.anonymous(Language::De).ask_with("GET", "/.well-known/security.txt").await;
    file.is(200);
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    let line =
        |name: &str| file.body.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
    assert_eq!(line("Contact:"), "mailto:security@berg.example");
    assert_eq!(line("Canonical:"), "https://concord.example/.well-known/security.txt");
    assert_eq!(line("Preferred-Languages:"), "de, en");
    let day = |days: i64| format!("{}T00:00:00Z", app.now().plus(days * DAY).day_utc());
    let expires = line("Expires:");
    assert!(expires > day(1).as_str() && expires < day(365).as_str(), "{expires}");
    assert!(file.body.lines().all(|line| line.contains(": ")), "{}", file.body);
}

#[tokio::test]
async fn where_nobody_is_named_there_is_no_such_file() {
    let app = TestApp::new().await;
    app.anonymous(Language::De).ask_with("GET", "/.well-known/security.txt").await.is(404);
}

#[tokio::test]
async fn a_browser_may_report_and_is_not_answered() {
    let app = TestApp::new().await;
    let client = app.anonymous(Language::De);
    let page = client.see("/sign-in").await;
    assert_eq!(page.header("reporting-endpoints"), "csp=\"/csp-report\"");
    assert!(page.header("content-security-policy").contains("report-to csp"));
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/reports+json"));
    headers.insert(header::ORIGIN, HeaderValue::from_static("https://concord.example"));
    let report = r#"[{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"https://evil.example/x"}}]"#;
    let take = |headers: &HeaderMap, body: &str| {
        let (client, headers, body) =
            (app.anonymous(Language::De), headers.clone(), body.as_bytes().to_vec());
        async move { client.send_bytes("/csp-report", &headers, body).await.status }
    };
    assert_eq!(take(&headers, report).await, 204);
    assert_eq!(take(&headers, "nonsense").await, 400);
    assert_eq!(take(&headers, &format!("[{}]", "0,".repeat(40_000))).await, 413);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    assert_eq!(take(&headers, report).await, 415);
    headers.insert(header::ORIGIN, HeaderValue::from_static("https://evil.example"));
    assert_eq!(take(&headers, report).await, 403);
}
