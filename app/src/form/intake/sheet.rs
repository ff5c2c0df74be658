//! The sheets of a request: what is asked on one page of the draft, with names, limits, labels and stored values. The
//! first sheet names the thing, the last two are the plan and the legal check; between them stand the questions in
//! plain words, and behind those what has to be asked besides. Who wants to answers every question of the kind instead.

use std::{borrow::Cow, ops::RangeInclusive};

use domain::{
    case::request::{Missing, Request, Start, limit},
    rating::{RateFault, UNKNOWN},
    rules::{
        GateAnswer, GateQuestionId, KindId, PAGE_LENGTH, Page, Question, QuestionId, RuleBook, ScreeningId,
        ScreeningQuestion,
    },
    screening,
    time::Day,
};

use super::{
    super::{Labels, labels},
    fields::Fields,
    legal,
};
use crate::text::Words;

/// Name of the channel or tool.
pub const TOOL: &str = "tool";
/// Who offers it.
pub const SUPPLIER: &str = "supplier";
/// Kind of request.
pub const KIND: &str = "kind";
/// What it is for.
pub const PURPOSE: &str = "purpose";
/// How soon.
pub const START: &str = "start";
/// Planned first use.
pub const GO_LIVE: &str = "go-live";
/// What waiting costs.
pub const WAITING: &str = "waiting";
/// Yearly cost, as a band.
pub const BUDGET: &str = "budget";

/// Upper ends of the bands of yearly cost, in whole euros.
pub const BANDS: [i64; 5] = [1_000, 10_000, 50_000, 250_000, 1_000_000];
/// A plan further ahead than this many days is a slip of the keyboard.
const FURTHEST: i64 = 5 * 366;

/// What is asked on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Tool, supplier, kind, purpose.
    Basics,
    /// The same of a request whose kind is settled.
    Facts,
    /// Some questions in plain words.
    Screening(Vec<&'static ScreeningQuestion>),
    /// What has to be asked besides.
    Asked(Vec<&'static Question>),
    /// Some questions of the kind.
    Questions(Page<'static>),
    /// Start, cost of waiting, cost.
    Plan,
    /// The statements of the legal check that the kind can meet.
    Legal(KindId),
}

/// The pages of a draft, in order; only the first one while nobody knows the kind.
pub fn of_draft(request: &Request) -> Vec<Sheet> {
    let mut sheets = vec![Sheet::Basics];
    let Some(kind) = request.kind else { return sheets };
    if request.screened.one_by_one {
        sheets.extend(questions(kind));
    } else {
        let shown = screening::shown(RuleBook::built_in(), request);
        sheets.extend(shown.chunks(PAGE_LENGTH).map(|page| Sheet::Screening(page.to_vec())));
        sheets.extend(asked(request).chunks(PAGE_LENGTH).map(|page| Sheet::Asked(page.to_vec())));
    }
    sheets.extend([Sheet::Plan, Sheet::Legal(kind)]);
    sheets
}

/// The questions that are asked on pages of their own.
fn asked(request: &Request) -> Vec<&'static Question> {
    let kind = request.kind.map(|kind| RuleBook::built_in().kind(kind));
    let asked = request.screened.asked.iter();
    kind.map(|kind| asked.filter_map(|id| kind.question(id)).collect()).unwrap_or_default()
}

/// Everything that a draft of a kind can hold, in the order in which it is read.
pub fn of_kind(kind: Option<KindId>) -> Vec<Sheet> {
    let mut sheets = vec![Sheet::Basics];
    if let Some(kind) = kind {
        sheets.push(Sheet::Screening(RuleBook::built_in().screening().of(kind).collect()));
        sheets.extend(questions(kind));
        sheets.extend([Sheet::Plan, Sheet::Legal(kind)]);
    }
    sheets
}

/// The page of one question of the catalogue.
pub fn of_question(kind: KindId, question: &QuestionId) -> Option<Sheet> {
    let kind = RuleBook::built_in().kind(kind);
    let question = kind.question(question)?;
    let topic = kind.topics.iter().find(|topic| topic.id == question.topic)?;
    Some(Sheet::Questions(Page { topic, questions: vec![question] }))
}

/// Everything that can change once the request is with security.
pub fn of_change(kind: Option<KindId>) -> Vec<Sheet> {
    let mut sheets = vec![Sheet::Facts];
    sheets.extend(kind.into_iter().flat_map(questions));
    sheets.push(Sheet::Plan);
    sheets.extend(kind.map(Sheet::Legal));
    sheets
}

fn questions(kind: KindId) -> impl Iterator<Item = Sheet> {
    RuleBook::built_in().kind(kind).pages().into_iter().map(Sheet::Questions)
}

/// The step, from 1, on which this field is asked.
pub fn step_of(request: &Request, field: &str) -> Option<usize> {
    let place = of_draft(request).iter().position(|sheet| sheet.names().any(|name| name == field));
    place.map(|place| place + 1)
}

/// The field in which something that is missing can be given.
pub fn field_of(missing: &Missing) -> Cow<'static, str> {
    match missing {
        Missing::Tool => TOOL.into(),
        Missing::Purpose => PURPOSE.into(),
        Missing::GoLive => START.into(),
        Missing::Answer(RateFault::MissingAnswer(question) | RateFault::UnknownAnswer { question, .. }) => {
            question.to_string().into()
        }
        // Answers to another kind's questions are dropped when the kind changes; only an old book can leave one.
        Missing::Kind
        | Missing::Answer(
            RateFault::UnknownQuestion(_)
            | RateFault::UnknownGateQuestion(_)
            | RateFault::UnknownCondition(_),
        ) => KIND.into(),
        Missing::GateAnswer(question) => question.to_string().into(),
    }
}

impl Sheet {
    /// Names of its fields, in order.
    pub fn names(&self) -> Box<dyn Iterator<Item = Cow<'static, str>> + '_> {
        match self {
            Self::Basics => Box::new([TOOL, SUPPLIER, KIND, PURPOSE].into_iter().map(Cow::Borrowed)),
            Self::Facts => Box::new([TOOL, SUPPLIER, PURPOSE].into_iter().map(Cow::Borrowed)),
            Self::Screening(page) => {
                Box::new(page.iter().map(|question| Cow::Borrowed(question.id.as_str())))
            }
            Self::Asked(questions) | Self::Questions(Page { questions, .. }) => {
                Box::new(questions.iter().map(|question| Cow::Borrowed(question.id.as_str())))
            }
            Self::Plan => Box::new([START, GO_LIVE, WAITING, BUDGET].into_iter().map(Cow::Borrowed)),
            Self::Legal(kind) => Box::new(legal::names(*kind)),
        }
    }

    /// Labels of its fields, in order.
    pub fn labels(&self, words: Words) -> Labels {
        match self {
            Self::Basics => labels(
                words,
                &[
                    (TOOL, "draft-tool"),
                    (SUPPLIER, "draft-supplier"),
                    (KIND, "draft-kind"),
                    (PURPOSE, "draft-purpose"),
                ],
            ),
            Self::Facts => labels(
                words,
                &[(TOOL, "draft-tool"), (SUPPLIER, "draft-supplier"), (PURPOSE, "draft-purpose")],
            ),
            Self::Screening(page) => page
                .iter()
                .map(|question| {
                    (Cow::Borrowed(question.id.as_str()), question.text.get(words.language).to_owned())
                })
                .collect(),
            Self::Asked(questions) | Self::Questions(Page { questions, .. }) => questions
                .iter()
                .map(|question| {
                    (Cow::Borrowed(question.id.as_str()), question.text.get(words.language).to_owned())
                })
                .collect(),
            Self::Plan => labels(
                words,
                &[
                    (START, "draft-start"),
                    (GO_LIVE, "draft-go-live"),
                    (WAITING, "draft-waiting"),
                    (BUDGET, "draft-budget"),
                ],
            ),
            Self::Legal(kind) => legal::labels(words, *kind),
        }
    }

    /// What the request holds, by field.
    pub fn values(&self, request: &Request) -> Vec<(String, String)> {
        // a page that asks holds what the person said, and nothing that was kept meanwhile
        let own =
            |name: &str| !matches!(self, Self::Asked(_)) || request.origin(&QuestionId::from(name)).is_none();
        let names = self.names().filter(|name| own(name));
        names.filter_map(|name| Some((name.to_string(), value(request, &name)?))).collect()
    }

    /// Reads its fields into the request.
    pub(super) fn read(&self, fields: &mut Fields<'_>, request: &mut Request, today: Day) {
        match self {
            Self::Basics | Self::Facts => {
                fields.line(TOOL, limit::NAME, true, &mut request.tool);
                fields.line(SUPPLIER, limit::NAME, false, &mut request.supplier);
                if *self == Self::Basics {
                    let known = request.kind.is_some();
                    let chosen = fields.choice(KIND, !known, KindId::from_code);
                    request.kind = chosen.or(request.kind);
                }
                fields.text(PURPOSE, limit::TEXT, true, &mut request.purpose);
            }
            Self::Screening(page) => {
                for question in page {
                    let offered = |key: &str| {
                        (key == UNKNOWN || question.option(key).is_some()).then(|| key.to_owned())
                    };
                    if let Some(key) = fields.choice(question.id.as_str(), true, offered) {
                        request.screened.said.insert(question.id.clone(), key);
                    }
                }
            }
            Self::Asked(questions) | Self::Questions(Page { questions, .. }) => {
                // an earlier answer of the same page can make a later one superfluous
                let needed = !matches!(self, Self::Asked(_));
                for question in questions {
                    let offered = |key: &str| {
                        (key == UNKNOWN || question.answer(key).is_some()).then(|| key.to_owned())
                    };
                    match fields.choice(question.id.as_str(), needed, offered) {
                        // filled in already there, and mostly left as it was
                        Some(key) if needed => request.answer_directly(&question.id, key),
                        Some(key) => request.answer_asked(&question.id, key),
                        None => {}
                    }
                }
            }
            Self::Plan => {
                read_start(fields, request, today);
                fields.text(WAITING, limit::TEXT, false, &mut request.waiting);
                if let Some(band) = fields.choice(BUDGET, false, band) {
                    request.budget = band;
                }
            }
            Self::Legal(kind) => legal::read(fields, request, *kind),
        }
    }
}

/// A day without a choice is the choice of that day, so that whoever only types one is understood.
fn read_start(fields: &mut Fields<'_>, request: &mut Request, today: Day) {
    match fields.choice(START, fields.is_blank(GO_LIVE), Start::from_code) {
        Some(Start::Any) => (request.start, request.go_live) = (Start::Any, None),
        Some(Start::Soon) if request.start == Start::Soon && request.go_live.is_some() => {}
        Some(Start::Soon) => (request.start, request.go_live) = (Start::Soon, Some(today)),
        None if fields.is_blank(GO_LIVE) => {}
        Some(Start::Day) | None => {
            let before = request.go_live;
            fields.day(GO_LIVE, days(request, today), &mut request.go_live);
            if request.go_live != before || !fields.is_blank(GO_LIVE) {
                request.start = Start::Day;
            }
        }
    }
}

/// From today on; a day that stands there already stays good while it passes.
fn days(request: &Request, today: Day) -> RangeInclusive<Day> {
    request.go_live.map_or(today, |day| day.min(today))..=today.plus(FURTHEST)
}

/// `unknown` is a choice as well: it takes a band back.
#[expect(clippy::option_option, reason = "the outer one says whether the choice exists")]
fn band(code: &str) -> Option<Option<i64>> {
    if code == UNKNOWN {
        return Some(None);
    }
    let end = code.parse().ok()?;
    BANDS.contains(&end).then_some(Some(end))
}

/// What stands in a field; `None` where nothing was given.
fn value(request: &Request, name: &str) -> Option<String> {
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    match name {
        TOOL => text(&request.tool),
        SUPPLIER => text(&request.supplier),
        KIND => request.kind.map(|kind| kind.code().to_owned()),
        PURPOSE => text(&request.purpose),
        START => request.has_start().then(|| request.start.code().to_owned()),
        GO_LIVE => request.go_live.filter(|_| request.start == Start::Day).map(|day| day.to_string()),
        WAITING => text(&request.waiting),
        BUDGET => request.budget.map(|end| end.to_string()),
        name => {
            let said = request.gate_answers.get(&GateQuestionId::from(name)).map(GateAnswer::code);
            let in_words = request.screened.said.get(&ScreeningId::from(name)).map(String::as_str);
            let given = said.or(in_words).or_else(|| request.answers.get(&QuestionId::from(name)));
            given.map(str::to_owned)
        }
    }
}
