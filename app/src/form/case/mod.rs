//! Forms of the room of a case: questions and answers, verdicts with a reason, referrals, artefacts of gates. Names and
//! limits stand here once; pages render with them and endpoints parse with them.

pub mod answer;
pub mod artefact;
pub mod ask;
pub mod assign;
pub mod bulk;
pub mod evidence;
pub mod filter;
pub mod look;
pub mod reason;
pub mod refer;
pub mod reuse;
pub mod saved;
pub mod talk;
