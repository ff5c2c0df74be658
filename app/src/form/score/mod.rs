//! Forms that make the score: what people expect in euros, corrections of factors, the confirmation of the impact, and
//! what the executive of an area tolerates.

pub mod adjust;
pub mod blind;
pub mod estimate;
pub mod impact;
pub mod rules;
pub mod tolerance;
