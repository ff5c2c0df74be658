//! The outbox on a real database, with a mail server of its own on the loopback: nothing is lost, nothing is sent twice at
//! a time, order is kept, failures back off and end where an admin sees them. On PostgreSQL too, like the store.

#![expect(clippy::disallowed_macros, reason = "figures are printed for whoever runs the tests")]

#[path = "../contract/mod.rs"]
#[expect(dead_code, reason = "the contract of the store uses the rest")]
mod contract;
mod crash;
mod exchange;
mod jobs;
mod office;
mod smtp;
