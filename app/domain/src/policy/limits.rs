//! What may be set: when people work, how long each move takes, how long a decision can be undone, what is tolerated.
//! The defaults are those of workflow.md 5 and 6.

use serde::{Deserialize, Serialize};

use super::{Deadlines, Step};
use crate::{area::Area, clock::Calendar, rating::Severity};

/// The settings of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Working hours.
    pub calendar: Calendar,
    /// How long each move may take.
    pub deadlines: Deadlines,
    /// Milliseconds in which a decision can be undone.
    pub undo: i64,
    /// Colleagues of the area may edit a shared draft and act for marketing.
    pub colleagues_act: bool,
    /// Longest exception at Critical, in days.
    pub exception_days: u16,
    /// What the executive tolerates: the area's own anchors, or the default.
    pub tolerance: [Anchor; 2],
    /// From this chance of losing money on, in thousandths, the value counts as bad (scoring.md 0, row 6).
    pub chance_of_loss: u16,
    /// From this yearly budget on, in whole euros, the losses have to be estimated.
    pub budget_to_estimate: i64,
    /// We are an essential or important entity (§ 28 BSIG): the gates of NIS2 hold; otherwise they are a notice.
    pub nis2: bool,
    /// Which version of the company's settings this is; 0 before anybody changed one.
    #[serde(default)]
    pub version: i64,
}

/// One point of the tolerated curve: at most `chance` thousandths for losing more than `amount` whole euros a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// 1 to 999.
    pub chance: u16,
    /// 1 or more.
    pub amount: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            calendar: Calendar::default(),
            deadlines: Deadlines::default(),
            undo: 30 * crate::time::SECOND,
            colleagues_act: true,
            exception_days: 90,
            tolerance: [Anchor { chance: 100, amount: 100_000 }, Anchor { chance: 10, amount: 1_000_000 }],
            chance_of_loss: 200,
            budget_to_estimate: 50_000,
            nis2: false,
            version: 0,
        }
    }
}

impl Anchor {
    /// Whether these can be the two ends of one curve: the larger loss is the rarer one, and both can be simulated.
    pub fn are_a_curve([often, rarely]: &[Self; 2]) -> bool {
        let fits = |anchor: &Self| {
            (1..=999).contains(&anchor.chance)
                && (1..=crate::case::estimate::limit::AMOUNT).contains(&anchor.amount)
        };
        fits(often) && fits(rarely) && often.amount < rarely.amount && often.chance > rarely.chance
    }
}

impl Policy {
    /// The policy of an area: its own calendar and deadlines, and its executive's own tolerance in the place of the
    /// default.
    #[must_use]
    pub fn for_area(&self, area: &Area) -> Self {
        Self {
            calendar: area.calendar.clone(),
            deadlines: area.deadlines.clone(),
            tolerance: area.tolerance.unwrap_or(self.tolerance),
            ..self.clone()
        }
    }

    /// Working days for a move at this severity.
    pub const fn days(&self, step: Step, urgency: Severity) -> u8 {
        self.deadlines.days(step, urgency)
    }
}
