//! What is overdue and moves on by nothing. An executive's decision and an adviser's look have deadlines, but nothing is
//! ever approved by one: so the admins see who is late, and can name somebody else.

use domain::{case::mover::Mover, id::AreaId};
use leptos::prelude::*;

use crate::{
    address::{Address, pattern},
    page::Page,
    part::{Due, Empty, PageHead, Pager, RiskBadge},
    port::{CaseRow, Listing},
    shell::Width,
    text::{Words, words},
};

/// Something that is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The case.
    pub row: CaseRow,
    /// Its area, where somebody can be named.
    pub area: AreaId,
    /// Who could act; nobody where an admin has to name somebody.
    pub who: Vec<String>,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct OverduePage {
    /// What is late, the longest first.
    pub listing: Listing<Late>,
}

impl Page for OverduePage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("overdue-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let Listing { rows, page, pages, total, more, now } = self.listing;
        let back =
            view! { <a class="back" href=Address::Areas.to(words.language)>{words.say("areas-back")}</a> };
        if rows.is_empty() {
            return view! {
                {back}
                <PageHead title=words.say("overdue-title")/>
                <Empty title=words.say("overdue-empty") text=words.say("overdue-empty-text")/>
            }
            .into_any();
        }
        let key = if more { "overdue-count-uncounted" } else { "overdue-count" };
        let lead = words.with(key, &[("count", total.into())]);
        let items = rows.into_iter().map(|late| {
            let Late { row, area, who } = late;
            let risk = row.severity.map(|severity| view! { <RiskBadge level=severity.number()/> });
            let href = Address::Case(row.number).to(words.language);
            let name = (row.mover != Mover::Adviser.code()).then(|| {
                let href = Address::Area(area).to(words.language);
                view! { <a href=href>{words.say("overdue-name")}</a> }
            });
            view! {
                <li class="inbox-row">
                    {risk}
                    <div>
                        <a class="row-link" href=href>{row.tool.clone()}</a>
                        <p>{who_is_late(words, &row.mover, &who)} " " {name}</p>
                        <p class="row-meta">
                            <span>{row.reference}</span>
                            <span>{row.requester}</span>
                            <span>{row.area}</span>
                        </p>
                    </div>
                    <div class="row-side"><Due due=row.due now=now/></div>
                </li>
            }
        });
        view! {
            {back}
            <PageHead title=words.say("overdue-title") lead=lead/>
            <ol class="inbox">{items.collect_view()}</ol>
            <Pager path=words.to(pattern::OVERDUE) page=page pages=pages more=more/>
        }
        .into_any()
    }
}

fn who_is_late(words: Words, mover: &str, who: &[String]) -> String {
    let names = who.join(&words.say("status-or"));
    let key = match mover {
        _ if who.is_empty() && mover == Mover::Adviser.code() => "overdue-no-adviser",
        _ if who.is_empty() => "overdue-nobody",
        _ if mover == Mover::Adviser.code() => "overdue-adviser",
        _ => "overdue-executive",
    };
    words.with(key, &[("names", names.into())])
}
