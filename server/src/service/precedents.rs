//! What others reached: our own decided cases with the same tool or, failing that, of the same kind, and what was
//! imported from elsewhere. Names are compared by key, and a known tool is found under all its names.

use domain::{
    case::{Case, brief::PrecedentLine, state::State},
    clock::zone::local,
    time::Day,
    tool::{Catalogue, name_key},
};

use super::Trouble;
use crate::store::{self, Source, precedent::PrecedentRow};

/// How many are shown beside a case.
const SHOWN: i64 = 5;

/// Precedents of a case, the closest first. A fresh draft without a tool has none.
pub(super) async fn of(source: &mut impl Source, case: &Case) -> Result<Vec<PrecedentLine>, Trouble> {
    let key = name_key(&case.request.tool);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let known = Catalogue::built_in().tools().iter().find(|tool| tool.name_keys().any(|name| name == key));
    let keys: Vec<String> = known.map_or_else(|| vec![key.clone()], |tool| tool.name_keys().collect());
    let mut lines = Vec::new();
    for key in &keys {
        for line in store::case::of_tool(source, key, SHOWN).await? {
            if line.number == case.number || line.area != case.area {
                continue;
            }
            lines.extend(own(source, line.number).await?);
        }
        lines.extend(store::precedent::named(source, key).await?.into_iter().map(foreign));
    }
    lines.truncate(usize::try_from(SHOWN).unwrap_or_default());
    Ok(lines)
}

/// A decided case of ours in one line; `None` while it is open.
async fn own(
    source: &mut impl Source,
    number: domain::id::CaseNumber,
) -> Result<Option<PrecedentLine>, Trouble> {
    let Some(file) = store::case::load::<Case>(source, number).await? else { return Ok(None) };
    Ok(decided(&file.body))
}

/// A decided case of ours in one line; `None` while it is open, or can still be undone.
pub(super) fn decided(case: &Case) -> Option<PrecedentLine> {
    let (State::Approved(decided) | State::Declined(decided)) = &case.state else { return None };
    let decision = &decided.decision;
    let outcome = match (decision.expires, &decision.package) {
        (None, _) => "declined",
        (Some(_), None) => "approved",
        (Some(_), Some(_)) => "approved_with_conditions",
    };
    decided.effective.then(|| PrecedentLine {
        name: case.request.tool.clone(),
        outcome: outcome.to_owned(),
        source: case.reference(),
        day: Some(local(decision.at).day),
        link: None,
    })
}

/// An imported precedent in one line. The day is the first of its month.
pub(super) fn foreign(row: PrecedentRow) -> PrecedentLine {
    let year = row.year.and_then(|year| i32::try_from(year).ok());
    let month = row.month.and_then(|month| u8::try_from(month).ok()).unwrap_or(1);
    PrecedentLine {
        name: row.name,
        outcome: row.outcome,
        source: row.source,
        day: year.and_then(|year| Day::new(year, month, 1)),
        link: row.link,
    }
}
