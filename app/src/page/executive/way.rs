//! What an executive can choose, computed once for the brief and for the confirmation: each choice with the risk that
//! stays, and why it cannot be chosen now. An open gate, an exception at Critical that lasts too long or a package whose
//! last day is over close an approval; the state machine refuses the same.

use domain::{
    case::{brief::Offered, decision::Choice, package::Package, state::Escalated},
    policy::Policy,
    rating::Severity,
    rules::GateId,
    time::Day,
};

use crate::port::CaseView;

/// Why an approval is not possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// These gates are open; nobody may approve.
    Gates(Vec<GateId>),
    /// At Critical an exception lasts at most so many days.
    TooLong(u16),
    /// Its last day is over.
    Past,
}

/// One choice of the executive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What.
    pub choice: Choice,
    /// The package, where it is an offer.
    pub offered: Option<Offered>,
    /// The severity that stays.
    pub severity: Severity,
    /// It is the one that is recommended.
    pub advised: bool,
    /// Why it cannot be chosen now.
    pub closed: Option<Closed>,
}

/// Longest exception at Critical, in days.
pub fn exception_days() -> u16 {
    Policy::default().exception_days
}

/// The last day that an approval at this severity may have; ten years is an approval that nobody meant.
pub fn last_day(severity: Severity, today: Day) -> Day {
    let days = if severity == Severity::Critical { i64::from(exception_days()) } else { 3653 };
    today.plus(days)
}

/// Every choice, in the order of the page: as asked, the offers, no.
pub fn ways(view: &CaseView, escalated: &Escalated) -> Vec<Way> {
    let brief = &escalated.brief;
    let recommended = brief.recommendation.as_ref().map(|recommendation| recommendation.choice);
    let of = |choice, offered: Option<&Offered>, severity| Way {
        choice,
        offered: offered.cloned(),
        severity,
        advised: recommended == Some(choice),
        closed: closed(view, choice, offered.map(|offered| &offered.package), severity),
    };
    let asked = of(Choice::AsAsked, None, brief.severity);
    let offers =
        brief.options.iter().map(|offered| of(Choice::Offer(offered.round), Some(offered), offered.severity));
    let decline = of(Choice::Decline, None, brief.severity);
    std::iter::once(asked).chain(offers).chain(std::iter::once(decline)).collect()
}

fn closed(view: &CaseView, choice: Choice, package: Option<&Package>, severity: Severity) -> Option<Closed> {
    if choice == Choice::Decline {
        return None;
    }
    let standing = match package {
        Some(package) => view.standing(&package.conditions()),
        None => view.as_asked(),
    };
    let gates = standing.map(|standing| standing.gates()).unwrap_or_default();
    if !gates.is_empty() {
        return Some(Closed::Gates(gates));
    }
    let expires = package?.expires;
    if expires <= view.today() {
        Some(Closed::Past)
    } else if severity == Severity::Critical && expires > last_day(severity, view.today()) {
        Some(Closed::TooLong(exception_days()))
    } else {
        None
    }
}
