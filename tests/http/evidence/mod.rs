//! Files from outside: what people bring and what attackers send, who may see it, and how it leaves.

#[path = "../../../server/evidence/tests/corpus/mod.rs"]
mod corpus;

mod hostile;
mod limits;
mod rights;
mod story;

use domain::id::CaseNumber;
use server::store::{self, evidence::EvidenceRow};
use tests::{Attached, Cast, Client, Page};

use crate::moves::{CHANNEL, file};

/// A small picture that is taken.
pub fn picture() -> Vec<u8> {
    corpus::png()
}

const PDF: &str = "application/pdf";

/// A request in review.
async fn filed(cast: &Cast) -> CaseNumber {
    file(cast, &cast.mia, CHANNEL).await
}

/// Brings files about the request as a whole.
async fn bring(client: &Client, number: CaseNumber, files: &[Attached<'_>]) -> Page {
    client.upload(&format!("/cases/{number}/add-evidence"), &[("about", "case"), ("note", "")], files).await
}

/// What is stored of the files of a case.
async fn kept(cast: &Cast, number: CaseNumber) -> Vec<EvidenceRow> {
    let rows = store::evidence::of_case(&mut cast.app.shared().db.reader(), number).await;
    let mut rows = rows.expect("files");
    rows.sort_by(|one, other| {
        (&one.at, &one.name, one.version).cmp(&(&other.at, &other.name, other.version))
    });
    rows
}

/// The address of a version.
fn download(row: &EvidenceRow) -> String {
    format!("/cases/{}/evidence/{}", row.case, row.id)
}
