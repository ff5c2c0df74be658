//! What is approved, under which conditions, and what others reached.
