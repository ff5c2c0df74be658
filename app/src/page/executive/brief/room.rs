//! How much room each text of people has. The page keeps its 220 words by construction: it is rendered, its words are
//! counted, and the longest texts that fit are taken. A word is what `str::split_whitespace` finds in the visible text
//! before the appendix, headings, labels and signs that stand alone included. Names have fixed limits; purpose, cost of
//! waiting and reasons give way to the needs, which are never cut: a need that does not fit stands in the appendix whole.

use domain::case::{Both, Side, state::Escalated};

/// Words of a name of a tool, an area, a source.
pub(super) const NAME: usize = 6;
/// Words of a person's name.
pub(super) const PERSON: usize = 3;
/// Words of a condition among what is agreed.
pub(super) const TERM: usize = 6;
/// Words of an artefact that is missing.
pub(super) const ARTEFACT: usize = 10;

/// The whole page before the appendix.
pub(super) const WHOLE: usize = 220;
/// More words than a text can have.
const ALL: usize = 141;
/// Words of a shortened text below which a need rather goes to the appendix.
const FEWEST: usize = 3;

/// What the page has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// Words that each of the long texts may take: reasons, benefit, waiting.
    pub(super) texts: usize,
    /// Whether the need of a side stands here, or only in the appendix.
    pub(super) needs: Both<bool>,
    /// Whether each choice says its conditions and its risk again, which the table, the appendix and the confirmation do, too.
    pub(super) notes: bool,
}

impl Room {
    /// The most room with which the page keeps its length; `words` counts the page that is made with a room. Where even
    /// the least is too much, that.
    pub(super) fn fitting(escalated: &Escalated, words: impl Fn(Self) -> usize) -> Self {
        let fits = |room: &Self| words(*room) <= WHOLE;
        let length = |side| said(escalated, side).map_or(0, |text| text.split_whitespace().count());
        let longer =
            if length(Side::Marketing) > length(Side::Security) { Side::Marketing } else { Side::Security };
        let both = Both { marketing: true, security: true };
        let shorter = Both { marketing: longer != Side::Marketing, security: longer != Side::Security };
        let neither = Both { marketing: false, security: false };
        let ways =
            [(both, true, FEWEST), (both, false, FEWEST), (shorter, false, FEWEST), (neither, false, 0)];
        for (needs, notes, least) in ways {
            let with = |texts| Self { texts, needs, notes };
            if fits(&with(ALL)) {
                return with(ALL);
            }
            if fits(&with(least)) {
                // `low` fits and `high` does not
                let (mut low, mut high) = (least, ALL);
                while high - low > 1 {
                    let middle = low.midpoint(high);
                    if fits(&with(middle)) { low = middle } else { high = middle }
                }
                return with(low);
            }
        }
        Self { texts: 0, needs: neither, notes: false }
    }
}

/// The words of a piece of HTML as they are counted here: every tag separates, but not what leptos puts between texts. What
/// somebody typed may hold a `>`, in a text and in the value of an attribute.
pub(super) fn count(html: &str) -> usize {
    let mut text = String::with_capacity(html.len());
    let (mut inside, mut quoted) = (false, false);
    for sign in html.replace("<!>", "").chars() {
        match sign {
            '<' if !inside => inside = true,
            '"' if inside => quoted = !quoted,
            '>' if inside && !quoted => {
                inside = false;
                text.push(' ');
            }
            sign if !inside => text.push(sign),
            _ => {}
        }
    }
    text.split_whitespace().count()
}

/// What a side says: its need, or security's objection where it stated none.
pub(super) fn said(escalated: &Escalated, side: Side) -> Option<&str> {
    let brief = &escalated.brief;
    match brief.needs.of(side) {
        Some(need) => Some(&need.text),
        None if side == Side::Security => brief.objection.as_deref(),
        None => None,
    }
}
