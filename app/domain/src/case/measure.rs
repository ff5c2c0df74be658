//! Understanding in numbers (workflow.md 4): whether a side was understood at the first try, how often it had to correct,
//! and how many working minutes lay between the first restatement and the confirmation. Computed from the events, so
//! it can be asked of every case that ever was.

use crate::{
    case::{
        Both, Side,
        event::{Event, Happening},
    },
    clock::Calendar,
    time::Time,
};

/// How the need of one side was understood. A need that was changed begins anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// How often the side corrected the other.
    pub corrections: u32,
    /// How it ended; `None` while nobody confirmed or gave up.
    pub end: Option<End>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Confirmed, after so many working minutes from the first restatement.
    Confirmed {
        /// Without any correction.
        first_try: bool,
        /// Working minutes.
        minutes: i64,
    },
    /// The restater gave up.
    NotConfirmed,
}

/// The two needs of a case, as its events tell.
pub fn understood(events: &[Event], calendar: &Calendar) -> Both<Understood> {
    let mut found = Both::<Understood>::default();
    let mut began = Both::<Option<Time>>::default();
    for event in events {
        match &event.happening {
            Happening::NeedStated { side } => {
                *found.of_mut(*side) = Understood::default();
                *began.of_mut(*side) = None;
            }
            Happening::Restated { side } => {
                began.of_mut(*side).get_or_insert(event.at);
            }
            Happening::Corrected { side, .. } => found.of_mut(*side).corrections += 1,
            Happening::Understood { side, first_try } => {
                let from = began.of(*side).unwrap_or(event.at);
                let minutes = calendar.between(from, event.at);
                found.of_mut(*side).end = Some(End::Confirmed { first_try: *first_try, minutes });
            }
            Happening::NotConfirmed { side } => found.of_mut(*side).end = Some(End::NotConfirmed),
            _ => {}
        }
    }
    found
}

/// Working minutes as hours, for people.
pub fn hours(minutes: i64) -> f64 {
    // minutes of a case fit into a fraction exactly
    f64::from(i32::try_from(minutes).unwrap_or(i32::MAX)) / 60.0
}

/// How well a company understands itself, over many needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Needs that were confirmed or given up.
    pub ended: u32,
    /// Confirmed without any correction.
    pub first_try: u32,
    /// Confirmed after corrections.
    pub later: u32,
    /// Given up.
    pub not_confirmed: u32,
    /// Corrections of all of them.
    pub corrections: u32,
    /// The middle of the working minutes from the first restatement to the confirmation; `None` without any.
    pub median_minutes: Option<i64>,
}

impl Rate {
    /// Of the needs of one side; those that have not ended do not count.
    pub fn of(needs: &[Understood]) -> Self {
        let mut rate = Self::default();
        let mut minutes = Vec::new();
        for need in needs {
            let Some(end) = need.end else { continue };
            rate.ended += 1;
            rate.corrections = rate.corrections.saturating_add(need.corrections);
            match end {
                End::Confirmed { first_try, minutes: took } => {
                    if first_try {
                        rate.first_try += 1;
                    } else {
                        rate.later += 1;
                    }
                    minutes.push(took);
                }
                End::NotConfirmed => rate.not_confirmed += 1,
            }
        }
        minutes.sort_unstable();
        rate.median_minutes = minutes.get(minutes.len().saturating_sub(1) / 2).copied();
        rate
    }

    /// First tries among those that ended, in whole percent; `None` without any.
    pub fn first_try_percent(&self) -> Option<u32> {
        (self.ended > 0).then(|| self.first_try * 100 / self.ended)
    }

    /// Of both sides of many cases.
    pub fn of_cases(cases: &[Both<Understood>]) -> Both<Self> {
        let of = |side: Side| Self::of(&cases.iter().map(|case| *case.of(side)).collect::<Vec<_>>());
        Both { marketing: of(Side::Marketing), security: of(Side::Security) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{case::state::StateKind, time::HOUR};

    /// Tuesday, 3 March 2026, nine o'clock in Berlin.
    const MORNING: Time = Time(1_772_524_800_000);

    fn told(happenings: Vec<(i64, Happening)>) -> Both<Understood> {
        let events: Vec<Event> = happenings
            .into_iter()
            .map(|(hours, happening)| Event {
                at: MORNING.plus(hours * HOUR),
                by: None,
                happening,
                state: StateKind::Negotiation,
            })
            .collect();
        understood(&events, &Calendar::default())
    }

    #[test]
    fn hours_to_confirm_are_working_hours_from_the_first_restatement() {
        let side = Side::Security;
        let correction = Happening::Corrected { side, text: "Nights.".into() };
        let told = told(vec![
            (0, Happening::NeedStated { side }),
            (1, Happening::Restated { side }),
            (2, correction),
            (3, Happening::Restated { side }),
            (25, Happening::Understood { side, first_try: false }),
        ]);
        let end = Some(End::Confirmed { first_try: false, minutes: 480 });
        assert_eq!(told.security, Understood { corrections: 1, end });
        assert_eq!(told.marketing, Understood::default());
    }

    #[test]
    fn a_changed_need_begins_anew() {
        let side = Side::Marketing;
        let told = told(vec![
            (0, Happening::NeedStated { side }),
            (1, Happening::Restated { side }),
            (2, Happening::Corrected { side, text: "No.".into() }),
            (3, Happening::NeedStated { side }),
            (4, Happening::Restated { side }),
            (5, Happening::Understood { side, first_try: true }),
        ]);
        let end = Some(End::Confirmed { first_try: true, minutes: 60 });
        assert_eq!(told.marketing, Understood { corrections: 0, end });
    }

    #[test]
    fn a_rate_counts_what_ended_and_takes_the_middle_of_the_time() {
        let confirmed = |first_try: bool, corrections: u32, minutes: i64| Understood {
            corrections,
            end: Some(End::Confirmed { first_try, minutes }),
        };
        let given_up = Understood { corrections: 2, end: Some(End::NotConfirmed) };
        let needs = [
            confirmed(true, 0, 30),
            confirmed(true, 0, 90),
            confirmed(false, 1, 600),
            given_up,
            Understood::default(),
        ];
        let rate = Rate::of(&needs);
        assert_eq!((rate.ended, rate.first_try, rate.later, rate.not_confirmed), (4, 2, 1, 1));
        assert_eq!(
            (rate.corrections, rate.median_minutes, rate.first_try_percent()),
            (3, Some(90), Some(50))
        );
        assert_eq!((Rate::of(&[]).first_try_percent(), Rate::of(&[]).median_minutes), (None, None));
        let both = Rate::of_cases(&[Both { marketing: needs[0], security: needs[3] }]);
        assert_eq!((both.marketing.first_try, both.security.not_confirmed), (1, 1));
    }
}
