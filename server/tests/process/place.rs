//! Where a server runs in a test: a folder of its own, a database of either kind, and the binary with just these settings.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use domain::{
    area::Area,
    id::{AreaId, PersonId},
    language::Language,
    person::{Actor, Grant, Role},
    time::HOUR,
};
use server::{
    service::Services,
    store::{self, Db, Tx, migrate, person::PersonRow, trail},
    token::Token,
    world::World,
};
use sqlx::{Connection as _, Executor as _};

/// A folder and a database.
pub struct Place {
    folder: tempfile::TempDir,
    pub url: String,
}

/// What a command said.
#[derive(Debug)]
pub struct Told {
    pub code: Option<i32>,
    pub result: String,
    pub message: String,
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Person {
    pub actor: Actor,
    pub cookie: String,
}

/// One area and its people.
pub struct Cast {
    pub area: AreaId,
    pub marketers: Vec<Person>,
    pub reviewer: Person,
}

impl Place {
    /// SQLite in the data directory.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("data/concord.db").display());
        Self { folder, url }
    }

    /// SQLite in memory, where there is such a disk. What a killed process wrote stays with the system either way; that it
    /// reaches a real disk is shown elsewhere.
    pub fn quick() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("data/concord.db").display());
        Self { folder, url }
    }

    /// SQLite in this folder; for a disk of its own.
    pub fn sqlite_in(data: &Path) -> Self {
        let url = format!("sqlite://{}", data.join("concord.db").display());
        Self { folder: tempfile::tempdir().expect("a folder"), url }
    }

    /// An empty database on the server of the test run; `None` where there is none.
    #[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            assert!(std::env::var("CI").is_err(), "CI tests PostgreSQL too: run tests/with-postgres.sh");
            eprintln!("SKIPPED on PostgreSQL: no TEST_POSTGRES_URL; tests/with-postgres.sh starts a server");
            return None;
        };
        let name = format!("process_{}", World::system().uuid().simple());
        let mut admin = sqlx::PgConnection::connect(&server).await.expect("the server");
        let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        admin.execute(create).await.expect("a database");
        let (address, _) = server.rsplit_once('/').expect("an address with a database");
        Some(Self { folder: tempfile::tempdir().expect("a folder"), url: format!("{address}/{name}") })
    }

    /// Where somebody else's database is.
    pub fn at(url: String) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), url }
    }

    /// The same database once more, while nobody is connected to it.
    pub async fn copy(&self) -> Self {
        if let Some((address, name)) = self.url.rsplit_once('/').filter(|_| !self.is_sqlite()) {
            let copy = format!("process_{}", World::system().uuid().simple());
            let mut admin =
                sqlx::PgConnection::connect(&format!("{address}/postgres")).await.expect("the server");
            let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {copy} TEMPLATE {name}"));
            admin.execute(create).await.expect("a copy");
            return Self::at(format!("{address}/{copy}"));
        }
        let copy = Self::quick();
        fs::create_dir_all(copy.data()).expect("a folder");
        for ending in ["", "-wal"] {
            let name = format!("concord.db{ending}");
            if self.data().join(&name).exists() {
                fs::copy(self.data().join(&name), copy.data().join(&name)).expect("a copy");
            }
        }
        copy
    }

    /// Its database is needed no more; the server of the test run shall not keep hundreds.
    pub async fn leave(self) {
        if let Some((address, name)) = self.url.rsplit_once('/').filter(|_| !self.is_sqlite()) {
            let mut admin =
                sqlx::PgConnection::connect(&format!("{address}/postgres")).await.expect("the server");
            let drop = sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
            admin.execute(drop).await.expect("gone");
        }
    }

    /// One of each kind that can be tested here.
    pub async fn all() -> Vec<Self> {
        let mut places = vec![Self::sqlite()];
        places.extend(Self::postgres().await);
        places
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite")
    }

    /// A file or folder here.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The data directory, which is the database's folder on SQLite.
    pub fn data(&self) -> PathBuf {
        let file = self.url.strip_prefix("sqlite://").map(Path::new).and_then(Path::parent);
        file.map_or_else(|| self.path("data"), Path::to_owned)
    }

    /// The file of SQLite.
    pub fn file(&self) -> PathBuf {
        self.data().join("concord.db")
    }

    /// The binary with the settings of this place and no others.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_concord"));
        self.dress(&mut command);
        command.args(arguments);
        command
    }

    /// The settings of this place, for any program that starts the binary.
    pub fn dress(&self, command: &mut Command) {
        command
            .current_dir(self.folder.path())
            .env("CONCORD_DATABASE__URL", &self.url)
            .env("CONCORD_DATA__DIRECTORY", self.data())
            .env("CONCORD_SITE__FOLDER", self.site())
            .env("CONCORD_LISTEN__ADDRESS", "127.0.0.1:0")
            .env("CONCORD_LOG__LEVEL", "warn")
            .stdin(Stdio::null());
    }

    /// What a command says.
    pub fn concord(&self, arguments: &[&str]) -> Told {
        told(&self.program(arguments).output().expect("the binary"))
    }

    /// A bundle with nothing in it.
    fn site(&self) -> PathBuf {
        let site = self.path("site");
        fs::create_dir_all(&site).expect("a folder");
        let names = ["main.css", "client.js", "client.wasm", "favicon.svg"];
        let manifest: serde_json::Map<_, _> =
            names.into_iter().map(|name| (name.to_owned(), name.into())).collect();
        fs::write(site.join("manifest.json"), serde_json::Value::from(manifest).to_string()).expect("a file");
        for name in names {
            fs::write(site.join(name), "").expect("a file");
        }
        site
    }

    /// The database with the newest schema.
    pub async fn open(&self) -> Db {
        self.open_in(World::system()).await
    }

    /// The same, in another world.
    pub async fn open_in(&self, world: World) -> Db {
        fs::create_dir_all(self.data()).expect("a folder");
        let db = Db::open(&self.url).await.expect("a database").in_world(world);
        migrate::run(&db).await.expect("the schema");
        db
    }

    /// Somebody with this role there, signed in.
    pub async fn somebody(&self, db: &Db, role: Role, area: AreaId) -> Person {
        person(db, role, area).await
    }

    /// Puts people here, signed in.
    pub async fn people(&self, db: &Db, marketers: usize) -> Cast {
        let world = World::system();
        let area = Area::new(AreaId(world.uuid()), format!("Handel {}", world.uuid()));
        let id = area.id;
        db.write(move |tx| {
            Box::pin(async move {
                tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                store::area::insert(tx, &area).await
            })
        })
        .await
        .expect("an area");
        let services = Services::new(db.clone(), world);
        services.keep_book().await.expect("kept");
        let mut people = Vec::new();
        for _ in 0..marketers {
            people.push(person(db, Role::Marketer, id).await);
        }
        Cast { area: id, marketers: people, reviewer: person(db, Role::Reviewer, id).await }
    }
}

pub fn told(output: &Output) -> Told {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    Told { code: output.status.code(), result: text(&output.stdout), message: text(&output.stderr) }
}

async fn person(db: &Db, role: Role, area: AreaId) -> Person {
    let world = World::system();
    let (id, token, now) = (PersonId(world.uuid()), Token::new(&world), world.now());
    let row = PersonRow {
        id,
        name: format!("Mia {}", role.code()),
        email: format!("{id}@berg.example"),
        language: Language::De,
        disabled_at: None,
        created_at: now,
    };
    let grant = Grant { role, area: Some(area) };
    let session = store::session::NewSession {
        token_hash: token.hash(),
        person: id,
        at: now,
        expires_at: now.plus(12 * HOUR),
        methods: String::new(),
        proven_until: now.plus(12 * HOUR),
        agent: String::new(),
        address: String::new(),
    };
    db.write(move |tx| {
        Box::pin(async move {
            tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
            for_nobody(tx);
            store::person::insert(tx, &row, None).await?;
            store::person::grant(tx, id, grant).await?;
            store::session::insert(tx, session).await
        })
    })
    .await
    .expect("a person");
    let cookie = format!("__Host-session={}", token.text());
    Person { actor: Actor { id, grants: [grant].into() }, cookie }
}

/// Tests put rows there that nobody did anything for.
fn for_nobody(tx: &mut Tx) {
    tx.record(trail::Act::of(trail::By::System, "test", "test"));
}

/// The audit log is whole and explains everything that stands in the database; answers how many entries it has.
pub async fn explained(db: &Db) -> i64 {
    let mut source = db.snapshot().await.expect("a moment");
    let verified = trail::verify(&mut source, &[], &audit::Vkeys::default()).await.expect("an answer");
    verified.unwrap_or_else(|finding| panic!("the audit log: {finding}"));
    let replay = trail::replay(&mut source).await.expect("an answer");
    let told: Vec<String> = replay.differences.iter().map(ToString::to_string).collect();
    assert!(replay.holds(), "the audit log does not explain {} rows: {told:#?}", replay.unexplained);
    trail::head(&mut source).await.expect("a head").size
}
