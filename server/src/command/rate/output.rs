//! What `concord rate` prints. Keys are a contract: none is renamed or dropped, and none appears that was not asked for
//! (`verified` only beside proven conditions, `criteria` only where some count).

use std::collections::BTreeMap;

use domain::{
    language::{Bilingual, Language},
    rating::{
        Assessment, Cause, Driver, Factor, Multiplier, OpenGate, Severity, Vector, nist::SecondOpinion,
    },
    rules::{GateLevel, RuleBook},
};
use serde::Serialize;

use crate::command::CommandError;

#[derive(Serialize)]
struct Rated<'a> {
    inherent: Means,
    residual: Means,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<Means>,
    gates: Vec<Gate<'a>>,
    drivers: &'a BTreeMap<Factor, Vec<Driver>>,
    multipliers: &'a BTreeMap<String, Multiplier>,
    nist: Nist,
    evidence_missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct Means {
    vector: Vector,
    likelihood: f64,
    technical: f64,
    business: f64,
    severity_technical: Severity,
    severity_business: Severity,
    severity_max: Severity,
}

#[derive(Serialize)]
struct Nist {
    inherent: SecondOpinion,
    residual: SecondOpinion,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<SecondOpinion>,
}

#[derive(Serialize)]
struct Gate<'a> {
    id: &'a str,
    level: GateLevel,
    #[serde(skip_serializing_if = "<[u8]>::is_empty")]
    criteria: &'a [u8],
    because: Vec<Because<'a>>,
    reason: &'a Bilingual,
    reference: &'a str,
    artefact: &'a Bilingual,
    confirmed_by: &'a Bilingual,
}

#[derive(Serialize)]
struct Because<'a> {
    question: &'a str,
    answer: &'a str,
}

/// The rating as JSON; `verified` is the residual with the proven conditions alone.
pub(super) fn print(
    book: &RuleBook,
    assessment: &Assessment,
    verified: Option<Vector>,
) -> Result<String, CommandError> {
    let rated = Rated {
        inherent: means(assessment.inherent),
        residual: means(assessment.residual),
        verified: verified.map(means),
        gates: assessment.gates.iter().filter_map(|open| gate(book, open)).collect(),
        drivers: &assessment.drivers,
        multipliers: &assessment.multipliers,
        nist: Nist {
            inherent: assessment.inherent.second_opinion(),
            residual: assessment.residual.second_opinion(),
            verified: verified.map(|vector| vector.second_opinion()),
        },
        evidence_missing: assessment.unanswered().collect(),
    };
    serde_json::to_string(&rated).map_err(|fault| CommandError::new("internal", "", fault.to_string()))
}

fn gate<'a>(book: &'a RuleBook, open: &'a OpenGate) -> Option<Gate<'a>> {
    let gate = book.gate(&open.id)?;
    let because = |cause: &'a Cause| Because { question: cause.question(), answer: cause.answer() };
    Some(Gate {
        id: open.id.as_str(),
        level: open.level,
        criteria: &open.criteria,
        because: open.because.iter().map(because).collect(),
        reason: &gate.reason,
        reference: gate.reference.get(Language::En),
        artefact: &gate.artefact,
        confirmed_by: &gate.confirmed_by,
    })
}

fn means(vector: Vector) -> Means {
    Means {
        vector,
        likelihood: vector.likelihood(),
        technical: vector.technical(),
        business: vector.business(),
        severity_technical: vector.severity_technical(),
        severity_business: vector.severity_business(),
        severity_max: vector.severity_max(),
    }
}
