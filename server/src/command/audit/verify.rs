//! `concord audit verify`: reads one moment and says what holds, or the first thing that does not.

use std::{fs, io::BufReader, path::PathBuf};

use audit::{Verified, Vkey, verify_export};
use clap::Args;

use super::{open, vkey, vkeys};
use crate::{
    command::{ConfigFile, Failure, say},
    signer::notes,
    store::trail,
};

const EXAMPLES: &str = "\
Examples:
  concord audit verify --replay
  concord audit verify --db /backup/concord.db --checkpoint /mnt/elsewhere/checkpoints --vkey NAME+ID+KEY
  concord audit verify --export audit.ndjson --vkey NAME+ID+KEY

Checkpoints that were kept elsewhere show what nobody can show from the database alone: that it was not rewritten
as a whole. Exit code 0: all is well. 1: something is wrong, and the message names the first bad entry. 2: asked wrongly.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::command) struct Arguments {
    /// Another database than the configured one: an address, or the file of a backup
    #[arg(long, value_name = "DATABASE", conflicts_with = "export")]
    db: Option<String>,
    /// An export instead of a database
    #[arg(long, value_name = "FILE", conflicts_with = "replay")]
    export: Option<PathBuf>,
    /// Checkpoints that were kept elsewhere; may be repeated
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// The public key of the log; may be repeated. Without it the configured one counts
    #[arg(long, value_name = "KEY", value_parser = vkey)]
    vkey: Vec<Vkey>,
    /// Also hold every row of the audited tables against what the log says of it
    #[arg(long)]
    replay: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { db, export, checkpoint, vkey, replay, config } = arguments;
    let config = config.load()?;
    let vkeys = vkeys(&config, &vkey)?;
    let mut supplied = Vec::new();
    for file in checkpoint {
        let text = fs::read_to_string(&file);
        supplied
            .extend(notes(&text.map_err(|error| Failure::Usage(format!("{}: {error}", file.display())))?));
    }
    if let Some(file) = export {
        let source = fs::File::open(&file);
        let source = source.map_err(|error| Failure::Usage(format!("{}: {error}", file.display())))?;
        let verified = verify_export(BufReader::new(source), supplied.iter().map(String::as_str), &vkeys);
        tell(&verified.map_err(|why| Failure::Failed(format!("the export is not whole: {why}")))?);
        return Ok(());
    }
    let db = open(&config, db.as_deref()).await?;
    let mut source = db.snapshot().await?;
    let verified = trail::verify(&mut source, &supplied, &vkeys).await?;
    tell(&verified.map_err(|why| Failure::Failed(format!("the audit log is not whole: {why}")))?);
    if !replay {
        return Ok(());
    }
    let replay = trail::replay(&mut source).await?;
    if replay.holds() {
        say::result(&format_args!("every one of {} rows is what the log says", replay.explained));
        return Ok(());
    }
    for difference in &replay.differences {
        say::message(difference);
    }
    Err(Failure::Failed(format!("{} rows are not what the audit log says", replay.unexplained)))
}

fn tell(verified: &Verified) {
    let Verified { entries, root, checkpoints, signed, kept, erased, withheld } = verified;
    say::result(&format_args!("{entries} entries, root {}", root.to_base64()));
    say::result(&format_args!("{checkpoints} checkpoints; {signed} entries are signed"));
    say::result(&format_args!("private parts: {kept} there, {erased} erased, {withheld} withheld"));
}
