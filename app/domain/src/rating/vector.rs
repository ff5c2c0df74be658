//! Sixteen digits, one for each factor, printed as `SL:5/M:4/…`: a compact proof of a rating that anybody can compute
//! again. The parser takes every digit from 0 to 9, because OWASP's own example uses values that OWASP does not list.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Factor, Group, Level, Severity};

/// The value of each factor, 0 to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Vector([u8; 16]);

/// Why a text is not a vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VectorFault {
    /// The part for this factor is missing, has another name or stands elsewhere.
    #[error("expected `{}:` and one digit", .0.code())]
    Expected(Factor),
    /// The factor is there, its value is not one ASCII digit.
    #[error("the value of {} is not one digit from 0 to 9", .0.code())]
    NotADigit(Factor),
    /// Something follows the sixteenth part.
    #[error("something follows the value of PV")]
    TooLong,
}

impl Vector {
    /// A vector from a value for each factor; a value above 9 becomes 9.
    pub fn from_fn(mut value: impl FnMut(Factor) -> u8) -> Self {
        Self(Factor::ALL.map(|factor| value(factor).min(9)))
    }

    /// The value of one factor.
    pub const fn get(&self, factor: Factor) -> u8 {
        self.0[factor as usize]
    }

    /// The same vector with another value of one factor; a value above 9 becomes 9.
    #[must_use]
    pub fn with(mut self, factor: Factor, value: u8) -> Self {
        self.0[factor as usize] = value.min(9);
        self
    }

    /// The mean of a group's factors, not rounded.
    pub fn mean(&self, group: Group) -> f64 {
        let (sum, count) =
            group.factors().iter().fold((0_u16, 0_u16), |(sum, n), f| (sum + u16::from(self.get(*f)), n + 1));
        f64::from(sum) / f64::from(count)
    }

    /// The mean of the eight likelihood factors, 0 to 9, not rounded.
    pub fn likelihood(&self) -> f64 {
        self.mean(Group::Likelihood)
    }

    /// The mean of the four technical impact factors, 0 to 9, not rounded.
    pub fn technical(&self) -> f64 {
        self.mean(Group::Technical)
    }

    /// The mean of the four business impact factors, 0 to 9, not rounded.
    pub fn business(&self) -> f64 {
        self.mean(Group::Business)
    }

    /// Severity by technical impact.
    pub fn severity_technical(&self) -> Severity {
        Severity::of(Level::of(self.likelihood()), Level::of(self.technical()))
    }

    /// Severity by business impact; counts once the requester has confirmed the four business values.
    pub fn severity_business(&self) -> Severity {
        Severity::of(Level::of(self.likelihood()), Level::of(self.business()))
    }

    /// The worse of the two; counts, as provisional, until then.
    pub fn severity_max(&self) -> Severity {
        self.severity_technical().max(self.severity_business())
    }
}

impl fmt::Display for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, factor) in Factor::ALL.into_iter().enumerate() {
            let slash = if index == 0 { "" } else { "/" };
            write!(f, "{slash}{}:{}", factor.code(), self.get(factor))?;
        }
        Ok(())
    }
}

impl FromStr for Vector {
    type Err = VectorFault;

    fn from_str(text: &str) -> Result<Self, VectorFault> {
        let mut parts = text.split('/');
        let mut values = [0; 16];
        for (value, factor) in values.iter_mut().zip(Factor::ALL) {
            let digits = parts
                .next()
                .and_then(|part| part.strip_prefix(factor.code()))
                .and_then(|part| part.strip_prefix(':'))
                .ok_or(VectorFault::Expected(factor))?;
            *value = match digits.as_bytes() {
                [digit @ b'0'..=b'9'] => digit - b'0',
                _ => return Err(VectorFault::NotADigit(factor)),
            };
        }
        if parts.next().is_some() { Err(VectorFault::TooLong) } else { Ok(Self(values)) }
    }
}

impl TryFrom<String> for Vector {
    type Error = VectorFault;

    fn try_from(text: String) -> Result<Self, VectorFault> {
        text.parse()
    }
}

impl From<Vector> for String {
    fn from(vector: Vector) -> Self {
        vector.to_string()
    }
}
