//! How well a tool fits what somebody typed. A fixed ladder of ranks instead of a score: people learn where their
//! tool stands, a test can name each step, and one wrong letter never beats a right one. One typing mistake is
//! forgiven from five letters on; below that, too many names are one letter apart.

use super::{
    Tool,
    name_key::{merge_umlauts, name_key, plain_letters, plain_words},
};

/// Letters a query needs before a typing mistake is forgiven.
const SHORTEST_WITH_TYPO: usize = 5;

/// Letters a query needs before it may stand inside a word.
const SHORTEST_INSIDE: usize = 2;

/// How a query fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the name.
    Name,
    /// It is an alias.
    Alias,
    /// The name begins with it.
    NamePrefix,
    /// An alias begins with it.
    AliasPrefix,
    /// Each of its words begins a word of the name or of one alias.
    WordStart,
    /// It begins a word of the supplier.
    Supplier,
    /// It stands inside the name or an alias.
    Inside,
    /// It is one mistake away from the beginning of a word.
    Typo,
}

/// One name in the forms that the search compares.
#[derive(Debug)]
struct Term {
    key: String,
    words: Vec<String>,
    /// The name from each of its words on: "creativecloud" and "cloud" of Adobe Creative Cloud.
    tails: Vec<String>,
    /// Name and tails as fingers type them, for typing mistakes.
    typed: Vec<Vec<char>>,
}

impl Term {
    fn of(name: &str) -> Self {
        let words = plain_words(name);
        let tails: Vec<String> = (1..words.len()).map(|from| words[from..].concat()).collect();
        Self {
            key: name_key(name),
            words: words.iter().map(|word| merge_umlauts(word)).collect(),
            tails: tails.iter().map(|tail| merge_umlauts(tail)).collect(),
            typed: std::iter::once(plain_letters(name))
                .chain(tails)
                .map(|text| text.chars().collect())
                .collect(),
        }
    }

    fn starts_a_word(&self, query: &Query) -> bool {
        self.tails.iter().any(|tail| tail.starts_with(&query.key))
            || !query.words.is_empty()
                && query
                    .words
                    .iter()
                    .all(|typed| self.words.iter().any(|word| word.starts_with(typed.as_str())))
    }

    fn is_one_mistake_away(&self, query: &Query) -> bool {
        query.letters.len() >= SHORTEST_WITH_TYPO
            && self.typed.iter().any(|term| begins_but_for_one(term, &query.letters))
    }
}

/// All that the search compares of one tool.
#[derive(Debug)]
pub(super) struct Terms {
    name: Term,
    aliases: Vec<Term>,
    supplier: Term,
}

impl Terms {
    pub(super) fn of(tool: &Tool) -> Self {
        Self {
            name: Term::of(&tool.name),
            aliases: tool.aliases.iter().map(|alias| Term::of(alias)).collect(),
            supplier: Term::of(&tool.supplier),
        }
    }

    /// Order among tools of the same rank.
    pub(super) fn order(&self) -> (usize, &str) {
        (self.name.key.len(), &self.name.key)
    }

    fn names(&self) -> impl Iterator<Item = &Term> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// What somebody typed, in normal form.
pub(super) struct Query {
    key: String,
    words: Vec<String>,
    letters: Vec<char>,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        Self {
            key: name_key(typed),
            words: plain_words(typed).iter().map(|word| merge_umlauts(word)).collect(),
            letters: plain_letters(typed).chars().collect(),
        }
    }

    /// The best way in which the query fits; `None` if it does not.
    pub(super) fn rank(&self, terms: &Terms) -> Option<Rank> {
        let key = self.key.as_str();
        if key.is_empty() {
            return None;
        }
        let ladder: [(Rank, &dyn Fn() -> bool); 8] = [
            (Rank::Name, &|| terms.name.key == key),
            (Rank::Alias, &|| terms.aliases.iter().any(|alias| alias.key == key)),
            (Rank::NamePrefix, &|| terms.name.key.starts_with(key)),
            (Rank::AliasPrefix, &|| terms.aliases.iter().any(|alias| alias.key.starts_with(key))),
            (Rank::WordStart, &|| terms.names().any(|name| name.starts_a_word(self))),
            (Rank::Supplier, &|| terms.supplier.key.starts_with(key) || terms.supplier.starts_a_word(self)),
            (Rank::Inside, &|| {
                key.chars().count() >= SHORTEST_INSIDE && terms.names().any(|name| name.key.contains(key))
            }),
            (Rank::Typo, &|| terms.names().any(|name| name.is_one_mistake_away(self))),
        ];
        ladder.into_iter().find_map(|(rank, fits)| fits().then_some(rank))
    }
}

/// Whether `term` begins with `typed` once a single letter is replaced, dropped, added or swapped with the next.
/// A wrong or surplus last letter counts only where the term ends: otherwise five letters would match all that
/// shares four.
fn begins_but_for_one(term: &[char], typed: &[char]) -> bool {
    let same = term.iter().zip(typed).take_while(|(one, other)| one == other).count();
    let (term, typed_rest) = (&term[same..], &typed[same..]);
    let begins =
        |skip_term: usize, skip_typed: usize| match (term.get(skip_term..), typed_rest.get(skip_typed..)) {
            (Some(term), Some(typed)) => term.starts_with(typed),
            _ => false,
        };
    let missing = begins(1, 0);
    let replaced = begins(1, 1) && (typed_rest.len() > 1 || term.len() == 1);
    let surplus = begins(0, 1) && (typed_rest.len() > 1 || term.is_empty());
    let swapped = match (term, typed_rest) {
        ([first, second, ..], [one, other, ..]) => first == other && second == one && begins(2, 2),
        _ => false,
    };
    missing || replaced || surplus || swapped
}
