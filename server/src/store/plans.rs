//! The lists read what they show and no more: SQLite is asked for its plan of every statement behind a page, in an empty
//! database, where it knows nothing but the indexes. A scan of all cases, entries or events, or a list that is sorted
//! after it was read whole, is a page that grows slow with the company, whatever a clock says today.

use sqlx::{AssertSqlSafe, Row as _};

use super::{
    Db,
    case::{list, marketing},
    decided, entry, event, migrate, saved_filter, snooze,
};

async fn plans(db: &Db, text: &str) -> Vec<String> {
    let Db::Sqlite { write, .. } = db else { unreachable!("opened as SQLite") };
    let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"))).fetch_all(write).await;
    rows.unwrap_or_else(|error| panic!("{text}\n{error}")).iter().map(|row| row.get("detail")).collect()
}

async fn empty() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("p.db").display());
    let db = Db::open(&url).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    (db, folder)
}

/// Asserts that a statement reads a table by an index, in its order where it is listed.
async fn reads(db: &Db, text: &str, index: &str, may_sort: bool) {
    let plan = plans(db, text).await;
    let uses = plan.iter().any(|step| step.contains(index));
    assert!(uses, "{index} is not used by\n{text}\n{plan:#?}");
    for step in &plan {
        let whole = ["case_file", "entry", "event", "name_part", "decided"]
            .iter()
            .any(|table| step.starts_with(&format!("SCAN {table}")) && !step.contains("INDEX"));
        assert!(!whole, "{step} in\n{text}");
        assert!(may_sort || !step.contains("TEMP B-TREE"), "{step} in\n{text}\n{plan:#?}");
    }
}

#[tokio::test]
async fn an_inbox_is_read_in_the_order_of_its_index() {
    let (db, _folder) = empty().await;
    for (text, index) in [
        (list::INBOX_EVERYWHERE, "case_file_open"),
        (list::INBOX_IN_AREA, "case_file_open_area"),
        (list::COUNT_EVERYWHERE, "COVERING INDEX case_file_open"),
        (list::COUNT_IN_AREA, "COVERING INDEX case_file_open_area"),
        (list::MINE, "case_file_requester_area"),
        (list::DUE, "case_file_wake"),
        (list::OVERDUE, "case_file_waits"),
        (list::COUNT_OVERDUE, "case_file_waits"),
        (list::OF_TOOL, "case_file_tool_number"),
        (list::DECIDED, "case_file_decided"),
        (list::DECIDED_LIKE, "case_file_tool_number"),
        (marketing::LIKE, "case_file_tool_number"),
    ] {
        reads(&db, text, index, false).await;
    }
    for (text, index) in [
        (list::WATCHED, "COVERING INDEX watch_person"),
        (list::PUT_OFF, "snooze_person"),
        (snooze::OF, "snooze_person"),
        (saved_filter::OWN, "saved_filter_owner"),
        (saved_filter::OF_AREA, "saved_filter_shared"),
        (saved_filter::OF_ALL, "saved_filter_shared"),
        (saved_filter::SHARED, "saved_filter_shared"),
        (event::VERDICTS, "event_verdict"),
    ] {
        reads(&db, text, index, false).await;
    }
    reads(&db, list::OF_EXECUTIVE, "case_file_open_area", true).await;
    reads(&db, list::ESCALATED, "case_file_open_area", true).await;
}

#[tokio::test]
async fn the_requests_of_marketing_are_read_in_the_order_of_their_index() {
    let (db, _folder) = empty().await;
    for (statements, [everywhere, area]) in [
        (marketing::ALL, ["case_file_updated", "case_file_area_updated"]),
        (marketing::DECIDED, ["case_file_updated", "case_file_area_updated"]),
    ] {
        for (text, index) in statements.list.iter().zip([everywhere, area, "case_file_requester_area"]) {
            reads(&db, text, index, false).await;
        }
        for text in &statements.count[..2] {
            reads(&db, text, "COVERING INDEX case_file", false).await;
        }
    }
    // few enough in an area to be sorted
    for text in marketing::WAITING.list.iter().chain(&marketing::WAITING.count).take(2) {
        reads(&db, text, "case_file_open", true).await;
    }
    reads(&db, marketing::WAITING.list[2], "case_file_open_requester", true).await;
    reads(&db, marketing::WAITING.count[2], "case_file_open_requester", true).await;
    reads(&db, marketing::DRAFTS.list[1], "case_file_draft", false).await;
    reads(&db, marketing::DRAFTS.count[1], "case_file_draft", false).await;
}

#[tokio::test]
async fn precedents_are_looked_for_among_the_newest_of_an_index() {
    let (db, _folder) = empty().await;
    for (text, index) in [
        (decided::ONE, "INTEGER PRIMARY KEY"),
        (decided::NEWEST, "INTEGER PRIMARY KEY"),
        (decided::OF_TOOL, "decided_tool"),
        (decided::OF_SUPPLIER, "decided_supplier"),
        (decided::OF_KIND, "decided_kind"),
        // the index of words gives the newest first by itself
        (decided::WORDS_SQLITE, "VIRTUAL TABLE INDEX"),
    ] {
        reads(&db, text, index, false).await;
    }
}

#[tokio::test]
async fn the_register_is_read_in_the_order_of_its_index() {
    let (db, _folder) = empty().await;
    let orders = ["entry_by_name", "entry_by_supplier", "entry_by_approval", "entry_by_expiry"];
    for ([all, named], index) in entry::LISTS.iter().zip(orders) {
        reads(&db, all, index, false).await;
        reads(&db, named, "entry_", true).await;
    }
    reads(&db, entry::COUNTS[0], "INDEX entry_", false).await;
    reads(&db, entry::COUNTS[1], "INDEX entry_", false).await;
    for (text, index) in [
        (entry::NAMED, "entry_of_tool"),
        (entry::NAMED_IN, "entry_of_tool_area"),
        (entry::LIKE, "entry_of_tool"),
        (entry::OF_CASE, "entry_case"),
    ] {
        reads(&db, text, index, false).await;
    }
}
