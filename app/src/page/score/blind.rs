//! The score of a second reviewer, blind: every factor with what the answers make of it and its listed values, and
//! nothing of what the first reviewer thinks. And, once both are there, the spread between them.

use domain::{
    case::{act::Action, standing::Standing},
    rating::{Factor, Group},
};
use leptos::prelude::*;

use super::adjust::option::option;
use crate::{
    address::Address,
    form::{
        Posted,
        score::blind::{BlindForm, REASON_LIMIT, reason, value},
    },
    page::{Page, act::CaseHead},
    part::{Button, Choice, Column, ErrorSummary, PostForm, Select, Table, TextArea, Version, rating::group},
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct BlindPage {
    /// The case, without the first score.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl BlindPage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for BlindPage {
    const WIDTH: Width = Width::Form;

    fn title(&self, words: Words) -> String {
        words.say("blind-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Some(standing) = self.view.as_asked() else { return ().into_any() };
        let groups = Group::ALL.into_iter().map(|of| {
            let factors = of.factors().iter().map(|factor| field(words, &self.posted, *factor, &standing));
            view! {
                <section class="stack">
                    <h2>{words.say(group(of))}</h2>
                    {factors.collect_view()}
                </section>
            }
        });
        let groups = groups.collect_view();
        view! {
            <ErrorSummary posted=self.posted.clone() labels=BlindForm::labels(words)/>
            <CaseHead title=words.say("blind-title") view=self.view.clone()/>
            <p class="lead">{words.say("blind-lead")}</p>
            <PostForm>
                <Version version=self.view.version/>
                {groups}
                <p>{words.say("blind-once")}</p>
                <div class="buttons"><Button label=words.say("blind-button")/></div>
            </PostForm>
        }
        .into_any()
    }
}

fn field(words: Words, posted: &Posted, factor: Factor, standing: &Standing) -> AnyView {
    let derived = standing.derived.0.get(factor);
    let name = factor.name().get(words.language).to_owned();
    let agree = words.with("blind-agree", &[("value", option(words, factor, derived).into())]);
    let others = factor.options().iter().filter(|value| **value != derived);
    let choices: Vec<Choice> =
        others.map(|value| Choice::new(value.to_string(), option(words, factor, *value))).collect();
    let why = words.with("blind-reason", &[("factor", name.clone().into())]);
    view! {
        <div class="blind-factor stack stack--tight">
            <Select control=posted.control(value(factor)) label=name choices=choices hint=agree none=words.say("blind-keep")/>
            <TextArea control=posted.control(reason(factor)) label=why limit=REASON_LIMIT rows=1/>
        </div>
    }
    .into_any()
}

/// What both reviewers see in each factor that one of them corrected, and what counts; before that, the way to the own
/// score for whoever has not scored.
#[component]
pub fn SpreadOf(view: CaseView, standing: Standing) -> impl IntoView {
    let words = words();
    if view.blind {
        let href = Address::Act(view.case.number, Action::Score).to(words.language);
        return view! {
            <div class="stack stack--tight">
                <p>{words.say("blind-hidden")}</p>
                <p><a href=href>{words.say("blind-link")}</a></p>
            </div>
        }
        .into_any();
    }
    let Some(second) = view.case.second.clone() else { return ().into_any() };
    let spread = view.case.spread(&standing.derived.0);
    let firsts: std::collections::BTreeSet<_> = view.case.adjustments.values().map(|one| one.by).collect();
    let firsts: Vec<String> = firsts.into_iter().map(|person| view.people.name(person)).collect();
    let rows = spread.iter().map(|line| {
        let name = line.factor.name().get(words.language);
        let settled = if line.is_settled() { "blind-settled" } else { "blind-apart" };
        vec![
            view! { {name}" "<code>{line.factor.code()}</code> }.into_any(),
            line.derived.to_string().into_any(),
            line.first.to_string().into_any(),
            line.second.to_string().into_any(),
            view! { <strong>{line.counts.to_string()}</strong>" "{words.say(settled)} }.into_any(),
        ]
    });
    let columns = vec![
        Column::words(words.say("rating-factor")),
        Column::numbers(words.say("blind-derived")),
        Column::numbers(words.say("blind-first")),
        Column::numbers(words.say("blind-second")),
        Column::words(words.say("blind-counts")),
    ];
    let by = [("first", firsts.join(", ").into()), ("second", view.people.name(second.by).into())];
    let table = (!spread.is_empty()).then(|| {
        view! { <Table caption=words.say("blind-spread") columns=columns rows=rows.collect()/> }
    });
    let reasons = second.adjustments.iter().map(|(factor, adjustment)| {
        let name = factor.name().get(words.language);
        view! { <li><p>{name}</p><p class="user-text">{adjustment.reason.clone()}</p></li> }
    });
    let reasons = reasons.collect_view();
    view! {
        <section class="stack stack--tight" aria-label=words.say("blind-spread")>
            <h3>{words.say("blind-spread")}</h3>
            <p>{words.with("blind-by", &by)}</p>
            {spread.is_empty().then(|| view! { <p>{words.say("blind-none")}</p> })}
            {table}
            <p class="muted">{words.say("blind-rule")}</p>
            {(!reasons.is_empty()).then(|| view! { <h4>{words.say("blind-reasons")}</h4><ul class="adjustments">{reasons}</ul> })}
        </section>
    }
    .into_any()
}
