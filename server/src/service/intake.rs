//! What the pages before a submission read: the front page of a person, the requests of marketing's areas, where
//! somebody files, and who will review.

use app::port::{
    CaseRow, Listing,
    intake::{Filter, Pile, PileKind, Place, Start},
};
use domain::{
    case::{Case, mover::Mover, state::StateKind},
    permit::Hat,
    person::{Actor, Role},
    policy::{Policy, Step},
    rating::Severity,
    time::Time,
};

use super::{Ask, Services, Trouble, list::Window};
use crate::store::{self, case::Marketing};

/// Rows of a pile on the front page.
const FIRST: usize = 5;
/// How far back the front page looks for requests that are not over.
const LOOK_BACK: i64 = 100;

impl Services {
    /// What waits for this person.
    pub async fn start(&self, actor: &Actor) -> Result<Start, Trouble> {
        let files = actor.is_anywhere(Role::Marketer);
        let mut piles = Vec::new();
        let decisions = self.decisions(actor).await?;
        if actor.is_anywhere(Role::Executive) || !decisions.is_empty() {
            piles.push(pile(PileKind::Decision, decisions));
        }
        if actor.is_anywhere(Role::Reviewer) {
            piles.push(self.pile(actor, Role::Reviewer, PileKind::Review, Mover::Side(SECURITY)).await?);
            let signature =
                self.pile(actor, Role::Reviewer, PileKind::Signature, Mover::SecondReviewer).await?;
            piles.extend((signature.total > 0).then_some(signature));
        }
        if actor.is_anywhere(Role::Adviser) {
            piles.push(self.pile(actor, Role::Adviser, PileKind::Artefact, Mover::Adviser).await?);
        }
        if files {
            let waiting = self.requests(actor, Filter::Waiting, 1).await?;
            let Listing { total, more, mut rows, .. } = waiting;
            rows.truncate(FIRST);
            let mine = self.mine(actor, LOOK_BACK).await?;
            let is_over = |row: &CaseRow| StateKind::from_code(&row.state).is_none_or(StateKind::is_final);
            let shown = |row: &CaseRow| rows.iter().any(|other| other.number == row.number);
            let open = mine.into_iter().filter(|row| !is_over(row) && !shown(row)).collect();
            piles.push(Pile { kind: PileKind::Marketing, rows, total, more });
            piles.push(pile(PileKind::Open, open));
        }
        Ok(Start { files, admin: actor.is_anywhere(Role::Admin), piles, now: self.world.now() })
    }

    async fn pile(&self, actor: &Actor, role: Role, kind: PileKind, mover: Mover) -> Result<Pile, Trouble> {
        let ask = Ask { state: None, mover: Some(mover.code().to_owned()), page: 1 };
        let Listing { mut rows, total, more, .. } = self.inbox(actor, role, &ask).await?;
        rows.truncate(FIRST);
        Ok(Pile { kind, rows, total, more })
    }

    /// One page of what marketing of this person's areas asked for; a page out of range is the last one.
    pub async fn requests(
        &self,
        actor: &Actor,
        filter: Filter,
        page: usize,
    ) -> Result<Listing<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let ask = Marketing { person: actor.id, places: actor.places(Role::Marketer), filter: filter.code() };
        let count = store::case::count_of_marketing(&mut source, &ask, Window::MOST).await?;
        let mut place = Window::of(page, count);
        let mut lines = store::case::of_marketing(&mut source, &ask, Window::ROWS, place.offset()).await?;
        if place.is_beyond(&lines) {
            let all = store::case::count_of_marketing(&mut source, &ask, i64::MAX).await?;
            place = Window::among(page, usize::try_from(all).unwrap_or(0));
            lines = store::case::of_marketing(&mut source, &ask, Window::ROWS, place.offset()).await?;
        }
        let hat = self.policy().colleagues_act.then_some(Hat::Colleague);
        let rows = self.rows(&mut source, actor.id, lines, |_| hat).await?;
        Ok(place.listing(rows, self.world.now()))
    }

    /// The areas in which this person files requests, by name.
    pub async fn places(&self, actor: &Actor) -> Result<Vec<Place>, Trouble> {
        let rows = store::area::all(&mut self.db.reader()).await?;
        let mine = rows.into_iter().map(|row| row.area).filter(|area| actor.is(Role::Marketer, area.id));
        Ok(mine.map(|area| Place { id: area.id, name: area.name }).collect())
    }

    /// The names of those who may review this case.
    pub async fn reviewers(&self, case: &Case) -> Result<Vec<String>, Trouble> {
        let people = store::person::with_role(&mut self.db.reader(), Role::Reviewer, case.area).await?;
        let others = people.into_iter().filter(|person| person.id != case.requester);
        Ok(others.map(|person| person.name).collect())
    }

    /// Until when security answers a request of this severity that is sent now, under the policy of its area.
    pub fn promise(&self, policy: &Policy, urgency: Severity) -> Time {
        policy.calendar.deadline(self.world.now(), policy.days(Step::FirstResponse, urgency))
    }
}

const SECURITY: domain::case::Side = domain::case::Side::Security;

fn pile(kind: PileKind, mut rows: Vec<CaseRow>) -> Pile {
    let total = rows.len();
    rows.truncate(FIRST);
    Pile { kind, rows, total, more: false }
}
