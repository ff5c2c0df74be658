//! `concord restore`: a backup into an empty place. Nothing is overwritten, and nothing is restored by halves.

use std::path::PathBuf;

use super::{ConfigFile, Failure, say};
use crate::{application, backup, store::migrate};

const EXAMPLES: &str = "\
Example:
  concord restore /var/backups/concord/concord-20261122T003205Z --config /etc/concord.toml

The configured database must not exist (SQLite) or must be empty (PostgreSQL, which also needs pg_restore). To go
back to a backup, stop the server, move the database away (SQLite: the file and those beside it with -wal and
-shm), then restore. With --check nothing is restored; the backup is only read to its last byte.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder of the backup
    from: PathBuf,
    /// Only say whether the backup is whole
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let from = arguments.from;
    if arguments.check {
        let manifest = backup::check(&from).await?;
        say::result(&format_args!(
            "whole: {} with schema {}, {} bytes, made {}",
            manifest.database, manifest.schema, manifest.bytes, manifest.made
        ));
        return Ok(());
    }
    let config = arguments.config.load()?;
    let url = config.database_url()?;
    // Whatever is wrong with the backup is said before a directory is made for it.
    backup::check(&from).await?;
    application::prepare(&config)?;
    let manifest = backup::restore(&from, &url).await?;
    say::result(&format_args!(
        "restored what was there at {}, with schema {}",
        manifest.made, manifest.schema
    ));
    if manifest.schema < migrate::newest_known(manifest.database == backup::Kind::Postgres) {
        say::message(&"the schema is an older one; concord migrate (or serve) brings it up to date");
    }
    Ok(())
}
