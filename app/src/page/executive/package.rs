//! A package in full: what is narrowed, each condition with owner and day, how long it holds. For the appendix of the
//! brief, the confirmation of a decision, and an entry of the register.

use domain::{
    case::package::{Package, Scope, Term},
    rules::RuleBook,
};
use leptos::prelude::*;

use super::side;
use crate::{
    format,
    part::{SummaryList, SummaryRow},
    text::{Words, words},
};

/// What a condition asks for, as one line: the rule book's words, or the own ones.
pub fn term_title(words: Words, term: &Term) -> String {
    let listed = term.condition.as_ref().and_then(|id| RuleBook::built_in().condition(id));
    listed.map_or_else(|| term.text.clone(), |condition| condition.text.get(words.language).to_owned())
}

/// The note beside a condition of the rule book; own words have none.
pub fn term_note(term: &Term) -> &str {
    if term.condition.is_some() { &term.text } else { "" }
}

/// What is narrowed, by label; nothing where it is as asked.
pub fn narrowed(words: Words, scope: &Scope) -> Vec<SummaryRow> {
    let text = |key: &'static str, value: &str| {
        (!value.is_empty()).then(|| SummaryRow::text(words.say(key), value.to_owned()))
    };
    let budget = scope.budget.map(|euros| format::whole_euros(words.language, euros.saturating_mul(100)));
    let until = scope.until.map(|day| format::short_day(words.language, day));
    [
        text("brief-scope-audience", &scope.audience),
        text("brief-scope-data", &scope.data),
        text("brief-scope-budget", &budget.unwrap_or_default()),
        text("brief-scope-region", &scope.region),
        text("brief-scope-until", &until.unwrap_or_default()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The package.
#[component]
pub fn PackageFacts(package: Package) -> impl IntoView {
    let words = words();
    let mut rows = narrowed(words, &package.scope);
    rows.push(SummaryRow::text(
        words.say("brief-expires"),
        format::short_day(words.language, package.expires),
    ));
    let months = words.with("brief-months", &[("months", package.review_months.into())]);
    rows.push(SummaryRow::text(words.say("brief-review"), months));
    if !package.note.is_empty() {
        rows.push(SummaryRow::text(words.say("brief-note"), package.note.clone()));
    }
    view! { <Terms terms=package.terms/> <SummaryList rows=rows/> }
}

/// The conditions of a package.
#[component]
pub fn Terms(terms: Vec<Term>) -> impl IntoView {
    let words = words();
    if terms.is_empty() {
        return view! { <p>{words.say("brief-no-terms")}</p> }.into_any();
    }
    let items = terms.into_iter().map(|term| {
        let note = term_note(&term).to_owned();
        let note = (!note.is_empty()).then(|| view! { <p class="user-text">{note}</p> });
        let meta = words.with(
            "brief-term-meta",
            &[
                ("side", words.say(side(term.owner)).into()),
                ("due", format::short_day(words.language, term.due).into()),
            ],
        );
        view! {
            <li class="condition">
                <span class="condition-title user-text">{term_title(words, &term)}</span>
                {note}
                <span class="condition-meta">{meta}</span>
            </li>
        }
    });
    view! { <ul class="conditions">{items.collect_view()}</ul> }.into_any()
}
