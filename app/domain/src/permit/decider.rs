//! Who decides an escalated case at this moment (workflow.md 2 and 3): the executive of the area; the
//! substitute alone inside the named dates, beside the executive once the executive's time is over, and at
//! once where the executive filed, reviewed or argued the case. The dates are days on the walls of the area. Never an
//! admin.

use crate::{
    area::Area,
    case::{Case, state::State},
    id::PersonId,
    time::Time,
};

/// The people who may decide now; none means that an admin has to name somebody.
pub fn deciders(case: &Case, area: &Area, time: Time) -> Vec<PersonId> {
    let free = |person: PersonId| {
        case.requester != person && !case.reviewed_by.contains(&person) && case.bound(person).is_none()
    };
    let executive = area.executive.filter(|person| free(*person));
    let named =
        area.substitute.filter(|substitute| free(substitute.person) && Some(substitute.person) != executive);
    let substitute = named.map(|substitute| substitute.person);
    let away = named.is_some_and(|substitute| substitute.covers(area.calendar.zone.local(time).day));
    match (executive, substitute) {
        (_, Some(substitute)) if away => vec![substitute],
        (Some(executive), Some(substitute)) if overdue(case, time) => vec![executive, substitute],
        (Some(executive), _) => vec![executive],
        (None, Some(substitute)) => vec![substitute],
        (None, None) => Vec::new(),
    }
}

fn overdue(case: &Case, time: Time) -> bool {
    matches!(&case.state, State::Escalated(escalated) if escalated.due <= time)
}
