//! Security's working page: understand, rate and decide in one place. Topics to the left, answers and papers in the
//! middle, rating and verdict to the right; on a phone one below the other in that order.

mod answers;
pub mod look;
pub(in crate::page) mod table;
mod verdict;

use domain::{case::act::Action, permit::Hat, rules::RuleBook};
use leptos::prelude::*;

use self::{answers::Answers, look::SinceLook, table::TableRow, verdict::Verdicts};
use crate::{
    address::Address,
    form::{
        case::{
            bulk::{self, BulkAct},
            filter::query,
        },
        intake::legal,
    },
    page::{
        Page,
        act::{answer::OpenQuestion, shown},
        case::facts::kind,
        score::{
            adjusted::Adjusted,
            euro::{EuroFigures, live},
        },
    },
    part::{
        ButtonKind, ButtonLink, Details, Drivers, Explained, GateList, LiveCase, PageHead, Precedents,
        RatingCompared, Severities, Status, StatusLine,
    },
    port::{
        CaseView,
        talk::{FACTS, LEGAL, Mark, PAPERS},
    },
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ReviewPage {
    /// The case.
    pub view: CaseView,
    /// Only what has changed since the reader's last look.
    pub changed: bool,
}

impl Page for ReviewPage {
    const WIDTH: crate::shell::Width = crate::shell::Width::Wide;

    fn title(&self, words: Words) -> String {
        words.with("review-title", &[("tool", self.view.case.request.tool.clone().into())])
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_keys(&self) -> bool {
        self.view.worn.contains(&Hat::Reviewer)
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let view = self.view;
        let status = Status::of(words, &view);
        let back = Address::Case(view.case.number).to(words.language);
        let caption = match view.case.request.kind {
            Some(id) => format!("{} · {} · {}", view.case.reference(), kind(words, id), view.area),
            None => format!("{} · {}", view.case.reference(), view.area),
        };
        view! {
            <a class="back" href=back>{words.say("review-back")}</a>
            <LiveCase number=view.case.number version=view.version path=Address::Review(view.case.number).path()/>
            <PageHead title=title caption=caption/>
            <StatusLine status=status/>
            <div class="review">
                <nav class="review-topics" aria-label=words.say("review-topics")>{topics(words, &view, self.changed)}</nav>
                <div class="review-body">
                    {tools(words, &view)}
                    <SinceLook view=view.clone() only=self.changed/>
                    {shown::unsigned(&view).map(|unsigned| view! {
                        <section class="stack" aria-labelledby="review-signature-title">
                            <h2 id="review-signature-title">{words.say("review-signature")}</h2>
                            {unsigned}
                        </section>
                    })}
                    <OpenQuestion view=view.clone() posted=crate::form::Posted::blank().named("answer")/>
                    <Answers view=view.clone() only=self.changed/>
                </div>
                <div class="review-side">
                    <Verdicts view=view.clone()/>
                    <Rating view=view.clone()/>
                    <section class="card" aria-labelledby="review-precedents-title">
                        <h2 class="card-title" id="review-precedents-title">{words.say("review-precedents")}</h2>
                        <Precedents lines=view.precedents/>
                    </section>
                </div>
            </div>
        }
        .into_any()
    }
}

/// What is done with the case as a whole.
fn tools(words: Words, view: &CaseView) -> AnyView {
    let number = view.case.number;
    let snooze = Address::Bulk(query([
        (bulk::ACT, BulkAct::Snooze.code().to_owned()),
        (bulk::CASE, number.to_string()),
    ]));
    let reviews = view.worn.contains(&Hat::Reviewer);
    let quiet = ButtonKind::Quiet;
    view! {
        <div class="buttons">
            {view.can(Action::Assign).then(|| view! {
                <ButtonLink label=words.say("assign-link") href=Address::Act(number, Action::Assign).to(words.language) kind=quiet does="assign"/>
            })}
            {reviews.then(|| view! {
                <ButtonLink label=words.say("bulk-snooze") href=snooze.to(words.language) kind=quiet does="snooze"/>
            })}
            <ButtonLink label=words.say("versions-link") href=Address::Versions(number).to(words.language) kind=quiet/>
        </div>
    }
    .into_any()
}

/// The topics of the kind with how many answers they have, then what stands below the answers.
fn topics(words: Words, view: &CaseView, changed: bool) -> AnyView {
    let sheet = view.sheet();
    // Where only what changed is shown, a topic stands on the whole page.
    let page = if changed { Address::Review(view.case.number).to(words.language) } else { String::new() };
    let marked = |words: Words, view: &CaseView, topic: &str| look::mark(words, view.mark(&sheet, topic));
    let kind = view.case.request.kind.map(|id| RuleBook::built_in().kind(id));
    let topics = kind.into_iter().flat_map(|kind| {
        kind.topics.iter().map(|topic| {
            let count = kind.questions.iter().filter(|question| question.topic == topic.id).count();
            let href = format!("{page}#topic-{}", topic.id);
            let mark = marked(words, view, topic.id.as_str());
            view! { <li><a href=href><span>{topic.name.get(words.language).to_owned()}{mark}</span><span class="num">{count}</span></a></li> }
        })
    });
    let statements = legal::asked(&view.case.request).len();
    let legal = view! {
        <li><a href=format!("{page}#legal")><span>{words.say("legal-title")}{marked(words, view, LEGAL)}</span><span class="num">{statements}</span></a></li>
    };
    let rest = [
        ("#facts", "review-facts", FACTS),
        ("#papers", "review-papers", PAPERS),
        ("#needs", "review-needs", ""),
    ];
    let rest = rest.into_iter().map(|(href, key, topic)| {
        let mark = marked(words, view, topic);
        view! { <li><a href=format!("{page}{href}")><span>{words.say(key)}{mark}</span></a></li> }
    });
    let seen = view.topics().iter().filter(|topic| view.mark(&sheet, topic) == Mark::Viewed).count();
    let progress = words.with("look-progress", &[("seen", seen.into()), ("all", view.topics().len().into())]);
    view! { <p class="muted">{progress}</p><ul>{topics.collect_view()}{legal}{rest.collect_view()}</ul> }
        .into_any()
}

/// The rating as asked and with the offer on the table, why it is that rating, and what the decision table says.
#[component]
fn Rating(view: CaseView) -> impl IntoView {
    let words = words();
    let Some(asked) = view.as_asked() else { return ().into_any() };
    let offer = view
        .case
        .last_round()
        .filter(|round| !round.stale)
        .and_then(|round| Some((round.number, view.standing(&round.package()?.conditions())?)));
    let offered = offer.clone().map(|(round, after)| {
        view! {
            <section class="card" aria-labelledby="review-offer-title">
                <h2 class="card-title" id="review-offer-title">
                    {words.with("review-with-offer", &[("round", round.into())])}
                </h2>
                <Severities vector=after.assessment.residual counts=after.severity provisional=after.provisional/>
                <h3>{words.say("review-why-left")}</h3>
                <Explained assessment=after.assessment.clone()/>
                <TableRow standing=after/>
            </section>
        }
    });
    let counted = offer.clone().map(|(_, after)| after);
    let conditions = counted.as_ref().and_then(|_| live(&view)).unwrap_or_default();
    let euro = counted.unwrap_or_else(|| asked.clone());
    let gates = asked.assessment.gates.clone();
    let gate_section = (!gates.is_empty()).then(|| {
        let href = Address::Gates(view.case.number).to(words.language);
        view! {
            <section class="card" aria-labelledby="review-gates-title">
                <h2 class="card-title" id="review-gates-title">{words.say("review-gates")}</h2>
                <GateList gates=gates artefacts=view.case.artefacts.clone()/>
                <p><a href=href>{words.say("review-to-gates")}</a></p>
            </section>
        }
    });
    let drivers =
        offer.as_ref().map_or_else(|| asked.assessment.clone(), |(_, after)| after.assessment.clone());
    let compared = offer.map(|(_, after)| view! { <RatingCompared before=asked.clone() after=after/> });
    view! {
        <section class="card" aria-labelledby="review-rating-title">
            <h2 class="card-title" id="review-rating-title">{words.say("review-rating")}</h2>
            <Severities vector=asked.assessment.inherent counts=asked.severity provisional=asked.provisional/>
            <h3>{words.say("review-why")}</h3>
            <Explained assessment=asked.assessment.clone()/>
            <Details summary=words.say("review-factors")>{compared}<Drivers assessment=drivers/></Details>
            <Adjusted view=view.clone() standing=asked.clone() link=true/>
        </section>
        <section class="card" aria-labelledby="review-euro-title">
            <h2 class="card-title" id="review-euro-title">{words.say("euro-title")}</h2>
            <EuroFigures view=view.clone() standing=euro conditions=conditions/>
        </section>
        {gate_section}
        {offered}
    }
    .into_any()
}
