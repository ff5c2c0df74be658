//! The register's rows: the columns of an entry are computed from the entry, like those of a case.

use domain::{
    clock::zone::{Local, instant, local},
    register::Entry,
    time::{Day, Time},
    tool::name_key,
};

use crate::store::entry::{Entry as Row, EntryLine};

/// The instant at which a day begins, as the columns keep days.
pub(super) fn start(day: Day) -> Time {
    instant(Local { day, minute: 0 })
}

/// The row of an entry at this moment. The version is the store's business.
pub fn row(entry: &Entry, now: Time) -> Row<Entry> {
    Row {
        line: EntryLine {
            id: entry.id,
            case: entry.case,
            area: entry.area,
            kind: entry.kind.code().to_owned(),
            name: entry.name.clone(),
            name_key: name_key(&entry.name),
            supplier: entry.supplier.clone(),
            state: entry.state(local(now).day).code().to_owned(),
            approved_at: entry.since,
            expires_at: entry.decision.expires.map(start),
            review_at: Some(start(entry.next())),
            version: 0,
        },
        body: entry.clone(),
    }
}
