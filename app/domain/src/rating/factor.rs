//! The sixteen factors of the OWASP Risk Rating Methodology, their codes and the values that OWASP lists for each
//! (OWASP community pages, CC BY-SA 4.0; the names here are ours). The order of the enum is the order of the vector.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::language::Bilingual;

/// Which mean a factor goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// How likely an attack succeeds: eight factors.
    Likelihood,
    /// What it does to systems and their data: four factors.
    Technical,
    /// What it does to the organisation and to people: four factors.
    Business,
}

impl Group {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Likelihood, Self::Technical, Self::Business];

    /// Its factors, in vector order.
    pub fn factors(self) -> &'static [Factor] {
        match self {
            Self::Likelihood => &Factor::ALL[..8],
            Self::Technical => &Factor::ALL[8..12],
            Self::Business => &Factor::ALL[12..],
        }
    }
}

macro_rules! factors {
    ($($(#[$doc:meta])* $name:ident $code:literal $group:ident $options:expr, $de:literal / $en:literal;)*) => {
        /// One of the sixteen factors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Factor {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Factor {
            /// All sixteen, in vector order.
            pub const ALL: [Self; 16] = [$(Self::$name,)*];

            /// The code in vectors, files and JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The mean it goes into.
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }

            /// The values that OWASP lists for it, ascending, and 0 = not applicable where the rule book may say so.
            pub const fn options(self) -> &'static [u8] {
                match self { $(Self::$name => &$options,)* }
            }

            /// As people read it.
            pub fn name(self) -> &'static Bilingual {
                static NAMES: LazyLock<[Bilingual; 16]> =
                    LazyLock::new(|| [$(Bilingual { de: $de.to_owned(), en: $en.to_owned() },)*]);
                &NAMES[self as usize]
            }
        }
    };
}

factors! {
    /// Threat agent: what attackers must be able to do.
    Skill "SL" Likelihood [1, 3, 5, 6, 9], "Können der Angreifenden" / "Skill of attackers";
    /// Threat agent: what they gain.
    Motive "M" Likelihood [1, 4, 9], "Anreiz" / "Motive";
    /// Threat agent: what access or resources they need; 0 is OWASP's own value for "full access needed".
    Opportunity "O" Likelihood [0, 4, 7, 9], "Gelegenheit" / "Opportunity";
    /// Threat agent: how many they are.
    Size "S" Likelihood [2, 4, 5, 6, 9], "Kreis der Angreifenden" / "Size of the group of attackers";
    /// Vulnerability: how easily it is found.
    Discovery "ED" Likelihood [1, 3, 7, 9], "Auffindbarkeit der Schwachstelle" / "Ease of discovery";
    /// Vulnerability: how easily it is used.
    Exploit "EE" Likelihood [1, 3, 5, 9], "Ausnutzbarkeit der Schwachstelle" / "Ease of exploit";
    /// Vulnerability: how well it is known.
    Awareness "A" Likelihood [1, 4, 6, 9], "Bekanntheit der Schwachstelle" / "Awareness";
    /// Vulnerability: how likely an attack is noticed.
    Detection "ID" Likelihood [1, 3, 8, 9], "Erkennung von Angriffen" / "Intrusion detection";
    /// Technical impact on secrecy.
    Confidentiality "LC" Technical [0, 2, 6, 7, 9], "Verlust der Vertraulichkeit" / "Loss of confidentiality";
    /// Technical impact on correctness.
    Integrity "LI" Technical [0, 1, 3, 5, 7, 9], "Verlust der Integrität" / "Loss of integrity";
    /// Technical impact on service.
    Availability "LAV" Technical [0, 1, 5, 7, 9], "Verlust der Verfügbarkeit" / "Loss of availability";
    /// Technical impact on traceability.
    Accountability "LAC" Technical [0, 1, 7, 9], "Verlust der Nachvollziehbarkeit" / "Loss of accountability";
    /// Business impact in money.
    Financial "FD" Business [0, 1, 3, 7, 9], "Finanzieller Schaden" / "Financial damage";
    /// Business impact on standing.
    Reputation "RD" Business [0, 1, 4, 5, 9], "Rufschaden" / "Reputation damage";
    /// Business impact in law.
    NonCompliance "NC" Business [0, 2, 5, 7], "Rechtsverstoß" / "Non-compliance";
    /// Business impact on people's privacy.
    Privacy "PV" Business [0, 3, 5, 7, 9], "Verletzung der Privatsphäre" / "Privacy violation";
}

impl Factor {
    /// The factor with this code; `None` for any other word or another case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|factor| factor.code() == code)
    }
}
