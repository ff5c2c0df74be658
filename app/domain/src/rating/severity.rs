//! From means to levels and from levels to severity: two published tables, looked up without rounding. The borders are
//! half-open, so 2.96 is low and 3.0 is medium (scoring.md 1.1).

use serde::{Deserialize, Serialize};

/// The band of a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// From 0 to below 3.
    Low,
    /// From 3 to below 6.
    Medium,
    /// From 6 to 9.
    High,
}

impl Level {
    /// The band of `mean`, which is not rounded before.
    pub fn of(mean: f64) -> Self {
        if mean < 3.0 {
            Self::Low
        } else if mean < 6.0 {
            Self::Medium
        } else {
            Self::High
        }
    }
}

/// How bad, in five words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth a note.
    Note,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

impl Severity {
    /// All five, mildest first.
    pub const ALL: [Self; 5] = [Self::Note, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// OWASP's overall table.
    pub const fn of(likelihood: Level, impact: Level) -> Self {
        match (impact, likelihood) {
            (Level::Low, Level::Low) => Self::Note,
            (Level::Low, Level::Medium) | (Level::Medium, Level::Low) => Self::Low,
            (Level::Low, Level::High) | (Level::Medium, Level::Medium) | (Level::High, Level::Low) => {
                Self::Medium
            }
            (Level::Medium, Level::High) | (Level::High, Level::Medium) => Self::High,
            (Level::High, Level::High) => Self::Critical,
        }
    }

    /// 1 (note) to 5 (critical), for badges that must not speak by colour alone.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The word that is stored and that the command line prints.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }

    /// The severity with this word; `None` for any other or another case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.code() == code)
    }
}
