//! The edge between sockets and services. `router` lists the layers that every request passes; handlers live in
//! `endpoint`. What a handler needs stands in [`Shared`]; what belongs to one request stands in its extensions:
//! [`RequestId`], [`Nonce`] and the reader's `Language`.

pub mod accept;
pub mod ask;
pub mod assets;
pub mod body;
pub mod contact;
pub mod context;
pub mod elsewhere;
pub mod endpoint;
mod frame;
pub mod health;
pub mod load;
pub mod local;
pub mod origin;
mod pack;
pub mod repeat;
pub mod report;
pub mod router;
pub mod security;
pub mod session;
pub mod theme;
pub mod tls;
pub mod trouble;
pub mod upload;

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

use domain::id::PersonId;
use tokio::sync::watch;

pub use self::{
    ask::{Ask, Visit},
    context::{Nonce, RequestId},
    endpoint::set_up,
    local::Local,
    session::{Session, Sessions, SignedIn},
    trouble::Trouble,
};
use crate::{
    config::{Config, Origin},
    password::Passwords,
    provider::Provider,
    service::Services,
    store::Db,
    world::World,
};

/// Header with which the draft saver asks, and which its answer repeats.
pub const SAVE: &str = "x-concord-save";
/// Header of a post that asks for a fragment of what is typed, and for nothing to be saved.
pub const FRAGMENT: &str = "x-concord-fragment";

/// What every handler can reach. Every layer of every request holds a clone, so a clone is one count and no more.
#[derive(Clone)]
pub struct Shared(Arc<Parts>);

impl Deref for Shared {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl From<Parts> for Shared {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

/// See [`Shared`].
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Time and randomness.
    pub world: World,
    /// The configuration.
    pub config: Arc<Config>,
    /// The address that people type.
    pub origin: Arc<Origin>,
    /// Where passwords are hashed.
    pub passwords: Passwords,
    /// Who is signed in.
    pub sessions: Sessions,
    /// The company's provider, where there is one.
    pub provider: Option<Arc<Provider>>,
    /// Whether the server is going down.
    pub stopping: Stopping,
    /// What the product does.
    pub services: Services,
    /// Addresses of the hashed files.
    pub assets: app::shell::Assets,
    /// Who can be played in the demo; empty in real life.
    pub personas: Arc<OnceLock<Vec<Persona>>>,
    /// The folder into which mails are written, where they are not sent.
    pub mails: Option<Arc<std::path::Path>>,
    /// Places for uploads.
    pub uploads: upload::Places,
    /// Makes the page that says what went wrong.
    pub trouble: trouble::Renderer,
}

/// The pattern of a route without the language.
fn bare(pattern: &str) -> &str {
    ["/de", "/en"].iter().find_map(|language| pattern.strip_prefix(language)).unwrap_or(pattern)
}

/// Set once, when the server begins to stop.
#[derive(Clone, Debug, Default)]
pub struct Stopping(Arc<watch::Sender<bool>>);

impl Stopping {
    /// From now on the server is not ready.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when it begins.
    pub async fn begun(&self) {
        // Fails when the sender is gone, and this is one.
        let _ = self.0.subscribe().wait_for(|begun| *begun).await;
    }
}

/// Somebody who can be played in the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Key of the words for the role.
    pub role: &'static str,
}
