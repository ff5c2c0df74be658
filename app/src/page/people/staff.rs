//! Everybody who has an account, by name, with what they may do; for admins. Words are looked for in names and addresses.

use domain::{
    id::PersonId,
    person::{Grant, Role},
};
use leptos::prelude::*;

use super::role_key;
use crate::{
    address::{Address, pattern},
    page::Page,
    part::{ButtonLink, Column, Empty, PageHead, Pager, Table},
    port::Listing,
    shell::Width,
    text::{Words, words},
};

/// The field of the search.
pub const WORDS: &str = "q";
/// Longest words in characters.
pub const WORDS_LIMIT: usize = 80;

/// Somebody, as the list shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Roles with the name of their area; `None` is everywhere.
    pub roles: Vec<(Role, Option<String>)>,
    /// The account is closed.
    pub disabled: bool,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct StaffPage {
    /// What was looked for.
    pub sought: String,
    /// A page of them.
    pub listing: Listing<PersonLine>,
}

/// Roles with the names of their areas, in the order of the roles.
pub fn named(grants: &[Grant], area: impl Fn(domain::id::AreaId) -> String) -> Vec<(Role, Option<String>)> {
    grants.iter().map(|grant| (grant.role, grant.area.map(&area))).collect()
}

/// "Security – everywhere".
pub fn role_line(words: Words, (role, area): &(Role, Option<String>)) -> String {
    let area = area.clone().unwrap_or_else(|| words.say("account-everywhere"));
    format!("{} – {area}", words.say(role_key(*role)))
}

impl Page for StaffPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("people-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let Listing { rows, page, pages, total, more, .. } = self.listing;
        let key = if more { "people-count-uncounted" } else { "people-count" };
        let count = words.with(key, &[("count", total.into())]);
        let columns = ["people-name", "people-email", "people-roles", "people-state"];
        let columns = columns.map(|key| Column::words(words.say(key))).to_vec();
        let list = if rows.is_empty() {
            view! { <Empty title=words.say("people-empty") text=words.say("people-empty-text")/> }.into_any()
        } else {
            let rows = rows.into_iter().map(|line| row(words, line)).collect();
            view! { <p class="muted">{count}</p> <Table caption=words.say("people-title") columns=columns rows=rows/> }
                .into_any()
        };
        let here = Address::People(self.sought.clone()).to(words.language);
        view! {
            <PageHead title=words.say("people-title") lead=words.say("people-lead")/>
            <p><ButtonLink label=words.say("people-invite") href=Address::Invite.to(words.language)/></p>
            <form class="search" method="get" action=words.to(pattern::PEOPLE) role="search">
                <label for="people-q">{words.say("people-search")}</label>
                <div class="search-line">
                    <input class="input" type="search" id="people-q" name=WORDS value=self.sought maxlength=WORDS_LIMIT/>
                    <button class="button button--secondary" type="submit">{words.say("people-search-button")}</button>
                </div>
            </form>
            {list}
            <Pager path=here page=page pages=pages more=more/>
            <p><a href=Address::Areas.to(words.language)>{words.say("areas-title")}</a></p>
            <p><a href=Address::Policy.to(words.language)>{words.say("policy-title")}</a></p>
        }
        .into_any()
    }
}

fn row(words: Words, line: PersonLine) -> Vec<AnyView> {
    let href = Address::Person(line.id).to(words.language);
    let roles = line.roles.iter().map(|role| view! { <li>{role_line(words, role)}</li> }).collect_view();
    let none = line.roles.is_empty().then(|| words.say("people-no-role"));
    let state = if line.disabled {
        view! { <span class="status status--over">{words.say("people-closed")}</span> }.into_any()
    } else {
        view! { {words.say("people-open")} }.into_any()
    };
    vec![
        view! { <a href=href>{line.name}</a> }.into_any(),
        view! { {line.email} }.into_any(),
        view! { <ul class="plain">{roles}</ul>{none} }.into_any(),
        state,
    ]
}
