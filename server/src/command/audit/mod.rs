//! `concord audit`: the log without the server. What only reads, reads one moment of a database, of a backup or of an
//! export; exit code 1 names the first thing that is wrong.

mod receipt;
mod verify;

use std::{io::Write as _, path::PathBuf};

use audit::{LogKey, PrivateRows, StoredCheckpoint, StoredHead, Vkey, Vkeys, write};
use clap::{Args, Subcommand};
use domain::id::PersonId;

use super::{ConfigFile, Failure, say};
use crate::{
    application,
    config::Config,
    signer::{self, Signer},
    store::{
        self, Db, copy,
        trail::{self, Act, By},
    },
    world::World,
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Is the log what was signed, and does it explain what stands in the database?
    Verify(verify::Arguments),
    /// Write the whole log as lines of JSON, for whoever verifies it elsewhere
    Export(Export),
    /// Write the receipt of a case: proof that its decision stands in the log
    Receipt(receipt::Arguments),
    /// Check a receipt, with nothing but the public key of the log
    CheckReceipt(receipt::Check),
    /// Erase a person: name, address, ways in, and the private parts of the log about them
    Erase(Erase),
    /// The signing key
    #[command(subcommand)]
    Key(Key),
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Leave out personal and free text
    #[arg(long)]
    public: bool,
    /// Another database than the configured one: an address, or the file of a backup
    #[arg(long, value_name = "DATABASE")]
    db: Option<String>,
    #[command(flatten)]
    config: ConfigFile,
}

#[derive(Debug, Args)]
#[command(
    after_help = "What the person wrote into a case stays: it is the record of a decision. It cannot be undone."
)]
pub(super) struct Erase {
    /// Identifier of the person
    person: uuid::Uuid,
    #[command(flatten)]
    config: ConfigFile,
}

#[derive(Debug, Subcommand)]
pub(super) enum Key {
    /// Make a key in a new file that only its owner can read; prints the public key
    Generate {
        /// What the log is called: your domain and a path, such as concord.berg.example/audit
        #[arg(long, value_name = "NAME")]
        name: String,
        /// The file
        file: PathBuf,
    },
    /// Print the public key of a key file
    Public {
        /// The file
        file: PathBuf,
    },
}

pub(super) async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Verify(arguments) => verify::run(arguments).await,
        Command::Export(arguments) => export(arguments).await,
        Command::Receipt(arguments) => receipt::run(arguments).await,
        Command::CheckReceipt(arguments) => receipt::check(&arguments),
        Command::Erase(arguments) => erase(arguments).await,
        Command::Key(Key::Generate { name, file }) => {
            let key: LogKey = signer::generate(&file, &name, &World::system()).map_err(failed)?;
            say::result(key.vkey());
            Ok(())
        }
        Command::Key(Key::Public { file }) => {
            say::result(&signer::public(&file).map_err(failed)?);
            Ok(())
        }
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::Failed(error.to_string())
}

/// The named database, or the configured one; never made, and a file that nobody writes is only read.
async fn open(config: &Config, named: Option<&str>) -> Result<Db, Failure> {
    let url = match named {
        None => config.database_url()?,
        Some(named) if named.contains("://") => named.to_owned(),
        Some(file) => format!("sqlite://{file}"),
    };
    application::exists(&url)?;
    if let store::Place::Sqlite(file) = store::Place::of(&url)? {
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        if !PathBuf::from(log).exists() {
            return Ok(copy::open(&file).await?);
        }
    }
    Ok(Db::open(&url).await?)
}

/// The keys that are believed: the named ones, or the configured one.
fn vkeys(config: &Config, named: &[Vkey]) -> Result<Vkeys, Failure> {
    if !named.is_empty() {
        return Ok(named.iter().cloned().collect());
    }
    let demo = Config { demo: config.data.directory.join("audit.key").exists(), ..config.clone() };
    let key = signer::load(&demo, &World::system()).map_err(failed)?;
    Ok(key.into_iter().map(|key| key.vkey().clone()).collect())
}

fn vkey(text: &str) -> Result<Vkey, String> {
    text.parse().map_err(|fault: audit::KeyFault| fault.to_string())
}

/// The configured key, for what signs.
fn signer_of(config: &Config) -> Result<Signer, Failure> {
    let demo = Config { demo: config.data.directory.join("audit.key").exists(), ..config.clone() };
    let key = signer::load(&demo, &World::system()).map_err(failed)?;
    Ok(key.map_or_else(Signer::default, |key| Signer::new(key, config.audit.sink_file.clone())))
}

async fn export(arguments: Export) -> Result<(), Failure> {
    let Export { public, db: named, config } = arguments;
    let config = config.load()?;
    let signer = signer_of(&config)?;
    if named.is_none() {
        let db = Db::open(&config.database_url()?).await?;
        record(&db, Act::of(By::Operator, "audit.export", "audit")).await?;
        db.close().await;
    }
    let db = open(&config, named.as_deref()).await?;
    let mut source = db.snapshot().await?;
    let rows = if public { PrivateRows::Withheld } else { PrivateRows::Complete };
    let mut out = std::io::stdout().lock();
    let mut put = |line: Result<String, audit::ExportFault>| -> Result<(), Failure> {
        Ok(out.write_all(line.map_err(failed)?.as_bytes())?)
    };
    let head = trail::head(&mut source).await?;
    put(write::header(
        signer.origin().unwrap_or("concord"),
        StoredHead { size: head.size, edge: &head.edge },
        rows,
    ))?;
    for row in trail::checkpoints(&mut source).await? {
        put(write::checkpoint(StoredCheckpoint { size: row.size, note: row.note.as_bytes() }))?;
    }
    let mut after = None;
    loop {
        let found = trail::entries(&mut source, after).await?;
        let Some(last) = found.last() else { return Ok(()) };
        after = Some(last.seq);
        for row in &found {
            let mut stored = row.as_stored();
            stored.private = stored.private.filter(|_| !public);
            put(write::entry(&stored))?;
        }
    }
}

async fn record(db: &Db, act: Act) -> Result<(), store::Error> {
    db.write(move |tx| {
        Box::pin(async move {
            tx.record(act);
            Ok(())
        })
    })
    .await
}

async fn erase(arguments: Erase) -> Result<(), Failure> {
    let Erase { person, config } = arguments;
    let person = PersonId(person);
    let url = config.load()?.database_url()?;
    application::exists(&url)?;
    let db = Db::open(&url).await?;
    let erased = trail::erase(&db, person, World::system().now()).await;
    db.close().await;
    match erased? {
        Some(parts) => {
            say::result(&format_args!("erased {person}, and {parts} private parts of the audit log"));
        }
        None => return Err(Failure::Failed(format!("there is nobody with the identifier {person}"))),
    }
    Ok(())
}
