//! Areas and who decides in them. Only an admin names an executive or a substitute, and never the own person: nobody
//! changes their own rights. Whoever is named gets the role in the same transaction, so that it can never be missing.

use app::page::people::{area::AreaPage, areas::AreasPage, because};
use domain::{
    area::{Area, Substitute},
    case::{
        event::Event,
        measure::{Rate, understood},
    },
    id::{AreaId, CaseNumber, PersonId},
    permit::{Task, pass},
    person::{Actor, Grant, Role},
};

use super::{
    Services, Trouble,
    act::{area, load},
    file::file,
    view::people,
};
use crate::store::{
    self, Tx,
    trail::{self, Act},
};

/// How many cases are looked at in one go.
const AT_ONCE: i64 = 100;
/// So many of the last needs that were confirmed or given up are measured.
const MEASURED: i64 = 200;

pub(super) const ONLY_ADMINS: Trouble = Trouble::Forbidden(because::ONLY_ADMINS);

impl Services {
    /// All areas; for admins.
    pub async fn areas(&self, actor: &Actor) -> Result<AreasPage, Trouble> {
        pass(actor, Task::ReadAreas, None).map_err(|_| ONLY_ADMINS)?;
        let mut source = self.db.reader();
        let areas: Vec<Area> = store::area::all(&mut source).await?.into_iter().map(|row| row.area).collect();
        let named =
            areas.iter().flat_map(|area| area.executive.into_iter().chain(area.substitute.map(|s| s.person)));
        let people = people(&mut source, named.collect()).await?;
        let mut cases = Vec::new();
        for number in store::event::understood(&mut source, MEASURED).await? {
            let rows = store::event::of_case::<Event>(&mut source, number).await?;
            let told: Vec<Event> = rows.into_iter().rev().map(|row| row.body).collect();
            cases.push(understood(&told, &self.policy().calendar));
        }
        let understood = Rate::of_cases(&cases);
        Ok(AreasPage { areas, people, today: self.today(), understood })
    }

    /// One area with everybody who may be named; for its admins.
    pub async fn area(&self, actor: &Actor, id: AreaId) -> Result<AreaPage, Trouble> {
        pass(actor, Task::NameDeciders, Some(id)).map_err(|_| ONLY_ADMINS)?;
        let mut source = self.db.reader();
        let row = store::area::find(&mut source, id).await?.ok_or(Trouble::Missing)?;
        let known = store::person::all(&mut source)
            .await?
            .into_iter()
            .filter(|person| {
                // Whoever is named already can stay, but nobody can begin to name themselves.
                row.area.names(person.id) || (person.disabled_at.is_none() && person.id != actor.id)
            })
            .map(|person| (person.id, person.name))
            .collect();
        Ok(AreaPage::of(row.area, row.version, known))
    }

    /// Names who decides, over the version that was seen.
    pub async fn name_deciders(
        &self,
        actor: &Actor,
        id: AreaId,
        seen: i64,
        executive: Option<PersonId>,
        substitute: Option<Substitute>,
    ) -> Result<(), Trouble> {
        pass(actor, Task::NameDeciders, Some(id)).map_err(|_| ONLY_ADMINS)?;
        let (services, me) = (self.clone(), actor.id);
        let done = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let before = area(tx, id).await?;
                    let takes_executive = executive == Some(me) && before.executive != Some(me);
                    let mine = |substitute: &Substitute| substitute.person == me;
                    if takes_executive || substitute.filter(mine) != before.substitute.filter(mine) {
                        return Err(Trouble::Because(because::NOT_YOURSELF));
                    }
                    let after = Area { executive, substitute, ..before.clone() };
                    store::area::save(tx, &after, seen).await?;
                    tx.record(
                        Act::of(me, "area.deciders", trail::area(id)).versions(seen, seen.saturating_add(1)),
                    );
                    for person in executive.into_iter().chain(substitute.map(|substitute| substitute.person))
                    {
                        if make_executive(tx, person, id).await? {
                            store::session::revoke_all(tx, person, services.world.now()).await?;
                        }
                    }
                    services.pass_on(tx, [&before, &after], me).await
                })
            })
            .await;
        self.outbox.wake();
        done
    }

    /// What waits for a decision in this area lies in other hands now; whoever is new there is told.
    async fn pass_on(&self, tx: &mut Tx, [before, after]: [&Area; 2], by: PersonId) -> Result<(), Trouble> {
        let (now, mut last) = (self.world.now(), CaseNumber(0));
        loop {
            let numbers = store::case::escalated(tx, after.id, last, AT_ONCE).await?;
            let Some(end) = numbers.last().copied() else { return Ok(()) };
            for number in numbers {
                let loaded = load(tx, number).await?;
                let hands = |area: &Area| {
                    let line = file(loaded.case.clone(), area, now).line;
                    (line.move_side, line.assignee)
                };
                if hands(before) != hands(after) {
                    self.tell_named(tx, &loaded.case, [before, after], by, now).await?;
                    store::case::hand(tx, &file(loaded.case, after, now).line).await?;
                }
            }
            last = end;
        }
    }
}

/// Whether the role is a new one; whoever gets one signs in anew.
async fn make_executive(tx: &mut Tx, person: PersonId, area: AreaId) -> Result<bool, Trouble> {
    let held = store::person::grants(tx, person).await?;
    let has = held.iter().any(|grant| grant.role == Role::Executive && grant.area.is_none_or(|a| a == area));
    if !has {
        store::person::grant(tx, person, Grant { role: Role::Executive, area: Some(area) }).await?;
    }
    Ok(!has)
}
