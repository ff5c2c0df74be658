//! The product with people before it, for tests from outside: [`TestApp`] is the server without a socket, [`Client`]
//! somebody with a browser, [`Page`] what they see, [`Form`] what they fill in. A test reads like what people do.

#![expect(clippy::missing_panics_doc, reason = "what a test cannot go on without stops it")]

pub mod authenticator;
mod cast;
mod client;
mod form;
pub mod html;
mod page;
pub mod postgres;
pub mod provider;
mod test_app;
pub mod words;

pub use authenticator::Authenticator;
pub use cast::Cast;
pub use client::{Attached, Client};
pub use form::Form;
pub use page::Page;
pub use test_app::{Kept, MORNING, TestApp};
