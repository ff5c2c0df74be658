//! Every answer with what it does to the rating, topic by topic; then what marketing wrote, the papers, and what each
//! side needs. An answer that is not known is marked, because it counts as the worst of its question.

use std::collections::BTreeMap;

use domain::{
    case::{
        Side, artefact::ArtefactStatus, evidence::About, sheet::ChangedFact, understanding::Understanding,
    },
    rating::{Assessment, OpenGate, UNKNOWN},
    rules::{GateAnswer, GateQuestion, Question, RuleBook},
};
use leptos::prelude::*;

use super::look::TopicViewed;
use crate::{
    address::Address,
    form::intake::legal,
    page::{
        case::{changed::ChangedFacts, facts::Facts, talk::post::PostCard},
        evidence::{FileSection, FilesHere},
        intake::origin::OriginLine,
    },
    part::{Details, gates, rating},
    port::{
        CaseView,
        talk::{FACTS, LEGAL, PAPERS},
    },
    text::{Words, words},
};

/// The middle column.
#[component]
pub fn Answers(
    view: CaseView,
    /// Nothing but the answers that changed since the reader's last look.
    only: bool,
) -> impl IntoView {
    let words = words();
    let changed: BTreeMap<String, ChangedFact> =
        view.changed_facts().into_iter().map(|fact| (fact.key.clone(), fact)).collect();
    if only {
        return only_changed(words, &view, &changed);
    }
    let assessment = view.as_asked().map(|standing| standing.assessment);
    let kind = view.case.request.kind.map(|id| RuleBook::built_in().kind(id));
    let topics = kind.into_iter().flat_map(|kind| kind.topics.iter().map(move |topic| (kind, topic)));
    let topics = topics.map(|(kind, topic)| {
        let id = format!("topic-{}", topic.id);
        let title = format!("{id}-title");
        let answers = kind
            .questions
            .iter()
            .filter(|question| question.topic == topic.id)
            .map(|question| answer(words, &view, question, assessment.as_ref(), &changed));
        view! {
            <section class="card" id=id aria-labelledby=title.clone()>
                <h2 class="card-title" id=title.clone()>{topic.name.get(words.language).to_owned()}</h2>
                <div>{answers.collect_view()}</div>
                <TopicViewed view=view.clone() topic=topic.id.to_string()/>
            </section>
        }
    });
    view! {
        {topics.collect_view()}
        {legal_check(words, &view, assessment.as_ref(), &changed)}
        <section class="card" id="facts" aria-labelledby="facts-title">
            <h2 class="card-title" id="facts-title">{words.say("review-facts")}</h2>
            <Facts view=view.clone() answers=false/>
            <TopicViewed view=view.clone() topic=FACTS.to_owned()/>
        </section>
        <section class="card" id="papers" aria-labelledby="papers-title">
            <h2 class="card-title" id="papers-title">{words.say("review-papers")}</h2>
            {papers(words, &view)}
            <FileSection view=view.clone()/>
            <TopicViewed view=view.clone() topic=PAPERS.to_owned()/>
        </section>
        <section class="card" id="needs" aria-labelledby="needs-title">
            <h2 class="card-title" id="needs-title">{words.say("review-needs")}</h2>
            {Side::ALL.into_iter().map(|side| need(words, &view, side)).collect_view()}
        </section>
    }
    .into_any()
}

/// The facts that changed, each as it was and as it is, and nothing else.
fn only_changed(words: Words, view: &CaseView, changed: &Changed) -> AnyView {
    let facts: Vec<ChangedFact> = changed.values().cloned().collect();
    let all = Address::Review(view.case.number).to(words.language);
    view! {
        <section class="card" aria-labelledby="changed-title">
            <h2 class="card-title" id="changed-title">{words.say("look-changed-title")}</h2>
            <ChangedFacts view=view.clone() facts=facts/>
            <p><a href=all>{words.say("look-show-all")}</a></p>
        </section>
    }
    .into_any()
}

/// Facts that changed since the reader's last look, by key.
type Changed = BTreeMap<String, ChangedFact>;

/// As it was, beside an answer that changed.
fn was(view: &CaseView, changed: &Changed, key: &str) -> Option<AnyView> {
    let fact = changed.get(key)?.clone();
    Some(view! { <ChangedFacts view=view.clone() facts=vec![fact]/> }.into_any())
}

fn answer(
    words: Words,
    view: &CaseView,
    question: &Question,
    assessment: Option<&Assessment>,
    changed: &Changed,
) -> AnyView {
    let key = view.case.request.answers.get(&question.id);
    let given = key
        .map_or_else(|| words.say("review-not-answered"), |key| rating::answered(words, &question.id, key));
    let unknown = key == Some(UNKNOWN);
    let was = was(view, changed, &format!("answer/{}", question.id));
    let class = match (key, &was) {
        (None, _) => "answer answer--none",
        (Some(_), Some(_)) => "answer answer--changed",
        (Some(_), None) => "answer",
    };
    let effects: Vec<String> = assessment
        .into_iter()
        .flat_map(|assessment| &assessment.drivers)
        .flat_map(|(factor, drivers)| drivers.iter().map(move |driver| (*factor, driver)))
        .filter(|(_, driver)| driver.question == question.id)
        .map(|(factor, driver)| rating::effect(words, factor, driver))
        .collect();
    let effect = if effects.is_empty() { words.say("review-no-effect") } else { effects.join(" · ") };
    view! {
        <div class=class id=format!("answer-{}", question.id)>
            <p class="answer-question">{question.text.get(words.language).to_owned()}</p>
            <p class="answer-given">
                {given}
                {unknown.then(|| view! { " " <span class="tag">{words.say("review-unknown")}</span> })}
            </p>
            <OriginLine request=view.case.request.clone() question=question.id.clone()/>
            {was}
            <p class="answer-effect">{effect}</p>
            <p>{opened(words, assessment, question.id.as_str())}</p>
            <FilesHere view=view.clone() about=About::Answer(question.id.to_string()) quiet=true/>
            {said(words, view, question.id.as_str())}
        </div>
    }
    .into_any()
}

/// What was said about an answer, the reader's own comments that wait, and the way to say more.
fn said(words: Words, view: &CaseView, topic: &str) -> AnyView {
    let posts = view.talk.about(topic).cloned();
    let posts = posts.map(|post| view! { <PostCard view=view.clone() post=post acts=true/> });
    let waiting = view.pending.iter().filter(|pending| pending.topic == topic).map(|pending| {
        let edit = Address::TalkEdit(view.case.number, pending.id).to(words.language);
        view! {
            <article class="post post--pending">
                <p class="post-head"><span class="tag">{words.say("talk-waits")}</span></p>
                <p class="user-text">{pending.body.clone()}</p>
                <p><a href=format!("{edit}#talk-form")>{words.say("talk-edit")}</a></p>
            </article>
        }
    });
    let write = (!view.talk.writes.is_empty()).then(|| {
        let href = Address::Talk(view.case.number, topic.to_owned()).to(words.language);
        view! { <p class="answer-comment"><a href=format!("{href}#talk-form")>{words.say("talk-comment")}</a></p> }
    });
    view! { {posts.collect_view()}{waiting.collect_view()}{write} }.into_any()
}

/// The gates that the answer to a question or statement opens.
fn opened(words: Words, assessment: Option<&Assessment>, question: &str) -> AnyView {
    let gates = assessment.into_iter().flat_map(|assessment| &assessment.gates);
    let opened = gates.filter(|gate| gate.because.iter().any(|cause| cause.question() == question));
    let tag = |gate: &OpenGate| {
        let name = RuleBook::built_in().gate(&gate.id).map_or("", |rule| rule.reference.get(words.language));
        view! { <span class="tag">{words.with("review-opens", &[("gate", name.into())])}</span> " " }
    };
    opened.map(tag).collect_view().into_any()
}

/// The statements of the legal check that are asked about this request. Those that were denied and open nothing are
/// folded away, because what applies must not drown in a dozen times "no".
fn legal_check(words: Words, view: &CaseView, assessment: Option<&Assessment>, changed: &Changed) -> AnyView {
    let opens = |id: &str| {
        let mut gates = assessment.into_iter().flat_map(|assessment| &assessment.gates);
        gates.any(|gate| gate.because.iter().any(|cause| cause.question() == id))
    };
    let denied = |statement: &&GateQuestion| {
        view.case.request.gate_answers.get(&statement.id) == Some(GateAnswer::No)
            && !opens(statement.id.as_str())
    };
    let (quiet, loud): (Vec<_>, Vec<_>) =
        legal::asked(&view.case.request).into_iter().partition(|statement| denied(statement));
    let shown = |list: Vec<&GateQuestion>| {
        let shown: Vec<AnyView> =
            list.into_iter().map(|one| statement(words, view, one, assessment, changed)).collect();
        shown
    };
    let summary = if loud.is_empty() { "review-legal-all-no" } else { "review-legal-others-no" };
    let summary = words.with(summary, &[("count", quiet.len().into())]);
    let count = quiet.len();
    let (loud, quiet) = (shown(loud), shown(quiet));
    let folded = (count > 0).then(|| view! { <Details summary=summary>{quiet}</Details> });
    view! {
        <section class="card" id="legal" aria-labelledby="legal-title">
            <h2 class="card-title" id="legal-title">{words.say("legal-title")}</h2>
            <div>{loud}</div>
            {folded}
            <TopicViewed view=view.clone() topic=LEGAL.to_owned()/>
        </section>
    }
    .into_any()
}

fn statement(
    words: Words,
    view: &CaseView,
    statement: &GateQuestion,
    assessment: Option<&Assessment>,
    changed: &Changed,
) -> AnyView {
    let answer = view.case.request.gate_answers.get(&statement.id);
    let given = answer
        .map_or_else(|| words.say("review-not-answered"), |answer| words.say(gates::gate_answer(answer)));
    let unknown = answer == Some(GateAnswer::Unknown);
    let class = if answer.is_none() { "answer answer--none" } else { "answer" };
    view! {
        <div class=class id=format!("answer-{}", statement.id)>
            <p class="answer-question">{statement.statement.get(words.language).to_owned()}</p>
            <p class="answer-given">
                {given}
                {unknown.then(|| view! { " " <span class="tag">{words.say("review-unknown-statement")}</span> })}
            </p>
            {was(view, changed, &format!("legal/{}", statement.id))}
            <p>{opened(words, assessment, statement.id.as_str())}</p>
            <FilesHere view=view.clone() about=About::Answer(statement.id.to_string()) quiet=true/>
            {said(words, view, statement.id.as_str())}
        </div>
    }
    .into_any()
}

fn papers(words: Words, view: &CaseView) -> AnyView {
    if view.case.artefacts.is_empty() {
        return view! { <p class="muted">{words.say("review-no-papers")}</p> }.into_any();
    }
    view.case
        .artefacts
        .iter()
        .map(|(gate, paper)| {
            let name = RuleBook::built_in()
                .gate(gate)
                .map_or_else(|| gate.to_string(), |gate| gate.artefact.get(words.language).to_owned());
            let waits = paper.status == ArtefactStatus::Attached;
            view! {
                <div class="stack stack--tight">
                    <h3>{name}</h3>
                    {gates::state(words, Some(paper), &view.people)}
                    {waits.then(|| view! { <p class="muted">{words.say("review-paper-waits")}</p> })}
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn need(words: Words, view: &CaseView, side: Side) -> AnyView {
    let title = match side {
        Side::Marketing => words.say("review-need-marketing"),
        Side::Security => words.say("review-need-security"),
    };
    let Some(need) = view.case.needs.of(side) else {
        return view! { <h3>{title}</h3><p class="muted">{words.say("review-need-none")}</p> }.into_any();
    };
    let understood = match &need.understanding {
        Understanding::Open => "review-need-open",
        Understanding::Restated(_) => "review-need-restated",
        Understanding::Corrected { .. } => "review-need-corrected",
        Understanding::Confirmed { .. } => "review-need-confirmed",
        Understanding::NotConfirmed { .. } => "review-need-not-confirmed",
    };
    view! {
        <h3>{title}</h3>
        <blockquote class="position"><p class="user-text">{need.text.clone()}</p></blockquote>
        <p class="muted">{words.say(understood)}</p>
    }
    .into_any()
}
