//! Who somebody is (security.md S1 to S8, S10): ways in, guesses, sessions, proofs, over HTTP as people meet them.

mod enumeration;
mod factor;
mod guessing;
mod invited;
mod lifetime;
mod passkey;
mod rest;
mod rotation;
mod step_up;

use std::net::IpAddr;

use domain::{
    id::PersonId,
    language::Language,
    person::{Grant, Role},
};
use server::{
    store::{
        self, Db,
        link::Purpose,
        person::PersonRow,
        trail::{Act, By},
    },
    token::Token,
    totp,
};
use sqlx::Row as _;
use tests::{Client, Page, TestApp};

/// A password that nobody tries first.
pub const PASSWORD: &str = "vier blaue Elefanten tanzen";
/// Another one.
pub const OTHER: &str = "sieben gelbe Zebras singen";

/// Somebody with an account and a password.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: PersonId,
    pub email: String,
}

/// Makes the account.
pub async fn account(app: &TestApp, name: &str, role: Role, password: Option<&str>) -> Account {
    let id = PersonId(app.shared().world.uuid());
    let email = format!("{}@berg.example", name.to_lowercase());
    let row = PersonRow {
        id,
        name: name.to_owned(),
        email: email.clone(),
        language: Language::De,
        disabled_at: None,
        created_at: app.now(),
    };
    let hash = match password {
        Some(password) => Some(app.shared().passwords.hash(password.to_owned()).await.expect("a hash")),
        None => None,
    };
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            store::person::insert(tx, &row, hash).await?;
            store::person::grant(tx, id, Grant { role, area: None }).await
        })
    });
    write.await.expect("an account");
    Account { id, email }
}

/// A link for somebody, as a path.
pub async fn link(app: &TestApp, person: PersonId, purpose: Purpose) -> String {
    let (token, now) = (Token::new(&app.shared().world), app.now());
    let hash = token.hash();
    let until = now.plus(domain::time::HOUR);
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move { store::link::insert_for(tx, purpose, hash, person, [now, until]).await })
    });
    write.await.expect("a link");
    format!("/link/{}", token.text())
}

/// Types address and password.
pub async fn enter(client: &Client, account: &Account, password: &str) -> Page {
    client.post("/sign-in", &[("email", &account.email), ("password", password)]).await
}

/// A browser in which somebody has just signed in.
pub async fn signed_in(app: &TestApp, account: &Account) -> Client {
    let client = app.anonymous(Language::De);
    enter(&client, account, PASSWORD).await.is(303);
    client
}

/// The code that the app of this person shows now, so many steps later.
pub async fn code(app: &TestApp, person: PersonId, later: i64) -> String {
    let row = store::second_factor::find(&mut app.shared().db.reader(), person).await.expect("an answer");
    let opened = app.shared().services.secrets.open(person.0, &row.expect("a seed").seed).expect("a seed");
    let seed = totp::Seed::from_bytes(&opened).expect("a seed");
    seed.shown(totp::step(app.now()) + later)
}

/// Sets a second factor up as people do; answers the recovery codes.
pub async fn set_up(app: &TestApp, client: &Client, person: PersonId) -> Vec<String> {
    client.post("/account/second-factor", &[("act", "begin")]).await.is(303);
    let typed = code(app, person, 0).await;
    let shown = client.post("/account/second-factor", &[("act", "confirm"), ("code", &typed)]).await;
    shown.is(200);
    shown.main().named("li").map(|item| item.text().trim().to_owned()).collect()
}

/// An address of the test's own network.
pub fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

/// Whether somebody is signed in here.
pub async fn is_in(client: &Client) -> bool {
    client.get("/account").await.status == 200
}

/// Everything that stands in the database, as text.
pub async fn dump(app: &TestApp) -> String {
    let mut text = String::new();
    match &app.shared().db {
        Db::Sqlite { read, .. } => {
            let tables =
                sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%'");
            for table in tables.fetch_all(read).await.expect("tables") {
                let name: String = table.get("name");
                let columns = sqlx::query("SELECT name FROM pragma_table_info($1)").bind(&name);
                let columns: Vec<String> = columns
                    .fetch_all(read)
                    .await
                    .expect("columns")
                    .iter()
                    .map(|row| row.get("name"))
                    .collect();
                let parts: Vec<String> = columns
                    .iter()
                    .map(|name| {
                        format!(
                            "CASE typeof(\"{name}\") WHEN 'blob' THEN hex(\"{name}\") ELSE coalesce(\"{name}\", '') END"
                        )
                    })
                    .collect();
                let statement = format!("SELECT {} AS line FROM \"{name}\"", parts.join(" || ' ' || "));
                for row in sqlx::query(sqlx::AssertSqlSafe(statement)).fetch_all(read).await.expect("rows") {
                    text.push_str(&row.get::<String, _>("line"));
                    text.push('\n');
                }
            }
        }
        Db::Postgres { read, .. } => {
            let tables =
                sqlx::query("SELECT tablename::TEXT AS name FROM pg_tables WHERE schemaname = 'public'");
            for table in tables.fetch_all(read).await.expect("tables") {
                let name: String = table.get("name");
                let statement = format!("SELECT row_to_json(t)::TEXT AS line FROM \"{name}\" AS t");
                for row in sqlx::query(sqlx::AssertSqlSafe(statement)).fetch_all(read).await.expect("rows") {
                    text.push_str(&row.get::<String, _>("line"));
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// How often each aim was tried.
pub async fn tries(app: &TestApp) -> Vec<i64> {
    const TRIES: &str = "SELECT tries FROM throttle ORDER BY tries";
    match &app.shared().db {
        Db::Sqlite { read, .. } => sqlx::query(TRIES)
            .fetch_all(read)
            .await
            .expect("rows")
            .iter()
            .map(|row| row.get("tries"))
            .collect(),
        Db::Postgres { read, .. } => sqlx::query(TRIES)
            .fetch_all(read)
            .await
            .expect("rows")
            .iter()
            .map(|row| row.get("tries"))
            .collect(),
    }
}
