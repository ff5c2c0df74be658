//! What waits for security, or for an adviser, in the order in which it should be done: overdue, due, severity. A row is
//! one link, and an empty inbox says so in one sentence and nothing else.

use domain::{case::Side, id::CaseNumber};
use leptos::prelude::*;

use super::facts::kind;
use crate::{
    address::Address,
    page::Page,
    part::{Due, Empty, LiveList, PageHead, Pager, RiskBadge, Status, StatusWord},
    port::{CaseRow, Listing},
    text::{Words, words},
};

/// A tab of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Security has the move, or a second reviewer.
    Security,
    /// Held by the reader.
    Mine,
    /// Papers wait for the adviser.
    Papers,
    /// Whatever is not decided.
    Open,
    /// Somebody else has the move.
    Others,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Security, Self::Mine, Self::Papers, Self::Open, Self::Others];

    /// Value of `?tab=`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Mine => "mine",
            Self::Papers => "papers",
            Self::Open => "open",
            Self::Others => "others",
        }
    }

    /// The tab of a value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.code() == code)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Security => "inbox-tab-security",
            Self::Mine => "inbox-tab-mine",
            Self::Papers => "inbox-tab-papers",
            Self::Open => "inbox-tab-open",
            Self::Others => "inbox-tab-others",
        }
    }

    const fn empty(self) -> &'static str {
        match self {
            Self::Security | Self::Papers => "inbox-empty",
            Self::Mine => "inbox-empty-mine",
            Self::Open => "inbox-empty-open",
            Self::Others => "inbox-empty-others",
        }
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct InboxPage {
    /// The tabs this person has.
    pub tabs: Vec<Tab>,
    /// The one that is shown.
    pub tab: Tab,
    /// Its rows.
    pub listing: Listing<CaseRow>,
}

impl Page for InboxPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        words.say("inbox-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let (tab, listing) = (self.tab, self.listing);
        let reviews = self.tabs.contains(&Tab::Security);
        let path = move |tab: Tab| format!("{}?tab={}", Address::Inbox.to(words.language), tab.code());
        let tabs = self.tabs.into_iter().map(|place| {
            let current = (place == tab).then_some("page");
            view! { <li><a href=path(place) aria-current=current>{words.say(place.name())}</a></li> }
        });
        let side = (tab != Tab::Papers).then_some(Side::Security);
        let key = if listing.more { "inbox-count-more" } else { "inbox-count" };
        let lead = words.with(key, &[("count", listing.total.into())]);
        let rows = if listing.rows.is_empty() {
            view! { <Empty title=words.say(tab.empty())/> }.into_any()
        } else {
            let now = listing.now;
            let items = listing.rows.into_iter().map(|row| {
                let address = address(tab, reviews, row.number);
                view! { <Row status=Status::of_row(words, &row, now, side) address=address now=now row=row/> }
            });
            view! { <p class="muted">{lead}</p><ol class="inbox">{items.collect_view()}</ol> }.into_any()
        };
        view! {
            <LiveList path=format!("{}?tab={}", Address::Inbox.path(), tab.code())/>
            <PageHead title=words.say("inbox-title")/>
            <nav class="tabs" aria-label=words.say("inbox-tabs")><ul>{tabs.collect_view()}</ul></nav>
            {rows}
            <Pager path=path(tab) page=listing.page pages=listing.pages more=listing.more/>
        }
        .into_any()
    }
}

/// Where a row leads: to the papers, to the review, or for an adviser, who reviews nothing, to the case.
const fn address(tab: Tab, reviews: bool, number: CaseNumber) -> Address {
    match (tab, reviews) {
        (Tab::Papers, _) => Address::Gates(number),
        (_, true) => Address::Review(number),
        (_, false) => Address::Case(number),
    }
}

#[component]
fn Row(row: CaseRow, status: Status, address: Address, now: domain::time::Time) -> impl IntoView {
    let words = words();
    let risk = match row.severity {
        Some(severity) => view! { <RiskBadge level=severity.number()/> }.into_any(),
        None => view! { <span class="risk risk--open">{words.say("inbox-no-rating")}</span> }.into_any(),
    };
    let of = row.kind.map(|id| view! { <span>{kind(words, id)}</span> });
    view! {
        <li class="inbox-row">
            {risk}
            <div>
                <a class="row-link" href=address.to(words.language)>{row.tool}</a>
                <p class="row-meta">
                    <span>{row.reference}</span>
                    {of}
                    <span>{row.requester}</span>
                    <span>{row.area}</span>
                    {(!row.holder.is_empty()).then(|| view! { <span>{words.with("inbox-holder", &[("name", row.holder.into())])}</span> })}
                </p>
            </div>
            <div class="row-side"><StatusWord status=status/><Due due=row.due now=now/></div>
        </li>
    }
}
