//! The front page: whether it is allowed already comes before any form, then what waits for the person who looks, each
//! with whose move it is and until when. Who does not file finds the way to where their work lies.

use leptos::prelude::*;

use super::row::{RequestRow, address};
use crate::{
    address::Address,
    page::Page,
    part::{ButtonKind, ButtonLink, Empty, KnownTools},
    port::{
        CaseRow,
        intake::{Filter, Pile, PileKind, Start},
    },
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct StartPage(pub Start);

impl Page for StartPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("start-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let Start { files, admin, piles, now } = self.0;
        let begin = files.then(|| {
            let href = Address::New(None).to(words.language);
            view! { <ButtonLink label=words.say("start-new") href=href kind=ButtonKind::Secondary/> }
        });
        let nothing = piles.is_empty().then(|| {
            view! {
                <Empty
                    title=words.say("start-reader")
                    text=words.say("start-reader-text")
                    href=Address::Register.to(words.language)
                    label=words.say("start-register")
                />
            }
        });
        let keeping = admin.then(|| {
            view! {
                <section class="stack stack--tight">
                    <h2>{words.say("start-admin")}</h2>
                    <p><a href=Address::Areas.to(words.language)>{words.say("start-areas")}</a></p>
                    <p><a href=Address::Overdue.to(words.language)>{words.say("start-overdue")}</a></p>
                </section>
            }
        });
        let requests = files.then(|| {
            let href = Address::Cases.to(words.language);
            view! { <ButtonLink label=words.say("start-requests") href=href kind=ButtonKind::Quiet/> }
        });
        view! {
            <h1 class="visually-hidden">{words.say("start-title")}</h1>
            <SearchField value=String::new()/>
            <div class="buttons">
                {begin}
                {requests}
                <ButtonLink
                    label=words.say("start-tools")
                    href=Address::Tools.to(words.language)
                    kind=ButtonKind::Quiet
                />
            </div>
            {piles.into_iter().map(|pile| section(words, pile, now)).collect_view()}
            {nothing}
            {keeping}
        }
        .into_any()
    }
}

/// The one big field.
#[component]
pub(super) fn SearchField(value: String) -> impl IntoView {
    let words = words();
    view! {
        <form class="search search--hero" role="search" method="get" action=words.to(crate::address::pattern::SEARCH)>
            <label for="what">{words.say("start-question")}</label>
            <div class="search-line">
                <KnownTools field="what">
                    <input class="input" type="search" id="what" name="q" value=value autocomplete="off"/>
                </KnownTools>
                <button class="button button--primary" type="submit">{words.say("start-find")}</button>
            </div>
        </form>
    }
}

pub(super) fn section(words: Words, pile: Pile, now: domain::time::Time) -> AnyView {
    let Pile { kind, rows, total, more: uncounted } = pile;
    let (title, empty) = names(kind);
    if rows.is_empty() {
        return view! {
            <section class="stack stack--tight">
                <h2>{words.say(title)}</h2>
                <Empty title=words.say(empty)/>
            </section>
        }
        .into_any();
    }
    let more = (total > rows.len()).then(|| {
        let key = if uncounted { "start-more-uncounted" } else { "start-more" };
        let label = words.with(key, &[("count", total.into())]);
        view! { <p><a href=all(words, kind)>{label}</a></p> }
    });
    let rows = rows.into_iter().map(|row| {
        let to = opens(kind, &row);
        view! { <RequestRow row=row now=now to=to/> }
    });
    view! {
        <section class="stack stack--tight">
            <h2>{words.say(title)}</h2>
            <ul class="task-list">{rows.collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// Heading and empty sentence of a pile.
const fn names(kind: PileKind) -> (&'static str, &'static str) {
    match kind {
        PileKind::Decision => ("start-decision", "start-decision-none"),
        PileKind::Review => ("start-review", "start-review-none"),
        PileKind::Signature => ("start-signature", "start-signature-none"),
        PileKind::Artefact => ("start-artefact", "start-artefact-none"),
        PileKind::Marketing => ("start-marketing", "start-marketing-none"),
        PileKind::Open => ("start-open", "start-open-none"),
    }
}

/// Where a row of a pile leads: to the page on which that move is made.
fn opens(kind: PileKind, row: &CaseRow) -> Address {
    match kind {
        PileKind::Decision => Address::Brief(row.number),
        PileKind::Review | PileKind::Signature => Address::Review(row.number),
        PileKind::Artefact => Address::Gates(row.number),
        PileKind::Marketing | PileKind::Open => address(row),
    }
}

/// The whole pile.
fn all(words: Words, kind: PileKind) -> String {
    let cases = |filter: Filter| format!("{}?show={}", Address::Cases.to(words.language), filter.code());
    match kind {
        PileKind::Decision => Address::Decisions.to(words.language),
        PileKind::Review | PileKind::Signature | PileKind::Artefact => Address::Inbox.to(words.language),
        PileKind::Marketing => cases(Filter::Waiting),
        PileKind::Open => cases(Filter::All),
    }
}
