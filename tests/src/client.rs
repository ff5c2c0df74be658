//! Somebody with a browser: keeps cookies, sends what browsers send, reads pages in one language. Redirects
//! are followed on request, because a test wants to see them.

use std::{net::IpAddr, sync::Mutex, time::Duration};

use axum::{
    Router,
    body::{Body, BodyDataStream},
    http::{HeaderMap, Request, Response, header},
};
use domain::{id::PersonId, language::Language};
use futures_util::StreamExt as _;
use http_body_util::BodyExt as _;
use server::{http::FRAGMENT, world::World};
use tower::ServiceExt as _;

use crate::{form::Form, page::Page, test_app::TestApp};

/// A file that is chosen: name, declared type, bytes.
pub type Attached<'f> = (&'f str, &'f str, &'f [u8]);

/// A browser.
pub struct Client {
    router: Router,
    origin: String,
    cookies: Mutex<Vec<(String, String)>>,
    from: Option<IpAddr>,
    agent: Option<&'static str>,
    /// The language of its addresses.
    pub language: Language,
    /// Who sits before it; nobody in particular for an anonymous one.
    pub person: Option<PersonId>,
}

impl Client {
    pub(crate) fn new(router: Router, origin: String, language: Language) -> Self {
        Self { router, origin, cookies: Mutex::default(), from: None, agent: None, language, person: None }
    }

    /// The same browser, behind this address.
    #[must_use]
    pub fn from(self, address: IpAddr) -> Self {
        Self { from: Some(address), ..self }
    }

    /// The same browser, which says this of itself.
    #[must_use]
    pub fn saying(self, agent: &'static str) -> Self {
        Self { agent: Some(agent), ..self }
    }

    /// The value of a cookie; empty when there is none.
    pub fn cookie_named(&self, name: &str) -> String {
        let cookies = self.cookies.lock().expect("nobody panicked");
        cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Puts a cookie into the browser, as somebody else might have.
    pub fn plant(&self, name: &str, value: &str) {
        self.keep(&format!("{name}={value}; Path=/"));
    }

    pub(crate) fn signed_in(self, person: PersonId, cookie: &str) -> Self {
        self.keep(cookie);
        Self { person: Some(person), ..self }
    }

    /// The same browser, served by another process.
    #[must_use]
    pub fn at(&self, app: &TestApp) -> Self {
        Self { router: app.router(), ..self.in_language(self.language) }
    }

    /// The same person with pages in the other language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self {
            router: self.router.clone(),
            origin: self.origin.clone(),
            cookies: Mutex::new(self.cookies.lock().expect("nobody panicked").clone()),
            from: self.from,
            agent: self.agent,
            language,
            person: self.person,
        }
    }

    /// Asks for a page; a path without language gets the client's.
    pub async fn get(&self, path: &str) -> Page {
        self.send("GET", path, None, &HeaderMap::new()).await
    }

    /// The page, which must be there.
    pub async fn see(&self, path: &str) -> Page {
        let page = self.get(path).await;
        page.is(200);
        page
    }

    /// Posts pairs as a form of our own pages does; without a key among them, under a new one.
    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Page {
        let mut headers = self.own();
        if !pairs.iter().any(|(name, _)| *name == "key") {
            let key = format!("\"{}\"", World::system().uuid());
            headers.insert("idempotency-key", key.parse().expect("a key"));
        }
        self.send("POST", path, Some(encoded(pairs).into_bytes()), &headers).await
    }

    /// Posts pairs under this key, as a program does.
    pub async fn post_under(&self, key: &str, path: &str, pairs: &[(&str, &str)]) -> Page {
        let mut headers = self.own();
        headers.insert("idempotency-key", key.parse().expect("a key"));
        self.send("POST", path, Some(encoded(pairs).into_bytes()), &headers).await
    }

    /// The bytes that a browser sends for such a post, for a socket.
    pub fn raw(&self, key: Option<&str>, path: &str, pairs: &[(&str, &str)]) -> String {
        let (path, body) = (self.address(path), encoded(pairs));
        let key = key.map(|key| format!("Idempotency-Key: \"{key}\"\r\n")).unwrap_or_default();
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {}\r\nCookie: {}\r\n{key}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.origin,
            self.cookie().unwrap_or_default(),
            body.len(),
        )
    }

    /// Posts from wherever the headers say.
    pub async fn post_from(&self, headers: &HeaderMap, path: &str, pairs: &[(&str, &str)]) -> Page {
        self.send("POST", path, Some(encoded(pairs).into_bytes()), headers).await
    }

    /// Sends any bytes.
    pub async fn send_bytes(&self, path: &str, headers: &HeaderMap, body: Vec<u8>) -> Page {
        self.send("POST", path, Some(body), headers).await
    }

    /// Asks by any method, at exactly this path, with an empty body from our own pages. A body that never ends is not read,
    /// and what is no text is left out.
    pub async fn ask_with(&self, method: &str, path: &str) -> Page {
        let body = (method == "POST").then(Vec::new);
        let mut headers = if method == "GET" || method == "HEAD" { HeaderMap::new() } else { self.own() };
        if method == "POST" {
            let key = format!("\"{}\"", World::system().uuid());
            headers.insert("idempotency-key", key.parse().expect("a key"));
        }
        let response = self.ask_at(method, path, body, &headers).await;
        let (parts, body) = response.into_parts();
        let endless = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let bytes =
            if endless { Vec::new() } else { body.collect().await.expect("a body").to_bytes().to_vec() };
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            address: path.to_owned(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Sends a form.
    pub async fn submit(&self, form: Form) -> Page {
        let pairs = form.pairs();
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.method == "get" {
            let path = form.action.split('?').next().unwrap_or_default();
            return self.get(&format!("{path}?{}", encoded(&pairs))).await;
        }
        self.post(&form.action, &pairs).await
    }

    /// Asks for what is typed to be shown, as a panel beside a form does; nothing is kept.
    pub async fn fragment(&self, form: Form) -> Page {
        let pairs = form.pairs();
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut headers = self.own();
        headers.insert(FRAGMENT, "1".parse().expect("a value"));
        headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().expect("a type"));
        self.send("POST", &form.action, Some(encoded(&pairs).into_bytes()), &headers).await
    }

    /// Sends a form that must be taken, and goes where it leads.
    pub async fn done(&self, form: Form) -> Page {
        let answer = self.submit(form).await;
        answer.is(303);
        self.follow(&answer).await
    }

    /// Goes where a redirect leads, until there is a page.
    ///
    /// # Panics
    /// After ten redirects.
    pub async fn follow(&self, answer: &Page) -> Page {
        let mut page = answer.clone();
        for _ in 0..10 {
            if page.status != 303 {
                return page;
            }
            page = self.get(page.location()).await;
        }
        panic!("{} leads in circles", answer.address);
    }

    /// What browsers say of a form of our own pages.
    pub fn own(&self) -> HeaderMap {
        let origin = self.origin.parse().expect("an origin");
        HeaderMap::from_iter([
            (header::ORIGIN, origin),
            (
                header::HeaderName::from_static("sec-fetch-site"),
                header::HeaderValue::from_static("same-origin"),
            ),
        ])
    }

    /// Posts fields and files as a browser does, under a new key.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[Attached<'_>]) -> Page {
        let key = World::system().uuid().to_string();
        self.upload_under(&key, path, fields, files).await
    }

    /// The same under this key.
    pub async fn upload_under(
        &self,
        key: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[Attached<'_>],
    ) -> Page {
        self.upload_from(self.own(), path, &[&[("key", key)], fields].concat(), files).await
    }

    /// The same from wherever the headers say.
    pub async fn upload_from(
        &self,
        mut headers: HeaderMap,
        path: &str,
        fields: &[(&str, &str)],
        files: &[Attached<'_>],
    ) -> Page {
        let (kind, body) = multipart(fields, files);
        headers.insert(header::CONTENT_TYPE, kind.parse().expect("a type"));
        self.send("POST", path, Some(body), &headers).await
    }

    /// Sends the fields of a form with files.
    pub async fn submit_with(&self, form: Form, files: &[Attached<'_>]) -> Page {
        let pairs = form.pairs();
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| *name != "files")
            .collect();
        let (kind, body) = multipart(&pairs, files);
        let mut headers = self.own();
        headers.insert(header::CONTENT_TYPE, kind.parse().expect("a type"));
        self.send("POST", &form.action, Some(body), &headers).await
    }

    /// A download: status, headers and bytes.
    pub async fn download(&self, method: &str, path: &str) -> (u16, HeaderMap, Vec<u8>) {
        let (parts, body) = self.ask(method, path, None, &HeaderMap::new()).await.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        (parts.status.as_u16(), parts.headers, bytes.to_vec())
    }

    /// Opens a stream of events, as a page that stays open does; the page where there is none.
    pub async fn listen(&self, path: &str) -> Result<Events, Page> {
        let response = self.ask("GET", path, None, &HeaderMap::new()).await;
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("text/event-stream")) {
            return Ok(Events(response.into_body().into_data_stream()));
        }
        Err(self.read(path, response).await)
    }

    async fn send(&self, method: &str, path: &str, body: Option<Vec<u8>>, headers: &HeaderMap) -> Page {
        let response = self.ask(method, path, body, headers).await;
        self.read(path, response).await
    }

    async fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<Vec<u8>>,
        headers: &HeaderMap,
    ) -> Response<Body> {
        self.ask_at(method, &self.address(path), body, headers).await
    }

    async fn ask_at(
        &self,
        method: &str,
        address: &str,
        body: Option<Vec<u8>>,
        headers: &HeaderMap,
    ) -> Response<Body> {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let uri = address.split('#').next().unwrap_or_default();
        let mut request = Request::builder().method(method).uri(uri).header(header::HOST, host);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        if body.is_some() && !headers.contains_key(header::CONTENT_TYPE) {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(cookie) = self.cookie() {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(agent) = self.agent {
            request = request.header(header::USER_AGENT, agent);
        }
        let mut request = request.body(Body::from(body.unwrap_or_default())).expect("a request");
        if let Some(address) = self.from {
            request.extensions_mut().insert(server::http::accept::Peer(address));
        }
        self.router.clone().oneshot(request).await.expect("never fails")
    }

    async fn read(&self, path: &str, response: Response<Body>) -> Page {
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().expect("a cookie"));
        }
        let bytes = body.collect().await.expect("a body").to_bytes();
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            address: self.address(path),
            body: String::from_utf8(bytes.to_vec()).expect("text"),
        }
    }

    fn address(&self, path: &str) -> String {
        let has_language = ["/de", "/en"].iter().any(|prefix| {
            path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        });
        let elsewhere = ["/health", "/assets", "/favicon", "/csp-report", "/.well-known", "/oidc"]
            .iter()
            .any(|prefix| path.starts_with(prefix));
        if has_language || elsewhere || path == "/" {
            path.to_owned()
        } else {
            format!("/{}{path}", self.language.code())
        }
    }

    fn cookie(&self) -> Option<String> {
        let cookies = self.cookies.lock().expect("nobody panicked");
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep(&self, line: &str) {
        let pair = line.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { return };
        let gone = line.ends_with("Max-Age=0");
        let mut cookies = self.cookies.lock().expect("nobody panicked");
        cookies.retain(|(known, _)| known != name);
        if !gone {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// What a server tells an open page.
pub struct Events(BodyDataStream);

impl Events {
    /// What the next event says; `None` when the stream ends or stays silent for a second.
    pub async fn next(&mut self) -> Option<String> {
        let mut text = String::new();
        while !text.ends_with("\n\n") {
            let frame = tokio::time::timeout(Duration::from_secs(1), self.0.next()).await.ok()??;
            text.push_str(std::str::from_utf8(&frame.expect("bytes")).expect("text"));
        }
        Some(text.lines().find_map(|line| line.strip_prefix("data: ")).unwrap_or_default().to_owned())
    }

    /// Whether the stream ends before the clock on the wall says ten seconds.
    pub async fn ends(&mut self) -> bool {
        let end = async { while self.0.next().await.is_some() {} };
        tokio::time::timeout(Duration::from_secs(10), end).await.is_ok()
    }
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The content type and the body of a form with files, as the HTML standard writes it.
fn multipart(fields: &[(&str, &str)], files: &[Attached<'_>]) -> (String, Vec<u8>) {
    let boundary = format!("----ConcordTest{}", World::system().uuid().simple());
    let quoted = |name: &str| name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n", quoted(name));
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    for (name, kind, bytes) in files {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}\"\r\nContent-Type: {kind}\r\n\r\n",
            quoted(name)
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
