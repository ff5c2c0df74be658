//! The state machine and the permissions against workflow.md 2 to 6: every cell of state × action × relation, laws over
//! random walks, and stories. One test binary, because all of them play the same invented company.

mod cells;
mod pairs;
mod play;
mod relations;
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
