//! What a reader sees when something is refused or broken. Layers and handlers answer with a bare status; this
//! layer makes a page of it, in the reader's language and with the request's number, so that a refusal by a limit
//! looks like any other page. A handler that has its own page (or JSON) for its fault keeps it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

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

use super::{RequestId, Shared, theme};

/// What the page is about.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// 400 to 599.
    pub status: StatusCode,
    /// The reader's language.
    pub language: Language,
    /// The number to read out to support.
    pub request: Uuid,
    /// The theme of the browser.
    pub theme: Option<Theme>,
}

/// Makes the page; the whole document.
pub type Renderer = Arc<dyn Fn(&Trouble) -> String + Send + Sync>;

/// The layer.
pub async fn replace(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let found = extensions.get::<RequestId>().copied();
    let language = extensions.get::<Language>().copied().unwrap_or(Language::En);
    let theme = theme::of(request.headers());
    let mut response = next.run(request).await;
    let status = response.status();
    if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("2"));
    }
    let Some(RequestId(id)) = found else { return response };
    if !(status.is_client_error() || status.is_server_error()) || has_own_page(&response) {
        return response;
    }
    let page = (shared.trouble)(&Trouble { status, language, request: id, theme });
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

/// What stands for the number in a page that was made once.
const REFERENCE: &str = "number-of-this-request";

/// The product's own pages, with nobody's name and nobody's navigation: a layer does not know who asks. Each is made once
/// for a status, language and theme, because most of them go out when there is too much work already. They load no script, so
/// no nonce stands in them.
pub fn pages(assets: app::shell::Assets) -> Renderer {
    let made: Mutex<Made> = Mutex::default();
    Arc::new(move |trouble: &Trouble| {
        let Trouble { status, language, request, theme } = *trouble;
        let page = {
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            let page = made.entry((status, language, theme));
            let split = || Split::of(&page_of(&assets, status, language, theme));
            page.or_insert_with(|| Arc::new(split())).clone()
        };
        page.with(request)
    })
}

type Made = HashMap<(StatusCode, Language, Option<Theme>), Arc<Split>>;

/// A page before and after the number of the request.
struct Split(String, String);

impl Split {
    fn of(page: &str) -> Self {
        let (before, after) = page.split_once(REFERENCE).unwrap_or((page, ""));
        Self(before.to_owned(), after.to_owned())
    }

    fn with(&self, request: Uuid) -> String {
        let mut number = Uuid::encode_buffer();
        [&self.0, &*request.hyphenated().encode_lower(&mut number), &self.1].concat()
    }
}

fn page_of(
    assets: &app::shell::Assets,
    status: StatusCode,
    language: Language,
    theme: Option<Theme>,
) -> String {
    let kind = app::page::trouble::Trouble::from_status(status.as_u16());
    let frame = Frame {
        assets: assets.clone(),
        theme,
        ..Frame::new(language, kind.title(Words::of(language)), "/start")
    };
    let because = (status == StatusCode::FORBIDDEN).then_some(because::ORIGIN);
    app::render::page(frame, move || {
        view! { <TroublePage trouble=kind reference=REFERENCE because=because/> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_made_once_carries_the_number_of_each_request_and_no_script() {
        let pages = pages(app::shell::Assets::default());
        let mut seen = Vec::new();
        for (status, language, theme) in [
            (StatusCode::SERVICE_UNAVAILABLE, Language::De, None),
            (StatusCode::SERVICE_UNAVAILABLE, Language::De, None),
            (StatusCode::SERVICE_UNAVAILABLE, Language::En, None),
            (StatusCode::SERVICE_UNAVAILABLE, Language::En, Some(Theme::Dark)),
            (StatusCode::NOT_FOUND, Language::En, Some(Theme::Dark)),
        ] {
            let request = Uuid::from_u128(seen.len() as u128);
            let page = pages(&Trouble { status, language, request, theme });
            assert!(page.contains(&request.to_string()) && !page.contains(REFERENCE), "{page}");
            assert!(!page.contains("nonce") && !page.contains("<script"), "{page}");
            let kind = app::page::trouble::Trouble::from_status(status.as_u16());
            assert!(page.contains(&kind.title(Words::of(language))), "{page}");
            assert_eq!(page.contains("data-theme=\"dark\""), theme.is_some(), "{page}");
            assert!(!seen.contains(&page));
            seen.push(page);
        }
    }
}
