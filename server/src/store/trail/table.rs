//! The audited tables, and how a row of each is found by its key. `ONE` reads what stands under a key, `PAGE` the next
//! keys after one. Statements name every column (a test compares them with the schema): a prepared `SELECT *` would break
//! an old process while a newer one migrates.

use std::{borrow::Cow, fmt};

use uuid::Uuid;

use crate::store::db::{Statement, sql};

/// A table whose every change is explained by the log.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns of the key under which the log knows its rows.
    pub key: &'static [&'static str],
    /// The columns that hold documents.
    pub documents: &'static [&'static str],
    /// What stands under a key.
    pub(super) one: &'static str,
    /// Everything under the next keys after one.
    pub(super) page: &'static str,
    /// A key before all others.
    first: fn() -> Key,
}

const ONE_PERSON: &str =
    "SELECT id, name, email, language, password_hash, disabled_at, created_at FROM person WHERE id = $1";
const PAGE_PERSON: &str =
    "SELECT id, name, email, language, password_hash, disabled_at, created_at FROM person
    WHERE id > $1 ORDER BY id LIMIT $2";
const ONE_ROLE: &str = "SELECT person_id, role, area_id FROM person_role WHERE person_id = $1";
const PAGE_ROLE: &str = "SELECT person_id, role, area_id FROM person_role
    WHERE person_id IN (SELECT DISTINCT person_id FROM person_role WHERE person_id > $1 ORDER BY person_id LIMIT $2)
    ORDER BY person_id";
const ONE_AREA: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, version, tolerance,
        calendar, deadlines
    FROM area WHERE id = $1";
const PAGE_AREA: &str =
    "SELECT id, name, executive_id, substitute_id, substitute_from, substitute_until, version, tolerance,
        calendar, deadlines
    FROM area WHERE id > $1 ORDER BY id LIMIT $2";
const ONE_CASE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier, state,
        move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at, body
    FROM case_file WHERE number = $1";
const PAGE_CASE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier, state,
        move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at, body
    FROM case_file WHERE number > $1 ORDER BY number LIMIT $2";
const ONE_EVENT: &str =
    "SELECT case_number, seq, at, actor_id, kind, body FROM event WHERE case_number = $1 AND seq = $2";
const PAGE_EVENT: &str = "SELECT case_number, seq, at, actor_id, kind, body FROM event
    WHERE (case_number, seq) > ($1, $2) ORDER BY case_number, seq LIMIT $3";
const ONE_ENTRY: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at,
        review_at, version, body
    FROM entry WHERE id = $1";
const PAGE_ENTRY: &str =
    "SELECT id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, expires_at,
        review_at, version, body
    FROM entry WHERE id > $1 ORDER BY id LIMIT $2";
const ONE_RULE_BOOK: &str = "SELECT hash, version, sources, first_used_at FROM rule_book WHERE hash = $1";
const PAGE_RULE_BOOK: &str = "SELECT hash, version, sources, first_used_at FROM rule_book
    WHERE hash > $1 ORDER BY hash LIMIT $2";
const ONE_PRECEDENT: &str =
    "SELECT source, name_key, name, outcome, year, month, link, document, note, website
    FROM precedent WHERE source = $1 AND name_key = $2";
const PAGE_PRECEDENT: &str =
    "SELECT source, name_key, name, outcome, year, month, link, document, note, website
    FROM precedent WHERE (source, name_key) > ($1, $2) ORDER BY source, name_key LIMIT $3";

const ONE_EVIDENCE: &str =
    "SELECT id, chain_id, version, case_number, about, subject, name, kind, size, hash, note, uploader_id, at,
        removed_at, removed_by
    FROM evidence WHERE id = $1";
const PAGE_EVIDENCE: &str =
    "SELECT id, chain_id, version, case_number, about, subject, name, kind, size, hash, note, uploader_id, at,
        removed_at, removed_by
    FROM evidence WHERE id > $1 ORDER BY id LIMIT $2";

const ONE_POST: &str =
    "SELECT id, case_number, at, author_id, side, audience, topic, question, answers, body, taken_back_at
    FROM post WHERE id = $1";
const PAGE_POST: &str =
    "SELECT id, case_number, at, author_id, side, audience, topic, question, answers, body, taken_back_at
    FROM post WHERE id > $1 ORDER BY id LIMIT $2";

const ONE_POLICY_CHANGE: &str =
    "SELECT number, base, settings, reason, proposed_by, proposed_at, decided_by, decided_at, version
    FROM policy_change WHERE number = $1";
const PAGE_POLICY_CHANGE: &str =
    "SELECT number, base, settings, reason, proposed_by, proposed_at, decided_by, decided_at, version
    FROM policy_change WHERE number > $1 ORDER BY number LIMIT $2";

const ONE_PROVIDER_IDENTITY: &str =
    "SELECT person_id, issuer, subject, linked_at FROM provider_identity WHERE person_id = $1";
const PAGE_PROVIDER_IDENTITY: &str = "SELECT person_id, issuer, subject, linked_at FROM provider_identity
    WHERE person_id > $1 ORDER BY person_id LIMIT $2";

/// People with their password hashes.
pub static PERSON: Table = Table {
    name: "person",
    key: &["id"],
    documents: &[],
    one: ONE_PERSON,
    page: PAGE_PERSON,
    first: || Uuid::nil().into(),
};
/// What people may do where: all roles of a person count as one row.
pub static PERSON_ROLE: Table = Table {
    name: "person_role",
    key: &["person_id"],
    documents: &[],
    one: ONE_ROLE,
    page: PAGE_ROLE,
    first: || Uuid::nil().into(),
};
/// Areas.
pub static AREA: Table = Table {
    name: "area",
    key: &["id"],
    documents: &["tolerance", "calendar", "deadlines"],
    one: ONE_AREA,
    page: PAGE_AREA,
    first: || Uuid::nil().into(),
};
/// Cases.
pub static CASE_FILE: Table = Table {
    name: "case_file",
    key: &["number"],
    documents: &["body"],
    one: ONE_CASE,
    page: PAGE_CASE,
    first: || i64::MIN.into(),
};
/// What happened to cases.
pub static EVENT: Table = Table {
    name: "event",
    key: &["case_number", "seq"],
    documents: &["body"],
    one: ONE_EVENT,
    page: PAGE_EVENT,
    first: || (i64::MIN, i64::MIN).into(),
};
/// The register.
pub static ENTRY: Table = Table {
    name: "entry",
    key: &["id"],
    documents: &["body"],
    one: ONE_ENTRY,
    page: PAGE_ENTRY,
    first: || Uuid::nil().into(),
};
/// Rule books.
pub static RULE_BOOK: Table = Table {
    name: "rule_book",
    key: &["hash"],
    documents: &["sources"],
    one: ONE_RULE_BOOK,
    page: PAGE_RULE_BOOK,
    first: || String::new().into(),
};
/// What others reached.
pub static PRECEDENT: Table = Table {
    name: "precedent",
    key: &["source", "name_key"],
    documents: &[],
    one: ONE_PRECEDENT,
    page: PAGE_PRECEDENT,
    first: || (String::new(), String::new()).into(),
};

/// Files, each version. What is in them stands under its hash, which is a column here, so a content that was changed is
/// found by [`crate::store::evidence::verify`].
pub static EVIDENCE: Table = Table {
    name: "evidence",
    key: &["id"],
    documents: &[],
    one: ONE_EVIDENCE,
    page: PAGE_EVIDENCE,
    first: || Uuid::nil().into(),
};

/// What people said about cases.
pub static POST: Table = Table {
    name: "post",
    key: &["id"],
    documents: &[],
    one: ONE_POST,
    page: PAGE_POST,
    first: || Uuid::nil().into(),
};

/// Changes of the company's settings.
pub static POLICY_CHANGE: Table = Table {
    name: "policy_change",
    key: &["number"],
    documents: &["settings"],
    one: ONE_POLICY_CHANGE,
    page: PAGE_POLICY_CHANGE,
    first: || i64::MIN.into(),
};

/// Who people are at the provider.
pub static PROVIDER_IDENTITY: Table = Table {
    name: "provider_identity",
    key: &["person_id"],
    documents: &[],
    one: ONE_PROVIDER_IDENTITY,
    page: PAGE_PROVIDER_IDENTITY,
    first: || Uuid::nil().into(),
};

/// All of them. Whoever adds a table adds it here.
pub static ALL: [&Table; 12] = [
    &PERSON,
    &PERSON_ROLE,
    &AREA,
    &CASE_FILE,
    &EVENT,
    &ENTRY,
    &RULE_BOOK,
    &PRECEDENT,
    &EVIDENCE,
    &POST,
    &POLICY_CHANGE,
    &PROVIDER_IDENTITY,
];

impl Table {
    /// The columns that its digests are of.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let list = self.one.trim_start_matches("SELECT").split("FROM").next().unwrap_or_default();
        list.split(',').map(str::trim)
    }

    pub(super) fn one(&self, key: &Key) -> Statement {
        key.bind(sql(self.one))
    }

    /// What stands under the next `limit` keys after `after`; `None` begins.
    pub(super) fn page(&self, after: Option<&Key>, limit: i64) -> Statement {
        let after = after.map_or_else(|| Cow::Owned((self.first)()), Cow::Borrowed);
        after.bind(sql(self.page)).bind(limit)
    }
}

/// The table and key of a row by its name in the log, `table/key`.
pub(super) fn named(name: &str) -> Option<(&'static Table, Key)> {
    let (table, key) = name.split_once('/')?;
    let table = ALL.into_iter().find(|known| known.name == table)?;
    let Key(shape) = (table.first)();
    let parts = key.splitn(shape.len(), '/').zip(&shape).map(|(text, shape)| {
        Some(match shape {
            Part::Id(_) => Part::Id(text.parse().ok()?),
            Part::Number(_) => Part::Number(text.parse().ok()?),
            Part::Text(_) => Part::Text(text.to_owned()),
            Part::Bytes(_) => return None,
        })
    });
    Some((table, Key(parts.collect::<Option<_>>()?)))
}

/// The key of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub(super) Vec<Part>);

/// One column of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Id(Uuid),
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Part {
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        Uuid::from_slice(bytes).map_or_else(|_| Self::Bytes(bytes.to_vec()), Self::Id)
    }
}

impl Key {
    fn bind(&self, statement: Statement) -> Statement {
        self.0.iter().fold(statement, |statement, part| match part {
            Part::Id(id) => statement.bind(*id),
            Part::Number(number) => statement.bind(*number),
            Part::Text(text) => statement.bind(text.clone()),
            Part::Bytes(bytes) => statement.bind(bytes.clone()),
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("/")?;
            }
            match part {
                Part::Id(id) => write!(f, "{id}")?,
                Part::Number(number) => write!(f, "{number}")?,
                Part::Text(text) => f.write_str(text)?,
                Part::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?,
            }
        }
        Ok(())
    }
}

impl From<Uuid> for Key {
    fn from(id: Uuid) -> Self {
        Self(vec![Part::Id(id)])
    }
}

impl From<i64> for Key {
    fn from(number: i64) -> Self {
        Self(vec![Part::Number(number)])
    }
}

impl From<(i64, i64)> for Key {
    fn from((one, two): (i64, i64)) -> Self {
        Self(vec![Part::Number(one), Part::Number(two)])
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self(vec![Part::Text(text)])
    }
}

impl From<(String, String)> for Key {
    fn from((one, two): (String, String)) -> Self {
        Self(vec![Part::Text(one), Part::Text(two)])
    }
}

impl From<Vec<u8>> for Key {
    fn from(bytes: Vec<u8>) -> Self {
        Self(vec![Part::of_bytes(&bytes)])
    }
}
