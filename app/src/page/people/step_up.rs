//! Who somebody is, once more: what they are about to do stands above the field, told from the address to which it leads and
//! not from anything that a link could say. What they had typed is kept; after the proof it is shown again with the one
//! button that sends it.

use leptos::prelude::*;

use crate::{
    address::{Address, case_of, pattern},
    form::{
        Posted, Typed,
        people::step_up::{CARRIED, Means, StepUpForm},
    },
    page::Page,
    part::{
        AskPasskey, Button, ButtonKind, ErrorSummary, Hidden, InputKind, PageHead, PostForm, TextInput, Wrote,
    },
    text::{Words, words},
};

/// The screen that asks.
#[derive(Clone, Debug)]
pub struct StepUpPage {
    /// The form.
    pub posted: Posted,
    /// With what.
    pub means: Means,
    /// There is a passkey that works, too.
    pub passkey: bool,
    /// Where it leads: a path without language.
    pub next: String,
    /// Number of the case that it is about, as people write it.
    pub case: Option<String>,
    /// What was sent there already, as a form.
    pub carried: Typed,
    /// What the provider is called where this person can show it, for whoever it knows.
    pub provider: Option<String>,
}

/// The screen after that: what waited, with the button that sends it.
#[derive(Clone, Debug)]
pub struct ConfirmedPage {
    /// Where it goes: a path without language.
    pub next: String,
    /// Number of the case that it is about.
    pub case: Option<String>,
    /// What will be sent.
    pub carried: Typed,
}

/// Key of what somebody is about to do there; `$case` is shown where there is one.
pub fn about(next: &str) -> &'static str {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    match (case_of(path), last) {
        (Some(_), "decide") => "step-up-about-decide",
        (Some(_), "approve") => "step-up-about-approve",
        (Some(_), _) => "step-up-about-case",
        (None, "bulk") => "step-up-about-bulk",
        (None, "hours" | "tolerance") => "step-up-about-policy",
        (None, _) if path.starts_with("/policy") || path == pattern::RULES => "step-up-about-policy",
        (None, _) if path.starts_with(pattern::AUDIT) => "step-up-about-export",
        (None, _) if path.starts_with("/people") || path.starts_with(pattern::AREAS) => "step-up-about-roles",
        (None, _) if path.starts_with(pattern::ACCOUNT) => "step-up-about-account",
        (None, _) => "step-up-about-other",
    }
}

fn told(words: Words, next: &str, case: Option<String>) -> String {
    match (about(next), case) {
        (key @ ("step-up-about-decide" | "step-up-about-approve" | "step-up-about-case"), case) => {
            words.with(key, &[("case", case.unwrap_or_default().into())])
        }
        (key, _) => words.say(key),
    }
}

impl Page for StepUpPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("step-up-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    // Whoever has no passkey loads no script here.
    fn has_islands(&self) -> bool {
        self.passkey
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { posted, means, passkey, next, case, carried, provider } = self;
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(carried.pairs()).finish();
        let waits = !encoded.is_empty();
        let action = Address::StepUp(next.clone()).to(words.language);
        let (kind, autocomplete) = match means {
            Means::Code => (InputKind::Number, "one-time-code"),
            Means::Password | Means::Nothing => (InputKind::Password, "current-password"),
        };
        let summary = posted.clone();
        let (lead, cancel) = (told(words, &next, case), words.to(&next));
        let there = Address::Provider(next.clone()).to(words.language);
        let elsewhere = provider.map(|name| {
            let label = words.with("provider-prove", &[("name", name.into())]);
            let kept = encoded.clone();
            view! {
                <PostForm action=there>
                    {waits.then(|| view! { <Hidden name=CARRIED value=kept/> })}
                    <div class="buttons"><Button label=label kind=ButtonKind::Secondary/></div>
                </PostForm>
            }
        });
        let shown = passkey.then(|| {
            let (action, encoded) = (action.clone(), encoded.clone());
            view! {
                <AskPasskey
                    posted=posted.clone()
                    label=words.say("passkey-prove")
                    kind=ButtonKind::Secondary
                    action=action
                >
                    {waits.then(|| view! { <Hidden name=CARRIED value=encoded/> })}
                </AskPasskey>
            }
        });
        let typed = !matches!(means, Means::Nothing);
        let helpless = !typed && !passkey && elsewhere.is_none();
        let away = (!typed && !helpless).then(|| {
            let cancel = cancel.clone();
            view! { <p><a href=cancel>{words.say("common-cancel")}</a></p> }
        });
        let form = match means {
            Means::Nothing => helpless.then(|| view! { <p>{words.say("step-up-nothing")}</p> }).into_any(),
            Means::Password | Means::Code => view! {
                <PostForm action=action>
                    {waits.then(|| view! { <Hidden name=CARRIED value=encoded/> })}
                    <TextInput
                        control=posted.control(means.field())
                        label=words.say(means.label())
                        kind=kind
                        autocomplete=autocomplete
                    />
                    <div class="buttons">
                        <Button label=words.say("step-up-button")/>
                        <a href=cancel>{words.say("common-cancel")}</a>
                    </div>
                </PostForm>
            }
            .into_any(),
        };
        view! {
            <ErrorSummary posted=summary labels=StepUpForm::labels(words)/>
            <PageHead title=words.say("step-up-title") lead=lead/>
            <p>{words.say("step-up-why")}</p>
            {form}
            {shown}
            {elsewhere}
            {away}
            {waits.then(|| view! { <p>{words.say("step-up-kept")}</p> <Wrote typed=carried/> })}
        }
        .into_any()
    }
}

impl Page for ConfirmedPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("step-up-confirm-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { next, case, carried } = self;
        let pairs: Vec<(String, String)> =
            carried.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let fields = pairs.into_iter().map(|(name, value)| view! { <Hidden name=name value=value/> });
        let fields = fields.collect_view();
        let (lead, there, back) = (told(words, &next, case), words.to(&next), words.to(&next));
        view! {
            <PageHead title=words.say("step-up-confirm-title") lead=lead/>
            <Wrote typed=carried/>
            <PostForm action=there>
                {fields}
                <div class="buttons">
                    <Button label=words.say("step-up-confirm-button")/>
                    <a href=back>{words.say("step-up-look-again")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::render;

    fn page(carried: Typed) -> StepUpPage {
        let next = "/cases/9/decide?choice=package-1".to_owned();
        let case = Some("K-2026-0009".to_owned());
        StepUpPage {
            posted: Posted::blank(),
            means: Means::Password,
            passkey: false,
            next,
            case,
            carried,
            provider: None,
        }
    }

    #[test]
    fn it_says_what_comes_next_and_keeps_what_was_typed_in_both_languages() {
        for language in Language::ALL {
            let carried = Typed::filled([("reason", "Weil es & sich lohnt"), ("version", "7")]);
            let html = render::fragment(language, || page(carried).view());
            assert!(html.contains("K-2026-0009"), "{html}");
            assert!(html.contains("reason=Weil+es+%26+sich+lohnt&amp;version=7"), "{html}");
            assert!(html.contains("Weil es &amp; sich lohnt"), "{html}");
            assert!(html.contains("/step-up?next=%2Fcases%2F9%2Fdecide%3Fchoice%3Dpackage-1"), "{html}");
        }
    }

    #[test]
    fn a_passkey_is_offered_to_whoever_has_one_and_sends_what_waits_as_well() {
        for passkey in [true, false] {
            let page = StepUpPage { passkey, ..page(Typed::filled([("reason", "Weil")])) };
            assert_eq!(page.has_islands(), passkey);
            let html = render::fragment(Language::De, || page.view());
            assert_eq!(html.matches("value=\"reason=Weil\"").count(), 1 + usize::from(passkey), "{html}");
        }
    }

    #[test]
    fn what_waited_is_sent_as_it_was() {
        let carried = Typed::filled([("reason", "Weil"), ("reason", "zweimal"), ("version", "7")]);
        let page = ConfirmedPage { next: "/cases/9/decide".to_owned(), case: None, carried };
        let html = render::fragment(Language::De, || page.view());
        assert_eq!(html.matches("name=\"reason\"").count(), 2, "{html}");
        assert!(html.contains("action=\"/de/cases/9/decide\""), "{html}");
    }

    #[test]
    fn what_is_about_to_be_done_follows_from_where_it_leads_alone() {
        for (next, key) in [
            ("/cases/9/decide?for=harmless", "step-up-about-decide"),
            ("/cases/9/approve", "step-up-about-approve"),
            ("/cases/9/receipt", "step-up-about-case"),
            ("/audit/export", "step-up-about-export"),
            ("/areas/1/hours", "step-up-about-policy"),
            ("/areas/1", "step-up-about-roles"),
            ("/people/1?x=/cases/9/decide", "step-up-about-roles"),
            ("/policy", "step-up-about-policy"),
            ("/start", "step-up-about-other"),
        ] {
            assert_eq!(about(next), key, "{next}");
        }
    }
}
