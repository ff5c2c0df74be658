//! `concord backup`: a whole copy of everything that is stored, while the server goes on.

use std::path::PathBuf;

use super::{ConfigFile, Failure, say};
use crate::{application, backup, store::migrate, world::World};

const EXAMPLES: &str = "\
Examples:
  concord backup /var/backups/concord        into a new folder there, named by the time
  concord backup before-the-move             into this new folder

The folder holds the database, a manifest and SHA256SUMS; `sha256sum -c SHA256SUMS` checks it without Concord.
It holds everything that Concord knows, so keep it as safe as the database. The configuration is not in it, nor
are the keys that it names. Of PostgreSQL it needs pg_dump, in the server's version or newer.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Where to: a folder that exists (a new one is made in it), or the name of a new one
    folder: PathBuf,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let (config, now) = (arguments.config.load()?, World::system().now());
    let url = config.database_url()?;
    application::exists(&url)?;
    let db = application::open(&config).await?;
    let folder = backup::folder_in(&arguments.folder, now);
    let taken = match migrate::applied(&db).await? {
        0 => Err(Failure::Failed("there is nothing in the database yet".to_owned())),
        _ => backup::take(&db, &url, &folder, now).await.map_err(Failure::from),
    };
    db.close().await;
    let manifest = taken?;
    say::message(&format_args!(
        "backup of {} with schema {}, {} bytes",
        manifest.database, manifest.schema, manifest.bytes
    ));
    say::result(&folder.display());
    Ok(())
}
