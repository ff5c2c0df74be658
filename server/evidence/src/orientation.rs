//! The one thing of a camera's EXIF that a picture needs: which way is up (TIFF tag 0x0112 in the first directory,
//! CIPA DC-008). Read defensively, written back as a directory with that single entry.

const HEAD: &[u8] = b"Exif\0\0";
const TAG: u16 = 0x0112;
const SHORT: u16 = 3;
/// Offset of the first directory in what we write.
const DIRECTORY: u32 = 8;

/// 1 to 8, where the segment is EXIF and says so.
pub fn of_exif(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(HEAD)?;
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |bytes: &[u8]| {
        let pair = *bytes.first_chunk()?;
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let four = *tiff.get(4..)?.first_chunk()?;
    let offset = if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
    let directory = tiff.get(usize::try_from(offset).ok()?..)?;
    let count = usize::from(short(directory)?);
    directory
        .get(2..)?
        .chunks(12)
        .take(count)
        .find(|entry| short(entry) == Some(TAG))
        .and_then(|entry| short(entry.get(8..)?))
        .filter(|value| (1..=8).contains(value))
}

/// An EXIF segment that says nothing else.
pub fn exif(value: u16) -> Vec<u8> {
    let mut out = HEAD.to_vec();
    out.extend_from_slice(b"MM\0\x2A");
    out.extend(DIRECTORY.to_be_bytes());
    out.extend(1_u16.to_be_bytes());
    out.extend(TAG.to_be_bytes());
    out.extend(SHORT.to_be_bytes());
    out.extend(1_u32.to_be_bytes());
    out.extend(value.to_be_bytes());
    out.extend([0, 0]);
    out.extend(0_u32.to_be_bytes());
    out
}
