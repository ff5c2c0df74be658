//! What a list leaves out: chips that take one filter away, a form that sets them all, and the filters with a name. Each is
//! an address; nothing is remembered but what somebody saved.

use domain::{id::AreaId, rating::Severity, rules::KindId};
use leptos::prelude::*;

use super::Place;
use crate::{
    address::Address,
    form::case::{
        bulk::TAB,
        filter::{AREA, DUE, DueIn, Filter, KIND, LEVEL, WORDS},
    },
    page::case::facts::kind,
    part::{Button, ButtonKind, Choice, Hidden, Select, TextInput, badge},
    port::desk::Saved,
    text::{Words, words},
};

/// Chips, form, saved filters.
#[component]
pub fn Filters(place: Place, areas: Vec<(AreaId, String)>, saved: Vec<Saved>) -> impl IntoView {
    let words = words();
    let filter = place.filter.clone();
    let chips = chips(words, &filter, &areas).into_iter().map(|(name, label)| {
        let less = Place { filter: filter.without(name), ..place.clone() };
        let away = words.with("inbox-chip-away", &[("filter", label.clone().into())]);
        view! { <li><a class="chip" href=words.to(&less.path())>{label}<span class="visually-hidden">" "{away}</span></a></li> }
    });
    let chips = chips.collect_view();
    let keep = (!filter.is_empty()).then(|| {
        let all = Place { filter: Filter::default(), ..place.clone() };
        let href = Address::SaveFilter(place.query()).to(words.language);
        view! {
            <li><a href=words.to(&all.path())>{words.say("inbox-filter-none")}</a></li>
            <li><a href=href>{words.say("inbox-filter-save")}</a></li>
        }
    });
    let posted = filter.posted();
    let kinds = KindId::ALL.into_iter().map(|id| Choice::new(id.code(), kind(words, id))).collect::<Vec<_>>();
    let levels = Severity::ALL.into_iter().rev();
    let levels = levels
        .map(|level| Choice::new(level.code(), words.say(badge::severity(level.number()))))
        .collect::<Vec<_>>();
    let dues =
        DueIn::ALL.into_iter().map(|due| Choice::new(due.code(), words.say(due.name()))).collect::<Vec<_>>();
    let places =
        areas.into_iter().map(|(area, name)| Choice::new(area.to_string(), name)).collect::<Vec<_>>();
    let area = (!places.is_empty()).then(|| {
        view! { <Select control=posted.control(AREA) label=words.say("inbox-filter-area") choices=places/> }
    });
    view! {
        <div class="stack stack--tight">
            <ul class="chips">{named(words, &place, saved)}{chips}{keep}</ul>
            <details class="details">
                <summary>{words.say("inbox-filter")}</summary>
                <form method="get" action=Address::Inbox.to(words.language) class="filter-form">
                    <Hidden name=TAB value=place.tab.code()/>
                    <TextInput control=posted.control(WORDS) label=words.say("inbox-filter-words")/>
                    <Select control=posted.control(KIND) label=words.say("inbox-filter-kind") choices=kinds/>
                    <Select control=posted.control(LEVEL) label=words.say("inbox-filter-level") choices=levels/>
                    <Select control=posted.control(DUE) label=words.say("inbox-filter-due") choices=dues/>
                    {area}
                    <div class="buttons"><Button label=words.say("inbox-filter-button") kind=ButtonKind::Secondary/></div>
                </form>
            </details>
        </div>
    }
}

/// The name of each filter that is set.
fn chips(words: Words, filter: &Filter, areas: &[(AreaId, String)]) -> Vec<(&'static str, String)> {
    let area = filter.area.map(|id| {
        let found = areas.iter().find(|(area, _)| *area == id);
        found.map_or_else(|| words.say("inbox-filter-area"), |(_, name)| name.clone())
    });
    let quoted = || words.with("inbox-chip-words", &[("words", filter.words.as_str().into())]);
    let chips = [
        (KIND, filter.kind.map(|id| kind(words, id))),
        (LEVEL, filter.level.map(|level| words.say(badge::severity(level.number())))),
        (DUE, filter.due.map(|due| words.say(due.name()))),
        (AREA, area),
        (WORDS, (!filter.words.is_empty()).then(quoted)),
    ];
    chips.into_iter().filter_map(|(name, label)| Some((name, label?))).collect()
}

/// The filters with a name; the own ones with a way to change them.
fn named(words: Words, place: &Place, saved: Vec<Saved>) -> AnyView {
    let here = place.query();
    saved
        .into_iter()
        .map(|saved| {
            let current = (saved.query == here).then_some("true");
            let href = Address::Desk(saved.query).to(words.language);
            let change = saved.own.then(|| {
                let href = Address::Filter(saved.id).to(words.language);
                let label = words.with("inbox-filter-change", &[("name", saved.name.clone().into())]);
                view! { " " <a class="chip-change" href=href aria-label=label.clone() title=label>"✎"</a> }
            });
            view! { <li><a class="chip chip--saved" href=href aria-current=current>{saved.name.clone()}</a>{change}</li> }
        })
        .collect_view()
        .into_any()
}
