//! The same journeys on PostgreSQL: with `TEST_DATABASE=postgres` every product under test gets an empty database of its
//! own on the server that `tests/with-postgres.sh` started. Without it they run on SQLite, as they do on a laptop. What
//! compares the two needs the server only; without one it is skipped loudly, and in CI it fails.

use server::world::World;
use sqlx::{Connection as _, Executor as _};

/// The address of a new, empty database, where the journeys shall run on PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
pub async fn wanted() -> Option<String> {
    let wanted = std::env::var("TEST_DATABASE").is_ok_and(|database| database == "postgres");
    if wanted { fresh().await } else { None }
}

/// The address of a new, empty database; `None` where no server was started.
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test has no configuration and no log"
)]
pub async fn fresh() -> Option<String> {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        assert!(std::env::var("CI").is_err(), "CI tests PostgreSQL too: run tests/with-postgres.sh");
        eprintln!("SKIPPED on PostgreSQL: no TEST_POSTGRES_URL; tests/with-postgres.sh starts a server");
        return None;
    };
    let name = format!("journey_{}", World::system().uuid().simple());
    let mut admin = sqlx::PgConnection::connect(&server).await.expect("the server");
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    admin.execute(create).await.expect("a database");
    admin.close().await.expect("the end of the connection");
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    Some(format!("{address}/{name}"))
}
