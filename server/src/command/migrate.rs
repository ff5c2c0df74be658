//! `concord migrate`: for those who bring the schema up to date before they start the new version.

use super::{ConfigFile, Failure, say};
use crate::{application, store::migrate};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  concord migrate --config /etc/concord.toml\n\nDoing it twice changes nothing."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let db = application::open(&arguments.config.load()?).await?;
    let (before, after) = migrate::run(&db).await?;
    db.close().await;
    if before == after {
        say::result(&format_args!("the database has schema {after}; nothing to do"));
    } else {
        say::result(&format_args!("the database had schema {before} and has schema {after} now"));
    }
    Ok(())
}
