//! JPEG (ITU-T T.81): segments until the pixels, then the pixels until the end mark. Kept are the segments that say how
//! the picture looks; where it was taken, with which camera, thumbnails and comments go. Only the orientation is kept,
//! because without it a phone's photograph lies on its side.

use memchr::memchr_iter;

use crate::{Fault, MOST_PIXELS, orientation};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const APP1: u8 = 0xE1;

/// The same picture with nothing but the picture.
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes.strip_prefix(&[0xFF, SOI]).ok_or(Fault::Mismatch)?;
    let mut segments = Vec::new();
    let (mut turned, mut measured) = (None, false);
    loop {
        let (marker, after) = marker(rest)?;
        rest = after;
        match marker {
            EOI => break,
            // restart marks and a second beginning belong into the pixels or nowhere
            SOI | 0x01 | 0xD0..=0xD7 => return Err(Fault::Damaged),
            _ => {}
        }
        let (body, after) = body(rest)?;
        rest = after;
        match marker {
            APP1 => turned = turned.or_else(|| orientation::of_exif(body)),
            // JFIF, ICC profile, Adobe's colour transform
            0xE0 if body.starts_with(b"JFIF\0") => push(&mut segments, marker, body),
            0xE2 if body.starts_with(b"ICC_PROFILE\0") => push(&mut segments, marker, body),
            0xEE if body.starts_with(b"Adobe") => push(&mut segments, marker, body),
            0xE0..=0xEF | 0xFE => {}
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                measure(body)?;
                measured = true;
                push(&mut segments, marker, body);
            }
            SOS => {
                if !measured {
                    return Err(Fault::Damaged);
                }
                push(&mut segments, marker, body);
                let (pixels, after) = pixels(rest)?;
                segments.extend_from_slice(pixels);
                rest = after;
            }
            _ => push(&mut segments, marker, body),
        }
    }
    if !measured {
        return Err(Fault::Damaged);
    }
    if !rest.is_empty() {
        return Err(Fault::Hidden);
    }
    let mut out = vec![0xFF, SOI];
    if let Some(value) = turned.filter(|value| *value != 1) {
        push(&mut out, APP1, &orientation::exif(value));
    }
    out.extend(segments);
    out.extend([0xFF, EOI]);
    Ok(out)
}

/// The next marker; fill bytes before it are allowed.
fn marker(rest: &[u8]) -> Result<(u8, &[u8]), Fault> {
    let after = rest.strip_prefix(&[0xFF]).ok_or(Fault::Damaged)?;
    let fill = after.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, after) = after.get(fill..).and_then(<[u8]>::split_first).ok_or(Fault::Damaged)?;
    Ok((*marker, after))
}

fn body(rest: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    let (length, after) = rest.split_first_chunk::<2>().ok_or(Fault::Damaged)?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2).ok_or(Fault::Damaged)?;
    after.split_at_checked(length).ok_or(Fault::Damaged)
}

/// The compressed pixels of one scan: until a marker that is neither a stuffed byte nor a restart.
fn pixels(rest: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    let next = |at: usize| rest.get(at.saturating_add(1));
    let end = memchr_iter(0xFF, rest)
        .find(|at| next(*at).is_some_and(|next| !matches!(next, 0 | 0xD0..=0xD7 | 0xFF)))
        .ok_or(Fault::Damaged)?;
    rest.split_at_checked(end).ok_or(Fault::Damaged)
}

fn measure(frame: &[u8]) -> Result<(), Fault> {
    let [_, h1, h0, w1, w0, ..] = frame else { return Err(Fault::Damaged) };
    let (height, width) = (u16::from_be_bytes([*h1, *h0]), u16::from_be_bytes([*w1, *w0]));
    match u64::from(width).saturating_mul(u64::from(height)) {
        0 => Err(Fault::Damaged),
        pixels if pixels <= MOST_PIXELS => Ok(()),
        _ => Err(Fault::Pixels),
    }
}

/// A segment; its length was read from two bytes, so it fits into two.
fn push(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    let length = u16::try_from(body.len().saturating_add(2)).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(body);
}
