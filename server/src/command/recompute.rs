//! `concord recompute CASE`: proves a stored decision again, line by line, with this program and the rule book of its
//! day. It writes nothing and needs no running server.

use clap::Args;
use domain::id::CaseNumber;

use super::{ConfigFile, Failure, say};
use crate::{
    backup,
    service::{Proof, Services, Trouble, Unproven},
    world::World,
};

const EXAMPLES: &str = "\
Examples:
  concord recompute K-2026-0042
  concord recompute 42 --json

Exit code 0: everything was found again. 1: something differs, or there is nothing to compute again.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Number of the case, or its reference such as K-2026-0042
    #[arg(value_name = "CASE")]
    case: String,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigFile,
}

/// A case as people name it, and the reference that it must have then.
pub(super) fn named(text: &str) -> Option<CaseNumber> {
    let number = match text.strip_prefix("K-") {
        Some(rest) => rest.split_once('-').filter(|(year, _)| year.len() == 4)?.1,
        None => text,
    };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|number| digits && *number > 0).map(CaseNumber)
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { case, json, config } = arguments;
    let unknown = || Failure::Failed(format!("there is no case {case}"));
    let number = named(&case).ok_or_else(|| {
        Failure::Usage(format!("{case} is neither a number nor a reference like K-2026-0042"))
    })?;
    let world = World::system();
    let (db, _) = backup::before::open(&config.load()?, &world).await?;
    let outcome = Services::new(db.clone(), world).recompute(number).await;
    db.close().await;
    let proof = match outcome {
        Ok(proof) => proof,
        Err(Unproven::Trouble(Trouble::Missing)) => return Err(unknown()),
        Err(why) => return Err(Failure::Failed(format!("{case}: {why}"))),
    };
    if case.starts_with("K-") && case != proof.reference {
        return Err(unknown());
    }
    if json {
        say::result(&as_json(&proof));
    } else {
        print(&proof);
    }
    let differing = proof.lines.iter().filter(|line| !line.matches()).count();
    if proof.holds() {
        return Ok(());
    }
    Err(Failure::Failed(format!("{}: {differing} of {} lines differ", proof.reference, proof.lines.len())))
}

fn print(proof: &Proof) {
    for line in &proof.lines {
        if line.matches() {
            say::result(&format_args!("matches  {}", line.what));
        } else {
            say::result(&format_args!("DIFFERS  {}", line.what));
            say::result(&format_args!("           stored:   {}", line.stored));
            say::result(&format_args!("           computed: {}", line.found));
        }
    }
}

fn as_json(proof: &Proof) -> serde_json::Value {
    let lines: Vec<_> = proof
        .lines
        .iter()
        .map(|line| {
            serde_json::json!({
                "what": line.what, "matches": line.matches(), "stored": line.stored, "computed": line.found,
            })
        })
        .collect();
    serde_json::json!({
        "case": proof.reference, "number": proof.number, "matches": proof.holds(), "lines": lines,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_named_by_its_number_or_its_reference() {
        for (text, number) in [("42", 42), ("K-2026-0042", 42), ("K-2026-12345", 12345)] {
            assert_eq!(named(text), Some(CaseNumber(number)), "{text}");
        }
        for text in [
            "",
            "0",
            "-1",
            "+7",
            "K-42",
            "K-26-0042",
            "k-2026-0042",
            "K-2026-",
            "4 2",
            "99999999999999999999",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
