//! Why somebody who comes back from the provider is not let in. One word each, for the log; the person reads one sentence
//! whatever it is, because they can do the same about all of them.

use crate::outside::Fault;

/// What is not as it has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// What the provider says about itself could not be had.
    Metadata(Fault),
    /// It says that it is somebody else.
    OtherMetadata,
    /// Its keys could not be had.
    Keys(Fault),
    /// The code was not taken.
    Exchange(Fault),
    /// An answer that cannot be read.
    Malformed,
    /// There is no code.
    Code,
    /// No cookie, or one that was used or is too old.
    Cookie,
    /// Not the state that this browser was sent away with.
    State,
    /// The answer is that of another provider.
    OtherIssuer,
    /// The provider itself says no.
    Refused,
    /// Signed in some way that is not believed: not at all, or with a key that everybody has.
    Algorithm,
    /// Signed with a key that is not the provider's.
    UnknownKey,
    /// The signature is not right.
    Signature,
    /// Another kind of token.
    Type,
    /// The token of another provider.
    Issuer,
    /// A token for somebody else.
    Audience,
    /// A token that another program asked for.
    Party,
    /// Not the answer to this question.
    Nonce,
    /// Too old.
    Expired,
    /// From the future.
    Future,
    /// It belongs to another access token.
    Hash,
    /// It names nobody.
    Subject,
    /// Too long since this person proved who they are, or not told.
    Age,
    /// Not in the way that is asked for here.
    Strength,
    /// Somebody else than the person who is signed in.
    OtherPerson,
}

impl Doubt {
    /// The word in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Metadata(fault) | Self::Keys(fault) | Self::Exchange(fault) => match fault {
                Fault::Malformed | Fault::Insecure | Fault::Port => "address",
                Fault::Unknown | Fault::Connection => "unreachable",
                Fault::Private => "private",
                Fault::Tls => "certificate",
                Fault::Redirect => "redirect",
                Fault::Status(400 | 401) => "code",
                Fault::Status(_) => "status",
                Fault::Large => "large",
                Fault::Slow => "slow",
            },
            Self::OtherMetadata => "metadata",
            Self::Malformed => "malformed",
            Self::Code => "code",
            Self::Cookie => "cookie",
            Self::State => "state",
            Self::OtherIssuer => "mix-up",
            Self::Refused => "provider",
            Self::Algorithm => "algorithm",
            Self::UnknownKey => "key",
            Self::Signature => "signature",
            Self::Type => "type",
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::Party => "party",
            Self::Nonce => "nonce",
            Self::Expired => "expired",
            Self::Future => "future",
            Self::Hash => "hash",
            Self::Subject => "subject",
            Self::Age => "age",
            Self::Strength => "strength",
            Self::OtherPerson => "person",
        }
    }

    /// Whether the provider is not there at the moment, which is nobody's attack.
    pub const fn is_absence(self) -> bool {
        match self {
            Self::Metadata(fault) | Self::Keys(fault) | Self::Exchange(fault) => match fault {
                Fault::Unknown | Fault::Connection | Fault::Slow => true,
                Fault::Status(status) => status >= 500,
                _ => false,
            },
            _ => false,
        }
    }

    /// What broke, for the log of the server.
    pub const fn fault(self) -> Option<Fault> {
        match self {
            Self::Metadata(fault) | Self::Keys(fault) | Self::Exchange(fault) => Some(fault),
            _ => None,
        }
    }
}
