//! PNG (W3C, third edition): chunks with lengths and checksums, which makes it easy to be strict. Kept are the picture
//! and its colours; text, time and camera chunks go. Nothing may follow the end.

use crate::{Fault, MOST_PIXELS};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that say how the picture looks; everything else is dropped.
const KEPT: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs",
];

/// The same picture with nothing but the picture.
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Fault::Mismatch)?;
    let mut out = SIGNATURE.to_vec();
    let (mut first, mut pixels_seen) = (true, false);
    loop {
        let (whole, name, body, after) = chunk(rest)?;
        rest = after;
        if first {
            if name != b"IHDR" {
                return Err(Fault::Damaged);
            }
            measured(body)?;
            first = false;
        } else if name == b"IHDR" {
            return Err(Fault::Damaged);
        }
        pixels_seen |= name == b"IDAT";
        if KEPT.contains(&name) {
            out.extend_from_slice(whole);
        } else if name[0].is_ascii_uppercase() {
            // a critical chunk that we do not know changes the picture
            return Err(Fault::Damaged);
        }
        if name == b"IEND" {
            return match (pixels_seen && body.is_empty(), rest.is_empty()) {
                (false, _) => Err(Fault::Damaged),
                (true, false) => Err(Fault::Hidden),
                (true, true) => Ok(out),
            };
        }
    }
}

type Chunk<'a> = (&'a [u8], &'a [u8; 4], &'a [u8], &'a [u8]);

/// The whole chunk, its name, its body, and what follows.
fn chunk(rest: &[u8]) -> Result<Chunk<'_>, Fault> {
    let (length, after) = rest.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Fault::Damaged)?;
    let (name, after) = after.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
    let (body, after) = after.split_at_checked(length).ok_or(Fault::Damaged)?;
    let (sum, after) = after.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
    let mut check = crc32fast::Hasher::new();
    check.update(name);
    check.update(body);
    if check.finalize() != u32::from_be_bytes(*sum) || !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(Fault::Damaged);
    }
    let whole = rest.get(..rest.len().saturating_sub(after.len())).ok_or(Fault::Damaged)?;
    Ok((whole, name, body, after))
}

fn measured(header: &[u8]) -> Result<(), Fault> {
    let (width, rest) = header.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
    let (height, rest) = rest.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
    let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    match (pixels, rest.len()) {
        (0, _) => Err(Fault::Damaged),
        (_, 5) if pixels <= MOST_PIXELS => Ok(()),
        (_, 5) => Err(Fault::Pixels),
        _ => Err(Fault::Damaged),
    }
}
