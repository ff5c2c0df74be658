//! The two sides of a negotiation. On one case a person acts for one side only.

use serde::{Deserialize, Serialize};

/// Marketing or security.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Wants the channel.
    Marketing,
    /// Answers for the risk.
    Security,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Marketing, Self::Security];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Marketing => Self::Security,
            Self::Security => Self::Marketing,
        }
    }

    /// The word in storage, addresses and keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marketing => "marketing",
            Self::Security => "security",
        }
    }

    /// The side of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }
}

/// One value for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both<T> {
    /// Of marketing.
    pub marketing: T,
    /// Of security.
    pub security: T,
}

impl<T> Both<Option<T>> {
    /// Neither side has one.
    pub const fn is_empty(&self) -> bool {
        self.marketing.is_none() && self.security.is_none()
    }
}

impl<T> Both<T> {
    /// The value of a side.
    pub const fn of(&self, side: Side) -> &T {
        match side {
            Side::Marketing => &self.marketing,
            Side::Security => &self.security,
        }
    }

    /// The value of a side, to change it.
    pub const fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Marketing => &mut self.marketing,
            Side::Security => &mut self.security,
        }
    }
}
