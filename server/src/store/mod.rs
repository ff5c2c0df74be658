//! All SQL of Concord, one file per aggregate. Every statement is one constant text that both databases
//! understand (the rules stand in `migrations/README.md`); `db` is the only file that names the two drivers.
//! Functions that read take any [`Source`]: `db.reader()` outside a transaction, the transaction inside one.
//! Functions that write take a [`Tx`], and a `Tx` exists only inside [`Db::write`].

pub mod area;
pub mod bulk;
pub mod case;
pub mod copy;
pub mod db;
pub mod decided;
pub mod device;
pub mod entry;
pub mod error;
pub mod event;
pub mod evidence;
mod file;
pub mod follow_up;
pub mod half_session;
pub mod health;
pub mod job;
pub mod keyboard;
pub mod link;
pub mod look;
pub mod migrate;
mod name;
pub mod passkey;
pub mod passkey_challenge;
pub mod password_cost;
pub mod pending;
pub mod person;
pub mod place;
pub mod policy_change;
pub mod post;
pub mod precedent;
pub mod provider;
pub mod request_key;
pub mod revision;
pub mod rule_book;
pub mod saved_filter;
pub mod second_factor;
pub mod session;
pub mod set_up;
pub mod snooze;
mod some;
mod text;
pub mod throttle;
pub mod trail;
mod write;

#[cfg(test)]
mod plans;
#[cfg(test)]
mod statements;

pub use self::{
    db::{Bus, Db, Listener, News, Reader, Snapshot, Source, Tx, lane::nothing_held},
    error::{Constraint, Error},
    place::Place,
};

/// What every function of the store answers.
pub type Result<T> = std::result::Result<T, Error>;
