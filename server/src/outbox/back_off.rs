//! How long to wait after a failure: 1, 2, 4 … seconds, at most an hour, and up to a quarter more, so that what failed
//! together does not come back together. A job that has failed for a day is given up and shown to an admin.

use domain::time::{DAY, HOUR, SECOND, Time};

use crate::world::World;

/// Longest wait without the jitter, in milliseconds.
pub const LONGEST_DELAY: i64 = HOUR;
/// How long a job is tried, from its first attempt.
const LIFE: i64 = DAY;

/// Milliseconds after this many failed attempts; `chance` is any two bytes.
pub fn delay(failed: i64, chance: [u8; 2]) -> i64 {
    let doubled = u32::try_from(failed.saturating_sub(1).clamp(0, 12)).unwrap_or(0);
    let base = (SECOND << doubled).min(LONGEST_DELAY);
    let quarter = base.saturating_mul(u16::from_le_bytes(chance).into()) / (4 * 0xFFFF);
    base.saturating_add(quarter)
}

/// When to try again; `None` when it was tried long enough.
pub(super) fn again(world: &World, begun: Time, failed: i64) -> Option<Time> {
    let now = world.now();
    (now < begun.plus(LIFE)).then(|| now.plus(delay(failed, world.bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour_and_never_grows_by_more_than_a_quarter() {
        let seconds: Vec<i64> = (1..=15).map(|failed| delay(failed, [0, 0]) / SECOND).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
        for failed in 0..100 {
            let (least, most) = (delay(failed, [0, 0]), delay(failed, [255, 255]));
            assert!(most == least + least / 4 && least <= LONGEST_DELAY, "{failed}");
        }
    }

    #[test]
    fn after_a_day_it_is_given_up() {
        let begun = Time(1_800_000_000_000);
        let world = World::fixed(begun.plus(LIFE - 1), 1);
        assert!(again(&world, begun, 30).is_some());
        world.advance(1);
        assert_eq!(again(&world, begun, 30), None);
    }

    #[test]
    fn a_fixed_world_waits_the_same_times_again() {
        let waits = |seed| {
            let world = World::fixed(Time(0), seed);
            (1..=13).map(|failed| again(&world, Time(0), failed).expect("a time").0).collect::<Vec<_>>()
        };
        assert_eq!(waits(7), waits(7));
        assert_ne!(waits(7), waits(8));
    }
}
