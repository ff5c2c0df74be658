//! Taking a backup while others write. Everything is made in a folder with the ending `.part`, proved, brought to the
//! disk, and only then given its name: what has the name is whole, whatever happens in between.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use domain::time::{DAY, HOUR, MINUTE, SECOND, Time};

use super::{
    Error, Kind, Manifest, aside, at,
    manifest::{FORMAT, Log},
    postgres,
    sums::{self, SUMS},
};
use crate::store::{
    Db,
    copy::{self, Inside},
    health,
};

pub(super) const MANIFEST: &str = "manifest.json";
const MEBIBYTE: u64 = 1024 * 1024;

/// Writes a backup of `db`, which was opened from `url`, into the new folder `folder`.
pub async fn take(db: &Db, url: &str, folder: &Path, now: Time) -> Result<Manifest, Error> {
    if folder.exists() {
        return Err(Error::Exists(folder.to_owned()));
    }
    let part = with_ending(folder, ".part");
    // What an interrupted attempt left behind.
    let _ = fs::remove_dir_all(&part);
    DirBuilder::new().recursive(true).mode(0o700).create(&part).map_err(at(&part))?;
    let made = fill(db, url, &part, now).await.and_then(|manifest| {
        fs::rename(&part, folder).map_err(at(folder))?;
        settle(folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        Ok(manifest)
    });
    if made.is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    made
}

async fn fill(db: &Db, url: &str, part: &Path, now: Time) -> Result<Manifest, Error> {
    let kind = kind(db);
    let file = part.join(kind.file());
    let inside = match copy::Moment::hold(db).await? {
        None => from_sqlite(db, &file).await?,
        Some(mut moment) => {
            let inside = moment.inside().await?;
            let (url, snapshot, target) = (url.to_owned(), moment.name.clone(), file.clone());
            aside(move || {
                postgres::dump(&url, &snapshot, &target)?;
                postgres::read(&target)
            })
            .await?;
            inside
        }
    };
    let part = part.to_owned();
    aside(move || {
        let bytes = fs::metadata(&file).map_err(at(&file))?.len();
        let manifest = Manifest {
            format: FORMAT,
            made: stamp(now),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            database: kind,
            schema: inside.schema,
            bytes,
            audit: inside.audit.as_ref().and_then(Log::of),
        };
        let (manifest_file, sums_file) = (part.join(MANIFEST), part.join(SUMS));
        let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
        text.push('\n');
        write(&manifest_file, &text)?;
        write(&sums_file, &sums_of(&part, kind)?)?;
        settle(&file)?;
        settle(&part)?;
        Ok(manifest)
    })
    .await
}

async fn from_sqlite(db: &Db, file: &Path) -> Result<Inside, Error> {
    copy::write_to(db, file).await?;
    let copied = copy::open(file).await?;
    let (faults, inside) = (health::faults(&copied).await, Inside::of(&mut copied.reader()).await);
    copied.close().await;
    match faults?.first() {
        Some(fault) => Err(Error::Broken(fault.clone())),
        None => Ok(inside?),
    }
}

pub(super) fn kind(db: &Db) -> Kind {
    match db {
        Db::Sqlite { .. } => Kind::Sqlite,
        Db::Postgres { .. } => Kind::Postgres,
    }
}

/// The text of `SHA256SUMS` for what lies in the folder now.
pub(super) fn sums_of(folder: &Path, kind: Kind) -> Result<String, Error> {
    let mut files = Vec::new();
    for name in [kind.file(), MANIFEST] {
        let file = folder.join(name);
        files.push((name, sums::of(&file).map_err(at(&file))?));
    }
    Ok(sums::text(&files))
}

/// Room for `bytes` at `place`, with a tenth to spare.
pub(super) fn room(place: &Path, bytes: u64) -> Result<(), Error> {
    let free = crate::room::free(place).map_err(at(place))?;
    let needed = bytes.saturating_add(bytes / 10);
    if free >= needed {
        return Ok(());
    }
    let needed = (needed / MEBIBYTE).saturating_add(1);
    Err(Error::Room { place: place.to_owned(), free: free / MEBIBYTE, needed })
}

fn write(file: &Path, text: &str) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    let mut open = options.write(true).create_new(true).mode(0o600).open(file).map_err(at(file))?;
    open.write_all(text.as_bytes()).and_then(|()| open.sync_all()).map_err(at(file))
}

/// Brings a file or a folder to the disk.
pub(super) fn settle(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(at(path))
}

pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// `2026-11-22T00:32:05Z`.
fn stamp(now: Time) -> String {
    let of_day = now.0.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / HOUR, of_day % HOUR / MINUTE, of_day % MINUTE / SECOND);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", now.day_utc())
}

/// The same without signs that a shell or a file system could mind; sorts by age.
pub(super) fn name(now: Time) -> String {
    stamp(now).replace(['-', ':'], "")
}

/// The folder that a person means: a new one of its own inside one that exists.
pub fn folder_in(named: &Path, now: Time) -> PathBuf {
    if named.is_dir() { named.join(format!("concord-{}", name(now))) } else { named.to_owned() }
}
