//! The page of a case for everybody: whose move it is first, then what to do, then what it is about. Marketing reads it
//! without training, so what only security needs stands behind a line that opens.

use domain::{
    case::{
        Side,
        act::Action,
        state::{State, StateKind},
    },
    permit::Hat,
};
use leptos::prelude::*;

use super::{
    facts::{Facts, kind},
    next::NextSteps,
    settled::Settled,
    spent::TimeSpent,
    story::Story,
    talk::TalkShort,
    tracker::Tracker,
};
use crate::{
    address::Address,
    form::Posted,
    page::{
        Page,
        act::answer::OpenQuestion,
        evidence::FileSection,
        score::{
            adjusted::Adjusted,
            euro::{EuroFigures, EuroShort, live},
        },
    },
    part::{
        Button, Details, Drivers, Explained, Gates, LiveCase, PageHead, PostForm, Precedents, RatingCompared,
        RiskBadge, Severities, Status, StatusLine, Version,
    },
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct RequestPage {
    /// The case.
    pub view: CaseView,
}

impl RequestPage {
    fn name(&self, words: Words) -> String {
        let tool = self.view.case.request.tool.trim();
        if tool.is_empty() { words.say("case-unnamed") } else { tool.to_owned() }
    }
}

impl Page for RequestPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::List;

    fn title(&self, words: Words) -> String {
        format!("{} · {}", self.view.case.reference(), self.name(words))
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.name(words);
        let view = self.view;
        let status = Status::of(words, &view);
        let yours = status.yours;
        let caption = match view.case.request.kind {
            Some(id) => format!("{} · {} · {}", view.case.reference(), kind(words, id), view.area),
            None => format!("{} · {}", view.case.reference(), view.area),
        };
        view! {
            <LiveCase number=view.case.number version=view.version path=Address::Case(view.case.number).path()/>
            <PageHead title=title caption=caption/>
            <StatusLine status=status/>
            <Undo view=view.clone()/>
            <OpenQuestion view=view.clone() posted=Posted::blank().named("answer")/>
            <NextSteps view=view.clone() yours=yours/>
            <Tracker view=view.clone()/>
            <div class="with-aside">
                <div class="stack stack--wide">
                    <Settled view=view.clone()/>
                    <section class="stack" aria-labelledby="case-facts">
                        <h2 id="case-facts">{words.say("case-facts")}</h2>
                        <Facts view=view.clone()/>
                    </section>
                    <GateSection view=view.clone()/>
                    <FileSection view=view.clone()/>
                    <TalkShort view=view.clone()/>
                    <section class="stack" aria-labelledby="case-story">
                        <h2 id="case-story">{words.say("case-story")}</h2>
                        <Story view=view.clone()/>
                    </section>
                </div>
                <aside class="aside stack">
                    <Risk view=view.clone()/>
                    <Ways view=view.clone()/>
                    <section class="card" aria-labelledby="case-precedents">
                        <h2 class="card-title" id="case-precedents">{words.say("case-precedents")}</h2>
                        <Precedents lines=view.precedents.clone()/>
                    </section>
                    <TimeSpent view=view.clone()/>
                    <Involved view=view/>
                </aside>
            </div>
        }
        .into_any()
    }
}

/// The button to take a decision back, while there is time.
#[component]
fn Undo(view: CaseView) -> impl IntoView {
    let words = words();
    view.can(Action::Undo).then(|| {
        let address = Address::Act(view.case.number, Action::Undo).to(words.language);
        view! {
            <PostForm action=address>
                <Version version=view.version/>
                <div class="buttons"><Button label=words.say("case-undo")/></div>
            </PostForm>
        }
    })
}

#[component]
fn GateSection(view: CaseView) -> impl IntoView {
    let words = words();
    let any = view.as_asked().is_some_and(|standing| !standing.assessment.gates.is_empty());
    any.then(|| {
        let href = Address::Gates(view.case.number).to(words.language);
        view! {
            <section class="stack" aria-labelledby="case-gates">
                <h2 id="case-gates">{words.say("case-gates")}</h2>
                <Gates view=view/>
                <p><a href=href>{words.say("case-to-gates")}</a></p>
            </section>
        }
    })
}

/// How risky it is: one badge for everybody, the reasons for whoever opens them.
#[component]
fn Risk(view: CaseView) -> impl IntoView {
    let words = words();
    let Some(asked) = view.as_asked() else { return ().into_any() };
    let reviewer = view.worn.contains(&Hat::Reviewer);
    let conditions = live(&view);
    let after = conditions.and_then(|conditions| view.standing(&conditions));
    let reached = after.as_ref().map(|after| {
        view! {
            <p>
                {words.say("case-risk-after")}
                " "
                <RiskBadge level=after.severity.number() provisional=after.provisional/>
            </p>
        }
    });
    let before = asked.clone();
    let compared = after.clone().map(|after| view! { <RatingCompared before=before after=after/> });
    let drivers = after.map_or_else(|| asked.assessment.clone(), |after| after.assessment);
    let (adjusted, assessment, vector) = (asked.clone(), asked.assessment.clone(), asked.assessment.inherent);
    let depth = reviewer.then(|| view! { <Drivers assessment=drivers.clone()/> });
    let confirm = (asked.provisional && view.can(Action::ConfirmImpact)).then(|| {
        let href = Address::Act(view.case.number, Action::ConfirmImpact).to(words.language);
        view! { <p>{words.say("case-confirm-why")}" "<a href=href>{words.say("case-confirm")}</a></p> }
    });
    let euro = if view.side() == Some(Side::Marketing) {
        view! { <EuroShort view=view.clone()/> }.into_any()
    } else {
        let counted = live(&view);
        let standing = view.standing(&counted.clone().unwrap_or_default()).unwrap_or_else(|| asked.clone());
        view! { <EuroFigures view=view.clone() standing=standing conditions=counted.unwrap_or_default()/> }
            .into_any()
    };
    view! {
        <section class="card" aria-labelledby="case-risk">
            <h2 class="card-title" id="case-risk">{words.say("case-risk")}</h2>
            <p><RiskBadge level=asked.severity.number() provisional=asked.provisional/></p>
            {reached}
            <Details summary=words.say("case-risk-why")>
                <Explained assessment=assessment/>
                <Severities
                    vector=vector
                    counts=asked.severity
                    provisional=asked.provisional
                />
                {compared}
                {depth}
            </Details>
            <Adjusted view=view.clone() standing=adjusted/>
            {confirm}
        </section>
        <section class="card" aria-labelledby="case-euro">
            <h2 class="card-title" id="case-euro">{words.say("euro-title")}</h2>
            {euro}
        </section>
    }
    .into_any()
}

/// The other pages of this case.
#[component]
fn Ways(view: CaseView) -> impl IntoView {
    let words = words();
    let number = view.case.number;
    let kind = view.case.state.kind();
    let brief = matches!(kind, StateKind::Escalated)
        || matches!(&view.case.state, State::Question(question) if matches!(question.from, State::Escalated(_)));
    let ways = [
        (!view.case.rounds.is_empty()).then_some(("case-way-negotiation", Address::Negotiation(number))),
        brief.then_some(("case-way-brief", Address::Brief(number))),
        view.entry.map(|entry| ("case-way-entry", Address::Entry(entry))),
    ];
    let links: Vec<_> = ways
        .into_iter()
        .flatten()
        .map(|(key, address)| view! { <li><a href=address.to(words.language)>{words.say(key)}</a></li> })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="card" aria-label=words.say("case-ways")>
                <h2 class="card-title">{words.say("case-ways")}</h2>
                <ul>{links}</ul>
            </nav>
        }
    })
}

/// Who takes part, and for which side.
#[component]
fn Involved(view: CaseView) -> impl IntoView {
    let words = words();
    let people = view.case.sides.iter().map(|(person, side)| {
        let side = match side {
            Side::Marketing if *person == view.case.requester => "case-requester",
            Side::Marketing => "term-marketing",
            Side::Security => "term-security",
        };
        view! { <div><dt>{view.people.name(*person)}</dt><dd>{words.say(side)}</dd></div> }
    });
    let deciders = view.deciders.iter().map(|person| {
        view! { <div><dt>{view.people.name(*person)}</dt><dd>{words.say("case-decider")}</dd></div> }
    });
    let holders = Side::ALL.into_iter().filter_map(|side| {
        let held = (*view.case.assignees.of(side))?;
        let key = match side {
            Side::Marketing => "assign-holds-marketing",
            Side::Security => "assign-holds-security",
        };
        Some(view! { <div><dt>{view.people.name(held)}</dt><dd>{words.say(key)}</dd></div> })
    });
    let assign = view.can(Action::Assign).then(|| {
        let href = Address::Act(view.case.number, Action::Assign).to(words.language);
        view! { <p><a href=href>{words.say("assign-link")}</a></p> }
    });
    view! {
        <section class="card" aria-labelledby="case-people">
            <h2 class="card-title" id="case-people">{words.say("case-people")}</h2>
            <dl class="facts facts--plain">{people.collect_view()}{deciders.collect_view()}{holders.collect_view()}</dl>
            {assign}
        </section>
    }
}
