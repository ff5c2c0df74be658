//! Mails as files: `<id>.eml`, so that a second attempt replaces the first. The demo's page reads them back; only the
//! plain text is shown, and only what this product wrote lies there.

use std::{
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use app::port::outbox::Reason;
use domain::time::Time;
use mail_parser::MessageParser;
use uuid::Uuid;

const ENDING: &str = "eml";

/// A mail that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
    /// Who it is for: name and address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub at: Time,
    /// Its plain text.
    pub text: String,
}

/// Writes the file whole or not at all.
pub(super) async fn write(folder: &Path, id: Uuid, bytes: Vec<u8>) -> Result<(), Reason> {
    let folder = folder.to_owned();
    let written = tokio::task::spawn_blocking(move || {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let open = folder.join(format!("{id}.part"));
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&open)?;
        io::Write::write_all(&mut file, &bytes)?;
        std::fs::rename(open, folder.join(format!("{id}.{ENDING}")))
    });
    match written.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Reason::Folder),
    }
}

/// The newest `limit` mails, the newest first; none where there is no folder yet.
pub fn list(folder: &Path, limit: usize) -> io::Result<Vec<Kept>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut ids: Vec<Uuid> = entries
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            name.strip_suffix(".eml")?.parse().ok()
        })
        .collect();
    // Version 7: later ones are larger.
    ids.sort_unstable_by(|one, other| other.cmp(one));
    ids.truncate(limit);
    Ok(ids.into_iter().filter_map(|id| read(folder, id).ok().flatten()).collect())
}

/// One mail; `None` where there is none.
pub fn read(folder: &Path, id: Uuid) -> io::Result<Option<Kept>> {
    let bytes = match std::fs::read(folder.join(format!("{id}.{ENDING}"))) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let Some(message) = MessageParser::default().parse(&bytes) else { return Ok(None) };
    let to = message.to().and_then(|to| to.first()).map(|to| {
        let (name, address) = (to.name().unwrap_or_default(), to.address().unwrap_or_default());
        format!("{name} <{address}>")
    });
    Ok(Some(Kept {
        id,
        to: to.unwrap_or_default(),
        subject: message.subject().unwrap_or_default().to_owned(),
        at: Time(message.date().map_or(0, |date| date.to_timestamp().saturating_mul(1000))),
        text: message.body_text(0).unwrap_or_default().into_owned(),
    }))
}
