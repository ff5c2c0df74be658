//! A version of a file: `GET /cases/{number}/evidence/{version}`, for whoever may see the case. Always an attachment, under
//! a policy that lets nothing in it run, and kept by nobody on the way. It leaves in slices, each read when the last one
//! is gone, so a slow reader costs nothing; the audit log knows to whom.

use app::address::pattern;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::Path,
    http::{Method, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::id::CaseNumber;
use evidence::{Kind, attachment};
use futures_util::stream::try_unfold;
use uuid::Uuid;

use crate::{
    http::{Shared, Visit},
    service::Download,
};

const POLICY: &str = "sandbox; default-src 'none'";

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::DOWNLOAD, get(send))
}

async fn send(visit: Visit, method: Method, Path((number, version)): Path<(CaseNumber, Uuid)>) -> Response {
    let sent = method != Method::HEAD;
    let download = match visit.services.download(&visit.actor, number, version, sent).await {
        Ok(download) => download,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    };
    let kind = Kind::from_extension(&download.kind).map_or("application/octet-stream", Kind::media_type);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_LENGTH, download.size.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&download.name)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body(download)).into_response()
}

fn body(download: Download) -> Body {
    Body::from_stream(try_unfold((download, 0), async |(download, offset)| {
        if offset >= download.size {
            return Ok(None);
        }
        let slice = download.slice(offset).await.inspect_err(|error| {
            tracing::error!(error = error as &dyn std::error::Error, "a download broke off");
        })?;
        let next = offset.saturating_add(i64::try_from(slice.len()).unwrap_or(i64::MAX).max(1));
        Ok::<_, crate::store::Error>(Some((Bytes::from(slice), (download, next))))
    }))
}
