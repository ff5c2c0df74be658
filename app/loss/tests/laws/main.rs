//! What the engine promises, as its users see it: through the public interface only.

mod closed_forms;
mod common;
mod conditions;
mod engine;
mod golden;
mod oracle;
mod peers;
mod samples;
mod statistics;
