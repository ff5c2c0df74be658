//! Lists of cases for the person who asks: their own, what waits for security, what waits for the executive.

use std::collections::BTreeMap;

use app::port::{CaseRow, Listing};
use domain::{
    id::{AreaId, CaseNumber, PersonId},
    person::{Actor, Role},
    rating::Severity,
    rules::KindId,
};

use super::{Services, Trouble};
use crate::store::{
    self, Source,
    case::{CaseLine, Inbox},
};

/// Rows on a page.
pub const PAGE: usize = 25;

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
        self.rows(&mut source, actor.id, lines).await
    }

    /// Submitted cases of the areas in which this person holds the role, the most urgent first.
    pub async fn inbox(&self, actor: &Actor, role: Role, ask: &Ask) -> Result<Listing<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let size = i64::try_from(PAGE).unwrap_or(25);
        let mut query = Inbox {
            person: actor.id,
            role,
            state: ask.state.clone(),
            move_side: ask.mover.clone(),
            area: None,
            limit: size,
            offset: 0,
        };
        let total = usize::try_from(store::case::count_inbox(&mut source, &query).await?).unwrap_or(0);
        let (page, pages) = page_of(ask, total);
        query.offset = i64::try_from(page - 1).unwrap_or(0).saturating_mul(size);
        let lines = store::case::inbox(&mut source, &query).await?;
        let rows = self.rows(&mut source, actor.id, lines).await?;
        Ok(Listing { rows, page, pages, total, now: self.world.now() })
    }

    /// Escalated cases of the areas that this person owns or stands in for, the most urgent first.
    pub async fn decisions(&self, actor: &Actor) -> Result<Vec<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let state = Some("escalated".to_owned());
        let lines = store::case::of_executive(&mut source, actor.id, self.world.now(), state, 50, 0).await?;
        self.rows(&mut source, actor.id, lines).await
    }

    pub(super) async fn rows(
        &self,
        source: &mut impl Source,
        me: PersonId,
        lines: Vec<CaseLine>,
    ) -> Result<Vec<CaseRow>, Trouble> {
        let people = super::view::people(source, lines.iter().map(|line| line.requester).collect()).await?;
        let areas = areas(source).await?;
        Ok(lines
            .into_iter()
            .map(|line| CaseRow {
                number: line.number,
                reference: reference(line.number, line.created_at),
                kind: KindId::from_code(&line.kind),
                area: areas.get(&line.area).cloned().unwrap_or_default(),
                requester: people.name(line.requester),
                state: line.state,
                mover: line.move_side.unwrap_or_default(),
                severity: line.severity.as_deref().and_then(Severity::from_code),
                due: line.due_at,
                updated: line.updated_at,
                mine: line.requester == me,
                tool: line.tool_name,
            })
            .collect())
    }
}

/// The page that is shown and how many there are.
pub(super) fn page_of(ask: &Ask, total: usize) -> (usize, usize) {
    let pages = total.div_ceil(PAGE).max(1);
    (ask.page.clamp(1, pages), pages)
}

fn reference(number: CaseNumber, begun: domain::time::Time) -> String {
    number.reference(domain::clock::zone::local(begun).day.year)
}

/// Names of all areas.
pub(super) async fn areas(source: &mut impl Source) -> Result<BTreeMap<AreaId, String>, Trouble> {
    let rows = store::area::all(source).await?;
    Ok(rows.into_iter().map(|row| (row.area.id, row.area.name)).collect())
}
