//! Mails about an account: a link that its reader asked for or was given, and what was changed about signing in, so that
//! whoever did not do it notices. None says who did it or from where; that stands behind the sign-in.

use serde::{Deserialize, Serialize};

use super::{Mail, Reader, clean::line, html, written::Written};
use crate::text::Words;

/// What it is about. Stored in the outbox: variants are added, never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountNews {
    /// Chooses the first password; carries a link.
    Invitation,
    /// Chooses another password; carries a link.
    Reset,
    /// The password is another one.
    PasswordChanged,
    /// A second factor was set up.
    FactorOn,
    /// The second factor was taken away.
    FactorOff,
    /// A recovery code was used.
    CodeUsed,
    /// A passkey was added.
    PasskeyOn,
    /// A passkey was taken away.
    PasskeyOff,
    /// There may be a copy of a passkey.
    PasskeySuspect,
    /// Signed in where this person was never before.
    NewDevice,
    /// The account can be used by the company's provider now.
    ProviderLinked,
    /// An admin ended that.
    ProviderUnlinked,
}

impl AccountNews {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Invitation,
        Self::Reset,
        Self::PasswordChanged,
        Self::FactorOn,
        Self::FactorOff,
        Self::CodeUsed,
        Self::PasskeyOn,
        Self::PasskeyOff,
        Self::PasskeySuspect,
        Self::NewDevice,
        Self::ProviderLinked,
        Self::ProviderUnlinked,
    ];

    /// Key of what all of them are called in a list.
    pub const KEY: &'static str = "jobs-what-account";

    /// Subject, sentence, and what the link says.
    const fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Invitation => ("mail-invitation", "mail-invitation-lead", "mail-open-password"),
            Self::Reset => ("mail-reset", "mail-reset-lead", "mail-open-password"),
            Self::PasswordChanged => ("mail-password", "mail-password-lead", "mail-open-account"),
            Self::FactorOn => ("mail-factor-on", "mail-factor-on-lead", "mail-open-account"),
            Self::FactorOff => ("mail-factor-off", "mail-factor-off-lead", "mail-open-account"),
            Self::CodeUsed => ("mail-code-used", "mail-code-used-lead", "mail-open-account"),
            Self::PasskeyOn => ("mail-passkey-on", "mail-passkey-on-lead", "mail-open-account"),
            Self::PasskeyOff => ("mail-passkey-off", "mail-passkey-off-lead", "mail-open-account"),
            Self::PasskeySuspect => {
                ("mail-passkey-suspect", "mail-passkey-suspect-lead", "mail-open-account")
            }
            Self::NewDevice => ("mail-device", "mail-device-lead", "mail-open-account"),
            Self::ProviderLinked => ("mail-provider", "mail-provider-lead", "mail-open-account"),
            Self::ProviderUnlinked => ("mail-provider-off", "mail-provider-off-lead", "mail-open-account"),
        }
    }
}

/// Writes the mail; `path` is where its link leads, without language.
pub fn compose_account(news: AccountNews, reader: &Reader<'_>, path: &str) -> Mail {
    let words = Words::of(reader.language);
    let (subject, lead, open) = news.keys();
    let written = Written {
        words,
        subject: words.say(subject),
        greeting: words.with("mail-greeting", &[("name", line(reader.name).into())]),
        lead: words.say(lead),
        quote: Vec::new(),
        facts: Vec::new(),
        open: words.say(open),
        link: format!("{}{}", reader.origin, words.to(path)),
        why: words.say("mail-why-account"),
        foot: words.say("mail-foot"),
    };
    Mail { subject: written.subject.clone(), text: written.text(), html: html::document(&written) }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn every_news_has_its_words_in_both_languages_and_one_link() {
        for language in Language::ALL {
            let name = "Ada\r\nBcc: x@evil.example";
            let reader = Reader { name, language, by: "", origin: "https://concord.example" };
            let mut subjects = std::collections::BTreeSet::new();
            for news in AccountNews::ALL {
                let mail = compose_account(news, &reader, "/link/abc");
                let link = format!("https://concord.example/{}/link/abc", language.code());
                assert_eq!(mail.text.matches(&link).count(), 1, "{}", mail.text);
                assert_eq!(mail.html.matches(&link).count(), 1, "{}", mail.html);
                assert!(!mail.text.contains("\n\n\n") && !mail.html.contains("<ul>"), "{}", mail.text);
                assert!(!mail.text.contains("\nBcc:"), "{}", mail.text);
                assert!(subjects.insert(mail.subject));
            }
        }
    }
}
