//! What is asked for each kind of request. The six kinds are an enum, because addresses, seeds and pages name them;
//! their questions are data. Questions keep the order of the catalogue; pages follow the topics instead, because
//! people answer better when the questions of one page belong together (experience.md 0: at most three a page).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ConditionId, GateLevel, GateRef, QuestionId, TopicId};
use crate::{
    language::Bilingual,
    rating::{Factor, Vector},
};

/// Most questions on one page.
pub const PAGE_LENGTH: usize = 3;

/// The kinds of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KindId {
    /// A social media channel.
    Social,
    /// A marketing tool run by a supplier.
    Saas,
    /// A connected device of a campaign.
    Iot,
    /// A chatbot, generator or agent.
    Ai,
    /// A payment or commerce plugin.
    Payment,
    /// Data shared with a partner.
    Partner,
}

impl KindId {
    /// All six, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Social, Self::Saas, Self::Iot, Self::Ai, Self::Payment, Self::Partner];

    /// The word in files, addresses and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Social => "social",
            Self::Saas => "saas",
            Self::Iot => "iot",
            Self::Ai => "ai",
            Self::Payment => "payment",
            Self::Partner => "partner",
        }
    }

    /// The kind with this word; `None` for any other.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One kind of request with everything that is asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Which one.
    pub id: KindId,
    /// As people read it.
    pub name: Bilingual,
    /// The factors of a request of this kind before any answer.
    pub baseline: Vector,
    /// Criteria that count for every request of this kind, whatever the answers (scoring.md 4.6b).
    #[serde(default)]
    pub always: Vec<GateRef>,
    /// In page order.
    pub topics: Vec<Topic>,
    /// In catalogue order, that is by id.
    pub questions: Vec<Question>,
    /// Gates that only several answers together open.
    #[serde(default)]
    pub combinations: Vec<Combination>,
}

/// Questions that stand together on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Unique within the kind.
    pub id: TopicId,
    /// Its heading.
    pub name: Bilingual,
}

/// One page of the catalogue: a topic, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The heading.
    pub topic: &'a Topic,
    /// One to three questions.
    pub questions: Vec<&'a Question>,
}

/// One question. Every question also offers the key `unknown` ("Weiß ich nicht"), which no file lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its stable name.
    pub id: QuestionId,
    /// The topic of its kind under which it is asked.
    pub topic: TopicId,
    /// The question.
    pub text: Bilingual,
    /// Why it is asked, in one sentence.
    pub why: Bilingual,
    /// The answers, best first.
    pub answers: Vec<Answer>,
    /// The conditions that can act on its answers.
    pub conditions: Vec<ConditionId>,
}

/// One listed answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The stored key, one small letter.
    pub key: String,
    /// As people read it.
    pub text: Bilingual,
    /// The least value of a factor once this answer is given; 0 means that the factor does not apply.
    #[serde(default)]
    pub floors: BTreeMap<Factor, u8>,
    /// What it opens.
    #[serde(default)]
    pub gate: Option<GateRef>,
}

/// A gate that opens only when every one of its questions has one of the listed answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Combination {
    /// What opens.
    pub gate: GateRef,
    /// How strongly.
    pub level: GateLevel,
    /// The keys that count, by question.
    pub when: BTreeMap<QuestionId, Vec<String>>,
    /// Why, in one sentence.
    pub reason: Bilingual,
}

impl Kind {
    /// The question with this name.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The pages on which this kind's questions are asked: topic by topic, at most [`PAGE_LENGTH`] questions each, the
    /// pages of one topic of about equal length.
    pub fn pages(&self) -> Vec<Page<'_>> {
        let mut pages = Vec::new();
        for topic in &self.topics {
            let questions: Vec<&Question> = self.questions.iter().filter(|q| q.topic == topic.id).collect();
            let count = questions.len().div_ceil(PAGE_LENGTH);
            for length in questions.chunks(questions.len().div_ceil(count.max(1)).max(1)) {
                pages.push(Page { topic, questions: length.to_vec() });
            }
        }
        pages
    }

    /// The conditions that can act on at least one answer of this kind, by name and without repetition.
    pub fn conditions(&self) -> impl Iterator<Item = &ConditionId> {
        let linked: std::collections::BTreeSet<_> =
            self.questions.iter().flat_map(|question| &question.conditions).collect();
        linked.into_iter()
    }
}

impl Question {
    /// The listed answer with this key; `None` also for `unknown`.
    pub fn answer(&self, key: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.key == key)
    }
}
