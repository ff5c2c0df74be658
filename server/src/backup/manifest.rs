//! What a backup says about itself, as JSON for people and programs. It names the schema, so that an older program refuses
//! it before it touches anything.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::store::trail::HeadRow;

/// The layout of the folder; a change of it is a new number.
pub(super) const FORMAT: u32 = 1;

/// Which database it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A file of SQLite.
    Sqlite,
    /// An archive of `pg_dump`.
    Postgres,
}

impl Kind {
    /// The name of the database's file in the folder.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Sqlite => "concord.db",
            Self::Postgres => "concord.dump",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// The manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`] of the program that wrote it.
    pub format: u32,
    /// When it was begun, `2026-11-22T00:32:05Z`.
    pub made: String,
    /// Version of the program that wrote it.
    pub program: String,
    /// Which database.
    pub database: Kind,
    /// Number of its schema.
    pub schema: i64,
    /// Size of its file in bytes.
    pub bytes: u64,
    /// The audit log in it; none in a schema from before it.
    pub audit: Option<Log>,
}

/// Where the audit log stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Number of entries.
    pub size: i64,
    /// The root of the tree over them, as checkpoints write it.
    pub root: String,
}

impl Log {
    /// `None` where the stored edge is none.
    pub(super) fn of(head: &HeadRow) -> Option<Self> {
        let edge = audit::Edge::from_bytes(head.size, &head.edge).ok()?;
        Some(Self { size: head.size, root: edge.root().to_base64() })
    }
}
