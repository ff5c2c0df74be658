//! Where mails go: to a mail server, into a folder, or nowhere. A password is only sent through TLS, so a plain `smtp://`
//! is accepted for this machine alone. The demo never sends anything: its people do not exist, but their addresses might.

use std::{fmt, path::PathBuf};

use axum::http::Uri;
use lettre::message::Mailbox;
use serde::Deserialize;

use super::secret;

/// The sender where mails only go into a folder.
const FOLDER_SENDER: &str = "Concord <concord@concord.example>";

/// Settings of mail.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `smtps://user:password@host`, or `smtp://…?tls=required` for STARTTLS. Signs in a name or password are
    /// percent-encoded.
    pub url: Option<String>,
    /// A file (mode 600) that holds the address instead.
    pub url_file: Option<PathBuf>,
    /// A folder into which mails are written as `.eml` instead of being sent.
    pub folder: Option<PathBuf>,
    /// The sender: `Concord <concord@berg.example>`.
    pub from: Option<String>,
}

/// A checked way.
#[derive(Clone, PartialEq, Eq)]
pub enum Route {
    /// To this server, from this sender.
    Smtp {
        /// With the password.
        url: String,
        /// Sender.
        from: Mailbox,
    },
    /// Into this folder.
    Folder {
        /// Its path.
        folder: PathBuf,
        /// Sender.
        from: Mailbox,
    },
}

impl Mail {
    /// Whether the configuration itself holds a password.
    pub fn holds_password(&self) -> bool {
        self.url.as_deref().is_some_and(secret::is_in)
    }

    pub(super) fn check(&self, demo: bool) -> Result<(), String> {
        let sends = self.url.is_some() || self.url_file.is_some();
        if sends && demo {
            return Err(
                "demo mode sends no mail; leave out mail.url, it writes into its data directory".to_owned()
            );
        }
        if sends && self.folder.is_some() {
            return Err("mail.url and mail.folder are both set; keep one".to_owned());
        }
        if sends && self.from.is_none() {
            return Err("mail.url needs mail.from, for example Concord <concord@berg.example>".to_owned());
        }
        self.sender().map(drop)?;
        // A file is read when the server starts; what stands here can be checked at once.
        self.url.as_deref().map_or(Ok(()), check_url)
    }

    fn sender(&self) -> Result<Mailbox, String> {
        let from = self.from.as_deref().unwrap_or(FOLDER_SENDER);
        from.parse().map_err(|_| {
            format!("mail.from {from} is no sender; write it like Concord <concord@berg.example>")
        })
    }

    pub(super) fn route(&self, demo: Option<PathBuf>) -> Result<Option<Route>, String> {
        let from = self.sender()?;
        if let Some(folder) = self.folder.clone().or(demo) {
            return Ok(Some(Route::Folder { folder, from }));
        }
        let Some(url) = secret::read("mail.url", self.url.as_deref(), self.url_file.as_deref())? else {
            return Ok(None);
        };
        check_url(&url)?;
        Ok(Some(Route::Smtp { url, from }))
    }
}

/// Never says the address itself: it holds a password.
fn check_url(url: &str) -> Result<(), String> {
    let fault =
        || "mail.url is no address of a mail server; write it like smtps://user:password@host".to_owned();
    let uri: Uri = url.parse().map_err(|_| fault())?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(fault)?;
    let secure = match uri.scheme_str() {
        Some("smtps") => true,
        Some("smtp") => uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "tls=required")),
        _ => return Err(fault()),
    };
    if secure || matches!(host, "localhost" | "127.0.0.1" | "[::1]") {
        Ok(())
    } else {
        Err("mail.url must begin with smtps:// or end in ?tls=required, because mails and password cross a network".to_owned())
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("url", &self.url.as_ref().map(|_| "…"))
            .field("url_file", &self.url_file)
            .field("folder", &self.folder)
            .field("from", &self.from)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smtp(url: &str) -> Mail {
        Mail {
            url: Some(url.to_owned()),
            from: Some("Concord <c@berg.example>".to_owned()),
            ..Mail::default()
        }
    }

    #[test]
    fn a_password_never_crosses_a_network_in_the_open() {
        for good in [
            "smtps://u:geheim@mail.berg.example",
            "smtp://u:geheim@mail.berg.example:587?tls=required",
            "smtp://127.0.0.1:2525",
            "smtp://localhost",
        ] {
            assert_eq!(smtp(good).check(false), Ok(()), "{good}");
        }
        for bad in [
            "smtp://u:geheim@mail.berg.example",
            "smtp://u:geheim@mail.berg.example?tls=opportunistic",
            "https://u:geheim@mail.berg.example",
            "geheim",
        ] {
            let fault = smtp(bad).check(false).expect_err(bad);
            assert!(!fault.contains("geheim"), "{fault}");
        }
        assert!(!format!("{:?}", smtp("smtps://u:geheim@h")).contains("geheim"));
    }

    #[test]
    fn sending_needs_a_sender_and_the_demo_sends_nothing() {
        assert!(Mail { from: None, ..smtp("smtps://h.example") }.check(false).is_err());
        assert!(Mail { from: Some("nobody".into()), ..smtp("smtps://h.example") }.check(false).is_err());
        assert!(Mail { folder: Some("x".into()), ..smtp("smtps://h.example") }.check(false).is_err());
        assert!(smtp("smtps://h.example").check(true).is_err());
        assert!(matches!(Mail::default().route(None), Ok(None)));
        let demo = Mail::default().route(Some("data/mails".into()));
        assert!(matches!(demo, Ok(Some(Route::Folder { .. }))));
    }
}
