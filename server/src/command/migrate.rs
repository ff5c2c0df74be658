//! `concord migrate`: for those who bring the schema up to date before they start the new version.

use super::{ConfigFile, Failure, say};
use crate::{
    backup::before::{self, Step},
    world::World,
};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  concord migrate --config /etc/concord.toml

Doing it twice changes nothing. Before the schema of a database with content changes, a backup is written to
backups in the data directory.")]
pub(super) struct Arguments {
    /// Change the schema without a backup before it; for somebody who has another one
    #[arg(long)]
    no_backup: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut config = arguments.config.load()?;
    config.backup.before_migration &= !arguments.no_backup;
    let (db, Step { from, to, backup }) = before::open(&config, &World::system()).await?;
    db.close().await;
    if let Some(folder) = backup {
        say::result(&format_args!("backup of schema {from}: {}", folder.display()));
    }
    if from == to {
        say::result(&format_args!("the database has schema {to}; nothing to do"));
    } else {
        say::result(&format_args!("the database had schema {from} and has schema {to} now"));
    }
    Ok(())
}
