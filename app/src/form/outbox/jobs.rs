//! What an admin does with a job that was given up. Two buttons of one form; the version is the moment at which it died.

use uuid::Uuid;

use crate::form::{Check, Fault, Typed, VERSION, parse};

/// Which job.
pub const JOB: &str = "job";
/// Which button.
pub const ACT: &str = "act";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobAct {
    /// Try it again.
    Retry,
    /// Give it up.
    Drop,
}

impl JobAct {
    /// The value of its button.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Drop => "drop",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Retry, Self::Drop].into_iter().find(|act| act.code() == code)
    }
}

/// A pressed button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobForm {
    /// Which job.
    pub job: Uuid,
    /// What to do with it.
    pub act: JobAct,
    /// When it had died, as the page said.
    pub version: i64,
}

impl JobForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [JOB, ACT, VERSION]);
        let job = check.take(parse::choice(typed, JOB, |raw| raw.parse().ok()));
        let act = check.take(parse::choice(typed, ACT, JobAct::from_code));
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { job: job?, act: act?, version: version? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_names_its_job_what_to_do_and_what_was_seen() {
        let job = Uuid::from_u128(7);
        let sent = |job: &str, act: &str| {
            JobForm::parse(&Typed::filled([(JOB, job), (ACT, act), (VERSION, "1800000000000")]))
        };
        let expected = JobForm { job, act: JobAct::Drop, version: 1_800_000_000_000 };
        assert_eq!(sent(&job.to_string(), "drop"), Ok(expected));
        assert!(sent("7", "drop").is_err() && sent(&job.to_string(), "read").is_err());
    }
}
