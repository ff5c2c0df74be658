//! The file of the signing key: one line, for its owner only, never made anew by accident. The demo makes its own.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
};

use audit::{KeyFault, LogKey};

use crate::{config::Config, world::World};

const DEMO_FILE: &str = "audit.key";
const DEMO_NAME: &str = "demo.concord.example/audit";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file.
    #[error("the audit key {file}: {error}")]
    File {
        /// Its path.
        file: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// Others can read it.
    #[error("the audit key {0} can be read by others; run: chmod 400 {0}")]
    Open(String),
    /// What stands in it.
    #[error("the audit key {file}: {fault}")]
    Fault {
        /// Its path.
        file: String,
        /// What is wrong.
        fault: KeyFault,
    },
}

fn file_error(file: &Path) -> impl Fn(std::io::Error) -> KeyError + '_ {
    |error| KeyError::File { file: file.display().to_string(), error }
}

fn key_fault(file: &Path) -> impl Fn(KeyFault) -> KeyError + '_ {
    |fault| KeyError::Fault { file: file.display().to_string(), fault }
}

/// The configured key; the demo makes its own on its first start. `None` where nothing is configured.
pub fn load(config: &Config, world: &World) -> Result<Option<LogKey>, KeyError> {
    match &config.audit.key_file {
        Some(file) => read(file).map(Some),
        None if config.demo => {
            let file = config.data.directory.join(DEMO_FILE);
            if file.exists() { read(&file) } else { generate(&file, DEMO_NAME, world) }.map(Some)
        }
        None => Ok(None),
    }
}

fn read(file: &Path) -> Result<LogKey, KeyError> {
    let mode = fs::metadata(file).map_err(file_error(file))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(KeyError::Open(file.display().to_string()));
    }
    LogKey::from_file(&fs::read_to_string(file).map_err(file_error(file))?).map_err(key_fault(file))
}

/// The public half of a key file, as one line.
pub fn public(file: &Path) -> Result<String, KeyError> {
    read(file).map(|key| key.vkey().to_string())
}

/// Makes a key of this name in a new file with mode 0400.
pub fn generate(file: &Path, name: &str, world: &World) -> Result<LogKey, KeyError> {
    let key = LogKey::from_seed(name, &world.bytes()).map_err(key_fault(file))?;
    let mut open = OpenOptions::new();
    let mut made = open.write(true).create_new(true).mode(0o400).open(file).map_err(file_error(file))?;
    made.write_all(key.to_file().as_bytes()).and_then(|()| made.sync_all()).map_err(file_error(file))?;
    Ok(key)
}
