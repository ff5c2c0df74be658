//! The draft of a request as it comes back from a page. Going on takes a sheet only as a whole; the draft saver and the
//! outcome panel take what is good of it, because somebody is still typing.

use std::borrow::Cow;

use domain::{
    case::request::Request,
    rating::UNKNOWN,
    rules::{GateQuestionId, RuleBook},
    screening,
    time::Day,
};

use super::{fields::Fields, legal, sheet::Sheet};
use crate::form::{Check, Fault, FaultKind, Typed, VERSION, parse};

/// The button of the first page that says how the questions come: its value is one of the two below.
pub const WAY: &str = "way";
/// Every question of the catalogue, one by one.
pub const ONE_BY_ONE: &str = "all";
/// In plain words.
pub const IN_WORDS: &str = "words";

/// A sheet that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestForm {
    /// The whole request with it.
    pub request: Request,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl RequestForm {
    /// The request with these sheets as typed, or all faults of these sheets; the rest of the request stays.
    pub fn parse(sheets: &[Sheet], typed: &Typed, before: &Request, today: Day) -> Result<Self, Vec<Fault>> {
        let (mut check, mut request) = whole(sheets, &[], typed, before, today);
        match typed.first(WAY) {
            Some(ONE_BY_ONE) => request.screened.one_by_one = true,
            Some(IN_WORDS) => request.screened.one_by_one = false,
            _ => {}
        }
        screening::ask(RuleBook::built_in(), &mut request);
        for question in sheets.iter().filter_map(|sheet| match sheet {
            Sheet::Asked(questions) => Some(questions),
            _ => None,
        }) {
            for question in question.iter().filter(|one| request.answers.get(&one.id).is_none()) {
                if typed.first(question.id.as_str()).is_none_or(str::is_empty) {
                    check.fault(question.id.to_string(), FaultKind::NotChosen);
                }
            }
        }
        let version = check.take(parse::version(typed));
        check.finish(|| Some(Self { request, version: version? }))
    }

    /// What is good of these sheets, for showing what would come out of it.
    pub fn tried(sheets: &[Sheet], typed: &Typed, before: &Request, today: Day) -> Request {
        let mut request = before.clone();
        let mut fields = Fields::partial(typed);
        for sheet in sheets {
            sheet.read(&mut fields, &mut request, today);
        }
        settle(&mut request);
        screening::settle(RuleBook::built_in(), &mut request);
        request
    }

    /// The same, for saving it. Another kind would throw answers away, so it waits for the button.
    pub fn kept(sheets: &[Sheet], typed: &Typed, before: &Request, today: Day) -> Request {
        let request = Self::tried(sheets, typed, before, today);
        let nothing_yet = before.answers.0.is_empty()
            && before.gate_answers.0.is_empty()
            && before.screened.said.is_empty();
        if request.kind == before.kind || nothing_yet {
            return request;
        }
        Request {
            kind: before.kind,
            answers: before.answers.clone(),
            gate_answers: before.gate_answers.clone(),
            screened: before.screened.clone(),
            ..request
        }
    }
}

/// All sheets with everything that is wrong with them. `more` are fields besides the version that the form has.
pub(super) fn whole(
    sheets: &[Sheet],
    more: &[&'static str],
    typed: &Typed,
    before: &Request,
    today: Day,
) -> (Check, Request) {
    let rest = sheets.iter().any(|sheet| matches!(sheet, Sheet::Legal(_))).then(|| legal::REST.to_owned());
    let way = sheets.contains(&Sheet::Basics).then(|| WAY.to_owned());
    let names: Vec<_> = sheets
        .iter()
        .flat_map(|sheet| sheet.names().map(Cow::into_owned))
        .chain(rest)
        .chain(way)
        .chain(more.iter().chain(&[VERSION]).map(|name| (*name).to_owned()))
        .collect();
    let mut request = before.clone();
    let mut fields = Fields::whole(typed, Check::of(typed, names));
    for sheet in sheets {
        sheet.read(&mut fields, &mut request, today);
    }
    settle(&mut request);
    (fields.into_check(), request)
}

/// Answers that another kind asked for go; those to shared questions stay.
fn settle(request: &mut Request) {
    let Some(kind) = request.kind else { return };
    let kind = RuleBook::built_in().kind(kind);
    request.answers.0.retain(|id, key| {
        kind.question(id).is_some_and(|question| key == UNKNOWN || question.answer(key).is_some())
    });
    let answers = &request.answers;
    request.screened.origins.retain(|id, _| answers.0.contains_key(id));
    let statement = |id: &GateQuestionId| legal::statements(kind.id).any(|question| question.id == *id);
    request.gate_answers.0.retain(|id, _| statement(id));
}

#[cfg(test)]
mod tests;
