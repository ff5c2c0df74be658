//! The engine from the command line, without database and without server: JSON in, JSON out (scoring.md 2.4). Commands
//! take the text of standard input and return the text of standard output, so that tests need no process.

mod input;

pub mod decide;
pub mod rate;

pub use input::CommandError;
