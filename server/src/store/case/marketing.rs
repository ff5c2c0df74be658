//! Cases as marketing lists them: what was filed in the areas in which somebody is marketing, drafts of colleagues too;
//! and what was filed anywhere about a tool whose name holds a few letters.

use domain::id::PersonId;

use super::{
    super::{
        Result, Source,
        db::{Scalar, Statement, sql},
        text,
    },
    CaseLine,
};

const LIST: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE state <> 'discarded'
        AND (requester_id = $1 OR EXISTS (SELECT 1 FROM person_role WHERE person_role.person_id = $1
            AND person_role.role = 'marketer'
            AND (person_role.area_id IS NULL OR person_role.area_id = case_file.area_id)))
        AND (CAST($2 AS TEXT) = 'all'
            OR ($2 = 'waiting' AND move_side IN ('marketing', 'both'))
            OR ($2 = 'drafts' AND state = 'draft')
            OR ($2 = 'decided' AND state IN ('approved', 'declined', 'withdrawn')))
    ORDER BY CASE WHEN $2 = 'waiting' THEN due_at END ASC NULLS LAST, updated_at DESC, number DESC
    LIMIT $3 OFFSET $4";
const COUNT: &str = "SELECT COUNT(*) AS value
    FROM case_file
    WHERE state <> 'discarded'
        AND (requester_id = $1 OR EXISTS (SELECT 1 FROM person_role WHERE person_role.person_id = $1
            AND person_role.role = 'marketer'
            AND (person_role.area_id IS NULL OR person_role.area_id = case_file.area_id)))
        AND (CAST($2 AS TEXT) = 'all'
            OR ($2 = 'waiting' AND move_side IN ('marketing', 'both'))
            OR ($2 = 'drafts' AND state = 'draft')
            OR ($2 = 'decided' AND state IN ('approved', 'declined', 'withdrawn')))";
const LIKE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE tool_key LIKE $1 ESCAPE '!' AND submitted_at IS NOT NULL AND state <> 'withdrawn'
    ORDER BY number DESC
    LIMIT $2";

/// Which cases; the filter is the word of `app::port::intake::Filter`, another word finds nothing.
#[derive(Clone, Debug)]
pub struct Marketing {
    /// Whose areas.
    pub person: PersonId,
    /// Which of them.
    pub filter: &'static str,
}

impl Marketing {
    fn filter(&self, text: &'static str) -> Statement {
        sql(text).bind(self.person.0).bind(self.filter.to_owned())
    }
}

/// The cases, the last changed first; of those that wait, what is due first.
pub async fn of_marketing(
    source: &mut impl Source,
    ask: &Marketing,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    source.all(ask.filter(LIST).bind(limit).bind(offset)).await
}

/// How many [`of_marketing`] has over all pages.
pub async fn count_of_marketing(source: &mut impl Source, ask: &Marketing) -> Result<i64> {
    Ok(source.one::<Scalar>(ask.filter(COUNT)).await?.0)
}

/// Submitted cases whose tool's key holds `part`, the newest first; withdrawn ones say nothing about a tool.
pub async fn like(source: &mut impl Source, part: &str, limit: i64) -> Result<Vec<CaseLine>> {
    source.all(sql(LIKE).bind(text::containing(part)).bind(limit)).await
}
