//! From a case to its row: the columns that lists filter and sort by are all computed here, so that they cannot say
//! anything else than the document.

use domain::{
    area::Area,
    case::{
        Case,
        mover::{Mover, mover},
        state::State,
    },
    id::PersonId,
    permit::deciders,
    time::Time,
    tool::name_key,
};

use crate::store::case::{CaseFile, CaseLine};

/// The one person who must act: who decides now (the other one stands beside only once it is overdue), or who holds the
/// case for the side whose move it is.
fn assignee(case: &Case, area: &Area, mover: Mover, now: Time) -> Option<PersonId> {
    match &case.state {
        State::Escalated(_) => deciders(case, area, now).first().copied(),
        _ => mover.side().and_then(|side| *case.assignees.of(side)),
    }
}

/// The row of a case at this moment. The version is the store's business.
pub fn file(case: Case, area: &Area, now: Time) -> CaseFile<Case> {
    let request = &case.request;
    let decided = match &case.state {
        State::Approved(decided) | State::Declined(decided) => Some(decided.decision.at),
        _ => None,
    };
    let line = CaseLine {
        number: case.number,
        version: 0,
        area: case.area,
        requester: case.requester,
        kind: request.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
        title: request.tool.clone(),
        tool_name: request.tool.clone(),
        tool_key: name_key(&request.tool),
        supplier: request.supplier.clone(),
        state: case.state.kind().code().to_owned(),
        move_side: Some(mover(&case, area, now).code().to_owned()),
        assignee: assignee(&case, area, mover(&case, area, now), now),
        severity: case.urgency.map(|severity| severity.code().to_owned()),
        due_at: case.due(),
        wake_at: case.wake_at(),
        created_at: case.begun,
        submitted_at: case.submitted,
        decided_at: decided,
        updated_at: now,
    };
    CaseFile { line, body: case }
}
