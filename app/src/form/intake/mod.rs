//! Forms of the intake. A request is filled in sheets; the pages of the draft show one each, changing the answers
//! later shows all of them, and each field is read in one place only.

pub mod change;
pub mod changed;
pub mod check;
mod fields;
pub mod legal;
pub mod new;
pub mod request;
pub mod sheet;
