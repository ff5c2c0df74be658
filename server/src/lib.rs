//! How Concord runs.
