//! Screens before a submission: first whether something is approved already, then the request in short pages with
//! their likely outcome beside them, then the check.

pub mod change;
pub mod check;
mod country;
pub mod discard;
pub mod draft;
pub(in crate::page) mod facts;
mod hit;
pub(in crate::page) mod impact;
mod legal;
pub mod new;
pub mod news;
pub mod outcome;
pub mod refile;
pub mod requests;
mod row;
pub mod search;
pub mod sent;
mod sheet;
pub mod start;
pub mod suggest;
pub mod tools;
