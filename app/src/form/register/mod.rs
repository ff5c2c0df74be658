//! Forms of the room `register`: names, limits and labels, once for page and endpoint.

pub mod asked;
pub mod prove;
