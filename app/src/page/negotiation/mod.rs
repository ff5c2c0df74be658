//! At the table: offers, what changed, needs and understanding, stalemate.
