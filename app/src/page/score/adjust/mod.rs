//! Correct single factors (workflow.md 4 "Scoring by people"): a table of what the answers make and what counts now, and
//! for one factor at a time the form with its listed values in words and the reason. The answers stay what they are.

pub mod calculator;
pub mod option;

use domain::{
    case::{act::Action, adjustment::Adjustments, standing::Standing},
    rating::{Factor, Group},
};
use island::OutcomePanel;
use leptos::prelude::*;

use self::{
    calculator::{Calculator, consequence},
    option::option,
};
use crate::{
    address::Address,
    form::{
        Posted,
        score::adjust::{AdjustForm, BACK, FACTOR, REASON, REASON_LIMIT, VALUE},
    },
    page::{Page, act::CaseHead, score::adjusted::Adjusted},
    part::{
        Button, ButtonKind, Choice, Column, ErrorSummary, Hidden, PostForm, Radios, Table, TextArea, Version,
        rating::group,
    },
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// Id of the form of a factor.
const FORM: &str = "correction";

/// The page.
#[derive(Clone, Debug)]
pub struct AdjustPage {
    /// The case.
    pub view: CaseView,
    /// The factor that is open, if one is.
    pub factor: Option<Factor>,
    /// Its form.
    pub posted: Posted,
}

impl AdjustPage {
    /// The table, and the form of a factor with what stands there now.
    pub fn of(view: CaseView, factor: Option<Factor>) -> Self {
        let now = factor.and_then(|factor| own(&view).get(&factor));
        let posted = now.map_or_else(Posted::blank, |now| {
            Posted::filled([(VALUE, now.value.to_string()), (REASON, now.reason.clone())])
        });
        Self { view, factor, posted }
    }
}

/// The corrections that the reader changes here: as the second reviewer the own ones, otherwise the first one's.
fn own(view: &CaseView) -> &Adjustments {
    match &view.case.second {
        Some(second) if second.by == view.me => &second.adjustments,
        _ => &view.case.adjustments,
    }
}

/// The address that opens the form of a factor.
fn address(words: Words, view: &CaseView, factor: Factor) -> String {
    let page = Address::Act(view.case.number, Action::Adjust).to(words.language);
    format!("{page}?{FACTOR}={}#factor", factor.code())
}

impl Page for AdjustPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("adjust-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        self.factor.is_some()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Some(standing) = self.view.as_asked() else { return ().into_any() };
        let form = self.factor.map(|factor| form(words, &self, factor, &standing));
        let tables = Group::ALL.into_iter().map(|of| table(words, &self.view, of, &standing));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AdjustForm::labels(words)/>
            <CaseHead title=words.say("adjust-title") view=self.view.clone()/>
            <p class="lead">{words.say("adjust-lead")}</p>
            {form}
            {tables.collect_view()}
            <Adjusted view=self.view.clone() standing=standing.clone()/>
        }
        .into_any()
    }
}

fn table(words: Words, view: &CaseView, of: Group, standing: &Standing) -> AnyView {
    let rows = of.factors().iter().map(|factor| {
        let derived = option(words, *factor, standing.derived.0.get(*factor));
        let corrected = own(view).get(factor);
        let now = corrected.map_or_else(
            || words.say("adjust-as-derived"),
            |corrected| option(words, *factor, corrected.value),
        );
        let name = factor.name().get(words.language).to_owned();
        let link = view! {
            <a href=address(words, view, *factor)>
                {words.say("adjust-open")}" "<span class="visually-hidden">{name.clone()}</span>
            </a>
        };
        let head = view! { {name}" "<code>{factor.code()}</code> };
        vec![head.into_any(), derived.into_any(), now.into_any(), link.into_any()]
    });
    let columns = vec![
        Column::words(words.say("rating-factor")),
        Column::words(words.say("adjust-derived")),
        Column::words(words.say("adjust-now")),
        Column::words(words.say("adjust-act")),
    ];
    view! { <Table caption=words.say(group(of)) columns=columns rows=rows.collect()/> }.into_any()
}

fn form(words: Words, page: &AdjustPage, factor: Factor, standing: &Standing) -> AnyView {
    let name = factor.name().get(words.language).to_owned();
    let derived = standing.derived.0.get(factor);
    let choice = |value: &u8| {
        let would = consequence(words, &page.view, standing, factor, *value);
        let mark =
            if *value == derived { format!(" {}", words.say("adjust-derived-mark")) } else { String::new() };
        Choice::new(value.to_string(), option(words, factor, *value)).hint(format!("{would}{mark}"))
    };
    let choices: Vec<Choice> = factor.options().iter().map(choice).collect();
    let (version, value, reason) =
        (page.view.version, page.posted.control(VALUE), page.posted.control(REASON));
    let legend = words.with("adjust-which", &[("factor", name.into())]);
    let back = own(&page.view).contains_key(&factor).then(|| {
        view! {
            <Button label=words.say("adjust-back") kind=ButtonKind::Secondary name=BACK value="yes"/>
        }
    });
    let chosen = page.posted.value(VALUE).parse().ok();
    let here = Address::Act(page.view.case.number, Action::Adjust).to(words.language);
    let calculator = view! { <Calculator view=page.view.clone() factor=factor value=chosen/> };
    view! {
        <section class="card card--accent" id="factor">
            <PostForm action=here.clone() id=FORM>
                <Version version=version/>
                <Hidden name=FACTOR value=factor.code()/>
                <Radios control=value legend=legend choices=choices/>
                <TextArea
                    control=reason
                    label=words.say("adjust-reason")
                    hint=words.say("adjust-reason-hint")
                    limit=REASON_LIMIT
                    rows=2
                />
                <div class="buttons"><Button label=words.say("adjust-button")/>{back}</div>
            </PostForm>
            <OutcomePanel form=FORM.to_owned() from=here failed=words.say("adjust-panel-failed")>
                {calculator}
            </OutcomePanel>
        </section>
    }
    .into_any()
}
