//! The invented company of the domain's tests behind the real pages: its people, its area as a relation wants it, and cases
//! put where a stand says, each under a number of its own. And everything that is stored, by table, to see what changed.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    area::Area,
    case::Case,
    id::{CaseNumber, PersonId},
    language::Language,
    person::{Actor, Grant},
    time::Time,
};
use server::store::{
    self, Db, Error,
    case::{CaseFile, CaseLine},
    person::PersonRow,
    trail::{Act, By, head},
};
use tests::{Client, TestApp};

use crate::world::{AREA, ELSEWHERE, EVERYBODY, actor, area, start};

pub struct Office {
    pub app: TestApp,
    area: Area,
    grants: BTreeMap<PersonId, BTreeSet<Grant>>,
    clients: BTreeMap<PersonId, (Time, Client)>,
}

async fn write<F>(app: &TestApp, work: F)
where
    F: for<'t> FnOnce(
            &'t mut store::Tx,
        ) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 't>>
        + Send
        + 'static,
{
    let written = app.shared().db.write(move |tx| {
        tx.record(Act::of(By::System, "test", "test"));
        work(tx)
    });
    written.await.expect("written");
}

impl Office {
    pub async fn open() -> Self {
        let app = TestApp::new().await;
        app.advance(start().0 - app.now().0);
        let own = area();
        let elsewhere = Area {
            id: ELSEWHERE,
            name: "Elsewhere".into(),
            executive: None,
            substitute: None,
            ..own.clone()
        };
        let areas = [own.clone(), elsewhere];
        write(&app, move |tx| {
            Box::pin(async move {
                for id in EVERYBODY {
                    store::person::insert(tx, &row(id), None).await?;
                }
                for area in &areas {
                    store::area::insert(tx, area).await?;
                }
                for id in EVERYBODY {
                    for grant in actor(id).grants {
                        store::person::grant(tx, id, grant).await?;
                    }
                }
                Ok(())
            })
        })
        .await;
        let grants = EVERYBODY.map(|id| (id, actor(id).grants)).into();
        Self { app, area: own, grants, clients: BTreeMap::new() }
    }

    /// The clock stands here, the area and the roles of this person are these from now on.
    pub async fn set(&mut self, now: Time, person: &Actor, area: &Area) {
        self.app.advance(now.0 - self.app.now().0);
        if self.area != *area {
            self.area = area.clone();
            let area = area.clone();
            write(&self.app, move |tx| {
                Box::pin(async move {
                    let row = store::area::find(tx, AREA).await?.ok_or(Error::Stale)?;
                    store::area::save(tx, &area, row.version).await.map(drop)
                })
            })
            .await;
        }
        let held = self.grants.get(&person.id).cloned().unwrap_or_default();
        if held != person.grants {
            let (id, wanted) = (person.id, person.grants.clone());
            self.grants.insert(id, wanted.clone());
            write(&self.app, move |tx| {
                Box::pin(async move {
                    for grant in held.difference(&wanted) {
                        store::person::revoke(tx, id, *grant).await?;
                    }
                    for grant in wanted.difference(&held) {
                        store::person::grant(tx, id, *grant).await?;
                    }
                    Ok(())
                })
            })
            .await;
        }
        let fresh = self.clients.get(&person.id).is_some_and(|(at, _)| *at == now);
        if !fresh {
            let client = self.app.sign_in(person.id, Language::En).await;
            self.clients.insert(person.id, (now, client));
        }
    }

    pub fn client(&self, person: PersonId) -> &Client {
        &self.clients.get(&person).expect("signed in").1
    }

    /// Puts the case there in its first version.
    pub async fn put(&mut self, case: &Case) -> CaseNumber {
        let numbered =
            self.app.shared().db.write(|tx| Box::pin(async move { store::case::next_number(tx).await }));
        let number: CaseNumber = numbered.await.expect("a number");
        let body = Case { number, ..case.clone() };
        let line = CaseLine {
            number,
            version: 1,
            area: case.area,
            requester: case.requester,
            kind: case.request.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
            title: case.request.tool.clone(),
            tool_name: case.request.tool.clone(),
            tool_key: domain::tool::name_key(&case.request.tool),
            supplier: String::new(),
            state: case.state.kind().code().to_owned(),
            move_side: None,
            assignee: None,
            severity: None,
            due_at: None,
            wake_at: None,
            created_at: case.begun,
            submitted_at: case.submitted,
            decided_at: None,
            updated_at: case.begun,
        };
        let file = CaseFile { line, body };
        write(&self.app, move |tx| Box::pin(async move { store::case::insert(tx, &file).await.map(drop) }))
            .await;
        number
    }

    /// How many entries the log has, without refusals that wait.
    pub async fn entries(&self) -> i64 {
        head(&mut self.app.shared().db.reader()).await.expect("a head").size
    }

    /// The newest entry.
    pub async fn told(&self) -> audit::Entry {
        let mut source = self.app.shared().db.reader();
        let size = head(&mut source).await.expect("a head").size;
        let rows = store::trail::entries(&mut source, size.checked_sub(2)).await.expect("entries");
        audit::Entry::read(&rows.last().expect("an entry").body).expect("an entry")
    }

    /// Writes the refusals that wait; answers how many entries came of it.
    pub async fn refusals(&self) -> i64 {
        let before = self.entries().await;
        self.app.shared().services.log_refusals(true).await.expect("noted");
        self.entries().await - before
    }

    /// Every row of every table, as one number for each table. What reading itself leaves behind is left out.
    pub async fn rows(&self) -> BTreeMap<&'static str, String> {
        const TABLES: [&str; 13] = [
            "person",
            "person_role",
            "area",
            "case_file",
            "event",
            "entry",
            "post",
            "pending_comment",
            "evidence",
            "policy_change",
            "revision",
            "decided",
            "job",
        ];
        let mut found = BTreeMap::new();
        for table in TABLES {
            let text = match &self.app.shared().db {
                Db::Sqlite { read, .. } => {
                    let sql = format!(
                        "SELECT COALESCE(group_concat(line, ';'), '') FROM (SELECT {} AS line FROM {table} ORDER BY 1)",
                        columns(table)
                    );
                    sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(sql))
                        .fetch_one(read)
                        .await
                        .expect("rows")
                }
                Db::Postgres { read, .. } => {
                    let sql = format!(
                        "SELECT md5(COALESCE(string_agg(line, ';' ORDER BY line), '')) FROM (SELECT {table}::TEXT AS line FROM {table}) AS lines"
                    );
                    sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(sql))
                        .fetch_one(read)
                        .await
                        .expect("rows")
                }
            };
            found.insert(table, text);
        }
        found
    }
}

/// What tells two states of a table apart on SQLite, which has no word for a whole row.
fn columns(table: &str) -> &'static str {
    match table {
        "person" => "hex(id) || COALESCE(disabled_at, '') || name || email || COALESCE(password_hash, '')",
        "person_role" => "hex(person_id) || role || COALESCE(hex(area_id), '')",
        "area" | "entry" => "hex(id) || version",
        "case_file" => "number || ':' || version || state || length(body)",
        "event" => "case_number || ':' || seq",
        "post" => "hex(id) || COALESCE(taken_back_at, '') || body",
        "pending_comment" => "hex(id) || body",
        "evidence" => "hex(id) || COALESCE(removed_at, '')",
        "policy_change" => "number || ':' || COALESCE(decided_at, '')",
        "job" => "hex(id)",
        "revision" => "subject || ':' || version",
        "decided" => "number",
        other => panic!("{other} is no table of these"),
    }
}

fn row(id: PersonId) -> PersonRow {
    PersonRow {
        id,
        name: format!("Person {}", id.0.as_u128()),
        email: format!("{id}@berg.example"),
        language: Language::En,
        disabled_at: None,
        created_at: start(),
    }
}
