//! How a mail leaves: through a mail server or into a folder, the same message either way. Only the outbox calls it. What
//! goes wrong becomes a [`Reason`] without a word of content: a server's answer repeats addresses, and reasons are stored,
//! logged and shown.

mod folder;
mod message;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use app::{
    mail::Mail,
    port::outbox::{self as port, Reason},
};
use domain::time::Time;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{self, extension::ClientId},
};
use uuid::Uuid;

use crate::config::{Origin, Route};

pub use folder::{Kept, list, read};

/// Longest time for one command of the mail server's protocol.
const COMMAND: Duration = Duration::from_secs(20);
/// Longest time for a whole mail; far below the lease of a job.
pub const LONGEST: Duration = Duration::from_mins(1);

/// Why mails cannot be sent at all.
#[derive(Debug, thiserror::Error)]
#[error("mail.url cannot be used; write it like smtps://user:password@host")]
pub struct Unusable;

/// A way out for mails.
#[derive(Clone, Debug)]
pub struct Post {
    way: Way,
    from: Mailbox,
    origin: Origin,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl Post {
    /// Opens the way; connects to nobody yet.
    pub fn open(route: Route, origin: Origin) -> Result<Self, Unusable> {
        let (way, from) = match route {
            Route::Folder { folder, from } => (Way::Folder(folder), from),
            Route::Smtp { url, from } => {
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).map_err(|_| Unusable)?;
                let name = ClientId::Domain(message::host(&origin).to_owned());
                let transport = builder.hello_name(name).timeout(Some(COMMAND)).build();
                (Way::Smtp(Box::new(transport)), from)
            }
        };
        Ok(Self { way, from, origin })
    }

    /// Where links lead.
    pub fn origin(&self) -> &str {
        self.origin.as_str()
    }

    /// Which way they go.
    pub const fn way(&self) -> port::Way {
        match self.way {
            Way::Smtp(_) => port::Way::Smtp,
            Way::Folder(_) => port::Way::Folder,
        }
    }

    /// The folder, where mails go into one.
    pub fn folder(&self) -> Option<&Path> {
        match &self.way {
            Way::Folder(folder) => Some(folder),
            Way::Smtp(_) => None,
        }
    }

    /// Sends a mail under this id, which is the same at every attempt: whoever gets it twice can tell, and a folder keeps
    /// it once. `thread` is what belongs together in the reader's mailbox.
    pub async fn send(
        &self,
        id: Uuid,
        to: (&str, &str),
        thread: &str,
        mail: Mail,
        at: Time,
    ) -> Result<(), Reason> {
        let message = message::build(&self.from, &self.origin, id, to, thread, mail, at)?;
        match &self.way {
            Way::Folder(folder) => folder::write(folder, id, message.formatted()).await,
            Way::Smtp(transport) => match tokio::time::timeout(LONGEST, transport.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(reason(&error)),
                Err(_) => Err(Reason::Timeout),
            },
        }
    }
}

fn reason(error: &smtp::Error) -> Reason {
    match error.status() {
        Some(code) => Reason::Answer(code.into()),
        None if error.is_timeout() => Reason::Timeout,
        None if error.is_tls() => Reason::Tls,
        None => Reason::Connection,
    }
}
