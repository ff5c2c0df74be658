//! The fields of a sheet, as the draft and the change of answers show them. Questions keep the words of the rule book;
//! "I do not know" stands last and looks like any other answer, because it is one.

use domain::{
    case::request::{Request, Start, limit},
    language::{Bilingual, Language},
    rating::UNKNOWN,
    rules::{KindId, Question, RuleBook, ScreeningQuestion},
};
use leptos::prelude::*;

use super::legal::legal;
use crate::{
    form::{
        Posted,
        intake::sheet::{BANDS, BUDGET, GO_LIVE, KIND, PURPOSE, START, SUPPLIER, Sheet, TOOL, WAITING},
    },
    format,
    part::{Choice, DateInput, Radios, TextArea, TextInput},
    text::{Words, words},
};

/// The fields of one sheet.
#[component]
pub(super) fn SheetFields(
    sheet: Sheet,
    posted: Posted,
    /// As it is stored.
    request: Request,
) -> impl IntoView {
    match sheet {
        Sheet::Basics => basics(&posted, true),
        Sheet::Facts => basics(&posted, false),
        Sheet::Screening(page) => {
            page.into_iter().map(|one| in_words(&posted, one)).collect_view().into_any()
        }
        Sheet::Asked(questions) => {
            let questions = questions.into_iter().map(|one| question(&posted, one)).collect_view();
            view! { <p>{words().say("draft-asked-lead")}</p> {questions} }.into_any()
        }
        Sheet::Questions(page) => {
            page.questions.into_iter().map(|one| question(&posted, one)).collect_view().into_any()
        }
        Sheet::Plan => plan(&posted),
        Sheet::Legal(kind) => legal(&posted, kind, &request),
    }
}

/// The heading of a sheet.
pub(super) fn heading(words: Words, sheet: &Sheet) -> String {
    match sheet {
        Sheet::Basics | Sheet::Facts => words.say("draft-basics"),
        Sheet::Screening(_) => words.say("draft-screening"),
        Sheet::Asked(_) => words.say("draft-asked"),
        Sheet::Questions(page) => page.topic.name.get(words.language).to_owned(),
        Sheet::Plan => words.say("draft-plan"),
        Sheet::Legal(_) => words.say("legal-title"),
    }
}

fn basics(posted: &Posted, with_kind: bool) -> AnyView {
    let words = words();
    let kinds = with_kind.then(|| {
        let choices = KindId::ALL.into_iter().map(|id| {
            let name = RuleBook::built_in().kind(id).name.get(words.language).to_owned();
            Choice::new(id.code(), name).hint(words.say(explanation(id)))
        });
        view! {
            <Radios
                control=posted.control(KIND)
                legend=words.say("draft-kind")
                hint=words.say("draft-kind-hint")
                choices=choices.collect()
            />
        }
    });
    view! {
        <TextInput
            control=posted.control(TOOL)
            label=words.say("draft-tool")
            hint=words.say("draft-tool-hint")
            limit=limit::NAME
        />
        <TextInput
            control=posted.control(SUPPLIER)
            label=words.say("draft-supplier")
            hint=words.say("draft-supplier-hint")
            optional=true
            limit=limit::NAME
        />
        {kinds}
        <TextArea
            control=posted.control(PURPOSE)
            label=words.say("draft-purpose")
            hint=words.say("draft-purpose-hint")
            limit=limit::TEXT
        />
    }
    .into_any()
}

const fn explanation(kind: KindId) -> &'static str {
    match kind {
        KindId::Social => "draft-kind-social",
        KindId::Saas => "draft-kind-saas",
        KindId::Iot => "draft-kind-iot",
        KindId::Ai => "draft-kind-ai",
        KindId::Payment => "draft-kind-payment",
        KindId::Partner => "draft-kind-partner",
    }
}

fn in_words(posted: &Posted, question: &'static ScreeningQuestion) -> AnyView {
    let listed = question.options.iter().map(|option| (option.key.as_str(), &option.text));
    asked(posted, question.id.as_str(), &question.text, &question.why, listed)
}

fn question(posted: &Posted, question: &'static Question) -> AnyView {
    let listed = question.answers.iter().map(|answer| (answer.key.as_str(), &answer.text));
    asked(posted, question.id.as_str(), &question.text, &question.why, listed)
}

/// One question with what is listed, and the way to say that one does not know.
fn asked<'a>(
    posted: &Posted,
    id: &'static str,
    text: &Bilingual,
    why: &Bilingual,
    listed: impl Iterator<Item = (&'a str, &'a Bilingual)>,
) -> AnyView {
    let words = words();
    let listed = listed.map(|(key, text)| Choice::new(key, text.get(words.language).to_owned()));
    let choices = listed.chain([Choice::new(UNKNOWN, words.say("draft-unknown"))]).collect();
    let (legend, why) = (text.get(words.language).to_owned(), why.get(words.language).to_owned());
    view! { <Radios control=posted.control(id) legend=legend why=why choices=choices/> }.into_any()
}

fn plan(posted: &Posted) -> AnyView {
    let words = words();
    let bands = BANDS
        .into_iter()
        .map(|end| Choice::new(end.to_string(), band(words, end)))
        .chain([Choice::new(UNKNOWN, words.say("draft-unknown"))])
        .collect();
    let starts = Start::ALL.map(|start| Choice::new(start.code(), words.say(start_key(start)))).to_vec();
    view! {
        <Radios
            control=posted.control(START)
            legend=words.say("draft-start")
            hint=words.say("draft-go-live-hint")
            choices=starts
        />
        // hidden by the style sheet while another choice is made
        <div class="start-day"><DateInput control=posted.control(GO_LIVE) label=words.say("draft-go-live")/></div>
        <TextArea
            control=posted.control(WAITING)
            label=words.say("draft-waiting")
            hint=words.say("draft-waiting-hint")
            optional=true
            limit=limit::TEXT
        />
        <Radios
            control=posted.control(BUDGET)
            legend=words.say("draft-budget")
            hint=words.say("draft-budget-hint")
            optional=true
            choices=bands
        />
    }
    .into_any()
}

/// Key of the words of a start.
pub(super) const fn start_key(start: Start) -> &'static str {
    match start {
        Start::Day => "draft-start-day",
        Start::Soon => "draft-start-soon",
        Start::Any => "draft-start-any",
    }
}

/// A band of yearly cost by its upper end in whole euros.
pub(super) fn band(words: Words, end: i64) -> String {
    let money = |language: Language, euros: i64| format::whole_euros(language, euros.saturating_mul(100));
    let to = money(words.language, end);
    match BANDS.iter().rev().find(|lower| **lower < end).filter(|_| BANDS.contains(&end)) {
        Some(from) => {
            let from = money(words.language, *from);
            words.with("draft-budget-between", &[("from", from.into()), ("to", to.into())])
        }
        None => words.with("draft-budget-up-to", &[("to", to.into())]),
    }
}
