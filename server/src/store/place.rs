//! What an address of a database means: a file of this machine, or a server. Backups, `restore` and `doctor` must know
//! it before anything is opened, because opening makes the file.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    str::FromStr,
};

use sqlx::sqlite::SqliteConnectOptions;

use super::Result;

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file, with its log beside it.
    Sqlite(PathBuf),
    /// A server; the address is not repeated here, because it may hold a password.
    Postgres,
}

impl Place {
    /// The place of an address.
    pub fn of(url: &str) -> Result<Self> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            return Ok(Self::Postgres);
        }
        Ok(Self::Sqlite(SqliteConnectOptions::from_str(url)?.get_filename().to_owned()))
    }
}

impl Place {
    /// The first file of it that others on this machine may read or write, with its mode.
    pub fn open_to_others(&self) -> Option<(PathBuf, u32)> {
        let Self::Sqlite(database) = self else { return None };
        files_of(database).into_iter().find_map(|file| Some((file.clone(), mode_for_others(&file)?)))
    }
}

/// The mode of what is open to others.
pub fn mode_for_others(path: &Path) -> Option<u32> {
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

/// Everything that SQLite may keep in files: the database first, then what belongs to it.
pub fn files_of(database: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}
