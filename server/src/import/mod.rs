//! Reading other people's files. A file is never all or nothing: whatever can be read is taken, whatever cannot
//! is named with its line, and the command prints both. Nothing here knows the store; it hands over plain values.

pub mod precedents;
mod summary;

pub use self::summary::{Change, Summary};
