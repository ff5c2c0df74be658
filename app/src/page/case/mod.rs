//! One case and the lists of cases: whose move it is, what happened, what one can do; security's working page.
