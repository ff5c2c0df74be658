//! The edge, asked through the router without a socket: every refusal, every header, the life of a session. The
//! routes here are the test's own, because the frame must hold whatever stands inside it.

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    extract::{Extension, State},
    http::{HeaderMap, Request, Response, StatusCode, header},
    response::Html,
    routing::{get, post},
};
use domain::{
    id::PersonId,
    language::Language,
    person::{Grant, Role},
    time::{HOUR, MINUTE, SECOND, Time},
};
use http_body_util::BodyExt as _;
use server::{
    application::Application,
    config::{Config, Origin},
    http::{Nonce, Session, Shared, body::LARGEST},
    store::{self, person::PersonRow},
    world::World,
};
use tower::ServiceExt as _;

fn say(language: Language, key: &str) -> String {
    app::text::Words::of(language).say(key)
}

struct Site {
    application: Application,
    router: Router,
    world: World,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn who(Session(session): Session) -> String {
    session.map_or_else(
        || "nobody".to_owned(),
        |session| {
            let actor = session.actor();
            let roles: Vec<_> =
                Role::ALL.into_iter().filter(|role| actor.is_anywhere(*role)).map(Role::code).collect();
            format!("{} {}", session.person().name, roles.join("+"))
        },
    )
}

async fn page(Extension(nonce): Extension<Nonce>) -> Html<String> {
    Html(format!("<script nonce=\"{}\"></script>", nonce.as_str()))
}

async fn leave(
    State(shared): State<Shared>,
    Session(session): Session,
) -> Result<Response<Body>, StatusCode> {
    let session = session.ok_or(StatusCode::UNAUTHORIZED)?;
    let sessions = shared.sessions.clone();
    let cookie = shared
        .db
        .write(move |tx| Box::pin(async move { sessions.close(tx, &session).await }))
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Response::builder()
        .status(303)
        .header(header::SET_COOKIE, cookie)
        .body(Body::empty())
        .expect("an answer"))
}

fn routes() -> Router<Shared> {
    Router::new()
        .route("/de/page", get(page).post(|body: String| async move { format!("{} bytes", body.len()) }))
        .route("/de/who", get(who))
        .route("/de/leave", post(leave))
        .route("/de/panic", get(|| async { panic!("on purpose") as () }))
        .route("/de/own", get(|| async { (StatusCode::UNPROCESSABLE_ENTITY, Html("typed again")) }))
        .route("/de/slow", get(|| tokio::time::sleep(Duration::from_hours(1))))
}

async fn site_at(origin: Option<&str>, demo: bool) -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = Config { demo, ..Config::default() };
    config.listen.address = ([127, 0, 0, 1], 0).into();
    config.listen.origin = origin.map(|text| Origin::try_from(text.to_owned()).expect("an origin"));
    config.data.directory = folder.path().join("data");
    let world = World::fixed(Time(1_800_000_000_000), 1);
    let application = Application::build_with(config, world.clone(), app::shell::Assets::default(), routes())
        .await
        .expect("a server");
    Site { router: application.router(), application, world, _folder: folder }
}

async fn site() -> Site {
    site_at(Some("https://concord.example"), false).await
}

impl Site {
    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let host = self.application.shared().origin.authority();
        Request::builder().method(method).uri(path).header(header::HOST, host)
    }

    async fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
        let request = request.body(body.into()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("never fails");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path), "").await
    }

    /// Signs somebody in and answers the whole `Set-Cookie` line.
    async fn sign_in(&self, roles: &[Role]) -> (PersonId, String) {
        let (shared, roles) = (self.application.shared().clone(), roles.to_vec());
        let id = PersonId(self.world.uuid());
        let person = PersonRow {
            id,
            name: "Ada".to_owned(),
            email: format!("{id}@berg.example"),
            language: Language::De,
            disabled_at: None,
            created_at: self.world.now(),
        };
        let db = shared.db.clone();
        let cookie = db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    store::person::insert(tx, &person, None).await?;
                    for role in roles {
                        store::person::grant(tx, id, Grant { role, area: None }).await?;
                    }
                    shared.sessions.open(tx, id, None).await
                })
            })
            .await
            .expect("a session");
        (id, cookie.to_str().expect("text").to_owned())
    }

    async fn who(&self, cookie: &str) -> String {
        let pair = cookie.split(';').next().unwrap_or_default();
        self.send(self.request("GET", "/de/who").header(header::COOKIE, pair), "").await.text
    }
}

#[tokio::test]
async fn every_response_carries_the_headers() {
    let site = site().await;
    let refused =
        site.send(site.request("POST", "/de/page").header(header::ORIGIN, "https://evil.example"), "").await;
    let large = site.send(site.request("POST", "/de/page"), vec![b'x'; LARGEST + 1]).await;
    let misdirected =
        site.send(Request::builder().uri("/de/page").header(header::HOST, "other.example"), "").await;
    let answers = [
        (200, site.get("/de/page").await),
        (200, site.get("/health/live").await),
        (404, site.get("/de/nowhere").await),
        (405, site.send(site.request("DELETE", "/de/who"), "").await),
        (422, site.get("/de/own").await),
        (500, site.get("/de/panic").await),
        (403, refused),
        (413, large),
        (421, misdirected),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status.as_u16(), status);
        for (name, value) in [
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), value, "{status} {name}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{status}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{status}");
        assert!(!answer.header("x-request-id").is_empty(), "{status}");
        assert!(!answer.headers.contains_key("server"), "{status}");
        if status >= 400 {
            assert!(answer.header("content-type").starts_with("text/html"), "{status}");
        }
    }
}

#[tokio::test]
async fn the_nonce_of_the_page_is_the_nonce_of_its_header_and_never_the_same_twice() {
    let site = site().await;
    let (first, second) = (site.get("/de/page").await, site.get("/de/page").await);
    let nonce = first.text.split('"').nth(1).expect("a nonce");
    let expected = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'; report-to csp"
    );
    assert_eq!(first.header("content-security-policy"), expected);
    assert_ne!(first.text, second.text);
}

#[tokio::test]
async fn a_refusal_is_a_page_in_the_readers_language_with_the_number() {
    let site = site().await;
    let german = site.get("/de/nowhere").await;
    assert!(german.text.contains("lang=\"de\"") && german.text.contains(german.header("x-request-id")));
    assert!(german.text.contains(&say(Language::De, "trouble-not-found")));
    let english = site.get("/en/nowhere").await;
    assert!(
        english.text.contains("lang=\"en\"")
            && english.text.contains(&say(Language::En, "trouble-not-found"))
    );
    assert_eq!(site.get("/de/own").await.text, "typed again", "a page of its own stays");
}

#[tokio::test]
async fn a_panic_is_one_refusal_and_the_next_request_is_served() {
    let site = site().await;
    let broken = site.get("/de/panic").await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!broken.text.contains("on purpose"));
    assert_eq!(site.get("/de/page").await.status, StatusCode::OK);
}

#[tokio::test]
async fn changes_come_from_our_own_pages_only() {
    let site = site().await;
    let (_, cookie) = site.sign_in(&[]).await;
    let pair = cookie.split(';').next().expect("a pair");
    let ours = "https://concord.example";
    for (origin, fetch_site, with_cookie, status) in [
        (Some(ours), Some("same-origin"), true, 200),
        (Some(ours), None, true, 200),
        (None, Some("same-origin"), true, 200),
        (None, None, false, 200),
        (None, None, true, 403),
        (None, Some("cross-site"), false, 403),
        (None, Some("same-site"), true, 403),
        (Some("https://evil.example"), None, false, 403),
        (Some("https://evil.example"), Some("same-origin"), false, 403),
        (Some("http://concord.example"), None, false, 403),
        (Some("http://concord.example"), Some("same-origin"), true, 403),
        (Some("null"), Some("cross-site"), true, 403),
        (Some("null"), None, true, 403),
    ] {
        let mut request = site.request("POST", "/de/page");
        for (name, value) in
            [("origin", origin), ("sec-fetch-site", fetch_site), ("cookie", with_cookie.then_some(pair))]
        {
            request = value.into_iter().fold(request, |request, value| request.header(name, value));
        }
        let answer = site.send(request, "x").await;
        assert_eq!(answer.status.as_u16(), status, "{origin:?} {fetch_site:?} cookie {with_cookie}");
        assert!(status == 200 || answer.text.contains("lang=\"de\""), "the refusal is a page");
    }
}

#[tokio::test]
async fn bodies_are_bounded_whether_their_length_is_announced_or_not() {
    let site = site().await;
    assert_eq!(site.send(site.request("POST", "/de/page"), vec![b'x'; LARGEST]).await.text, "65536 bytes");
    let announced = site.request("POST", "/de/page").header(header::CONTENT_LENGTH, LARGEST + 1);
    assert_eq!(site.send(announced, "").await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let unannounced = site.send(site.request("POST", "/de/page"), vec![b'x'; LARGEST + 1]).await;
    assert_eq!(unannounced.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_given_up_with_a_page() {
    let site = site().await;
    tokio::time::pause();
    let answer = site.get("/de/slow").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "2");
    assert!(answer.text.contains(&say(Language::De, "trouble-busy")));
}

#[tokio::test]
async fn the_cookie_is_bound_to_the_host_and_plain_only_in_a_local_demo() {
    let (_, cookie) = site().await.sign_in(&[]).await;
    let value = cookie.strip_prefix("__Host-session=").expect("the bound name");
    let (token, attributes) = value.split_once("; ").expect("attributes");
    assert_eq!((token.len(), attributes), (43, "Secure; HttpOnly; SameSite=Lax; Path=/"));
    let (_, cookie) = site_at(None, true).await.sign_in(&[]).await;
    assert!(
        cookie.starts_with("session=") && cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/"),
        "{cookie}"
    );
    let (_, cookie) = site_at(None, false).await.sign_in(&[]).await;
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    let (_, cookie) = site_at(Some("https://demo.example"), true).await.sign_in(&[]).await;
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
}

#[tokio::test]
async fn a_session_knows_the_person_and_the_roles_of_this_moment() {
    let site = site().await;
    let (id, cookie) = site.sign_in(&[Role::Marketer, Role::Reviewer]).await;
    assert_eq!(site.who(&cookie).await, "Ada marketer+reviewer");
    let db = &site.application.shared().db;
    let revoked = db.write(move |tx| {
        Box::pin(async move {
            tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
            store::person::revoke(tx, id, Grant { role: Role::Reviewer, area: None }).await
        })
    });
    revoked.await.expect("a change");
    assert_eq!(site.who(&cookie).await, "Ada marketer");
    let now = site.world.now();
    db.write(move |tx| {
        Box::pin(async move {
            tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
            store::person::disable(tx, id, now).await
        })
    })
    .await
    .expect("a change");
    assert_eq!(site.who(&cookie).await, "nobody");
}

#[tokio::test]
async fn odd_cookies_are_nobody() {
    let site = site().await;
    let (_, cookie) = site.sign_in(&[]).await;
    let token = cookie["__Host-session=".len()..].split(';').next().expect("a token").to_owned();
    for odd in [
        "",
        "__Host-session=",
        "__Host-session=x",
        &format!("session={token}"),
        &format!("__Host-session={token}A"),
    ] {
        assert_eq!(site.who(odd).await, "nobody", "{odd}");
    }
    assert_eq!(site.who(&format!("__Host-session={token}")).await, "Ada ");
}

#[tokio::test]
async fn a_session_ends_when_idle_and_after_a_working_day() {
    let site = site().await;
    let (_, idle) = site.sign_in(&[]).await;
    site.world.advance(30 * MINUTE - SECOND);
    let (_, busy) = site.sign_in(&[]).await;
    assert_eq!(site.who(&busy).await, "Ada ");
    site.world.advance(SECOND);
    assert_eq!(site.who(&idle).await, "nobody");
    let begun = site.world.now();
    while site.world.now() < begun.plus(12 * HOUR - 10 * MINUTE) {
        assert_eq!(site.who(&busy).await, "Ada ");
        site.noted(&busy).await;
        site.world.advance(10 * MINUTE);
    }
    site.world.advance(10 * MINUTE);
    assert_eq!(site.who(&busy).await, "nobody", "however busy");
}

impl Site {
    /// Waits until the background writer has written this moment as the session's last use.
    async fn noted(&self, cookie: &str) {
        let token = cookie["__Host-session=".len()..].split(';').next().expect("a token");
        let hash = server::token::Token::parse(token).expect("a token").hash();
        let mut reader = self.application.shared().db.reader();
        for _ in 0..500 {
            let now = self.world.now();
            let found = store::session::find(&mut reader, hash, now, Time(0))
                .await
                .expect("an answer")
                .expect("a session");
            if found.seen_at.plus(MINUTE) > now {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the last use was not written");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let site = site().await;
    let (_, cookie) = site.sign_in(&[]).await;
    let pair = cookie.split(';').next().expect("a pair");
    let request = site
        .request("POST", "/de/leave")
        .header(header::COOKIE, pair)
        .header("sec-fetch-site", "same-origin");
    let answer = site.send(request, "").await;
    assert!(
        answer.header("set-cookie").starts_with("__Host-session=; ")
            && answer.header("set-cookie").ends_with("Max-Age=0")
    );
    assert_eq!(site.who(&cookie).await, "nobody");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let site = site().await;
    let (id, cookie) = site.sign_in(&[]).await;
    let shared = site.application.shared().clone();
    let hash =
        server::token::Token::parse(cookie["__Host-session=".len()..].split(';').next().expect("a token"))
            .expect("a token")
            .hash();
    let now = site.world.now();
    assert!(
        store::session::find(&mut shared.db.reader(), hash, now, Time(0)).await.expect("an answer").is_some()
    );
    let second = shared
        .db
        .clone()
        .write(move |tx| {
            Box::pin(async move {
                store::session::revoke_all(tx, id, now).await?;
                shared.sessions.open(tx, id, None).await
            })
        })
        .await
        .expect("a session");
    assert_eq!(site.who(&cookie).await, "nobody");
    assert_eq!(site.who(second.to_str().expect("text")).await, "Ada ");
}

#[tokio::test]
async fn ready_means_database_schema_and_not_stopping() {
    let site = site().await;
    assert_eq!(site.get("/health/live").await.status, StatusCode::OK);
    assert_eq!(site.get("/health/ready").await.text, "{\"status\":\"ready\"}");
    let by_address = Request::builder().uri("/health/ready").header(header::HOST, "127.0.0.1:9");
    assert_eq!(site.send(by_address, "").await.status, StatusCode::OK, "a probe comes by address");
    site.application.shared().stopping.begin();
    let stopping = site.get("/health/ready").await;
    assert_eq!(
        (stopping.status, stopping.text.as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "{\"status\":\"stopping\"}")
    );
    assert_eq!(site.get("/health/live").await.status, StatusCode::OK);
}
