//! The machine: who can read the files, how much room there is, and which programs are missing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Finding;
use crate::{
    backup,
    config::Config,
    room,
    store::{Place, place},
};

const MEBIBYTE: u64 = 1024 * 1024;
/// Below this nothing can be written for long.
const LEAST: u64 = 100 * MEBIBYTE;

pub(super) fn examine(config: &Config, url: &str) -> Vec<Finding> {
    let directory = &config.data.directory;
    let place = Place::of(url);
    let mut private = vec![directory.clone()];
    let mut stored = 0;
    let mut findings = Vec::new();
    match &place {
        Ok(Place::Sqlite(file)) => {
            let files: Vec<PathBuf> = place::files_of(file).into_iter().filter(|file| file.exists()).collect();
            stored = files.iter().filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum();
            private.extend(files);
        }
        Ok(Place::Postgres) => findings.push(if backup::is_there("pg_dump") {
            Finding::fine("pg_dump is there, so PostgreSQL can be backed up.")
        } else {
            Finding::advice(
                "pg_dump is missing, so neither concord backup nor the backup before a migration works.",
                "Install the client programs of PostgreSQL (on Debian and Ubuntu: apt-get install postgresql-client).",
            )
        }),
        Err(error) => findings.push(Finding::fault(error.to_string(), "Mend database.url.")),
    }
    let open: Vec<Finding> =
        private.iter().filter(|path| path.exists()).filter_map(|path| open_to_others(path)).collect();
    if open.is_empty() {
        findings.push(Finding::fine("Files can be read by their owner only."));
    }
    findings.extend(open);
    if directory.exists() {
        findings.push(free(directory, stored));
    }
    findings
}

fn open_to_others(path: &Path) -> Option<Finding> {
    let mode = place::mode_for_others(path)?;
    let right = if path.is_dir() { 700 } else { 600 };
    Some(Finding::fault(
        format!("{} is open to others (mode {mode:03o}).", path.display()),
        format!("Run: chmod {right} {}", path.display()),
    ))
}

/// A backup before a migration needs as much again as the database.
fn free(directory: &Path, stored: u64) -> Finding {
    let found = match room::free(directory) {
        Ok(free) => free,
        Err(error) => {
            return Finding::fault(format!("{}: {error}", directory.display()), "Check the disk.");
        }
    };
    let sentence = format!("{} MiB are free in {}.", found / MEBIBYTE, directory.display());
    if found < LEAST {
        Finding::fault(sentence, "Make room: soon nothing can be saved any more.")
    } else if found < stored.saturating_mul(2) {
        Finding::advice(sentence, "Make room: a backup needs as much as the database itself.")
    } else {
        Finding::fine(sentence)
    }
}
