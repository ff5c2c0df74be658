//! Who signs. A log must never sign two histories, so the notary walks every leaf once, holds each earlier checkpoint
//! against the root at its size, and signs only a head that is the tree it walked. It keeps one edge: signing after a
//! hundred more entries costs a hundred hashes, not the whole log.

use std::collections::BTreeMap;

use super::{checkpoint::Checkpoint, key::LogKey};
use crate::tree::{Edge, Hash};

/// Why nothing was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignFault {
    /// The log is not the one that was signed before: entries below this size were changed.
    #[error("the entries below {size} are not those that were signed before")]
    Rewritten {
        /// Size of the earlier checkpoint.
        size: u64,
    },
    /// The log is shorter than what was signed before: it was cut or rolled back.
    #[error("an earlier checkpoint covers {signed} entries, the log has {size}")]
    RolledBack {
        /// Size of the largest earlier checkpoint.
        signed: u64,
        /// Entries now.
        size: u64,
    },
    /// The stored head is not the tree of the stored leaves.
    #[error("the head is not the tree of the entries")]
    Head,
    /// An earlier checkpoint below the leaves that were already walked; a new notary has to begin.
    #[error("the checkpoint over {size} entries came after its leaves were walked")]
    Behind {
        /// Size of the earlier checkpoint.
        size: u64,
    },
    /// An earlier checkpoint of another log.
    #[error("the earlier checkpoint is of another log")]
    Origin,
}

/// Signs checkpoints of one log.
#[derive(Debug)]
pub struct Notary {
    keys: Vec<LogKey>,
    edge: Edge,
    /// Earlier checkpoints ahead of the edge.
    ahead: BTreeMap<u64, Hash>,
    fault: Option<SignFault>,
}

impl Notary {
    /// Begins before the first leaf.
    pub fn new(key: LogKey) -> Self {
        Self { keys: vec![key], edge: Edge::default(), ahead: BTreeMap::new(), fault: None }
    }

    /// Adds the new key of a rotation: the next checkpoints carry both signatures. False: it is of another log.
    pub fn also(&mut self, key: LogKey) -> bool {
        let same = self.keys.iter().all(|known| known.vkey().name() == key.vkey().name());
        if same && self.keys.iter().all(|known| known.vkey() != key.vkey()) {
            self.keys.push(key);
        }
        same
    }

    /// Which leaf is pushed next.
    pub const fn next(&self) -> u64 {
        self.edge.size()
    }

    /// An earlier checkpoint, from the store or a sink, of at least [`next`](Self::next) entries: what lies behind the
    /// walk cannot be compared any more, and nothing is signed until a new notary began.
    pub fn expect(&mut self, earlier: &Checkpoint) {
        let size = earlier.size();
        if self.keys.iter().any(|key| key.vkey().name() != earlier.origin()) {
            self.fault.get_or_insert(SignFault::Origin);
        }
        if size < self.edge.size() {
            self.fault.get_or_insert(SignFault::Behind { size });
            return;
        }
        if self.ahead.insert(size, earlier.root()).is_some_and(|root| root != earlier.root()) {
            self.fault.get_or_insert(SignFault::Rewritten { size });
        }
        self.compare();
    }

    /// The next stored leaf hash.
    pub fn push(&mut self, leaf: Hash) {
        self.edge.push(leaf);
        self.compare();
    }

    fn compare(&mut self) {
        let size = self.edge.size();
        if let Some(root) = self.ahead.remove(&size)
            && root != self.edge.root()
        {
            self.fault.get_or_insert(SignFault::Rewritten { size });
        }
    }

    /// The signed note over the head, which must be exactly the tree of the pushed leaves.
    pub fn sign(&self, head: &Edge) -> Result<String, SignFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let size = head.size();
        if let Some((&signed, _)) = self.ahead.last_key_value() {
            return Err(SignFault::RolledBack { signed, size });
        }
        if *head != self.edge {
            return Err(SignFault::Head);
        }
        let name = self.keys.first().map_or("", |key| key.vkey().name());
        let text = Checkpoint::text(name, size, head.root());
        let signatures: String = self.keys.iter().map(|key| key.sign(&text)).collect();
        Ok(format!("{text}\n{signatures}"))
    }
}
