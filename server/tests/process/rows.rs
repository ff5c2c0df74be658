//! Everything that is stored, as a hash for each table: equal before and after means that not one value differs.

use std::collections::BTreeMap;

use server::store::Db;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Pool, Postgres, Row as _, Sqlite};

const TABLES_SQLITE: &str = "SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
const COLUMNS_SQLITE: &str = "SELECT name FROM pragma_table_info($1) ORDER BY name";
const COLUMNS_POSTGRES: &str = "SELECT table_name::TEXT AS \"table\", column_name::TEXT AS name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY column_name";

/// The columns of each table.
pub async fn columns(db: &Db) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    match db {
        Db::Sqlite { read, .. } => {
            for table in sqlx::query(TABLES_SQLITE).fetch_all(read).await.expect("tables") {
                let table: String = table.get("name");
                let of = sqlx::query(COLUMNS_SQLITE).bind(&table).fetch_all(read).await.expect("columns");
                found.insert(table, of.iter().map(|column| column.get("name")).collect());
            }
        }
        Db::Postgres { read, .. } => {
            for row in sqlx::query(COLUMNS_POSTGRES).fetch_all(read).await.expect("columns") {
                found.entry(row.get("table")).or_default().push(row.get("name"));
            }
        }
    }
    found
}

/// The hash of each table over all its columns.
pub async fn rows(db: &Db) -> BTreeMap<String, (usize, String)> {
    let columns = columns(db).await;
    of(db, &columns).await
}

/// The number of rows and their hash, of these columns, whatever the order of the rows.
pub async fn of(db: &Db, columns: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, (usize, String)> {
    let mut found = BTreeMap::new();
    for (table, columns) in columns {
        let mut lines = match db {
            Db::Sqlite { read, .. } => sqlite(read, table, columns).await,
            Db::Postgres { read, .. } => postgres(read, table, columns).await,
        };
        lines.sort_unstable();
        let hash = Sha256::digest(lines.join("\n"));
        found.insert(table.clone(), (lines.len(), format!("{hash:x?}")));
    }
    found
}

async fn sqlite(pool: &Pool<Sqlite>, table: &str, columns: &[String]) -> Vec<String> {
    let values: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    let text = format!("SELECT {} AS line FROM \"{table}\"", values.join(" || ',' || "));
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(pool).await.expect("rows");
    rows.iter().map(|row| row.get("line")).collect()
}

async fn postgres(pool: &Pool<Postgres>, table: &str, columns: &[String]) -> Vec<String> {
    let values: Vec<String> =
        columns.iter().map(|column| format!("coalesce(quote_literal(\"{column}\"::TEXT), '-')")).collect();
    let text = format!("SELECT {} AS line FROM \"{table}\"", values.join(" || ',' || "));
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(pool).await.expect("rows");
    rows.iter().map(|row| row.get("line")).collect()
}
