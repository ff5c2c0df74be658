//! How Concord runs.

pub mod import;
