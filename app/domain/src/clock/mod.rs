//! Working time: how long a side has, and until when. Time zones and holidays are computed, not looked up, so the domain
//! needs no file. Who used how much of it is [`spent`].

pub mod calendar;
pub mod holiday;
pub mod zone;

pub use calendar::Calendar;
