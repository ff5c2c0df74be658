//! The audit log as its users meet it: a stored log is tampered with in every way that security.md 5.7 names, files are
//! changed byte by byte, and implementations that are not ours are asked for their opinion.

#![expect(clippy::disallowed_macros, reason = "figures are printed for people")]

mod append;
mod files;
mod interpreter;
mod log;
mod notary;
mod notes;
mod python;
mod robust;
mod speed;
mod tamper;
