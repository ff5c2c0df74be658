//! One thing that is known about a tool, and what it means: may be used, is being reviewed, was declined, is known, was
//! negotiated elsewhere.

use domain::{
    case::{brief::PrecedentLine, package::Term},
    id::CaseNumber,
    register::EntryState,
    rules::{KindId, RuleBook},
    time::{Day, Time},
    tool::Tool,
};
use leptos::prelude::*;

use super::country;
use crate::{
    address::Address,
    format,
    part::{Status, StatusWord},
    port::{
        CaseRow,
        intake::{Approved, Hit},
    },
    text::{Words, words},
};

/// One row of what was found.
#[component]
pub(super) fn HitRow(hit: Hit, files: bool, now: Time) -> impl IntoView {
    let words = words();
    match hit {
        Hit::Approved(entry) => approved(words, &entry),
        Hit::Running { case, name, area } => running(words, case, name, area, now),
        Hit::Declined { case, name, area, day } => declined(words, case, name, area, day),
        Hit::Known(tool) => known(words, tool, files),
        Hit::Elsewhere(line) => elsewhere(words, line),
    }
}

/// A row with its status at the side. The title is a link where there is something to open.
fn row(title: String, href: Option<String>, status: AnyView, body: impl IntoView + 'static) -> AnyView {
    let title = match href {
        Some(href) => view! { <a class="row-link" href=href>{title}</a> }.into_any(),
        None => view! { <strong>{title}</strong> }.into_any(),
    };
    view! {
        <li class="search-hit">
            <div class="stack stack--tight">{title}{body}</div>
            <div class="row-side">{status}</div>
        </li>
    }
    .into_any()
}

fn word(class: &'static str, status: String) -> AnyView {
    view! { <span class=class>{status}</span> }.into_any()
}

fn approved(words: Words, entry: &Approved) -> AnyView {
    let (class, status, meaning) = match (entry.state, entry.here) {
        (EntryState::Expired, _) => ("status status--over", "term-entry-expired", "search-expired"),
        (EntryState::AtRisk, true) => ("status status--warn", "term-entry-at-risk", "search-at-risk"),
        (_, true) => ("status status--done", "search-may-be-used", "search-approved"),
        (_, false) => ("status status--done", "term-state-approved", "search-approved-elsewhere"),
    };
    let until = entry.until.map(|day| {
        let day = format::short_day(words.language, day);
        view! { <span>{words.with("search-until", &[("day", day.into())])}</span> }
    });
    let terms = entry.terms.iter().map(|term| view! { <li>{term_text(words, term)}</li> }).collect_view();
    let terms = if entry.terms.is_empty() {
        view! { <p class="row-meta">{words.say("search-no-conditions")}</p> }.into_any()
    } else {
        view! { <p class="row-meta">{words.say("search-conditions")}</p><ul>{terms}</ul> }.into_any()
    };
    let meta = view! {
        <p>{words.with(meaning, &[("area", entry.area.as_str().into())])}</p>
        {terms}
        <p class="row-meta">
            <span>{words.with("search-owner", &[("name", entry.owner.as_str().into())])}</span>
            {until}
        </p>
    };
    row(
        entry.name.clone(),
        Some(Address::Entry(entry.entry).to(words.language)),
        word(class, words.say(status)),
        meta,
    )
}

/// The condition in the reader's language, with own words behind it.
fn term_text(words: Words, term: &Term) -> String {
    let rule = term.condition.as_ref().and_then(|id| RuleBook::built_in().condition(id));
    match rule.map(|rule| rule.text.get(words.language)) {
        Some(text) if term.text.is_empty() => text.to_owned(),
        Some(text) => format!("{text} {}", term.text),
        None => term.text.clone(),
    }
}

fn running(words: Words, case: Option<CaseRow>, name: String, area: String, now: Time) -> AnyView {
    let href = case.as_ref().map(|case| Address::Case(case.number).to(words.language));
    let status = case.map(|case| Status::of_row(words, &case, now));
    let mover = status.as_ref().map(|status| view! { <p class="row-meta">{status.sentence.clone()}</p> });
    let meaning = if mover.is_some() { "search-running" } else { "search-running-hidden" };
    let body = view! { <p>{words.with(meaning, &[("area", area.into())])}</p> {mover} };
    let word = match status {
        Some(status) => view! { <StatusWord status=status/> }.into_any(),
        None => word("status status--running", words.say("term-state-review")),
    };
    row(name, href, word, body)
}

fn declined(
    words: Words,
    case: Option<(CaseNumber, String)>,
    name: String,
    area: String,
    day: Day,
) -> AnyView {
    let href = case.as_ref().map(|(number, _)| Address::Case(*number).to(words.language));
    let why = case.map(|(_, why)| why).filter(|why| !why.is_empty()).map(|why| {
        view! { <p>{words.say("search-why")}</p><p class="user-text">{why}</p> }
    });
    let day = format::short_day(words.language, day);
    let meaning = words.with("search-declined", &[("area", area.into()), ("day", day.into())]);
    let body = view! { <p>{meaning}</p> {why} };
    row(name, href, word("status status--refused", words.say("term-state-declined")), body)
}

fn known(words: Words, tool: &'static Tool, files: bool) -> AnyView {
    let href = files.then(|| Address::New(Some(tool.key.clone())).to(words.language));
    let next = if files { "search-known" } else { "search-known-reads" };
    let body = view! {
        <p class="row-meta">{origin(words, tool)}</p>
        <p>{tool.purpose.get(words.language)}</p>
        <p class="row-meta">{words.with("search-data", &[("data", tool.data.get(words.language).into())])}</p>
        <p>{words.say(next)}</p>
    };
    row(tool.name.clone(), href, word("tag", words.say("search-tag-known")), body)
}

/// Supplier, country and kind of a tool.
pub(super) fn origin(words: Words, tool: &Tool) -> String {
    let kind = KindId::from_code(&tool.kind)
        .map(|kind| RuleBook::built_in().kind(kind).name.get(words.language).to_owned())
        .unwrap_or_default();
    [tool.supplier.clone(), country::name(words, &tool.country), kind].join(" · ")
}

fn elsewhere(words: Words, line: PrecedentLine) -> AnyView {
    let when = line.day.map(|day| {
        words.with("search-precedent-day", &[("day", format::short_day(words.language, day).into())])
    });
    let document = line.link.map(|href| {
        view! { <p><a href=href rel="noreferrer">{words.say("search-precedent-link")}</a></p> }
    });
    let body = view! {
        <p>{words.with(reached(&line.outcome), &[("source", line.source.into())])}</p>
        {when.map(|when| view! { <p class="row-meta">{when}</p> })}
        {document}
    };
    row(line.name, None, word("tag", words.say("term-precedent")), body)
}

/// Key of what was reached.
fn reached(outcome: &str) -> &'static str {
    match outcome {
        "amended" => "search-precedent-amended",
        "compatible" => "search-precedent-compatible",
        _ => "search-precedent-inactive",
    }
}
