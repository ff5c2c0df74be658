//! What is logged and how. Logs go to the standard error stream: lines of JSON for machines, readable ones where a
//! person looks at a terminal.

use std::io::IsTerminal as _;

use serde::Deserialize;
use tracing_subscriber::EnvFilter;

/// Targets that write addresses or what comes over a connection.
const SILENT: [&str; 3] = ["tower_http::csrf::service=off", "hyper=info", "rustls=info"];

/// Format and level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// JSON, text, or by whether a terminal is there.
    pub format: Format,
    /// `error`, `warn`, `info`, `debug`, `trace`, or one per target as in `info,sqlx=warn`.
    pub level: String,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text on a terminal, JSON elsewhere.
    #[default]
    Auto,
    /// One JSON object per line.
    Json,
    /// For people.
    Text,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: Format::Auto, level: "info".to_owned() }
    }
}

impl Log {
    pub(super) fn check(&self) -> Result<(), String> {
        EnvFilter::try_new(&self.level)
            .map(drop)
            .map_err(|error| format!("log.level {}: {error}", self.level))
    }

    /// What is written at this level. Whatever the level is, the one layer that would write whole addresses is kept silent: an
    /// address may hold what signs somebody in.
    pub fn filter(&self) -> EnvFilter {
        let filter = EnvFilter::try_new(&self.level).unwrap_or_else(|_| EnvFilter::new("info"));
        SILENT.iter().filter_map(|target| target.parse().ok()).fold(filter, EnvFilter::add_directive)
    }

    /// Sends the log to the standard error stream; a second call changes nothing.
    pub fn start(&self) {
        let filter = self.filter();
        let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        let text = match self.format {
            Format::Auto => std::io::stderr().is_terminal(),
            Format::Json => false,
            Format::Text => true,
        };
        // Only a subscriber that is there already is refused, and that one may stay.
        let _ = if text {
            lines.with_target(false).try_init()
        } else {
            lines.json().flatten_event(true).with_span_list(false).try_init()
        };
    }
}
