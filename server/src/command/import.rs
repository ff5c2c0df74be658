//! `concord import precedents FILE`: what another organisation reached, taken in entry by entry. A broken entry is
//! named with its line and keeps none of the others out; taking the same file in twice changes nothing.

use std::path::PathBuf;

use super::{ConfigFile, Failure};
use crate::{
    application,
    import::{self, Summary, precedents},
    store::{self, migrate},
};

/// What can be taken in.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Outcomes of negotiations with suppliers, from a YAML list
    #[command(after_help = EXAMPLE)]
    Precedents(Arguments),
}

const EXAMPLE: &str = "\
Example:
  concord import precedents gsa-terms-of-service.yml

Each entry has name, url, description, uri, updated (MM-YYYY) and status (empty, compatible or inactive). A broken
entry is reported with its line; the others are imported. Importing the same file again changes nothing.";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file
    file: PathBuf,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(command: Command) -> Result<(), Failure> {
    let Command::Precedents(arguments) = command;
    let config = arguments.config.load()?;
    let bytes = std::fs::read(&arguments.file)
        .map_err(|error| Failure::Failed(format!("{}: {error}", arguments.file.display())))?;
    let parsed = precedents::parse_bytes(&bytes);
    let db = application::open(&config).await?;
    migrate::run(&db).await?;
    let mut summary = Summary::of(&parsed);
    let rows: Vec<_> = parsed.precedents.iter().map(store::precedent::row).collect();
    let changes: Result<Vec<_>, store::Error> = db
        .write(move |tx| {
            Box::pin(async move {
                let mut changes = Vec::new();
                for row in &rows {
                    changes.push(store::precedent::upsert(tx, row).await?);
                }
                Ok(changes)
            })
        })
        .await;
    for change in changes? {
        summary.count(match change {
            store::precedent::Imported::Added => import::Change::Imported,
            store::precedent::Imported::Changed => import::Change::Updated,
            store::precedent::Imported::Unchanged => import::Change::Unchanged,
        });
    }
    db.close().await;
    println!("{summary}");
    if summary.is_complete() { Ok(()) } else { Err(Failure::Failed("some entries were not imported".into())) }
}
