//! Where the score is made: what people expect in euros, the correction of factors, the confirmation of the impact, and
//! what the executive of an area tolerates.

pub mod adjust;
pub mod adjusted;
pub mod blind;
pub mod estimate;
pub mod euro;
pub mod impact;
pub mod rules;
pub mod tolerance;
