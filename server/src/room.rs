//! How much room a disk has. In a file of its own, because the standard library cannot say it.

use std::{io, path::Path};

/// Bytes that may still be written to the file system of `place`.
pub fn free(place: &Path) -> io::Result<u64> {
    let found = rustix::fs::statvfs(place)?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}
