//! Where the files for the browser lie: styles, the bundle of the islands, pictures.

use std::path::PathBuf;

use serde::Deserialize;

/// The folder that `cargo run -p bundle` fills.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Site {
    /// Its path.
    pub folder: PathBuf,
}

impl Default for Site {
    fn default() -> Self {
        Self { folder: PathBuf::from("target/site") }
    }
}
