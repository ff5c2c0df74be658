//! Which request, from where, in which session. It travels with the task, like the claim on a key, so that no service
//! has to hand it on and none can forget it. Outside a request (the clock, a command) there is none.

use std::{
    future::Future,
    net::IpAddr,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::id::PersonId;
use uuid::Uuid;

tokio::task_local! {
    static CURRENT: Context;
}

/// One request. Clones are the same.
#[derive(Clone, Debug)]
pub struct Context(Arc<Inner>, Arc<AtomicBool>);

#[derive(Debug)]
struct Inner {
    request: Uuid,
    address: Option<IpAddr>,
    agent: String,
    session: OnceLock<(PersonId, String)>,
    refusal: Mutex<Option<&'static str>>,
}

impl Context {
    /// A request by its number, from an address and from this browser.
    pub fn new(request: Uuid, address: Option<IpAddr>, agent: String) -> Self {
        let inner =
            Arc::new(Inner { request, address, agent, session: OnceLock::new(), refusal: Mutex::default() });
        Self(inner, Arc::default())
    }

    /// Does `work` under this context.
    pub async fn scope<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }

    /// Does `work` under a context, if there is one, in another task: what this one holds is not held there.
    pub async fn carry<F: Future>(context: Option<Self>, work: F) -> F::Output {
        match context {
            Some(Self(inner, _)) => Self(inner, Arc::default()).scope(work).await,
            None => work.await,
        }
    }

    /// The context of this task. A task that is spawned begins without one: whoever spawns carries it over.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Self::clone).ok()
    }

    /// Who is signed in, and the hash of the session's token, of which four bytes are told.
    pub fn signed_in(&self, person: PersonId, token_hash: &[u8; 32]) {
        let [a, b, c, d, ..] = *token_hash;
        let prefix = format!("{:08x}", u32::from_be_bytes([a, b, c, d]));
        // A second look finds the same session.
        let _ = self.0.session.set((person, prefix));
    }

    /// Something was refused to whoever asks, for this reason; answered by the layer that logs refusals.
    pub fn refused(why: &'static str) {
        if let Some(Self(inner, _)) = Self::current() {
            *inner.refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        }
    }

    /// The refusal, if there was one.
    pub fn refusal(&self) -> Option<&'static str> {
        *self.0.refusal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether its task holds a connection that reads.
    pub fn is_holding(&self) -> bool {
        self.1.load(Ordering::Relaxed)
    }

    pub(in crate::store) fn holds(&self, holding: bool) {
        self.1.store(holding, Ordering::Relaxed);
    }

    /// Who is signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.0.session.get().map(|(person, _)| *person)
    }

    pub(super) fn session(&self) -> Option<String> {
        self.0.session.get().map(|(_, prefix)| prefix.clone())
    }

    pub(super) fn request(&self) -> String {
        self.0.request.to_string()
    }

    /// Where the request comes from.
    pub fn address(&self) -> Option<String> {
        self.0.address.map(|address| address.to_string())
    }

    /// The same as a number.
    pub fn ip(&self) -> Option<IpAddr> {
        self.0.address
    }

    /// Browser and system, where they are known.
    pub fn agent(&self) -> Option<String> {
        Some(self.0.agent.clone()).filter(|agent| !agent.is_empty())
    }
}
