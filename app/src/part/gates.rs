//! Gates as people read them: what is wrong, which rule says so, which paper lifts it and who confirms that, and how far
//! the paper is. A gate is a yes or a no and never part of a number, so it stands beside the rating and not in it.

use domain::{
    case::artefact::{Artefact, ArtefactStatus},
    rating::{Cause, OpenGate},
    rules::{GateAnswer, GateId, GateLevel, RuleBook},
};
use leptos::prelude::*;

use crate::{
    format,
    part::rating::{answered, question},
    port::{CaseView, People},
    text::{Words, words},
};

/// Every gate that the answers open; a sentence where there is none. `actions` adds buttons to a gate.
#[component]
pub fn Gates(
    view: CaseView,
    /// What can be done about a gate; none on pages that only show them.
    #[prop(optional)]
    actions: Option<fn(&CaseView, &OpenGate) -> AnyView>,
) -> impl IntoView {
    let gates = view.as_asked().map(|standing| standing.assessment.gates).unwrap_or_default();
    if gates.is_empty() {
        return view! { <p class="muted">{words().say("gates-none")}</p> }.into_any();
    }
    let cards = gates.into_iter().map(|gate| {
        let buttons = actions.map(|actions| actions(&view, &gate));
        let artefact = view.case.artefacts.get(&gate.id).cloned();
        view! {
            <GateCard gate=gate artefact=artefact people=view.people.clone()>{buttons}</GateCard>
        }
    });
    view! { <div class="stack">{cards.collect_view()}</div> }.into_any()
}

/// One gate.
#[component]
pub fn GateCard(
    gate: OpenGate,
    /// Its paper, as far as there is one.
    artefact: Option<Artefact>,
    people: People,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let (language, book) = (words.language, RuleBook::built_in());
    let Some(rule) = book.gate(&gate.id) else { return ().into_any() };
    let because = gate.because.iter().map(|cause| view! { <li>{said(words, cause)}</li> });
    let criteria = gate.criteria.iter().filter_map(|number| {
        book.criterion(*number).map(|name| view! { <li>{name.get(language).to_owned()}</li> })
    });
    let paper = match gate.level {
        GateLevel::Hold => Some(state(words, artefact.as_ref(), &people)),
        _ => None,
    };
    let title = format!("gate-{}", gate.id);
    // whoever confirms is named while something waits for them
    let waits = matches!(level(gate.level, artefact.as_ref()), "gates-hold" | "gates-waits");
    view! {
        <section class="card" id=title.clone() aria-labelledby=format!("{title}-title")>
            <div class="card-head">
                <h2 class="card-title" id=format!("{title}-title")>{rule.artefact.get(language).to_owned()}</h2>
                <span class="tag">{words.say(level(gate.level, artefact.as_ref()))}</span>
            </div>
            <p>{rule.reason.get(language).to_owned()}</p>
            {(!gate.criteria.is_empty()).then(|| view! { <ul>{criteria.collect_view()}</ul> })}
            <p>{words.say(meaning(gate.level, artefact.as_ref()))}</p>
            {paper}
            <p class="muted">
                {waits.then(|| format!("{}. ", rule.confirmed_by.get(language)))}
                {rule.reference.get(language).to_owned()}
            </p>
            {(!gate.because.is_empty()).then(|| view! {
                <details class="details">
                    <summary>{words.say("gates-because")}</summary>
                    <ul>{because.collect_view()}</ul>
                </details>
            })}
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}

/// A question or statement and what was answered.
fn said(words: Words, cause: &Cause) -> String {
    let (asked, given) = match cause {
        Cause::Answer { question: id, key } => (question(words.language, id), answered(words, id, key)),
        Cause::Statement { question, answer } => {
            let statement = RuleBook::built_in().gate_question(question);
            let text = statement
                .map_or_else(|| question.to_string(), |one| one.statement.get(words.language).to_owned());
            (text, words.say(gate_answer(*answer)))
        }
    };
    format!("{asked} – {given}")
}

/// Key of the word for an answer to a statement of the legal check.
pub const fn gate_answer(answer: GateAnswer) -> &'static str {
    match answer {
        GateAnswer::Yes => "gates-yes",
        GateAnswer::No => "gates-no",
        GateAnswer::Unknown => "gates-unknown",
    }
}

/// Gates in one line each, for the narrow column of those who review all day: level, name, rule and code.
#[component]
pub fn GateList(
    gates: Vec<OpenGate>,
    artefacts: std::collections::BTreeMap<GateId, Artefact>,
) -> impl IntoView {
    let words = words();
    let items = gates.into_iter().filter_map(|gate| {
        let rule = RuleBook::built_in().gate(&gate.id)?;
        let level = level(gate.level, artefacts.get(&gate.id));
        Some(view! {
            <li>
                <span class="tag">{words.say(level)}</span>
                " "
                {rule.artefact.get(words.language).to_owned()}
                " "
                <span class="muted">{rule.reference.get(words.language).to_owned()}" · "<code>{gate.id.to_string()}</code></span>
            </li>
        })
    });
    view! { <ul class="check-list">{items.collect_view()}</ul> }
}

/// Key of the word for how a gate stands.
pub const fn level(level: GateLevel, artefact: Option<&Artefact>) -> &'static str {
    match (level, artefact) {
        (GateLevel::Block, _) => "gates-block",
        (GateLevel::Notice | GateLevel::Clear, _) => "gates-notice",
        (GateLevel::Hold, Some(Artefact { status: ArtefactStatus::Confirmed { .. }, .. })) => "gates-lifted",
        (GateLevel::Hold, Some(Artefact { status: ArtefactStatus::Attached, .. })) => "gates-waits",
        (GateLevel::Hold, _) => "gates-hold",
    }
}

const fn meaning(level: GateLevel, artefact: Option<&Artefact>) -> &'static str {
    match (level, artefact) {
        (GateLevel::Block, _) => "gates-block-meaning",
        (GateLevel::Hold, Some(Artefact { status: ArtefactStatus::Confirmed { .. }, .. })) => {
            "gates-lifted-meaning"
        }
        (GateLevel::Hold, _) => "gates-hold-meaning",
        (GateLevel::Notice | GateLevel::Clear, _) => "gates-notice-meaning",
    }
}

/// How far the paper of a gate is, with the link to it.
pub fn state(words: Words, artefact: Option<&Artefact>, people: &People) -> AnyView {
    let Some(paper) = artefact else {
        return view! { <p><strong>{words.say("gates-paper-none")}</strong></p> }.into_any();
    };
    let said = |key: &'static str, by, at| {
        words.with(
            key,
            &[("name", people.name(by).into()), ("time", format::moment(words.language, at).into())],
        )
    };
    let (status, reason) = match &paper.status {
        ArtefactStatus::Attached => (words.say("gates-paper-attached"), String::new()),
        ArtefactStatus::Confirmed { by, at } => (said("gates-paper-confirmed", *by, *at), String::new()),
        ArtefactStatus::Rejected { by, at, reason } => {
            (said("gates-paper-rejected", *by, *at), reason.clone())
        }
    };
    // The link was checked when it was attached; here it is only shown.
    let safe = paper.link.starts_with("https://") || paper.link.starts_with("http://");
    let link = if safe {
        view! { <a href=paper.link.clone() rel="noreferrer noopener">{paper.link.clone()}</a> }.into_any()
    } else {
        view! { <span>{paper.link.clone()}</span> }.into_any()
    };
    view! {
        <div class="artefact stack stack--tight">
            <p><strong>{status}</strong></p>
            {(!reason.is_empty()).then(|| view! { <p class="user-text">{reason}</p> })}
            <p>{link}</p>
            {(!paper.note.is_empty()).then(|| view! { <p class="user-text">{paper.note.clone()}</p> })}
            <p class="muted">{said("gates-paper-by", paper.by, paper.at)}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
