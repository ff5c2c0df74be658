//! Filing a request: search first, then short pages, check, submit.
