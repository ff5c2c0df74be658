//! What the product is: pages, words, forms, and the plain data that pages need. Pages are rendered on the server
//! from plain view structs; whoever wants to know how a page comes to be starts at `render::page`.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![expect(clippy::needless_pass_by_value, reason = "the props of a component are its own")]

pub mod address;
pub mod chart;
pub mod demo;
pub mod done;
pub mod failure;
pub mod form;
pub mod format;
pub mod keyboard;
pub mod mail;
pub mod page;
pub mod part;
pub mod port;
pub mod refusal;
pub mod render;
#[cfg(test)]
mod sample;
pub mod shell;
pub mod text;
