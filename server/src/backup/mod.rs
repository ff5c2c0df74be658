//! A backup is a folder that other programs can read too: the database as one file (SQLite's own format, or PostgreSQL's
//! archive), a manifest that says what it is, and `SHA256SUMS` over both. It appears under its name only when it is
//! whole and on the disk, and it is believed only when every byte is as it was: `sha256sum -c SHA256SUMS` says the same.

pub mod before;
mod manifest;
mod postgres;
mod restore;
mod sums;
mod take;

use std::{io, path::PathBuf};

pub use self::{
    manifest::{Kind, Log, Manifest},
    postgres::is_there,
    restore::{check, restore},
    take::{folder_in, take},
};
use crate::store;

/// Why there is no backup, or why it is not restored, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something is there already.
    #[error("{} exists already; name a folder that does not", .0.display())]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Not enough room.
    #[error("{} has {free} MiB of free space, but {needed} MiB are needed; make room or name another place", place.display())]
    Room {
        /// Where.
        place: PathBuf,
        /// What is free, in mebibytes.
        free: u64,
        /// What is needed, in mebibytes.
        needed: u64,
    },
    /// A program of PostgreSQL is not there.
    #[error(
        "{0} is missing; install the client programs of PostgreSQL (on Debian and Ubuntu: apt-get install postgresql-client)"
    )]
    Missing(&'static str),
    /// It is there and failed.
    #[error("{program} failed: {said}")]
    Program {
        /// Its name.
        program: &'static str,
        /// The last line that it said.
        said: String,
    },
    /// Not as it was written, or never a backup.
    #[error("{} is not a whole backup: {reason}; nothing was restored", folder.display())]
    Damaged {
        /// Its folder.
        folder: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// There is something where it shall go.
    #[error(
        "{0} is not empty; a backup is restored into an empty place only, so that nothing is overwritten"
    )]
    Occupied(String),
    /// Of the other database.
    #[error(
        "this is a backup of {of}, but the configured database is {here}; set database.url to the same kind"
    )]
    OtherKind {
        /// What it is of.
        of: Kind,
        /// What is configured.
        here: Kind,
    },
    /// Of a newer Concord.
    #[error(
        "this backup has schema {found}, but this version of Concord knows only up to {known}: restore it with the newer Concord"
    )]
    Newer {
        /// The number in the manifest.
        found: i64,
        /// The highest number in this binary.
        known: i64,
    },
    /// The database changed its schema meanwhile.
    #[error("the schema changed while the backup was taken; take it again")]
    Moved,
    /// The copy is broken, and so is what it was made of.
    #[error("the copy of the database is not whole ({0}); ask concord doctor about the database itself")]
    Broken(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The error of this path.
fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |error| Error::File { path, error }
}

/// Work that blocks, away from the threads that answer requests.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(failed) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
        Err(_) => Err(Error::Moved),
    }
}
