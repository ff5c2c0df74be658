//! The request as a summary list (answers that follow from others name their origin): every field with what was given, a link to change it, and what is missing as a link
//! to where it can be given.

use domain::{
    case::request::{Request, Start},
    id::CaseNumber,
    rating::UNKNOWN,
    rules::{GateAnswer, GateQuestionId, KindId, QuestionId, RuleBook, ScreeningId},
};
use leptos::prelude::*;

use super::{
    origin::OriginLine,
    outcome::answer_text,
    sheet::{band, start_key},
};
use crate::{
    address::Address,
    form::intake::{
        legal,
        sheet::{BUDGET, GO_LIVE, KIND, START, SUPPLIER, Sheet, WAITING, step_of},
    },
    format,
    part::{SummaryRow, gates::gate_answer},
    port::CaseView,
    text::Words,
};

/// The rows of one sheet of a draft.
pub(super) fn rows(words: Words, view: &CaseView, sheet: &Sheet) -> Vec<SummaryRow> {
    let request = &view.case.request;
    let values = sheet.values(request);
    let row = |(name, label): (std::borrow::Cow<'static, str>, String)| {
        let href = address(words, view, &name);
        let given = values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str());
        match given {
            Some(value) => {
                let text = shown(words, request.kind, &name, value);
                let question = QuestionId::from(&*name);
                if request.origin(&question).is_none() {
                    return SummaryRow::text(label, text).change(href);
                }
                let given = view! {
                    <span class="user-text">{text}</span>
                    <br/>
                    <OriginLine request=request.clone() question=question own=true/>
                };
                SummaryRow::view(label, given).change(href)
            }
            None if [SUPPLIER, WAITING, BUDGET].contains(&&*name) => {
                SummaryRow::text(label, words.say("check-not-given")).change(href)
            }
            None => SummaryRow::missing(label, href),
        }
    };
    // of the legal check only what is asked about this request
    let asked = legal::asked(request);
    let has_day = values.iter().any(|(field, _)| field == GO_LIVE);
    let is_shown = |name: &str| match name {
        START => !has_day,
        GO_LIVE => has_day,
        _ => !matches!(sheet, Sheet::Legal(_)) || asked.iter().any(|one| one.id.as_str() == name),
    };
    sheet.labels(words).into_iter().filter(|(name, _)| is_shown(name)).map(row).collect()
}

/// Where a field is changed, and from where one comes straight back.
pub(super) fn address(words: Words, view: &CaseView, field: &str) -> String {
    let page = place(&view.case.request, view.case.number, field).to(words.language);
    format!("{page}?back=check#field-{field}")
}

/// The page of a field: its step, or a page of its own for a question that no step asks.
pub(super) fn place(request: &Request, number: CaseNumber, field: &str) -> Address {
    let known = request
        .kind
        .is_some_and(|kind| RuleBook::built_in().kind(kind).question(&QuestionId::from(field)).is_some());
    match step_of(request, field) {
        Some(step) => Address::Step(number, step),
        None if known => Address::Question(number, QuestionId::from(field)),
        None => Address::Step(number, 1),
    }
}

/// A value as people read it.
pub(in crate::page) fn shown(words: Words, kind: Option<KindId>, name: &str, value: &str) -> String {
    let book = RuleBook::built_in();
    let language = words.language;
    let read = match name {
        KIND => KindId::from_code(value).map(|kind| book.kind(kind).name.get(language).to_owned()),
        START => Start::from_code(value).map(|start| words.say(start_key(start))),
        GO_LIVE => value.parse().ok().map(|day| format::long_day(language, day)),
        BUDGET => value.parse().ok().map(|end| band(words, end)),
        name if book.gate_question(&GateQuestionId::from(name)).is_some() => {
            GateAnswer::from_code(value).map(|answer| words.say(gate_answer(answer)))
        }
        name if book.screening().question(&ScreeningId::from(name)).is_some() => match value {
            UNKNOWN => Some(words.say("draft-unknown")),
            key => book
                .screening()
                .question(&ScreeningId::from(name))
                .and_then(|question| question.option(key))
                .map(|option| option.text.get(language).to_owned()),
        },
        name => kind
            .and_then(|kind| book.kind(kind).question(&QuestionId::from(name)))
            .map(|question| answer_text(words, question, value)),
    };
    read.unwrap_or_else(|| value.to_owned())
}
