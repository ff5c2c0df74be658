//! Cases as marketing lists them: what was filed in the areas in which somebody is marketing, drafts of colleagues too,
//! and what this person filed elsewhere; and what was filed anywhere about a tool in whose name a word begins so. Each
//! area is asked by itself in the order of its index; the answers are merged.

use std::cmp::Reverse;

use domain::{id::PersonId, person::Places, time::Time};
use uuid::Uuid;

use super::{
    super::{
        Result, Source,
        db::{Scalar, sql},
        name,
    },
    CaseLine,
    list::{columns, page_of},
};

macro_rules! listed {
    ($kind:ident, $place:ident) => {
        concat!(columns!(), " WHERE ", $place!(), $kind!(), $kind!(order), " LIMIT $2 OFFSET $3")
    };
}
macro_rules! counted {
    ($kind:ident, $place:ident) => {
        concat!(
            "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM case_file WHERE ",
            $place!(),
            $kind!(),
            " LIMIT $2) AS counted"
        )
    };
}

// `$1` is the area or the person; where it is neither, it is given all the same, so that all are bound alike.
macro_rules! everywhere {
    () => {
        "CAST($1 AS TEXT) IS NULL"
    };
}
macro_rules! in_area {
    () => {
        "area_id = $1"
    };
}
macro_rules! own_elsewhere {
    () => {
        "requester_id = $1 AND NOT EXISTS (SELECT 1 FROM person_role WHERE person_role.person_id = $1
            AND person_role.role = 'marketer' AND person_role.area_id = case_file.area_id)"
    };
}

macro_rules! all {
    () => {
        " AND state <> 'discarded'"
    };
    (order) => {
        " ORDER BY updated_at DESC, number DESC"
    };
}
macro_rules! decided {
    () => {
        " AND state <> 'discarded' AND state IN ('approved', 'declined', 'withdrawn')"
    };
    (order) => {
        " ORDER BY updated_at DESC, number DESC"
    };
}
macro_rules! drafts {
    () => {
        " AND state = 'draft'"
    };
    (order) => {
        " ORDER BY updated_at DESC, number DESC"
    };
}
macro_rules! waiting {
    () => {
        " AND submitted_at IS NOT NULL AND move_side <> 'nobody' AND move_side IN ('marketing', 'both')
        AND COALESCE(due_at / 86400000, 9000000000000) >= 0"
    };
    (order) => {
        " ORDER BY due_at ASC NULLS LAST, updated_at DESC, number DESC"
    };
}

/// The statements of one filter: everywhere, in one area, own ones elsewhere.
pub(in crate::store) struct Statements {
    pub(in crate::store) list: [&'static str; 3],
    pub(in crate::store) count: [&'static str; 3],
}

macro_rules! statements {
    ($kind:ident) => {
        Statements {
            list: [listed!($kind, everywhere), listed!($kind, in_area), listed!($kind, own_elsewhere)],
            count: [counted!($kind, everywhere), counted!($kind, in_area), counted!($kind, own_elsewhere)],
        }
    };
}

pub(in crate::store) const ALL: Statements = statements!(all);
pub(in crate::store) const WAITING: Statements = statements!(waiting);
pub(in crate::store) const DRAFTS: Statements = statements!(drafts);
pub(in crate::store) const DECIDED: Statements = statements!(decided);

pub(in crate::store) const LIKE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM name_part CROSS JOIN case_file
    WHERE part >= $1 AND part < $2 AND tool_key = name_key AND submitted_at IS NOT NULL AND state <> 'withdrawn'
    ORDER BY part, name_key, number DESC
    LIMIT $3";

/// Which cases; the filter is the word of `app::port::intake::Filter`, another word finds nothing.
#[derive(Clone, Debug)]
pub struct Marketing {
    /// Who asks: what they filed elsewhere is theirs as well.
    pub person: PersonId,
    /// In which areas: where they are marketing.
    pub places: Places,
    /// Which of them.
    pub filter: &'static str,
}

/// Where it is looked: one of three statements, and what is bound.
type Corner = (&'static str, Option<Uuid>);

impl Marketing {
    fn statements(&self) -> Option<&'static Statements> {
        match self.filter {
            "all" => Some(&ALL),
            "waiting" => Some(&WAITING),
            "drafts" => Some(&DRAFTS),
            "decided" => Some(&DECIDED),
            _ => None,
        }
    }

    fn corners(&self, [everywhere, in_area, own_elsewhere]: [&'static str; 3]) -> Vec<Corner> {
        match &self.places {
            Places::Everywhere => vec![(everywhere, None)],
            Places::Areas(areas) => {
                let areas = areas.iter().map(|area| (in_area, Some(area.0)));
                areas.chain([(own_elsewhere, Some(self.person.0))]).collect()
            }
        }
    }

    /// As the filter sorts.
    fn order(&self, line: &CaseLine) -> (Option<Time>, Reverse<(Time, i64)>) {
        let due = (self.filter == "waiting").then(|| line.due_at.unwrap_or(Time(i64::MAX)));
        (due, Reverse((line.updated_at, line.number.0)))
    }
}

/// The cases, the last changed first; of those that wait, what is due first.
pub async fn of_marketing(
    source: &mut impl Source,
    ask: &Marketing,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    let Some(statements) = ask.statements() else { return Ok(Vec::new()) };
    let corners = ask.corners(statements.list);
    if let [(text, value)] = corners[..] {
        return source.all(sql(text).bind(value).bind(limit).bind(offset)).await;
    }
    let (mut lines, reach) = (Vec::new(), limit.saturating_add(offset));
    for (text, value) in corners {
        let statement = sql(text).bind(value).bind(reach).bind(0_i64);
        lines.extend(source.all::<CaseLine>(statement).await?);
    }
    Ok(page_of(lines, offset, limit, |line| ask.order(line)))
}

/// How many [`of_marketing`] has over all pages; `most` when there are more.
pub async fn count_of_marketing(source: &mut impl Source, ask: &Marketing, most: i64) -> Result<i64> {
    let Some(statements) = ask.statements() else { return Ok(0) };
    let mut sum: i64 = 0;
    for (text, value) in ask.corners(statements.count) {
        let statement = sql(text).bind(value).bind(most.saturating_sub(sum));
        sum = sum.saturating_add(source.one::<Scalar>(statement).await?.0);
    }
    Ok(sum)
}

/// Submitted cases about tools in whose name a word begins with this key, by name and the newest first; withdrawn ones
/// say nothing about a tool.
pub async fn like(source: &mut impl Source, key: &str, limit: i64) -> Result<Vec<CaseLine>> {
    let (from, to) = name::range(key);
    let lines = source.all(sql(LIKE).bind(from).bind(to).bind(limit)).await?;
    Ok(super::without_twins(lines))
}
