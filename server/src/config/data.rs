//! Where the server keeps its files. Made for its owner alone, because what lies there are open risks.

use std::{fs::DirBuilder, io, os::unix::fs::DirBuilderExt, path::PathBuf};

use serde::Deserialize;

/// The data directory.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Its path.
    pub directory: PathBuf,
}

impl Default for Data {
    fn default() -> Self {
        Self { directory: PathBuf::from("./data") }
    }
}

impl Data {
    /// Makes the directory with mode 0700 unless it exists; an existing one keeps its mode.
    pub fn prepare(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.directory)
    }
}
