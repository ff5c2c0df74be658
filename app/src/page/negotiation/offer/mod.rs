//! The offer editor: one page, one form, no script. It starts from what lies on the table; buttons inside the form fill
//! in a ready compromise, add a row or show what the package would do, and none of them saves anything. Only the last
//! button puts the package on the table.

mod conditions;
mod own;
mod palette;
mod preview;

use domain::{
    case::{Side, act::Action, package::Package, state::StateKind},
    language::Language,
};
use leptos::prelude::*;

use super::{
    acts::{back, offer as name_of_offer},
    condition,
    owed::StalemateCard,
    round::last_package,
};
use crate::{
    form::{
        Posted,
        negotiation::offer::{
            AUDIENCE, BUDGET, DATA, EXPIRES, NOTE, OfferForm, Offerable, PREVIEW, REGION, REVIEW, TEXT_LIMIT,
            UNTIL, begin, fill,
        },
    },
    format,
    page::{Page, act::CaseHead, case::talk::GoesAlong},
    part::{
        Button, ButtonKind, Choice, DateInput, ErrorSummary, InputKind, PostForm, Precedents, Select,
        TextArea, TextInput, Version,
    },
    port::CaseView,
    shell::Width,
    text::{Words, words},
};
use conditions::Conditions;
use own::OwnWords;
use palette::Palette;
use preview::Preview;

/// The page.
#[derive(Clone, Debug)]
pub struct OfferPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
    /// What was asked to be previewed.
    pub preview: Option<Package>,
}

impl OfferPage {
    /// The editor with what lies on the table, or as asked when nothing does.
    pub fn of(view: CaseView, language: Language) -> Self {
        let offerable = Self::offerable(&view, language);
        // an extension begins with what was approved before; its last day is a new one
        let before = || {
            let package = view.earlier.as_ref().filter(|earlier| earlier.state == StateKind::Approved)?;
            package.package.clone().map(|package| Package { expires: offerable.expires, ..package })
        };
        let typed = match last_package(&view, None).or_else(before) {
            Some(package) => fill(&package, &offerable),
            None => begin(&offerable),
        };
        Self { view, posted: Posted { typed, ..Posted::blank() }, preview: None }
    }

    /// What may be offered in this case.
    pub fn offerable(view: &CaseView, language: Language) -> Offerable {
        Offerable::of(&view.case, view.today(), language)
    }
}

impl Page for OfferPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say(name_of_offer(&self.view.case.state))
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        self.has_keys()
    }

    fn has_keys(&self) -> bool {
        self.view.worn.contains(&domain::permit::Hat::Reviewer)
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, posted, preview } = self;
        let offerable = Self::offerable(&view, words.language);
        let labels = OfferForm::labels(words, &offerable, |id| condition(words, id));
        let preview = preview.map(|package| view! { <Preview view=view.clone() package=package/> });
        let begun = last_package(&view, None).is_some();
        let extends = view.earlier.as_ref().is_some_and(|earlier| earlier.package.is_some());
        let lead = match (begun, extends) {
            (true, _) => "offering-lead-counter",
            (false, true) => "offering-lead-extension",
            (false, false) => "offering-lead-first",
        };
        view! {
            <ErrorSummary posted=posted.clone() labels=labels/>
            <CaseHead title=words.say(name_of_offer(&view.case.state)) view=view.clone()/>
            <p class="lead">{words.say(lead)}</p>
            <div class="with-aside">
                <div class="stack stack--wide">
                    <StalemateCard view=view.clone()/>
                    <GoesAlong view=view.clone()/>
                    {preview}
                    {form(words, &view, &posted, &offerable)}
                    {back(words, &view)}
                </div>
                <aside class="aside stack">
                    <h2>{words.say("negotiation-precedents")}</h2>
                    <Precedents lines=view.precedents.clone()/>
                </aside>
            </div>
        }
        .into_any()
    }
}

fn form(words: Words, view: &CaseView, posted: &Posted, offerable: &Offerable) -> AnyView {
    let may = view.can(Action::Offer);
    let not_now = (!may).then(|| view! { <p>{words.say("offering-not-now")}</p> });
    let palette = may.then(|| view! { <Palette/> });
    let buttons = may.then(|| {
        view! {
            <div class="buttons">
                <Button label=words.say("offering-put") does="send"/>
                <Button label=words.say("offering-preview") kind=ButtonKind::Secondary name=PREVIEW value="yes"/>
            </div>
        }
    });
    // The Return key presses a form's first button: it shall show a preview and never fill in or send anything.
    let first = may.then(|| {
        view! {
            <button type="submit" class="visually-hidden" name=PREVIEW value="yes" tabindex="-1" aria-hidden="true">
                {words.say("offering-preview")}
            </button>
        }
    });
    let version = view.version;
    let (scope, duration, signature) =
        (scope(words, view, posted), duration(words, posted), signature(words, view));
    let conditions =
        view! { <Conditions view=view.clone() posted=posted.clone() offerable=offerable.clone()/> };
    let own = view! { <OwnWords posted=posted.clone() may_add=may/> };
    view! {
        {not_now}
        <PostForm>
            {first}
            <Version version=version/>
            <div class="stack stack--wide">
                {palette}
                {scope}
                {conditions}
                {own}
                {duration}
                {signature}
                {buttons}
            </div>
        </PostForm>
    }
    .into_any()
}

fn scope(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let texts = [
        (AUDIENCE, "offering-audience", "offering-audience-hint"),
        (DATA, "offering-data", "offering-data-hint"),
        (REGION, "offering-region", "offering-region-hint"),
    ];
    let texts = texts.map(|(name, label, hint)| {
        view! {
            <TextArea
                control=posted.control(name)
                label=words.say(label)
                hint=words.say(hint)
                limit=TEXT_LIMIT
                rows=2
                optional=true
            />
        }
    });
    let asked = view.case.request.budget.map(|euros| {
        let money = format::whole_euros(words.language, euros.saturating_mul(100));
        words.with("offering-budget-asked", &[("money", money.into())])
    });
    view! {
        <section class="stack">
            <h2>{words.say("offering-scope")}</h2>
            <p class="muted">{words.say("offering-scope-hint")}</p>
            {texts.into_iter().collect_view()}
            <TextInput
                control=posted.control(BUDGET)
                label=words.say("offering-budget")
                hint=asked.unwrap_or_else(|| words.say("offering-budget-hint"))
                kind=InputKind::Amount
                optional=true
            />
            <DateInput
                control=posted.control(UNTIL)
                label=words.say("offering-until")
                hint=words.say("offering-until-hint")
                optional=true
            />
        </section>
    }
    .into_any()
}

fn duration(words: Words, posted: &Posted) -> AnyView {
    let months: Vec<Choice> = (1..=12_u8)
        .map(|months| Choice::new(months.to_string(), super::package::review(words, months)))
        .collect();
    view! {
        <section class="stack">
            <h2>{words.say("offering-duration")}</h2>
            <DateInput
                control=posted.control(EXPIRES)
                label=words.say("offering-expires")
                hint=words.say("offering-expires-hint")
            />
            <Select control=posted.control(REVIEW) label=words.say("offering-review") choices=months/>
            <TextArea
                control=posted.control(NOTE)
                label=words.say("offering-note")
                hint=words.say("offering-note-hint")
                limit=TEXT_LIMIT
                rows=3
                optional=true
            />
        </section>
    }
    .into_any()
}

/// Security is told before it begins that High needs two.
fn signature(words: Words, view: &CaseView) -> Option<AnyView> {
    let security = view.side() == Some(Side::Security);
    let high = view.as_asked().is_some_and(|standing| standing.needs_signature());
    (security && high)
        .then(|| view! { <p class="muted">{words.say("offering-signature-maybe")}</p> }.into_any())
}
