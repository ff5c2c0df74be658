//! What may be offered in one case, as page and endpoint of the editor both need it: the conditions of its kind, those
//! that lie on the table already, and the days that are filled in for a start.

use std::collections::BTreeSet;

use domain::{
    case::{Case, Side, package::Package, palette::months_later},
    language::Language,
    rules::{Condition, ConditionId, KindId, RuleBook},
    time::Day,
};

/// Days until a condition is due when the first use is not planned or past.
const USUAL_DAYS: i64 = 14;
/// Months that an approval lasts unless somebody says otherwise.
const USUAL_MONTHS: u8 = 12;

/// The frame of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offerable {
    /// The kind of the request; a submitted request has one.
    pub kind: Option<KindId>,
    /// The conditions that can be ticked, by id.
    pub conditions: Vec<ConditionId>,
    /// Today, where the product is used.
    pub today: Day,
    /// The day that is filled in for a condition.
    pub due: Day,
    /// The last day of the approval that is filled in.
    pub expires: Day,
    /// What was asked for, in whole euros a year.
    pub budget: Option<i64>,
    /// Language of amounts and of filled-in texts.
    pub language: Language,
}

impl Offerable {
    /// What may be offered in this case today.
    pub fn of(case: &Case, today: Day, language: Language) -> Self {
        let book = RuleBook::built_in();
        let mut conditions: BTreeSet<ConditionId> =
            case.request.kind.into_iter().flat_map(|kind| book.kind(kind).conditions().cloned()).collect();
        // A package may carry a condition of another kind after the answers changed; it can still be kept.
        let on_table = case.rounds.iter().filter_map(|round| round.package());
        conditions.extend(on_table.flat_map(Package::conditions).filter(|id| book.condition(id).is_some()));
        Self {
            kind: case.request.kind,
            conditions: conditions.into_iter().collect(),
            today,
            // Best before the first use: later the risk is already there.
            due: case.request.go_live.filter(|day| *day >= today).unwrap_or(today.plus(USUAL_DAYS)),
            expires: months_later(today, USUAL_MONTHS),
            budget: case.request.budget,
            language,
        }
    }
}

/// Who usually fulfils a condition: whoever runs logs, networks, integrations and emergencies, or the side that asks.
pub(super) fn usual_owner(condition: &Condition) -> Side {
    match condition.group.as_str() {
        "detection" | "network" | "response" | "integration" => Side::Security,
        _ => Side::Marketing,
    }
}
