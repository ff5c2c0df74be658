//! The requests of marketing's areas, the last changed first, with one filter.

use leptos::prelude::*;

use super::row::{RequestRow, address};
use crate::{
    address::Address,
    page::Page,
    part::{ButtonLink, Empty, LiveList, PageHead, Pager},
    port::{CaseRow, Listing, intake::Filter},
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct RequestsPage {
    /// Which requests.
    pub filter: Filter,
    /// One page of them.
    pub listing: Listing<CaseRow>,
    /// The person files requests.
    pub files: bool,
}

impl Page for RequestsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("requests-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let path = |filter: Filter| format!("{}?show={}", Address::Cases.to(words.language), filter.code());
        let tabs = Filter::ALL.into_iter().map(|filter| {
            let here = (filter == self.filter).then_some("page");
            view! { <li><a href=path(filter) aria-current=here>{words.say(name(filter))}</a></li> }
        });
        let tabs = tabs.collect_view();
        let begin = Address::New(None).to(words.language);
        let Listing { rows, page, pages, total, more, now } = self.listing;
        let count = if more { "requests-count-more" } else { "requests-count" };
        let list = if rows.is_empty() {
            let (href, label) =
                if self.files { (begin.clone(), words.say("start-new")) } else { Default::default() };
            view! { <Empty title=words.say("requests-none") href=href label=label/> }.into_any()
        } else {
            let rows = rows.into_iter().map(|row| {
                let to = address(&row);
                view! { <RequestRow row=row now=now to=to/> }
            });
            view! {
                <p class="muted">{words.with(count, &[("count", total.into())])}</p>
                <ul class="task-list">{rows.collect_view()}</ul>
            }
            .into_any()
        };
        view! {
            <LiveList path=format!("{}?show={}", Address::Cases.path(), self.filter.code())/>
            <PageHead title=words.say("requests-title") lead=words.say("requests-lead")/>
            {self.files.then(|| view! {
                <div class="buttons"><ButtonLink label=words.say("start-new") href=begin/></div>
            })}
            <nav class="tabs" aria-label=words.say("requests-filter")><ul>{tabs}</ul></nav>
            {list}
            <Pager path=path(self.filter) page=page pages=pages more=more/>
        }
        .into_any()
    }
}

const fn name(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "requests-all",
        Filter::Waiting => "requests-waiting",
        Filter::Drafts => "requests-drafts",
        Filter::Decided => "requests-decided",
    }
}
