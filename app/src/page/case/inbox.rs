//! A reviewer's desk: what needs them now, in the order in which it should be done: overdue, due, severity, age. Tab, filter,
//! page and the row that is looked at stand in the address, so that a list can be kept, shared and gone back to; a list
//! loses nothing without a script. An empty one says when the next thing is due.

mod filter;
mod peek;
mod row;

use domain::{id::AreaId, time::Time};
use island::Bulk;
use leptos::prelude::*;

use self::{filter::Filters, peek::Peek, row::Row};
use crate::{
    address::Address,
    form::case::{
        bulk::{ACT, BulkAct, TAB},
        filter::{Filter, query},
    },
    page::Page,
    part::{Empty, Hidden, LiveList, PageHead, Pager, moment},
    port::{CaseRow, CaseView, Listing, desk::Saved},
    text::{Words, words},
};

/// A tab of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Security has the move, and the reader or nobody holds it.
    Mine,
    /// Security has the move, or a second reviewer.
    Security,
    /// The reader watches it.
    Watched,
    /// The reader has put it off.
    Snoozed,
    /// Papers wait for the adviser.
    Papers,
    /// Whatever is not decided.
    Open,
    /// Somebody else has the move.
    Others,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Mine, Self::Security, Self::Watched, Self::Snoozed, Self::Papers, Self::Open, Self::Others];

    /// Value of `?tab=`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Security => "security",
            Self::Watched => "watched",
            Self::Snoozed => "snoozed",
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
            Self::Mine => "inbox-tab-mine",
            Self::Security => "inbox-tab-security",
            Self::Watched => "inbox-tab-watched",
            Self::Snoozed => "inbox-tab-snoozed",
            Self::Papers => "inbox-tab-papers",
            Self::Open => "inbox-tab-open",
            Self::Others => "inbox-tab-others",
        }
    }

    const fn empty(self) -> &'static str {
        match self {
            Self::Mine | Self::Security | Self::Papers => "inbox-empty",
            Self::Watched => "inbox-empty-watched",
            Self::Snoozed => "inbox-empty-snoozed",
            Self::Open => "inbox-empty-open",
            Self::Others => "inbox-empty-others",
        }
    }

    /// What can be done to several of its rows.
    const fn acts(self) -> &'static [BulkAct] {
        match self {
            Self::Mine | Self::Security => &[BulkAct::Assign, BulkAct::Snooze, BulkAct::Approve],
            Self::Watched | Self::Open | Self::Others => &[BulkAct::Snooze],
            Self::Snoozed => &[BulkAct::Wake, BulkAct::Assign],
            Self::Papers => &[],
        }
    }
}

/// Where one is: all of it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The tab.
    pub tab: Tab,
    /// What it leaves out.
    pub filter: Filter,
}

impl Place {
    fn pairs(&self) -> Vec<(&'static str, String)> {
        std::iter::once((TAB, self.tab.code().to_owned())).chain(self.filter.pairs()).collect()
    }

    /// The query of its address.
    pub fn query(&self) -> String {
        query(self.pairs())
    }

    /// Its address without the language.
    pub fn path(&self) -> String {
        Address::Desk(self.query()).path()
    }

    /// The same with one pair more.
    fn and(&self, name: &'static str, value: String) -> Address {
        Address::Desk(query(self.pairs().into_iter().chain([(name, value)])))
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct InboxPage {
    /// The tabs this person has.
    pub tabs: Vec<Tab>,
    /// Which of them, with what filter.
    pub place: Place,
    /// Its rows.
    pub listing: Listing<CaseRow>,
    /// The row that is looked at beside the list.
    pub peek: Option<Box<CaseView>>,
    /// Areas to choose from; none where there is one only.
    pub areas: Vec<(AreaId, String)>,
    /// Filters with a name.
    pub saved: Vec<Saved>,
    /// The next deadline of anybody, where the list is empty.
    pub next: Option<Time>,
}

impl Page for InboxPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        words.say("inbox-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_keys(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let place = self.place.clone();
        let tabs = self.tabs.iter().map(|tab| {
            let current = (*tab == place.tab).then_some("page");
            let href = words.to(&Place { tab: *tab, filter: Filter::default() }.path());
            view! { <li><a href=href aria-current=current>{words.say(tab.name())}</a></li> }
        });
        let tabs = tabs.collect_view();
        let reviews = self.tabs.contains(&Tab::Security);
        let times = reviews.then(|| {
            let href = Address::LeadTime.to(words.language);
            view! { <p><a href=href>{words.say("inbox-to-times")}</a></p> }
        });
        let (page, pages, more) = (self.listing.page, self.listing.pages, self.listing.more);
        let peeked = self.peek.as_ref().map(|view| view.case.number);
        let rows = rows(words, &self, reviews);
        let peek = self.peek.map(|view| {
            let away = words.to(&place.path());
            view! { <Peek view=*view away=away reviews=reviews/> }
        });
        let class = if peeked.is_some() { "desk desk--peek" } else { "desk" };
        view! {
            <LiveList path=place.path()/>
            <PageHead title=words.say("inbox-title")/>
            <nav class="tabs" aria-label=words.say("inbox-tabs")><ul>{tabs}</ul></nav>
            <Filters place=place.clone() areas=self.areas saved=self.saved/>
            <div class=class>
                <div class="stack">
                    {rows}
                    <Pager path=words.to(&place.path()) page=page pages=pages more=more/>
                    {times}
                </div>
                {peek}
            </div>
        }
        .into_any()
    }
}

/// The rows in the form that ticks them; or why there are none.
fn rows(words: Words, page: &InboxPage, reviews: bool) -> AnyView {
    let (place, listing) = (&page.place, &page.listing);
    if listing.rows.is_empty() {
        let text = if place.filter.is_empty() {
            let next = page.next.map(|due| moment(words, due, domain::clock::zone::Zone::default()));
            next.map(|due| words.with("inbox-next", &[("due", due.into())])).unwrap_or_default()
        } else {
            words.say("inbox-empty-filter")
        };
        return view! { <Empty title=words.say(place.tab.empty()) text=text/> }.into_any();
    }
    let key = if listing.more { "inbox-count-more" } else { "inbox-count" };
    let lead = words.with(key, &[("count", listing.total.into())]);
    let acts = if reviews { place.tab.acts() } else { &[] };
    let ticks = !acts.is_empty();
    let peeked = page.peek.as_ref().map(|view| view.case.number);
    let items = listing.rows.iter().cloned().map(|row| {
        let peek = if peeked == Some(row.number) {
            place.path()
        } else {
            format!("{}#peek", place.and("peek", row.number.to_string()).path())
        };
        let current = peeked == Some(row.number);
        view! { <Row tab=place.tab reviews=reviews ticks=ticks peek=words.to(&peek) current=current now=listing.now row=row/> }
    });
    let items = view! { <ol class="inbox" id="rows">{items.collect_view()}</ol> };
    if !ticks {
        return view! { <p class="muted">{lead}</p>{items} }.into_any();
    }
    let buttons = acts.iter().map(|act| {
        let (name, key) = act_words(*act);
        view! {
            <button type="submit" class="button button--secondary button--small" name=ACT value=act.code() data-do=key data-rows="">
                {words.say(name)}
            </button>
        }
    });
    view! {
        <form method="get" action=Address::Bulk(String::new()).to(words.language) id="ticks" class="stack">
            <Hidden name=TAB value=place.tab.code()/>
            <div class="cluster cluster--apart">
                <p class="muted">{lead}</p>
                <div class="buttons bulk-bar" role="group" aria-label=words.say("bulk-bar")>
                    <label class="check" data-all="" hidden>
                        <input type="checkbox" id="ticks-all"/>
                        <span>{words.say("bulk-all")}</span>
                    </label>
                    <span data-count="" hidden aria-live="polite">{words.say("bulk-count")}" "<b>"0"</b></span>
                    {buttons.collect_view()}
                </div>
            </div>
            {items}
            <Bulk form="ticks".to_owned()/>
        </form>
    }
    .into_any()
}

/// Key of what a button says, and the key on the keyboard that presses it.
const fn act_words(act: BulkAct) -> (&'static str, Option<&'static str>) {
    match act {
        BulkAct::Assign => ("bulk-assign", Some("assign")),
        BulkAct::Snooze => ("bulk-snooze", Some("snooze")),
        BulkAct::Wake => ("bulk-wake", Some("snooze")),
        BulkAct::Approve => ("bulk-approve", Some("approve")),
    }
}
