//! Every statement is prepared against a freshly migrated database: a misspelt column or a dialect's own word
//! fails here in milliseconds. The statements are read from the source files, so that none can be forgotten.

use std::{fs, path::Path};

use sqlx::{Executor as _, SqlSafeStr as _};

use super::{Db, migrate};

/// Every `const NAME: &str = "…";` below `folder`, with the file and the name.
fn statements(folder: &Path, found: &mut Vec<(String, String)>) {
    for file in fs::read_dir(folder).expect("the store's folder").map(|file| file.expect("a file").path()) {
        if file.is_dir() {
            statements(&file, found);
            continue;
        }
        let source = fs::read_to_string(&file).expect("source text");
        for (before, after) in source.match_indices("&str =").map(|(at, _)| source.split_at(at)) {
            let name = before.rsplit("const ").next().unwrap_or_default();
            // a quote inside a statement is escaped in the source
            let after = after.replace("\\\"", "\u{0}");
            let text = after.split('"').nth(1).unwrap_or_default().replace('\u{0}', "\"");
            found.push((format!("{}: {name}", file.display()), text));
        }
    }
}

#[tokio::test]
async fn every_statement_can_be_prepared() {
    let folder = tempfile::tempdir().expect("a folder");
    let db =
        Db::open(&format!("sqlite://{}", folder.path().join("s.db").display())).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    let Db::Sqlite { write, .. } = &db else { unreachable!("opened as SQLite") };
    let mut found = Vec::new();
    statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"), &mut found);
    let mut prepared = 0;
    for (place, text) in found {
        let verb = text.split_whitespace().next().unwrap_or_default();
        if !["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&verb) || place.contains("_POSTGRES") {
            continue;
        }
        let outcome = write.prepare(sqlx::AssertSqlSafe(text.clone()).into_sql_str()).await;
        assert!(outcome.is_ok(), "{place}\n{text}\n{:?}", outcome.err());
        prepared += 1;
    }
    assert!(prepared > 40, "only {prepared} statements found: does the search still fit the sources?");
}
