//! Who is here: signing in and out, areas and substitutes, help.

pub mod help;
pub mod link;
pub mod sign_in;
