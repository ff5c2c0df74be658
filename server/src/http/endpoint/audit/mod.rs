//! The audit log: `GET /audit`, `POST /audit` verifies it, `GET /audit/export` gives the whole log as it goes, and
//! `GET /cases/{number}/receipt` the proof of one decision. Downloads are attachments and never pages.

use app::{address::pattern, failure::Failure, form::audit::Asked, page::audit::AuditPage};
use audit::{PrivateRows, StoredCheckpoint, StoredHead, write};
use axum::{
    Router,
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::id::CaseNumber;
use futures_util::stream;

use crate::{
    http::{
        Shared, Visit,
        endpoint::{self, nothing_but},
    },
    service::Trouble,
    store::{self, trail},
};

/// The routes of this room: log, export, receipt.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(pattern::AUDIT, get(show).post(verify))
        .route(pattern::AUDIT_EXPORT, get(export))
        .route(pattern::RECEIPT, get(receipt))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.audit(&visit.actor, Asked::of(&visit.query)).await).await
}

async fn verify(visit: Visit, body: endpoint::Body) -> Response {
    if let Err(failure) = nothing_but(&body, &[]) {
        let page = visit.services.audit(&visit.actor, Asked::of(&visit.query)).await;
        return visit.trouble(page.map_or_else(Failure::from, |_| failure)).await;
    }
    let page = async {
        let checked = visit.services.verify_log(&visit.actor).await?;
        let page = visit.services.audit(&visit.actor, Asked::of(&visit.query)).await?;
        Ok::<_, Trouble>(AuditPage { checked: Some(checked), ..page })
    };
    visit.answer(page.await).await
}

async fn receipt(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    match visit.services.receipt(&visit.actor, number).await {
        Ok(text) => {
            attachment("text/plain; charset=utf-8", &format!("case-{number}.receipt"), Body::from(text))
        }
        Err(trouble) => visit.trouble(trouble.into()).await,
    }
}

async fn export(visit: Visit) -> Response {
    if let Some(away) = visit.unproven() {
        return away;
    }
    if let Err(trouble) = visit.services.take_log(&visit.actor).await {
        return visit.trouble(trouble.into()).await;
    }
    let db = visit.shared.db.clone();
    let first = async {
        let mut source = db.reader();
        let head = trail::head(&mut source).await?;
        let origin = visit.services.signer.origin().unwrap_or("concord");
        let stored = StoredHead { size: head.size, edge: &head.edge };
        let mut text = write::header(origin, stored, PrivateRows::Complete).map_err(broken)?;
        for row in trail::checkpoints(&mut source).await?.iter().filter(|row| row.size <= head.size) {
            text += &write::checkpoint(StoredCheckpoint { size: row.size, note: row.note.as_bytes() })
                .map_err(broken)?;
        }
        Ok::<_, store::Error>((text, head.size))
    };
    let (text, size) = match first.await {
        Ok(first) => first,
        Err(error) => return visit.trouble(Trouble::from(error).into()).await,
    };
    // What is appended meanwhile is not in the head that was given, so the walk ends there.
    let walk = (Some(text), None, db);
    let lines = stream::try_unfold(walk, move |(text, after, db)| async move {
        if let Some(text) = text {
            return Ok(Some((text, (None, after, db))));
        }
        let rows = trail::entries(&mut db.reader(), after).await?;
        let rows: Vec<_> = rows.into_iter().filter(|row| row.seq < size).collect();
        let Some(last) = rows.last() else { return Ok(None) };
        let after = Some(last.seq);
        let mut text = String::new();
        for row in &rows {
            text += &write::entry(&row.as_stored()).map_err(broken)?;
        }
        Ok::<_, store::Error>(Some((text, (None, after, db))))
    });
    attachment("application/x-ndjson", "audit.ndjson", Body::from_stream(lines))
}

fn broken(fault: audit::ExportFault) -> store::Error {
    store::Error::Driver(sqlx::Error::Decode(Box::new(fault)))
}

fn attachment(kind: &'static str, name: &str, body: Body) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, body).into_response()
}
