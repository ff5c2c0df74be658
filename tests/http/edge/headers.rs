//! W3 and O8: whatever is asked, by whichever method, by whomever, the answer carries the headers, and a refusal is a page of
//! ours that says a number and nothing about the machine.

use std::collections::BTreeSet;

use domain::language::Language;
use tests::{Cast, Client, Page};

use super::routes;
use crate::moves::{CHANNEL, file};

const ALWAYS: [(&str, &str); 6] = [
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
];
const NEVER: [&str; 5] =
    ["server", "x-powered-by", "access-control-allow-origin", "access-control-allow-credentials", "via"];
/// What would tell somebody how the machine looks inside.
const INSIDE: [&str; 12] = [
    "sqlx",
    "SELECT ",
    "sqlite",
    "postgres",
    "panicked",
    "axum",
    "hyper",
    ".rs:",
    "/src/",
    "RUST_BACKTRACE",
    "Error {",
    concat!("concord/", env!("CARGO_PKG_VERSION")),
];
const METHODS: [&str; 8] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

fn faults(page: &Page, method: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, part) in ALWAYS {
        if !page.header(name).contains(part) {
            faults.push(format!("{name}: {:?}", page.header(name)));
        }
    }
    for name in NEVER {
        if page.headers.contains_key(name) {
            faults.push(format!("{name} is sent"));
        }
    }
    let policy = page.header("content-security-policy");
    for part in ["frame-ancestors 'none'", "base-uri 'none'", "default-src 'none'"] {
        if !policy.contains(part) && !policy.contains("sandbox") {
            faults.push(format!("the policy lacks {part}: {policy}"));
        }
    }
    if page.header("x-request-id").is_empty() {
        faults.push("no number".to_owned());
    }
    // Nothing of the product may be kept but what carries a hash in its name; the test has no such files.
    let stream =
        page.header("content-type") == "text/event-stream" && page.header("cache-control") == "no-cache";
    if page.header("cache-control") != "no-store" && !stream {
        faults.push(format!("may be kept: {:?}", page.header("cache-control")));
    }
    let kind = page.header("content-type");
    if kind.starts_with("text/") && !kind.contains("charset=utf-8") && kind != "text/event-stream" {
        faults.push(format!("no charset: {kind}"));
    }
    if page.status >= 500 {
        faults.push("it broke".to_owned());
    }
    if page.status >= 400 && method != "HEAD" {
        if !(kind.starts_with("text/html")
            || kind.starts_with("application/json")
            || kind.starts_with("text/plain; charset"))
        {
            faults.push(format!("a refusal that is no page of ours: {kind}"));
        }
        let told = INSIDE.into_iter().filter(|word| page.body.contains(word));
        faults.extend(told.map(|word| format!("it tells {word:?}")));
    }
    faults
}

#[tokio::test]
async fn every_answer_of_every_route_to_every_method_carries_the_headers_and_tells_nothing() {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let nobody = cast.app.anonymous(Language::De);
    let people: [(&str, &Client); 3] = [("nobody", &nobody), ("Mia", &cast.mia), ("Paul", &cast.paul)];
    let (mut found, mut answers, mut statuses) = (Vec::new(), 0, BTreeSet::new());
    for route in routes(&cast) {
        // German and English differ in words only.
        if route.pattern.starts_with("/en") {
            continue;
        }
        let address = route.address(number);
        for method in METHODS {
            for (who, client) in people {
                if method == "POST" && address.ends_with("/sign-out") {
                    continue;
                }
                let page = client.ask_with(method, &address).await;
                answers += 1;
                statuses.insert(page.status);
                if method == "TRACE" && page.status < 400 {
                    found.push(format!("{who}: TRACE {address} → {}", page.status));
                }
                let undeclared = !route.takes(method) && method != "TRACE" && method != "OPTIONS";
                if undeclared && page.status < 400 {
                    found.push(format!("{who}: {method} {address} is not declared → {}", page.status));
                }
                let faults = faults(&page, method);
                found.extend(
                    faults
                        .into_iter()
                        .map(|fault| format!("{who}: {method} {address} {}: {fault}", page.status)),
                );
            }
        }
    }
    println!("{answers} answers with statuses {statuses:?}");
    assert!(found.is_empty(), "{} faults: {:#?}", found.len(), &found[..found.len().min(30)]);
    assert!(statuses.contains(&200) && statuses.contains(&405) && statuses.contains(&404));
}

#[tokio::test]
async fn what_is_unknown_is_not_found_and_lists_nothing() {
    let cast = Cast::new(Language::De).await;
    for path in [
        "/.git/config",
        "/.env",
        "/assets/",
        "/assets",
        "/assets/../Cargo.toml",
        "/de/../de/start",
        "/robots.txt",
        "/.well-known/",
        "/metrics",
        "/debug",
        "/api",
        "/de/cases/1/..%2f..%2fetc/passwd",
        "/server-status",
    ] {
        let page = cast.mia.ask_with("GET", path).await;
        assert!(matches!(page.status, 400 | 404), "{path} → {}", page.status);
        assert_eq!(faults(&page, "GET"), Vec::<String>::new(), "{path}");
    }
}
