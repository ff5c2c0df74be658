//! The table: whose move it is, what lies there, what both sides need and how far that was understood, what each gave,
//! and what others reached. It shows everything to everybody who may see the case; buttons only to whoever can act.

use domain::case::{
    act::Act,
    difference::Ledger,
    package::Package,
    state::{State, StateKind},
};
use leptos::prelude::*;

use super::{
    acts::Acts,
    change::GiveAndGet,
    gates::OpenGates,
    needs::Needs,
    owed::StalemateCard,
    round::{OldRound, OnTheTable, Unsigned},
};
use crate::{
    address::Address,
    page::{Page, act::CaseHead, evidence::ConditionFiles},
    part::{Empty, LiveCase, Precedents, Status, StatusLine},
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct TablePage {
    /// The case.
    pub view: CaseView,
}

impl Page for TablePage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("negotiation-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let status = Status::of(words, &view);
        view! {
            <CaseHead title=words.say("negotiation-title") view=view.clone()/>
            <LiveCase
                number=view.case.number
                version=view.version
                path=Address::Negotiation(view.case.number).path()
            />
            <StatusLine status=status/>
            <div class="with-aside">
                <div class="stack stack--wide">
                    <StalemateCard view=view.clone()/>
                    <Acts view=view.clone()/>
                    {waiting(&view)}
                    {on_table(&view)}
                    {gates(&view)}
                    <ConditionFiles view=view.clone()/>
                    <section class="stack">
                        <h2>{words.say("understanding-title")}</h2>
                        <p class="muted">{words.say("understanding-lead")}</p>
                        <Needs view=view.clone()/>
                    </section>
                    {ledger(words, &view)}
                    {older(words, &view)}
                </div>
                <aside class="aside stack">
                    <h2>{words.say("negotiation-precedents")}</h2>
                    <Precedents lines=view.precedents.clone()/>
                </aside>
            </div>
        }
        .into_any()
    }
}

fn on_table(view: &CaseView) -> AnyView {
    let words = words();
    match view.case.last_round().cloned() {
        Some(round) => view! { <OnTheTable view=view.clone() round=round/> }.into_any(),
        None => {
            view! { <Empty title=words.say("negotiation-empty") text=words.say("negotiation-empty-why")/> }
                .into_any()
        }
    }
}

/// What waits for a second signature. Marketing learns that something waits, not what it says.
fn waiting(view: &CaseView) -> AnyView {
    let unsigned = match &view.case.state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    };
    let Some(unsigned) = unsigned else { return ().into_any() };
    let words = words();
    let security = view.side() != Some(domain::case::Side::Marketing);
    match &unsigned.act {
        Act::Offer(package) if security => {
            let package = Package::clone(package);
            view! { <Unsigned view=view.clone() package=package/> }.into_any()
        }
        Act::Accept { .. } if security => {
            view! { <p>{words.say("negotiation-acceptance-waits")}</p> }.into_any()
        }
        _ => view! { <p>{words.say("negotiation-signature-waits")}</p> }.into_any(),
    }
}

/// Once both sides agree, what still stands in the way.
fn gates(view: &CaseView) -> AnyView {
    let agreed = (view.case.state.kind() == StateKind::Agreed)
        .then(|| view.case.last_round().and_then(|round| round.package()).map(Package::conditions))
        .flatten();
    match agreed.and_then(|conditions| view.standing(&conditions)) {
        Some(standing) => view! { <OpenGates view=view.clone() standing=standing/> }.into_any(),
        None => ().into_any(),
    }
}

fn ledger(words: Words, view: &CaseView) -> Option<AnyView> {
    view.case.rounds.iter().any(|round| round.package().is_some()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.say("negotiation-ledger")}</h2>
                <GiveAndGet ledger=Ledger::of(&view.case.rounds)/>
            </section>
        }
        .into_any()
    })
}

fn older(words: Words, view: &CaseView) -> Option<AnyView> {
    let mut rounds = view.case.rounds.iter().rev().skip(1).peekable();
    rounds.peek()?;
    let items =
        rounds.map(|round| view! { <OldRound view=view.clone() round=round.clone()/> }).collect_view();
    Some(view! { <section class="stack stack--tight"><h2>{words.say("negotiation-older")}</h2>{items}</section> }.into_any())
}
