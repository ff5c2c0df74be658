//! How much a decided case has in common with another, or with a search, as one number: the same tool counts more than
//! everything else together, then supplier, kind, data and words. Having more in common never ranks lower; what is equal
//! is ordered by number, the newest first. Pure, so that both databases rank alike.

use std::cmp::Reverse;

use super::{profile::Profile, stem::Asked};
use crate::id::CaseNumber;

const TOOL: u32 = 500;
const SUPPLIER: u32 = 120;
const KIND: u32 = 100;
const DATUM: u32 = 20;
const DATA: usize = 5;
const WORD: u32 = 8;
const WORDS: usize = 10;

/// The most that [`Likeness::weight`] can be.
pub const MOST: u32 = TOOL + SUPPLIER + KIND + 5 * DATUM + 10 * WORD;

/// What two cases have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// The tool.
    pub tool: bool,
    /// The supplier.
    pub supplier: bool,
    /// The kind of request.
    pub kind: bool,
    /// How many statements about data.
    pub data: usize,
    /// How many words.
    pub words: usize,
}

impl Likeness {
    /// Of a case that is being negotiated, known under these keys, and one that was decided.
    pub fn of(asked: &Profile, keys: &[String], found: &Profile) -> Self {
        Self {
            tool: !found.tool.is_empty() && (found.tool == asked.tool || keys.contains(&found.tool)),
            supplier: !found.supplier.is_empty() && found.supplier == asked.supplier,
            kind: asked.kind.is_some() && found.kind == asked.kind,
            data: found.data.intersection(&asked.data).count(),
            words: found.texts.intersection(&asked.texts).count(),
        }
    }

    /// Of words that somebody searches and a decided case, by its texts only if the reader may see them. `named` says that
    /// the tool's name begins as the search does.
    pub fn of_words(asked: &Asked, named: bool, found: &Profile, sees_texts: bool) -> Self {
        let words = asked.0.iter().filter(|word| {
            !word.is_disjoint(&found.facts) || (sees_texts && !word.is_disjoint(&found.texts))
        });
        Self { tool: named, words: words.count(), ..Self::default() }
    }

    /// From nothing in common, 0, to [`MOST`].
    pub fn weight(self) -> u32 {
        let of = |yes: bool, weight| if yes { weight } else { 0 };
        let times = |count: usize, most: usize, weight| (0..count.min(most)).map(|_| weight).sum::<u32>();
        of(self.tool, TOOL)
            + of(self.supplier, SUPPLIER)
            + of(self.kind, KIND)
            + times(self.data, DATA, DATUM)
            + times(self.words, WORDS, WORD)
    }
}

/// The `limit` that have most in common, best first; what has nothing in common is left out, and what was found twice
/// stands once.
pub fn best(mut found: Vec<(Likeness, CaseNumber)>, limit: usize) -> Vec<CaseNumber> {
    found.retain(|(likeness, _)| likeness.weight() > 0);
    found.sort_by_key(|(likeness, number)| (Reverse(likeness.weight()), Reverse(*number)));
    let mut best: Vec<CaseNumber> = Vec::new();
    for (_, number) in found {
        if best.len() < limit && !best.contains(&number) {
            best.push(number);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_likeness() -> impl Strategy<Value = Likeness> {
        (any::<bool>(), any::<bool>(), any::<bool>(), 0..20_usize, 0..60_usize)
            .prop_map(|(tool, supplier, kind, data, words)| Likeness { tool, supplier, kind, data, words })
    }

    proptest! {
        #[test]
        fn having_more_in_common_never_ranks_lower(one in any_likeness(), other in any_likeness()) {
            let both = Likeness {
                tool: one.tool || other.tool,
                supplier: one.supplier || other.supplier,
                kind: one.kind || other.kind,
                data: one.data.max(other.data),
                words: one.words.max(other.words),
            };
            prop_assert!(both.weight() >= one.weight().max(other.weight()));
            prop_assert!(both.weight() <= MOST);
        }

        #[test]
        fn the_same_tool_outweighs_everything_else(one in any_likeness(), other in any_likeness()) {
            let (same, another) = (Likeness { tool: true, ..one }, Likeness { tool: false, ..other });
            prop_assert!(same.weight() > another.weight());
        }

        #[test]
        fn the_order_of_candidates_does_not_matter(
            mut found in prop::collection::vec((any_likeness(), 1..40_i64), 0..40), limit in 0..9_usize,
        ) {
            // a case has one likeness
            found.sort_by_key(|(_, number)| *number);
            found.dedup_by_key(|(_, number)| *number);
            let of = |found: &[(Likeness, i64)]| {
                best(found.iter().map(|(like, number)| (*like, CaseNumber(*number))).collect(), limit)
            };
            let first = of(&found);
            found.reverse();
            prop_assert_eq!(&first, &of(&found));
            prop_assert!(first.len() <= limit);
            let weight = |number: &CaseNumber| {
                found.iter().find(|(_, other)| *other == number.0).map_or(0, |(like, _)| like.weight())
            };
            prop_assert!(first.iter().all(|number| weight(number) > 0));
            prop_assert!(first.windows(2).all(|two| weight(&two[0]) >= weight(&two[1])));
        }
    }

    #[test]
    fn what_nobody_named_is_nothing_in_common() {
        let nothing = Likeness::of(&Profile::default(), &[], &Profile::default());
        assert_eq!(nothing.weight(), 0);
    }

    #[test]
    fn who_may_not_see_a_case_finds_it_by_its_facts_only() {
        let found = Profile {
            facts: super::super::stem::stems("Hootsuite"),
            texts: super::super::stem::stems("Sommerfest"),
            ..Profile::default()
        };
        for (words, sees, weight) in [
            ("Sommerfeste", true, WORD),
            ("Sommerfeste", false, 0),
            ("Hootsuite", false, WORD),
            ("Hootsuite Sommerfest", true, 2 * WORD),
        ] {
            let likeness = Likeness::of_words(&Asked::of(words), false, &found, sees);
            assert_eq!(likeness.weight(), weight, "{words} {sees}");
        }
    }
}
