//! `concord fixture`: an invented company after ten years, in an empty database. For measurements, and for whoever wants
//! to see the product full before it is theirs.

use domain::{clock::zone::local, time::Day};

use super::{ConfigFile, Failure, say};
use crate::{application, fixture, store::migrate, world::World};

/// Most cases; a document needs about ten kilobytes.
const MOST: u64 = 10_000_000;

const EXAMPLES: &str = "\
Example:
  CONCORD_DATA__DIRECTORY=/tmp/full concord fixture --cases 10000 --seed 1

The same number, seed and day make the same company. A database in which anybody works is not touched.
Nobody has a password: `concord user link` makes a sign-in link for the admin that is named at the end.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// How many cases
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=MOST))]
    cases: u64,
    /// Another seed makes another company
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The day on whose morning everything stands as it is [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    #[command(flatten)]
    config: ConfigFile,
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "a day is written as 2026-11-30".to_owned())
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let today = arguments.today.unwrap_or_else(|| local(World::system().now()).day);
    let cases = usize::try_from(arguments.cases).unwrap_or(usize::MAX);
    let db = application::open(&arguments.config.load()?).await?;
    migrate::run(&db).await?;
    let filled = fixture::fill(&db, fixture::Ask { cases, seed: arguments.seed, today }).await;
    db.close().await;
    say::result(&filled?);
    Ok(())
}
