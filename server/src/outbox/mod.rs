//! What leaves the house after a commit. Services write jobs in the transaction of the change; a worker in every process
//! claims one at a time, delivers it, and says so. A worker that dies in between leaves its claim behind, which ends by
//! itself; the next one delivers again under the same id. So nothing is lost, and whoever gets something twice can tell.
//!
//! The lane of a mail is its case and its reader: what one person gets about one case arrives in order, while an address
//! that does not work holds up nobody else's mail about the same case.

mod back_off;
mod worker;

use std::sync::Arc;

use app::port::outbox::Way;
use tokio::sync::Notify;

pub use self::{
    back_off::{LONGEST_DELAY, delay},
    worker::{LEASE, Running, Worker},
};

/// The topic of mails.
pub const MAIL: &str = "mail";

/// What services know of the outbox: whether anything is sent at all, and how to wake the worker. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    way: Way,
    wake: Arc<Notify>,
}

impl Outbox {
    /// An outbox whose jobs go this way.
    pub fn to(way: Way) -> Self {
        Self { way, wake: Arc::default() }
    }

    /// Where mails go.
    pub const fn way(&self) -> Way {
        self.way
    }

    /// Whether jobs are written. Without a way none are: they would wait for ever and then all be sent on the day on
    /// which somebody configures mail, about things long done.
    pub fn is_on(&self) -> bool {
        self.way != Way::None
    }

    /// Something was committed: the worker need not wait for its next look.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    async fn woken(&self) {
        self.wake.notified().await;
    }
}
