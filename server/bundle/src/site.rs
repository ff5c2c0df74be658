//! The folder that is served. A name carries the hash of the content, so a file that exists is right and is not
//! written or compressed again, and a browser may keep it for good. The manifest is written last: a run that
//! stops half-way leaves the old one, whose files still stand.
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::fault::Fault;

const MANIFEST: &str = "manifest.json";

pub struct Site {
    folder: PathBuf,
    /// Plain names to hashed ones.
    names: BTreeMap<String, String>,
}

impl Site {
    pub fn open(folder: PathBuf) -> Result<Self, Fault> {
        fs::create_dir_all(&folder)
            .map_err(|cause| Fault::new(format!("making {}", folder.display()), cause))?;
        Ok(Self { folder, names: BTreeMap::new() })
    }

    /// Writes a file; its name with the hash.
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<String, Fault> {
        let hashed = hashed_name(name, content);
        let file = self.folder.join(&hashed);
        let fault = |cause| Fault::new(format!("writing {}", file.display()), cause);
        if is_text(name) {
            write_once(&suffixed(&file, "br"), || brotli(content)).map_err(fault)?;
            write_once(&suffixed(&file, "gz"), || gzip(content)).map_err(fault)?;
        }
        write_once(&file, || Ok(content.to_vec())).map_err(fault)?;
        self.names.insert(name.into(), hashed.clone());
        Ok(hashed)
    }

    /// Takes these names over from the manifest of the last run, as far as it has them.
    pub fn keep(&mut self, names: &[&str]) -> Result<(), Fault> {
        let path = self.folder.join(MANIFEST);
        let Ok(text) = fs::read(&path) else { return Ok(()) };
        let last: BTreeMap<String, String> = serde_json::from_slice(&text)
            .map_err(|cause| Fault::new(format!("reading {}", path.display()), cause))?;
        self.names.extend(last.into_iter().filter(|(name, _)| names.contains(&name.as_str())));
        Ok(())
    }

    /// Writes the manifest, deletes what it does not name, and reports each file with its sizes.
    pub fn close(self) -> Result<Vec<String>, Fault> {
        let fault = |cause| Fault::new(format!("writing to {}", self.folder.display()), cause);
        let manifest = serde_json::json!(self.names).to_string();
        write(&self.folder.join(MANIFEST), manifest.as_bytes()).map_err(fault)?;
        for entry in fs::read_dir(&self.folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let plain = name.strip_suffix(".br").or(name.strip_suffix(".gz")).unwrap_or(&name);
            if plain != MANIFEST && !self.names.values().any(|known| known == plain) {
                fs::remove_file(entry.path()).map_err(fault)?;
            }
        }
        Ok(self.names.values().map(|name| self.report(name)).collect())
    }

    fn report(&self, name: &str) -> String {
        let size = |path: PathBuf| fs::metadata(path).map_or(0, |file| file.len());
        let file = self.folder.join(name);
        format!("{name:<28} {:>8} bytes, {:>7} with brotli", size(file.clone()), size(suffixed(&file, "br")))
    }
}

/// `main.css` → `main.0123456789ab.css`.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = &hexadecimal(&Sha256::digest(content))[..12];
    match name.rsplit_once('.') {
        Some((stem, kind)) => format!("{stem}.{hash}.{kind}"),
        None => format!("{name}.{hash}"),
    }
}

pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Whether compressing pays; pictures and fonts are compressed already.
fn is_text(name: &str) -> bool {
    ["css", "js", "wasm", "svg"].iter().any(|kind| name.ends_with(&format!(".{kind}")))
}

fn suffixed(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn write_once(file: &Path, content: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<()> {
    if file.exists() { Ok(()) } else { write(file, &content()?) }
}

/// Whole or not at all: a half-written file would be taken for right by its name.
fn write(file: &Path, content: &[u8]) -> io::Result<()> {
    let draft = suffixed(file, "new");
    fs::write(&draft, content)?;
    fs::rename(&draft, file)
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_its_content_only() {
        let name = hashed_name("main.css", b"a{}");
        assert_eq!(name, hashed_name("main.css", b"a{}"));
        assert_ne!(name, hashed_name("main.css", b"b{}"));
        assert_eq!(name.len(), "main.0123456789ab.css".len());
    }
}
