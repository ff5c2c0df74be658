//! Light, dark or as the system: `POST /theme`, from the foot of every page, for anybody. Back to where it was chosen.

use app::{
    address::pattern,
    failure::Failure,
    form::{Fault, FaultKind},
    shell::{BACK, THEME_FIELD, Theme},
};
use axum::{Router, response::Response, routing::post};

use super::with_cookie;
use crate::http::{
    Ask, Local, Shared,
    endpoint::{Body, nothing_but},
    theme,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::THEME, post(submit))
}

async fn submit(ask: Ask, body: Body) -> Response {
    let typed = match nothing_but(&body, &[THEME_FIELD, BACK]) {
        Ok(typed) => typed,
        Err(failure) => return ask.trouble(failure).await,
    };
    let chosen = typed.first(THEME_FIELD).unwrap_or_default();
    let back = typed.first(BACK).and_then(Local::parse).or_else(|| Local::parse(pattern::START));
    match (Theme::from_code(chosen), back) {
        (theme, Some(back)) if theme.is_some() || chosen == Theme::SYSTEM => {
            with_cookie(ask.go_local(&back), theme::keep(theme))
        }
        _ => ask.trouble(Failure::from(vec![Fault::new(THEME_FIELD, FaultKind::UnknownChoice)])).await,
    }
}
