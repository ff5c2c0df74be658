//! `concord dry-run DIR`: what a changed rule book would do to all past cases, before anybody lives under it. It writes
//! nothing.

use std::{collections::BTreeMap, io::Read as _, path::PathBuf};

use clap::Args;
use domain::{
    case::dry_run::{Compared, DryRun, Said},
    policy::Outcome,
    rules::{GateLevel, RuleBook},
};

use super::{ConfigFile, Failure, say};
use crate::{backup, service::Services, world::World};

const EXAMPLES: &str = "\
Example:
  concord dry-run ./changed-rules --json

The folder holds a whole rule book: book.toml, conditions.toml, gates.toml, gate_questions.toml and one file
for each kind. Decided cases are rated with the package of their decision, open ones with the last offer on
the table, or as asked.";

/// Longest file of a rule book, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Folder with the changed rule book
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { folder, json, config } = arguments;
    let mut texts = BTreeMap::new();
    for (name, _) in RuleBook::built_in_sources().files() {
        let path = folder.join(name);
        let fault = |error| Failure::Usage(format!("{}: {error}", path.display()));
        let mut text = String::new();
        std::fs::File::open(&path)
            .and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text))
            .map_err(fault)?;
        if text.len() as u64 > LONGEST {
            return Err(Failure::Usage(format!("{} is longer than four mebibytes", path.display())));
        }
        texts.insert(name.to_owned(), text);
    }
    let config = config.load()?;
    let world = World::system();
    let (db, _) = backup::before::open(&config, &world).await?;
    let services = Services::new(db.clone(), world).under(config.policy());
    let outcome = services.dry_run(&texts).await;
    db.close().await;
    let run = outcome.map_err(|why| Failure::Failed(format!("{}: {why}", folder.display())))?;
    if json {
        say::result(&as_json(&run));
    } else {
        print(&run);
    }
    Ok(())
}

fn print(run: &DryRun) {
    let (changed, all) = (run.changed().count(), run.cases.len());
    say::result(&format_args!(
        "rule book {} against {}: {changed} of {all} submitted cases change",
        run.after.version, run.before.version
    ));
    for case in run.changed() {
        say::result(&format_args!("\n{}", headline(case)));
        if let Some((before, after)) = case.both() {
            say::result(&format_args!("  from {}", sentence(before)));
            say::result(&format_args!("  to   {}", sentence(after)));
        }
    }
    for (case, why) in run.unrateable() {
        say::result(&format_args!("\n{}\n  cannot be rated: {}", headline(case), why.join("; ")));
    }
    say::result(&format_args!("\n{:<26} {:<26} cases", "from", "to"));
    for ((before, after), count) in run.summary() {
        say::result(&format_args!("{:<26} {:<26} {count}", word(before), word(after)));
    }
}

fn headline(case: &Compared) -> String {
    let package = case.round.map_or_else(|| "as asked".to_owned(), |round| format!("offer {round}"));
    format!("{} {} ({package})", case.reference, case.tool)
}

fn sentence(said: &Said) -> String {
    let gates: Vec<String> =
        said.gates.iter().map(|(gate, level)| format!("{gate} {}", level.code())).collect();
    let gates = if gates.is_empty() { "no open gate".to_owned() } else { gates.join(", ") };
    format!("{}, row {}, {}, {gates}", word(Some(said.outcome)), said.rule, said.severity.code())
}

const fn word(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Approve) => "approve",
        Some(Outcome::ApproveWithConditions) => "approve_with_conditions",
        Some(Outcome::Escalate) => "escalate",
        Some(Outcome::Decline) => "decline",
        Some(Outcome::Return) => "return",
        None => "cannot be rated",
    }
}

fn as_json(run: &DryRun) -> serde_json::Value {
    let said = |said: &Result<Said, Vec<String>>| match said {
        Ok(said) => {
            let gate = |(id, level): &(_, GateLevel)| serde_json::json!({ "id": id, "level": level.code() });
            serde_json::json!({
                "rule": said.rule, "outcome": said.outcome, "severity": said.severity.code(),
                "gates": said.gates.iter().map(gate).collect::<Vec<_>>(),
            })
        }
        Err(why) => serde_json::json!({ "cannot_be_rated": why }),
    };
    let case = |case: &Compared| {
        serde_json::json!({
            "case": case.reference, "tool": case.tool, "round": case.round,
            "changes": case.changes(), "before": said(&case.before), "after": said(&case.after),
        })
    };
    let summary: Vec<_> = run
        .summary()
        .into_iter()
        .map(|((before, after), count)| serde_json::json!({ "from": before, "to": after, "cases": count }))
        .collect();
    serde_json::json!({
        "before": run.before, "after": run.after,
        "cases": run.cases.iter().map(case).collect::<Vec<_>>(), "summary": summary,
    })
}
