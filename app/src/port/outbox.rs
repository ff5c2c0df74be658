//! What pages of the outbox need: what waits, what was given up, and why; never what a message says.

use domain::time::Time;
use uuid::Uuid;

/// Where mails go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Nowhere: nothing is configured, so nobody is told by mail.
    #[default]
    None,
    /// To a mail server.
    Smtp,
    /// Into a folder.
    Folder,
}

/// Why an attempt failed: stored as its code, without content and without addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The mail server answered with this number, 400 to 599.
    Answer(u16),
    /// It did not answer in time.
    Timeout,
    /// No secure connection.
    Tls,
    /// No connection.
    Connection,
    /// The person's address is none.
    Address,
    /// The folder cannot be written.
    Folder,
    /// The job says nothing that this version understands, or never came to an end.
    Unreadable,
}

impl Reason {
    /// As it is stored and logged.
    pub fn code(self) -> String {
        match self {
            Self::Answer(number) => format!("smtp-{number}"),
            Self::Timeout => "timeout".to_owned(),
            Self::Tls => "tls".to_owned(),
            Self::Connection => "connection".to_owned(),
            Self::Address => "address".to_owned(),
            Self::Folder => "folder".to_owned(),
            Self::Unreadable => "unreadable".to_owned(),
        }
    }

    /// The reason of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "timeout" => Some(Self::Timeout),
            "tls" => Some(Self::Tls),
            "connection" => Some(Self::Connection),
            "address" => Some(Self::Address),
            "folder" => Some(Self::Folder),
            "unreadable" => Some(Self::Unreadable),
            _ => code.strip_prefix("smtp-")?.parse().ok().map(Self::Answer),
        }
    }
}

/// A job in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobLine {
    /// Which.
    pub id: Uuid,
    /// Key of what it is ([`crate::mail::Kind::key`]); `None` when this version does not know.
    pub what: Option<&'static str>,
    /// The case as people write it; empty when unknown.
    pub case: String,
    /// Name of whoever shall get it; empty when unknown.
    pub reader: String,
    /// When it was asked for.
    pub created: Time,
    /// When it is tried next, or was given up; the second is its version.
    pub at: Time,
    /// Attempts so far.
    pub attempts: i64,
    /// Why the last one failed.
    pub reason: Option<Reason>,
}

/// A mail of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// Which.
    pub id: Uuid,
    /// Name and address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub at: Time,
    /// Its plain text.
    pub text: String,
}
