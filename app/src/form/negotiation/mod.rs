//! Forms of the room `negotiation`: names, limits and labels, once for page and endpoint.

pub mod accept;
pub mod correct;
pub mod declare;
pub mod offer;
pub mod restate;
pub mod seen;
