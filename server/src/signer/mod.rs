//! Who signs the audit log: after a hundred entries or a minute, at the end, and on request. Before signing, every leaf that
//! is new since the last time is walked, and everything that was ever signed, here, by another process or in the sink, is
//! held against the walk; so a log that was rewritten or rolled back is never signed again. A size is signed once, whoever
//! comes first. The sink is a file to which notes are added; what it missed is added the next time.

mod key;
mod sink;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use audit::{Edge, LogKey, Notary, NoteFault, Others, SignFault, Vkeys, leaf};
use domain::time::{MINUTE, Time};
use tokio::task::JoinHandle;

pub use self::{
    key::{KeyError, generate, load, public},
    sink::notes,
};
use crate::{
    service::Services,
    store::{
        self, Db, nothing_held,
        trail::{self, Act, By, CheckpointRow},
    },
};

/// How often the task looks whether there is something to sign.
const LOOK: Duration = Duration::from_secs(5);
/// So many new entries are signed before the minute is over.
const MANY: u64 = 100;

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The log is not what was signed before.
    #[error("the audit log is not what was signed before, so nothing is signed any more: {0}")]
    Sign(#[from] SignFault),
    /// Something that was signed before is not believed.
    #[error("an earlier checkpoint is refused: {0}")]
    Note(#[from] NoteFault),
    /// The sink holds a checkpoint of more entries than there are.
    #[error(
        "a checkpoint over {signed} entries was signed, but the audit log has {size}: the database was rolled back, perhaps to a backup. If that was on purpose, start once with --accept-rollback"
    )]
    RolledBack {
        /// What was signed.
        signed: u64,
        /// What is there.
        size: u64,
    },
    /// The sink.
    #[error("the file of checkpoints {file}: {error}")]
    Sink {
        /// Its path.
        file: String,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Signs, or does nothing where there is no key. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Signer(Option<Arc<Inner>>);

#[derive(Debug)]
struct Inner {
    key: LogKey,
    sink: Option<PathBuf>,
    walk: tokio::sync::Mutex<Option<Notary>>,
    state: Mutex<State>,
}

/// How the signing stands, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// When this process signed last.
    pub at: Option<Time>,
    /// Why it could not sign the last time.
    pub fault: Option<String>,
    /// Why the sink could not be written the last time.
    pub sink_fault: Option<String>,
}

impl Signer {
    /// With this key, and a file to which checkpoints are added.
    pub fn new(key: LogKey, sink: Option<PathBuf>) -> Self {
        let (walk, state) = (tokio::sync::Mutex::default(), Mutex::default());
        Self(Some(Arc::new(Inner { key, sink, walk, state })))
    }

    /// The public key, as others name it.
    pub fn vkey(&self) -> Option<String> {
        self.0.as_ref().map(|inner| inner.key.vkey().to_string())
    }

    /// The keys that are believed here.
    pub fn vkeys(&self) -> Vkeys {
        self.0.iter().map(|inner| inner.key.vkey().clone()).collect()
    }

    /// The origin that stands in the checkpoints.
    pub fn origin(&self) -> Option<&str> {
        self.0.as_ref().map(|inner| inner.key.vkey().name())
    }

    /// Where checkpoints go besides the database.
    pub fn sink(&self) -> Option<&std::path::Path> {
        self.0.as_ref()?.sink.as_deref()
    }

    /// How it stands.
    pub fn state(&self) -> State {
        self.0.as_ref().map_or_else(State::default, |inner| {
            inner.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
        })
    }

    /// Refuses a log that is shorter than what was signed. Accepted, the sink begins anew beside the old one, and an entry
    /// says so.
    pub async fn begin(&self, db: &Db, accept: bool, now: Time) -> Result<(), Fault> {
        let Some(inner) = &self.0 else { return Ok(()) };
        let mut source = db.reader();
        let size = trail::head(&mut source).await?.size;
        let stored = trail::last_checkpoint(&mut source).await?.map_or(0, |row| row.size);
        drop(source);
        let vkeys = self.vkeys();
        let mut signed = u64::try_from(stored).unwrap_or_default();
        for note in inner.sunk()? {
            signed = signed.max(vkeys.open(&note, Others::Ignored)?.size());
        }
        let size = u64::try_from(size).unwrap_or_default();
        if signed <= size {
            return Ok(());
        }
        if !accept {
            return Err(Fault::RolledBack { signed, size });
        }
        if let Some(file) = &inner.sink {
            sink::set_aside(file, now).map_err(sink_fault(file))?;
        }
        db.write(move |tx| {
            Box::pin(async move {
                let act = Act::of(By::Operator, "audit.accept-rollback", "audit");
                tx.record(act.states(&signed.to_string(), &size.to_string()));
                Ok::<_, store::Error>(())
            })
        })
        .await?;
        tracing::warn!(signed, size, "a rollback was accepted");
        Ok(())
    }

    /// Signs what is there, if it is not signed yet; the checkpoint that is new.
    pub async fn sign(&self, db: &Db, now: Time) -> Result<Option<CheckpointRow>, Fault> {
        let Some(inner) = &self.0 else { return Ok(None) };
        nothing_held();
        let mut walk = inner.walk.lock().await;
        let mut outcome = inner.step(&mut walk, db).await;
        if outcome.is_err() && walk.is_some() {
            // Another process signed below where this one stood, or a fault that a fresh look has to confirm.
            *walk = None;
            outcome = inner.step(&mut walk, db).await;
        }
        if outcome.is_err() {
            *walk = None;
        }
        drop(walk);
        let poured = inner.pour(db).await;
        let mut state = inner.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.fault = outcome.as_ref().err().map(ToString::to_string);
        state.sink_fault = poured.err().map(|fault| fault.to_string());
        if let Some(fault) = &state.sink_fault {
            tracing::error!(fault, "checkpoints are not kept elsewhere");
        }
        if let Ok(Some(row)) = &outcome {
            state.at = Some(now);
            let note = row.note.as_str();
            tracing::info!(target: "concord::audit", size = row.size, note, "checkpoint");
        }
        outcome
    }
}

impl Inner {
    async fn step(&self, walk: &mut Option<Notary>, db: &Db) -> Result<Option<CheckpointRow>, Fault> {
        let mut source = db.reader();
        let head = trail::head(&mut source).await?;
        let last = trail::last_checkpoint(&mut source).await?.map_or(0, |row| row.size);
        if last == head.size {
            return Ok(None);
        }
        let vkeys = Vkeys::from_iter([self.key.vkey().clone()]);
        let is_new = walk.is_none();
        let notary = walk.get_or_insert_with(|| Notary::new(self.key.clone()));
        let next = i64::try_from(notary.next()).unwrap_or(i64::MAX);
        for row in trail::checkpoints_from(&mut source, next).await? {
            notary.expect(&vkeys.open(&row.note, Others::Refused)?);
        }
        if is_new {
            for note in self.sunk()? {
                notary.expect(&vkeys.open(&note, Others::Ignored)?);
            }
        }
        let mut after = next.checked_sub(1);
        'walk: loop {
            let rows = trail::entries(&mut source, after).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.seq);
            for row in &rows {
                if row.seq >= head.size {
                    break 'walk;
                }
                notary.push(leaf(&row.body));
            }
        }
        drop(source);
        let edge = Edge::from_bytes(head.size, &head.edge).map_err(|_| SignFault::Head)?;
        let row = CheckpointRow { size: head.size, note: notary.sign(&edge)? };
        Ok(trail::keep(db, row.clone()).await?.then_some(row))
    }

    /// Everything that the sink holds.
    fn sunk(&self) -> Result<Vec<String>, Fault> {
        self.sink.as_ref().map_or(Ok(Vec::new()), |file| sink::read(file).map_err(sink_fault(file)))
    }

    /// Adds to the sink what it does not hold yet.
    async fn pour(&self, db: &Db) -> Result<(), Fault> {
        let Some(file) = &self.sink else { return Ok(()) };
        let vkeys = Vkeys::from_iter([self.key.vkey().clone()]);
        let held = self
            .sunk()?
            .last()
            .map_or(Ok(0), |note| vkeys.open(note, Others::Ignored).map(|checkpoint| checkpoint.size()))?;
        let from = i64::try_from(held).unwrap_or(i64::MAX).saturating_add(1);
        let missing = trail::checkpoints_from(&mut db.reader(), from).await?;
        sink::add(file, missing.iter().map(|row| row.note.as_str())).map_err(sink_fault(file))
    }
}

fn sink_fault(file: &std::path::Path) -> impl Fn(std::io::Error) -> Fault + '_ {
    |error| Fault::Sink { file: file.display().to_string(), error }
}

/// Signs from time to time, until the handle is aborted; `None` without a key.
pub fn start(services: Services) -> Option<JoinHandle<()>> {
    services.signer.0.as_ref()?;
    Some(tokio::spawn(async move {
        let (mut known, mut since) = (0, services.world.now());
        loop {
            tokio::time::sleep(LOOK).await;
            let now = services.world.now();
            let Ok(head) = trail::head(&mut services.db.reader()).await else { continue };
            let size = u64::try_from(head.size).unwrap_or_default();
            if size == known {
                since = now;
            } else if size.saturating_sub(known) >= MANY || since.plus(MINUTE) <= now {
                match services.signer.sign(&services.db, now).await {
                    Ok(_) => (known, since) = (size, now),
                    Err(fault) => tracing::error!(error = &fault as &dyn std::error::Error, "not signed"),
                }
            }
        }
    }))
}
