//! A migrated database for one test, and the shortest way to put something into it.

use domain::{
    area::Area,
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    person::Grant,
    time::Time,
};
use serde_json::{Value, json};
use server::{
    store::{
        self, Db, Error, Tx,
        case::{CaseFile, CaseLine},
        event::EventRow,
        migrate,
        person::PersonRow,
        trail,
    },
    world::World,
};
use sqlx::{Connection as _, Executor as _};

const NOW: Time = Time(1_800_000_000_000);

/// An empty database with the newest schema.
pub struct Base {
    pub db: Db,
    pub world: World,
    _folder: Option<tempfile::TempDir>,
}

type Work<'t, T> = std::pin::Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 't>>;

impl Base {
    /// One of each kind of database that can be tested here.
    pub async fn all() -> Vec<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(&format!("sqlite://{}", folder.path().join("t.db").display()))
            .await
            .expect("a database");
        migrate::run(&db).await.expect("the schema");
        let mut bases = vec![Self { db, world: World::fixed(NOW, 1), _folder: Some(folder) }];
        bases.extend(Self::postgres().await);
        bases
    }

    /// On a database that somebody else migrated.
    pub fn on(db: Db, world: World) -> Self {
        Self { db, world, _folder: None }
    }

    /// `make test` starts a server of its own (`tests/with-postgres.sh`); a bare `cargo test` on a laptop may have none.
    #[expect(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        reason = "a test has no configuration and no log"
    )]
    async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            assert!(std::env::var("CI").is_err(), "CI tests PostgreSQL too: run tests/with-postgres.sh");
            eprintln!("SKIPPED on PostgreSQL: no TEST_POSTGRES_URL; tests/with-postgres.sh starts a server");
            return None;
        };
        let name = format!("contract_{}", World::system().uuid().simple());
        let mut admin = sqlx::PgConnection::connect(&server).await.expect("the server");
        let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        admin.execute(create).await.expect("a database");
        let (address, _) = server.rsplit_once('/').expect("an address with a database");
        let db = Db::open(&format!("{address}/{name}")).await.expect("a database");
        migrate::run(&db).await.expect("the schema");
        Some(Self { db, world: World::fixed(NOW, 1), _folder: None })
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl for<'t> FnOnce(&'t mut Tx) -> Work<'t, T> + Send + 'static,
    ) -> Result<T, Error> {
        // Tests put rows there that nobody did anything for.
        let told = move |tx: &mut Tx| tx.record(trail::Act::of(trail::By::System, "test", "test"));
        self.db
            .write(move |tx| {
                told(tx);
                work(tx)
            })
            .await
    }

    pub async fn person(&self, email: &str) -> PersonId {
        let new = person(self, email);
        let id = new.id;
        self.write(move |tx| Box::pin(async move { store::person::insert(tx, &new, None).await }))
            .await
            .expect("a person");
        id
    }

    pub async fn area(&self, name: &str, executive: Option<PersonId>) -> AreaId {
        let new = area(self, name, executive);
        let id = new.id;
        self.write(move |tx| Box::pin(async move { store::area::insert(tx, &new).await }))
            .await
            .expect("an area");
        id
    }

    pub async fn grant(&self, person: PersonId, grant: Grant) -> Result<(), Error> {
        self.write(move |tx| Box::pin(async move { store::person::grant(tx, person, grant).await })).await
    }

    /// Stores the case under the next number.
    pub async fn case(&self, mut new: CaseFile<Value>) -> CaseFile<Value> {
        self.write(move |tx| {
            Box::pin(async move {
                new.line.number = store::case::next_number(tx).await?;
                store::case::insert(tx, &new).await?;
                Ok(new)
            })
        })
        .await
        .expect("a case")
    }

    pub async fn events(&self, number: CaseNumber) -> Vec<EventRow<Value>> {
        store::event::of_case(&mut self.db.reader(), number).await.expect("events")
    }
}

pub fn person(base: &Base, email: &str) -> PersonRow {
    PersonRow {
        id: PersonId(base.world.uuid()),
        name: "Ada Berg".into(),
        email: email.into(),
        language: Language::De,
        disabled_at: None,
        created_at: NOW,
    }
}

pub fn area(base: &Base, name: &str, executive: Option<PersonId>) -> Area {
    Area { executive, ..Area::new(AreaId(base.world.uuid()), name) }
}

/// A draft.
pub fn case(area: AreaId, requester: PersonId) -> CaseFile<Value> {
    let line = CaseLine {
        number: CaseNumber(0),
        version: 1,
        area,
        requester,
        kind: "social".into(),
        title: "</textarea><script>".into(),
        tool_name: "Hootsuite".into(),
        tool_key: "hootsuite".into(),
        supplier: String::new(),
        state: "draft".into(),
        move_side: None,
        assignee: None,
        severity: None,
        due_at: None,
        wake_at: None,
        created_at: NOW,
        submitted_at: None,
        decided_at: None,
        updated_at: NOW,
    };
    CaseFile { line, body: json!({ "answers": { "b": 1, "a": [true, null] } }) }
}
