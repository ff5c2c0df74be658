//! Files come in here, and only on the pages that take them: read while they arrive, each checked and cleaned as soon as
//! it is whole, so that at most one is in memory twice. What is too large is read on and forgotten, because a browser
//! shows our answer only when it could send everything. Nobody is listened to who is not signed in, and only so many at
//! once. To everything behind it the request looks like any other form: the fields stand in its body, the files beside it.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    mem::take,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use app::{
    address::pattern,
    form::case::evidence::{FileFault, MOST},
};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::id::PersonId;
use evidence::{
    Document, Fault, LARGEST,
    form::{Head, Piece, Reader, boundary},
};
use http_body_util::BodyExt as _;
use sha2::{Digest as _, Sha256};

use super::{Session, Shared, body};

/// Most bytes of the files of one upload that are kept.
pub const TOGETHER: usize = 60 * 1024 * 1024;
/// Most bytes of one upload that are read.
pub const READ: u64 = 256 * 1024 * 1024;
/// Longest time for sending it.
pub const LONGEST: Duration = Duration::from_secs(150);
/// Longest silence while it is sent.
pub const SILENCE: Duration = Duration::from_secs(10);
/// The pages that take files.
pub const PAGES: [&str; 2] = [pattern::ADD_EVIDENCE, pattern::REPLACE_EVIDENCE];
/// Most uploads of one person at the same time: who presses a button twice sends two.
pub const EACH: usize = 2;
/// Most fields and files together.
const PARTS: usize = 64;
/// Seconds after which it is worth trying again.
const AGAIN: HeaderValue = HeaderValue::from_static("10");

/// A file that was sent.
#[derive(Debug)]
pub struct Sent {
    /// As it was called, cut to what a page can show.
    pub name: String,
    /// The file, checked and cleaned; or why it is not taken.
    pub document: Result<Document, FileFault>,
}

/// How many uploads are received: only so many in all, and of each person fewer, so that nobody takes every place.
#[derive(Clone, Debug)]
pub struct Places(Arc<Taken>);

#[derive(Debug)]
struct Taken {
    all: usize,
    by: Mutex<BTreeMap<PersonId, usize>>,
}

/// A place, free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    places: Places,
    person: PersonId,
}

impl Places {
    /// So many places.
    pub fn new(all: u32) -> Self {
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        Self(Arc::new(Taken { all, by: Mutex::default() }))
    }

    fn by(&self) -> MutexGuard<'_, BTreeMap<PersonId, usize>> {
        self.0.by.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for this person, if there is one.
    pub fn take(&self, person: PersonId) -> Option<Place> {
        let mut by = self.by();
        let (all, mine) = (by.values().sum::<usize>(), by.get(&person).copied().unwrap_or_default());
        if all >= self.0.all || mine >= EACH {
            return None;
        }
        by.insert(person, mine.saturating_add(1));
        Some(Place { places: self.clone(), person })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut by = self.places.by();
        match by.get_mut(&self.person) {
            Some(mine) if *mine > 1 => *mine = mine.saturating_sub(1),
            _ => drop(by.remove(&self.person)),
        }
    }
}

/// What came with a form. Its place among the uploads is free again when it is dropped.
#[derive(Debug)]
pub struct Upload {
    files: Mutex<Vec<Sent>>,
    digest: [u8; 32],
    _place: Place,
}

impl Upload {
    /// The files; the second time none.
    pub fn files(&self) -> Vec<Sent> {
        take(&mut self.files.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hash of all files with their names, as they were sent.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

/// Whether this request belongs to a page that takes files. They have more time than others.
pub fn is_for(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().map(|path| super::bare(path.as_str()));
    *request.method() == Method::POST && route.is_some_and(|route| PAGES.contains(&route))
}

/// The boundary of an upload; `None` for every other request.
pub fn begins(request: &Request) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    boundary(kind).filter(|_| is_for(request)).map(str::to_owned)
}

/// The layer: 401, 413, 503, 408 or 400, or what is behind it. Everything but uploads passes.
pub async fn collect(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    match begins(&request) {
        Some(boundary) => receive(&shared, request, &boundary, next).await,
        None => next.run(request).await,
    }
}

async fn receive(shared: &Shared, request: Request, boundary: &str, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let person = match Session::from_request_parts(&mut parts, shared).await {
        Ok(Session(None)) => return StatusCode::UNAUTHORIZED.into_response(),
        Ok(Session(Some(signed_in))) => {
            let person = signed_in.person().id;
            parts.extensions.insert(Session(Some(signed_in)));
            person
        }
        Err(response) => return response,
    };
    if body::announced(&parts.headers).is_some_and(|length| length > READ) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let Some(place) = shared.uploads.take(person) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN)]).into_response();
    };
    let received = tokio::time::timeout(LONGEST, read(body, boundary));
    match received.await.unwrap_or(Err(StatusCode::REQUEST_TIMEOUT)) {
        Ok(received) => next.run(received.into_request(parts, place)).await,
        Err(status) => status.into_response(),
    }
}

async fn read(mut body: Body, boundary: &str) -> Result<Received, StatusCode> {
    let mut reader = Reader::new(boundary);
    let mut received = Received::default();
    let mut length: u64 = 0;
    loop {
        let frame = tokio::time::timeout(SILENCE, body.frame());
        let Some(frame) = frame.await.map_err(|_| StatusCode::REQUEST_TIMEOUT)? else { break };
        let frame = frame.map_err(|_| StatusCode::BAD_REQUEST)?;
        let Ok(bytes) = frame.into_data() else { continue };
        length = length.saturating_add(bytes.len() as u64);
        if length > READ {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        // in pieces, because somebody could send everything at once
        for piece in bytes.chunks(1024 * 1024) {
            let told = reader.push(piece, |piece| received.take(piece));
            told.map_err(|_| StatusCode::BAD_REQUEST)?;
            received.check().await?;
        }
    }
    reader.finish().map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(received)
}

/// A part while it arrives.
#[derive(Default)]
struct Part {
    head: Head,
    bytes: Vec<u8>,
    /// Larger than it may be; the rest is not kept.
    over: bool,
}

#[derive(Default)]
struct Received {
    open: Part,
    /// Files that are whole and not checked yet.
    whole: Vec<Part>,
    fields: Vec<(String, String)>,
    text: usize,
    parts: usize,
    kept: usize,
    files: Vec<Sent>,
    digest: Sha256,
}

impl Received {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Begin(head) => {
                self.parts = self.parts.saturating_add(1);
                for text in [&head.name, head.file.as_deref().unwrap_or_default(), &head.kind] {
                    self.note(text.as_bytes());
                }
                self.open = Part { head, ..Part::default() };
            }
            Piece::Content(bytes) => {
                let largest = if self.open.head.file.is_some() { LARGEST } else { body::LARGEST };
                self.digest.update(bytes);
                if self.open.bytes.len().saturating_add(bytes.len()) > largest {
                    self.open.over = true;
                    self.open.bytes = Vec::new();
                }
                if !self.open.over {
                    self.open.bytes.extend_from_slice(bytes);
                }
            }
            Piece::End => {
                self.digest.update([0]);
                let part = take(&mut self.open);
                match &part.head.file {
                    // a field in which nothing was chosen
                    Some(name) if name.is_empty() && part.bytes.is_empty() && !part.over => {}
                    Some(_) => self.whole.push(part),
                    None => {
                        let more = if part.over { body::LARGEST } else { part.bytes.len() };
                        self.text = self.text.saturating_add(part.head.name.len()).saturating_add(more);
                        let value = String::from_utf8_lossy(&part.bytes).into_owned();
                        self.fields.push((part.head.name, value));
                    }
                }
            }
        }
    }

    /// A text in the hash, with its length before it.
    fn note(&mut self, text: &[u8]) {
        self.digest.update((text.len() as u64).to_be_bytes());
        self.digest.update(text);
    }

    /// Checks the files that are whole, each for itself and off the threads that serve.
    async fn check(&mut self) -> Result<(), StatusCode> {
        if self.text > body::LARGEST || self.parts > PARTS {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        for part in take(&mut self.whole) {
            let name = part.head.file.unwrap_or_default();
            let document = if self.files.len() >= MOST {
                Err(FileFault::TooMany)
            } else if part.over {
                Err(FileFault::TooLarge)
            } else if self.kept.saturating_add(part.bytes.len()) > TOGETHER {
                Err(FileFault::Together)
            } else {
                let (name, kind, bytes) = (name.clone(), part.head.kind, part.bytes);
                let work = move || evidence::accept(&name, &kind, &bytes);
                let checked = tokio::task::spawn_blocking(work).await;
                checked.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?.map_err(fault)
            };
            let more = document.as_ref().map_or(0, |document| document.bytes.len());
            self.kept = self.kept.saturating_add(more);
            self.files.push(Sent { name: shown(&name), document });
        }
        Ok(())
    }

    /// The request as everything behind sees it: a small form, and the files beside it.
    fn into_request(self, mut parts: Parts, place: Place) -> Request {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish();
        let upload =
            Upload { files: Mutex::new(self.files), digest: self.digest.finalize().into(), _place: place };
        parts.extensions.insert(Arc::new(upload));
        parts.headers.remove(header::CONTENT_LENGTH);
        let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
        parts.headers.insert(header::CONTENT_TYPE, kind);
        Request::from_parts(parts, Body::from(Bytes::from(form)))
    }
}

/// A name that a page can show: the last part of a path, without what cannot be seen, not too long.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns =
        |sign| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen: String = last.chars().filter(|sign| !sign.is_control() && !turns(*sign)).take(80).collect();
    if seen.trim().is_empty() { "?".to_owned() } else { seen.trim().to_owned() }
}

const fn fault(fault: Fault) -> FileFault {
    match fault {
        Fault::Empty => FileFault::Empty,
        Fault::TooLarge => FileFault::TooLarge,
        Fault::Name => FileFault::Name,
        Fault::Kind => FileFault::Kind,
        Fault::Mismatch => FileFault::Mismatch,
        Fault::Damaged => FileFault::Damaged,
        Fault::Hidden => FileFault::Hidden,
        Fault::Active => FileFault::Active,
        Fault::Pixels => FileFault::Pixels,
    }
}

/// The files of a request, for its handler; none where the form came without any.
pub struct Files(pub Vec<Sent>);

impl<S: Send + Sync> FromRequestParts<S> for Files {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Arc<Upload>>().map(|upload| upload.files()).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;

    use super::*;

    const FORM: &[u8] = b"--X\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nSlowly\r\n--X--\r\n";

    fn received(result: Result<Received, StatusCode>) -> Result<usize, StatusCode> {
        result.map(|received| received.fields.len())
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_falls_silent_is_not_waited_for() {
        let chunk = || Ok::<_, Infallible>(Bytes::from_static(&FORM[..20]));
        let silent = stream::unfold(0, move |place| async move {
            if place > 0 {
                std::future::pending::<()>().await;
            }
            Some((chunk(), place + 1))
        });
        assert_eq!(received(read(Body::from_stream(silent), "X").await), Err(StatusCode::REQUEST_TIMEOUT));
        // Slow, but never silent for long.
        let slow = stream::unfold(FORM, |rest| async move {
            tokio::time::sleep(SILENCE / 2).await;
            let (first, rest) = rest.split_at_checked(7).unwrap_or((rest, b""));
            (!first.is_empty()).then(|| (Ok::<_, Infallible>(Bytes::copy_from_slice(first)), rest))
        });
        assert_eq!(received(read(Body::from_stream(slow), "X").await), Ok(1));
    }

    #[tokio::test]
    async fn what_breaks_off_is_no_form() {
        for length in 0..FORM.len() - 4 {
            let body = Body::from(&FORM[..length]);
            assert_eq!(received(read(body, "X").await), Err(StatusCode::BAD_REQUEST), "{length} bytes");
        }
    }

    #[tokio::test]
    async fn what_is_too_much_is_read_on_and_not_kept() {
        let head =
            b"--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n".to_vec();
        let megabyte = || Bytes::from(vec![b'x'; 1024 * 1024]);
        let chunks = std::iter::once(Bytes::from(head))
            .chain(std::iter::repeat_with(megabyte).take(40))
            .chain(std::iter::once(Bytes::from_static(b"\r\n--X--\r\n")));
        let body = Body::from_stream(stream::iter(chunks.map(Ok::<_, Infallible>)));
        let received = read(body, "X").await.expect("a form");
        assert_eq!(received.kept, 0);
        assert_eq!(received.files.len(), 1);
        assert_eq!(received.files[0].document, Err(FileFault::TooLarge));
        let endless = stream::repeat_with(move || Ok::<_, Infallible>(megabyte()));
        let head = Bytes::from_static(
            b"--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n",
        );
        let body = Body::from_stream(futures_util::StreamExt::chain(stream::iter([Ok(head)]), endless));
        assert!(matches!(read(body, "X").await, Err(StatusCode::PAYLOAD_TOO_LARGE)));
    }
}
