//! What a hash costs. Measured once, when the database is new, upward from OWASP's floor to about a quarter of a second, and
//! then kept: all hashes, also the one that runs for nobody, must take the same time, or time would tell who has an account.
//! Memory comes before passes, because it is what attackers cannot buy cheaply.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::{
    store::{self, Db, password_cost::CostRow},
    world::World,
};

/// What one hash shall take at most.
const AIM: Duration = Duration::from_millis(250);
/// KiB and passes, each step dearer than the one before. Two run at a time, so memory ends at 128 MiB.
const STEPS: [Cost; 9] = [
    Cost::FLOOR,
    Cost { memory_kib: 32_768, passes: 2 },
    Cost { memory_kib: 47_104, passes: 2 },
    Cost { memory_kib: 65_536, passes: 2 },
    Cost { memory_kib: 65_536, passes: 3 },
    Cost { memory_kib: 65_536, passes: 4 },
    Cost { memory_kib: 65_536, passes: 6 },
    Cost { memory_kib: 65_536, passes: 8 },
    Cost { memory_kib: 65_536, passes: 12 },
];

/// Memory and passes of argon2id with one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// OWASP's floor.
    pub const FLOOR: Self = Self { memory_kib: 19_456, passes: 2 };

    const fn work(self) -> u128 {
        (self.memory_kib as u128).saturating_mul(self.passes as u128)
    }

    /// A hash of this cost.
    pub fn argon2(self) -> Result<Argon2<'static>, argon2::Error> {
        let params = Params::new(self.memory_kib, self.passes, 1, None)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// The parameters as a PHC string names them.
    pub fn phc(self) -> String {
        format!("m={},t={},p=1", self.memory_kib, self.passes)
    }

    /// The dearest step that stays within the aim where the floor takes so long.
    pub fn within(floor: Duration) -> Self {
        let most = AIM.as_nanos().saturating_mul(Self::FLOOR.work());
        let fits = |cost: &Cost| floor.as_nanos().saturating_mul(cost.work()) <= most;
        STEPS.into_iter().rev().find(fits).unwrap_or(Self::FLOOR)
    }

    /// What fits this machine; the floor where nothing can be measured. The best of three, because others disturb.
    pub fn measured(world: &World) -> Self {
        let hash = || {
            if let Ok(argon2) = Self::FLOOR.argon2() {
                let mut out = [0; 32];
                // Fails for no input of these lengths.
                let _ = argon2.hash_password_into(b"correct horse battery", b"sixteen bytes!!!", &mut out);
            }
        };
        let times = (0..3).map_while(|_| world.took(hash));
        times.min().map_or(Self::FLOOR, Self::within)
    }

    /// What this database was given when it was new; measures and keeps it the first time.
    pub async fn of(db: &Db, world: &World) -> store::Result<Self> {
        if let Some(kept) = store::password_cost::find(&mut db.reader()).await? {
            return Ok(Self::kept(kept));
        }
        let measured = Self::measured(world);
        let row = CostRow { memory_kib: measured.memory_kib.into(), passes: measured.passes.into() };
        db.write(move |tx| Box::pin(async move { store::password_cost::keep(tx, row).await })).await?;
        // Another process may have been quicker.
        let kept = store::password_cost::find(&mut db.reader()).await?;
        Ok(kept.map_or(measured, Self::kept))
    }

    /// Never below the floor, whatever somebody wrote there.
    fn kept(row: CostRow) -> Self {
        let read =
            |value: i64, least: u32, most: u32| u32::try_from(value).unwrap_or(least).clamp(least, most);
        Self {
            memory_kib: read(row.memory_kib, Self::FLOOR.memory_kib, 1_048_576),
            passes: read(row.passes, Self::FLOOR.passes, 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Time;

    use super::*;

    #[test]
    fn a_faster_machine_pays_more_and_none_pays_less_than_the_floor() {
        assert_eq!(Cost::within(Duration::from_secs(2)), Cost::FLOOR);
        assert_eq!(Cost::within(Duration::from_millis(250)), Cost::FLOOR);
        assert_eq!(Cost::within(Duration::from_millis(70)), Cost { memory_kib: 65_536, passes: 2 });
        assert_eq!(Cost::within(Duration::from_micros(10)), STEPS[STEPS.len() - 1]);
        assert!(STEPS.windows(2).all(|pair| pair[0].work() < pair[1].work()));
    }

    #[test]
    fn a_world_without_a_clock_takes_the_floor() {
        assert_eq!(Cost::measured(&World::fixed(Time(0), 1)), Cost::FLOOR);
    }

    #[test]
    fn what_somebody_wrote_into_the_table_cannot_make_hashes_cheap() {
        assert_eq!(Cost::kept(CostRow { memory_kib: 8, passes: 1 }), Cost::FLOOR);
        assert_eq!(Cost::kept(CostRow { memory_kib: -1, passes: 3 }).memory_kib, Cost::FLOOR.memory_kib);
    }
}
