//! The executive: a brief on one page, and the decision.
