//! A package in full, as it lies on the table: what may be used, what has to be done for it and who proves it how, how
//! long it holds. Whoever accepts has read all of it on one card.

use domain::{
    case::package::{Package, Scope, Term},
    rules::RuleBook,
};
use leptos::prelude::*;

use super::{side, term};
use crate::{
    format,
    part::{SummaryList, SummaryRow},
    text::{Words, words},
};

/// The whole package.
#[component]
pub fn PackageInFull(package: Package) -> impl IntoView {
    let words = words();
    let mut rows = scope(words, &package.scope);
    rows.push(SummaryRow::text(
        words.say("package-expires"),
        format::short_day(words.language, package.expires),
    ));
    rows.push(SummaryRow::text(words.say("package-review"), review(words, package.review_months)));
    let note = (!package.note.is_empty()).then(|| {
        view! {
            <div class="stack stack--tight">
                <h3>{words.say("package-note")}</h3>
                <p class="user-text">{package.note}</p>
            </div>
        }
    });
    view! {
        <SummaryList rows=rows/>
        <Terms terms=package.terms/>
        {note}
    }
    .into_any()
}

/// The conditions, each with owner, day and proof.
#[component]
fn Terms(terms: Vec<Term>) -> impl IntoView {
    let words = words();
    if terms.is_empty() {
        return view! { <p class="muted">{words.say("package-no-conditions")}</p> }.into_any();
    }
    let heading = words.with("package-conditions", &[("count", terms.len().into())]);
    let items = terms.into_iter().map(|one| {
        let title = term(words, &one);
        let book = one.condition.as_ref().and_then(|id| RuleBook::built_in().condition(id));
        let addition = (one.condition.is_some() && !one.text.is_empty())
            .then(|| view! { <p class="user-text">{one.text.clone()}</p> });
        let proof = book.map(|condition| {
            let proof = condition.proof.get(words.language).to_owned();
            view! { <span>{words.with("package-proof", &[("proof", proof.into())])}</span> }
        });
        let owner = words.with("package-owner", &[("side", side(words, one.owner).into())]);
        let due = words.with("package-due", &[("day", format::short_day(words.language, one.due).into())]);
        view! {
            <li class="condition">
                <p class="condition-title user-text">{title}</p>
                {addition}
                <p class="condition-meta"><span>{owner}</span><span>{due}</span>{proof}</p>
            </li>
        }
    });
    view! {
        <h3>{heading}</h3>
        <ul class="conditions">{items.collect_view()}</ul>
    }
    .into_any()
}

/// The package in a few lines, for a page that asks for a yes.
#[component]
pub fn PackageInShort(package: Package) -> impl IntoView {
    let words = words();
    let mut rows = scope(words, &package.scope);
    let terms = package.terms.iter().map(|one| {
        let owner = side(words, one.owner);
        let due = format::short_day(words.language, one.due);
        let text = words.with(
            "package-term",
            &[("term", term(words, one).into()), ("side", owner.into()), ("day", due.into())],
        );
        view! { <li class="user-text">{text}</li> }
    });
    let terms = if package.terms.is_empty() {
        view! { <span>{words.say("package-no-conditions")}</span> }.into_any()
    } else {
        view! { <ul>{terms.collect_view()}</ul> }.into_any()
    };
    rows.push(SummaryRow::view(words.say("package-conditions-short"), terms));
    let until = format::short_day(words.language, package.expires);
    rows.push(SummaryRow::text(words.say("package-expires"), until));
    rows.push(SummaryRow::text(words.say("package-review"), review(words, package.review_months)));
    view! { <SummaryList rows=rows/> }.into_any()
}

/// The interval of reviews in words.
pub fn review(words: Words, months: u8) -> String {
    words.with("package-review-months", &[("months", months.into())])
}

/// An amount of whole euros a year.
pub fn budget(words: Words, euros: i64) -> String {
    let money = format::whole_euros(words.language, euros.saturating_mul(100));
    words.with("package-budget-value", &[("money", money.into())])
}

fn scope(words: Words, scope: &Scope) -> Vec<SummaryRow> {
    if scope.is_as_asked() {
        return vec![SummaryRow::text(words.say("package-scope"), words.say("package-as-asked"))];
    }
    let texts = [
        ("package-audience", &scope.audience),
        ("package-data", &scope.data),
        ("package-region", &scope.region),
    ];
    let mut rows: Vec<SummaryRow> = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| SummaryRow::text(words.say(key), text.clone()))
        .collect();
    if let Some(euros) = scope.budget {
        rows.push(SummaryRow::text(words.say("package-budget"), budget(words, euros)));
    }
    if let Some(day) = scope.until {
        rows.push(SummaryRow::text(words.say("package-until"), format::short_day(words.language, day)));
    }
    rows
}
