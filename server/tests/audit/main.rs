//! The audit log in the store, on both databases: nothing without an entry, nothing past the triggers, and whatever raw
//! SQL does to the tables is found.

#![expect(clippy::disallowed_macros, reason = "figures are printed for whoever runs the tests")]

#[path = "../contract/mod.rs"]
#[expect(dead_code, reason = "the contract of the store uses the rest")]
mod contract;

mod command;
mod effects;
mod erasure;
mod raw;
mod signing;
mod tamper;
mod triggers;
mod writers;

#[path = "../../audit/tests/audit/interpreter.rs"]
mod interpreter;
