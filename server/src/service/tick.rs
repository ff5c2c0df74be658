//! The clock: cases that asked to be woken are looked at again. Each in a transaction of its own, so one broken row
//! stops nobody else; whoever comes second finds nothing due and goes on.

use domain::{
    case::{act::Act, refusal::Refusal},
    id::CaseNumber,
    permit::Permit,
};

use super::{Services, Trouble, act::load};
use crate::store::{self, Error};

/// How many cases one round wakes at the most.
const ROUND: i64 = 100;

impl Services {
    /// Lets the clock act on everything that is due now; answers how many cases moved.
    pub async fn tick(&self) -> Result<usize, Trouble> {
        self.look_at_policy(&mut self.db.reader()).await?;
        let numbers = store::case::due(&mut self.db.reader(), self.world.now(), ROUND).await?;
        let mut moved: usize = 0;
        for number in numbers {
            match self.wake(number).await {
                Ok(()) => moved = moved.saturating_add(1),
                Err(Trouble::Refused(Refusal::NotDue) | Trouble::Store(Error::Stale)) => {}
                Err(trouble) => {
                    tracing::error!(
                        case = number.0,
                        error = &trouble as &dyn std::error::Error,
                        "the clock failed"
                    );
                }
            }
        }
        self.outbox.wake();
        Ok(moved)
    }

    async fn wake(&self, number: CaseNumber) -> Result<(), Trouble> {
        let services = self.clone();
        self.warm_for(None, number, &Act::Tick).await;
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    let loaded = load(tx, number).await?;
                    services.change(tx, loaded, Act::Tick, Permit::clock(number), now).await.map(drop)
                })
            })
            .await
    }
}
