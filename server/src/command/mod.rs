//! The command line, in English like every server tool. Results go to the standard output, messages to the
//! standard error. Exit codes: 0 it worked, 1 it did not, 2 it was asked wrongly. `rate`, `simulate` and `decide` need neither
//! server nor database: they take the text of the standard input and give the text of the standard output.

mod audit;
mod backup;
mod doctor;
mod dry_run;
mod fixture;
mod import;
mod input;
mod migrate;
mod recompute;
mod restore;
mod say;
mod serve;
mod user;

pub mod decide;
pub mod rate;
pub mod simulate;

use std::{future::Future, io::Read as _, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

pub use self::input::CommandError;

use crate::{
    application,
    config::{self, Config},
    demo, store,
};

/// Concord: marketing and security agree on new channels and tools, and somebody decides when they cannot.
#[derive(Debug, Parser)]
#[command(name = "concord", version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  concord serve --demo                       try it on this machine, with an invented company
  concord serve --config /etc/concord.toml   run it for real
  concord user add --name 'Ada Berg' --email ada@berg.example --role admin
                                             make the first account; prints a sign-in link

Settings come from the file named by --config (or by CONCORD_CONFIG) and from variables such as
CONCORD_LISTEN__ADDRESS=127.0.0.1:8080, which win. `concord serve --help` lists them.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server; brings the database up to date first
    Serve(serve::Arguments),
    /// Bring the database up to date and stop
    Migrate(migrate::Arguments),
    /// Copy everything that is stored into a folder, while the server goes on
    Backup(backup::Arguments),
    /// Put a backup into an empty place
    Restore(restore::Arguments),
    /// Say what is wrong with the configuration, the database and the machine, and what to do
    Doctor(doctor::Arguments),
    /// Manage the people who can sign in
    #[command(subcommand)]
    User(user::Command),
    /// Take over what others reached, so that it stands beside a request
    #[command(subcommand)]
    Import(import::Command),
    /// Verify, export and sign the audit log
    #[command(subcommand)]
    Audit(audit::Command),
    /// Compute a stored decision again and say what matches
    Recompute(recompute::Arguments),
    /// Rate all past cases under a changed rule book and say what would change
    DryRun(dry_run::Arguments),
    /// Fill an empty database with an invented company, for tests and measurements
    Fixture(fixture::Arguments),
    /// Rate a request: JSON from standard input to standard output
    #[command(after_help = RATE)]
    Rate,
    /// Simulate losses: JSON from standard input to standard output
    #[command(after_help = SIMULATE)]
    Simulate,
    /// Look up the decision table: JSON from standard input to standard output
    #[command(after_help = DECIDE)]
    Decide,
}

const RATE: &str = "\
Example:
  concord rate < request.json

Fields: kind, answers; optional gate_answers (statement: yes, no or unknown; one that is not asked about this
request does not count), conditions (accepted), verified (proven), go_live, nis2 (true for an essential or
important entity).

A fault in the input is one JSON object on the standard error, {\"error\": {\"code\", \"message\", \"pointer\"}},
and exit code 2.";

const SIMULATE: &str = "\
Example:
  echo '{\"scenarios\":[{\"id\":\"TAKEOVER\",\"rate\":{\"low\":0.1,\"mode\":0.3,\"high\":1},
         \"loss\":{\"p05\":20000,\"p95\":500000},\"residual\":{\"freq\":0.2,\"mag\":[0.5,0.7,0.85]}}],
         \"simulations\":1000000}' | concord simulate

Needed are scenarios (id; rate in events a year; loss as a 90 % interval with an optional max) and
simulations. A scenario may have secondary (probability, loss) and residual (freq, mag). The rest may be
absent: value (no net), cost of the conditions in a year (0), years of the horizon (1), thresholds (the
curve at a grid from the losses), tolerance (not judged), seed (0), shape of a PERT (4).
Every figure is of one horizon. The same input gives the same output on every machine.

A fault in the input is one JSON object on the standard error, {\"error\": {\"code\", \"message\", \"pointer\"}},
and exit code 2.";

const DECIDE: &str = "\
Example:
  echo '{\"gate\":\"CLEAR\",\"severity\":\"Medium\",\"tolerance\":\"within\",\"value\":\"good\"}' | concord decide

A fault in the input is one JSON object on the standard error, {\"error\": {\"code\", \"message\", \"pointer\"}},
and exit code 2.";

/// Longest input of `rate`, `simulate` and `decide`, in bytes.
const LONGEST_INPUT: u64 = 1024 * 1024;

/// The option that every command with a configuration has.
#[derive(Debug, clap::Args)]
struct ConfigFile {
    /// Configuration file (TOML); without it the defaults and the environment count
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl ConfigFile {
    fn load(&self) -> Result<Config, Failure> {
        Ok(Config::load(self.config.as_deref())?)
    }
}

/// Why a command did not do what was asked, as one sentence.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Asked wrongly: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Input that a program sent: exit code 2, and the fault as JSON.
    #[error(transparent)]
    Input(#[from] CommandError),
    /// Asked rightly, but it did not work: exit code 1.
    #[error("{0}")]
    Failed(String),
}

impl From<config::Error> for Failure {
    fn from(error: config::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<application::Error> for Failure {
    fn from(error: application::Error) -> Self {
        match error {
            application::Error::Config(error) => error.into(),
            error => Self::Failed(error.to_string()),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<crate::backup::Error> for Failure {
    fn from(error: crate::backup::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<store::migrate::Error> for Failure {
    fn from(error: store::migrate::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<crate::fixture::Error> for Failure {
    fn from(error: crate::fixture::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<demo::Error> for Failure {
    fn from(error: demo::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Reads the arguments and does what they say.
pub fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve(arguments) => wait(serve::run(arguments)),
        Command::Migrate(arguments) => wait(migrate::run(arguments)),
        Command::Backup(arguments) => wait(backup::run(arguments)),
        Command::Restore(arguments) => wait(restore::run(arguments)),
        Command::Doctor(arguments) => wait(doctor::run(arguments)),
        Command::User(command) => wait(user::run(command)),
        Command::Import(command) => wait(import::run(command)),
        Command::Audit(command) => wait(audit::run(command)),
        Command::Recompute(arguments) => wait(recompute::run(arguments)),
        Command::DryRun(arguments) => wait(dry_run::run(arguments)),
        Command::Fixture(arguments) => wait(fixture::run(arguments)),
        Command::Rate => answer(rate::rate),
        Command::Simulate => answer(simulate::simulate),
        Command::Decide => answer(decide::decide),
    };
    let Err(failure) = outcome else { return ExitCode::SUCCESS };
    match failure {
        // Programs read it, so nothing stands before it.
        Failure::Input(fault) => {
            say::message(&fault);
            ExitCode::from(2)
        }
        Failure::Usage(sentence) => {
            say::message(&format_args!("concord: {sentence}"));
            ExitCode::from(2)
        }
        Failure::Failed(sentence) => {
            say::message(&format_args!("concord: {sentence}"));
            ExitCode::from(1)
        }
    }
}

fn answer(work: fn(&str) -> Result<String, CommandError>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LONGEST_INPUT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST_INPUT {
        return Err(CommandError::new("too_long", "", "The input is longer than one mebibyte.").into());
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| CommandError::new("invalid_json", "", "This is not JSON: the input is not UTF-8."))?;
    say::result(&work(&text)?);
    Ok(())
}

fn wait(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
