//! Signing in at the company's own provider (OpenID Connect). Without this section nothing of it is there. What the groups of
//! the provider mean here is configuration and not a page: whoever runs the server answers for it, and nobody gives themselves
//! a role by it. The secret is read as every other one.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use axum::http::Uri;
use domain::{language::Language, person::Role};
use serde::Deserialize;

use super::secret;

/// The provider.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// What people call it, on the button.
    pub name: Name,
    /// Its address, exactly as it names itself: `https://login.berg.example`.
    pub issuer: String,
    /// Under which name this server is known there.
    pub client_id: String,
    /// The secret of this server there.
    client_secret: Option<String>,
    /// A file (mode 600) that holds it instead.
    client_secret_file: Option<PathBuf>,
    /// Hosts inside the company, which may have private addresses, other ports and no TLS.
    #[serde(default)]
    pub internal_hosts: Vec<String>,
    /// A certificate authority (PEM) of one's own that is believed besides those of the system.
    pub authority_file: Option<PathBuf>,
    /// What is asked for.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// The claim in which groups stand.
    #[serde(default = "groups_claim")]
    pub groups_claim: String,
    /// What groups mean here.
    #[serde(default)]
    pub groups: Vec<GroupRole>,
    /// Whoever has no account yet gets one, if a group gives a role.
    #[serde(default)]
    pub create: bool,
    /// Whoever the provider knows cannot sign in with a password any more.
    #[serde(default)]
    pub enforced: bool,
    /// The address of the one account that can, whatever happens to the provider.
    pub break_glass: Option<String>,
    /// A sign-in of one of these classes counts as one with a second factor.
    #[serde(default)]
    pub acr: Vec<String>,
    /// A sign-in by one of these methods does, too.
    #[serde(default)]
    pub amr: Vec<String>,
}

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A group and its role here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRole {
    /// The group as the provider names it.
    pub group: String,
    /// The role.
    pub role: Role,
    /// The name of the area; everywhere without it.
    pub area: Option<String>,
}

fn scopes() -> Vec<String> {
    ["openid", "profile", "email"].map(str::to_owned).to_vec()
}

fn groups_claim() -> String {
    "groups".to_owned()
}

impl Provider {
    /// A provider with its secret, and nothing else that can be left out; for tests.
    pub fn at(issuer: impl Into<String>, client_id: &str, client_secret: &str) -> Self {
        Self {
            name: Name { de: "Firmenkonto".to_owned(), en: "company account".to_owned() },
            issuer: issuer.into(),
            client_id: client_id.to_owned(),
            client_secret: Some(client_secret.to_owned()),
            client_secret_file: None,
            internal_hosts: Vec::new(),
            authority_file: None,
            scopes: scopes(),
            groups_claim: groups_claim(),
            groups: Vec::new(),
            create: false,
            enforced: false,
            break_glass: None,
            acr: Vec::new(),
            amr: Vec::new(),
        }
    }

    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::De => &self.name.de,
            Language::En => &self.name.en,
        }
    }

    /// Whether the configuration itself holds the secret.
    pub fn holds_secret(&self) -> bool {
        self.client_secret.is_some()
    }

    /// The secret.
    pub fn secret(&self) -> Result<String, String> {
        let (text, file) = (self.client_secret.as_deref(), self.client_secret_file.as_deref());
        secret::read("identity.provider.client_secret", text, file)?
            .filter(|secret| !secret.is_empty())
            .ok_or_else(|| "identity.provider needs client_secret_file".to_owned())
    }

    /// The own authority.
    pub fn authority(&self) -> Option<&Path> {
        self.authority_file.as_deref()
    }

    pub(super) fn check(&self, demo: bool) -> Result<(), String> {
        if demo {
            return Err("demo mode has no passwords and no provider; leave out identity.provider".to_owned());
        }
        let filled = [("name.de", &self.name.de), ("name.en", &self.name.en), ("client_id", &self.client_id)];
        if let Some((key, _)) = filled.into_iter().find(|(_, value)| value.trim().is_empty()) {
            return Err(format!("identity.provider.{key} must not be empty"));
        }
        self.check_issuer()?;
        if !self.scopes.iter().any(|scope| scope == "openid") {
            return Err("identity.provider.scopes must name openid".to_owned());
        }
        if let Some(group) =
            self.groups.iter().find(|group| group.role == Role::Executive && group.area.is_none())
        {
            return Err(format!(
                "identity.provider.groups: an executive decides for an area; name it for {}",
                group.group
            ));
        }
        if self.create && self.groups.is_empty() {
            return Err("identity.provider.create needs identity.provider.groups, because an account without a role can do nothing".to_owned());
        }
        if self.enforced && self.break_glass.is_none() {
            return Err("identity.provider.enforced needs identity.provider.break_glass, the address of the admin who can sign in without the provider".to_owned());
        }
        Ok(())
    }

    fn check_issuer(&self) -> Result<(), String> {
        let fault = || {
            format!(
                "identity.provider.issuer {} is no address of a provider; write it like https://login.berg.example",
                self.issuer
            )
        };
        let uri: Uri = self.issuer.parse().map_err(|_| fault())?;
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(fault)?;
        let odd = uri.query().is_some() || self.issuer.contains(['#', '@', '?']);
        let internal = self.internal_hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
        match uri.scheme_str() {
            _ if odd => Err(fault()),
            Some("https") => Ok(()),
            Some("http") if internal => Ok(()),
            Some("http") => Err(format!(
                "identity.provider.issuer {} must begin with https://; without TLS only for a host in identity.provider.internal_hosts",
                self.issuer
            )),
            _ => Err(fault()),
        }
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("client_secret", &"…")
            .field("groups", &self.groups)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider() -> Provider {
        Provider::at("https://login.berg.example", "concord", "geheim")
    }

    #[test]
    fn an_issuer_without_tls_is_refused_unless_its_host_is_named() {
        assert_eq!(provider().check(false), Ok(()));
        let plain = Provider { issuer: "http://login.intern:8080/realm".to_owned(), ..provider() };
        assert!(plain.check(false).is_err());
        let named = Provider { internal_hosts: vec!["login.intern".to_owned()], ..plain };
        assert_eq!(named.check(false), Ok(()));
        for odd in [
            "login.berg.example",
            "https://",
            "https://x@y.example",
            "https://y.example?x",
            "ldap://y.example",
        ] {
            assert!(Provider { issuer: odd.to_owned(), ..provider() }.check(false).is_err(), "{odd}");
        }
    }

    #[test]
    fn what_would_lock_everybody_out_or_give_nothing_is_refused_and_the_secret_is_never_printed() {
        assert!(Provider { enforced: true, ..provider() }.check(false).is_err());
        assert!(Provider { create: true, ..provider() }.check(false).is_err());
        assert!(Provider { scopes: vec!["email".to_owned()], ..provider() }.check(false).is_err());
        let everywhere = GroupRole { group: "bosses".to_owned(), role: Role::Executive, area: None };
        assert!(Provider { groups: vec![everywhere], ..provider() }.check(false).is_err());
        assert!(Provider { client_secret: None, ..provider() }.secret().is_err());
        assert!(provider().check(true).is_err(), "not in the demo");
        assert!(!format!("{:?}", provider()).contains("geheim"));
    }
}
