//! Working time: how long a side has, and until when. The time zone of Central Europe and the nine federal
//! holidays of Germany are computed, not looked up, so the domain needs no file; own closing days and other
//! zones come with the negotiation issue.

pub mod calendar;
pub mod holiday;
pub mod zone;

pub use calendar::Calendar;
