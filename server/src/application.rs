//! The server as a value: built, asked for its port, run until a signal. Tests build the same one. Building does
//! everything that can fail (directory, database, schema, socket), so that a server that runs is a whole one.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use domain::time::MINUTE;
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

use crate::{
    backup,
    config::{self, Config},
    http::{
        self, Parts, Sessions, Shared, Stopping,
        accept::{Crowd, Gate},
        assets::{Assets, AssetsError},
        elsewhere, tls, trouble, upload,
    },
    job,
    mail::{self, Post},
    outbox::{Outbox, Worker},
    passkey::Passkeys,
    password::{Cost, Passwords},
    provider::{NoProvider, Provider},
    secret::{self, Secrets},
    service::Services,
    signer::{self, Signer},
    store::{self, Db, Place, health, migrate},
    world::World,
};

/// Why the server cannot start, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration does not fit.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// The data directory cannot be made.
    #[error("the data directory {directory}: {error}")]
    Data {
        /// Its path.
        directory: String,
        /// What the system says.
        error: io::Error,
    },
    /// The database cannot be opened.
    #[error("the database cannot be opened: {0}")]
    Store(#[from] store::Error),
    /// There is none yet.
    #[error("there is no database {0} yet; `concord serve` or `concord migrate` makes it")]
    NoDatabase(String),
    /// Whoever has an account on the machine could read it.
    #[error("the database {file} is open to others on this machine (mode {mode:03o}); run: chmod 600 {file}")]
    Open {
        /// Its path.
        file: String,
        /// Its permissions.
        mode: u32,
    },
    /// The bundle is not there.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// Its schema cannot be brought up to date.
    #[error(transparent)]
    Migrate(#[from] migrate::Error),
    /// The schema would change, and there is no backup to go back to.
    #[error(
        "the database has schema {from} and needs {to}, but the backup before it failed, so nothing was changed: {error}. If you have a backup of your own, say --no-backup"
    )]
    NoBackup {
        /// The number in the database.
        from: i64,
        /// The number of this binary.
        to: i64,
        /// Why there is none.
        error: backup::Error,
    },
    /// The audit log cannot be signed.
    #[error(transparent)]
    Key(#[from] signer::KeyError),
    /// The audit log is not what was signed.
    #[error(transparent)]
    Signer(#[from] signer::Fault),
    /// The server's key.
    #[error(transparent)]
    Secret(#[from] secret::KeyError),
    /// The certificate.
    #[error(transparent)]
    Tls(#[from] tls::Unusable),
    /// The provider cannot be used.
    #[error(transparent)]
    Provider(#[from] NoProvider),
    /// Mails have no way out.
    #[error(transparent)]
    Mail(#[from] mail::Unusable),
    /// The socket is not free.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The configured address.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
}

/// A server that is ready to run.
pub struct Application {
    listener: TcpListener,
    gate: Gate,
    plain: Option<TcpListener>,
    address: SocketAddr,
    shared: Shared,
    router: Router,
    writer: JoinHandle<()>,
    worker: Option<Worker>,
}

/// Makes the data directory.
pub fn prepare(config: &Config) -> Result<(), Error> {
    let fault = |error| Error::Data { directory: config.data.directory.display().to_string(), error };
    config.data.prepare().map_err(fault)
}

/// Makes the data directory and opens the database in it; applies no migration.
pub async fn open(config: &Config) -> Result<Db, Error> {
    prepare(config)?;
    Ok(Db::open(&config.database_url()?).await?)
}

/// Whether there is a database at all, for commands that must not make one.
pub fn exists(url: &str) -> Result<(), Error> {
    match Place::of(url)? {
        Place::Sqlite(file) if !file.exists() => Err(Error::NoDatabase(file.display().to_string())),
        _ => Ok(()),
    }
}

impl Application {
    /// The product.
    pub async fn build(config: Config, world: World) -> Result<Self, Error> {
        let assets = Arc::new(Assets::load(&config.site.folder)?);
        let addresses = addresses(&assets);
        let routes = http::endpoint::routes().merge(assets.router());
        Self::build_with(config, world, addresses, routes).await
    }

    /// The same frame around other pages.
    pub async fn build_with(
        config: Config,
        world: World,
        assets: app::shell::Assets,
        pages: Router<Shared>,
    ) -> Result<Self, Error> {
        // What costs nothing to find out comes first.
        let tls = tls::acceptor(&config.listen)?;
        if let Some((file, mode)) = Place::of(&config.database_url()?)?.open_to_others() {
            return Err(Error::Open { file: file.display().to_string(), mode });
        }
        let (db, _) = backup::before::open(&config, &world).await?;
        let fault = |error| Error::Listen { address: config.listen.address, error };
        let listener = TcpListener::bind(config.listen.address).await.map_err(fault)?;
        let address = listener.local_addr().map_err(fault)?;
        let plain = match config.listen.redirect {
            Some(address) => {
                let fault = |error| Error::Listen { address, error };
                Some(TcpListener::bind(address).await.map_err(fault)?)
            }
            None => None,
        };
        let gate = Gate { tls, proxies: config.listen.proxies.clone(), crowd: Crowd::default() };
        let origin = config.listen.origin(address.port());
        let post = config.mail_route()?.map(|route| Post::open(route, origin.clone())).transpose()?;
        let provider = config.identity.provider.clone().map(|provider| Provider::new(*provider, &origin));
        let provider = provider.transpose()?.map(Arc::new);
        let outbox = post.as_ref().map_or_else(Outbox::default, |post| Outbox::to(post.way()));
        let signer = if let Some(key) = signer::load(&config, &world)? {
            Signer::new(key, config.audit.sink_file.clone())
        } else {
            tracing::warn!("the audit log is not signed: there is no audit.key_file");
            Signer::default()
        };
        if config.audit.key_file.is_some() && config.audit.sink_file.is_none() {
            tracing::warn!(
                "the checkpoints of the audit log are kept in the database only: there is no audit.sink_file"
            );
        }
        if let Some(behind) = health::behind(&db, world.now()).await? {
            tracing::warn!(minutes = behind / MINUTE, "the clock is behind the last thing that happened");
        }
        signer.begin(&db, config.audit.accept_rollback, world.now()).await?;
        let services = Services::new(db.clone(), world.clone()).under(config.policy()).with_outbox(outbox);
        let room = (config.evidence.person(), config.evidence.all());
        let services = services.with_signer(signer).with_room(room.0, room.1);
        let services =
            services.with_secrets(Secrets::load(&config, &world)?).with_passkeys(Passkeys::at(&origin));
        let cost = Cost::of(&db, &world).await?;
        services.keep_book().await?;
        let mails = post.as_ref().and_then(Post::folder).map(|folder| Arc::from(folder.to_owned()));
        let worker = post.map(|post| Worker::new(services.clone(), post));
        let (sessions, writer) = Sessions::start(db.clone(), world.clone(), &config, &origin);
        let uploads = upload::Places::new(config.evidence.at_once);
        let shared = Shared::from(Parts {
            passwords: Passwords::at(world.clone(), cost),
            services,
            mails,
            trouble: trouble::pages(assets.clone()),
            assets,
            personas: Arc::default(),
            db,
            world,
            config: Arc::new(config),
            origin: Arc::new(origin),
            sessions,
            provider,
            stopping: Stopping::default(),
            uploads,
        });
        let router = http::router::build(&shared, pages);
        Ok(Self { listener, gate, plain, address, shared, router, writer, worker })
    }

    /// The port that was bound.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The socket's address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where people are led to https from; for tests.
    pub fn plain(&self) -> Option<SocketAddr> {
        self.plain.as_ref()?.local_addr().ok()
    }

    /// How many connections there are that count; for tests.
    pub fn crowd(&self) -> Crowd {
        self.gate.crowd.clone()
    }

    /// What handlers reach; for filling a demo and for tests.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The whole service without a socket; for tests.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Who sends mails; `None` where they have no way out. For tests, which let it work step by step.
    pub fn worker(&self) -> Option<&Worker> {
        self.worker.as_ref()
    }

    /// Serves until `shutdown` is there; then is not ready any more, finishes what is running, writes down what is
    /// left and closes the database.
    ///
    /// `shutdown` says for how long it shall still let people in: a proxy that asks whether we are ready needs a moment to
    /// send them elsewhere.
    pub async fn run_until(self, shutdown: impl Future<Output = Duration>) {
        let Self { listener, gate, plain, shared, router, writer, worker, .. } = self;
        let (db, stopping) = (shared.db.clone(), shared.stopping.clone());
        let relay = db.relay();
        let signing = signer::start(shared.services.clone());
        let worker = worker.map(Worker::start);
        let clock = job::start(shared.services.clone());
        let asked = Notify::new();
        // Nobody waits for it in the end: it has nothing to finish.
        let led = plain.map(|plain| {
            let gate = Gate { tls: None, ..gate.clone() };
            let router = elsewhere::router(Arc::clone(&shared.origin));
            tokio::spawn(http::accept::serve(plain, gate, router, std::future::pending()))
        });
        let signalled = async {
            let linger = shutdown.await;
            stopping.begin();
            asked.notify_one();
            tracing::info!("stopping");
            linger
        };
        let sending = async {
            asked.notified().await;
            if let Some(worker) = worker {
                worker.stop().await;
            }
        };
        tokio::join!(http::accept::serve(listener, gate, router, signalled), sending);
        clock.abort();
        if let Some(led) = led {
            led.abort();
        }
        if let Some(relay) = relay {
            relay.abort();
        }
        if let Err(error) = shared.services.log_refusals(true).await {
            tracing::error!(error = &error as &dyn std::error::Error, "refusals were not written down");
        }
        if let Some(signing) = signing {
            signing.abort();
        }
        if let Err(fault) = shared.services.signer.sign(&db, shared.world.now()).await {
            tracing::error!(error = &fault as &dyn std::error::Error, "the end was not signed");
        }
        // The writer ends with the last clone of the sessions; a request that was given up may still hold one.
        drop(shared);
        let _ = tokio::time::timeout(Duration::from_secs(1), writer).await;
        let _ = tokio::time::timeout(Duration::from_secs(1), db.close()).await;
    }
}

/// The addresses that pages name.
fn addresses(assets: &Assets) -> app::shell::Assets {
    let (glue, wasm) = (assets.address("client.js"), assets.address("client.wasm"));
    app::shell::Assets {
        style: assets.address("main.css"),
        icon: assets.address("favicon.svg"),
        font: assets.address("source-sans-3.woff2"),
        boot: island::boot_script(&glue, &wasm),
        glue,
        wasm,
    }
}
