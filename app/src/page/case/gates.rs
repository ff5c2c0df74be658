//! Every gate of a case with its paper, and what the reader can do about it. The page says the same to both sides and to
//! the adviser: a gate is nobody's opinion.

use domain::{
    case::{artefact::ArtefactStatus, evidence::About},
    permit::Hat,
    rating::OpenGate,
    rules::GateLevel,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    page::{
        Page,
        act::{
            CaseHead,
            artefact::{Paper, open_for},
        },
        evidence::FilesHere,
    },
    part::{ButtonKind, ButtonLink, Gates},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct GatesPage {
    /// The case.
    pub view: CaseView,
}

impl Page for GatesPage {
    fn title(&self, words: Words) -> String {
        words.say("gatespage-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let standing = self.view.as_asked();
        let open = standing.as_ref().map_or(0, |standing| standing.open.len());
        let blocked = standing.is_some_and(|standing| !standing.blocked().is_empty());
        let lead = match (open, blocked) {
            (0, _) => words.say("gatespage-clear"),
            (_, true) => words.say("gatespage-blocked"),
            (count, false) => words.with("gatespage-open", &[("count", count.into())]),
        };
        let own = own_paper(&self.view).then(|| view! { <p class="muted">{words.say("gatespage-own")}</p> });
        view! {
            <CaseHead title=words.say("gatespage-title") view=self.view.clone()/>
            <p class="lead">{lead}</p>
            {own}
            <Gates view=self.view actions=actions/>
        }
        .into_any()
    }
}

/// An adviser who attached a paper cannot judge it, and is told so.
fn own_paper(view: &CaseView) -> bool {
    view.worn.contains(&Hat::Adviser)
        && view
            .case
            .artefacts
            .values()
            .any(|paper| paper.by == view.me && paper.status == ArtefactStatus::Attached)
}

/// What can be done about one gate.
fn actions(view: &CaseView, gate: &OpenGate) -> AnyView {
    let words = words();
    let button = |paper: Paper, key: &'static str, kind: ButtonKind| {
        let can = view.can(paper.action()) && open_for(view, paper).iter().any(|open| open.id == gate.id);
        let address = Address::Act(view.case.number, paper.action()).to(words.language);
        can.then(|| view! { <ButtonLink label=words.say(key) href=format!("{address}?gate={}", gate.id) kind=kind/> })
    };
    let attached = view.case.artefacts.contains_key(&gate.id);
    let attach = if attached { "gatespage-attach-again" } else { "gatespage-attach" };
    let change =
        (gate.level == GateLevel::Block && view.can(domain::case::act::Action::ChangeAnswers)).then(|| {
            let href =
                Address::Act(view.case.number, domain::case::act::Action::ChangeAnswers).to(words.language);
            view! { <ButtonLink label=words.say("gatespage-change") href=href kind=ButtonKind::Secondary/> }
        });
    let files = About::Gate(gate.id.to_string());
    view! {
        <FilesHere view=view.clone() about=files/>
        <div class="buttons">
            {button(Paper::Confirm, "gatespage-confirm", ButtonKind::Primary)}
            {button(Paper::Reject, "gatespage-reject", ButtonKind::Danger)}
            {button(Paper::Attach, attach, ButtonKind::Secondary)}
            {change}
        </div>
    }
    .into_any()
}
