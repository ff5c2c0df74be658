//! Files of a case: brought, brought anew, taken back, sent. File, case and event are one transaction. Two people who
//! bring files do not disturb each other, so no version is asked for; a newer version names the one that was seen.

use std::fmt::Write as _;

use app::{
    form::case::evidence::{Brought, FileFault},
    port::evidence::{File, FileVersion},
};
use domain::{
    case::{
        act::{Act, Action},
        evidence::About,
        refusal::Refusal,
    },
    id::{CaseNumber, EvidenceId, PersonId},
    permit::{Hat, Permit, Subject, hats, permit},
    person::Actor,
    time::Time,
};
use evidence::Document;
use serde_json::json;
use uuid::Uuid;

use super::{
    Services, Trouble,
    act::{Loaded, load},
};
use crate::store::{
    self, Error, Tx,
    evidence::{EvidenceRow, Hash},
    trail,
};

/// Bytes of a download that are read at once.
const SLICE: i64 = 512 * 1024;

/// How much room files have, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// For one person, what was taken back included.
    pub person: i64,
    /// For all.
    pub all: i64,
}

impl Default for Room {
    fn default() -> Self {
        let defaults = crate::config::Evidence::default();
        Self { person: defaults.person(), all: defaults.all() }
    }
}

/// Files that somebody brings.
#[derive(Debug)]
pub struct Bring {
    /// What they are about.
    pub about: About,
    /// What they are; may be empty.
    pub note: String,
    /// Each checked and cleaned.
    pub files: Vec<Document>,
}

/// A version of a file on its way to somebody.
#[derive(Clone, Debug)]
pub struct Download {
    services: Services,
    version: Uuid,
    hash: Hash,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Bytes.
    pub size: i64,
}

impl Download {
    /// The bytes from `offset` on, at most half a megabyte; none at the end.
    pub async fn slice(&self, offset: i64) -> Result<Vec<u8>, Error> {
        let slice = store::evidence::slice(&mut self.services.db.reader(), self.hash, offset, SLICE).await?;
        slice.ok_or(Error::Corrupt { table: "blob", column: "hash", id: self.version.to_string() })
    }
}

/// Stops a transaction in which nothing had room: what changes nothing uses no key up.
enum Stop {
    Trouble(Trouble),
    Full(Vec<Brought>),
}

impl<T: Into<Trouble>> From<T> for Stop {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

/// What is left of the room.
struct Left {
    person: i64,
    all: i64,
}

impl Left {
    /// Whoever brings files to two cases at once is asked one after the other, so that both together fit; of all people
    /// together a few files more may come than there is room for, at most as many as are taken at once.
    async fn of(tx: &mut Tx, room: Room, person: PersonId) -> Result<Self, Error> {
        store::person::lock(tx, [person]).await?;
        let (mine, all) =
            (store::evidence::brought_by(tx, person).await?, store::evidence::in_all(tx).await?);
        Ok(Self { person: room.person.saturating_sub(mine), all: room.all.saturating_sub(all) })
    }

    /// Takes the room for a file, or says which is used up. A content that is there already needs none of the whole.
    async fn take(&mut self, tx: &mut Tx, document: &Document) -> Result<Option<FileFault>, Error> {
        let size = size(document);
        let new = if store::evidence::is_known(tx, document.hash).await? { 0 } else { size };
        if size > self.person {
            return Ok(Some(FileFault::YourQuota));
        }
        if new > self.all {
            return Ok(Some(FileFault::NoRoom));
        }
        self.person = self.person.saturating_sub(size);
        self.all = self.all.saturating_sub(new);
        Ok(None)
    }
}

fn size(document: &Document) -> i64 {
    i64::try_from(document.bytes.len()).unwrap_or(i64::MAX)
}

/// Every file with its versions, from the rows of a case.
pub(super) fn files(rows: Vec<EvidenceRow>) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for row in rows {
        let EvidenceRow { id, file, version, about, name, kind, size, note, uploader, at, removed, .. } = row;
        let version = FileVersion { id, number: version, name, kind, size, note, by: uploader, at };
        match files.last_mut().filter(|last| last.id == file) {
            Some(last) => last.versions.push(version),
            None => files.push(File { id: file, about, versions: vec![version], removed }),
        }
    }
    // what was brought together has no order of its own
    files.sort_by(|one, other| order(one).cmp(&order(other)));
    files
}

fn order(file: &File) -> (Option<Time>, Option<&str>) {
    let first = file.versions.first();
    (first.map(|version| version.at), first.map(|version| version.name.as_str()))
}

impl Services {
    /// Brings files; answers what became of each, in their order.
    pub async fn bring(
        &self,
        actor: &Actor,
        number: CaseNumber,
        bring: Bring,
    ) -> Result<Vec<Brought>, Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self
            .db
            .write(move |tx| Box::pin(async move { services.add(tx, &actor, number, bring).await }))
            .await;
        self.outbox.wake();
        match done {
            Ok(brought) | Err(Stop::Full(brought)) => Ok(brought),
            Err(Stop::Trouble(trouble)) => Err(trouble),
        }
    }

    async fn add(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: CaseNumber,
        bring: Bring,
    ) -> Result<Vec<Brought>, Stop> {
        let now = self.world.now();
        let (loaded, leave) = self.allowed(tx, actor, number, Action::AddEvidence, now).await?;
        let mut left = Left::of(tx, self.room, actor.id).await?;
        let (mut brought, mut files) = (Vec::new(), Vec::new());
        for document in bring.files {
            let fault = left.take(tx, &document).await?;
            brought.push(Brought { name: document.name.clone(), fault });
            if fault.is_some() {
                continue;
            }
            let file = EvidenceId(self.world.uuid());
            files.push((file, document.name.clone()));
            let row = row(&document, file, file.0, 1, number, &bring.about, &bring.note, actor.id, now);
            store::evidence::keep(tx, document.hash, document.bytes).await?;
            store::evidence::insert(tx, &row).await?;
            tx.record(told(&row, actor.id, "evidence.add"));
        }
        if files.is_empty() {
            return Err(Stop::Full(brought));
        }
        self.change(tx, loaded, Act::AddEvidence { about: bring.about, files }, leave, now).await?;
        Ok(brought)
    }

    /// Brings a newer version of a file of which `seen` versions were seen.
    pub async fn bring_anew(
        &self,
        actor: &Actor,
        number: CaseNumber,
        (file, seen): (EvidenceId, u32),
        note: String,
        document: Document,
    ) -> Result<Brought, Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        let work = async move |tx: &mut Tx| {
            let now = services.world.now();
            let (loaded, leave) = services.allowed(tx, &actor, number, Action::ReplaceEvidence, now).await?;
            let exhibit = loaded.case.evidence.get(&file).ok_or(Refusal::NoSuchEvidence)?;
            if exhibit.version != seen {
                return Err(Stop::from(Error::Stale));
            }
            let fault = Left::of(tx, services.room, actor.id).await?.take(tx, &document).await?;
            let brought = Brought { name: document.name.clone(), fault };
            if fault.is_some() {
                return Err(Stop::Full(vec![brought]));
            }
            let about = exhibit.about.clone();
            let id = services.world.uuid();
            let row = row(&document, file, id, seen.saturating_add(1), number, &about, &note, actor.id, now);
            store::evidence::keep(tx, document.hash, document.bytes).await?;
            store::evidence::insert(tx, &row).await?;
            tx.record(told(&row, actor.id, "evidence.replace").versions(seen.into(), row.version.into()));
            let act = Act::ReplaceEvidence { file, name: document.name };
            services.change(tx, loaded, act, leave, now).await?;
            Ok(brought)
        };
        let done = self.db.write(move |tx| Box::pin(async move { work(tx).await })).await;
        self.outbox.wake();
        match done {
            Ok(brought) => Ok(brought),
            Err(Stop::Full(mut brought)) => brought.pop().ok_or(Trouble::Missing),
            Err(Stop::Trouble(trouble)) => Err(trouble),
        }
    }

    /// Takes a file back; it stays on record.
    pub async fn take_back(
        &self,
        actor: &Actor,
        number: CaseNumber,
        file: EvidenceId,
    ) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    let (loaded, leave) =
                        services.allowed(tx, &actor, number, Action::RemoveEvidence, now).await?;
                    services.change(tx, loaded, Act::RemoveEvidence(file), leave, now).await?;
                    store::evidence::remove(tx, file, now, actor.id).await?;
                    tx.record(trail::Act::of(actor.id, "evidence.remove", trail::evidence(file.0)));
                    Ok(())
                })
            })
            .await;
        self.outbox.wake();
        done
    }

    /// The case as it is now, for whoever may do this to it.
    pub(super) async fn allowed(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: CaseNumber,
        action: Action,
        now: Time,
    ) -> Result<(Loaded, Permit), Trouble> {
        let loaded = load(tx, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        permit(actor, Action::View, &subject, &self.policy(), now)?;
        let leave = permit(actor, action, &subject, &self.policy(), now)?;
        Ok((loaded, leave))
    }

    /// A version of a file of a case, for whoever may see the case; what was taken back for the auditor alone. Where it is
    /// `sent`, the log says to whom before the first byte leaves.
    pub async fn download(
        &self,
        actor: &Actor,
        number: CaseNumber,
        version: Uuid,
        sent: bool,
    ) -> Result<Download, Trouble> {
        let mut source = self.db.reader();
        let now = self.world.now();
        let loaded = load(&mut source, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        permit(actor, Action::View, &subject, &self.policy(), now)?;
        let found = store::evidence::find(&mut source, version).await?;
        let row = found.filter(|row| row.case == number).ok_or(Trouble::Missing)?;
        let audits = || hats(actor, &subject, &self.policy(), now).contains(&Hat::Auditor);
        if row.removed.is_some() && !audits() {
            return Err(Trouble::Missing);
        }
        drop(source);
        let told = told(&row, actor.id, "evidence.download");
        let EvidenceRow { hash, name, kind, size, .. } = row;
        if sent {
            let work = async move |tx: &mut Tx| {
                tx.record(told);
                Ok::<_, Error>(())
            };
            self.db.write(move |tx| Box::pin(async move { work(tx).await })).await?;
        }
        Ok(Download { services: self.clone(), version, hash, name, kind, size })
    }
}

/// What the log says of a version: its number and the hash of its content; its name where it can be erased.
pub(super) fn told(row: &EvidenceRow, by: PersonId, verb: &str) -> trail::Act {
    let hash = row.hash.iter().fold(String::from("sha256:"), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let text = json!({ "case": row.case, "name": row.name });
    trail::Act::of(by, verb, trail::evidence(row.id)).to(hash).with_text(text)
}

/// The row of a file whose content stands here already.
pub(super) fn reused(
    have: &EvidenceRow,
    file: EvidenceId,
    case: CaseNumber,
    about: &About,
    note: String,
    uploader: PersonId,
    at: Time,
) -> EvidenceRow {
    let (version, removed) = (1, None);
    EvidenceRow {
        id: file.0,
        file,
        version,
        case,
        about: about.clone(),
        note,
        uploader,
        at,
        removed,
        ..have.clone()
    }
}

#[expect(clippy::too_many_arguments, reason = "a row has so many columns, and each stands in one place only")]
fn row(
    document: &Document,
    file: EvidenceId,
    id: Uuid,
    version: u32,
    case: CaseNumber,
    about: &About,
    note: &str,
    uploader: PersonId,
    at: Time,
) -> EvidenceRow {
    EvidenceRow {
        id,
        file,
        version,
        case,
        about: about.clone(),
        name: document.name.clone(),
        kind: document.kind.extension().to_owned(),
        size: size(document),
        hash: document.hash,
        note: note.to_owned(),
        uploader,
        at,
        removed: None,
    }
}
