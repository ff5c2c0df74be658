//! Names inside the rule book. They are strings of the files ("SOC-01", "C-MFA", "G-AVV") and not enums, because an
//! administrator will edit the book while the program runs; one type each, so that a gate cannot stand for a condition.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as the rule files write it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        // lets a map keyed by names be asked with a plain `&str`; sound because both hash and order alike
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

name!(
    /// A question of the catalogue, `SOC-01`.
    QuestionId
);
name!(
    /// A condition (Auflage) of the library, `C-MFA`.
    ConditionId
);
name!(
    /// A gate, `G-AVV`.
    GateId
);
name!(
    /// A statement of the legal check, `GQ-D-A1`.
    GateQuestionId
);
name!(
    /// A question of the screening, `SCR-SOC-1`.
    ScreeningId
);
name!(
    /// A topic of one kind's questions, `access`, or a group of the legal check; unique within its kind or the check.
    TopicId
);
