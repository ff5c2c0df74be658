//! The file of checkpoints: signed notes, an empty line after each, added at the end and synced.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use domain::time::Time;

/// The notes in a file; none where there is no file.
pub fn read(file: &Path) -> io::Result<Vec<String>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(notes(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The notes in a text: each is two paragraphs, what is signed and the signatures.
pub fn notes(text: &str) -> Vec<String> {
    let paragraphs: Vec<&str> = text.split("\n\n").map(|part| part.trim_matches('\n')).collect();
    let filled: Vec<&str> = paragraphs.into_iter().filter(|part| !part.is_empty()).collect();
    filled.chunks(2).map(|pair| format!("{}\n", pair.join("\n\n"))).collect()
}

/// Adds notes at the end.
pub fn add<'a>(file: &Path, notes: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut notes = notes.peekable();
    if notes.peek().is_none() {
        return Ok(());
    }
    let mut open = OpenOptions::new().append(true).create(true).mode(0o600).open(file)?;
    for note in notes {
        open.write_all(format!("{note}\n").as_bytes())?;
    }
    open.sync_all()
}

/// Keeps what was signed before a rollback under another name.
pub fn set_aside(file: &Path, now: Time) -> io::Result<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".rolled-back-{}", now.0));
    match fs::rename(file, name) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::notes;

    #[test]
    fn one_note_and_many_are_read_alike() {
        let note = |size: u32| format!("o\n{size}\nroot\n\n\u{2014} o sig\n");
        assert_eq!(notes(&note(1)), [note(1)]);
        assert_eq!(notes(&format!("{}\n{}\n", note(1), note(2))), [note(1), note(2)]);
        assert!(notes("").is_empty() && notes("\n\n").is_empty());
    }
}
