//! The rules of Concord and nothing else: no clock, no randomness, no file, no socket; those are parameters.
//! Whoever looks for a rule finds it here: the state machine in `case`, the OWASP rating in `rating`, the
//! rule book (kinds, questions, conditions, gates) in `rules`, who may do what in `permit`, the decision
//! table in `policy`, working time in `clock`.

pub mod id;
pub mod language;
pub mod precedent;
pub mod time;
pub mod tool;
