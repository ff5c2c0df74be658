//! What one other answer would change: of the answers that a requester gave, in plain words or directly, those whose
//! change alone makes the outcome milder. Each is tried with everything that follows from it and rated as the review
//! would, open questions at their worst, so nothing is promised that the review takes back. It is an offer to plan
//! differently, not to answer differently; the page says so.

use super::{Origin, settle};
use crate::{
    case::request::Request,
    rating::{Severity, UNKNOWN, preview},
    rules::{GateLevel, QuestionId, RuleBook, ScreeningId},
};

/// Most that are named; more would be a list of ways to tick boxes.
const MOST: usize = 2;

/// Which answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// To a question in plain words.
    Plain(ScreeningId),
    /// To a question of the catalogue.
    Direct(QuestionId),
}

impl Given {
    /// Name of the question, as fields have it.
    pub fn id(&self) -> &str {
        match self {
            Self::Plain(id) => id.as_str(),
            Self::Direct(id) => id.as_str(),
        }
    }
}

/// Another answer, and what would come out with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Which answer.
    pub given: Given,
    /// The key of the other one.
    pub other: String,
    /// The severity at worst with it.
    pub severity: Severity,
    /// The strongest open gate with it.
    pub gate: GateLevel,
}

/// The changes that help most, the milder outcome first, then in the order of the questions; each question at most once,
/// with the smallest change that helps.
pub fn levers(book: &RuleBook, request: &Request, nis2: bool) -> Vec<Lever> {
    let Some(now) = worst(book, request, nis2) else { return Vec::new() };
    let mut found: Vec<Lever> = changes(book, request)
        .into_iter()
        .filter_map(|(given, others)| {
            others.into_iter().find_map(|other| {
                let (gate, severity) = worst(book, &changed(book, request, &given, &other), nis2)?;
                let helps = (gate, severity) < now && gate <= now.0 && severity <= now.1;
                helps.then(|| Lever { given: given.clone(), other, severity, gate })
            })
        })
        .collect();
    found.sort_by_key(|lever| (lever.gate, lever.severity));
    found.truncate(MOST);
    found
}

/// The request with this one answer changed, and with what follows from it.
pub fn changed(book: &RuleBook, request: &Request, given: &Given, other: &str) -> Request {
    let mut changed = request.clone();
    match given {
        Given::Plain(id) => {
            changed.screened.said.insert(id.clone(), other.to_owned());
        }
        Given::Direct(id) => changed.answer_directly(id, other.to_owned()),
    }
    settle(book, &mut changed);
    changed
}

fn worst(book: &RuleBook, request: &Request, nis2: bool) -> Option<(GateLevel, Severity)> {
    let worst = preview(book, &request.facts(nis2)?).ok()?.worst;
    Some((worst.gate_level(), worst.inherent.severity_max()))
}

/// Every answer that somebody gave, with the milder ones, the nearest first. Catalogue and screening name the mildest
/// answer first.
fn changes(book: &RuleBook, request: &Request) -> Vec<(Given, Vec<String>)> {
    let Some(kind) = request.kind.map(|kind| book.kind(kind)) else { return Vec::new() };
    let plain = book.screening().of(kind.id).filter_map(|asked| {
        let said = request.screened.said.get(&asked.id)?;
        let keys: Vec<&str> = asked.options.iter().map(|option| option.key.as_str()).collect();
        Some((Given::Plain(asked.id.clone()), milder(&keys, said)))
    });
    let direct = kind.questions.iter().filter_map(|question| {
        let key = request.answers.get(&question.id)?;
        // what follows from something else is changed there
        if matches!(
            request.origin(&question.id),
            Some(Origin::Screening(_) | Origin::NotAsked | Origin::Tool)
        ) {
            return None;
        }
        let keys: Vec<&str> = question.answers.iter().map(|answer| answer.key.as_str()).collect();
        Some((Given::Direct(question.id.clone()), milder(&keys, key)))
    });
    plain.chain(direct).filter(|(_, others)| !others.is_empty()).collect()
}

fn milder(keys: &[&str], given: &str) -> Vec<String> {
    let before = if given == UNKNOWN { Some(keys.len()) } else { keys.iter().position(|key| *key == given) };
    keys.iter().take(before.unwrap_or(0)).rev().map(|key| (*key).to_owned()).collect()
}
