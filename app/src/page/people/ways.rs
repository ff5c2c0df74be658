//! How somebody gets in, as an admin sees it and mends it: a link to choose a password, second factors that were lost, the
//! connection with the company's provider. What the ways are is told, never what opens them.

use domain::time::Time;
use leptos::prelude::*;

use crate::{
    form::people::roles::{ACT, AccountAct},
    format,
    part::{Button, ButtonKind, PostForm, SummaryList, SummaryRow, Version},
    text::Words,
};

/// What somebody can show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// A password was chosen.
    pub password: bool,
    /// Codes by time are set up, or being set up.
    pub codes: bool,
    /// How many passkeys there are, closed ones too.
    pub passkeys: i64,
    /// The provider that knows this person, and since when.
    pub provider: Option<Connection>,
}

/// Who somebody is elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The provider's address.
    pub issuer: String,
    /// Since when.
    pub since: Time,
}

impl Connection {
    /// One line about it.
    pub fn line(&self, words: Words) -> String {
        let since = format::moment(words.language, self.since);
        words.with("ways-provider-since", &[("issuer", (&self.issuer).into()), ("at", since.into())])
    }
}

impl Ways {
    const fn has_factor(&self) -> bool {
        self.codes || self.passkeys > 0
    }
}

/// The ways of an account that is open, with the buttons that mend them.
pub(super) fn section(words: Words, ways: &Ways, version: i64) -> AnyView {
    let or_none = |has: bool, key| words.say(if has { key } else { "ways-none" });
    let passkeys = words.with("ways-passkeys-count", &[("count", ways.passkeys.into())]);
    let provider =
        ways.provider.as_ref().map_or_else(|| words.say("ways-provider-none"), |known| known.line(words));
    let rows = vec![
        SummaryRow::text(words.say("ways-password"), or_none(ways.password, "ways-password-chosen")),
        SummaryRow::text(words.say("ways-codes"), or_none(ways.codes, "ways-codes-on")),
        SummaryRow::text(words.say("ways-passkeys"), passkeys),
        SummaryRow::text(words.say("ways-provider"), provider),
    ];
    let button = |[key, hint]: [&'static str; 2], act: AccountAct, kind: ButtonKind| {
        view! {
            <p>{words.say(hint)}</p>
            <PostForm>
                <Version version=version/>
                <div class="buttons"><Button label=words.say(key) kind=kind name=ACT value=act.code()/></div>
            </PostForm>
        }
    };
    let link = button(["ways-link", "people-invite-lead"], AccountAct::SendLink, ButtonKind::Secondary);
    let factor = ways
        .has_factor()
        .then(|| button(["ways-drop", "ways-drop-hint"], AccountAct::DropFactors, ButtonKind::Danger));
    let unlink = ways
        .provider
        .is_some()
        .then(|| button(["ways-unlink", "ways-unlink-hint"], AccountAct::Unlink, ButtonKind::Danger));
    view! {
        <section class="stack" aria-labelledby="ways">
            <h2 id="ways">{words.say("ways-title")}</h2>
            <SummaryList rows=rows/>
            {link}
            {factor}
            {unlink}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::render;

    fn shown(language: Language, ways: &Ways) -> String {
        render::fragment(language, || section(Words::of(language), ways, 3))
    }

    #[test]
    fn only_what_there_is_can_be_taken_away() {
        let connection = Connection { issuer: "https://login.berg.example".to_owned(), since: Time(0) };
        for language in Language::ALL {
            for (ways, drops, unlinks) in [
                (Ways::default(), false, false),
                (Ways { password: true, ..Ways::default() }, false, false),
                (Ways { codes: true, ..Ways::default() }, true, false),
                (Ways { passkeys: 2, ..Ways::default() }, true, false),
                (Ways { provider: Some(connection.clone()), ..Ways::default() }, false, true),
            ] {
                let html = shown(language, &ways);
                assert!(html.contains("value=\"send-link\""), "{html}");
                assert_eq!(html.contains("value=\"drop-factors\""), drops, "{html}");
                assert_eq!(html.contains("value=\"unlink\""), unlinks, "{html}");
                assert_eq!(html.contains("login.berg.example"), unlinks, "{html}");
            }
        }
    }
}
