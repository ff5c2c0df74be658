//! A case beside the list: enough to say whether it has to be opened now, and nothing that changes it. It is a part of the
//! page at an address of its own, so that it works without a script and survives going back.

use domain::case::act::Action;
use leptos::prelude::*;

use crate::{
    address::Address,
    form::case::bulk::{ACT, BulkAct, CASE},
    form::case::filter::query,
    page::case::facts::kind,
    part::{ButtonKind, ButtonLink, Explained, Severities, Status, StatusLine, SummaryList, SummaryRow},
    port::CaseView,
    text::words,
};

/// The side panel.
#[component]
pub fn Peek(
    view: CaseView,
    /// Where closing it leads.
    away: String,
    reviews: bool,
) -> impl IntoView {
    let words = words();
    let language = words.language;
    let number = view.case.number;
    let status = Status::of(words, &view);
    let open = if reviews { Address::Review(number) } else { Address::Case(number) };
    let snooze = Address::Bulk(query([(ACT, BulkAct::Snooze.code().to_owned()), (CASE, number.to_string())]));
    let request = view.case.request.clone();
    let text = |key: &'static str, value: String| {
        (!value.is_empty()).then(|| SummaryRow::text(words.say(key), value))
    };
    let rows = [
        text("case-fact-kind", request.kind.map(|id| kind(words, id)).unwrap_or_default()),
        text("case-fact-supplier", request.supplier),
        text("case-fact-purpose", request.purpose),
        text("case-fact-waiting", request.waiting),
        text("case-fact-requester", view.people.name(view.case.requester)),
    ];
    let rows: Vec<SummaryRow> = rows.into_iter().flatten().collect();
    let rating = view.as_asked().map(|standing| {
        view! {
            <Severities vector=standing.assessment.inherent counts=standing.severity provisional=standing.provisional/>
            <Explained assessment=standing.assessment top=1/>
        }
    });
    let questions = (view.open_questions > 0).then(|| {
        view! { <p><strong>{words.with("talk-blocks", &[("count", view.open_questions.into())])}</strong></p> }
    });
    let assign = view.can(Action::Assign).then(|| {
        let href = Address::Act(number, Action::Assign).to(language);
        view! { <ButtonLink label=words.say("assign-link") href=href kind=ButtonKind::Quiet/> }
    });
    let away_label = words.say("inbox-peek-close");
    view! {
        <aside class="card peek" id="peek" tabindex="-1" aria-labelledby="peek-title">
            <div class="cluster cluster--apart">
                <p class="page-caption">{view.case.reference()}</p>
                <a href=away>{away_label}</a>
            </div>
            <h2 class="card-title" id="peek-title">{request.tool}</h2>
            <StatusLine status=status/>
            {questions}
            <SummaryList rows=rows/>
            {rating}
            <div class="buttons">
                <ButtonLink label=words.say("inbox-open") href=open.to(language)/>
                {reviews.then(|| view! { <ButtonLink label=words.say("bulk-snooze") href=snooze.to(language) kind=ButtonKind::Quiet/> })}
                {assign}
            </div>
        </aside>
    }
}
