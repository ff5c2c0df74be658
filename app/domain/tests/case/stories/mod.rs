//! Stories: one rule of workflow.md each, told from its beginning to its end.

mod agreement;
mod audiences;
mod authority;
mod brief;
mod clock;
mod deciders;
mod desk;
mod extension;
mod give_and_get;
mod jumps;
mod legal;
mod proof;
mod questions;
mod score;
mod second;
mod sheet;
mod understanding;
