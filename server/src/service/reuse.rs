//! Files that a tool has already: those of earlier requests of the same area for a tool of the same name, as far as the
//! reader may see them. Taking one over adds a file of its own to the case, with the same content, which stands in the
//! database once anyway; its note says from where it comes, because a reviewer wants to know how old it is.

use app::port::evidence::Reusable;
use domain::{
    case::{
        Case,
        act::{Act, Action},
        evidence::About,
        request::limit,
    },
    clock::zone::local,
    id::{CaseNumber, EvidenceId},
    permit::{Subject, permit},
    person::Actor,
    tool::name_key,
};
use uuid::Uuid;

use super::{
    Services, Trouble,
    act::load,
    evidence::{reused, told},
};
use crate::store::{self, Source, evidence::EvidenceRow};

/// Earlier requests that are looked at.
const LOOK_BACK: i64 = 20;
/// Files that are offered.
const MOST: usize = 20;

impl Services {
    /// The newest versions of files that earlier requests for the same tool have and this one has not, newest first.
    pub async fn reusable(&self, actor: &Actor, number: CaseNumber) -> Result<Vec<Reusable>, Trouble> {
        let mut source = self.db.reader();
        let found = self.have(&mut source, actor, number).await?;
        Ok(found.into_iter().map(|(row, reference)| reusable(row, reference)).collect())
    }

    async fn have(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Vec<(EvidenceRow, String)>, Trouble> {
        let now = self.world.now();
        let case: Case = load(source, number).await?.case;
        let mine = store::evidence::of_case(source, number).await?;
        let key = name_key(&case.request.tool);
        let lines = store::case::of_tool(source, &key, LOOK_BACK).await?;
        let mut found: Vec<(EvidenceRow, String)> = Vec::new();
        for line in lines.into_iter().filter(|line| line.area == case.area && line.number != number) {
            let earlier = load(source, line.number).await?;
            let subject = Subject { case: &earlier.case, area: &earlier.area };
            if permit(actor, Action::View, &subject, &self.policy(), now).is_err() {
                continue;
            }
            for row in store::evidence::of_case(source, line.number).await? {
                // of a file the newest version
                found.retain(|(one, _)| one.file != row.file);
                let known = mine.iter().any(|one| one.hash == row.hash && one.removed.is_none());
                if row.removed.is_some() || known {
                    continue;
                }
                // of a content the file that came first, because it says how old the content is
                match found.iter_mut().find(|(one, _)| one.hash == row.hash) {
                    Some(same) if row.at < same.0.at => *same = (row, earlier.case.reference()),
                    Some(_) => {}
                    None => found.push((row, earlier.case.reference())),
                }
            }
        }
        found.sort_by_key(|(row, _)| std::cmp::Reverse(row.at));
        found.truncate(MOST);
        Ok(found)
    }

    /// Takes over these versions. One that is not offered to this person is not there.
    pub async fn reuse(
        &self,
        actor: &Actor,
        number: CaseNumber,
        about: About,
        versions: Vec<Uuid>,
    ) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    let (loaded, leave) =
                        services.allowed(tx, &actor, number, Action::AddEvidence, now).await?;
                    let offered = services.have(tx, &actor, number).await?;
                    let mut files = Vec::new();
                    for version in versions {
                        let Some((row, reference)) = offered.iter().find(|(row, _)| row.id == version) else {
                            return Err(gone(tx, number, version).await?);
                        };
                        let file = EvidenceId(services.world.uuid());
                        let note = origin(row, reference);
                        let row = reused(row, file, number, &about, note, actor.id, now);
                        files.push((file, row.name.clone()));
                        store::evidence::insert(tx, &row).await?;
                        tx.record(told(&row, actor.id, "evidence.add"));
                    }
                    services.change(tx, loaded, Act::AddEvidence { about, files }, leave, now).await?;
                    Ok(())
                })
            })
            .await;
        self.outbox.wake();
        done
    }
}

/// Why a version is not offered: a colleague was faster and the case has its content now, or it never was.
async fn gone(source: &mut impl Source, number: CaseNumber, version: Uuid) -> Result<Trouble, Trouble> {
    let Some(asked) = store::evidence::find(source, version).await? else { return Ok(Trouble::Missing) };
    let mine = store::evidence::of_case(source, number).await?;
    let is_here = mine.iter().any(|row| row.hash == asked.hash && row.removed.is_none());
    Ok(if is_here { store::Error::Stale.into() } else { Trouble::Missing })
}

/// Where a content comes from, and what was said of it there: "valid until …" stays true.
fn origin(row: &EvidenceRow, reference: &str) -> String {
    let from = format!("{reference}, {}", local(row.at).day);
    if row.note.is_empty() {
        return from;
    }
    format!("{from}: {}", row.note).chars().take(limit::TEXT).collect()
}

fn reusable(row: EvidenceRow, reference: String) -> Reusable {
    let EvidenceRow { id, name, size, note, at, .. } = row;
    Reusable { version: id, name, size, note, at, reference }
}
