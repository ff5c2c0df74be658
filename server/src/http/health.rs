//! Two questions that machines ask: does the process live, and should it be given requests? They stand outside the
//! host check and the load limit, because a probe comes by address and must be answered when it matters most.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::Shared;
use crate::store::migrate;

/// `/health/live` and `/health/ready`.
pub fn routes() -> Router<Shared> {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

async fn live() -> Response {
    answer(StatusCode::OK, "live")
}

/// 503 while stopping, while the database does not answer, and while its schema is another one.
async fn ready(State(shared): State<Shared>) -> Response {
    if shared.stopping.has_begun() {
        return answer(StatusCode::SERVICE_UNAVAILABLE, "stopping");
    }
    match migrate::is_current(&shared.db).await {
        Ok(true) => answer(StatusCode::OK, "ready"),
        Ok(false) => answer(StatusCode::SERVICE_UNAVAILABLE, "schema"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            answer(StatusCode::SERVICE_UNAVAILABLE, "database")
        }
    }
}

fn answer(status: StatusCode, word: &str) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, serde_json::json!({ "status": word }).to_string()).into_response()
}
