//! What the engine promises, as its users see it: through the public interface only.

#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]

mod closed_forms;
mod common;
mod conditions;
mod engine;
mod golden;
mod oracle;
mod peers;
mod portable;
mod refusals;
mod samples;
mod statistics;
