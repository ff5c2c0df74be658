//! How long the last words of one reviewer took, for their own eyes: read from the events of that person by an index, and
//! counted from the cases.

use app::page::case::times::{Timed, TimesPage};
use domain::{
    case::{
        Case, Side,
        event::{Event, Happening},
    },
    permit::{Task, pass},
    person::{Actor, Role},
};

use super::{Services, Trouble, act::area};
use crate::store;

/// So many words of one person are looked at.
const WORDS: i64 = 60;

impl Services {
    /// The last words of this reviewer with the time that each took, the oldest first.
    pub async fn lead_times(&self, actor: &Actor) -> Result<TimesPage, Trouble> {
        pass(actor, Task::ReadLeadTimes, None)?;
        let mut source = self.db.reader();
        let mut words = Vec::new();
        for row in store::event::verdicts::<Event>(&mut source, actor.id, WORDS).await? {
            if !by_security(&row.body.happening) {
                continue;
            }
            let Some(file) = store::case::load::<Case>(&mut source, row.case).await? else { continue };
            if !actor.is(Role::Reviewer, file.body.area) {
                continue;
            }
            let policy = self.policy().for_area(&area(&mut source, file.body.area).await?);
            if let Some(lead) = file.body.lead(row.at, &policy) {
                let (number, reference) = (file.body.number, file.body.reference());
                words.push(Timed { number, reference, tool: file.body.request.tool, lead });
            }
        }
        words.reverse();
        Ok(TimesPage { words })
    }
}

/// Security's word, and not that of the same person in another part.
const fn by_security(happening: &Happening) -> bool {
    matches!(
        happening,
        Happening::Asked { asker: Some(Side::Security), .. }
            | Happening::Offered { side: Side::Security, .. }
            | Happening::Objected { .. }
            | Happening::Returned { .. }
            | Happening::Referred { .. }
            | Happening::Approved { .. }
    )
}
