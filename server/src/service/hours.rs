//! When an area works and how long each move may take there: its admins set it, and it says so in the audit log. Nothing is
//! counted anew in the cases: deadlines that were promised stay, the next ones follow the new calendar, and whoever asks
//! who used how much time is answered with the calendar in force.

use app::page::people::hours::HoursPage;
use domain::{
    area::Area,
    clock::Calendar,
    id::AreaId,
    permit::{Task, pass},
    person::Actor,
    policy::Deadlines,
};

use super::{Services, Trouble, act::area, people::ONLY_ADMINS};
use crate::store::{
    self,
    trail::{self, Act},
};

impl Services {
    /// The working hours and deadlines of an area; for its admins.
    pub async fn hours(&self, actor: &Actor, id: AreaId) -> Result<HoursPage, Trouble> {
        pass(actor, Task::SetHours, Some(id)).map_err(|_| ONLY_ADMINS)?;
        let row = store::area::find(&mut self.db.reader(), id).await?.ok_or(Trouble::Missing)?;
        Ok(HoursPage::of(row.area, row.version))
    }

    /// Sets both, over the version that was seen.
    pub async fn set_hours(
        &self,
        actor: &Actor,
        id: AreaId,
        seen: i64,
        calendar: Calendar,
        deadlines: Deadlines,
    ) -> Result<(), Trouble> {
        pass(actor, Task::SetHours, Some(id)).map_err(|_| ONLY_ADMINS)?;
        if calendar.check().is_err() || !deadlines.are_possible() {
            return Err(Trouble::Because(app::page::people::because::NO_CALENDAR));
        }
        let me = actor.id;
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let before = area(tx, id).await?;
                    let act = Act::of(me, "area.hours", trail::area(id));
                    tx.record(act.versions(seen, seen.saturating_add(1)));
                    Ok(store::area::save(tx, &Area { calendar, deadlines, ..before }, seen).await?)
                })
            })
            .await
    }
}
