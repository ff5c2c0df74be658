//! Remembers outcomes by the hash of their input. The engine is a pure function, so remembering is invisible but for the
//! time it saves: a page that shows three packages asks for each curve once. It is bounded, and two threads that ask for
//! the same outcome at once compute it once: the second waits for the first.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use crate::{Checked, Outcome, simulate};

/// Outcomes of a memo that was not told otherwise; an outcome takes a few kilobytes.
const CAPACITY: usize = 512;

/// Outcomes by the hash of their input. Clones share it.
#[derive(Clone)]
pub struct Memo(Arc<Mutex<Shelf>>);

struct Shelf {
    capacity: usize,
    outcomes: BTreeMap<String, Arc<OnceLock<Arc<Outcome>>>>,
    /// Least recently asked for first.
    order: VecDeque<String>,
}

impl Default for Memo {
    fn default() -> Self {
        Self::with_capacity(CAPACITY)
    }
}

impl Memo {
    /// Remembers at most so many outcomes; at least one.
    pub fn with_capacity(capacity: usize) -> Self {
        let capacity = capacity.max(1);
        Self(Arc::new(Mutex::new(Shelf { capacity, outcomes: BTreeMap::new(), order: VecDeque::new() })))
    }

    /// The outcome, remembered or computed now.
    pub fn outcome(&self, checked: &Checked) -> Arc<Outcome> {
        let cell = self.shelf(|shelf| shelf.cell(checked.hash()));
        Arc::clone(cell.get_or_init(|| Arc::new(simulate(checked))))
    }

    /// The outcome if it is remembered.
    pub fn known(&self, checked: &Checked) -> Option<Arc<Outcome>> {
        self.shelf(|shelf| shelf.outcomes.get(checked.hash()).and_then(|cell| cell.get().map(Arc::clone)))
    }

    /// How many outcomes are remembered or being computed.
    pub fn len(&self) -> usize {
        self.shelf(|shelf| shelf.outcomes.len())
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn shelf<T>(&self, work: impl FnOnce(&mut Shelf) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shelf {
    fn cell(&mut self, hash: &str) -> Arc<OnceLock<Arc<Outcome>>> {
        self.order.retain(|known| known != hash);
        self.order.push_back(hash.to_owned());
        if self.order.len() > self.capacity
            && let Some(oldest) = self.order.pop_front()
        {
            self.outcomes.remove(&oldest);
        }
        Arc::clone(self.outcomes.entry(hash.to_owned()).or_default())
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("outcomes", &self.len()).finish()
    }
}
