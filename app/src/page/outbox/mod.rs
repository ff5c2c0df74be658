//! What leaves the house: the jobs that wait or were given up, and the mails of the demo.

pub mod jobs;
pub mod mails;

/// Why a page is refused; keys of sentences.
pub mod because {
    /// Not an admin.
    pub const ONLY_ADMINS: &str = "jobs-only-admins";
}
