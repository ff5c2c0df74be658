//! The whole product without a socket: real layers, real pages, a real database in a temporary folder; only the clock
//! stands still until a test moves it, and the bundle is not needed.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
};

use audit::Vkeys;
use domain::{
    area::Area,
    case::act::Act,
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    person::{Actor, Grant, Role},
    time::Time,
};
use serde_json::Value;
use server::{
    application::Application,
    config::{Config, Database, Origin},
    demo, http,
    http::Shared,
    store::{
        self, Db,
        person::PersonRow,
        trail::{self, Replay},
    },
    world::World,
};
use tokio::net::TcpListener;

use crate::{client::Client, postgres};

/// A Wednesday, 18 November 2026, ten o'clock in Berlin.
pub const MORNING: Time = Time(1_794_992_400_000);

/// The product.
pub struct TestApp {
    application: Application,
    world: World,
    config: Config,
    unverified: AtomicBool,
    _folder: tempfile::TempDir,
}

async fn verify(db: Db, vkeys: Vkeys) -> Replay {
    let mut source = db.snapshot().await.expect("a snapshot");
    let verified = trail::verify(&mut source, &[], &vkeys).await.expect("an answer");
    verified.unwrap_or_else(|finding| panic!("the audit log: {finding}"));
    let replay = trail::replay(&mut source).await.expect("an answer");
    let told: Vec<String> = replay.differences.iter().map(ToString::to_string).collect();
    assert!(replay.holds(), "the audit log does not explain {} rows: {told:#?}", replay.unexplained);
    for row in trail::page(&mut source, &trail::Filter::default(), i64::MAX, 0).await.expect("entries") {
        let act = audit::Entry::read(&row.body).expect("an entry").act;
        let has_words = act == "test" || app::page::audit::acts::key(&act).is_some();
        assert!(has_words, "{act} has no words in app/src/page/audit/acts.rs");
    }
    replay
}

/// Whatever a journey did has to be explained. On connections of its own, because the test's runtime may be gone.
impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() || self.unverified.load(Ordering::Relaxed) {
            return;
        }
        let url = self.config.database_url().expect("an address");
        let vkeys = self.shared().services.signer.vkeys();
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let db = Db::open(&url).await.expect("the database");
                verify(db.clone(), vkeys).await;
                db.close().await;
            });
        });
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
}

/// Everything that is stored about the work: equal before and after means that nothing changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    cases: Vec<(i64, String, Value)>,
    events: usize,
    entries: Vec<(i64, Value)>,
    areas: Vec<(i64, Area)>,
    people: Vec<PersonRow>,
}

impl Kept {
    /// How many events there are.
    pub fn events(&self) -> usize {
        self.events
    }

    /// How many cases there are.
    pub fn cases(&self) -> usize {
        self.cases.len()
    }
}

impl TestApp {
    /// An empty product as it runs in real life.
    pub async fn new() -> Self {
        Self::build(Some("https://concord.example"), false).await
    }

    /// The demo, and the links that it prints.
    pub async fn demo() -> (Self, demo::Links) {
        let app = Self::build(None, true).await;
        let links = demo::open(app.shared()).await.expect("the demo");
        (app, links)
    }

    /// The same with other settings.
    pub async fn configured(change: impl FnOnce(&mut Config)) -> Self {
        Self::build_with(Some("https://concord.example"), false, change).await
    }

    async fn build(origin: Option<&str>, demo: bool) -> Self {
        Self::build_with(origin, demo, |_| {}).await
    }

    async fn build_with(origin: Option<&str>, demo: bool, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config { demo, ..Config::default() };
        config.listen.address = ([127, 0, 0, 1], 0).into();
        config.listen.origin = origin.map(|text| Origin::try_from(text.to_owned()).expect("an origin"));
        config.data.directory = folder.path().join("data");
        // A test that is about second factors switches them on.
        config.identity.second_factor = false;
        // The demo has a folder of its own; here nobody is told anything by a server.
        config.mail.folder = (!demo).then(|| folder.path().join("mails"));
        if let Some(url) = postgres::wanted().await {
            config.database = Database::at(url);
        }
        change(&mut config);
        Self::start(config, World::fixed(MORNING, 1), folder).await
    }

    async fn start(config: Config, world: World, folder: tempfile::TempDir) -> Self {
        let pages = http::endpoint::routes();
        let assets = app::shell::Assets::default();
        let application =
            Application::build_with(config.clone(), world.clone(), assets, pages).await.expect("a server");
        let app = Self { application, world, config, unverified: AtomicBool::new(false), _folder: folder };
        // A server does that when it begins to run; on PostgreSQL news come through the database.
        let mut heard = app.shared().db.bus().listen();
        if app.shared().db.relay().is_some() {
            heard.next().await;
        }
        app
    }

    /// The audit log is whole and explains everything that stands in the database. Every test ends with it by itself.
    pub async fn verify_audit(&self) -> Replay {
        verify(self.shared().db.clone(), self.shared().services.signer.vkeys()).await
    }

    /// For tests that write past the product: they end without [`TestApp::verify_audit`].
    pub fn writes_past_the_product(&self) {
        self.unverified.store(true, Ordering::Relaxed);
    }

    /// A second process on the same database, under the same clock; `None` on SQLite, which is for one process.
    pub async fn another(&self) -> Option<Self> {
        let Db::Postgres { .. } = self.shared().db else { return None };
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = self.config.clone();
        config.data.directory = folder.path().join("data");
        Some(Self::start(config, self.world.clone(), folder).await)
    }

    /// What handlers reach.
    pub fn shared(&self) -> &Shared {
        self.application.shared()
    }

    /// The whole service without a socket.
    pub fn router(&self) -> axum::Router {
        self.application.router()
    }

    /// A real socket, for as long as the test runs.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(http::accept::serve(
            listener,
            http::accept::Gate::default(),
            self.application.router(),
            std::future::pending(),
        ));
        address
    }

    /// When the clock looks at a case next, for a reminder or a move.
    pub async fn wakes(&self, number: CaseNumber) -> Option<Time> {
        let mut source = self.shared().db.reader();
        let file = store::case::load::<Value>(&mut source, number).await.expect("a case").expect("it exists");
        file.line.wake_at
    }

    /// Lets time pass until the clock looks at this case next, and lets it look; answers whether it waited for anything.
    pub async fn wake(&self, number: CaseNumber) -> bool {
        let Some(at) = self.wakes(number).await else { return false };
        self.advance((at.0 - self.now().0).max(0));
        self.tick().await;
        true
    }

    /// The present instant.
    pub fn now(&self) -> Time {
        self.world.now()
    }

    /// Lets time pass; nothing notices before [`TestApp::tick`] or the next request.
    pub fn advance(&self, milliseconds: i64) {
        self.world.advance(milliseconds);
    }

    /// Lets the clock look; answers how many cases moved.
    pub async fn tick(&self) -> usize {
        self.shared().services.tick().await.expect("a look")
    }

    /// Lets the outbox try to send what is due.
    pub async fn try_to_send(&self) {
        let worker = self.application.worker().expect("a worker");
        while worker.step().await.expect("a step") {}
    }

    /// Lets the outbox send what waits, then answers everything that was ever sent, the oldest first.
    pub async fn mails(&self) -> Vec<server::mail::Kept> {
        self.try_to_send().await;
        let folder = self.shared().mails.clone().expect("a folder");
        let mut mails = server::mail::list(&folder, 1000).expect("the folder");
        mails.reverse();
        mails
    }

    /// A browser in which nobody is signed in.
    pub fn anonymous(&self, language: Language) -> Client {
        Client::new(self.application.router(), self.shared().origin.as_str().to_owned(), language)
    }

    /// A browser in which this person is signed in, as a persona of the demo is: nothing asks again who it is.
    pub async fn sign_in(&self, person: PersonId, language: Language) -> Client {
        let sessions = self.shared().sessions.clone();
        let opened = self
            .shared()
            .db
            .write(move |tx| Box::pin(async move { sessions.open_as_persona(tx, person).await }))
            .await
            .expect("a session");
        self.anonymous(language).signed_in(person, opened.to_str().expect("a cookie"))
    }

    /// A new area without an executive.
    pub async fn area(&self, name: &str) -> AreaId {
        let area = Area::new(AreaId(self.world.uuid()), name);
        let id = area.id;
        let write = self
            .shared()
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    store::area::insert(tx, &area).await
                })
            })
            .await;
        write.expect("an area");
        id
    }

    /// A new person with these roles, signed in.
    pub async fn person(&self, name: &str, grants: &[Grant], language: Language) -> Client {
        let row = PersonRow {
            id: PersonId(self.world.uuid()),
            name: name.to_owned(),
            email: format!("{}@berg.example", name.to_lowercase().replace(' ', ".")),
            language,
            disabled_at: None,
            created_at: self.now(),
        };
        let (id, grants) = (row.id, grants.to_vec());
        let write = self
            .shared()
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    store::person::insert(tx, &row, None).await?;
                    for grant in grants {
                        store::person::grant(tx, id, grant).await?;
                    }
                    Ok::<_, store::Error>(())
                })
            })
            .await;
        write.expect("a person");
        self.sign_in(id, language).await
    }

    /// Somebody with one role in one area.
    pub async fn member(&self, name: &str, role: Role, area: AreaId, language: Language) -> Client {
        self.person(name, &[Grant { role, area: Some(area) }], language).await
    }

    /// The executive of an area.
    pub async fn executive(&self, name: &str, area: AreaId, language: Language) -> Client {
        let client = self.member(name, Role::Executive, area, language).await;
        let person = client.person;
        let write = self
            .shared()
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    let found = store::area::find(tx, area).await?;
                    if let Some(row) = found {
                        store::area::save(tx, &Area { executive: person, ..row.area }, row.version).await?;
                    }
                    Ok::<_, store::Error>(())
                })
            })
            .await;
        write.expect("an executive");
        client
    }

    /// What a signed-in person does to a case, past the pages.
    pub async fn does(&self, client: &Client, number: CaseNumber, act: Act) {
        let mut source = self.shared().db.reader();
        let id = client.person.expect("somebody is signed in");
        let grants = store::person::grants(&mut source, id).await.expect("roles");
        let file = store::case::load::<Value>(&mut source, number).await.expect("a case").expect("it exists");
        drop(source);
        let actor = Actor { id, grants: grants.into_iter().collect() };
        self.shared().services.act(&actor, number, file.line.version, act).await.expect("it is done");
    }

    /// Everything that is stored about the work.
    pub async fn kept(&self) -> Kept {
        let mut source = self.shared().db.reader();
        let (mut cases, mut events, mut entries) = (Vec::new(), 0, Vec::new());
        for number in 1.. {
            let number = CaseNumber(number);
            let Some(file) = store::case::load::<Value>(&mut source, number).await.expect("a case") else {
                break;
            };
            events += store::event::of_case::<Value>(&mut source, number).await.expect("events").len();
            let entry = store::entry::of_case::<Value>(&mut source, number).await.expect("an entry");
            entries.extend(entry.map(|entry| (entry.line.version, entry.body)));
            cases.push((file.line.version, file.line.state, file.body));
        }
        let areas = store::area::all(&mut source).await.expect("areas");
        let areas = areas.into_iter().map(|row| (row.version, row.area)).collect();
        Kept { cases, events, entries, areas, people: store::person::all(&mut source).await.expect("people") }
    }

    /// The version of a case, as a page that is loaded now would carry it.
    pub async fn version(&self, number: CaseNumber) -> String {
        let mut source = self.shared().db.reader();
        let file = store::case::load::<Value>(&mut source, number).await.expect("a case");
        file.map(|file| file.line.version.to_string()).unwrap_or_default()
    }

    /// The state of a case, as its code.
    pub async fn state(&self, number: CaseNumber) -> String {
        let mut source = self.shared().db.reader();
        let file = store::case::load::<Value>(&mut source, number).await.expect("a case");
        file.map(|file| file.line.state).unwrap_or_default()
    }
}
