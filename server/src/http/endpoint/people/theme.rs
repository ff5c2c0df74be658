//! Light, dark or as the system: `POST /theme`, from the foot of every page, for anybody. Back to where it was chosen; a
//! page that wears the choice already stays where it is (204).

use app::{
    address::pattern,
    failure::Failure,
    form::{Fault, FaultKind},
    shell::{BACK, THEME_FIELD, Theme},
};
use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
    routing::post,
};

use super::with_cookie;
use crate::http::{
    Ask, Local, SAVE, Shared,
    endpoint::{Body, nothing_but},
    theme,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::THEME, post(submit))
}

async fn submit(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    let typed = match nothing_but(&body, &[THEME_FIELD, BACK]) {
        Ok(typed) => typed,
        Err(failure) => return ask.trouble(failure).await,
    };
    let chosen = typed.first(THEME_FIELD).unwrap_or_default();
    let back = typed.first(BACK).and_then(Local::parse).or_else(|| Local::parse(pattern::START));
    match (Theme::from_code(chosen), back) {
        (theme, Some(back)) if theme.is_some() || chosen == Theme::SYSTEM => {
            let stays = headers.contains_key(SAVE);
            let answer = if stays { StatusCode::NO_CONTENT.into_response() } else { ask.go_local(&back) };
            with_cookie(answer, theme::keep(theme))
        }
        _ => ask.trouble(Failure::from(vec![Fault::new(THEME_FIELD, FaultKind::UnknownChoice)])).await,
    }
}
