//! What an area tolerates is its executive's alone: an admin keeps people and areas, but does not say how much may be
//! lost. Two anchors on one curve; taken back, the default of the policy counts again.

use domain::{
    area::Area,
    id::AreaId,
    permit::{Task, pass},
    person::Actor,
    policy::Anchor,
};

use super::{Services, Trouble, act::area};
use crate::store::{
    self,
    trail::{self, Act},
};

/// What the page of the tolerance shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTolerance {
    /// The area, with its own anchors if it has any.
    pub area: Area,
    /// Its version.
    pub version: i64,
    /// What counts without own anchors.
    pub default: [Anchor; 2],
}

const NOT_YOURS: Trouble = Trouble::Forbidden(app::refusal::TOLERANCE_NOT_YOURS);

fn owns(actor: &Actor, area: &Area) -> bool {
    area.executive == Some(actor.id) && pass(actor, Task::SetTolerance, Some(area.id)).is_ok()
}

impl Services {
    /// The areas whose tolerance this person sets, by name.
    pub async fn own_areas(&self, actor: &Actor) -> Result<Vec<Area>, Trouble> {
        let rows = store::area::all(&mut self.db.reader()).await?;
        Ok(rows.into_iter().map(|row| row.area).filter(|area| owns(actor, area)).collect())
    }

    /// The tolerance of an area, for its executive.
    pub async fn tolerance(&self, actor: &Actor, id: AreaId) -> Result<AreaTolerance, Trouble> {
        let row = store::area::find(&mut self.db.reader(), id).await?.ok_or(Trouble::Missing)?;
        if !owns(actor, &row.area) {
            return Err(NOT_YOURS);
        }
        Ok(AreaTolerance { area: row.area, version: row.version, default: self.policy().tolerance })
    }

    /// Sets the tolerance of an area, over the version that was seen; `None` goes back to the default.
    pub async fn set_tolerance(
        &self,
        actor: &Actor,
        id: AreaId,
        seen: i64,
        tolerance: Option<[Anchor; 2]>,
    ) -> Result<(), Trouble> {
        if tolerance.as_ref().is_some_and(|anchors| !Anchor::are_a_curve(anchors)) {
            return Err(Trouble::Because(app::refusal::TOLERANCE_NO_CURVE));
        }
        let actor = actor.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let before = area(tx, id).await?;
                    if !owns(&actor, &before) {
                        return Err(NOT_YOURS);
                    }
                    let act = Act::of(actor.id, "area.tolerance", trail::area(id));
                    tx.record(act.versions(seen, seen.saturating_add(1)));
                    Ok(store::area::save(tx, &Area { tolerance, ..before }, seen).await?)
                })
            })
            .await
    }
}
