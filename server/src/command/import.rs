//! `concord import precedents`: reads a list of outcomes into the database, in one transaction. What cannot be read
//! is named with its line and the rest is taken; the exit code then is 1, so that a script notices.

use std::{io::Read as _, path::PathBuf};

use clap::{Args, Subcommand};
use domain::precedent::Precedent;

use super::{ConfigFile, Failure, say};
use crate::{
    backup,
    import::{
        Change, Summary,
        precedents::{LARGEST_FILE, parse_bytes},
    },
    store::{
        self,
        precedent::{Imported, PrecedentRow},
        trail::{Act, By},
    },
    world::World,
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
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(command: Command) -> Result<(), Failure> {
    let Command::Precedents(Precedents { file, source, config }) = command;
    let fault = |error| Failure::Usage(format!("{}: {error}", file.display()));
    let mut bytes = Vec::new();
    let longest = (LARGEST_FILE as u64).saturating_add(1);
    std::fs::File::open(&file).map_err(fault)?.take(longest).read_to_end(&mut bytes).map_err(fault)?;
    let parsed = parse_bytes(&bytes);
    let mut summary = Summary::of(&parsed);
    let rows: Vec<_> =
        parsed.precedents.into_iter().map(|precedent| row(precedent, source.as_deref())).collect();
    let (db, _) = backup::before::open(&config.load()?, &World::system()).await?;
    let changes = db.write(move |tx| {
        Box::pin(async move {
            let mut changes = Vec::new();
            for row in &rows {
                changes.push(store::precedent::upsert(tx, row).await?);
            }
            if changes.iter().any(|change| *change != Imported::Unchanged) {
                tx.record(Act::of(By::Operator, "precedent.import", "precedents"));
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
}
