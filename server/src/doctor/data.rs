//! The database: whether it answers, which schema it has, whether it is whole, and whether the settings that
//! durability rests on are really in force.

use std::{cmp::Ordering, fmt::Write as _};

use domain::time::DAY;

use super::Finding;
use crate::{
    store::{Db, Result, evidence, health, migrate},
    world::World,
};

/// The day before which no clock can be right: this program is younger.
const FIRST_DAY: i64 = 1_790_000_000_000;

pub(super) async fn examine(db: &Db, world: &World) -> Vec<Finding> {
    let mut findings = vec![Finding::fine(match db {
        Db::Sqlite { .. } => "The database answers: SQLite.",
        Db::Postgres { .. } => "The database answers: PostgreSQL.",
    })];
    findings.push(unless(schema(db).await));
    findings.extend(settings(db).await.unwrap_or_else(|error| vec![broken(&error)]));
    findings.extend(whole(db).await.unwrap_or_else(|error| vec![broken(&error)]));
    findings.push(unless(files(db).await));
    findings.push(clock(db, world).await);
    findings
}

fn broken(error: &crate::store::Error) -> Finding {
    Finding::fault(
        error.to_string(),
        "Stop the server, keep the files as they are, and restore the newest backup elsewhere.",
    )
}

fn unless(found: Result<Finding>) -> Finding {
    found.unwrap_or_else(|error| broken(&error))
}

async fn schema(db: &Db) -> Result<Finding> {
    let (found, known) = (migrate::applied(db).await?, migrate::known(db));
    Ok(match found.cmp(&known) {
        Ordering::Equal => Finding::fine(format!("It has schema {found}, which is the one of this Concord.")),
        Ordering::Less => Finding::advice(
            format!("It has schema {found}; this Concord needs {known}."),
            "Nothing to do: the next start brings it up to date, after a backup.",
        ),
        Ordering::Greater => Finding::fault(
            format!("It has schema {found}, but this Concord knows only up to {known}."),
            "Use the newer Concord, or restore a backup made before the upgrade.",
        ),
    })
}

async fn settings(db: &Db) -> Result<Vec<Finding>> {
    let settings = health::settings(db).await?;
    let mut findings: Vec<Finding> = (settings.iter().filter(|setting| !setting.is_good()))
        .map(|setting| {
            Finding::fault(
                format!(
                    "{} is {}, so a change that was acknowledged can be lost or refused.",
                    setting.name, setting.found
                ),
                match db {
                    Db::Sqlite { .. } => {
                        "Put the data directory on a local disk: network file systems cannot do it."
                    }
                    Db::Postgres { .. } => {
                        "Set it in postgresql.conf, or for the role, and reload the server."
                    }
                },
            )
        })
        .collect();
    if findings.is_empty() {
        let names: Vec<String> =
            settings.iter().map(|setting| format!("{} {}", setting.name, setting.found)).collect();
        findings.push(Finding::fine(format!("Settings in force: {}.", names.join(", "))));
    }
    Ok(findings)
}

async fn whole(db: &Db) -> Result<Vec<Finding>> {
    let faults = health::faults(db).await?;
    if faults.is_empty() {
        return Ok(vec![Finding::fine("It is whole, and everything in it leads somewhere.")]);
    }
    let remedy = "Stop the server, keep the files as they are, and restore the newest backup elsewhere.";
    Ok(faults
        .into_iter()
        .map(|fault| Finding::fault(format!("The database is damaged: {fault}"), remedy))
        .collect())
}

/// Reads every file that people brought and holds it against its hash.
async fn files(db: &Db) -> Result<Finding> {
    if migrate::applied(db).await? < evidence::SCHEMA {
        return Ok(Finding::fine("There are no files in a database of this schema."));
    }
    let found = evidence::verify(&mut db.reader()).await?;
    let (contents, bytes) = (found.contents, found.bytes);
    Ok(match found.spoilt.len() {
        0 => Finding::fine(format!("Every file is what it was: {contents} contents, {bytes} bytes.")),
        spoilt => Finding::fault(
            format!("{spoilt} of {contents} files are not what was brought; the first is {}.", first(&found)),
            "Stop the server, keep the files as they are, and restore the newest backup elsewhere.",
        ),
    })
}

fn first(found: &evidence::Verified) -> String {
    let hash = found.spoilt.first().map(|spoilt| spoilt.hash).unwrap_or_default();
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

async fn clock(db: &Db, world: &World) -> Finding {
    let (now, remedy) = (world.now(), "Set the clock of this machine, and keep it right with NTP.");
    if now.0 < FIRST_DAY {
        return Finding::fault(format!("The clock says {}, which is too early.", now.day_utc()), remedy);
    }
    // An older schema has no events, or an empty one.
    if let Some(behind) = health::behind(db, now).await.unwrap_or_default() {
        return Finding::fault(
            format!("The clock is behind the last thing that happened, by {} days or more.", behind / DAY),
            remedy,
        );
    }
    Finding::fine("The clock is not behind what is stored.")
}
