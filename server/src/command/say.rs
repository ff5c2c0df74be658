//! The one place where commands speak. A closed pipe (`concord … | head`) is no reason to fail, so a line that
//! nobody reads is dropped.

use std::{
    fmt::Display,
    io::{self, Write as _},
};

/// A result, for the standard output.
pub(super) fn result(line: &dyn Display) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// A text that has its line breaks, for the standard output.
pub(super) fn text(text: &str) {
    let _ = write!(io::stdout().lock(), "{text}");
}

/// A message, for the standard error.
pub(super) fn message(line: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
