//! How Concord runs.

pub mod command;
