//! Forms of the outbox.

pub mod jobs;
