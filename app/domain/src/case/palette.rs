//! The palette of ready compromises (workflow.md 4): small templates of scope and conditions that a negotiator puts
//! into an offer with one button. They are rule data, bilingual, and only ever narrow a package, so that no button can
//! quietly ask for less security than what was typed.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::{
    case::Side,
    language::Bilingual,
    rules::{ConditionId, Kind},
    time::Day,
};

/// One ready compromise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compromise {
    /// Its stable name, the value of its button.
    pub id: String,
    /// As its button says it.
    pub name: Bilingual,
    /// Why it helps, in one sentence.
    pub why: Bilingual,
    /// Whom it may reach.
    pub audience: Option<Bilingual>,
    /// Which data it may hold.
    pub data: Option<Bilingual>,
    /// Share of the requested budget, in percent.
    pub budget_percent: Option<u8>,
    /// Months until it ends.
    pub until_months: Option<u8>,
    /// Months between two reviews.
    pub review_months: Option<u8>,
    /// Conditions of the library, some of which a kind may not know.
    conditions: Vec<ConditionId>,
    /// Conditions in own words.
    #[serde(default)]
    pub own: Vec<OwnWords>,
}

/// A condition in own words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// What has to be done; at most [`super::request::limit::TEXT`] characters.
    pub text: Bilingual,
    /// Which side does it.
    pub owner: Side,
}

impl Compromise {
    /// The conditions that can act on an answer of this kind.
    pub fn conditions<'a>(&'a self, kind: &'a Kind) -> impl Iterator<Item = &'a ConditionId> {
        self.conditions.iter().filter(|id| kind.conditions().any(|known| known == *id))
    }

    /// The budget that it allows of what was asked for, in whole euros.
    pub fn budget(&self, asked: Option<i64>) -> Option<i64> {
        let (percent, asked) = (self.budget_percent?, asked?);
        Some(asked.saturating_mul(i64::from(percent)) / 100)
    }
}

/// All compromises, in the order in which they are offered.
pub fn palette() -> &'static [Compromise] {
    static PALETTE: LazyLock<Vec<Compromise>> =
        LazyLock::new(|| match toml::from_str::<File>(include_str!("../../rules/palette.toml")) {
            Ok(file) => file.compromises,
            // compiled in and parsed by a test: no input reaches this
            Err(fault) => unreachable!("{fault}"),
        });
    &PALETTE
}

/// The compromise of a button.
pub fn compromise(id: &str) -> Option<&'static Compromise> {
    palette().iter().find(|compromise| compromise.id == id)
}

/// The same day some months later, or the last day of that month where it has fewer days.
pub fn months_later(day: Day, months: u8) -> Day {
    let month = i32::from(day.month) - 1 + i32::from(months);
    let (year, month) = (day.year + month.div_euclid(12), month.rem_euclid(12) + 1);
    let month = u8::try_from(month).unwrap_or(1);
    (1..=day.day).rev().find_map(|last| Day::new(year, month, last)).unwrap_or(day)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    compromises: Vec<Compromise>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{case::request::limit, language::Language, rules::RuleBook};

    #[test]
    fn every_compromise_of_the_workflow_is_there_once() {
        let ids: Vec<_> = palette().iter().map(|compromise| compromise.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "pilot-audience",
                "pilot-data",
                "pilot-budget",
                "separate",
                "no-customer-data",
                "named-admins",
                "monitor",
                "agency",
                "exit"
            ]
        );
        assert!(ids.iter().all(|id| compromise(id).is_some_and(|found| found.id == *id)));
        assert_eq!(compromise("everything"), None);
    }

    #[test]
    fn every_compromise_says_something_for_every_kind_and_names_only_known_conditions() {
        let book = RuleBook::built_in();
        for found in palette() {
            for id in &found.conditions {
                assert!(book.condition(id).is_some(), "{}: {id}", found.id);
            }
            for kind in book.kinds() {
                let narrows = found.audience.is_some()
                    || found.data.is_some()
                    || found.until_months.is_some()
                    || !found.own.is_empty();
                assert!(narrows || found.conditions(kind).next().is_some(), "{} for {:?}", found.id, kind.id);
            }
        }
    }

    #[test]
    fn every_text_fits_its_field_in_both_languages() {
        for found in palette() {
            let own = found.own.iter().map(|own| &own.text);
            for text in own.chain(&found.audience).chain(&found.data).chain([&found.name, &found.why]) {
                for language in Language::ALL {
                    let length = text.get(language).chars().count();
                    assert!((1..=limit::TEXT).contains(&length), "{}: {text:?}", found.id);
                }
            }
        }
    }

    #[test]
    fn months_are_added_as_a_calendar_does() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(months_later(day("2026-11-21"), 12), day("2027-11-21"));
        assert_eq!(months_later(day("2026-11-30"), 3), day("2027-02-28"));
        assert_eq!(months_later(day("2028-02-29"), 12), day("2029-02-28"));
        assert_eq!(months_later(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_later(day("2026-12-01"), 0), day("2026-12-01"));
    }

    #[test]
    fn a_quarter_of_an_unknown_budget_is_unknown() {
        let pilot = compromise("pilot-budget").unwrap();
        assert_eq!(pilot.budget(Some(10_000)), Some(2_500));
        assert_eq!(pilot.budget(None), None);
        assert_eq!(pilot.budget(Some(i64::MAX)), Some(i64::MAX / 100));
    }
}
