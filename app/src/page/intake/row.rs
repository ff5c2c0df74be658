//! A request in a list: what it is, a status word, and the sentence that people ask for most: whose move it is, and
//! until when.

use domain::time::Time;
use leptos::prelude::*;

use crate::{
    address::Address,
    part::{Due, Status, StatusWord},
    port::CaseRow,
    text::words,
};

/// Where a row leads that marketing reads: a draft goes on where it was left.
pub(super) fn address(row: &CaseRow) -> Address {
    match (row.state.as_str(), row.kind) {
        ("draft", None) => Address::Step(row.number, 1),
        ("draft", Some(_)) => Address::Check(row.number),
        _ => Address::Case(row.number),
    }
}

/// One row.
#[component]
pub(super) fn RequestRow(row: CaseRow, now: Time, to: Address) -> impl IntoView {
    let words = words();
    let title = if row.tool.is_empty() { words.say("row-untitled") } else { row.tool.clone() };
    let status = Status::of_row(words, &row, now);
    let (sentence, due) = (status.sentence.clone(), row.due);
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
                <p class="row-meta">{sentence}</p>
            </div>
            <div class="row-side">
                <StatusWord status=status/>
                <Due due=due now=now/>
            </div>
        </li>
    }
}
