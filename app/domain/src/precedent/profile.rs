//! By what a decided case is found again: kind, tool, supplier, what it says about data, and the stems of its words.
//! Those of facts (names, kind, the rule book's conditions) are apart from those of people's own texts, because who may
//! not see a case may find it by its facts only; otherwise a search would tell what it must not show. Posts are private
//! or between the sides and never among the words.

use std::collections::BTreeSet;

use super::stem::stems;
use crate::{
    case::{
        Case,
        package::{Package, Term},
        state::{Decided, State},
    },
    language::Language,
    rating::Factor,
    rules::{KindId, RuleBook},
    tool::name_key,
};

/// What a case is about, as far as others can resemble it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Kind of request.
    pub kind: Option<KindId>,
    /// Key of the tool's name.
    pub tool: String,
    /// Key of the supplier's name; empty where none was named.
    pub supplier: String,
    /// What it says about data: `question:answer` for each answer that concerns confidentiality or privacy.
    pub data: BTreeSet<String>,
    /// Stems of what everybody may know.
    pub facts: BTreeSet<String>,
    /// Stems of people's own texts.
    pub texts: BTreeSet<String>,
}

impl Profile {
    /// The profile of a case, decided or not.
    pub fn of(case: &Case, book: &RuleBook) -> Self {
        Self::nameless(case, book).named(&case.request.tool, &case.request.supplier)
    }

    /// All of it but tool and supplier.
    pub fn nameless(case: &Case, book: &RuleBook) -> Self {
        let request = &case.request;
        let (mut facts, mut texts) = (BTreeSet::new(), stems(&request.purpose));
        let mut data = BTreeSet::new();
        if let Some(kind) = request.kind {
            let kind = book.kind(kind);
            facts.extend(Language::ALL.into_iter().flat_map(|language| stems(kind.name.get(language))));
            let told = kind.questions.iter().filter_map(|question| {
                let answer = question.answer(request.answers.get(&question.id)?)?;
                let about = [Factor::Confidentiality, Factor::Privacy]
                    .iter()
                    .any(|factor| answer.floors.contains_key(factor));
                about.then(|| format!("{}:{}", question.id, answer.key))
            });
            data.extend(told);
        }
        if let Some(decided) = decided(case) {
            texts.extend(stems(&decided.decision.reason));
            for term in decided.decision.package.iter().flat_map(|package| &package.terms) {
                texts.extend(stems(&term.text));
                let listed = term.condition.as_ref().and_then(|id| book.condition(id));
                let said = listed.into_iter().flat_map(|condition| {
                    Language::ALL.into_iter().flat_map(|language| stems(condition.text.get(language)))
                });
                facts.extend(said);
            }
            texts.extend(decided.decision.package.iter().flat_map(scope));
        }
        Self { kind: request.kind, data, facts, texts, ..Self::default() }
    }

    /// With these names.
    #[must_use]
    pub fn named(mut self, tool: &str, supplier: &str) -> Self {
        self.facts.extend(stems(tool));
        self.facts.extend(stems(supplier));
        Self { tool: name_key(tool), supplier: name_key(supplier), ..self }
    }
}

fn scope(package: &Package) -> BTreeSet<String> {
    let scope = &package.scope;
    [&scope.audience, &scope.data, &scope.region].into_iter().flat_map(|text| stems(text)).collect()
}

/// The decision of a case that counts; `None` while it is open or can still be undone.
pub fn decided(case: &Case) -> Option<&Decided> {
    match &case.state {
        State::Approved(decided) | State::Declined(decided) if decided.effective => Some(decided),
        _ => None,
    }
}

/// The conditions of a package as another area may know them: the rule book's, without anybody's words.
pub fn public_terms(terms: &[Term]) -> Vec<Term> {
    let listed = terms.iter().filter(|term| term.condition.is_some());
    listed.map(|term| Term { text: String::new(), ..term.clone() }).collect()
}
