//! Lists of cases: the inbox of a role, my requests, the executive's cases, what is known about a tool, and what
//! the clock must look at. Each is a statement of its own with the order of an index, so that it reads the rows that it
//! shows and no others; a person's areas are asked one by one and merged, because no index can merge them. Counts end
//! where nobody counts any more. Documents are not read.

use domain::{
    clock::zone::local,
    id::{AreaId, CaseNumber, PersonId},
    person::Places,
    time::{DAY, Time},
};

use super::{
    super::{
        Result, Source,
        db::{Load, Row, Scalar, Statement, sql},
        name, text,
    },
    CaseLine,
};

/// What a list is made of: columns, the part of a `WHERE` that names the index, filters, order.
macro_rules! columns {
    () => {
        "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file"
    };
}
pub(super) use columns;

macro_rules! urgent {
    () => {
        " ORDER BY COALESCE(due_at / 86400000, 9000000000000),
        CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END,
        due_at, number
    LIMIT $13"
    };
}

// in the order of the list, so that it is the list's index that is counted
macro_rules! counted {
    ($filter:expr) => {
        concat!(
            "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM case_file",
            $filter,
            urgent!(),
            ") AS counted"
        )
    };
}

macro_rules! open_here {
    ($place:literal) => {
        concat!(
            " WHERE submitted_at IS NOT NULL AND move_side <> 'nobody' AND ",
            $place,
            " AND (CAST($2 AS TEXT) IS NULL OR state = $2)
        AND (CAST($3 AS TEXT) IS NULL OR ',' || $3 || ',' LIKE '%,' || move_side || ',%')
        AND area_id = COALESCE($4, area_id)
        AND (CAST($5 AS TEXT) IS NULL OR kind = $5)
        AND (CAST($6 AS TEXT) IS NULL OR severity = $6)
        AND (CAST($7 AS BIGINT) IS NULL OR due_at >= $7)
        AND (CAST($8 AS BIGINT) IS NULL OR due_at < $8)
        AND (CAST($9 AS TEXT) IS NULL OR tool_key LIKE $9 ESCAPE '!')
        AND (CAST($10 AS TEXT) IS NULL OR assignee_id IS NULL OR assignee_id = $10)
        AND (CAST($11 AS TEXT) IS NULL OR NOT EXISTS (SELECT 1 FROM snooze
            WHERE snooze.case_number = case_file.number AND snooze.person_id = $11 AND woken_at IS NULL
                AND (until IS NULL OR until > $12)))"
        )
    };
}

// `$1` is the area; where there is none, it is given all the same, so that both are bound alike.
pub(in crate::store) const INBOX_EVERYWHERE: &str =
    concat!(columns!(), open_here!("CAST($1 AS TEXT) IS NULL"), urgent!(), " OFFSET $14");
pub(in crate::store) const INBOX_IN_AREA: &str =
    concat!(columns!(), open_here!("area_id = $1"), urgent!(), " OFFSET $14");
pub(in crate::store) const COUNT_EVERYWHERE: &str = counted!(open_here!("CAST($1 AS TEXT) IS NULL"));
pub(in crate::store) const COUNT_IN_AREA: &str = counted!(open_here!("area_id = $1"));
pub(in crate::store) const MINE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE requester_id = $1
    ORDER BY updated_at DESC, number DESC
    LIMIT $2 OFFSET $3";
// The areas of a person are few; from each of them its open cases.
// What somebody watches or put off is found from there; so few that they are sorted afterwards.
pub(in crate::store) const WATCHED: &str = concat!(
    columns!(),
    " WHERE number IN (SELECT case_number FROM watch WHERE person_id = $1 AND watches = 1
        ORDER BY case_number DESC LIMIT $2)
        AND submitted_at IS NOT NULL AND move_side <> 'nobody'"
);
pub(in crate::store) const PUT_OFF: &str = concat!(
    columns!(),
    " WHERE number IN (SELECT case_number FROM snooze WHERE person_id = $1 AND woken_at IS NULL
        AND (until IS NULL OR until > $2) ORDER BY at DESC, case_number LIMIT $3)
        AND submitted_at IS NOT NULL AND move_side <> 'nobody'"
);
pub(in crate::store) const OF_EXECUTIVE: &str = "SELECT number, case_file.version, area_id, requester_id, kind, title, tool_name, tool_key,
        supplier, state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at,
        updated_at
    FROM area CROSS JOIN case_file
    WHERE (area.executive_id = $1 OR area.substitute_id = $1)
        AND case_file.area_id = area.id AND submitted_at IS NOT NULL AND move_side <> 'nobody'
        AND (area.executive_id = $1 OR case_file.assignee_id = $1
            OR (area.substitute_from <= $2 AND area.substitute_until >= $2) OR case_file.due_at <= $3)
        AND (CAST($4 AS TEXT) IS NULL OR state = $4)
    ORDER BY due_at ASC NULLS LAST, number
    LIMIT $5 OFFSET $6";
macro_rules! late {
    () => {
        " WHERE due_at <= $1 AND move_side IN ('executive', 'adviser', 'admin')
        AND area_id = COALESCE($2, area_id) ORDER BY due_at, number LIMIT $3"
    };
    (counted) => {
        concat!("SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM case_file", late!(), ") AS counted")
    };
}

// What nothing follows from by itself, so that somebody has to see it.
pub(in crate::store) const OVERDUE: &str = concat!(columns!(), late!(), " OFFSET $4");
pub(in crate::store) const COUNT_OVERDUE: &str = late!(counted);
pub(in crate::store) const ESCALATED: &str = "SELECT number FROM case_file
    WHERE area_id = $1 AND submitted_at IS NOT NULL AND move_side <> 'nobody' AND state = 'escalated'
        AND number > $2
    ORDER BY number LIMIT $3";
pub(in crate::store) const OF_TOOL: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE tool_key = $1 AND submitted_at IS NOT NULL
    ORDER BY number DESC
    LIMIT $2";
pub(in crate::store) const DECIDED: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE decided_at IS NOT NULL
    ORDER BY decided_at DESC, number DESC
    LIMIT $1";
pub(in crate::store) const DECIDED_LIKE: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM name_part CROSS JOIN case_file
    WHERE part >= $1 AND part < $2 AND tool_key = name_key AND submitted_at IS NOT NULL AND decided_at IS NOT NULL
    ORDER BY part, name_key, number DESC
    LIMIT $3";
pub(in crate::store) const HELD: &str = "SELECT number, version, area_id, requester_id, kind, title, tool_name, tool_key, supplier,
        state, move_side, assignee_id, severity, due_at, wake_at, created_at, submitted_at, decided_at, updated_at
    FROM case_file
    WHERE assignee_id = $1
    ORDER BY due_at ASC NULLS LAST, number
    LIMIT $2";
pub(in crate::store) const DUE: &str =
    "SELECT number FROM case_file WHERE wake_at <= $1 ORDER BY wake_at, number LIMIT $2";

/// What a list leaves out besides; nothing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this severity.
    pub severity: Option<String>,
    /// Only what is due from then on.
    pub due_from: Option<Time>,
    /// Only what is due before.
    pub due_before: Option<Time>,
    /// Only tools whose key has this in it.
    pub key: Option<String>,
    /// Only what this person or nobody holds.
    pub held_by: Option<PersonId>,
    /// Not what this person has put off at this moment.
    pub awake_for: Option<(PersonId, Time)>,
}

impl Sieve {
    /// Whether a case gets through; the same as in the statement, for lists that are found another way. What was put off
    /// is no matter of the case.
    pub fn takes(&self, line: &CaseLine) -> bool {
        self.kind.as_ref().is_none_or(|kind| *kind == line.kind)
            && self.severity.as_ref().is_none_or(|severity| Some(severity) == line.severity.as_ref())
            && self.due_from.is_none_or(|from| line.due_at.is_some_and(|due| due >= from))
            && self.due_before.is_none_or(|before| line.due_at.is_some_and(|due| due < before))
            && self.key.as_ref().is_none_or(|key| line.tool_key.contains(key.as_str()))
            && self.held_by.is_none_or(|person| line.assignee.is_none_or(|holder| holder == person))
    }
}

/// Which cases stand in an inbox: those that are not over. Drafts never do.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// In which areas: where the reader holds the role whose inbox it is.
    pub places: Places,
    /// Only this state.
    pub state: Option<String>,
    /// Only where one of these has the move: codes joined by commas.
    pub move_side: Option<String>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// What else is asked for.
    pub sieve: Sieve,
    /// How many at most.
    pub limit: i64,
    /// How many to skip.
    pub offset: i64,
}

impl Inbox {
    fn filter(&self, text: &'static str, place: Option<AreaId>) -> Statement {
        sql(text)
            .bind(place.map(|area| area.0))
            .bind(self.state.clone())
            .bind(self.move_side.clone())
            .bind(self.area.map(|area| area.0))
            .bind(self.sieve.kind.clone())
            .bind(self.sieve.severity.clone())
            .bind(self.sieve.due_from.map(|from| from.0))
            .bind(self.sieve.due_before.map(|before| before.0))
            .bind(self.sieve.key.as_deref().map(text::containing))
            .bind(self.sieve.held_by.map(|person| person.0))
            .bind(self.sieve.awake_for.map(|(person, _)| person.0))
            .bind(self.sieve.awake_for.map(|(_, now)| now.0))
    }
}

struct Number(CaseNumber);

impl Load for Number {
    const TABLE: &'static str = "case_file";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(CaseNumber(row.get("number")?)))
    }
}

/// As the index sorts: the day, the severity, the instant, the number.
fn urgency(line: &CaseLine) -> (i64, u8, Option<Time>, CaseNumber) {
    let severity = match line.severity.as_deref() {
        Some("Critical") => 0,
        Some("High") => 1,
        Some("Medium") => 2,
        Some("Low") => 3,
        _ => 4,
    };
    (line.due_at.map_or(i64::MAX, |due| due.0 / DAY), severity, line.due_at, line.number)
}

/// The part of several sorted lists that a page shows, given at least `offset + limit` of each.
pub(super) fn page_of<K: Ord>(
    mut lines: Vec<CaseLine>,
    offset: i64,
    limit: i64,
    order: impl FnMut(&CaseLine) -> K,
) -> Vec<CaseLine> {
    lines.sort_by_cached_key(order);
    let (skip, take) = (usize::try_from(offset).unwrap_or(0), usize::try_from(limit).unwrap_or(0));
    lines.into_iter().skip(skip).take(take).collect()
}

/// The cases of an inbox: what is due on an earlier day at the top, on one day the worse first, without a date at the
/// end.
pub async fn inbox(source: &mut impl Source, ask: &Inbox) -> Result<Vec<CaseLine>> {
    match &ask.places {
        Places::Everywhere => {
            source.all(ask.filter(INBOX_EVERYWHERE, None).bind(ask.limit).bind(ask.offset)).await
        }
        Places::Areas(areas) => {
            if let [area] = areas[..] {
                let statement = ask.filter(INBOX_IN_AREA, Some(area)).bind(ask.limit).bind(ask.offset);
                return source.all(statement).await;
            }
            let (mut lines, reach) = (Vec::new(), ask.limit.saturating_add(ask.offset));
            for area in areas {
                let statement = ask.filter(INBOX_IN_AREA, Some(*area)).bind(reach).bind(0_i64);
                lines.extend(source.all::<CaseLine>(statement).await?);
            }
            Ok(page_of(lines, ask.offset, ask.limit, urgency))
        }
    }
}

/// How many cases [`inbox`] has over all pages; `most` when there are more.
pub async fn count_inbox(source: &mut impl Source, ask: &Inbox, most: i64) -> Result<i64> {
    match &ask.places {
        Places::Everywhere => {
            Ok(source.one::<Scalar>(ask.filter(COUNT_EVERYWHERE, None).bind(most)).await?.0)
        }
        Places::Areas(areas) => {
            let mut sum: i64 = 0;
            for area in areas {
                let statement = ask.filter(COUNT_IN_AREA, Some(*area)).bind(most.saturating_sub(sum));
                sum = sum.saturating_add(source.one::<Scalar>(statement).await?.0);
            }
            Ok(sum)
        }
    }
}

/// What a person filed, drafts too, the last changed first.
pub async fn mine(
    source: &mut impl Source,
    person: PersonId,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    source.all(sql(MINE).bind(person.0).bind(limit).bind(offset)).await
}

/// The open cases of the areas that a person owns, or stands in for: inside the substitute's dates all of them,
/// otherwise those that only the substitute may decide, and those whose deadline has passed. What is due first stands at
/// the top. Days are those of Berlin, as in all lists.
pub async fn of_executive(
    source: &mut impl Source,
    person: PersonId,
    now: Time,
    state: Option<String>,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    source
        .all(
            sql(OF_EXECUTIVE)
                .bind(person.0)
                .bind(local(now).day.number())
                .bind(now.0)
                .bind(state)
                .bind(limit)
                .bind(offset),
        )
        .await
}

/// Cases that this person holds and in which the person's side has the move, what is due first at the top.
pub async fn held(source: &mut impl Source, person: PersonId, limit: i64) -> Result<Vec<CaseLine>> {
    source.all(sql(HELD).bind(person.0).bind(limit)).await
}

/// Open cases that this person watches, the most urgent first; of more than so many the newest.
pub async fn watched(source: &mut impl Source, person: PersonId, limit: i64) -> Result<Vec<CaseLine>> {
    let mut lines: Vec<CaseLine> = source.all(sql(WATCHED).bind(person.0).bind(limit)).await?;
    lines.sort_by_cached_key(urgency);
    Ok(lines)
}

/// Open cases that this person has put off, the most urgent first; of more than so many the last ones.
pub async fn put_off(
    source: &mut impl Source,
    person: PersonId,
    now: Time,
    limit: i64,
) -> Result<Vec<CaseLine>> {
    let statement = sql(PUT_OFF).bind(person.0).bind(now.0).bind(limit);
    let mut lines: Vec<CaseLine> = source.all(statement).await?;
    lines.sort_by_cached_key(urgency);
    Ok(lines)
}

/// Submitted cases about the same tool, whatever the case of its name; the newest first.
pub async fn of_tool(source: &mut impl Source, tool_key: &str, limit: i64) -> Result<Vec<CaseLine>> {
    source.all(sql(OF_TOOL).bind(tool_key.to_owned()).bind(limit)).await
}

/// Decided cases: with an empty key the last decisions, otherwise those about tools in whose name a word begins with it,
/// by name and the newest first.
pub async fn decided(source: &mut impl Source, key: &str, limit: i64) -> Result<Vec<CaseLine>> {
    if key.is_empty() {
        return source.all(sql(DECIDED).bind(limit)).await;
    }
    let (from, to) = name::range(key);
    let lines = source.all(sql(DECIDED_LIKE).bind(from).bind(to).bind(limit)).await?;
    Ok(super::without_twins(lines))
}

/// Which cases stand overdue with an executive, an adviser or an admin: what they should have done moves on by nothing.
#[derive(Clone, Debug)]
pub struct Overdue {
    /// In which areas: where the reader is an admin.
    pub places: Places,
    /// Now.
    pub now: Time,
}

impl Overdue {
    fn filter(&self, text: &'static str, area: Option<AreaId>) -> Statement {
        sql(text).bind(self.now.0).bind(area.map(|area| area.0))
    }

    fn corners(&self) -> Vec<Option<AreaId>> {
        match &self.places {
            Places::Everywhere => vec![None],
            Places::Areas(areas) => areas.iter().copied().map(Some).collect(),
        }
    }
}

/// The overdue ones, the longest overdue first.
pub async fn overdue(
    source: &mut impl Source,
    ask: &Overdue,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseLine>> {
    let mut lines: Vec<CaseLine> = Vec::new();
    for area in ask.corners() {
        let statement = ask.filter(OVERDUE, area).bind(limit.saturating_add(offset)).bind(0_i64);
        lines.extend(source.all::<CaseLine>(statement).await?);
    }
    Ok(page_of(lines, offset, limit, |line| (line.due_at, line.number)))
}

/// How many [`overdue`] has over all pages; `most` when there are more.
pub async fn count_overdue(source: &mut impl Source, ask: &Overdue, most: i64) -> Result<i64> {
    let mut sum: i64 = 0;
    for area in ask.corners() {
        let statement = ask.filter(COUNT_OVERDUE, area).bind(most.saturating_sub(sum));
        sum = sum.saturating_add(source.one::<Scalar>(statement).await?.0);
    }
    Ok(sum)
}

/// Escalated cases of an area with a higher number than `after`, by number.
pub async fn escalated(
    source: &mut impl Source,
    area: AreaId,
    after: CaseNumber,
    limit: i64,
) -> Result<Vec<CaseNumber>> {
    let statement = sql(ESCALATED).bind(area.0).bind(after.0).bind(limit);
    let numbers: Vec<Number> = source.all(statement).await?;
    Ok(numbers.into_iter().map(|Number(number)| number).collect())
}

/// Cases that the clock must look at, the longest overdue first.
pub async fn due(source: &mut impl Source, now: Time, limit: i64) -> Result<Vec<CaseNumber>> {
    let numbers: Vec<Number> = source.all(sql(DUE).bind(now.0).bind(limit)).await?;
    Ok(numbers.into_iter().map(|Number(number)| number).collect())
}
