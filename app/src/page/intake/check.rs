//! Check the answers, then send them: everything that was given with links to change it, everything that is missing,
//! what will probably come out with the figures behind it, who will see it, and until when an answer is promised.

use std::collections::BTreeSet;

use domain::{
    case::{act::Action, request::business_impact},
    rating::{Assessment, Group, OpenGate, Vector},
    rules::RuleBook,
    time::Time,
};
use leptos::prelude::*;

use super::{
    facts::{address, rows},
    impact::ImpactList,
    outcome::{Likely, OutcomeText},
    sheet::heading,
};
use crate::{
    address::Address,
    form::{
        Posted,
        intake::{
            check::{CheckForm, IMPACT},
            sheet::{of_draft, step_of},
        },
    },
    format,
    page::Page,
    part::{Button, ButtonKind, ButtonLink, PageHead, PostForm, RiskBadge, SummaryList, Tick, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The draft.
    pub view: CaseView,
    /// What will probably come out.
    pub likely: Likely,
    /// Until when security answers, if it is sent now; `None` while answers are missing.
    pub promise: Option<Time>,
    /// Who will review it.
    pub reviewers: Vec<String>,
    /// The form.
    pub posted: Posted,
}

impl Page for CheckPage {
    fn title(&self, words: Words) -> String {
        words.say("check-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let case = &self.view.case;
        let to = |address: Address| address.to(words.language);
        let missing = missing(words, &self.view);
        let first_missing = missing.first().map(|(_, href)| href.clone());
        let summary = self.has_faults().then(|| summary(words, &self.posted, missing));
        let sheets = of_draft(case.request.kind).into_iter().zip(1..).map(|(sheet, step)| {
            view! {
                <section class="stack stack--tight">
                    <h2>{heading(words, &sheet)}</h2>
                    <SummaryList rows=rows(words, &self.view, &sheet, step)/>
                </section>
            }
        });
        let sheets = sheets.collect_view();
        let assessment = case.assess(&self.view.basis(), &BTreeSet::new()).ok();
        let discard = to(Address::Act(case.number, Action::Discard));
        view! {
            {summary}
            <PageHead title=words.say("check-title") caption=case.request.tool.clone() lead=words.say("check-lead")/>
            {first_missing.map(|href| view! {
                <p><ButtonLink label=words.say("check-go-on") href=href kind=ButtonKind::Secondary/></p>
            })}
            {sheets}
            <section class="outcome">
                <OutcomeText likely=self.likely.clone() kind=case.request.kind/>
                {assessment.as_ref().map(|assessment| figures(words, assessment))}
            </section>
            <section class="stack stack--tight">
                <h2>{words.say("check-who")}</h2>
                {who(words, &self)}
            </section>
            <PostForm>
                <Version version=self.view.version/>
                {assessment.map(|assessment| impact(words, &self.posted, &assessment.inherent))}
                {self.promise.map(|until| {
                    let day = format::long_day(words.language, domain::clock::zone::local(until).day);
                    view! { <p class="outcome-promise">{words.with("check-promise", &[("day", day.into())])}</p> }
                })}
                <div class="buttons">
                    <Button label=words.say("check-button")/>
                    <a href=discard>{words.say("draft-discard")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

/// Labels and addresses of what is missing, in the order of the draft.
fn missing(words: Words, view: &CaseView) -> Vec<(String, String)> {
    let request = &view.case.request;
    let missing = CheckForm::faults(&request.missing(RuleBook::built_in()));
    of_draft(request.kind)
        .iter()
        .flat_map(|sheet| sheet.labels(words))
        .filter_map(|(name, label)| {
            let fault = missing.iter().find(|fault| fault.field == name)?;
            let href = address(words, view, step_of(request.kind, &name), &name);
            Some((fault.kind.sentence(words, &label), href))
        })
        .collect()
}

/// As the error summary of forms, but its links lead to other pages.
fn summary(words: Words, posted: &Posted, missing: Vec<(String, String)>) -> AnyView {
    let links = missing.into_iter().map(|(sentence, href)| view! { <li><a href=href>{sentence}</a></li> });
    let links = links.collect_view();
    let own = posted
        .fault(IMPACT)
        .or_else(|| posted.fault(crate::form::VERSION))
        .map(|kind| view! { <li>{kind.sentence(words, &words.say("check-impact"))}</li> });
    view! {
        <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{words.say("form-problem")}</h2>
            <ul>{links}{own}</ul>
        </div>
    }
    .into_any()
}

/// The figures behind the outcome: what `concord rate` prints for the same answers.
fn figures(words: Words, assessment: &Assessment) -> AnyView {
    let vector = assessment.inherent;
    let mean = |group: Group| format::three_decimals(words.language, vector.mean(group));
    let severities = [
        ("check-severity-technical", vector.severity_technical()),
        ("check-severity-business", vector.severity_business()),
        ("check-severity-worse", vector.severity_max()),
    ];
    let severities = severities.into_iter().map(|(key, severity)| {
        view! { <div><dt>{words.say(key)}</dt><dd><RiskBadge level=severity.number()/></dd></div> }
    });
    let means = [
        ("check-likelihood", Group::Likelihood),
        ("check-impact-technical", Group::Technical),
        ("check-impact-business", Group::Business),
    ];
    let means = means.into_iter().map(|(key, group)| {
        view! { <div><dt>{words.say(key)}</dt><dd class="num">{mean(group)}</dd></div> }
    });
    let gates = match gates(&assessment.gates) {
        text if text.is_empty() => words.say("check-no-gates"),
        text => text,
    };
    view! {
        <details class="details" open>
            <summary>{words.say("check-figures")}</summary>
            <div class="stack stack--tight">
                <p>{words.say("check-vector")} <br/> <code>{vector.to_string()}</code></p>
                <dl class="facts facts--plain">
                    {means.collect_view()}
                    {severities.collect_view()}
                    <div><dt>{words.say("check-gates")}</dt><dd><code>{gates}</code></dd></div>
                </dl>
            </div>
        </details>
    }
    .into_any()
}

/// Gates by their names, with the criteria that count: `G-AVV HOLD, G-DPIA:3 NOTICE`.
fn gates(gates: &[OpenGate]) -> String {
    let name = |gate: &OpenGate| match gate.criteria.as_slice() {
        [] => gate.id.to_string(),
        criteria => {
            let named: Vec<String> = criteria.iter().map(|number| format!("{}:{number}", gate.id)).collect();
            named.join(" + ")
        }
    };
    let named: Vec<String> = gates.iter().map(|gate| format!("{} {}", name(gate), gate.level)).collect();
    named.join(", ")
}

/// The four values to confirm, and what follows from it.
fn impact(words: Words, posted: &Posted, inherent: &Vector) -> AnyView {
    view! {
        <section class="stack stack--tight">
            <h2>{words.say("check-impact")}</h2>
            <p>{words.say("check-impact-lead")}</p>
            <ImpactList impact=business_impact(inherent)/>
            <Tick
                control=posted.control(IMPACT)
                label=words.say("check-impact-tick")
                hint=words.say("check-impact-hint")
            />
        </section>
    }
    .into_any()
}

fn who(words: Words, page: &CheckPage) -> AnyView {
    let area = page.view.area.clone();
    let reviewers = (!page.reviewers.is_empty()).then(|| {
        let names = page.reviewers.join(", ");
        view! { <p>{words.with("check-reviewers", &[("names", names.into())])}</p> }
    });
    view! {
        <p>{words.with("check-seen-by", &[("area", area.into())])}</p>
        {reviewers}
    }
    .into_any()
}

impl CheckPage {
    /// The form as it stands: the tick stays where the requester confirmed exactly these values.
    pub fn posted(view: &CaseView) -> Posted {
        let confirmed = view
            .case
            .assess(&view.basis(), &BTreeSet::new())
            .is_ok_and(|assessment| view.case.request.impact_confirmed(&assessment.inherent));
        if confirmed { Posted::filled([(IMPACT, "yes")]) } else { Posted::blank() }
    }
}
