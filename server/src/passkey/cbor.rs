//! As much of CBOR (RFC 8949) as authenticators write: whole numbers, bytes, texts, lists, maps and the plain words, with lengths
//! that are told beforehand and no more than four levels deep (the canonical form of CTAP 2). Everything else is no answer:
//! this reads what strangers send, before anything is known of them.

/// How deep values may lie in each other.
const DEPTH: usize = 4;
/// How many values a list or map may have.
const MANY: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A whole number.
    Number(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A text.
    Text(String),
    /// A list, of which nothing is ever asked.
    List,
    /// A map; no key stands twice.
    Map(Vec<(Self, Self)>),
    /// True, false or nothing.
    Plain,
}

impl Value {
    /// What stands under a key of a map.
    pub(super) fn of(&self, key: &Self) -> Option<&Self> {
        let Self::Map(pairs) = self else { return None };
        pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn named(&self, key: &str) -> Option<&Self> {
        self.of(&Self::Text(key.to_owned()))
    }

    pub(super) fn bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) const fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }
}

/// The value at the beginning, and what comes after it.
pub(super) fn read(bytes: &[u8]) -> Option<(Value, &[u8])> {
    let mut rest = bytes;
    let value = value(&mut rest, DEPTH)?;
    Some((value, rest))
}

/// The one value that all of it is.
pub(super) fn read_all(bytes: &[u8]) -> Option<Value> {
    read(bytes).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
}

fn take<'b>(rest: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

/// The kind of the next value, and its number or length, which is never written longer than it must be.
fn head(rest: &mut &[u8]) -> Option<(u8, u64)> {
    let first = *take(rest, 1)?.first()?;
    let (kind, short) = (first >> 5, first & 0x1f);
    let (length, least) = match short {
        0..=23 => return Some((kind, u64::from(short))),
        24 => (1, 24),
        25 => (2, 1 << 8),
        26 => (4, 1 << 16),
        27 => (8, 1 << 32),
        _ => return None,
    };
    let number = take(rest, length)?.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
    (number >= least).then_some((kind, number))
}

fn value(rest: &mut &[u8], depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    let (kind, number) = head(rest)?;
    let length = usize::try_from(number).ok();
    Some(match kind {
        0 => Value::Number(i64::try_from(number).ok()?),
        1 => Value::Number((-1_i64).checked_sub(i64::try_from(number).ok()?)?),
        2 => Value::Bytes(take(rest, length?)?.to_vec()),
        3 => Value::Text(String::from_utf8(take(rest, length?)?.to_vec()).ok()?),
        4 => {
            for _ in 0..length.filter(|count| *count <= MANY)? {
                value(rest, depth)?;
            }
            Value::List
        }
        5 => {
            let mut pairs: Vec<(Value, Value)> = Vec::new();
            for _ in 0..length.filter(|count| *count <= MANY)? {
                let (key, found) = (value(rest, depth)?, value(rest, depth)?);
                if pairs.iter().any(|(known, _)| *known == key) {
                    return None;
                }
                pairs.push((key, found));
            }
            Value::Map(pairs)
        }
        7 if matches!(number, 20..=22) => Value::Plain,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Value, read, read_all};

    #[test]
    fn what_authenticators_write_is_read() {
        let bytes = b"\xa3\x01\x02\x03\x26\x63fmt\x82\x41\x07\xf5";
        let map = read_all(bytes).expect("a map");
        assert_eq!(map.of(&Value::Number(1)).and_then(Value::number), Some(2));
        assert_eq!(map.of(&Value::Number(3)).and_then(Value::number), Some(-7));
        assert_eq!(map.named("fmt"), Some(&Value::List));
        assert_eq!(read(b"\x18\x18rest"), Some((Value::Number(24), &b"rest"[..])));
        assert_eq!(read_all(b"\x39\x01\x00"), Some(Value::Number(-257)));
    }

    #[test]
    fn what_is_cut_off_endless_deep_twofold_or_longer_than_it_must_be_is_nothing() {
        for bytes in [
            &b""[..],
            b"\x58",
            b"\x58\x20short",
            b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x5f\x41\x00\xff",
            b"\x9f\xff",
            b"\xc0\x00",
            b"\xfb\x00\x00\x00\x00\x00\x00\x00\x00",
            b"\x81\x81\x81\x81\x81\x00",
            b"\xa2\x01\x02\x01\x03",
            b"\x18\x17",
            b"\x19\x00\xff",
            b"\x61\xff",
            b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            assert_eq!(read(bytes), None, "{bytes:02x?}");
        }
        assert_eq!(read_all(b"\x00\x00"), None);
        // Whatever it is, it comes to an end.
        for first in 0..=255_u8 {
            for second in 0..=255_u8 {
                let _ = read(&[first, second, 0xff, 0x80, 0x00, 0x5b]);
            }
        }
    }
}
