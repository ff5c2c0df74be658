//! Forms of the room `executive`: names, limits and labels, once for page and endpoint.

pub mod decide;
pub mod send_back;
