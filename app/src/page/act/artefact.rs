//! The paper of one gate: attach it, or as adviser confirm or reject it. `?gate=` says which; a page without a gate of
//! this case offers the gates to choose from.

use domain::{
    case::{act::Action, artefact::ArtefactStatus},
    rating::OpenGate,
    rules::{GateId, GateLevel, RuleBook},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Labels, Posted,
        case::{
            artefact::{AttachForm, GATE, JudgeForm, LINK, LINK_LIMIT, NOTE, NOTE_LIMIT},
            reason::{REASON, Reason},
        },
    },
    page::{Page, act::CaseHead},
    part::{
        Button, ButtonKind, Choice, Empty, ErrorSummary, GateCard, Hidden, InputKind, PostForm, Radios,
        TextArea, TextInput, Version,
    },
    port::CaseView,
    text::{Words, words},
};

/// What is done with the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// It is attached.
    Attach,
    /// It lifts its gate.
    Confirm,
    /// It does not.
    Reject,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Attach, Self::Confirm, Self::Reject];

    /// The act without its data.
    pub const fn action(self) -> Action {
        match self {
            Self::Attach => Action::Attach,
            Self::Confirm => Action::ConfirmArtefact,
            Self::Reject => Action::RejectArtefact,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Attach => "artefact-attach",
            Self::Confirm => "artefact-confirm",
            Self::Reject => "artefact-reject",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Attach => "artefact-attach-button",
            Self::Confirm => "artefact-confirm-button",
            Self::Reject => "artefact-reject-button",
        }
    }

    fn labels(self, words: Words) -> Labels {
        match self {
            Self::Attach => AttachForm::labels(words),
            Self::Confirm | Self::Reject => JudgeForm::labels(words),
        }
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct ArtefactPage {
    /// The case.
    pub view: CaseView,
    /// What is done.
    pub paper: Paper,
    /// The form, with the gate in it.
    pub posted: Posted,
}

/// Gates of this case for which that can be done now.
pub fn open_for(view: &CaseView, paper: Paper) -> Vec<OpenGate> {
    let gates = view.as_asked().map(|standing| standing.assessment.gates).unwrap_or_default();
    let waits = |gate: &GateId| {
        view.case
            .artefacts
            .get(gate)
            .is_some_and(|artefact| artefact.status == ArtefactStatus::Attached && artefact.by != view.me)
    };
    gates
        .into_iter()
        .filter(|gate| match paper {
            Paper::Attach => gate.level == GateLevel::Hold && !view.case.is_lifted(&gate.id),
            Paper::Confirm | Paper::Reject => waits(&gate.id),
        })
        .collect()
}

impl ArtefactPage {
    /// The form for a gate, as far as the address names one.
    pub fn of(view: CaseView, paper: Paper, gate: Option<&str>) -> Self {
        let posted = gate.map_or_else(Posted::blank, |gate| Posted::filled([(GATE, gate)]));
        Self { view, paper, posted }
    }
}

impl Page for ArtefactPage {
    fn title(&self, words: Words) -> String {
        words.say(self.paper.title())
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let gates = open_for(&self.view, self.paper);
        let head = view! { <CaseHead title=words.say(self.paper.title()) view=self.view.clone()/> };
        let typed = [LINK, NOTE, REASON].iter().any(|field| !self.posted.value(field).is_empty());
        // What somebody typed stays on the page, even where the case moved on meanwhile.
        if gates.is_empty() && !typed {
            let href = Address::Gates(self.view.case.number).to(words.language);
            return view! {
                {head}
                <Empty title=words.say("artefact-none") href=href label=words.say("artefact-to-gates")/>
            }
            .into_any();
        }
        let chosen = gates.iter().find(|gate| gate.id.as_str() == self.posted.value(GATE)).cloned();
        let which = if let Some(gate) = chosen {
            let artefact = self.view.case.artefacts.get(&gate.id).cloned();
            view! {
                <Hidden name=GATE value=gate.id.to_string()/>
                <GateCard gate=gate artefact=artefact people=self.view.people.clone()/>
            }
            .into_any()
        } else {
            let choices =
                gates.iter().map(|gate| Choice::new(gate.id.as_str(), name(words, &gate.id))).collect();
            view! { <Radios control=self.posted.control(GATE) legend=words.say("artefact-gate") choices=choices/> }
                .into_any()
        };
        let back = Address::Gates(self.view.case.number).to(words.language);
        let kind = if self.paper == Paper::Reject { ButtonKind::Danger } else { ButtonKind::Primary };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=self.paper.labels(words)/>
            {head}
            <PostForm>
                <Version version=self.view.version/>
                {which}
                {fields(words, self.paper, &self.posted)}
                <div class="buttons">
                    <Button label=words.say(self.paper.button()) kind=kind/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

fn name(words: Words, gate: &GateId) -> String {
    RuleBook::built_in()
        .gate(gate)
        .map_or_else(|| gate.to_string(), |gate| gate.artefact.get(words.language).to_owned())
}

fn fields(words: Words, paper: Paper, posted: &Posted) -> AnyView {
    match paper {
        Paper::Attach => view! {
            <TextInput
                control=posted.control(LINK)
                label=words.say("artefact-link")
                hint=words.say("artefact-link-hint")
                kind=InputKind::Link
                limit=LINK_LIMIT
            />
            <TextArea
                control=posted.control(NOTE)
                label=words.say("artefact-note")
                hint=words.say("artefact-note-hint")
                limit=NOTE_LIMIT
            />
        }
        .into_any(),
        Paper::Confirm => view! { <p>{words.say("artefact-confirm-sentence")}</p> }.into_any(),
        Paper::Reject => view! {
            <TextArea control=posted.control(REASON) label=words.say("artefact-reason") limit=Reason::Sentence.limit()/>
        }
        .into_any(),
    }
}
