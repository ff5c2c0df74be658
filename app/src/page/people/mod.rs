//! Who is here: signing in and out, areas and substitutes, help.

pub mod area;
pub mod areas;
pub mod help;
pub mod link;
pub mod sign_in;

/// Why naming somebody is refused; keys of sentences.
pub mod because {
    /// Not an admin of the area.
    pub const ONLY_ADMINS: &str = "areas-only-admins";
    /// Nobody changes their own rights.
    pub const NOT_YOURSELF: &str = "areas-not-yourself";
}
