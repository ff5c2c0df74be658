//! How much room each text of people has. The page keeps its 220 words whatever was typed: names have fixed limits, and
//! what our own sentences and the names leave is shared by the long texts. A test counts the words of the worst cases.

use domain::case::{
    Side,
    state::{Escalated, Why},
};

use crate::{page::executive::cut::share, port::CaseView};

/// Words of a name of a tool, an area, a source.
pub(super) const NAME: usize = 6;
/// Words of a person's name.
pub(super) const PERSON: usize = 3;
/// Words of a condition among what is agreed.
pub(super) const TERM: usize = 6;
/// Words of an artefact that is missing.
pub(super) const ARTEFACT: usize = 10;
/// Words of a reason after the decision.
pub(super) const REASON: usize = 20;

/// The whole page before the appendix.
const WHOLE: usize = 220;
/// Our own sentences with every choice and an open gate, names of people and outcomes of precedents included.
const OURS: usize = 122;
/// What the figures in euros take of it, where somebody estimated.
const EUROS: usize = 22;

/// Words that each of the long texts may take: reason of the advice, benefit, waiting, what each side says.
pub(super) fn own(view: &CaseView, escalated: &Escalated) -> usize {
    let brief = &escalated.brief;
    let request = &view.case.request;
    let length = |text: &str, most: usize| text.split_whitespace().count().min(most);
    // Two of the agreed conditions and one in dispute.
    let terms = if brief.options.len() > 1 { 3 * TERM } else { 0 };
    let precedent =
        brief.precedents.first().map_or(0, |line| length(&line.name, NAME) + length(&line.source, NAME));
    let names = length(&request.tool, NAME) + length(&view.area, NAME) + terms + precedent;
    let reason = match &escalated.why {
        Why::Authority { recommendation, .. } => &recommendation.text,
        Why::Stalemate { reason, .. } => reason,
    };
    let said = |side| said(escalated, side).unwrap_or_default();
    let (marketing, security) = (said(Side::Marketing), said(Side::Security));
    let euros = if view.case.is_estimated() { EUROS } else { 0 };
    share(&[reason, &request.purpose, &request.waiting, marketing, security], WHOLE - OURS - euros - names)
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
