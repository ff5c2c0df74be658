//! A form or request that is sent twice changes things once (after draft-ietf-httpapi-idempotency-key-header-07). Every
//! form of ours carries a key; programs send the header. The key of a change is kept by its own transaction
//! ([`Claim`]), its answer right after; here the answer is given again, or one that says that it was done.
//!
//! A key is one person's. What changes nothing uses none up. Signing in and out, the demo's switch and links open or
//! end a session, and what people prove themselves with is typed there: a secret that must not be stored, not even as a hash
//! of the whole form, and twice is no harm. Everything else guards a
//! repeat by the version in its form, so a key may be missing, except where something new begins: 400 there.

mod key;

use std::{sync::Arc, time::Duration};

use app::{
    address::{Address, case_of, pattern},
    form::Typed,
    page::repeat::{KeyFault, RepeatPage},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts as _, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::time::SECOND;
use sha2::{Digest as _, Sha256};
use tracing::Instrument as _;

use self::key::{Found, find};
use super::{Ask, Session, Shared, bare, upload::Upload};
use crate::store::{
    request_key::{Answer, Claim, Used},
    trail::Context,
};

pub use self::key::KEY;

/// Where a repeat is harmless and an answer must not be kept.
const OWN: [&str; 15] = [
    pattern::SIGN_IN,
    pattern::CODE,
    pattern::PROVIDER,
    pattern::RETURN,
    pattern::SIGN_OUT,
    pattern::LINK,
    pattern::SET_UP,
    pattern::RESET,
    pattern::PERSONA,
    pattern::STEP_UP,
    pattern::PASSWORD,
    pattern::SECOND_FACTOR,
    pattern::PASSKEY,
    pattern::PASSKEYS,
    pattern::ADD_PASSKEY,
];
/// Where no version guards against a repeat.
const REQUIRED: [&str; 7] = [
    pattern::INVITE,
    pattern::NEW,
    "/cases/{number}/refile",
    pattern::ADD_EVIDENCE,
    pattern::REUSE_EVIDENCE,
    pattern::TALK,
    pattern::SAVE_FILTER,
];
/// How often and after which pause a repeat looks for the first one's answer.
const LOOKS: u32 = 60;
const PAUSE: Duration = Duration::from_millis(50);
/// A request that began so long ago is not answered any more.
const LOST: i64 = 60 * SECOND;
/// Marks an answer that was given before.
const REPLAYED: &str = "idempotency-replayed";

/// The layer.
pub async fn once(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| bare(path.as_str()).to_owned());
    let (Some(route), false) = (route, is_safe(request.method())) else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return StatusCode::BAD_REQUEST.into_response() };
    let (found, rest) = find(&parts.headers, &body);
    // The length of the body may be another one now.
    parts.headers.remove(header::CONTENT_LENGTH);
    if OWN.contains(&route.as_str()) {
        return next.run(Request::from_parts(parts, Body::from(rest))).await;
    }
    let ask = match Ask::from_request_parts(&mut parts, &shared).await {
        Ok(ask) => ask,
        Err(response) => return response,
    };
    parts.extensions.insert(Session(ask.signed_in.clone()));
    let Some(signed_in) = &ask.signed_in else {
        return next.run(Request::from_parts(parts, Body::from(rest))).await;
    };
    let key = match found {
        Found::Key(key) => key,
        Found::Nothing if !REQUIRED.contains(&route.as_str()) => {
            return next.run(Request::from_parts(parts, Body::from(rest))).await;
        }
        Found::Nothing | Found::Nonsense => return fault(&ask, KeyFault::Missing, &rest).await,
    };
    let claim = Claim::new(signed_in.person().id, key, hash(&parts, &rest), shared.world.now());
    let found = claim.find(&mut shared.db.reader()).await;
    match found {
        Ok(Some(used)) => again(&ask, &claim, used, &rest).await,
        Ok(None) => first(ask, claim, Request::from_parts(parts, Body::from(rest.clone())), next, rest).await,
        Err(error) => ask.trouble(crate::service::Trouble::from(error).into()).await,
    }
}

/// In a task of its own: who hangs up and sends again shall find the answer.
async fn first(ask: Ask, claim: Claim, request: Request, next: Next, body: Bytes) -> Response {
    let task = async move {
        let response = claim.scope(next.run(request)).await;
        if claim.is_kept() {
            return keep(&ask, &claim, response).await;
        }
        // Nothing was changed here; perhaps because the same request was quicker.
        let found = claim.find(&mut ask.shared.db.reader()).await;
        match found {
            Ok(Some(used)) => again(&ask, &claim, used, &body).await,
            _ => response,
        }
    };
    match tokio::spawn(Context::carry(Context::current(), task).in_current_span()).await {
        Ok(response) => response,
        Err(failed) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Keeps the answer of a change. A failure after the change is no answer to give again.
async fn keep(ask: &Ask, claim: &Claim, response: Response) -> Response {
    if response.status().is_server_error() || response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let answer = Answer {
        status: parts.status.as_u16(),
        location: text(header::LOCATION),
        kind: text(header::CONTENT_TYPE),
        body: body.to_vec(),
    };
    let kept = claim.clone();
    let written = ask.shared.db.write(move |tx| Box::pin(async move { kept.answer(tx, answer).await })).await;
    if let Err(error) = written {
        tracing::warn!(%error, "an answer could not be kept; a repeat will only be told that it was done");
    }
    Response::from_parts(parts, Body::from(body))
}

/// The first one's answer, as soon as there is one.
async fn again(ask: &Ask, claim: &Claim, mut used: Used, body: &[u8]) -> Response {
    if used.request != claim.request() {
        return fault(ask, KeyFault::Used, body).await;
    }
    for _ in 0..LOOKS {
        if let Some(answer) = used.answer {
            return replayed(answer);
        }
        if used.created_at.plus(LOST) < ask.shared.world.now() {
            break;
        }
        tokio::time::sleep(PAUSE).await;
        let found = claim.find(&mut ask.shared.db.reader()).await;
        match found {
            Ok(Some(found)) => used = found,
            Ok(None) => break,
            Err(error) => return ask.trouble(crate::service::Trouble::from(error).into()).await,
        }
    }
    // The process died between the change and its answer.
    ask.repeated(&place(&ask.path))
}

fn replayed(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut headers = HeaderMap::new();
    for (name, value) in [(header::LOCATION, answer.location), (header::CONTENT_TYPE, answer.kind)] {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(name, value);
        }
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    (status, headers, answer.body).into_response()
}

async fn fault(ask: &Ask, fault: KeyFault, body: &[u8]) -> Response {
    let page = RepeatPage { fault, typed: Typed::parse(body), path: ask.path.clone() };
    ask.refuse(page, fault.status()).await
}

/// Where things stand that a form changes: its case, its entry, the areas.
fn place(path: &str) -> Address {
    let entry = |path: &str| path.strip_prefix("/register/")?.split('/').next()?.parse().ok();
    match (case_of(path), entry(path)) {
        (Some(number), _) => Address::Case(number),
        (None, Some(entry)) => Address::Entry(domain::id::EntryId(entry)),
        (None, None) if path.starts_with(pattern::AREAS) => Address::Areas,
        (None, None) => Address::Start,
    }
}

/// What was asked for: method, address, body and files, each with its length before it. Two presses of one button send
/// the same files between other boundaries, so files count by what is in them.
fn hash(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let address = parts.uri.path_and_query().map_or("", |whole| whole.as_str());
    let files = parts.extensions.get::<Arc<Upload>>().map(|upload| upload.digest());
    let files = files.as_ref().map_or(&[][..], |digest| digest);
    for part in [parts.method.as_str().as_bytes(), address.as_bytes(), body, files] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}
