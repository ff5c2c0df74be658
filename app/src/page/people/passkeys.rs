//! One's own passkeys: each with its name, when it was added and last used, and what can be done with it; and the page that
//! adds one.

use domain::time::Time;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    address::Address,
    form::{
        Control, Posted,
        people::passkey::{ACT, AddPasskeyForm, NAME, NAME_LIMIT, PASSKEY, PasskeysForm, REMOVE, RENAME},
    },
    format,
    page::Page,
    part::{
        AskPasskey, Button, ButtonKind, ButtonLink, ErrorSummary, Hidden, PageHead, PostForm, SummaryList,
        SummaryRow, TextInput,
    },
    text::{Words, words},
};

/// How many somebody may have.
pub const MOST: usize = 10;

/// One passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyLine {
    /// Which.
    pub id: Uuid,
    /// How its owner calls it.
    pub name: String,
    /// Since when.
    pub added: Time,
    /// When it opened something last.
    pub used: Option<Time>,
    /// There may be a copy, so it opens nothing any more.
    pub suspect: bool,
}

/// The list.
#[derive(Clone, Debug)]
pub struct PasskeysPage {
    /// The oldest first.
    pub passkeys: Vec<PasskeyLine>,
    /// The form that came back.
    pub posted: Posted,
    /// This server has an address by which authenticators can know it.
    pub possible: bool,
}

/// The page that adds one.
#[derive(Clone, Debug)]
pub struct AddPasskeyPage {
    /// The form, with a name that the browser proposes.
    pub posted: Posted,
}

impl Page for PasskeysPage {
    fn title(&self, words: Words) -> String {
        words.say("passkey-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { passkeys, posted, possible } = self;
        let summary = posted.clone();
        let none = (possible && passkeys.is_empty()).then(|| view! { <p>{words.say("passkey-none")}</p> });
        let add = match (possible, passkeys.len() < MOST) {
            (false, _) => view! { <p>{words.say("passkey-off")}</p> }.into_any(),
            (true, false) => view! { <p>{words.say("passkey-full")}</p> }.into_any(),
            (true, true) => {
                let href = Address::AddPasskey.to(words.language);
                view! { <div class="buttons"><ButtonLink label=words.say("passkey-add") href=href/></div> }
                    .into_any()
            }
        };
        let cards = passkeys.into_iter().enumerate();
        let cards = cards.map(|(place, line)| card(words, place, line, &posted)).collect_view();
        view! {
            <ErrorSummary posted=summary labels=PasskeysForm::labels(words)/>
            <PageHead title=words.say("passkey-title") lead=words.say("passkey-lead")/>
            {none}
            {cards}
            {add}
            <p><a href=Address::Account.to(words.language)>{words.say("factor-back")}</a></p>
        }
        .into_any()
    }
}

fn card(words: Words, place: usize, line: PasskeyLine, posted: &Posted) -> AnyView {
    let moment = |time| format::moment(words.language, time);
    let id = line.id.to_string();
    let refused = posted.value(PASSKEY) == id;
    let control = if refused {
        posted.control(NAME)
    } else {
        let values = vec![line.name.clone()];
        Control { name: NAME.into(), id: format!("name-{place}"), values, fault: None }
    };
    let state = words.say(if line.suspect { "passkey-suspect" } else { "passkey-works" });
    let rows = vec![
        SummaryRow::text(words.say("passkey-added"), moment(line.added)),
        SummaryRow::text(
            words.say("passkey-used"),
            line.used.map_or_else(|| words.say("passkey-never"), moment),
        ),
        SummaryRow::text(words.say("passkey-state"), state),
    ];
    let (title, removed) = (format!("passkey-{place}"), id.clone());
    let named = title.clone();
    view! {
        <section class="card" aria-labelledby=named>
            <h2 class="card-title user-text" id=title>{line.name}</h2>
            <SummaryList rows=rows/>
            <PostForm>
                <Hidden name=PASSKEY value=id/>
                <TextInput control=control label=words.say("passkey-name") limit=NAME_LIMIT/>
                <div class="buttons">
                    <Button
                        label=words.say("passkey-rename")
                        kind=ButtonKind::Secondary
                        name=ACT
                        value=RENAME
                    />
                </div>
            </PostForm>
            <PostForm>
                <Hidden name=PASSKEY value=removed/>
                <div class="buttons">
                    <Button label=words.say("passkey-remove") kind=ButtonKind::Danger name=ACT value=REMOVE/>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

impl Page for AddPasskeyPage {
    fn title(&self, words: Words) -> String {
        words.say("passkey-add-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let posted = self.posted;
        let (summary, name) = (posted.clone(), posted.control(NAME));
        view! {
            <ErrorSummary posted=summary labels=AddPasskeyForm::labels(words)/>
            <PageHead title=words.say("passkey-add-title") lead=words.say("passkey-add-lead")/>
            <AskPasskey posted=posted label=words.say("passkey-add") makes=true>
                <TextInput
                    control=name
                    label=words.say("passkey-name")
                    hint=words.say("passkey-name-hint")
                    limit=NAME_LIMIT
                />
            </AskPasskey>
            <p><a href=Address::Passkeys.to(words.language)>{words.say("passkey-back")}</a></p>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::{form::Typed, render};

    fn line(number: u128, suspect: bool) -> PasskeyLine {
        let (added, used) = (Time(1_794_992_400_000), None);
        PasskeyLine { id: Uuid::from_u128(number), name: "Büro <1>".to_owned(), added, used, suspect }
    }

    #[test]
    fn every_passkey_says_how_it_is_and_no_id_stands_twice() {
        for language in Language::ALL {
            let words = Words::of(language);
            let typed = Typed::filled([(PASSKEY, Uuid::from_u128(2).to_string()), (NAME, String::new())]);
            let faults = vec![crate::form::Fault::new(NAME, crate::form::FaultKind::Required)];
            let posted = Posted::refused(typed, faults);
            let passkeys = vec![line(1, false), line(2, true)];
            let page = PasskeysPage { passkeys, posted, possible: true };
            let html = render::fragment(language, || page.view());
            // two headings, and the field of the one that was not refused
            assert_eq!(html.matches("Büro &lt;1&gt;").count(), 3, "{html}");
            assert!(html.contains(&words.say("passkey-suspect")), "{html}");
            for id in ["name-0", "field-name", "passkey-0", "passkey-1"] {
                assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}: {html}");
            }
        }
    }

    #[test]
    fn nobody_is_led_to_add_one_too_many_or_where_none_is_possible() {
        for (count, possible, leads) in
            [(0, true, true), (9, true, true), (10, true, false), (0, false, false)]
        {
            let passkeys = (0..count).map(|number| line(number, false)).collect();
            let page = PasskeysPage { passkeys, posted: Posted::blank(), possible };
            let html = render::fragment(Language::De, || page.view());
            assert_eq!(html.contains("/account/passkeys/add"), leads, "{count} {possible}");
        }
    }
}
