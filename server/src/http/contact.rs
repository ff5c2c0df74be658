//! Whom to tell about a weakness: `/.well-known/security.txt` (RFC 9116), made from `security.contact`. It expires half a
//! year after the day on which it is read: as long as somebody runs this server with that setting, the setting is theirs.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::time::DAY;

use super::Shared;

/// Where it lies.
pub const ADDRESS: &str = "/.well-known/security.txt";
/// For how long it may be kept by whoever reads it.
const LIFETIME: i64 = 180 * DAY;

/// The file; not found where nobody is named.
pub fn routes() -> Router<Shared> {
    Router::new().route(ADDRESS, get(file))
}

async fn file(State(shared): State<Shared>) -> Response {
    let Some(contact) = &shared.config.security.contact else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let expires = shared.world.now().plus(LIFETIME).day_utc();
    let origin = &shared.origin;
    let text = format!(
        "Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: de, en\nCanonical: {origin}{ADDRESS}\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
