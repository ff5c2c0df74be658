//! Who may do what to whose account. Nobody changes the own roles or closes the own account, so whoever changes something is
//! an admin afterwards as before, and there is always one. An admin of one area gives and takes roles there and touches only
//! accounts that have no role elsewhere; what holds everywhere is an admin's whose own role holds everywhere.

use std::collections::BTreeSet;

use crate::{
    area::Area,
    id::{AreaId, PersonId},
    permit::{Denial, Task, pass},
    person::{Actor, Grant, Role},
};

/// Why an account is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum StaffRefusal {
    /// Not in this role.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// It is the own account.
    #[error("the own account")]
    Yourself,
    /// A role, or somebody with a role, outside the areas that this admin keeps.
    #[error("outside the own areas")]
    OutsideYourAreas,
}

/// Whether `actor` keeps this place; everywhere is a place of its own.
pub fn keeps(actor: &Actor, place: Option<AreaId>) -> bool {
    match place {
        Some(area) => actor.is(Role::Admin, area),
        None => actor.grants.contains(&Grant { role: Role::Admin, area: None }),
    }
}

/// Whether `actor` may give `whom` exactly the roles `after` in the place of those that they hold.
pub fn change_roles(actor: &Actor, whom: &Actor, after: &BTreeSet<Grant>) -> Result<(), StaffRefusal> {
    touches(actor, whom, Task::ChangeRoles)?;
    let mut changed = whom.grants.symmetric_difference(after);
    if changed.all(|grant| keeps(actor, grant.area)) { Ok(()) } else { Err(StaffRefusal::OutsideYourAreas) }
}

/// Whether `actor` may make an account with these roles.
pub fn invite(actor: &Actor, grants: &BTreeSet<Grant>) -> Result<(), StaffRefusal> {
    pass(actor, Task::Invite, None)?;
    if grants.iter().all(|grant| keeps(actor, grant.area)) {
        Ok(())
    } else {
        Err(StaffRefusal::OutsideYourAreas)
    }
}

/// Whether `actor` may do this to the whole account of `whom`: close it, open it, end its sessions,
/// mend its ways in.
pub fn keeps_account(actor: &Actor, whom: &Actor, task: Task) -> Result<(), StaffRefusal> {
    touches(actor, whom, task)?;
    let everywhere = keeps(actor, None);
    if everywhere || whom.grants.iter().all(|grant| keeps(actor, grant.area)) {
        Ok(())
    } else {
        Err(StaffRefusal::OutsideYourAreas)
    }
}

/// Whether `actor` may name `whom` as executive or substitute of the area, or leave them named. Nobody begins to name
/// themselves, because the role follows the name.
pub fn name_executive(actor: &Actor, area: &Area, whom: PersonId) -> Result<(), StaffRefusal> {
    pass(actor, Task::NameDeciders, Some(area.id))?;
    if whom == actor.id && !area.names(whom) { Err(StaffRefusal::Yourself) } else { Ok(()) }
}

fn touches(actor: &Actor, whom: &Actor, task: Task) -> Result<(), StaffRefusal> {
    pass(actor, task, None)?;
    if actor.id == whom.id { Err(StaffRefusal::Yourself) } else { Ok(()) }
}
