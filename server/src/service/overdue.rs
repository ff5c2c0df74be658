//! What is overdue and moves on by nothing: the executive's decision, an adviser's look, and the name that an admin owes.
//! The admins of an area see it, with the people who could act, because nobody else would notice.

use app::{
    page::people::overdue::{Late, OverduePage},
    port::People,
};
use domain::{
    case::mover::{Mover, mover},
    permit::{Task, deciders, pass},
    person::{Actor, Role},
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
    list::Window,
    people::ONLY_ADMINS,
    view::people,
};
use crate::store::{self, case::Overdue};

impl Services {
    /// One page of what is overdue in the areas of an admin, the longest overdue first.
    pub async fn overdue(&self, actor: &Actor, page: usize) -> Result<OverduePage, Trouble> {
        pass(actor, Task::ReadOverdue, None).map_err(|_| ONLY_ADMINS)?;
        let (mut source, now) = (self.db.reader(), self.world.now());
        let ask = Overdue { places: actor.places(Role::Admin), now };
        let count = store::case::count_overdue(&mut source, &ask, Window::MOST).await?;
        let mut place = Window::of(page, count);
        let mut lines = store::case::overdue(&mut source, &ask, Window::ROWS, place.offset()).await?;
        if place.is_beyond(&lines) {
            let all = store::case::count_overdue(&mut source, &ask, i64::MAX).await?;
            place = Window::among(page, usize::try_from(all).unwrap_or(0));
            lines = store::case::overdue(&mut source, &ask, Window::ROWS, place.offset()).await?;
        }
        let mut late = Vec::new();
        for row in self.rows(&mut source, actor.id, lines, |_| None).await? {
            let Loaded { case, area, .. } = load(&mut source, row.number).await?;
            let who = match mover(&case, &area, now) {
                Mover::Executive => deciders(&case, &area, now),
                Mover::Adviser => {
                    let advisers = store::person::with_role(&mut source, Role::Adviser, area.id).await?;
                    advisers.into_iter().map(|person| person.id).filter(|id| *id != case.requester).collect()
                }
                _ => Vec::new(),
            };
            let People(names) = people(&mut source, who).await?;
            late.push(Late { row, area: area.id, who: names.into_values().collect() });
        }
        Ok(OverduePage { listing: place.listing(late, now) })
    }
}
