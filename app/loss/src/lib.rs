//! What a bad year costs (scoring.md 1.4 and 3). A crate of its own, because it is optimised in development builds too,
//! compiles to wasm32 for the proof that every machine computes the same bits, and knows nothing of cases: it takes an
//! [`Input`] in euros and gives an [`Outcome`] in euros. No platform mathematics, no clock, no randomness but the seed.

mod check;
mod input;
mod memo;
mod outcome;

pub use check::{Checked, Fault, FaultCode, check};
pub use input::{Anchor, Input, Interval, Remaining, Scenario, Secondary, Share, Spread};
pub use memo::Memo;
pub use outcome::{Deviation, Figures, Levels, Net, NetPair, Outcome, Pair, Tail};
