//! `concord audit receipt` and `check-receipt`: what somebody keeps in a drawer, and how it is checked there.

use std::{fs, path::PathBuf};

use audit::{Receipt, Vkey};
use clap::Args;

use super::{failed, open, signer_of, vkey, vkeys};
use crate::{
    command::{ConfigFile, Failure, recompute::named, say},
    store::{
        Db,
        trail::{self, NoReceipt},
    },
    world::World,
};

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  concord audit receipt K-2026-0042 > K-2026-0042.receipt")]
pub(in crate::command) struct Arguments {
    /// Number of the case, or its reference such as K-2026-0042
    #[arg(value_name = "CASE")]
    case: String,
    /// Another database than the configured one: an address, or the file of a backup
    #[arg(long, value_name = "DATABASE")]
    db: Option<String>,
    #[command(flatten)]
    config: ConfigFile,
}

#[derive(Debug, Args)]
#[command(after_help = "Exit code 0: the entry stands in the signed log. 1: it does not.")]
pub(in crate::command) struct Check {
    /// The receipt
    file: PathBuf,
    /// The public key of the log; may be repeated. Without it the configured one counts
    #[arg(long, value_name = "KEY", value_parser = vkey)]
    vkey: Vec<Vkey>,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { case, db: named_db, config } = arguments;
    let number = named(&case).ok_or_else(|| {
        Failure::Usage(format!("{case} is neither a number nor a reference like K-2026-0042"))
    })?;
    let config = config.load()?;
    let db = open(&config, named_db.as_deref()).await?;
    let mut found = trail::receipt(&mut db.snapshot().await?, number).await?;
    if found == Err(NoReceipt::NotSigned) && named_db.is_none() {
        // The server signs within a minute; whoever has the key need not wait.
        let live = Db::open(&config.database_url()?).await?;
        signer_of(&config)?.sign(&live, World::system().now()).await.map_err(failed)?;
        found = trail::receipt(&mut live.snapshot().await?, number).await?;
        live.close().await;
    }
    match found {
        Ok(receipt) => say::text(&receipt.write()),
        Err(NoReceipt::NoEntry) => return Err(Failure::Failed(format!("the log knows nothing of {case}"))),
        Err(NoReceipt::NotSigned) => {
            return Err(Failure::Failed(format!("{case}: no checkpoint covers it yet")));
        }
    }
    Ok(())
}

pub(super) fn check(arguments: &Check) -> Result<(), Failure> {
    let Check { file, vkey, config } = arguments;
    let text = fs::read_to_string(file);
    let text = text.map_err(|error| Failure::Usage(format!("{}: {error}", file.display())))?;
    let vkeys = vkeys(&config.load()?, vkey)?;
    let receipt = Receipt::read(&text).and_then(|receipt| receipt.verify(&vkeys));
    let (entry, checkpoint) = receipt.map_err(|why| failed(format_args!("{}: {why}", file.display())))?;
    say::result(&format_args!(
        "entry {} of {} in the log {}, signed",
        entry.seq(),
        checkpoint.size(),
        checkpoint.origin()
    ));
    let states = entry.from.iter().chain(&entry.to).cloned().collect::<Vec<_>>().join(" -> ");
    say::result(&format_args!("{} {} by {} {states}", entry.act, entry.obj, entry.actor));
    Ok(())
}
