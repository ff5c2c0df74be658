//! Mails, as pure as pages: what happened goes in as a [`Letter`], subject and both bodies come out in the reader's
//! language. A letter is kept from the moment of the act until it is sent, so it holds facts and names nobody; names and
//! language are looked up when it is sent. Every mail says in its subject what to do, holds one link that opens a page and
//! decides nothing, and says why its reader gets it. No remote content, no tracking, no style.

mod account;
mod clean;
mod html;
mod letter;
mod task;
#[cfg(test)]
mod tests;
mod written;

pub use account::{AccountNews, compose_account};
pub use clean::{line, lines};
pub use letter::{Kind, Letter, Outcome, Why};

use domain::language::Language;

/// Whoever reads it, as known at the moment of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader<'a> {
    /// Name of the reader.
    pub name: &'a str,
    /// Language of the reader.
    pub language: Language,
    /// Name of whoever acted; empty for the clock.
    pub by: &'a str,
    /// The public address without a slash at its end: `https://concord.example`.
    pub origin: &'a str,
}

/// A mail without its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// For everybody.
    pub text: String,
    /// The same for readers of HTML.
    pub html: String,
}

/// Writes the mail.
pub fn compose(letter: &Letter, reader: &Reader<'_>) -> Mail {
    let written = written::write(letter, reader);
    Mail { subject: written.subject.clone(), text: written.text(), html: html::document(&written) }
}
