//! What marketing asks for. While it is a draft every field may be missing; submission checks the whole and
//! names everything that is missing at once, so that nobody is sent back twice.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    id::CaseNumber,
    rating::{Answers, Assessment, Factor, Facts, GateAnswers, RateFault, Vector, applicable, rate},
    rules::{ConditionId, GateQuestionId, KindId, RuleBook},
    screening::Screened,
    time::Day,
};

/// The request as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Channel or tool, as people call it; at most [`limit::NAME`].
    pub tool: String,
    /// Who offers it; may stay empty.
    pub supplier: String,
    /// Which questions apply.
    pub kind: Option<KindId>,
    /// What marketing wants to reach; at most [`limit::TEXT`].
    pub purpose: String,
    /// What waiting costs, in words; at most [`limit::TEXT`]; may stay empty.
    pub waiting: String,
    /// Yearly cost in whole euros, a band's upper end; may be unknown.
    pub budget: Option<i64>,
    /// Planned first use; gates are evaluated on this day, and as strictly as any day can make them where there is none.
    pub go_live: Option<Day>,
    /// How firm that day is.
    #[serde(default, skip_serializing_if = "Start::is_day")]
    pub start: Start,
    /// Answers to the questions of the kind.
    pub answers: Answers,
    /// What was said to the statements of the legal check; those that are not asked may stay and do not count.
    #[serde(default)]
    pub gate_answers: GateAnswers,
    /// The four business impact values (FD, RD, NC, PV) that the requester confirmed in plain words.
    pub impact: Option<[u8; 4]>,
    /// The case that this one renews or appeals.
    pub follows: Option<CaseNumber>,
    /// What was said in plain words, and which answers follow from it or from what is known already.
    #[serde(default, skip_serializing_if = "Screened::is_empty")]
    pub screened: Screened,
}

/// When somebody wants to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// On the day that is given.
    #[default]
    Day,
    /// As soon as it may; the day is the one on which that was said.
    Soon,
    /// Whenever; there is no day.
    Any,
}

impl Start {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Soon, Self::Day, Self::Any];

    /// The value of its choice.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Soon => "soon",
            Self::Any => "any",
        }
    }

    /// The start of a value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|start| start.code() == code)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_day(&self) -> bool {
        matches!(self, Self::Day)
    }
}

/// Longest texts, in characters.
pub mod limit {
    /// Names of tools and suppliers.
    pub const NAME: usize = 80;
    /// Needs, purposes, reasons that people must read in one breath.
    pub const TEXT: usize = 280;
    /// Questions, answers, explanations.
    pub const LONG: usize = 2000;
    /// Links.
    pub const LINK: usize = 500;
}

/// Something that a submission lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The name of the tool.
    Tool,
    /// The kind of request.
    Kind,
    /// What it is for.
    Purpose,
    /// When it starts.
    GoLive,
    /// An answer is missing, or is none of its question.
    Answer(RateFault),
    /// A statement of the legal check is not answered.
    GateAnswer(GateQuestionId),
}

impl Request {
    /// Everything that must be there before security sees it. Empty means it can be submitted.
    pub fn missing(&self, book: &RuleBook) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.tool.trim().is_empty() {
            missing.push(Missing::Tool);
        }
        if self.purpose.trim().is_empty() {
            missing.push(Missing::Purpose);
        }
        if !self.has_start() {
            missing.push(Missing::GoLive);
        }
        match self.kind {
            None => missing.push(Missing::Kind),
            Some(kind) => {
                // which faults there are does not depend on the company
                if let Err(faults) = self.assess(book, &BTreeSet::new(), false) {
                    missing.extend(faults.into_iter().map(Missing::Answer));
                }
                let asked = applicable(book, kind, &self.answers, &self.gate_answers);
                let open = asked.into_iter().filter(|question| self.gate_answers.get(&question.id).is_none());
                missing.extend(open.map(|question| Missing::GateAnswer(question.id.clone())));
            }
        }
        missing
    }

    /// Whether somebody said when it begins.
    pub fn has_start(&self) -> bool {
        self.go_live.is_some() || self.start == Start::Any
    }

    /// What a rating of this request rests on, without a condition; `None` while the kind is not chosen.
    pub fn facts(&self, nis2: bool) -> Option<Facts<'_>> {
        let facts = Facts::of(self.kind?, &self.answers);
        Some(Facts { gate_answers: Some(&self.gate_answers), go_live: self.go_live, nis2, ..facts })
    }

    /// The rating of this request with these conditions accepted. Fails only while answers are missing. `nis2` is the
    /// policy's switch.
    pub fn assess(
        &self,
        book: &RuleBook,
        conditions: &BTreeSet<ConditionId>,
        nis2: bool,
    ) -> Result<Assessment, Vec<RateFault>> {
        let facts = self.facts(nis2).ok_or_else(Vec::new)?;
        rate(book, &facts.with(conditions))
    }

    /// Whether the requester confirmed exactly the business impact that the answers make now. A changed
    /// answer that moves one of the four values makes the severity provisional again.
    pub fn impact_confirmed(&self, inherent: &Vector) -> bool {
        self.impact == Some(business_impact(inherent))
    }
}

/// What a requester confirms in plain words: financial damage, reputation, non-compliance, privacy.
pub const IMPACT: [Factor; 4] =
    [Factor::Financial, Factor::Reputation, Factor::NonCompliance, Factor::Privacy];

/// The four values that a requester confirms: FD, RD, NC, PV.
pub fn business_impact(vector: &Vector) -> [u8; 4] {
    IMPACT.map(|factor| vector.get(factor))
}
