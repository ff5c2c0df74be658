//! The state machine and the permissions against workflow.md 2 to 6: every cell of state × action × relation, laws over
//! random walks, and stories. One test binary, because all of them play the same invented company.

#![expect(clippy::disallowed_macros, reason = "how many states were walked is printed")]

mod bound;
mod cells;
mod pairs;
mod play;
mod relations;
mod separation;
mod stands;
mod table;
mod world;

mod facts;
mod laws;
mod lenient;
mod losses;
mod matrix;
mod stories;
mod walk;
