//! Time and randomness, the two things a server cannot compute, and sudden death. Everything else receives a `World`, so
//! a test can set the clock, repeat the randomness and let a change die at any of its steps. This is the only file that
//! touches the first two; the third never happens in the real world.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use domain::time::Time;
use uuid::Uuid;

/// Where time and randomness come from. Clones share one clock.
#[derive(Clone, Debug)]
pub struct World(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    Fixed(Arc<Fixed>),
}

#[derive(Debug)]
struct Fixed {
    now: AtomicI64,
    state: AtomicU64,
    /// Steps until the next death; none at 0 or below.
    left: AtomicI64,
    /// Whether death takes the whole process with it.
    aborts: AtomicBool,
}

/// Where a change can die in a fixed world. Every step of every transaction passes here.
#[derive(Clone, Debug, Default)]
pub struct Faults(Option<Arc<Fixed>>);

impl Faults {
    /// One step further.
    ///
    /// # Panics
    /// In a fixed world, at the step that a test chose with [`World::die_at`].
    #[expect(clippy::panic, reason = "a test asked for it")]
    pub(crate) fn pass(&self) {
        if let Some(fixed) = &self.0
            && fixed.left.load(Ordering::SeqCst) > 0
            && fixed.left.fetch_sub(1, Ordering::SeqCst) == 1
        {
            if fixed.aborts.load(Ordering::SeqCst) {
                std::process::abort();
            }
            panic!("died on purpose");
        }
    }
}

impl World {
    /// The clock and the randomness of the operating system.
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that stands at `start` until it is advanced, and a sequence of bytes that `seed` determines.
    pub fn fixed(start: Time, seed: u64) -> Self {
        Self(Kind::Fixed(Arc::new(Fixed {
            now: AtomicI64::new(start.0),
            state: AtomicU64::new(seed),
            left: AtomicI64::new(0),
            aborts: AtomicBool::new(false),
        })))
    }

    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Time {
        match &self.0 {
            Kind::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Time(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Kind::Fixed(fixed) => Time(fixed.now.load(Ordering::SeqCst)),
        }
    }

    /// How long `work` takes on this machine; a fixed world does not do it and knows no answer.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn took(&self, work: impl FnOnce()) -> Option<Duration> {
        match &self.0 {
            Kind::System => {
                let begun = Instant::now();
                work();
                Some(begun.elapsed())
            }
            Kind::Fixed(_) => None,
        }
    }

    /// Moves a fixed clock by `milliseconds`, backwards too; the system's clock cannot be moved and stays.
    pub fn advance(&self, milliseconds: i64) {
        if let Kind::Fixed(fixed) = &self.0 {
            fixed.now.fetch_add(milliseconds, Ordering::SeqCst);
        }
    }

    /// Lets the change die that takes the `step`-th step from now, counted from 1; 0 lets everything live. The system's
    /// world knows no such thing.
    pub fn die_at(&self, step: i64) {
        if let Kind::Fixed(fixed) = &self.0 {
            fixed.left.store(step, Ordering::SeqCst);
        }
    }

    /// As [`World::die_at`], and the whole process ends there, as a power cut would end it.
    pub fn abort_at(&self, step: i64) {
        if let Kind::Fixed(fixed) = &self.0 {
            fixed.aborts.store(true, Ordering::SeqCst);
        }
        self.die_at(step);
    }

    /// How many steps are left until then; 0 when nothing is going to die.
    pub fn steps_left(&self) -> i64 {
        if let Kind::Fixed(fixed) = &self.0 { fixed.left.load(Ordering::SeqCst) } else { 0 }
    }

    /// Where changes pass.
    pub(crate) fn faults(&self) -> Faults {
        match &self.0 {
            Kind::System => Faults(None),
            Kind::Fixed(fixed) => Faults(Some(Arc::clone(fixed))),
        }
    }

    /// Random bytes fit for secrets (those of a fixed world are fit for tests only).
    ///
    /// # Panics
    /// When the operating system has no randomness: no secret can be made then, so nothing may go on.
    #[expect(clippy::panic, reason = "no secret can be made then")]
    #[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Kind::System => {
                if let Err(error) = getrandom::fill(&mut bytes) {
                    panic!("the operating system gives no randomness: {error}");
                }
            }
            Kind::Fixed(fixed) => {
                for chunk in bytes.chunks_mut(8) {
                    chunk.iter_mut().zip(fixed.next().to_le_bytes()).for_each(|(byte, drawn)| *byte = drawn);
                }
            }
        }
        bytes
    }

    /// A new identifier (UUID version 7): later ones sort after earlier ones, to the millisecond.
    pub fn uuid(&self) -> Uuid {
        let milliseconds = u64::try_from(self.now().0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &self.bytes()).into_uuid()
    }
}

impl Fixed {
    /// `SplitMix64`: one addition per step, so that concurrent callers need no lock.
    fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = self.state.fetch_add(STEP, Ordering::SeqCst).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use domain::time::{HOUR, Time};

    use super::World;

    #[test]
    fn a_fixed_clock_stands_until_it_is_advanced_and_clones_share_it() {
        let world = World::fixed(Time(1_000), 7);
        let clone = world.clone();
        assert_eq!(world.now(), Time(1_000));
        world.advance(HOUR);
        assert_eq!(clone.now(), Time(1_000 + HOUR));
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_never_the_same_twice_in_a_row() {
        let (first, second) = (World::fixed(Time(0), 7), World::fixed(Time(0), 7));
        let bytes: [u8; 20] = first.bytes();
        assert_eq!(bytes, second.bytes());
        assert_ne!(bytes, first.bytes());
        assert_ne!(bytes, World::fixed(Time(0), 8).bytes());
    }

    #[test]
    fn identifiers_are_version_7_and_sort_by_age() {
        let world = World::fixed(Time(1_800_000_000_000), 1);
        let earlier = world.uuid();
        world.advance(1);
        let later = world.uuid();
        assert_eq!(earlier.get_version_num(), 7);
        assert!(earlier < later);
        assert_ne!(World::system().uuid(), World::system().uuid());
    }
}
