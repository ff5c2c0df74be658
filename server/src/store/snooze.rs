//! What somebody put off for themselves. It is their own business: no version of the case changes by it, no deadline moves,
//! and the audit log does not know it. Every save of the case and every word about it wakes what was put off, in the same
//! transaction; a date needs no clock, because lists compare it with the moment at which they are read.

use domain::{
    id::{CaseNumber, PersonId},
    time::Time,
};

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
};

const PUT: &str = "INSERT INTO snooze (case_number, person_id, at, until) VALUES ($1, $2, $3, $4)
    ON CONFLICT (case_number, person_id) DO UPDATE SET at = excluded.at, until = excluded.until, woken_at = NULL";
const END: &str = "DELETE FROM snooze WHERE case_number = $1 AND person_id = $2";
const WAKE: &str = "UPDATE snooze SET woken_at = $2
    WHERE case_number = $1 AND woken_at IS NULL AND (until IS NULL OR until > $2)";
pub(in crate::store) const OF: &str = "SELECT case_number, at, until, woken_at FROM snooze
    WHERE person_id = $1 ORDER BY at DESC, case_number LIMIT $2";

/// Something put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnoozeRow {
    /// Which case.
    pub case: CaseNumber,
    /// Since when.
    pub at: Time,
    /// Until when; `None` is until something happens.
    pub until: Option<Time>,
    /// When something happened before that.
    pub woken: Option<Time>,
}

impl SnoozeRow {
    /// Since when it is back; `None` while it is away.
    pub fn back(&self, now: Time) -> Option<Time> {
        self.woken.or(self.until.filter(|until| *until <= now))
    }
}

impl Load for SnoozeRow {
    const TABLE: &'static str = "snooze";
    const KEY: &'static str = "case_number";

    fn load(row: &Row<'_>) -> Result<Self> {
        let time = |column| Ok::<_, super::Error>(row.get::<Option<i64>>(column)?.map(Time));
        Ok(Self {
            case: CaseNumber(row.get("case_number")?),
            at: Time(row.get("at")?),
            until: time("until")?,
            woken: time("woken_at")?,
        })
    }
}

/// Puts a case off for somebody, again or anew.
pub async fn put(
    tx: &mut Tx,
    case: CaseNumber,
    person: PersonId,
    at: Time,
    until: Option<Time>,
) -> Result<()> {
    let statement = sql(PUT).bind(case.0).bind(person.0).bind(at.0).bind(until.map(|until| until.0));
    tx.execute(statement).await.map(drop)
}

/// Takes it back, and forgets that it was away.
pub async fn end(tx: &mut Tx, case: CaseNumber, person: PersonId) -> Result<()> {
    tx.execute(sql(END).bind(case.0).bind(person.0)).await.map(drop)
}

/// Something happened to a case: it is back with everybody who had put it off.
pub async fn wake(tx: &mut Tx, case: CaseNumber, now: Time) -> Result<()> {
    tx.execute(sql(WAKE).bind(case.0).bind(now.0)).await.map(drop)
}

/// What somebody put off, the last first; what came back, too.
pub async fn of(source: &mut impl Source, person: PersonId, limit: i64) -> Result<Vec<SnoozeRow>> {
    source.all(sql(OF).bind(person.0).bind(limit)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_off_is_back_when_its_date_has_come_or_something_happened() {
        let row = |until: Option<i64>, woken: Option<i64>| SnoozeRow {
            case: CaseNumber(1),
            at: Time(0),
            until: until.map(Time),
            woken: woken.map(Time),
        };
        for (row, now, back) in [
            (row(None, None), i64::MAX, None),
            (row(Some(10), None), 9, None),
            (row(Some(10), None), 10, Some(10)),
            (row(Some(10), Some(4)), 5, Some(4)),
            (row(None, Some(4)), 5, Some(4)),
        ] {
            assert_eq!(row.back(Time(now)), back.map(Time), "{row:?}");
        }
    }
}
