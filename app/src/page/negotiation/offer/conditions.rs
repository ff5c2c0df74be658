//! The conditions of the rule book as rows with a box: first those that would lower an answer of this very request, with
//! what they lower in plain numbers, then the rest, folded. Owner, day and addition belong to a row and show only once
//! it is ticked; they are filled in, so that a tick is enough.

use std::cmp::Reverse;

use domain::{
    case::Side,
    rating::{Assessment, Lowering},
    rules::{Condition, KindId, RuleBook},
};
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        negotiation::offer::{CONDITION, Offerable, TEXT_LIMIT, due_of, owner_of, words_of},
    },
    page::negotiation::side,
    part::{Choice, DateInput, Select, TextArea},
    port::CaseView,
    text::{Words, words},
};

/// All rows in two groups.
#[component]
pub fn Conditions(view: CaseView, posted: Posted, offerable: Offerable) -> impl IntoView {
    let words = words();
    let (lowering, others) = grouped(&view, &offerable);
    let open = others.iter().any(|(condition, _)| is_ticked(&posted, condition));
    let rows = |group: Vec<(&'static Condition, Vec<Lowering>)>| {
        let rows = group.into_iter().map(|(condition, effect)| row(words, &posted, condition, &effect));
        view! { <ul class="conditions">{rows.collect_view()}</ul> }
    };
    let first = if lowering.is_empty() {
        view! { <p class="muted">{words.say("offering-none-lowers")}</p> }.into_any()
    } else {
        view! { <p class="muted">{words.say("offering-lowering-hint")}</p> {rows(lowering)} }.into_any()
    };
    let rest = (!others.is_empty()).then(|| {
        view! {
            <details class="details" open=open>
                <summary>{words.with("offering-others", &[("count", others.len().into())])}</summary>
                <div>{rows(others)}</div>
            </details>
        }
    });
    let fault = posted.fault(CONDITION).map(|kind| {
        let sentence = kind.sentence(words, &words.say("offering-conditions"));
        view! { <p class="field-error"><span class="visually-hidden">{words.say("form-error-mark")}</span>" "{sentence}</p> }
    });
    view! {
        <section class="stack" id=posted.id(CONDITION) tabindex="-1">
            <h2>{words.say("offering-conditions")}</h2>
            {fault}
            {first}
            {rest}
        </section>
    }
    .into_any()
}

type Row = (&'static Condition, Vec<Lowering>);

/// Those that lower something, the strongest first; and the others, by id.
fn grouped(view: &CaseView, offerable: &Offerable) -> (Vec<Row>, Vec<Row>) {
    let book = RuleBook::built_in();
    let as_asked = view.as_asked().map(|standing| standing.assessment);
    let rows = offerable.conditions.iter().filter_map(|id| {
        let condition = book.condition(id)?;
        Some((condition, effect(as_asked.as_ref(), offerable.kind, condition)))
    });
    let (mut lowering, others): (Vec<Row>, Vec<Row>) = rows.partition(|(_, effect)| !effect.is_empty());
    let strength =
        |effect: &[Lowering]| -> u32 { effect.iter().map(|one| u32::from(one.from - one.to)).sum() };
    lowering.sort_by_key(|(_, effect)| Reverse(strength(effect)));
    (lowering, others)
}

fn effect(as_asked: Option<&Assessment>, kind: Option<KindId>, condition: &Condition) -> Vec<Lowering> {
    match (as_asked, kind) {
        (Some(assessment), Some(kind)) => assessment.lowered_by(RuleBook::built_in().kind(kind), condition),
        _ => Vec::new(),
    }
}

fn is_ticked(posted: &Posted, condition: &Condition) -> bool {
    posted.values(CONDITION).contains(&condition.id.as_str())
}

fn row(words: Words, posted: &Posted, condition: &Condition, effect: &[Lowering]) -> AnyView {
    let id = &condition.id;
    let title = condition.text.get(words.language).to_owned();
    let name = title.clone();
    let proof = condition.proof.get(words.language).to_owned();
    let lowers = effect.iter().map(|one| view! { <li>{lowering(words, *one)}</li> }).collect_view();
    let lowers = (!effect.is_empty()).then(|| view! { <ul class="lowers">{lowers}</ul> });
    view! {
        <li><div class="condition term" role="group" aria-label=name>
            <label class="check">
                <input
                    type="checkbox"
                    name=CONDITION
                    value=id.to_string()
                    id=posted.id(id.as_str())
                    checked=is_ticked(posted, condition)
                />
                <span>{title}</span>
            </label>
            {lowers}
            <div class="term-fields">
                <Select
                    control=posted.control(owner_of(id))
                    label=words.say("offering-owner")
                    choices=sides(words)
                />
                <DateInput control=posted.control(due_of(id)) label=words.say("offering-due")/>
                <TextArea
                    control=posted.control(words_of(id))
                    label=words.say("offering-words")
                    limit=TEXT_LIMIT
                    rows=2
                    optional=true
                />
                <p class="muted">{words.with("package-proof", &[("proof", proof.into())])}</p>
            </div>
        </div></li>
    }
    .into_any()
}

/// The two sides to choose an owner from.
pub fn sides(words: Words) -> Vec<Choice> {
    Side::ALL.map(|one| Choice::new(one.code(), side(words, one))).to_vec()
}

/// `Ausnutzbarkeit 9 → 3`, and whether other answers hold it higher.
fn lowering(words: Words, one: Lowering) -> String {
    let name = one.factor.name().get(words.language);
    let mut values = vec![("factor", name.into()), ("from", one.from.into()), ("to", one.to.into())];
    match one.held {
        None => words.with("package-factor", &values),
        Some(held) => {
            values.push(("held", held.into()));
            words.with("offering-factor-held", &values)
        }
    }
}
