//! The legal check as people fill it in: statements in groups, each with yes, no or "I do not know", why it is asked and
//! which rule asks it. What follows from a "yes" stands below it; the style sheet hides it until then where the browser
//! can, and without that it says on what it depends.

use domain::{
    case::request::Request,
    rating::{Answers, can_apply},
    rules::{GateAnswer, GateGroup, GateQuestion, KindId, RuleBook},
};
use leptos::prelude::*;

use crate::{
    form::{Posted, intake::legal::statements},
    part::{Choice, Radios, gates::gate_answer},
    text::words,
};

/// The statements that can apply to the request as it is answered on this page, or stored.
pub(super) fn legal(posted: &Posted, kind: KindId, request: &Request) -> AnyView {
    let words = words();
    let answers = answers(posted, kind, request);
    let groups = RuleBook::built_in().gate_groups().iter().filter_map(|group| {
        let shown: Vec<_> = statements(kind)
            .filter(|question| question.group == group.id)
            .filter(|question| can_apply(RuleBook::built_in(), kind, question, &answers))
            .collect();
        (!shown.is_empty()).then(|| in_group(posted, group, &shown))
    });
    view! {
        <p>{words.say("legal-lead")}</p>
        {groups.collect_view()}
    }
    .into_any()
}

/// The rated answers as they stand on the page; on a page that does not ask them, as they are stored.
fn answers(posted: &Posted, kind: KindId, request: &Request) -> Answers {
    let mut answers = request.answers.clone();
    for question in &RuleBook::built_in().kind(kind).questions {
        let typed = posted.value(question.id.as_str());
        if !typed.is_empty() {
            answers.0.insert(question.id.clone(), typed.to_owned());
        }
    }
    answers
}

fn in_group(posted: &Posted, group: &'static GateGroup, shown: &[&'static GateQuestion]) -> AnyView {
    let words = words();
    let title = format!("legal-{}", group.id);
    let first = shown.iter().filter(|question| question.after.is_none());
    let statements = first.map(|question| {
        let after =
            |later: &&&GateQuestion| later.after.as_ref().is_some_and(|after| after.question == question.id);
        let later: Vec<_> = shown.iter().filter(after).copied().collect();
        view! {
            <div class="statement">
                {statement(posted, question)}
                {follow_up(posted, &later)}
            </div>
        }
    });
    view! {
        <section class="stack stack--wide" aria-labelledby=title.clone()>
            <h3 id=title.clone()>{group.name.get(words.language).to_owned()}</h3>
            {statements.collect_view()}
        </section>
    }
    .into_any()
}

fn follow_up(posted: &Posted, later: &[&'static GateQuestion]) -> Option<AnyView> {
    let after = later.first()?.after.as_ref()?;
    let words = words();
    let unknown = after.answers.contains(&GateAnswer::Unknown);
    let (key, class) = if unknown {
        ("legal-after-yes-or-unknown", "follow-up follow-up--unknown stack stack--wide")
    } else {
        ("legal-after-yes", "follow-up stack stack--wide")
    };
    let statements = later.iter().map(|question| statement(posted, question)).collect_view();
    Some(
        view! {
            <div class=class>
                <p class="muted">{words.say(key)}</p>
                {statements}
            </div>
        }
        .into_any(),
    )
}

fn statement(posted: &Posted, question: &'static GateQuestion) -> AnyView {
    let words = words();
    let choices = GateAnswer::ALL.map(|answer| Choice::new(answer.code(), words.say(gate_answer(answer))));
    let why = format!("{} ({})", question.why.get(words.language), question.reference.get(words.language));
    view! {
        <Radios
            control=posted.control(question.id.as_str())
            legend=question.statement.get(words.language).to_owned()
            why=why
            choices=choices.to_vec()
            inline=true
        />
    }
    .into_any()
}
