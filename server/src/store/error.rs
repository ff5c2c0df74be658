//! What the store can answer instead of a value. `Stale` and `Taken` are ordinary events that people see;
//! `Corrupt` names the place that does not fit, so that nobody has to search; `Driver` is everything else.

use std::error::Error as _;

use sqlx::error::{DatabaseError, ErrorKind};

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be reached or refused the statement.
    #[error("the database answered: {0}")]
    Driver(#[source] sqlx::Error),
    /// A stored value that the product cannot have written.
    #[error("{table} {id}: the stored value of {column} makes no sense")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// The row's key as text.
        id: String,
    },
    /// Somebody else changed the row after it was read.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// A request with the same key made its change already, or is making it.
    #[error("sent already")]
    Repeated,
    /// Rows of an audited table were changed, and nobody said what was done: a bug. Nothing was changed.
    #[error("a change of {0} that no entry of the audit log explains")]
    Unexplained(&'static str),
    /// An entry that cannot be written: a bug. Nothing was changed.
    #[error("the audit log: {0}")]
    Entry(#[from] audit::EntryFault),
    /// A value that must be unique exists already.
    #[error("already taken: {0:?}")]
    Taken(Constraint),
}

/// The unique constraints that people can run into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// An account with this address exists.
    PersonEmail,
    /// An area with this name exists.
    AreaName,
    /// The person has this role there already.
    PersonRole,
    /// The case has an entry in the register already.
    EntryCase,
    /// Any other; the name of the constraint stands in the log only.
    Other,
}

impl Constraint {
    /// `text` is the constraint's name (PostgreSQL) or a message that holds it (SQLite, which names an index over
    /// an expression but only the columns of any other).
    fn named_in(text: &str) -> Self {
        const NAMES: [(&str, Constraint); 5] = [
            ("person_email", Constraint::PersonEmail),
            ("area_name", Constraint::AreaName),
            ("person_role", Constraint::PersonRole),
            ("entry_case", Constraint::EntryCase),
            ("entry.case_number", Constraint::EntryCase),
        ];
        NAMES.iter().find(|(name, _)| text.contains(name)).map_or(Self::Other, |(_, constraint)| *constraint)
    }
}

impl Error {
    /// Rows are read inside the driver's stream, which carries only its own error type.
    pub(super) fn in_stream(self) -> sqlx::Error {
        match self {
            Self::Driver(error) => error,
            other => sqlx::Error::Decode(Box::new(other)),
        }
    }

    /// True where another attempt in a moment may succeed: no connection was free in time, or a lock was held.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Driver(sqlx::Error::PoolTimedOut) => true,
            Self::Driver(error) => {
                error.source().is_some_and(|inner| inner.to_string().contains("database is locked"))
            }
            _ => false,
        }
    }
}

impl Error {
    /// True where the disk is full: nothing was changed, and reading still works.
    pub fn is_full(&self) -> bool {
        self.code().is_some_and(|code| [FULL_SQLITE, FULL_POSTGRES].contains(&code.as_str()))
    }

    /// True where the disk did not keep what it was told to keep. The system forgets such a write, so a second attempt
    /// would seem to work: nothing that this process says about durability can be believed any more.
    pub fn is_unsafe(&self) -> bool {
        self.code().is_some_and(|code| UNSYNCED_SQLITE.contains(&code.as_str()))
    }

    fn code(&self) -> Option<String> {
        let Self::Driver(sqlx::Error::Database(inner)) = self else { return None };
        inner.code().map(std::borrow::Cow::into_owned)
    }
}

/// `SQLITE_FULL`, and PostgreSQL's `disk_full`.
const FULL_SQLITE: &str = "13";
const FULL_POSTGRES: &str = "53100";
/// `SQLITE_IOERR_FSYNC` and `SQLITE_IOERR_DIR_FSYNC`. PostgreSQL stops itself.
const UNSYNCED_SQLITE: [&str; 2] = ["1034", "1290"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Decode(inner) => match inner.downcast::<Self>() {
                Ok(own) => *own,
                Err(inner) => Self::Driver(sqlx::Error::Decode(inner)),
            },
            sqlx::Error::Database(inner) if inner.kind() == ErrorKind::UniqueViolation => {
                Self::Taken(taken(&*inner))
            }
            other => Self::Driver(other),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Driver(sqlx::Error::Io(error))
    }
}

fn taken(error: &dyn DatabaseError) -> Constraint {
    Constraint::named_in(error.constraint().unwrap_or_else(|| error.message()))
}
