//! How often somebody may guess (security.md S1, S2). A try is taken from the database before anything is compared, and given
//! back when it was right, so neither many at once nor several processes find more than there are. Aims are hashes: what
//! people type into a sign-in page may be anything.
//!
//! No attacker can lock anybody out by this: tries in a browser that is known for its person are counted apart, and a link by
//! mail leads in without a guess.

use domain::time::{DAY, HOUR, MINUTE, SECOND};
use sha2::{Digest as _, Sha256};

use super::{Services, Trouble};
use crate::store::{self, Tx, throttle::Allowance};

/// Passwords of one account, or in one browser that is known.
pub const ACCOUNT: Allowance = Allowance { most: 100, window: DAY, pauses: true };
/// Passwords, codes and mails from one address.
pub const ADDRESS: Allowance = Allowance { most: 20, window: 10 * MINUTE, pauses: false };
/// Codes of one person in one step of their clock.
pub const STEP: Allowance = Allowance { most: 5, window: 30 * SECOND, pauses: false };
/// Codes of one person, and proofs in one session.
pub const HOURLY: Allowance = Allowance { most: 20, window: HOUR, pauses: false };
/// Mails with a link to one account.
pub const MAILS: Allowance = Allowance { most: 5, window: HOUR, pauses: false };

/// At what a try is aimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    hash: [u8; 32],
    allowance: Allowance,
}

impl Aim {
    /// One kind of thing at one target.
    pub fn at(kind: &str, target: &str, allowance: Allowance) -> Self {
        let mut hash = Sha256::new();
        for part in [kind, target] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self { hash: hash.finalize().into(), allowance }
    }

    /// The same target with another allowance.
    #[must_use]
    pub const fn with(self, allowance: Allowance) -> Self {
        Self { allowance, ..self }
    }

    /// It was right: it does not count.
    pub async fn give_back(self, tx: &mut Tx) -> store::Result<()> {
        store::throttle::give_back(tx, self.hash).await
    }

    /// It was right, and so nothing before it was a guess.
    pub async fn clear(self, tx: &mut Tx) -> store::Result<()> {
        store::throttle::clear(tx, self.hash).await
    }
}

impl Services {
    /// Takes a try at each, in order; false when one has none left. Those before it stay taken.
    pub async fn try_at(&self, aims: Vec<Aim>) -> Result<bool, Trouble> {
        let now = self.world.now();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    for Aim { hash, allowance } in aims {
                        if !store::throttle::take(tx, hash, allowance, now).await? {
                            return Ok(false);
                        }
                    }
                    Ok(true)
                })
            })
            .await
    }
}
