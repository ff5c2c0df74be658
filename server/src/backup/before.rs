//! The backup before a migration. Taken whenever there is something to apply and something to lose; the last few are
//! kept under `backups` in the data directory, beside the database. Without a backup nothing is migrated, unless somebody
//! says that there is another one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Error, at, postgres, take, take::name};
use crate::{
    application,
    config::Config,
    store::{Db, migrate},
    world::World,
};

const FOLDER: &str = "backups";
const PREFIX: &str = "schema-";

/// What was done to the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number before.
    pub from: i64,
    /// The number now.
    pub to: i64,
    /// Where the backup lies, if one was taken.
    pub backup: Option<PathBuf>,
}

/// Opens the database and brings its schema up to date.
pub async fn open(config: &Config, world: &World) -> Result<(Db, Step), application::Error> {
    let db = application::open(config).await?.in_world(world.clone());
    let step = bring_up_to_date(config, world, &db).await;
    if step.is_err() {
        db.close().await;
    }
    Ok((db, step?))
}

async fn bring_up_to_date(config: &Config, world: &World, db: &Db) -> Result<Step, application::Error> {
    let (from, to) = migrate::step(db).await?;
    let mut backup = None;
    if from > 0 && from < to && config.backup.before_migration {
        let url = config.database_url()?;
        let folder = config.data.directory.join(FOLDER);
        let taken = keep(db, &url, &folder, from, config.backup.keep, world).await;
        backup = Some(taken.map_err(|error| application::Error::NoBackup { from, to, error })?);
    }
    migrate::run(db).await?;
    Ok(Step { from, to, backup })
}

async fn keep(
    db: &Db,
    url: &str,
    folder: &Path,
    schema: i64,
    keep: usize,
    world: &World,
) -> Result<PathBuf, Error> {
    if matches!(db, Db::Postgres { .. }) && !postgres::is_there(postgres::DUMP) {
        return Err(Error::Missing(postgres::DUMP));
    }
    let now = world.now();
    let target = folder.join(format!("{PREFIX}{schema:04}-{}", name(now)));
    take(db, url, &target, now).await?;
    tracing::info!(folder = %target.display(), schema, "backup taken before the migration");
    forget(folder, keep)?;
    Ok(target)
}

/// Removes all but the newest `keep`; only what this file named itself.
fn forget(folder: &Path, keep: usize) -> Result<(), Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        let age = path.file_name().and_then(|name| name.to_str()).and_then(age).map(str::to_owned);
        found.extend(age.map(|age| (age, path)));
    }
    found.sort_unstable();
    let old = found.len().saturating_sub(keep);
    for (_, path) in found.into_iter().take(old) {
        fs::remove_dir_all(&path).map_err(at(&path))?;
    }
    Ok(())
}

/// The time in a name of ours: `schema-0007-20261122T003205Z`.
fn age(name: &str) -> Option<&str> {
    let (schema, time) = name.strip_prefix(PREFIX)?.split_once('-')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (day, clock) = time.strip_suffix('Z')?.split_once('T')?;
    (digits(schema) && digits(day) && digits(clock)).then_some(time)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::forget;

    #[test]
    fn only_the_oldest_of_our_own_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = [
            "schema-0009-20261122T003205Z",
            "schema-0007-20261201T000000Z",
            "schema-0010-20250101T000000Z",
            "schema-0007-20261122T003205Z-mine",
            "concord-20200101T000000Z",
        ];
        for name in names {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        forget(folder.path(), 2).expect("forgotten");
        let left: Vec<_> = names.into_iter().filter(|name| folder.path().join(name).exists()).collect();
        assert_eq!(left, [names[0], names[1], names[3], names[4]]);
    }
}
