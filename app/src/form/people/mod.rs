//! Forms of the room `people`: names, limits and labels, once for page and endpoint.

pub mod account;
pub mod area;
pub mod hours;
pub mod keys;
pub mod sign_in;
pub mod step_up;
