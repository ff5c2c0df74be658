//! Forms of the room `people`: names, limits and labels, once for page and endpoint.

pub mod account;
pub mod area;
pub mod code;
pub mod hours;
pub mod invite;
pub mod keys;
pub mod passkey;
pub mod password;
pub mod policy;
pub mod reset;
pub mod roles;
pub mod second_factor;
pub mod sessions;
pub mod set_up;
pub mod sign_in;
pub mod step_up;
