//! A row of the inbox: what, of whom, whose move, until when. The whole row opens the case; the box and the look beside the
//! list lie above that.

use domain::{id::CaseNumber, time::Time};
use leptos::prelude::*;

use super::Tab;
use crate::{
    address::Address,
    form::case::bulk::CASE,
    page::case::facts::kind,
    part::{Due, RiskBadge, Status, StatusWord, moment},
    port::{CaseRow, desk::Snoozed},
    text::{Words, words},
};

/// Where a row leads: to the papers, to the review, or for an adviser, who reviews nothing, to the case.
const fn address(tab: Tab, reviews: bool, number: CaseNumber) -> Address {
    match (tab, reviews) {
        (Tab::Papers, _) => Address::Gates(number),
        (_, true) => Address::Review(number),
        (_, false) => Address::Case(number),
    }
}

/// The row.
#[component]
pub fn Row(
    row: CaseRow,
    tab: Tab,
    reviews: bool,
    /// It can be ticked.
    ticks: bool,
    /// Where the look beside the list leads.
    peek: String,
    /// It is the one that is looked at.
    current: bool,
    now: Time,
) -> impl IntoView {
    let words = words();
    let status = Status::of_row(words, &row, now);
    let href = address(tab, reviews, row.number).to(words.language);
    let risk = match row.severity {
        Some(severity) => view! { <RiskBadge level=severity.number()/> }.into_any(),
        None => view! { <span class="risk risk--open">{words.say("inbox-no-rating")}</span> }.into_any(),
    };
    let of = row.kind.map(|id| view! { <span>{kind(words, id)}</span> });
    let box_ = ticks.then(|| {
        let label = words.with("inbox-tick", &[("tool", row.tool.clone().into())]);
        view! {
            <label class="row-tick">
                <input type="checkbox" id=format!("tick-{}", row.number) name=CASE value=row.number.to_string() data-do="select"/>
                <span class="visually-hidden">{label}</span>
            </label>
        }
    });
    let back = matches!(row.snoozed, Some(Snoozed::Back { .. }));
    let class = match (ticks, back) {
        (true, true) => "inbox-row inbox-row--ticks inbox-row--unread",
        (true, false) => "inbox-row inbox-row--ticks",
        (false, true) => "inbox-row inbox-row--unread",
        (false, false) => "inbox-row inbox-row--bare",
    };
    let look = if current { "inbox-peek-close" } else { "inbox-peek" };
    view! {
        <li class=class data-row="" data-current=current.then_some("")>
            {box_}
            {risk}
            <div>
                <a class="row-link" href=href>{row.tool.clone()}</a>
                <p class="row-meta">
                    <span>{row.reference.clone()}</span>
                    {of}
                    <span>{row.requester.clone()}</span>
                    <span>{row.area.clone()}</span>
                    {(!row.holder.is_empty()).then(|| view! { <span>{words.with("inbox-holder", &[("name", row.holder.clone().into())])}</span> })}
                    {row.snoozed.map(|snoozed| put_off(words, snoozed))}
                </p>
            </div>
            <div class="row-side">
                <StatusWord status=status/>
                <Due due=row.due now=now/>
                <a class="row-peek" href=peek data-do="peek" aria-expanded=if current { "true" } else { "false" }>
                    {words.say(look)}<span class="visually-hidden">": "{row.tool}</span>
                </a>
            </div>
        </li>
    }
}

/// That it was put off, or that it is back and why.
fn put_off(words: Words, snoozed: Snoozed) -> AnyView {
    let zone = domain::clock::zone::Zone::default();
    let say = |key: &'static str, at: Time| words.with(key, &[("when", moment(words, at, zone).into())]);
    let sentence = match snoozed {
        Snoozed::Until(Some(until)) => say("inbox-until", until),
        Snoozed::Until(None) => words.say("inbox-until-event"),
        Snoozed::Back { at, happened: true } => say("inbox-back-event", at),
        Snoozed::Back { at, happened: false } => say("inbox-back-date", at),
    };
    view! { <span class="tag">{sentence}</span> }.into_any()
}
