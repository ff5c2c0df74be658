//! Which subtrees a proof consists of, as ranges of leaves in the order of the proof (RFC 9162 2.1.3.1 and 2.1.4.1). The
//! ranges depend on sizes alone and never overlap; so whoever walks the leaves once can fill them all.

/// Leaves `start..end` of one subtree.
pub type Range = (u64, u64);

/// Where the right of the two subtrees below `start..end` begins: the left one has the largest power of two below their
/// number. `None`: fewer than two leaves have nothing below them.
fn middle(start: u64, end: u64) -> Option<u64> {
    let others = end.checked_sub(start)?.checked_sub(1)?;
    start.checked_add(1 << others.checked_ilog2()?)
}

/// Siblings on the way from the leaf `index < size` to the root, deepest first.
pub fn inclusion(index: u64, size: u64) -> Vec<Range> {
    let (mut start, mut end) = (0, size);
    let mut ranges = Vec::new();
    while let Some(middle) = middle(start, end) {
        if index < middle {
            ranges.push((middle, end));
            end = middle;
        } else {
            ranges.push((start, middle));
            start = middle;
        }
    }
    ranges.reverse();
    ranges
}

/// What shows that the first `old` of `new` leaves are unchanged; `1 <= old <= new`.
pub fn consistency(old: u64, new: u64) -> Vec<Range> {
    let (mut start, mut end) = (0, new);
    let mut ranges = Vec::new();
    while old != end
        && let Some(middle) = middle(start, end)
    {
        if old <= middle {
            ranges.push((middle, end));
            end = middle;
        } else {
            ranges.push((start, middle));
            start = middle;
        }
    }
    // The old tree is itself a left subtree exactly when nothing was cut off its left: then its root is known already.
    if start > 0 {
        ranges.push((start, end));
    }
    ranges.reverse();
    ranges
}
