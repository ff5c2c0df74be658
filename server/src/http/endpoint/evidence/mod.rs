//! The files of a case: the list, the downloads, and the pages that change them.

mod add;
mod download;
mod list;
mod remove;
mod replace;
mod reuse;

use app::{
    form::case::evidence::Brought,
    port::{CaseView, evidence::File},
};
use axum::Router;
use domain::id::EvidenceId;
use evidence::Document;

use crate::http::{Shared, upload::Sent};

/// The routes of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(add::routes())
        .merge(download::routes())
        .merge(list::routes())
        .merge(remove::routes())
        .merge(replace::routes())
        .merge(reuse::routes())
}

/// A file of a case that was not taken back.
fn file(view: &CaseView, id: Option<EvidenceId>) -> Option<File> {
    view.files.iter().find(|file| Some(file.id) == id && file.removed.is_none()).cloned()
}

/// What was sent, apart: the files that are fine, and what is wrong with the others, both with their places.
fn sorted(sent: Vec<Sent>) -> (Vec<Document>, Vec<Brought>) {
    let (mut fine, mut brought) = (Vec::new(), Vec::new());
    for Sent { name, document } in sent {
        match document {
            Ok(document) => {
                brought.push(Brought { name: document.name.clone(), fault: None });
                fine.push(document);
            }
            Err(fault) => brought.push(Brought { name, fault: Some(fault) }),
        }
    }
    (fine, brought)
}
