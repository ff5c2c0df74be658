//! The text form of a signed note: lines, an empty line, signature lines. The reader accepts exactly what the writer
//! writes; whatever else C2SP permits is no checkpoint of ours.

use super::name;
use crate::encoding::{from_base64, to_base64};

const DASH: &str = "\u{2014} ";
/// A checkpoint has some 200 bytes; witnesses add a line each.
const LONGEST: usize = 64 * 1024;

/// Why a note is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// Not the text form of a signed note.
    #[error("it is not a signed note")]
    Form,
    /// The signed text is not origin, size and root.
    #[error("the signed text is no checkpoint")]
    Text,
    /// Signed for another log.
    #[error("it was signed for another log")]
    Origin,
    /// No signature by a key that is known here.
    #[error("none of the known keys signed it")]
    UnknownKey,
    /// A signature by a known key that is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// A signature line that does not belong there: by an unknown key, or twice by the same.
    #[error("it carries a signature that does not belong there")]
    Stray,
}

/// A note that was read, and not yet believed.
pub struct Note<'a> {
    /// The signed bytes, with their last line break.
    pub text: &'a str,
    /// At least one.
    pub signatures: Vec<Signature<'a>>,
}

/// One signature line.
pub struct Signature<'a> {
    pub name: &'a str,
    pub id: [u8; 4],
    pub bytes: Vec<u8>,
}

impl<'a> Note<'a> {
    pub fn read(note: &'a str) -> Result<Self, NoteFault> {
        let foreign = |letter: char| letter.is_control() && letter != '\n';
        if note.len() > LONGEST || note.contains(foreign) {
            return Err(NoteFault::Form);
        }
        let (lines, below) = note.rsplit_once("\n\n").ok_or(NoteFault::Form)?;
        let text = note.get(..=lines.len()).ok_or(NoteFault::Form)?;
        let below = below.strip_suffix('\n').ok_or(NoteFault::Form)?;
        let signatures =
            below.split('\n').map(Signature::read).collect::<Option<_>>().ok_or(NoteFault::Form)?;
        Ok(Self { text, signatures })
    }
}

impl<'a> Signature<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = from_base64(encoded)?;
        let (id, bytes) = bytes.split_first_chunk::<4>()?;
        (name::is_valid(name) && !bytes.is_empty()).then(|| Self { name, id: *id, bytes: bytes.to_vec() })
    }

    pub fn write(&self) -> String {
        let bytes = [&self.id, self.bytes.as_slice()].concat();
        format!("{DASH}{} {}\n", self.name, to_base64(&bytes))
    }
}
