//! What may be uploaded (security.md W5, ASVS V5): PDF, PNG and JPEG, where the name's ending, the declared type and the
//! bytes agree. Pictures are taken apart and put together again without what a camera or an attacker added; a file that
//! is two things at once is refused. Pure: bytes in, a document or a reason out. Names never become paths; storage goes
//! by the hash.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod disposition;
pub mod form;
mod jpeg;
mod name;
mod orientation;
mod pdf;
mod png;

use sha2::{Digest as _, Sha256};

pub use disposition::attachment;

/// Most bytes of one document.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// Most pixels of one picture; more is a bomb for whoever opens it.
pub const MOST_PIXELS: u64 = 50_000_000;

/// The three kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A document.
    Pdf,
    /// A picture without loss: screenshots.
    Png,
    /// A photograph.
    Jpeg,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Jpeg];

    /// The media type, as browsers declare it and downloads carry it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The ending that a stored name gets.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// The kind of an ending, in any case; `None` for every other.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            _ => None,
        }
    }

    /// The kind with this media type; parameters after a semicolon do not count.
    pub fn from_media_type(declared: &str) -> Option<Self> {
        let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|kind| kind.media_type() == essence)
    }

    /// The kind whose first bytes these are.
    pub fn from_content(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else {
            None
        }
    }
}

/// An accepted document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// As people see it: no path, no control characters, at most [`name::LONGEST`] characters, the right ending.
    pub name: String,
    /// What is stored.
    pub bytes: Vec<u8>,
    /// SHA-256 of what is stored: the name in storage.
    pub hash: [u8; 32],
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Fault {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`].
    #[error("the file is too large")]
    TooLarge,
    /// No usable name.
    #[error("the file has no usable name")]
    Name,
    /// None of the three endings.
    #[error("only PDF, PNG and JPEG are taken")]
    Kind,
    /// Name, declaration and content disagree.
    #[error("the name or the declared type does not fit the content")]
    Mismatch,
    /// Cut off, or not what it says inside.
    #[error("the file is damaged")]
    Damaged,
    /// Something else hides in it or behind it.
    #[error("something else hides in the file")]
    Hidden,
    /// Scripts, programs or other files inside.
    #[error("the document holds scripts, programs or other files")]
    Active,
    /// More than [`MOST_PIXELS`].
    #[error("the picture has too many pixels")]
    Pixels,
}

/// A document from what a browser sends: its name, the declared media type (empty counts as not declared) and the bytes.
pub fn accept(name: &str, declared: &str, bytes: &[u8]) -> Result<Document, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let (stem, extension) = name::parts(name)?;
    let kind = Kind::from_extension(&extension).ok_or(Fault::Kind)?;
    // browsers that know nothing of a file say `application/octet-stream`
    let undeclared = declared.is_empty() || declared == "application/octet-stream";
    if !undeclared && Kind::from_media_type(declared) != Some(kind) {
        return Err(Fault::Mismatch);
    }
    if Kind::from_content(bytes) != Some(kind) {
        return Err(Fault::Mismatch);
    }
    let bytes = match kind {
        Kind::Pdf => pdf::checked(bytes)?,
        Kind::Png => png::cleaned(bytes)?,
        Kind::Jpeg => jpeg::cleaned(bytes)?,
    };
    let hash = Sha256::digest(&bytes).into();
    Ok(Document { kind, name: format!("{stem}.{}", kind.extension()), bytes, hash })
}
