<<<<<<< HEAD
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
=======
//! `concord import precedents`: reads a list of outcomes into the database, in one transaction. What cannot be read
//! is named with its line and the rest is taken; the exit code then is 1, so that a script notices.

use std::{io::Read as _, path::PathBuf};

use clap::{Args, Subcommand};
use domain::precedent::Precedent;

use super::{ConfigFile, Failure, say};
use crate::{
    application,
    import::{
        Change, Summary,
        precedents::{LARGEST_FILE, parse_bytes},
    },
    store::{
        self, migrate,
        precedent::{Imported, PrecedentRow},
    },
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Take over a list of negotiated terms of service (YAML)
    Precedents(Precedents),
}

const EXAMPLES: &str = "\
Example:
  concord import precedents gsa-terms-of-service.yml

The file is a list under `termsofservice` with name, url, description, uri, type, updated and status for
each tool. Importing it again changes nothing; a corrected file corrects what is there. An entry that
cannot be read is named with its line, the others are taken.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Precedents {
    /// The file
    file: PathBuf,
    /// Whose outcomes they are, as readers see it [default: U.S. General Services Administration]
    #[arg(long, value_name = "NAME", value_parser = super::user::filled)]
    source: Option<String>,
>>>>>>> base
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(command: Command) -> Result<(), Failure> {
<<<<<<< HEAD
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
=======
    let Command::Precedents(Precedents { file, source, config }) = command;
    let fault = |error| Failure::Usage(format!("{}: {error}", file.display()));
    let mut bytes = Vec::new();
    let longest = LARGEST_FILE as u64 + 1;
    std::fs::File::open(&file).map_err(fault)?.take(longest).read_to_end(&mut bytes).map_err(fault)?;
    let parsed = parse_bytes(&bytes);
    let mut summary = Summary::of(&parsed);
    let rows: Vec<_> =
        parsed.precedents.into_iter().map(|precedent| row(precedent, source.as_deref())).collect();
    let db = application::open(&config.load()?).await?;
    migrate::run(&db).await?;
    let changes = db.write(move |tx| {
        Box::pin(async move {
            let mut changes = Vec::new();
            for row in &rows {
                changes.push(store::precedent::upsert(tx, row).await?);
            }
            Ok::<_, store::Error>(changes)
        })
    });
    let changes = changes.await;
    db.close().await;
    for change in changes? {
        summary.count(match change {
            Imported::Added => Change::Imported,
            Imported::Changed => Change::Updated,
            Imported::Unchanged => Change::Unchanged,
        });
    }
    say::result(&summary);
    if summary.is_complete() {
        return Ok(());
    }
    Err(Failure::Failed(format!("{}: not every entry could be read", file.display())))
}

fn row(precedent: Precedent, source: Option<&str>) -> PrecedentRow {
    PrecedentRow {
        source: source.map_or(precedent.source, str::to_owned),
        name_key: precedent.key,
        name: precedent.name,
        outcome: precedent.outcome.code().to_owned(),
        year: precedent.year_month.map(|(year, _)| i64::from(year)),
        month: precedent.year_month.map(|(_, month)| i64::from(month)),
        link: precedent.link,
        document: precedent.document,
        note: precedent.note,
        website: precedent.website,
    }
>>>>>>> base
}
