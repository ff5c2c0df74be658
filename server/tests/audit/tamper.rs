//! T2: whatever column of whatever audited table raw SQL changes, the replay names the row; so it does for a row that is
//! deleted or put there. Foreign keys are switched off, as somebody with a shell would.

use domain::{
    area::Substitute,
    case::evidence::About,
    id::{EntryId, EvidenceId},
    person::{Grant, Role},
    policy::{Anchor, settings::Settings},
    time::{Day, Time},
};
use serde_json::json;
use server::store::{
    self, Db,
    entry::{Entry, EntryLine},
    evidence::EvidenceRow,
    precedent::PrecedentRow,
    rule_book::RuleBookRow,
    trail::{Fault, table},
};

use crate::{
    contract::{Base, area, case},
    raw::{columns, replay},
};

const NOW: Time = Time(1_800_000_000_000);

/// One row in every audited table, at least.
async fn filled(base: &Base) {
    let (ada, eva) = (base.person("ada@berg.example").await, base.person("eva@berg.example").await);
    let mut sales = area(base, "Sales", Some(eva));
    let day = |month| Day::new(2026, month, 1).expect("a day");
    sales.substitute = Some(Substitute { person: ada, from: day(1), until: day(2) });
    sales.tolerance = Some([Anchor { chance: 100, amount: 5 }, Anchor { chance: 10, amount: 7 }]);
    let id = sales.id;
    base.write(move |tx| Box::pin(async move { store::area::insert(tx, &sales).await }))
        .await
        .expect("an area");
    base.grant(ada, Grant { role: Role::Reviewer, area: Some(id) }).await.expect("a role");
    let mut yes = case(id, ada);
    yes.line.state = "approved".into();
    let number = base.case(yes).await.line.number;
    let (entry, file) = (EntryId(base.world.uuid()), base.world.uuid());
    base.write(move |tx| {
        Box::pin(async move {
            store::event::append(tx, number, NOW, Some(ada), "asked", &json!({ "n": 1 })).await?;
            let line = EntryLine {
                id: entry,
                case: number,
                area: id,
                kind: "social".into(),
                name: "Hootsuite".into(),
                name_key: "hootsuite".into(),
                supplier: "H".into(),
                state: "active".into(),
                approved_at: NOW,
                expires_at: Some(NOW),
                review_at: None,
                version: 1,
            };
            store::entry::insert(tx, &Entry { line, body: json!({ "terms": [] }) }).await?;
            let book = RuleBookRow {
                hash: "ab".into(),
                version: "1".into(),
                sources: [("a".to_owned(), "b".to_owned())].into(),
                first_used_at: NOW,
            };
            store::rule_book::keep(tx, book).await?;
            let precedent = PrecedentRow {
                source: "gsa".into(),
                name_key: "x".into(),
                name: "X".into(),
                outcome: "approved".into(),
                year: Some(2026),
                month: None,
                link: None,
                document: None,
                note: String::new(),
                website: None,
            };
            store::precedent::upsert(tx, &precedent).await?;
            let hash = [7; 32];
            store::evidence::keep(tx, hash, vec![1, 2, 3]).await?;
            let file = EvidenceRow {
                id: file,
                file: EvidenceId(file),
                version: 1,
                case: number,
                about: About::Case,
                name: "pentest.pdf".into(),
                kind: "pdf".into(),
                size: 3,
                hash,
                note: String::new(),
                uploader: ada,
                at: NOW,
                removed: None,
            };
            store::evidence::insert(tx, &file).await?;
            let post = store::post::PostRow {
                id: uuid::Uuid::from_u128(78),
                case: number,
                at: NOW,
                by: ada,
                side: None,
                audience: domain::permit::Audience::Shared,
                topic: String::new(),
                question: false,
                answers: None,
                body: "Hello.".into(),
                taken_back: None,
            };
            store::post::insert(tx, &post).await?;
            let (issuer, subject) = ("https://i.example".into(), "17".into());
            let known = store::provider::IdentityRow { person: ada, issuer, subject, since: NOW };
            store::provider::link(tx, &known).await?;
            let number =
                store::policy_change::propose(tx, 0, &Settings::default(), "Kürzer.".into(), (ada, NOW))
                    .await?;
            store::policy_change::decide(tx, number, (eva, NOW), None).await
        })
    })
    .await
    .expect("everything");
}

/// Statements without anybody who checks references; one after another on one connection.
async fn unchecked(db: &Db, statements: &str) -> Result<(), sqlx::Error> {
    match db {
        Db::Sqlite { write, .. } => {
            let text = format!("PRAGMA foreign_keys = OFF; {statements}; PRAGMA foreign_keys = ON;");
            sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(write).await?;
        }
        Db::Postgres { write, .. } => {
            let text = format!("BEGIN; SET LOCAL session_replication_role = replica; {statements}; COMMIT;");
            sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(write).await?;
        }
    }
    Ok(())
}

/// Somebody with a shell takes the triggers away first; the audit log's own are another test's.
async fn without_triggers(db: &Db) {
    // on PostgreSQL the role of a replica leaves them out
    let Db::Sqlite { read, write, .. } = db else { return };
    let text = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name NOT LIKE 'audit%'";
    let names: Vec<String> = sqlx::query_scalar(text).fetch_all(read).await.expect("names");
    for name in names {
        let drop = format!("DROP TRIGGER {name}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(drop)).execute(write).await.expect("no trigger");
    }
}

/// Another value of the kind that the column has, in the words of the database.
async fn other(db: &Db, table: &str, column: &str) -> String {
    let kind: String = match db {
        Db::Sqlite { read, .. } => {
            let text = "SELECT type FROM pragma_table_info($1) WHERE name = $2";
            sqlx::query_scalar(text).bind(table.to_owned()).bind(column.to_owned()).fetch_one(read).await
        }
        Db::Postgres { read, .. } => {
            let text = "SELECT data_type::TEXT FROM information_schema.columns WHERE table_name = $1 AND column_name = $2";
            sqlx::query_scalar(text).bind(table.to_owned()).bind(column.to_owned()).fetch_one(read).await
        }
    }
    .expect("a kind");
    match (kind.to_uppercase().as_str(), table, column) {
        (_, "person_role", "role") => "'auditor'".to_owned(),
        (_, "evidence", "about") => "'gate'".to_owned(),
        (_, "post", "audience") => "'marketing'".to_owned(),
        ("BYTEA", ..) => "decode('0190c0c0de007000800000000000ffff', 'hex')".to_owned(),
        ("INTEGER" | "BIGINT", ..) => format!("COALESCE({column}, 0) + 1"),
        ("TEXT", ..) => format!("COALESCE({column}, '') || 'x'"),
        ("BLOB", ..) => "x'0190c0c0de007000800000000000ffff'".to_owned(),
        ("UUID", ..) => "'0190c0c0-de00-7000-8000-00000000ffff'".to_owned(),
        ("JSONB", ..) => "'{\"other\": 1}'".to_owned(),
        (kind, ..) => panic!("{table}.{column} is of kind {kind}"),
    }
}

#[tokio::test]
async fn every_column_of_every_audited_table_that_raw_sql_changes_is_found() {
    for base in Base::all().await {
        filled(&base).await;
        assert!(replay(&base).await.holds());
        without_triggers(&base.db).await;
        let mut changed = 0;
        for table in table::ALL {
            let name = table.name;
            let key = table.key[0];
            unchecked(&base.db, &format!("CREATE TABLE kept_{name} AS SELECT * FROM {name}"))
                .await
                .expect("a copy");
            let restore = format!("DELETE FROM {name}; INSERT INTO {name} SELECT * FROM kept_{name}");
            for column in columns(&base.db, name).await {
                let value = other(&base.db, name, &column).await;
                let one = format!("{key} = (SELECT {key} FROM {name} ORDER BY {key} LIMIT 1)");
                let change = format!("UPDATE {name} SET {column} = {value} WHERE {one}");
                if let Err(error) = unchecked(&base.db, &change).await {
                    // a version of the policy that one person made cannot be written down at all
                    let checked =
                        error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_check_violation);
                    assert!(name == "policy_change" && checked, "{change}: {error}");
                    continue;
                }
                let found = replay(&base).await;
                assert!(!found.holds(), "{change} is not found");
                assert!(
                    found.differences.iter().all(|difference| difference.row.starts_with(name)),
                    "{found:?}"
                );
                unchecked(&base.db, &restore).await.expect("restored");
                changed += 1;
            }
            unchecked(&base.db, &format!("DELETE FROM {name}")).await.expect("deleted");
            let found = replay(&base).await;
            assert!(
                found.differences.iter().all(|difference| difference.fault == Fault::Missing),
                "{found:?}"
            );
            assert!(!found.holds(), "deleting {name} is not found");
            unchecked(&base.db, &restore).await.expect("restored");
            assert!(replay(&base).await.holds(), "{name} stands there as before");
        }
        println!("{changed} columns of {} tables were changed and found", table::ALL.len());
    }
}
