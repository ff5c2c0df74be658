//! What a migrated database says about itself, in words that do not depend on which one it is. Indexes that only make
//! things faster are left out: each database may want its own.

use std::collections::{BTreeMap, BTreeSet};

use server::store::Db;
use sqlx::{Pool, Postgres, Row as _, Sqlite};

/// A table without the words of one database.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name, kind and whether it may be empty.
    pub columns: BTreeSet<(String, &'static str, bool)>,
    /// In the order of the key.
    pub key: Vec<String>,
    /// The columns of each unique index; an expression is written as `?`.
    pub unique: BTreeSet<Vec<String>>,
    /// Column, table and column that it leads to.
    pub references: BTreeSet<(String, String, String)>,
}

/// The tables by name, without those that the migrations keep for themselves.
pub async fn schema(db: &Db) -> BTreeMap<String, Table> {
    match db {
        Db::Sqlite { read, .. } => sqlite(read).await,
        Db::Postgres { read, .. } => postgres(read).await,
    }
}

fn kind(word: &str) -> &'static str {
    match word.to_uppercase().as_str() {
        "BLOB" | "UUID" | "BYTEA" => "bytes",
        "INTEGER" | "BIGINT" => "number",
        "REAL" | "DOUBLE PRECISION" => "fraction",
        "TEXT" | "JSONB" => "text",
        other => panic!("{other} is not in the table of migrations/README.md"),
    }
}

async fn sqlite(pool: &Pool<Sqlite>) -> BTreeMap<String, Table> {
    let tables = "SELECT name FROM pragma_table_list
                  WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'";
    let columns = "SELECT name, type, \"notnull\" AS filled, pk FROM pragma_table_info($1) ORDER BY pk";
    let unique = "SELECT name FROM pragma_index_list($1) WHERE \"unique\" = 1 AND origin <> 'pk'";
    let members = "SELECT coalesce(name, '?') AS name FROM pragma_index_info($1) ORDER BY seqno";
    let references =
        "SELECT \"from\" AS here, \"table\" AS there, \"to\" AS aim FROM pragma_foreign_key_list($1)";
    let mut found = BTreeMap::new();
    for row in sqlx::query(tables).fetch_all(pool).await.expect("tables") {
        let name: String = row.get("name");
        let mut table = Table::default();
        for column in sqlx::query(columns).bind(&name).fetch_all(pool).await.expect("columns") {
            let part_of_key = column.get::<i64, _>("pk") > 0;
            if part_of_key {
                table.key.push(column.get("name"));
            }
            let filled = column.get::<i64, _>("filled") != 0 || part_of_key;
            table.columns.insert((column.get("name"), kind(&column.get::<String, _>("type")), !filled));
        }
        for index in sqlx::query(unique).bind(&name).fetch_all(pool).await.expect("indexes") {
            let index: String = index.get("name");
            let of = sqlx::query(members).bind(&index).fetch_all(pool).await.expect("an index");
            table.unique.insert(of.iter().map(|member| member.get("name")).collect());
        }
        for leads in sqlx::query(references).bind(&name).fetch_all(pool).await.expect("references") {
            table.references.insert((leads.get("here"), leads.get("there"), leads.get("aim")));
        }
        found.insert(name, table);
    }
    found
}

async fn postgres(pool: &Pool<Postgres>) -> BTreeMap<String, Table> {
    let columns = "SELECT c.table_name AS \"table\", c.column_name AS name, c.data_type AS type,
                          c.is_nullable = 'YES' AS empty
                   FROM information_schema.columns c
                   JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
                   WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_sqlx_migrations'
                     AND c.is_generated = 'NEVER'";
    let indexes = "SELECT t.relname AS \"table\", i.indisprimary AS key,
                          ARRAY(SELECT coalesce(a.attname, '?')
                                FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
                                ORDER BY k.place)::TEXT[] AS members
                   FROM pg_index i
                   JOIN pg_class t ON t.oid = i.indrelid
                   JOIN pg_namespace n ON n.oid = t.relnamespace
                   WHERE n.nspname = 'public' AND i.indisunique AND t.relname <> '_sqlx_migrations'";
    let references = "SELECT t.relname AS \"table\", a.attname AS here, f.relname AS there, b.attname AS aim
                      FROM pg_constraint c
                      JOIN pg_class t ON t.oid = c.conrelid
                      JOIN pg_class f ON f.oid = c.confrelid
                      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
                      WHERE c.contype = 'f'";
    let mut found: BTreeMap<String, Table> = BTreeMap::new();
    for row in sqlx::query(columns).fetch_all(pool).await.expect("columns") {
        let column = (row.get("name"), kind(&row.get::<String, _>("type")), row.get("empty"));
        found.entry(row.get("table")).or_default().columns.insert(column);
    }
    for row in sqlx::query(indexes).fetch_all(pool).await.expect("indexes") {
        let table = found.entry(row.get("table")).or_default();
        let members: Vec<String> = row.get("members");
        if row.get("key") {
            table.key = members;
        } else {
            table.unique.insert(members);
        }
    }
    for row in sqlx::query(references).fetch_all(pool).await.expect("references") {
        let leads = (row.get("here"), row.get("there"), row.get("aim"));
        found.entry(row.get("table")).or_default().references.insert(leads);
    }
    found
}
