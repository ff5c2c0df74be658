//! The mails of the demo: `GET /mails` and `GET /mails/{mail}`, for whoever is signed in. Only where the demo has filled
//! its personas: in real life a mail belongs to its reader and to nobody else.

use std::path::Path as Folder;

use app::{
    address::pattern,
    failure::Failure,
    page::outbox::mails::{MailPage, MailsPage},
    port::outbox::MailLine,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use uuid::Uuid;

use crate::{
    http::{Shared, Visit},
    mail::{self, Kept},
};

/// How many are shown.
const SHOWN: usize = 100;

/// The routes.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::MAILS, get(list)).route(pattern::MAIL, get(show))
}

async fn list(visit: Visit) -> Response {
    let mails = read(&visit, |folder| mail::list(folder, SHOWN)).await;
    let page = mails.map(|mails| MailsPage { mails: mails.into_iter().map(line).collect() });
    visit.answer(page).await
}

async fn show(visit: Visit, Path(id): Path<Uuid>) -> Response {
    let found = read(&visit, move |folder| mail::read(folder, id)).await;
    let page = found
        .and_then(|found| found.ok_or(Failure::NotFound))
        .map(|kept| MailPage { mail: line(kept), origin: visit.shared.origin.as_str().to_owned() });
    visit.answer(page).await
}

async fn read<T: Send + 'static>(
    visit: &Visit,
    work: impl FnOnce(&Folder) -> std::io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let folder = visit.shared.mails.clone().filter(|_| visit.shared.personas.get().is_some());
    let folder = folder.ok_or(Failure::NotFound)?;
    let read = tokio::task::spawn_blocking(move || work(&folder)).await;
    match read {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(error)) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the folder of mails cannot be read");
            Err(Failure::Broken(String::new()))
        }
        Err(_) => Err(Failure::Broken(String::new())),
    }
}

fn line(kept: Kept) -> MailLine {
    let Kept { id, to, subject, at, text } = kept;
    MailLine { id, to, subject, at, text }
}
