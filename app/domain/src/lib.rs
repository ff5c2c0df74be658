//! The rules of Concord and nothing else: no clock, no randomness, no file, no socket; those are parameters.
//! Whoever looks for a rule finds it here: the state machine in `case`, the OWASP rating in `rating`, the
//! rule book (kinds, questions, conditions, gates) in `rules`, who may do what in `permit`, the decision
//! table in `policy`, working time in `clock`.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod area;
pub mod case;
pub mod clock;
mod hash;
pub mod id;
pub mod language;
pub mod permit;
pub mod person;
pub mod policy;
pub mod precedent;
pub mod rating;
pub mod register;
pub mod rules;
pub mod screening;
pub mod time;
pub mod tool;
