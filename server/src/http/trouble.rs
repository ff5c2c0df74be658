//! What a reader sees when something is refused or broken. Layers and handlers answer with a bare status; this
//! layer makes a page of it, in the reader's language and with the request's number, so that a refusal by a limit
//! looks like any other page. A handler that has its own page (or JSON) for its fault keeps it.

use std::sync::Arc;

use app::{
    page::trouble::{TroublePage, because},
    shell::{Frame, Theme},
    text::Words,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::language::Language;
use leptos::prelude::{IntoAny as _, view};
use uuid::Uuid;

use super::{Nonce, RequestId, Shared, theme};

/// What the page is about.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// 400 to 599.
    pub status: StatusCode,
    /// The reader's language.
    pub language: Language,
    /// The number to read out to support.
    pub request: Uuid,
    /// For the page's script, if it has one.
    pub nonce: Nonce,
    /// The theme of the browser.
    pub theme: Option<Theme>,
}

/// Makes the page; the whole document.
pub type Renderer = Arc<dyn Fn(&Trouble) -> String + Send + Sync>;

/// The layer.
pub async fn replace(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let found = (extensions.get::<RequestId>().copied(), extensions.get::<Nonce>().cloned());
    let language = extensions.get::<Language>().copied().unwrap_or(Language::En);
    let theme = theme::of(request.headers());
    let mut response = next.run(request).await;
    let status = response.status();
    if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("2"));
    }
    let (Some(RequestId(id)), Some(nonce)) = found else { return response };
    if !(status.is_client_error() || status.is_server_error()) || has_own_page(&response) {
        return response;
    }
    let page = (shared.trouble)(&Trouble { status, language, request: id, nonce, theme });
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, Body::from(page))
}

/// Bare statuses have no type, and axum's own refusals are plain text for programmers. A line for the draft saver is
/// plain text as well and says so.
fn has_own_page(response: &Response) -> bool {
    if response.headers().contains_key(super::SAVE) {
        return true;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| !kind.starts_with("text/plain"))
}

/// The product's own pages, with nobody's name and nobody's navigation: a layer does not know who asks.
pub fn pages(assets: app::shell::Assets) -> Renderer {
    Arc::new(move |trouble: &Trouble| {
        let Trouble { status, language, request, nonce, theme } = trouble;
        let kind = app::page::trouble::Trouble::from_status(status.as_u16());
        let frame = Frame {
            nonce: nonce.as_str().to_owned(),
            assets: assets.clone(),
            theme: *theme,
            ..Frame::new(*language, kind.title(Words::of(*language)), "/start")
        };
        let (reference, because) =
            (request.to_string(), (*status == StatusCode::FORBIDDEN).then_some(because::ORIGIN));
        app::render::page(frame, move || {
            view! { <TroublePage trouble=kind reference=reference because=because/> }.into_any()
        })
    })
}
