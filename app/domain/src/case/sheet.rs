//! What a verdict rests on, as one flat sheet of facts: what was asked for, answers, files, papers and the rating. A verdict
//! keeps the hash of its sheet and its place in the list of later changes; whether it is stale, and what is different,
//! is computed by taking those changes back. Nothing is marked, so nothing can be marked wrongly, and a case grows
//! only by what really changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, artefact::ArtefactStatus, request::Start, standing::Basis},
    hash::sha256,
    rating::{Factor, UNKNOWN},
    time::Time,
};

/// Facts by key: `fact/tool`, `answer/Q-SA-1`, `legal/GQ-N-1`, `file/…`, `paper/G-AVV`, `factor/SL`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactSheet(pub BTreeMap<String, String>);

/// One fact that is another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFact {
    /// Its key.
    pub key: String,
    /// As it was; `None` where there was nothing.
    pub before: Option<String>,
    /// As it is; `None` where there is nothing any more.
    pub now: Option<String>,
}

/// One act that changed facts after the submission: the facts as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// When.
    pub at: Time,
    /// What each changed key said before; `None` where there was nothing.
    pub before: BTreeMap<String, Option<String>>,
}

/// The facts on which something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Of the whole sheet, in hexadecimal.
    pub hash: String,
    /// How many acts had changed facts before.
    pub step: usize,
}

/// What is different from the facts on which something was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standpoint {
    /// Nothing.
    Fresh,
    /// These facts.
    Stale(Vec<ChangedFact>),
    /// No fact, but what follows from them: another rule book or policy is in force.
    OtherRules,
}

impl FactSheet {
    /// Its hash.
    pub fn hash(&self) -> String {
        sha256(self.0.iter().flat_map(|(key, value)| [key.as_str(), value.as_str()]))
    }

    /// The facts under these keys only.
    #[must_use]
    pub fn only(&self, mut wanted: impl FnMut(&str) -> bool) -> Self {
        let kept = self.0.iter().filter(|(key, _)| wanted(key));
        Self(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    /// What is different now.
    pub fn difference(&self, now: &Self) -> Vec<ChangedFact> {
        let keys: BTreeSet<&String> = self.0.keys().chain(now.0.keys()).collect();
        keys.into_iter()
            .map(|key| (key, self.0.get(key).cloned(), now.0.get(key).cloned()))
            .filter(|(_, before, now)| before != now)
            .map(|(key, before, now)| ChangedFact { key: key.clone(), before, now })
            .collect()
    }
}

impl Case {
    /// The facts as they stand. The rating is left out while answers are missing.
    pub fn sheet(&self, basis: &Basis<'_>) -> FactSheet {
        let mut facts = BTreeMap::new();
        let mut put = |key: String, value: String| {
            if !value.is_empty() {
                facts.insert(key, value);
            }
        };
        let request = &self.request;
        put("fact/tool".into(), request.tool.clone());
        put("fact/supplier".into(), request.supplier.clone());
        put("fact/kind".into(), request.kind.map_or_else(String::new, |kind| kind.code().to_owned()));
        put("fact/purpose".into(), request.purpose.clone());
        put("fact/waiting".into(), request.waiting.clone());
        put("fact/budget".into(), request.budget.map_or_else(String::new, |budget| budget.to_string()));
        let start = match request.start {
            Start::Any => Start::Any.code().to_owned(),
            Start::Day | Start::Soon => request.go_live.map_or_else(String::new, |day| day.to_string()),
        };
        put("fact/go-live".into(), start);
        for (question, key) in &request.answers.0 {
            put(format!("answer/{question}"), key.clone());
        }
        for (statement, answer) in &request.gate_answers.0 {
            put(format!("legal/{statement}"), answer.code().to_owned());
        }
        for (id, exhibit) in self.evidence.iter().filter(|(_, exhibit)| !exhibit.removed) {
            put(format!("file/{id}"), format!("{} ({})", exhibit.name, exhibit.version));
        }
        for (gate, paper) in &self.artefacts {
            let status = match paper.status {
                ArtefactStatus::Attached => "attached",
                ArtefactStatus::Confirmed { .. } => "confirmed",
                ArtefactStatus::Rejected { .. } => "rejected",
            };
            put(format!("paper/{gate}"), status.to_owned());
        }
        if let Ok((_, (inherent, _))) = self.vectors(basis, &BTreeSet::new()) {
            for factor in Factor::ALL {
                put(format!("factor/{}", factor.code()), inherent.get(factor).to_string());
            }
        }
        FactSheet(facts)
    }

    /// The sheet as it was before the acts from `step` on.
    pub fn sheet_at(&self, basis: &Basis<'_>, step: usize) -> FactSheet {
        let mut sheet = self.sheet(basis);
        for past in self.past.iter().skip(step).rev() {
            for (key, before) in &past.before {
                match before {
                    Some(value) => sheet.0.insert(key.clone(), value.clone()),
                    None => sheet.0.remove(key),
                };
            }
        }
        sheet
    }

    /// What something rests on that is said now.
    pub fn ground(&self, basis: &Basis<'_>) -> Ground {
        Ground { hash: self.sheet(basis).hash(), step: self.past.len() }
    }

    /// Whether the facts are still those on which it was said, and what is different.
    pub fn standpoint(&self, basis: &Basis<'_>, ground: &Ground) -> Standpoint {
        let now = self.sheet(basis);
        if now.hash() == ground.hash {
            return Standpoint::Fresh;
        }
        let changed = self.sheet_at(basis, ground.step).difference(&now);
        if changed.is_empty() { Standpoint::OtherRules } else { Standpoint::Stale(changed) }
    }
}

impl ChangedFact {
    /// The part of the key before and after the stroke.
    pub fn place(&self) -> (&str, &str) {
        self.key.split_once('/').unwrap_or((self.key.as_str(), ""))
    }

    /// Nobody knows it, as an answer to a question.
    pub fn is_unknown(value: &str) -> bool {
        value == UNKNOWN
    }
}
