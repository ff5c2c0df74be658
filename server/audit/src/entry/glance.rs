//! What the verifier needs of a body, without parsing it: its place, its commitment, its erasures. The fields stand at the
//! two ends of the bytes that [`append`](super::append()) writes, so this is several times faster than JSON. A string
//! cannot imitate them, because every quotation mark in a string is escaped. What the bytes are, the leaf proves.

use crate::tree::Hash;

const START: &[u8] = br#"{"v":1,"seq":"#;
const PRIVATE: &[u8] = br#","priv":""#;
const ERASES: &[u8] = br#","erases":"#;

/// The two ends of a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Glance {
    pub seq: u64,
    pub private: Option<Hash>,
    pub erases: Vec<u64>,
}

impl Glance {
    /// `None`: not written by `append`.
    pub fn at(body: &[u8]) -> Option<Self> {
        let inside = body.strip_prefix(START)?.strip_suffix(b"}")?;
        let (seq, inside) = inside.split_at(inside.iter().position(|byte| *byte == b',')?);
        let (private, inside) = match commitment(inside) {
            Some((hash, before)) => (Some(hash), before),
            None => (None, inside),
        };
        Some(Self { seq: number(seq)?, private, erases: erases(inside)? })
    }
}

/// The commitment at the end, and what stands before it.
fn commitment(inside: &[u8]) -> Option<(Hash, &[u8])> {
    let (before, hex) = inside.strip_suffix(b"\"")?.split_last_chunk::<64>()?;
    let before = before.strip_suffix(PRIVATE)?;
    Some((Hash::from_hex(str::from_utf8(hex).ok()?)?, before))
}

/// The list at the end, if it is that of erasures.
fn erases(inside: &[u8]) -> Option<Vec<u64>> {
    let Some(list) = inside.strip_suffix(b"]") else { return Some(Vec::new()) };
    let mut parts = list.rsplitn(2, |byte| *byte == b'[');
    let (numbers, before) = (parts.next()?, parts.next()?);
    if !before.ends_with(ERASES) {
        return Some(Vec::new());
    }
    numbers.split(|byte| *byte == b',').map(number).collect()
}

fn number(digits: &[u8]) -> Option<u64> {
    let canonical = digits.iter().all(u8::is_ascii_digit) && (digits.len() == 1 || !digits.starts_with(b"0"));
    canonical.then(|| str::from_utf8(digits).ok()?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*};

    use super::*;
    use crate::{Edge, Entry, Private, append, entry_id, leaf};

    proptest! {
        #[test]
        fn a_glance_sees_what_a_reader_reads(
            before in 0_u64..2_000,
            texts in vec(".{1,20}|[\\[\\]\"\\\\,{}a]{1,20}", 5), ver in option::of(any::<[u64; 2]>()),
            amr in vec("[\\[\\]\"a]{0,4}", 0..3), count in option::of(any::<u64>()), last in option::of(0..2_usize),
            erased in vec(any::<prop::sample::Index>(), 0..5), data in option::of(vec(any::<u8>(), 0..9)),
        ) {
            let mut edge = Edge::default();
            (0..before).for_each(|_| edge.push(leaf(b"")));
            let [actor, act, obj, from, to] = &texts[..] else { unreachable!() };
            let mut entry = Entry::new(0, entry_id(0, &[1; 10]), actor, act, obj);
            (entry.ver, entry.amr, entry.count) = (ver, amr, count);
            entry.from = last.map(|_| from.clone());
            entry.to = last.filter(|last| *last > 0).map(|_| to.clone());
            if before > 0 {
                entry.erases = erased.iter().map(|at| at.index(usize::try_from(before).unwrap()) as u64).collect();
            }
            let private = data.map(|data| Private { salt: [4; 32], data });
            let row = append(&mut edge, entry, private.as_ref()).unwrap();
            let read = Entry::read(&row.body).unwrap();
            let seen = Glance { seq: read.seq(), private: read.private(), erases: read.erases.clone() };
            prop_assert_eq!(Glance::at(&row.body), Some(seen));
        }
    }
}
