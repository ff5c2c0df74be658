//! The socket, and the address that people type. They differ behind a proxy, and the second decides about cookies,
//! about which forms are accepted and about the links that are printed.

use std::{
    net::{Ipv4Addr, SocketAddr},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use axum::http::Uri;
use serde::Deserialize;

use super::Proxies;

/// Where to listen, and under which address people reach it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Listen {
    /// Address and port; port 0 takes any free one.
    pub address: SocketAddr,
    /// Public address, for example `https://concord.example`. On a loopback address it may be left out.
    pub origin: Option<Origin>,
    /// The certificate chain (PEM), where this server speaks TLS itself.
    pub certificate: Option<PathBuf>,
    /// Its key (PEM, mode 600).
    pub key: Option<PathBuf>,
    /// A second, plain address that leads people to the first; only with a certificate.
    pub redirect: Option<SocketAddr>,
    /// Who may say for whom it asks.
    pub proxies: Proxies,
}

impl Default for Listen {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 3000).into(),
            origin: None,
            certificate: None,
            key: None,
            redirect: None,
            proxies: Proxies::default(),
        }
    }
}

impl Listen {
    pub(super) fn check(&self, demo: bool) -> Result<(), String> {
        let local = self.address.ip().is_loopback();
        if demo && !local {
            return Err(format!(
                "demo mode listens on this machine only, because anybody could sign in: use 127.0.0.1 instead of {}",
                self.address.ip()
            ));
        }
        self.check_tls()?;
        match &self.origin {
            None if !local => Err(format!(
                "listening on {} needs listen.origin, the address that people type, for example https://concord.example",
                self.address
            )),
            Some(origin) if !origin.is_secure() && !origin.is_local() => Err(format!(
                "listen.origin {origin} must begin with https://, because browsers keep no session cookie otherwise"
            )),
            _ => Ok(()),
        }
    }

    fn check_tls(&self) -> Result<(), String> {
        match (&self.certificate, &self.key, &self.redirect) {
            (None, None, None) => Ok(()),
            (None, None, Some(_)) => {
                Err("listen.redirect leads to https, so it needs listen.certificate and listen.key"
                    .to_owned())
            }
            (Some(_), Some(key), _) if self.origin.as_ref().is_some_and(Origin::is_secure) => private(key),
            (Some(_), Some(_), _) => {
                Err("with listen.certificate, listen.origin must begin with https://".to_owned())
            }
            _ => Err("listen.certificate and listen.key belong together; set both or none".to_owned()),
        }
    }

    /// The public address, given the port that was really bound.
    pub fn origin(&self, port: u16) -> Origin {
        self.origin.clone().unwrap_or_else(|| Origin(format!("http://localhost:{port}")))
    }
}

/// Nobody else may read a key.
fn private(key: &Path) -> Result<(), String> {
    let found = std::fs::metadata(key).map_err(|error| format!("listen.key {}: {error}", key.display()))?;
    if found.permissions().mode() & 0o077 != 0 {
        return Err(format!("listen.key can be read by others; run: chmod 600 {}", key.display()));
    }
    Ok(())
}

/// Scheme, host and port as a browser sends them in `Origin`: no path, small letters, no default port.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

impl Origin {
    /// As browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port as browsers send them in `Host`.
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, authority)| authority)
    }

    /// True for `https`.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// True when only this machine can mean itself by it.
    pub fn is_local(&self) -> bool {
        let authority = self.authority();
        let host = if authority.starts_with('[') {
            authority.split_inclusive(']').next().unwrap_or(authority)
        } else {
            authority.split(':').next().unwrap_or(authority)
        };
        matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fault =
            || format!("{text} is no public address; write it like https://concord.example, without a path");
        let uri: Uri = text.parse().map_err(|_| fault())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(fault());
        };
        let plain =
            matches!(uri.path(), "" | "/") && uri.query().is_none() && !authority.as_str().contains('@');
        let default = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err(fault()),
        };
        if !plain || authority.host().is_empty() {
            return Err(fault());
        }
        let host = authority.host().to_lowercase();
        Ok(Self(match authority.port_u16() {
            Some(port) if port != default => format!("{scheme}://{host}:{port}"),
            _ => format!("{scheme}://{host}"),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_written_as_browsers_send_it() {
        for (typed, sent) in [
            ("https://Concord.Example/", "https://concord.example"),
            ("https://concord.example:443", "https://concord.example"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            assert_eq!(
                Origin::try_from(typed.to_owned()).map(|origin| origin.to_string()),
                Ok(sent.to_owned())
            );
        }
    }

    #[test]
    fn only_this_machine_is_local() {
        let local = |text: &str| Origin::try_from(text.to_owned()).expect("an origin").is_local();
        assert!(local("http://localhost:3000") && local("http://127.0.0.1") && local("http://[::1]:3000"));
        assert!(!local("http://localhost.example") && !local("https://127.0.0.1.example:3000"));
    }
}
