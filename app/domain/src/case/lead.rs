//! How long a word of security took: the working minutes from when the case came into security's hands until it was said,
//! beside what was promised for it. Counted from the stretches of the case, so that it can be asked of any case that ever
//! was, with the calendar in force.

use crate::{
    case::{Case, spent::Holder},
    policy::{Policy, Step},
    rating::Severity,
    time::Time,
};

/// The lead time of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Since when security had it.
    pub since: Time,
    /// When it was said.
    pub at: Time,
    /// Working minutes between the two.
    pub minutes: i64,
    /// Working minutes that were promised for it.
    pub promised: i64,
}

impl Lead {
    /// It took no longer than was promised.
    pub const fn is_kept(&self) -> bool {
        self.minutes <= self.promised
    }
}

impl Case {
    /// The lead time of what security said at this moment; `None` where the case was not in its hands.
    pub fn lead(&self, at: Time, policy: &Policy) -> Option<Lead> {
        let held = |holder| holder == Some(Holder::Security);
        let place = self.stretches.iter().rposition(|stretch| held(stretch.holder) && stretch.since <= at)?;
        let until = self.stretches.get(place + 1).map(|next| next.since);
        if until.is_some_and(|until| until < at) {
            return None;
        }
        let since = self.stretches[place].since;
        let step = if place == 0 { Step::FirstResponse } else { Step::Move };
        let days = policy.days(step, self.urgency.unwrap_or(Severity::Low));
        let promised = i64::from(days) * policy.calendar.day_length();
        Some(Lead { since, at, minutes: policy.calendar.between(since, at), promised })
    }
}

/// The middle of several lead times and the time in which nine of ten were, in working minutes.
pub fn middle(leads: &[Lead]) -> Option<(i64, i64)> {
    let mut minutes: Vec<i64> = leads.iter().map(|lead| lead.minutes).collect();
    minutes.sort_unstable();
    let at = |share: usize| minutes.get(minutes.len().saturating_sub(1) * share / 10).copied();
    Some((at(5)?, at(9)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(minutes: i64) -> Lead {
        Lead { since: Time(0), at: Time(0), minutes, promised: 100 }
    }

    #[test]
    fn the_middle_is_a_time_that_was_taken() {
        assert_eq!(middle(&[]), None);
        assert_eq!(middle(&[lead(7)]), Some((7, 7)));
        let leads: Vec<Lead> = [5, 1, 4, 2, 3, 9, 8, 7, 6, 100, 10].map(lead).into();
        assert_eq!(middle(&leads), Some((6, 10)));
        assert!(lead(100).is_kept() && !lead(101).is_kept());
    }
}
