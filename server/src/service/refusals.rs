//! What was refused to whom, for the audit log. Counted in memory and written by the clock: one entry for the first of a
//! kind, then one a minute that says how often. So an attacker can neither fill the disk nor tell from an answer's time
//! whether something was written. A process that dies loses a second of it, and nothing that anybody was promised.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::time::{MINUTE, Time};

use super::Services;
use crate::store::{
    Error,
    trail::{Act, By, Context},
};

/// Kinds that are told apart at the same time; everything else is one kind.
const KINDS: usize = 32;

/// Refusals that are not written yet. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Refusals(Arc<Mutex<BTreeMap<Refusal, Counted>>>);

/// A kind of refusal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// Who was refused.
    pub by: By,
    /// `access.refused` or `session.refused`.
    pub act: &'static str,
    /// What they wanted to see or change.
    pub object: String,
    /// How: the method and the route.
    pub way: String,
    /// Why not.
    pub why: &'static str,
}

#[derive(Debug)]
struct Counted {
    count: u64,
    written: Option<Time>,
    context: Option<Context>,
}

impl Refusals {
    fn due(&self, now: Time, all: bool) -> Vec<(Refusal, u64, Option<Context>)> {
        let mut kinds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let old = |written: Option<Time>| written.is_none_or(|at| at.plus(MINUTE) <= now || now < at);
        kinds.retain(|_, counted| counted.count > 0 || !old(counted.written));
        let due = kinds.iter_mut().filter(|(_, counted)| counted.count > 0 && (all || old(counted.written)));
        due.map(|(refusal, counted)| {
            counted.written = Some(now);
            (refusal.clone(), std::mem::take(&mut counted.count), counted.context.take())
        })
        .collect()
    }
}

impl Services {
    /// Notes a refusal; [`Services::log_refusals`] writes it.
    pub fn refuse(&self, refusal: Refusal) {
        let mut kinds = self.refusals.0.lock().unwrap_or_else(PoisonError::into_inner);
        let many = kinds.len() >= KINDS && !kinds.contains_key(&refusal);
        let kind = if many {
            let (object, way) = ("many".to_owned(), String::new());
            Refusal { by: By::Nobody, act: "access.refused", object, way, why: "many" }
        } else {
            refusal
        };
        let begun = || Counted { count: 0, written: None, context: None };
        let counted = kinds.entry(kind).or_insert_with(begun);
        counted.count = counted.count.saturating_add(1);
        if counted.context.is_none() {
            counted.context = Context::current();
        }
    }

    /// Writes what is due, or everything; called by the clock and at the end.
    pub async fn log_refusals(&self, all: bool) -> Result<(), Error> {
        for (Refusal { by, act, object, way, why }, count, context) in
            self.refusals.due(self.world.now(), all)
        {
            let mut act = Act::of(by, act, object).states(&way, why);
            if count > 1 {
                act = act.times(count);
            }
            let write = self.db.write(move |tx| {
                Box::pin(async move {
                    tx.record(act);
                    Ok::<_, Error>(())
                })
            });
            Context::carry(context, write).await?;
        }
        Ok(())
    }
}
