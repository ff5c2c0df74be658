//! Screening: what is asked in plain words before the catalogue, as data. An option does not name an answer of the
//! catalogue but what it leaves of one: the keys that an honest person could still give. So a mapping can be too
//! careful, never too hopeful: what is left of a question is taken at its worst (`crate::screening`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{KindId, QuestionId, ScreeningId};
use crate::{language::Bilingual, tool::Catalogue};

/// Most screening questions of a kind; with name, purpose, day, kind and the legal check they make eleven answers.
pub const MOST_SCREENING: usize = 6;

/// What is left of questions of the catalogue: the keys that can still be the answer.
pub type Leaves = BTreeMap<QuestionId, Vec<String>>;

/// Everything that spares people questions. Empty in books from before it existed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Screening {
    /// Questions about how an area works; its last request of the same kind answers them.
    pub account: Vec<QuestionId>,
    /// Questions about a tool or its supplier; the last decided request for the same tool answers them.
    pub supplier: Vec<QuestionId>,
    /// What tools of the catalogue rule out by their nature.
    pub facts: Vec<ToolFact>,
    /// The questions in plain words, kind by kind, in the order in which they are asked.
    pub questions: Vec<ScreeningQuestion>,
}

/// What is true of some tools of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolFact {
    /// Their slugs.
    pub tools: Vec<String>,
    /// What that leaves.
    pub leaves: Leaves,
}

/// One question in plain words. It also offers `unknown`, which no file lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningQuestion {
    /// Its stable name.
    pub id: ScreeningId,
    /// The kind for which it is asked.
    pub kind: KindId,
    /// The question.
    pub text: Bilingual,
    /// Why it is asked, in one sentence.
    pub why: Bilingual,
    /// The answers, the harmless one first.
    pub options: Vec<ScreeningOption>,
}

/// One answer to a question in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningOption {
    /// The stored key, one small letter.
    pub key: String,
    /// As people read it.
    pub text: Bilingual,
    /// What it leaves; a question that is not listed stays as open as it was.
    #[serde(default)]
    pub leaves: Leaves,
}

impl ScreeningQuestion {
    /// The option with this key; `None` also for `unknown`.
    pub fn option(&self, key: &str) -> Option<&ScreeningOption> {
        self.options.iter().find(|option| option.key == key)
    }

    /// Whether one of its options says something about this question of the catalogue.
    pub fn touches(&self, question: &QuestionId) -> bool {
        self.options.iter().any(|option| option.leaves.contains_key(question))
    }
}

impl Screening {
    /// The questions of a kind, in their order.
    pub fn of(&self, kind: KindId) -> impl Iterator<Item = &ScreeningQuestion> {
        self.questions.iter().filter(move |question| question.kind == kind)
    }

    /// The question with this name.
    pub fn question(&self, id: &ScreeningId) -> Option<&ScreeningQuestion> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// What the tool of this name leaves of a question; `None` where the catalogue says nothing about it.
    pub fn fact(&self, tool: &str, question: &QuestionId) -> Option<&Vec<String>> {
        let known = Catalogue::built_in().named(tool)?;
        let mut facts = self.facts.iter().filter(|fact| fact.tools.contains(&known.key));
        facts.find_map(|fact| fact.leaves.get(question))
    }
}
