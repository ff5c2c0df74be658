//! Lists of cases for the person who asks: their own, what waits for security, what waits for the executive.

use std::collections::{BTreeMap, BTreeSet};

use app::port::{CaseRow, Listing};
use domain::{
    id::{AreaId, CaseNumber, PersonId},
    permit::{Hat, deciders},
    person::{Actor, Places, Role},
    rating::Severity,
    rules::KindId,
    time::Time,
};

use super::{
    Services, Trouble,
    act::{Loaded, load_some},
};
use crate::store::{
    self, Source,
    case::{CaseLine, Inbox, Sieve},
};

/// Rows on a page.
pub const PAGE: usize = 25;
/// How far rows are counted: ten pages. Whoever has more looks for something, and does not count; counting a thousand
/// rows would take as long as everything else on the page.
pub(super) const COUNTED: usize = 250;

/// Where a page of a list begins. Rows are counted up to [`COUNTED`]; behind that a page still has an address, and is
/// asked for one row more than it shows, to know whether another one follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    page: usize,
    pages: usize,
    total: usize,
    more: bool,
}

impl Window {
    /// What is asked of the counting: one more than is told.
    pub(super) const MOST: i64 = 251;
    /// What is asked of the list.
    pub(super) const ROWS: i64 = 26;

    /// The place of this page in a list that was counted up to [`Window::MOST`].
    pub(super) fn of(page: usize, counted: i64) -> Self {
        let counted = usize::try_from(counted).unwrap_or(0);
        if counted <= COUNTED {
            return Self::among(page, counted);
        }
        Self { page: page.max(1), pages: COUNTED / PAGE, total: COUNTED, more: true }
    }

    /// The place of this page in a list of so many rows; beyond the last page it is the last one.
    pub(super) fn among(page: usize, total: usize) -> Self {
        let pages = total.div_ceil(PAGE).max(1);
        Self { page: page.clamp(1, pages), pages, total: total.min(COUNTED), more: total > COUNTED }
    }

    /// How many rows stand before it.
    pub(super) fn offset(self) -> i64 {
        i64::try_from(self.page.saturating_sub(1).saturating_mul(PAGE)).unwrap_or(i64::MAX)
    }

    /// Nothing stands here, because the list is shorter than the address says: it has to be counted to its end.
    pub(super) fn is_beyond<T>(self, rows: &[T]) -> bool {
        self.more && rows.is_empty()
    }

    /// The page, given [`Window::ROWS`] rows from its offset on.
    pub(super) fn listing<T>(self, mut rows: Vec<T>, now: Time) -> Listing<T> {
        let Self { page, mut pages, total, more } = self;
        if more {
            pages = if rows.len() > PAGE { pages.max(page.saturating_add(1)) } else { page };
        }
        rows.truncate(PAGE);
        Listing { rows, page, pages, total, more, now }
    }
}

/// What a list is asked for.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Only this state.
    pub state: Option<String>,
    /// Only where one of these has to move: codes of movers, joined by commas.
    pub mover: Option<String>,
    /// Which page, from 1; beyond the last one it is the last one.
    pub page: usize,
}

impl Services {
    /// The requests that this person filed, the last changed first.
    pub async fn mine(&self, actor: &Actor, limit: i64) -> Result<Vec<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let lines = store::case::mine(&mut source, actor.id, limit, 0).await?;
        self.rows(&mut source, actor.id, lines, |_| None).await
    }

    /// Submitted cases of the areas in which this person holds the role, the most urgent first.
    pub async fn inbox(&self, actor: &Actor, role: Role, ask: &Ask) -> Result<Listing<CaseRow>, Trouble> {
        let query = Inbox {
            places: actor.places(role),
            state: ask.state.clone(),
            move_side: ask.mover.clone(),
            area: None,
            // what somebody has put off does not wait for them
            sieve: Sieve { awake_for: Some((actor.id, self.world.now())), ..Sieve::default() },
            limit: Window::ROWS,
            offset: 0,
        };
        let hat = if role == Role::Adviser { Hat::Adviser } else { Hat::Reviewer };
        self.listed(&mut self.db.reader(), actor, hat, query, ask.page).await
    }

    /// A page of the list that this query describes, for an actor in this capacity.
    pub(super) async fn listed(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        hat: Hat,
        mut query: Inbox,
        page: usize,
    ) -> Result<Listing<CaseRow>, Trouble> {
        let count = store::case::count_inbox(source, &query, Window::MOST).await?;
        let mut place = Window::of(page, count);
        query.offset = place.offset();
        let mut lines = store::case::inbox(source, &query).await?;
        if place.is_beyond(&lines) {
            let all = store::case::count_inbox(source, &query, i64::MAX).await?;
            place = Window::among(page, usize::try_from(all).unwrap_or(0));
            query.offset = place.offset();
            lines = store::case::inbox(source, &query).await?;
        }
        let rows = self.own_rows(source, actor.id, lines, |_| Some(hat)).await?;
        Ok(place.listing(rows, self.world.now()))
    }

    /// Escalated cases of the areas that this person owns or stands in for, the most urgent first, and who decides each
    /// of them today.
    pub(super) async fn escalated(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        limit: i64,
    ) -> Result<(Vec<CaseLine>, Deciders), Trouble> {
        let (now, state) = (self.world.now(), Some("escalated".to_owned()));
        let lines = store::case::of_executive(source, actor.id, now, state, limit, 0).await?;
        if lines.is_empty() {
            // so it is for nearly everybody who opens the front page
            return Ok(Default::default());
        }
        let numbers: Vec<CaseNumber> = lines.iter().map(|line| line.number).collect();
        // one that cannot be read says so on its own page, and keeps nobody from the others
        let loaded = load_some(source, &numbers).await.unwrap_or_default();
        let of = |Loaded { case, area, .. }: &Loaded| (case.number, deciders(case, area, now));
        Ok((lines, Deciders(loaded.iter().map(of).collect())))
    }

    /// [`Self::escalated`] as rows, with the names of those who decide.
    pub async fn decisions(&self, actor: &Actor) -> Result<Vec<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let (lines, deciders) = self.escalated(&mut source, actor, 50).await?;
        let hat = |line: &CaseLine| {
            let mine = deciders.of(line.number).is_some_and(|named| named.contains(&actor.id));
            Some(if mine { Hat::Decider } else { Hat::Owner })
        };
        let mut rows = self.rows(&mut source, actor.id, lines, hat).await?;
        let named = deciders.0.values().flatten().copied().collect();
        let people = super::view::people(&mut source, named).await?;
        for row in &mut rows {
            let named = deciders.of(row.number).unwrap_or_default();
            row.deciders = named.iter().map(|person| people.name(*person)).collect();
        }
        Ok(rows)
    }

    /// Rows for this person, who meets each case as `hat` says unless it is their own.
    pub(super) async fn rows(
        &self,
        source: &mut impl Source,
        me: PersonId,
        lines: Vec<CaseLine>,
        hat: impl Fn(&CaseLine) -> Option<Hat>,
    ) -> Result<Vec<CaseRow>, Trouble> {
        let named = lines.iter().flat_map(|line| std::iter::once(line.requester).chain(line.assignee));
        let people = super::view::people(source, named.collect()).await?;
        let areas = store::area::names_of(source, &lines.iter().map(|line| line.area).collect()).await?;
        Ok(lines
            .into_iter()
            .map(|line| CaseRow {
                hat: if line.requester == me { Some(Hat::Requester) } else { hat(&line) },
                number: line.number,
                reference: reference(line.number, line.created_at),
                kind: KindId::from_code(&line.kind),
                area: areas.get(&line.area).cloned().unwrap_or_default(),
                requester: people.name(line.requester),
                holder: line.assignee.map(|holder| people.name(holder)).unwrap_or_default(),
                state: line.state,
                mover: line.move_side.unwrap_or_default(),
                severity: line.severity.as_deref().and_then(Severity::from_code),
                due: line.due_at,
                updated: line.updated_at,
                snoozed: None,
                deciders: Vec::new(),
                tool: line.tool_name,
            })
            .collect())
    }
}

/// Who decides each of some cases.
#[derive(Default)]
pub(super) struct Deciders(BTreeMap<CaseNumber, Vec<PersonId>>);

impl Deciders {
    /// Of this one, perhaps nobody; `None` where it could not be read.
    pub(super) fn of(&self, number: CaseNumber) -> Option<&[PersonId]> {
        self.0.get(&number).map(Vec::as_slice)
    }
}

fn reference(number: CaseNumber, begun: domain::time::Time) -> String {
    number.reference(domain::clock::zone::local(begun).day.year)
}

/// Names of the areas in which a person holds one of these roles.
pub(super) async fn own_areas(
    source: &mut impl Source,
    actor: &Actor,
    roles: &[Role],
) -> Result<BTreeMap<AreaId, String>, Trouble> {
    let mut own = BTreeSet::new();
    for role in roles {
        match actor.places(*role) {
            Places::Everywhere => return areas(source).await,
            Places::Areas(areas) => own.extend(areas),
        }
    }
    Ok(store::area::names_of(source, &own).await?)
}

/// Names of all areas.
pub(super) async fn areas(source: &mut impl Source) -> Result<BTreeMap<AreaId, String>, Trouble> {
    Ok(store::area::names(source).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(page: usize, counted: i64, rows: usize) -> (usize, usize, usize, bool) {
        let listing = Window::of(page, counted).listing(vec![(); rows], Time(0));
        assert!(listing.rows.len() <= PAGE);
        (listing.page, listing.pages, listing.total, listing.more)
    }

    #[test]
    fn a_list_that_was_counted_to_its_end_has_pages() {
        assert_eq!(usize::try_from(Window::MOST), Ok(COUNTED + 1));
        assert_eq!(usize::try_from(Window::ROWS), Ok(PAGE + 1));
        assert_eq!(listing(1, 0, 0), (1, 1, 0, false));
        assert_eq!(listing(2, 26, 1), (2, 2, 26, false));
        assert_eq!(listing(99, 250, 25), (10, 10, 250, false), "the last one");
    }

    #[test]
    fn a_longer_list_goes_on_as_long_as_there_is_another_row() {
        assert_eq!(listing(1, Window::MOST, 26), (1, 10, 250, true));
        assert_eq!(listing(11, Window::MOST, 26), (11, 12, 250, true));
        assert_eq!(listing(11, Window::MOST, 3), (11, 11, 250, true));
        assert!(Window::of(900, Window::MOST).is_beyond::<()>(&[]));
        let last = Window::among(900, 1_060).listing(vec![(); 10], Time(0));
        assert_eq!((last.page, last.pages), (43, 43), "beyond the last page it is the last one");
    }
}
