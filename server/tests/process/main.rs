//! The real program as a process: killed, stopped, starved of disk, restored. What only a process can show stands here;
//! what it stores is read past it, through the store or by other programs.

#![expect(
    clippy::disallowed_macros,
    reason = "figures, and what had to be skipped, are what these tests print"
)]

mod abort;
mod agree;
mod backup;
mod crash;
mod crew;
mod delivery;
mod doctor;
mod failpoint;
mod fsync;
mod full;
mod migration;
mod overload;
mod place;
mod rows;
mod running;
mod server;
mod silence;
mod stop;
mod version;

#[path = "../outbox/smtp.rs"]
#[expect(dead_code, reason = "here it is always kind")]
mod smtp;
