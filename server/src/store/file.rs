//! The database file belongs to its owner alone. It is created here, before the driver opens it, because SQLite
//! gives its log files the mode of the main file and would itself leave the mode to the umask.

use std::{fs::OpenOptions, io, os::unix::fs::OpenOptionsExt, path::Path};

/// Creates an empty file with mode 0600 unless there is one; an existing file keeps its mode.
pub(super) fn create_private(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
