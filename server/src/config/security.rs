//! Whom to tell about a weakness of this installation.

use serde::Deserialize;

/// What `/.well-known/security.txt` says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// `mailto:security@berg.example`, `https://…` or `tel:+49…`. Without it there is no such file.
    pub contact: Option<String>,
}

impl Security {
    pub(super) fn check(&self) -> Result<(), String> {
        let Some(contact) = &self.contact else { return Ok(()) };
        let known = ["mailto:", "https://", "tel:+"]
            .iter()
            .any(|scheme| contact.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        if known && contact.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Ok(());
        }
        Err(format!(
            "security.contact {contact:?} is no address; write it like mailto:security@berg.example or https://berg.example/security"
        ))
    }
}
