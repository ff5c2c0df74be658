//! The audit log in the store, on both databases: nothing without an entry, nothing past the triggers, and whatever raw
//! SQL does to the tables is found.

#[path = "../contract/mod.rs"]
#[expect(dead_code, reason = "the contract of the store uses the rest")]
mod contract;

mod effects;
mod raw;
mod triggers;
