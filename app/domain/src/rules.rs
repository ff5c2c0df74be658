//! The rule book: what is asked, which conditions exist, which gates apply. It is data in TOML, bilingual and versioned,
//! because an administrator shall be able to change it; the engine that reads it is in `rating`. A book can only come
//! from [`RuleBook::from_toml`], which checks every link and value, so the engine never meets a half-made book.

mod check;
mod condition;
mod gate;
mod gate_question;
mod id;
mod kind;
mod screening;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

pub use condition::{Condition, Group, Scenario};
pub use gate::{Gate, GateLevel, GateRef, NotAGate};
pub use gate_question::{After, Circumstance, GateAnswer, GateGroup, GateQuestion, Opening};
pub use id::{ConditionId, GateId, GateQuestionId, QuestionId, ScreeningId, TopicId};
pub use kind::{Answer, Combination, Kind, KindId, PAGE_LENGTH, Page, Question, Topic};
pub use screening::{Leaves, MOST_SCREENING, Screening, ScreeningOption, ScreeningQuestion, ToolFact};

use crate::{hash::sha256, language::Bilingual};

/// A checked rule book.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleBook {
    /// Stored with every rating, so that an old decision can be explained by the rules of its day.
    pub version: String,
    hash: String,
    kinds: [Kind; 6],
    conditions: BTreeMap<ConditionId, Condition>,
    gates: BTreeMap<GateId, Gate>,
    legal: LegalCheck,
    screening: Screening,
    settings: Settings,
}

/// The texts of a rule book's files.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// Version, scenarios, groups, criteria.
    pub book: &'a str,
    /// The library of conditions.
    pub conditions: &'a str,
    /// The gates.
    pub gates: &'a str,
    /// The statements of the legal check.
    pub gate_questions: &'a str,
    /// The questions in plain words; empty in books from before them.
    pub screening: &'a str,
    /// One file for each kind, in the order of [`KindId::ALL`].
    pub kinds: [&'a str; 6],
}

impl<'a> Sources<'a> {
    /// The texts with the names of their files.
    pub const fn files(&self) -> [(&'static str, &'a str); 11] {
        let [social, saas, iot, ai, payment, partner] = self.kinds;
        [
            ("book.toml", self.book),
            ("conditions.toml", self.conditions),
            ("gates.toml", self.gates),
            ("gate_questions.toml", self.gate_questions),
            ("social.toml", social),
            ("saas.toml", saas),
            ("iot.toml", iot),
            ("ai.toml", ai),
            ("payment.toml", payment),
            ("partner.toml", partner),
            ("screening.toml", self.screening),
        ]
    }

    /// The texts by the names of their files; the name of the first that is missing otherwise. The screening may be
    /// missing: books that were in force before it are still read.
    pub fn named(text: impl Fn(&str) -> Option<&'a str>) -> Result<Self, &'static str> {
        let of = |name: &'static str| text(name).ok_or(name);
        Ok(Self {
            book: of("book.toml")?,
            conditions: of("conditions.toml")?,
            gates: of("gates.toml")?,
            gate_questions: of("gate_questions.toml")?,
            screening: text("screening.toml").unwrap_or_default(),
            kinds: [
                of("social.toml")?,
                of("saas.toml")?,
                of("iot.toml")?,
                of("ai.toml")?,
                of("payment.toml")?,
                of("partner.toml")?,
            ],
        })
    }

    /// SHA-256 over the names and texts, in hexadecimal.
    pub fn hash(&self) -> String {
        // a file that was never there must not change the hash of an old book
        let present =
            self.files().into_iter().filter(|(name, text)| *name != "screening.toml" || !text.is_empty());
        sha256(present.flat_map(|(name, text)| [name, text]))
    }
}

/// Why texts do not make a rule book.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookFault {
    /// Not TOML, or a field is missing, unknown or of the wrong type.
    #[error("{file} cannot be read: {reason}")]
    Unreadable {
        /// Which of the sources.
        file: String,
        /// What the parser says, with the place.
        reason: String,
    },
    /// The files can be read, but do not fit together; one sentence for each fault.
    #[error("the rule book contradicts itself: {}", .0.join("; "))]
    Inconsistent(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    version: String,
    most_groups: usize,
    least_share: f64,
    criteria: Vec<Bilingual>,
    scenarios: Vec<Scenario>,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    conditions: Vec<Condition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gates {
    gates: Vec<Gate>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalCheck {
    groups: Vec<GateGroup>,
    circumstances: BTreeMap<String, Circumstance>,
    questions: Vec<GateQuestion>,
}

impl RuleBook {
    /// The book that ships with the program.
    pub fn built_in() -> &'static Self {
        static BOOK: LazyLock<RuleBook> = LazyLock::new(|| match RuleBook::from_toml(&BUILT_IN) {
            Ok(book) => book,
            // compiled in and parsed by a test: no input reaches this
            Err(fault) => unreachable!("{fault}"),
        });
        &BOOK
    }

    /// A book from its files, checked: every link leads somewhere, every value is one that OWASP lists, every id is
    /// there once, no text is empty, the first answer of each question is the harmless one.
    pub fn from_toml(sources: &Sources<'_>) -> Result<Self, BookFault> {
        let settings: Settings = read("book", sources.book)?;
        let library: Library = read("conditions", sources.conditions)?;
        let gates: Gates = read("gates", sources.gates)?;
        let legal: LegalCheck = read("gate_questions", sources.gate_questions)?;
        let screening: Screening = read("screening", sources.screening)?;
        let [social, saas, iot, ai, payment, partner] = sources.kinds;
        let kinds: [Kind; 6] = [
            read("social", social)?,
            read("saas", saas)?,
            read("iot", iot)?,
            read("ai", ai)?,
            read("payment", payment)?,
            read("partner", partner)?,
        ];
        let mut faults = Vec::new();
        check::unique(library.conditions.iter().map(|condition| condition.id.as_str()), &mut faults);
        check::unique(gates.gates.iter().map(|gate| gate.id.as_str()), &mut faults);
        let book = Self {
            version: settings.version.clone(),
            hash: sources.hash(),
            kinds,
            conditions: library
                .conditions
                .into_iter()
                .map(|condition| (condition.id.clone(), condition))
                .collect(),
            gates: gates.gates.into_iter().map(|gate| (gate.id.clone(), gate)).collect(),
            legal,
            screening,
            settings,
        };
        check::book(&book, &mut faults);
        if faults.is_empty() { Ok(book) } else { Err(BookFault::Inconsistent(faults)) }
    }

    /// SHA-256 of its texts: two books with one version are still two.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The texts of the book that ships with the program, to keep them beside the decisions that rest on it.
    pub const fn built_in_sources() -> &'static Sources<'static> {
        &BUILT_IN
    }

    /// One kind; every book has all six.
    pub const fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id as usize]
    }

    /// The kinds, in the order of [`KindId::ALL`].
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// One condition of the library.
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        self.conditions.get(id)
    }

    /// The library, by id.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.values()
    }

    /// One gate.
    pub fn gate(&self, id: &GateId) -> Option<&Gate> {
        self.gates.get(id)
    }

    /// The gates, by id.
    pub fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.gates.values()
    }

    /// The statements of the legal check, in the order in which they are asked.
    pub fn gate_questions(&self) -> impl Iterator<Item = &GateQuestion> {
        self.legal.questions.iter()
    }

    /// One statement of the legal check.
    pub fn gate_question(&self, id: &GateQuestionId) -> Option<&GateQuestion> {
        self.gate_questions().find(|question| question.id == *id)
    }

    /// The groups of the legal check, in the order in which they are asked.
    pub fn gate_groups(&self) -> &[GateGroup] {
        &self.legal.groups
    }

    /// Everything that rated answers can mean for the legal check.
    pub fn circumstances(&self) -> impl Iterator<Item = &Circumstance> {
        self.legal.circumstances.values()
    }

    /// What is asked in plain words, and what spares people questions.
    pub const fn screening(&self) -> &Screening {
        &self.screening
    }

    /// What rated answers mean for the legal check, by its name.
    pub fn circumstance(&self, name: &str) -> Option<&Circumstance> {
        self.legal.circumstances.get(name)
    }

    /// What the criterion with this number (1 to 9, WP 248 rev.01) is called.
    pub fn criterion(&self, number: u8) -> Option<&Bilingual> {
        self.settings.criteria.get(usize::from(number).checked_sub(1)?)
    }

    /// The loss scenarios, in the order in which they are shown.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.settings.scenarios
    }

    /// The mechanism groups, by id.
    pub fn groups(&self) -> &[Group] {
        &self.settings.groups
    }

    /// How many mechanism groups count for one scenario at most.
    pub const fn most_groups(&self) -> usize {
        self.settings.most_groups
    }

    /// The share of a scenario that no set of conditions can take away.
    pub const fn least_share(&self) -> f64 {
        self.settings.least_share
    }
}

fn read<'de, T: Deserialize<'de>>(file: &str, text: &'de str) -> Result<T, BookFault> {
    toml::from_str(text)
        .map_err(|fault| BookFault::Unreadable { file: file.to_owned(), reason: fault.to_string() })
}

const BUILT_IN: Sources<'static> = Sources {
    book: include_str!("../rules/book.toml"),
    conditions: include_str!("../rules/conditions.toml"),
    gates: include_str!("../rules/gates.toml"),
    gate_questions: include_str!("../rules/gate_questions.toml"),
    screening: include_str!("../rules/screening.toml"),
    kinds: [
        include_str!("../rules/social.toml"),
        include_str!("../rules/saas.toml"),
        include_str!("../rules/iot.toml"),
        include_str!("../rules/ai.toml"),
        include_str!("../rules/payment.toml"),
        include_str!("../rules/partner.toml"),
    ],
};
