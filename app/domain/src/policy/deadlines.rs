//! How long each move may take (workflow.md 5): working days for each kind of move at each of three severities, because
//! what is risky takes longer to look at. Days, not hours: nobody plans a review by the hour. The severity that counts is
//! that of the first submission, so a deadline does not move with the talk.

use serde::{Deserialize, Serialize};

use crate::rating::Severity;

/// A kind of move that has a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Security's first answer to a request.
    FirstResponse,
    /// Every further move of a side.
    Move,
    /// Marketing mends what came back.
    Returned,
    /// The executive decides.
    Executive,
    /// An adviser looks at an artefact.
    Adviser,
}

impl Step {
    /// All of them, in the order of a case.
    pub const ALL: [Self; 5] =
        [Self::FirstResponse, Self::Move, Self::Returned, Self::Executive, Self::Adviser];

    /// The word in forms and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstResponse => "first-response",
            Self::Move => "move",
            Self::Returned => "returned",
            Self::Executive => "executive",
            Self::Adviser => "adviser",
        }
    }
}

/// Working days for Low and below, Medium, High and above.
pub type Days = [u8; 3];

/// The shortest and the longest deadline, in working days.
pub const DAYS: std::ops::RangeInclusive<u8> = 1..=60;

/// The deadlines of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deadlines {
    /// Until security's first response.
    pub first_response: Days,
    /// For every further move.
    pub further_move: Days,
    /// To mend a returned case.
    pub returned: Days,
    /// For the executive.
    pub executive: Days,
    /// For an adviser.
    pub adviser: Days,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            first_response: [1, 2, 3],
            further_move: [2; 3],
            returned: [10; 3],
            executive: [3; 3],
            adviser: [2; 3],
        }
    }
}

impl Deadlines {
    /// The days of a kind of move.
    pub const fn of(&self, step: Step) -> Days {
        match step {
            Step::FirstResponse => self.first_response,
            Step::Move => self.further_move,
            Step::Returned => self.returned,
            Step::Executive => self.executive,
            Step::Adviser => self.adviser,
        }
    }

    /// Sets the days of a kind of move.
    pub const fn set(&mut self, step: Step, days: Days) {
        match step {
            Step::FirstResponse => self.first_response = days,
            Step::Move => self.further_move = days,
            Step::Returned => self.returned = days,
            Step::Executive => self.executive = days,
            Step::Adviser => self.adviser = days,
        }
    }

    /// Working days for a move at this severity. Note counts as Low, Critical as High.
    pub const fn days(&self, step: Step, urgency: Severity) -> u8 {
        let [low, medium, high] = self.of(step);
        match urgency {
            Severity::Note | Severity::Low => low,
            Severity::Medium => medium,
            Severity::High | Severity::Critical => high,
        }
    }

    /// Whether each lies within [`DAYS`]: a deadline of nothing would be silence at once.
    pub fn are_possible(&self) -> bool {
        Step::ALL.into_iter().flat_map(|step| self.of(step)).all(|days| DAYS.contains(&days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_workflow() {
        let deadlines = Deadlines::default();
        let days = |step| {
            [Severity::Note, Severity::Low, Severity::Medium, Severity::High, Severity::Critical]
                .map(|urgency| deadlines.days(step, urgency))
        };
        assert_eq!(days(Step::FirstResponse), [1, 1, 2, 3, 3]);
        assert_eq!((days(Step::Move), days(Step::Returned)), ([2; 5], [10; 5]));
        assert_eq!((days(Step::Executive), days(Step::Adviser)), ([3; 5], [2; 5]));
        assert!(deadlines.are_possible());
    }

    #[test]
    fn a_deadline_of_nothing_or_of_a_quarter_is_none() {
        for step in Step::ALL {
            for days in [[0, 1, 1], [1, 1, 61]] {
                let mut deadlines = Deadlines::default();
                deadlines.set(step, days);
                assert_eq!(deadlines.of(step), days);
                assert!(!deadlines.are_possible());
            }
        }
    }

    #[test]
    fn stored_deadlines_without_newer_kinds_still_read() {
        let old: Deadlines = serde_json::from_str(r#"{"further_move":[1,2,3]}"#).expect("deadlines");
        assert_eq!(old, Deadlines { further_move: [1, 2, 3], ..Deadlines::default() });
    }
}
