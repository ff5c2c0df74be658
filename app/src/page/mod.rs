//! One file per screen, rendered on the server from plain values; a page that needs a clock, a pool or a header is
//! missing a question to its port.

pub mod help;
pub mod trouble;
