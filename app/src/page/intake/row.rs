//! A request in a list: what it is, a status word, and the sentence that people ask for most: whose move it is, and
//! until when.

use domain::time::Time;
use leptos::prelude::*;

use crate::{
    address::Address,
    format,
    port::CaseRow,
    text::{Words, words},
};

/// Where a row leads that marketing reads: a draft goes on where it was left.
pub(super) fn address(row: &CaseRow) -> Address {
    match (row.state.as_str(), row.kind) {
        ("draft", None) => Address::Step(row.number, 1),
        ("draft", Some(_)) => Address::Check(row.number),
        _ => Address::Case(row.number),
    }
}

/// One row. `yours` marks a move of the person who reads.
#[component]
pub(super) fn RequestRow(row: CaseRow, now: Time, yours: bool, to: Address) -> impl IntoView {
    let words = words();
    let title = if row.tool.is_empty() { words.say("row-untitled") } else { row.tool.clone() };
    let class = if yours { "status status--yours" } else { class(&row.state) };
    view! {
        <li class="task-row">
            <div>
                <a class="row-link" href=to.to(words.language)>{title}</a>
                <p class="row-meta">
                    <span>{row.reference.clone()}</span>
                    <span>{row.area.clone()}</span>
                    <span>{row.requester.clone()}</span>
                    {(!row.holder.is_empty()).then(|| view! { <span>{words.with("inbox-holder", &[("name", row.holder.clone().into())])}</span> })}
                </p>
                <p class="row-meta">{sentence(words, &row.state, &row.mover)} {due(&row, now)}</p>
            </div>
            <div class="row-side"><span class=class>{words.say(state(&row.state))}</span></div>
        </li>
    }
}

/// Who has to act, in one sentence.
pub(super) fn sentence(words: Words, state: &str, mover: &str) -> String {
    words.say(match (state, mover) {
        ("draft", _) => "row-draft",
        ("approved", _) => "row-approved",
        ("declined", _) => "row-declined",
        ("withdrawn", _) => "row-withdrawn",
        ("discarded", _) => "row-discarded",
        (_, "requester" | "marketing") => "row-move-marketing",
        (_, "security") => "row-move-security",
        (_, "second-reviewer") => "row-move-second-reviewer",
        (_, "both") => "row-move-both",
        (_, "adviser") => "row-move-adviser",
        (_, "executive") => "row-move-executive",
        (_, "admin") => "row-move-admin",
        _ => "row-move-nobody",
    })
}

/// Until when, marked where that is over.
pub(super) fn due(row: &CaseRow, now: Time) -> Option<AnyView> {
    let words = words();
    row.due.map(|due| {
        let (class, key) = if due < now { ("due due--late", "row-late") } else { ("due", "row-due") };
        let when = format::moment(words.language, due);
        view! { <span class=class>{words.with(key, &[("when", when.into())])}</span> }.into_any()
    })
}

fn class(state: &str) -> &'static str {
    match state {
        "draft" => "status status--draft",
        "approved" => "status status--done",
        "declined" => "status status--refused",
        "withdrawn" | "discarded" => "status status--over",
        "stalemate" | "escalated" => "status status--warn",
        _ => "status status--running",
    }
}

/// Key of the state's name.
pub(super) fn state(code: &str) -> &'static str {
    match code {
        "draft" => "term-state-draft",
        "returned" => "term-state-returned",
        "question" => "term-state-question",
        "negotiation" => "term-state-negotiation",
        "agreed" => "term-state-agreed",
        "stalemate" => "term-state-stalemate",
        "escalated" => "term-state-escalated",
        "approved" => "term-state-approved",
        "declined" => "term-state-declined",
        "withdrawn" => "term-state-withdrawn",
        "discarded" => "term-state-discarded",
        _ => "term-state-review",
    }
}
