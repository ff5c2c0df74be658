//! The register: what is approved, searched, filtered and sorted by links, so that every list has an address. The state
//! is the one of today.

use domain::{
    id::{AreaId, EntryId},
    register::EntryState,
    rules::{KindId, RuleBook},
    time::Day,
};
use leptos::prelude::*;

use super::EntryStatus;
use crate::{
    address::Address,
    form::register::asked::{AREA, Asked, KIND, SORT, STATE, Sort, WORDS},
    format,
    page::Page,
    part::{Empty, PageHead, Pager},
    port::Listing,
    shell::Width,
    text::{Words, words},
};

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Which.
    pub id: EntryId,
    /// Channel or tool.
    pub name: String,
    /// Who offers it; may be empty.
    pub supplier: String,
    /// Kind of request.
    pub kind: Option<KindId>,
    /// Name of the area.
    pub area: String,
    /// Where it stands today.
    pub state: EntryState,
    /// Since when.
    pub since: Day,
    /// Last day.
    pub expires: Option<Day>,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct RegisterPage {
    /// The lines of this page.
    pub listing: Listing<EntryRow>,
    /// What was asked.
    pub asked: Asked,
    /// All areas, for the filter.
    pub areas: Vec<(AreaId, String)>,
}

impl Page for RegisterPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("register-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let list = if self.listing.total == 0 { self.empty(words) } else { self.list(words) };
        view! {
            <PageHead title=words.say("register-title") lead=words.say("register-lead")/>
            {self.filter(words)}
            {list}
        }
        .into_any()
    }
}

impl RegisterPage {
    fn filter(&self, words: Words) -> AnyView {
        let language = words.language;
        let states = EntryState::ALL.map(|state| {
            (state.code().to_owned(), words.say(state_key(state)), self.asked.state == Some(state))
        });
        let kinds = RuleBook::built_in().kinds().map(|kind| {
            let name = kind.name.get(language).to_owned();
            (kind.id.code().to_owned(), name, self.asked.kind == Some(kind.id))
        });
        let areas = self
            .areas
            .iter()
            .map(|(area, name)| (area.to_string(), name.clone(), self.asked.area == Some(*area)));
        let sort = (self.asked.sort != Sort::Name)
            .then(|| view! { <input type="hidden" name=SORT value=self.asked.sort.code()/> });
        view! {
            <form class="register-filter" role="search" method="get" action=Address::Register.to(language)>
                <div class="field">
                    <label for="register-words">{words.say("register-search")}</label>
                    <input class="input" type="search" id="register-words" name=WORDS value=self.asked.words.clone()/>
                </div>
                {select(words, STATE, "register-state", "filter-state", states.into_iter())}
                {select(words, KIND, "register-kind", "filter-kind", kinds)}
                {select(words, AREA, "register-area", "filter-area", areas)}
                {sort}
                <button class="button button--secondary" type="submit">{words.say("register-show")}</button>
            </form>
        }
        .into_any()
    }

    fn empty(&self, words: Words) -> AnyView {
        if self.asked.is_everything() {
            let href = Address::New(None).to(words.language);
            return view! {
                <Empty
                    title=words.say("register-empty")
                    text=words.say("register-empty-text")
                    href=href
                    label=words.say("register-empty-act")
                />
            }
            .into_any();
        }
        let href = Address::Register.to(words.language);
        view! {
            <Empty title=words.say("register-none") href=href label=words.say("register-all")/>
        }
        .into_any()
    }

    fn list(&self, words: Words) -> AnyView {
        let key = if self.listing.more { "register-count-more" } else { "register-count" };
        let count = words.with(key, &[("count", self.listing.total.into())]);
        let sorts = Sort::ALL
            .map(|sort| {
                let href = words.to(&Asked { sort, ..self.asked.clone() }.path());
                let here = (sort == self.asked.sort).then_some("true");
                view! { <li><a href=href aria-current=here>{words.say(sort_key(sort))}</a></li> }
            })
            .into_iter()
            .collect_view();
        let rows = self.listing.rows.iter().map(|row| line(words, row)).collect_view();
        view! {
            <p role="status">{count}</p>
            <nav class="tabs" aria-label=words.say("register-sort")><ul>{sorts}</ul></nav>
            <ul class="search-hits">{rows}</ul>
            <Pager
                path=words.to(&self.asked.path())
                page=self.listing.page
                pages=self.listing.pages
                more=self.listing.more
            />
        }
        .into_any()
    }
}

fn line(words: Words, row: &EntryRow) -> AnyView {
    let language = words.language;
    let kind = row.kind.map(|kind| RuleBook::built_in().kind(kind).name.get(language).to_owned());
    let facts = [Some(row.supplier.clone()), kind, Some(row.area.clone())];
    let facts = facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .map(|fact| view! { <span>{fact}</span> })
        .collect_view();
    let since = words.with("register-since", &[("day", format::short_day(language, row.since).into())]);
    let until = row.expires.map(|day| {
        let day = format::short_day(language, day);
        view! { <span>{words.with("register-until", &[("day", day.into())])}</span> }
    });
    view! {
        <li class="search-hit">
            <div>
                <a class="row-link" href=Address::Entry(row.id).to(language)>{row.name.clone()}</a>
                <p class="row-meta">{facts}</p>
                <p class="row-meta"><span>{since}</span>{until}</p>
            </div>
            <div class="row-side"><EntryStatus state=row.state/></div>
        </li>
    }
    .into_any()
}

/// A filter with its choices: value, label, chosen.
pub(super) fn select(
    words: Words,
    name: &'static str,
    label: &'static str,
    id: &'static str,
    choices: impl Iterator<Item = (String, String, bool)>,
) -> AnyView {
    let options = choices
        .map(|(value, label, chosen)| view! { <option value=value selected=chosen>{label}</option> })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{words.say(label)}</label>
            <select class="select" id=id name=name>
                <option value="">{words.say("register-any")}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Key of the word of a state.
pub const fn state_key(state: EntryState) -> &'static str {
    match state {
        EntryState::Active => "term-entry-active",
        EntryState::AtRisk => "term-entry-at-risk",
        EntryState::Expired => "term-entry-expired",
    }
}

const fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "register-sort-name",
        Sort::Supplier => "register-sort-supplier",
        Sort::Approved => "register-sort-approved",
        Sort::Expires => "register-sort-expires",
    }
}
