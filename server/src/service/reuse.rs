//! Files that a tool has already: those of earlier requests of the same area for a tool of the same name, as far as the
//! reader may see them. Taking one over adds a file of its own to the case, with the same content, which stands in the
//! database once anyway; its note says from where it comes, because a reviewer wants to know how old it is.

use app::port::evidence::Reusable;
use domain::{
    case::{
        Case,
        act::{Act, Action},
        evidence::About,
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
                let known = mine.iter().any(|one| one.hash == row.hash && one.removed.is_none());
                if row.removed.is_some() || known {
                    continue;
                }
                // of a file the newest version, of a content the newest file
                found.retain(|(one, _)| one.file != row.file);
                if !found.iter().any(|(one, _)| one.hash == row.hash) {
                    found.push((row, earlier.case.reference()));
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
                        let (row, reference) =
                            offered.iter().find(|(row, _)| row.id == version).ok_or(Trouble::Missing)?;
                        let file = EvidenceId(services.world.uuid());
                        let note = format!("{reference}, {}", local(row.at).day);
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

fn reusable(row: EvidenceRow, reference: String) -> Reusable {
    let EvidenceRow { id, name, size, note, at, .. } = row;
    Reusable { version: id, name, size, note, at, reference }
}
