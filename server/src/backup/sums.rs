//! `SHA256SUMS` as `sha256sum` writes it. It is compared as a text: what we would write now must be what stands there,
//! so no reader of a format can be more lenient than its writer.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read as _, Write as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

pub(super) const SUMS: &str = "SHA256SUMS";
const CHUNK: usize = 1024 * 1024;

/// The hash of a file.
pub(super) fn of(file: &Path) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    each_chunk(File::open(file)?, |chunk| {
        hash.update(chunk);
        Ok(())
    })?;
    Ok(hash.finalize().into())
}

/// Copies `from` to an open file and answers the hash of what was copied.
pub(super) fn copy(from: &Path, mut to: &File) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    each_chunk(File::open(from)?, |chunk| {
        hash.update(chunk);
        to.write_all(chunk)
    })?;
    Ok(hash.finalize().into())
}

fn each_chunk(mut file: File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(()),
            length => take(chunk.get(..length).unwrap_or_default())?,
        }
    }
}

/// The text over these files.
pub(super) fn text(files: &[(&str, [u8; 32])]) -> String {
    let mut text = String::new();
    for (name, hash) in files {
        for byte in hash {
            let _ = write!(text, "{byte:02x}");
        }
        let _ = writeln!(text, "  {name}");
    }
    text
}
