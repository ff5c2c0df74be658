//! Looking back: a stored decision computed again, and a changed rule book against all past cases. Both only read, and
//! both simulate on a thread of their own.

use std::collections::BTreeMap;

use domain::{
    area::Area,
    case::{
        Case,
        dry_run::DryRun,
        proof::{Line, NoProof},
    },
    id::{AreaId, CaseNumber},
    rules::{BookFault, RuleBook, Sources},
};

use super::{Services, Trouble, act::load};
use crate::store;

/// Cases that are read at once.
const BATCH: i64 = 50;

/// Why a decision could not be computed again.
#[derive(Debug, thiserror::Error)]
pub enum Unproven {
    /// The database, or there is no such case.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// There is nothing to compute again.
    #[error(transparent)]
    NoProof(#[from] NoProof),
    /// Nobody kept the rule book.
    #[error("the rule book {0} of the decision is not stored, so it cannot be computed again")]
    NoBook(String),
    /// What is stored is not the book of that hash, or no book at all.
    #[error("the stored rule book {0} is not what its hash says: {1}")]
    ForeignBook(String, String),
    /// The thread that computed it failed.
    #[error("the computation failed: {0}")]
    Failed(#[from] tokio::task::JoinError),
}

/// A decision that was computed again.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Which.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// Everything that was compared.
    pub lines: Vec<Line>,
}

impl Proof {
    /// Every line matches.
    pub fn holds(&self) -> bool {
        self.lines.iter().all(Line::matches)
    }
}

/// Why a changed rule book was not tried.
#[derive(Debug, thiserror::Error)]
pub enum NotTried {
    /// The database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// It is no rule book; every fault is named.
    #[error(transparent)]
    Broken(#[from] BookFault),
    /// A file is missing.
    #[error("the file {0} is missing")]
    NoFile(&'static str),
    /// The thread that rated failed.
    #[error("the rating failed: {0}")]
    Failed(#[from] tokio::task::JoinError),
}

impl From<store::Error> for Unproven {
    fn from(error: store::Error) -> Self {
        Self::Trouble(error.into())
    }
}

impl From<store::Error> for NotTried {
    fn from(error: store::Error) -> Self {
        Self::Trouble(error.into())
    }
}

impl Services {
    /// Computes the stored decision of a case again, under the rule book of its day.
    pub async fn recompute(&self, number: CaseNumber) -> Result<Proof, Unproven> {
        let mut source = self.db.reader();
        let case = load(&mut source, number).await?.case;
        let hash = case.record()?.rule_book_hash.clone();
        let row = store::rule_book::find(&mut source, &hash).await?;
        let row = row.ok_or_else(|| Unproven::NoBook(hash.clone()))?;
        let foreign = |why: String| Unproven::ForeignBook(hash.clone(), why);
        let sources = Sources::named(|name| row.sources.get(name).map(String::as_str))
            .map_err(|name| foreign(format!("{name} is missing")))?;
        if sources.hash() != hash {
            return Err(foreign(format!("its texts have the hash {}", sources.hash())));
        }
        let book = RuleBook::from_toml(&sources).map_err(|fault| foreign(fault.to_string()))?;
        // not the memo of the pages: what is proven is computed, not remembered
        let work = move || (case.reference(), case.prove(&book, &loss::Memo::with_capacity(2)));
        let (reference, lines) = tokio::task::spawn_blocking(work).await?;
        Ok(Proof { number, reference, lines: lines? })
    }

    /// Rates every submitted case under the book in force and under a changed one, whose texts stand under the names of
    /// their files.
    pub async fn dry_run(&self, texts: &BTreeMap<String, String>) -> Result<DryRun, NotTried> {
        let sources = Sources::named(|name| texts.get(name).map(String::as_str)).map_err(NotTried::NoFile)?;
        let changed = RuleBook::from_toml(&sources)?;
        let mut source = self.db.reader();
        let areas: BTreeMap<AreaId, Area> =
            store::area::all(&mut source).await?.into_iter().map(|row| (row.area.id, row.area)).collect();
        let mut run = DryRun::of(self.book, &changed);
        let changed = std::sync::Arc::new(changed);
        let mut after = CaseNumber(0);
        loop {
            let cases: Vec<Case> = store::case::submitted(&mut source, after, BATCH).await?;
            let Some(last) = cases.last() else { return Ok(run) };
            after = last.number;
            let (services, changed, areas) = (self.clone(), changed.clone(), areas.clone());
            let work = move || {
                let compare = |case: &Case| {
                    let policy = areas.get(&case.area).map_or_else(
                        || domain::policy::Policy::clone(&services.policy()),
                        |area| services.policy().for_area(area),
                    );
                    case.compare(services.book, &changed, &policy, &services.losses)
                };
                cases.iter().map(compare).collect::<Vec<_>>()
            };
            run.cases.extend(tokio::task::spawn_blocking(work).await?);
        }
    }
}
