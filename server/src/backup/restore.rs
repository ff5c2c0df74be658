//! Restoring, into an empty place only. Everything is checked before anything is touched, and what is restored appears at
//! once: a file that is renamed to its name when it is whole, or one transaction of `pg_restore`.

use std::{
    fs::{self, OpenOptions},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use super::{
    Error, Kind, Manifest, aside, at,
    manifest::FORMAT,
    postgres, sums,
    sums::SUMS,
    take::{MANIFEST, room, settle, sums_of, with_ending},
};
use crate::store::{Db, Place, copy, health, migrate, place};

/// Reads a backup to its last byte; answers what it says about itself.
pub async fn check(folder: &Path) -> Result<Manifest, Error> {
    let folder = folder.to_owned();
    aside(move || checked(&folder).map(|(manifest, _)| manifest)).await
}

/// The manifest, and the text of the sums that was found right.
fn checked(folder: &Path) -> Result<(Manifest, String), Error> {
    let damaged = |reason: &str| Error::Damaged { folder: folder.to_owned(), reason: reason.to_owned() };
    let read = |name: &str| {
        fs::read_to_string(folder.join(name)).map_err(|error| damaged(&format!("{name}: {error}")))
    };
    let (sums, text) = (read(SUMS)?, read(MANIFEST)?);
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|_| damaged("its manifest cannot be read"))?;
    let found = sums_of(folder, manifest.database).map_err(|error| damaged(&error.to_string()))?;
    if found != sums {
        return Err(damaged("its checksums do not fit; it was changed or cut short"));
    }
    if manifest.format != FORMAT {
        return Err(damaged("it was written by another Concord; use that one"));
    }
    Ok((manifest, sums))
}

/// Puts the backup in `folder` where `url` points; answers its manifest.
pub async fn restore(folder: &Path, url: &str) -> Result<Manifest, Error> {
    let manifest = check(folder).await?;
    let place = Place::of(url)?;
    let here = if place == Place::Postgres { Kind::Postgres } else { Kind::Sqlite };
    if here != manifest.database {
        return Err(Error::OtherKind { of: manifest.database, here });
    }
    let known = migrate::newest_known(here == Kind::Postgres);
    if manifest.schema > known {
        return Err(Error::Newer { found: manifest.schema, known });
    }
    match place {
        Place::Sqlite(target) => to_sqlite(folder, &manifest, target).await?,
        Place::Postgres => to_postgres(folder, &manifest, url).await?,
    }
    Ok(manifest)
}

async fn to_sqlite(folder: &Path, manifest: &Manifest, target: PathBuf) -> Result<(), Error> {
    if let Some(file) = place::files_of(&target).into_iter().find(|file| file.exists()) {
        return Err(Error::Occupied(file.display().to_string()));
    }
    let part = with_ending(&target, ".restoring");
    let _ = fs::remove_file(&part);
    let restored = copied(folder, manifest, &part, &target).await;
    let _ = fs::remove_file(&part);
    restored
}

async fn copied(folder: &Path, manifest: &Manifest, part: &Path, target: &Path) -> Result<(), Error> {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    room(parent, manifest.bytes)?;
    let (source, folder, to) = (folder.join(Kind::Sqlite.file()), folder.to_owned(), part.to_owned());
    aside(move || {
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(&to).map_err(at(&to))?;
        let hash = sums::copy(&source, &file).map_err(at(&source))?;
        file.sync_all().map_err(at(&to))?;
        // What was copied is what was checked, whoever touched the backup in between.
        let line = sums::text(&[(Kind::Sqlite.file(), hash)]);
        let (_, sums) = checked(&folder)?;
        if sums.starts_with(&line) {
            Ok(())
        } else {
            Err(Error::Damaged { folder, reason: "it changed while it was read".to_owned() })
        }
    })
    .await?;
    let inside = copy::open(part).await?;
    let (faults, schema) = (health::faults(&inside).await, migrate::applied(&inside).await);
    inside.close().await;
    if let Some(fault) = faults?.into_iter().next() {
        return Err(Error::Broken(fault));
    }
    if schema? != manifest.schema {
        return Err(Error::Broken("its schema is another one than its manifest says".to_owned()));
    }
    // A link fails where a rename would replace what has come there meanwhile.
    fs::hard_link(part, target).map_err(at(target))?;
    settle(parent)
}

async fn to_postgres(folder: &Path, manifest: &Manifest, url: &str) -> Result<(), Error> {
    let db = Db::open(url).await?;
    let restored = into_empty(folder, manifest, url, &db).await;
    db.close().await;
    restored
}

async fn into_empty(folder: &Path, manifest: &Manifest, url: &str, db: &Db) -> Result<(), Error> {
    if !health::is_empty(db).await? {
        return Err(Error::Occupied("the configured database".to_owned()));
    }
    let (file, url) = (folder.join(Kind::Postgres.file()), url.to_owned());
    aside(move || {
        postgres::read(&file)?;
        postgres::restore(&url, &file)
    })
    .await?;
    if let Some(fault) = health::faults(db).await?.into_iter().next() {
        return Err(Error::Broken(fault));
    }
    if migrate::applied(db).await? == manifest.schema { Ok(()) } else { Err(Error::Moved) }
}
