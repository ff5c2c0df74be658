//! What only security and the advisers read: a case for its review, and the cases whose papers wait to be judged.

use app::port::{CaseRow, CaseView, Listing};
use domain::{
    case::{Case, artefact::ArtefactStatus},
    id::CaseNumber,
    permit::{Denial, Hat},
    person::{Actor, Role},
};

use super::{
    Services, Trouble,
    list::{PAGE, Window},
};
use crate::store::{
    self,
    case::{Inbox, Sieve},
};

/// How many open cases are searched for papers at the most; more than that are not open in one company at once.
const SEARCHED: i64 = 500;

impl Services {
    /// The case for whoever reviews it, or reads everything; all others are told why not.
    pub async fn review(&self, actor: &Actor, number: CaseNumber) -> Result<CaseView, Trouble> {
        let view = self.view(actor, number).await?;
        if view.worn.contains(&Hat::Reviewer) || view.worn.contains(&Hat::Auditor) {
            return Ok(view);
        }
        let denial = if view.case.requester == actor.id {
            Denial::OwnCase
        } else if view.case.bound(actor.id).is_some() {
            Denial::OtherSide
        } else {
            Denial::NotYourRole
        };
        Err(denial.into())
    }

    /// Open cases of an adviser's areas in which a paper waits that somebody else attached, or in which everything waits
    /// for the adviser. Papers are judged as soon as they are there, not only when the sides have agreed.
    pub async fn papers(&self, actor: &Actor, page: usize) -> Result<Listing<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let query = Inbox {
            places: actor.places(Role::Adviser),
            state: None,
            move_side: Some("security,second-reviewer,both,marketing,adviser,executive,admin".to_owned()),
            area: None,
            sieve: Sieve::default(),
            limit: SEARCHED,
            offset: 0,
        };
        let mut waiting = Vec::new();
        for line in store::case::inbox(&mut source, &query).await? {
            let file = store::case::load::<Case>(&mut source, line.number).await?;
            let waits = file.is_some_and(|file| {
                let mut papers = file.body.artefacts.values();
                file.body.requester != actor.id
                    && papers.any(|paper| paper.status == ArtefactStatus::Attached && paper.by != actor.id)
            });
            if waits {
                waiting.push(line);
            }
        }
        let total = waiting.len();
        let place = Window::among(page, total);
        let skip = usize::try_from(place.offset()).unwrap_or(0);
        let lines = waiting.into_iter().skip(skip).take(PAGE + 1).collect();
        let rows = self.rows(&mut source, actor.id, lines, |_| Some(Hat::Adviser)).await?;
        Ok(place.listing(rows, self.world.now()))
    }
}
