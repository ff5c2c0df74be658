//! Change the answers of a request that is with security already: everything on one page, because whoever comes here
//! knows what is wrong. In a returned request the same page mends it and hands it in again.

use domain::{
    case::{
        request::business_impact,
        state::{ReturnReason, State},
    },
    rules::RuleBook,
};
use leptos::prelude::*;

use super::{
    impact::ImpactList,
    sheet::{SheetFields, heading},
};
use crate::{
    form::{
        Posted,
        intake::{change::ChangeForm, check::IMPACT, sheet::of_change},
    },
    page::{Page, act::CaseHead},
    part::{Banner, BannerKind, Button, ErrorSummary, PostForm, Tick, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ChangePage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl ChangePage {
    /// The form with the request as it stands.
    pub fn of(view: CaseView) -> Self {
        let request = &view.case.request;
        let values =
            of_change(request.kind).iter().flat_map(|sheet| sheet.values(request)).collect::<Vec<_>>();
        let confirmed = confirmed(&view).then(|| (IMPACT.to_owned(), "yes".to_owned()));
        Self { posted: Posted::filled(values.into_iter().chain(confirmed)), view }
    }

    fn returned(&self) -> Option<&ReturnReason> {
        match &self.view.case.state {
            State::Returned(returned) => Some(&returned.reason),
            _ => None,
        }
    }

    fn key(&self) -> &'static str {
        if self.returned().is_some() { "change-title-returned" } else { "change-title" }
    }
}

fn confirmed(view: &CaseView) -> bool {
    view.as_asked().is_some_and(|standing| !standing.provisional)
}

impl Page for ChangePage {
    fn title(&self, words: Words) -> String {
        words.say(self.key())
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let request = &self.view.case.request;
        let kind =
            request.kind.map(|kind| RuleBook::built_in().kind(kind).name.get(words.language).to_owned());
        let sheets = of_change(request.kind).into_iter().map(|sheet| {
            let title = heading(words, &sheet);
            view! {
                <section class="stack stack--wide">
                    <h2>{title}</h2>
                    <SheetFields sheet=sheet posted=self.posted.clone() request=request.clone()/>
                </section>
            }
        });
        let sheets = sheets.collect_view();
        let button = if self.returned().is_some() { "change-button-returned" } else { "change-button" };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=ChangeForm::labels(words, request)/>
            <CaseHead title=words.say(self.key()) view=self.view.clone()/>
            {self.returned().map(|reason| why(words, reason))}
            <p>{words.say("change-lead")}</p>
            <p class="muted">{words.with("change-kind", &[("kind", kind.unwrap_or_default().into())])}</p>
            <PostForm>
                <Version version=self.view.version/>
                {sheets}
                {impact(words, &self)}
                <div class="buttons"><Button label=words.say(button)/></div>
            </PostForm>
        }
        .into_any()
    }
}

/// Why it came back: in a reviewer's words, or the gates that are in the way.
fn why(words: Words, reason: &ReturnReason) -> AnyView {
    let gates = |ids: &[domain::rules::GateId]| {
        let texts = ids.iter().filter_map(|id| RuleBook::built_in().gate(id)).map(|gate| {
            view! { <li>{gate.reason.get(words.language).to_owned()}</li> }
        });
        view! { <ul>{texts.collect_view()}</ul> }.into_any()
    };
    let (key, text) = match reason {
        ReturnReason::Words(text) => {
            ("change-because-words", view! { <p class="user-text">{text.clone()}</p> }.into_any())
        }
        ReturnReason::Blocked(ids) => ("change-because-blocked", gates(ids)),
        ReturnReason::NoArtefact(ids) => ("change-because-no-artefact", gates(ids)),
    };
    view! { <Banner kind=BannerKind::Warn><p>{words.say(key)}</p>{text}</Banner> }.into_any()
}

/// The impact as answered so far; other answers make other sentences, and those are not confirmed by this tick.
fn impact(words: Words, page: &ChangePage) -> Option<AnyView> {
    let standing = page.view.as_asked()?;
    Some(
        view! {
            <section class="stack stack--tight">
                <h2>{words.say("check-impact")}</h2>
                <p>{words.say("change-impact-lead")}</p>
                <ImpactList impact=business_impact(&standing.assessment.inherent)/>
                <Tick
                    control=page.posted.control(IMPACT)
                    label=words.say("check-impact-tick")
                    hint=words.say("change-impact-hint")
                />
            </section>
        }
        .into_any(),
    )
}
