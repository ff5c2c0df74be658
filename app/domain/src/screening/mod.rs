//! From a few answers in plain words to the answers of the catalogue. What was said directly always counts; the rest is
//! what screening, tool and earlier requests leave of a question. One key left settles it; several are asked about, but
//! only while they can still change the outcome ([`span`]); what cannot is kept at its worst. Every settled answer
//! keeps its origin, so pages can name it and people can change it. Derived answers are computed anew with every
//! change of a draft and never touched after it was sent.

mod left;
mod lever;
mod span;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    case::request::Request,
    id::CaseNumber,
    rating::UNKNOWN,
    rules::{QuestionId, RuleBook, ScreeningId, ScreeningQuestion},
};
use left::Left;
pub use lever::{Given, Lever, changed, levers};

/// What was said in plain words, what is carried over, and where the answers come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screened {
    /// Answers in plain words: an option's key, or [`UNKNOWN`].
    pub said: BTreeMap<ScreeningId, String>,
    /// Where answers of the catalogue come from; one without an origin was given directly.
    pub origins: BTreeMap<QuestionId, Origin>,
    /// What earlier requests answer, as it was when the draft began.
    pub carried: BTreeMap<QuestionId, Carried>,
    /// Questions of the catalogue that are asked on pages of their own, in that order.
    pub asked: Vec<QuestionId>,
    /// The requester answers every question of the catalogue, one by one.
    pub one_by_one: bool,
}

/// Where a settled answer comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From this answer in plain words.
    Screening(ScreeningId),
    /// The catalogue of tools rules everything else out.
    Tool,
    /// From a decided request for the same tool.
    Decided(CaseNumber),
    /// From the last request of the person, or of the area.
    Last(CaseNumber),
    /// Nobody was asked, because no answer changes the outcome; it counts as its worst.
    NotAsked,
}

/// An answer of an earlier request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The key given there.
    pub key: String,
    /// Where.
    pub case: CaseNumber,
    /// The tool that it is about, by its name key; `None` is about how the area works.
    #[serde(default)]
    pub tool: Option<String>,
}

impl Screened {
    /// Nothing was said and nothing is carried over.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Request {
    /// Where the answer to a question comes from; `None` where it was given directly, or not at all.
    pub fn origin(&self, question: &QuestionId) -> Option<&Origin> {
        self.screened.origins.get(question)
    }

    /// Takes an answer from a page. What stands there already keeps its origin; anything else is said directly.
    pub fn answer_directly(&mut self, question: &QuestionId, key: String) {
        if self.answers.get(question) != Some(&key) {
            self.screened.origins.remove(question);
            self.answers.0.insert(question.clone(), key);
        }
    }

    /// As [`Request::answer_directly`], for a page that asks this very question: the answer is the person's own even
    /// where it is the one that was kept.
    pub fn answer_asked(&mut self, question: &QuestionId, key: String) {
        self.screened.origins.remove(question);
        self.answers.0.insert(question.clone(), key);
    }
}

/// The questions in plain words that this request is asked: those that touch something nobody has said and nothing
/// earlier answers. They do not depend on one another, so answering one never takes another away.
pub fn shown<'b>(book: &'b RuleBook, request: &Request) -> Vec<&'b ScreeningQuestion> {
    let kind = request.kind.filter(|_| !request.screened.one_by_one);
    let Some(kind) = kind.map(|kind| book.kind(kind)) else { return Vec::new() };
    let is_open = |question: &&crate::rules::Question| {
        let direct = request.answers.0.contains_key(&question.id) && request.origin(&question.id).is_none();
        !direct && Left::before_screening(book, request, question).settled().is_none()
    };
    let open: Vec<_> = kind.questions.iter().filter(is_open).collect();
    let touches = |asked: &&ScreeningQuestion| open.iter().any(|question| asked.touches(&question.id));
    book.screening().of(kind.id).filter(touches).collect()
}

/// Computes every answer that nobody gave directly, and tells which questions of the catalogue still have to be asked;
/// none while the screening is not complete.
pub fn settle(book: &RuleBook, request: &mut Request) -> Vec<QuestionId> {
    for id in std::mem::take(&mut request.screened.origins).into_keys() {
        request.answers.0.remove(&id);
    }
    let Some(kind) = request.kind.map(|kind| book.kind(kind)) else { return Vec::new() };
    let of_kind = |id: &ScreeningId| book.screening().question(id).is_some_and(|asked| asked.kind == kind.id);
    request.screened.said.retain(|id, _| of_kind(id));
    request.screened.asked.retain(|id| kind.question(id).is_some());
    if request.screened.one_by_one {
        return Vec::new();
    }
    let shown = shown(book, request);
    let complete = shown.iter().all(|asked| request.screened.said.contains_key(&asked.id));
    let open: Vec<_> = kind.questions.iter().filter(|one| !request.answers.0.contains_key(&one.id)).collect();
    let left: Vec<Left<'_>> = open.into_iter().map(|one| Left::of(book, request, one)).collect();
    let mut undecided = Vec::new();
    for one in left {
        match one.settled() {
            Some((key, origin)) => put(request, &one.question.id, key, origin),
            None => undecided.push(one),
        }
    }
    if !complete {
        return Vec::new();
    }
    let needed = span::needed(book, kind, &request.answers, &undecided);
    for one in undecided.iter().filter(|one| !needed.contains(&one.question.id)) {
        let (key, origin) = one.at_worst();
        put(request, &one.question.id, key, origin);
    }
    needed
}

fn put(request: &mut Request, question: &QuestionId, key: String, origin: Origin) {
    request.answers.0.insert(question.clone(), key);
    request.screened.origins.insert(question.clone(), origin);
}

/// Settles, and puts what has to be asked behind what was asked and answered before.
pub fn ask(book: &RuleBook, request: &mut Request) {
    let needed = settle(book, request);
    let given = |id: &QuestionId| request.answers.0.contains_key(id) && request.origin(id).is_none();
    let mut asked: Vec<QuestionId> =
        request.screened.asked.iter().filter(|id| given(id) || needed.contains(id)).cloned().collect();
    asked.extend(needed.into_iter().filter(|id| !request.screened.asked.contains(id)));
    request.screened.asked = asked;
}

/// Whether everything that was said in plain words so far left nothing open, so that no page has to follow for it.
pub fn is_plain(book: &RuleBook, request: &Request) -> bool {
    let asked = shown(book, request);
    let said = asked.iter().filter(|asked| request.screened.said.contains_key(&asked.id));
    let kind = request.kind.map(|kind| book.kind(kind));
    let mut questions = said.flat_map(|asked| {
        kind.into_iter().flat_map(|kind| &kind.questions).filter(|one| asked.touches(&one.id))
    });
    questions.all(|question| request.answers.0.contains_key(&question.id))
}

/// How many questions of the security part wait for an answer.
pub fn waiting(book: &RuleBook, request: &Request) -> usize {
    let said = |asked: &&&ScreeningQuestion| !request.screened.said.contains_key(&asked.id);
    let in_words = shown(book, request).iter().filter(said).count();
    if in_words > 0 {
        return in_words;
    }
    let kind = request.kind.map(|kind| book.kind(kind));
    kind.map_or(0, |kind| kind.questions.iter().filter(|one| request.answers.get(&one.id).is_none()).count())
}

/// Whether nobody knows an answer because nobody was asked.
pub fn is_unasked(request: &Request, question: &QuestionId) -> bool {
    request.origin(question) == Some(&Origin::NotAsked) && request.answers.get(question) == Some(UNKNOWN)
}
