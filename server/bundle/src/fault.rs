//! The one error of this program, made to be read by the person who typed the command: what was being
//! done, and why it did not work.
use std::fmt;

#[derive(Debug)]
pub struct Fault {
    doing: String,
    cause: String,
}

impl Fault {
    pub fn new(doing: impl Into<String>, cause: impl fmt::Display) -> Self {
        Self { doing: doing.into(), cause: format!("{cause:#}") }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "While {}:\n  {}", self.doing, self.cause.replace('\n', "\n  "))
    }
}

impl std::error::Error for Fault {}
