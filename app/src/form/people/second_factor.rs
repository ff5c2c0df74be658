//! What can be done with a second factor, each by a button of its own.

/// Which button.
pub const ACT: &str = "act";

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorAct {
    /// Makes a seed to be confirmed.
    Begin,
    /// Confirms it with a first code.
    Confirm,
    /// Makes new recovery codes.
    Codes,
    /// Takes everything away.
    Remove,
}

impl FactorAct {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Begin, Self::Confirm, Self::Codes, Self::Remove];

    /// The value of the button.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Confirm => "confirm",
            Self::Codes => "codes",
            Self::Remove => "remove",
        }
    }

    /// The act of a value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}
