//! PDF (ISO 32000-2): too rich to take apart, so it is only looked at: it begins and ends as a PDF and as nothing else,
//! and names nothing that runs or carries other files. What hides in compressed objects is not found here; therefore
//! documents are only ever downloaded, never shown in our origin.

use crate::Fault;

/// Names that make a document act (ISO 32000-2, 12.6 and 7.11.4).
const ACTIVE: [&[u8]; 7] =
    [b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/EmbeddedFiles", b"/RichMedia", b"/XFA"];
/// Where the end mark has to stand.
const TAIL: usize = 1024;
/// A ZIP's directory can stand this far before the end.
const ZIP_TAIL: usize = 65_557;

/// The same bytes, if nothing speaks against them.
pub fn checked(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let version = bytes.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3)).ok_or(Fault::Mismatch)?;
    if !matches!(version, [b'1', b'.', b'0'..=b'7'] | b"2.0") {
        return Err(Fault::Damaged);
    }
    let tail = last(bytes, TAIL);
    let behind = behind_last(tail, b"%%EOF").ok_or(Fault::Damaged)?;
    if behind.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
        return Err(Fault::Hidden);
    }
    let head = bytes.get(..TAIL.min(bytes.len())).unwrap_or_default().to_ascii_lowercase();
    let second = [&b"<html"[..], b"<script", b"<svg", b"<?php", b"<!doctype"];
    if second.iter().any(|word| find(&head, word).is_some())
        || find(last(bytes, ZIP_TAIL), b"PK\x05\x06").is_some()
    {
        return Err(Fault::Hidden);
    }
    let plain = unescaped(&without_streams(bytes));
    if ACTIVE.iter().any(|name| is_named(&plain, name)) {
        return Err(Fault::Active);
    }
    Ok(bytes.to_vec())
}

fn last(bytes: &[u8], count: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(count)..).unwrap_or_default()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|part| part == word)
}

/// What stands before the first such word and behind it.
fn split_once<'b>(bytes: &'b [u8], word: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let (before, from) = bytes.split_at_checked(find(bytes, word)?)?;
    Some((before, from.strip_prefix(word)?))
}

fn behind_last<'b>(bytes: &'b [u8], word: &[u8]) -> Option<&'b [u8]> {
    let last = bytes.windows(word.len()).rposition(|part| part == word)?;
    bytes.get(last..)?.strip_prefix(word)
}

/// A name, and not the beginning of a longer one.
fn is_named(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).enumerate().any(|(at, part)| {
        part == name
            && bytes.get(at.saturating_add(name.len())).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

/// What stands between objects: compressed data is left out, because three chance bytes in twenty million would read as a
/// name.
fn without_streams(bytes: &[u8]) -> Vec<u8> {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some((before, after)) = split_once(rest, BEGIN) {
        out.extend_from_slice(before);
        // a stream begins on the line after its word (7.3.8.1)
        let begins = after.starts_with(b"\n") || after.starts_with(b"\r\n");
        rest = match split_once(after, END).filter(|_| begins) {
            Some((_, behind)) => behind,
            None => after,
        };
    }
    out.extend_from_slice(rest);
    out
}

/// Names may be written with `#4A` for `J`; whoever does that wants to hide something.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        if let (b'#', [high, low, ..]) = (*first, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            out.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        out.push(*first);
        rest = after;
    }
    out
}
