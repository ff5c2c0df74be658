//! A browser for somebody else's pages: keeps cookies by name, follows redirects as long as they stay there, and fills in the
//! one form of a page. The product is never asked by it.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    http::{Request, header},
};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;

/// An answer of another server.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
}

/// The browser.
pub struct Web {
    authority: String,
    cookies: BTreeMap<String, String>,
}

impl Web {
    pub fn at(origin: &str) -> Self {
        let authority = origin.trim_start_matches("http://").to_owned();
        Self { authority, cookies: BTreeMap::new() }
    }

    /// Asks, and follows as long as it stays with this server; the address where it leaves, or the page.
    pub async fn open(&mut self, url: &str) -> Answer {
        self.walk("GET", url, String::new()).await
    }

    /// Fills in the form of a page.
    pub async fn submit(&mut self, page: &Answer, typed: &[(&str, &str)]) -> Answer {
        let between = |text: &str, from: &str| -> Option<String> {
            Some(text.split_once(from)?.1.split_once('"')?.0.to_owned())
        };
        let action = between(&page.body, "action=\"").expect("a form");
        let prompt = between(&page.body, "name=\"prompt\" value=\"").expect("what it asks");
        let mut pairs: BTreeMap<&str, &str> = BTreeMap::from([("prompt", prompt.as_str())]);
        pairs.extend(typed.iter().copied());
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.walk("POST", &action, body).await
    }

    async fn walk(&mut self, method: &str, url: &str, body: String) -> Answer {
        let mut answer = self.ask(method, url, body).await;
        for _ in 0..10 {
            let here = answer.location.starts_with('/')
                || answer.location.starts_with(&format!("http://{}", self.authority));
            if !here {
                return answer;
            }
            let there = answer.location.clone();
            answer = self.ask("GET", &there, String::new()).await;
        }
        panic!("it leads in circles");
    }

    async fn ask(&mut self, method: &str, url: &str, body: String) -> Answer {
        let path = url.trim_start_matches(&format!("http://{}", self.authority));
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.authority)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(body)))
            .expect("a request");
        let stream = tokio::net::TcpStream::connect(&self.authority).await.expect("somebody is there");
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(connection);
        let (parts, body) = sender.send_request(request).await.expect("an answer").into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("text");
            let (name, value) =
                line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer {
            status: parts.status.as_u16(),
            location: location.unwrap_or_default().to_owned(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
