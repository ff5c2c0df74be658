//! Who is here: signing in and out, areas with their hours and substitutes, what is overdue there, help.

pub mod accessibility;
pub mod account;
pub mod area;
pub mod areas;
pub mod code;
pub mod help;
pub mod hours;
pub mod link;
pub mod overdue;
pub mod password;
pub mod reset;
pub mod second_factor;
pub mod sessions;
pub mod set_up;
pub mod sign_in;
pub mod step_up;

/// Why naming somebody is refused; keys of sentences.
pub mod because {
    /// Not an admin of the area.
    pub const ONLY_ADMINS: &str = "areas-only-admins";
    /// Nobody changes their own rights.
    pub const NOT_YOURSELF: &str = "areas-not-yourself";
    /// Hours or deadlines by which nobody could work; the form says which.
    pub const NO_CALENDAR: &str = "hours-fault-none";
}
