//! A package in full: what may be used, under which conditions, who fulfils each until when, and how long it lasts. Once
//! it was approved, each condition is an item to tick off: with its files, and the way to bring one.

use domain::{
    case::{
        Side,
        evidence::About,
        package::{Package, Scope, Term},
    },
    rules::RuleBook,
};
use leptos::prelude::*;

use crate::{
    format,
    page::evidence::FilesHere,
    port::CaseView,
    text::{Words, words},
};

/// Scope, conditions and duration.
#[component]
pub fn PackageCard(
    package: Package,
    /// The approved case, whose conditions are fulfilled from now on.
    #[prop(optional_no_strip)]
    view: Option<CaseView>,
) -> impl IntoView {
    let words = words();
    let note = (!package.note.is_empty())
        .then(|| view! { <blockquote class="position"><p class="user-text">{package.note.clone()}</p></blockquote> });
    let terms = if package.terms.is_empty() {
        view! { <p>{words.say("case-package-no-conditions")}</p> }.into_any()
    } else {
        view! { <ol class="conditions">{package.terms.iter().map(|term| condition(words, term, view.as_ref())).collect_view()}</ol> }
            .into_any()
    };
    let months = words.with("case-package-months", &[("months", package.review_months.into())]);
    view! {
        <div class="stack stack--tight">
            {note}
            <dl class="facts facts--plain">
                {scope(words, &package.scope)}
                <div>
                    <dt>{words.say("case-package-until")}</dt>
                    <dd>{format::short_day(words.language, package.expires)}</dd>
                </div>
                <div><dt>{words.say("case-package-review")}</dt><dd>{months}</dd></div>
            </dl>
            {terms}
        </div>
    }
}

fn scope(words: Words, scope: &Scope) -> AnyView {
    if scope.is_as_asked() {
        return view! {
            <div><dt>{words.say("case-package-scope")}</dt><dd>{words.say("case-package-as-asked")}</dd></div>
        }
        .into_any();
    }
    let text =
        |key: &'static str, value: &str| (!value.is_empty()).then(|| (words.say(key), value.to_owned()));
    let budget = scope.budget.map(|euros| {
        (words.say("case-package-budget"), format::whole_euros(words.language, euros.saturating_mul(100)))
    });
    let until =
        scope.until.map(|day| (words.say("case-package-pilot"), format::short_day(words.language, day)));
    [
        text("case-package-audience", &scope.audience),
        text("case-package-data", &scope.data),
        budget,
        text("case-package-region", &scope.region),
        until,
    ]
    .into_iter()
    .flatten()
    .map(|(label, value)| view! { <div><dt>{label}</dt><dd class="user-text">{value}</dd></div> })
    .collect_view()
    .into_any()
}

fn condition(words: Words, term: &Term, view: Option<&CaseView>) -> AnyView {
    let ruled = term
        .condition
        .as_ref()
        .and_then(|id| RuleBook::built_in().condition(id))
        .map(|condition| condition.text.get(words.language).to_owned());
    let own = (!term.text.is_empty() && ruled.is_some())
        .then(|| view! { <p class="user-text">{term.text.clone()}</p> });
    let title = ruled.unwrap_or_else(|| term.text.clone());
    let owner = match term.owner {
        Side::Marketing => words.say("term-marketing"),
        Side::Security => words.say("term-security"),
    };
    let day = format::short_day(words.language, term.due);
    let meta = words.with("case-package-owner", &[("owner", owner.into()), ("day", day.into())]);
    let files = view.map(|view| {
        let about = About::Condition(term.key());
        view! { <FilesHere view=view.clone() about=about/> }
    });
    view! {
        <li class="condition">
            <p class="condition-title user-text">{title}</p>
            {own}
            <p class="condition-meta">{meta}</p>
            {files}
        </li>
    }
    .into_any()
}
