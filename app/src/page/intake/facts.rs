//! The request as a summary list: every field with what was given, a link to change it, and what is missing as a link
//! to where it can be given.

use domain::rules::{GateAnswer, GateQuestionId, KindId, QuestionId, RuleBook};

use super::{outcome::answer_text, sheet::band};
use crate::{
    address::Address,
    form::intake::{
        legal,
        sheet::{BUDGET, GO_LIVE, KIND, SUPPLIER, Sheet, WAITING},
    },
    format,
    part::{SummaryRow, gates::gate_answer},
    port::CaseView,
    text::Words,
};

/// The rows of one sheet of a draft; `step` is its place, from 1.
pub(super) fn rows(words: Words, view: &CaseView, sheet: &Sheet, step: usize) -> Vec<SummaryRow> {
    let request = &view.case.request;
    let values = sheet.values(request);
    let row = |(name, label): (std::borrow::Cow<'static, str>, String)| {
        let href = address(words, view, step, &name);
        let given = values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str());
        match given {
            Some(value) => SummaryRow::text(label, shown(words, request.kind, &name, value)).change(href),
            None if [SUPPLIER, WAITING, BUDGET].contains(&&*name) => {
                SummaryRow::text(label, words.say("check-not-given")).change(href)
            }
            None => SummaryRow::missing(label, href),
        }
    };
    // of the legal check only what is asked about this request
    let asked = legal::asked(request);
    let is_shown =
        |name: &str| !matches!(sheet, Sheet::Legal(_)) || asked.iter().any(|one| one.id.as_str() == name);
    sheet.labels(words).into_iter().filter(|(name, _)| is_shown(name)).map(row).collect()
}

/// Where a field is changed, and from where one comes straight back.
pub(super) fn address(words: Words, view: &CaseView, step: usize, field: &str) -> String {
    let page = Address::Step(view.case.number, step).to(words.language);
    format!("{page}?back=check#field-{field}")
}

/// A value as people read it.
pub(in crate::page) fn shown(words: Words, kind: Option<KindId>, name: &str, value: &str) -> String {
    let book = RuleBook::built_in();
    let language = words.language;
    let read = match name {
        KIND => KindId::from_code(value).map(|kind| book.kind(kind).name.get(language).to_owned()),
        GO_LIVE => value.parse().ok().map(|day| format::long_day(language, day)),
        BUDGET => value.parse().ok().map(|end| band(words, end)),
        name if book.gate_question(&GateQuestionId::from(name)).is_some() => {
            GateAnswer::from_code(value).map(|answer| words.say(gate_answer(answer)))
        }
        name => kind
            .and_then(|kind| book.kind(kind).question(&QuestionId::from(name)))
            .map(|question| answer_text(words, question, value)),
    };
    read.unwrap_or_else(|| value.to_owned())
}
