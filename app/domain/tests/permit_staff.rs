//! Whose account an admin may touch: never the own one, and an admin of one area only what belongs to it.

use std::collections::BTreeSet;

use domain::{
    area::Area,
    id::{AreaId, PersonId},
    permit::{
        Denial, Task,
        staff::{StaffRefusal, change_roles, invite, keeps_account, name_executive},
    },
    person::{Actor, Grant, Role},
};
use uuid::Uuid;

const HERE: Option<AreaId> = Some(AreaId(Uuid::from_u128(1)));
const THERE: Option<AreaId> = Some(AreaId(Uuid::from_u128(2)));
/// What is done to a whole account.
const ACCOUNT: [Task; 6] =
    [Task::Disable, Task::Enable, Task::EndSessions, Task::SendLink, Task::DropFactors, Task::Unlink];
const PLACES: [Option<AreaId>; 3] = [None, HERE, THERE];

fn somebody(id: u128, grants: &[(Role, Option<AreaId>)]) -> Actor {
    let grants = grants.iter().map(|&(role, area)| Grant { role, area }).collect();
    Actor { id: PersonId(Uuid::from_u128(id)), grants }
}

fn all() -> Vec<Grant> {
    Role::ALL.into_iter().flat_map(|role| PLACES.map(|area| Grant { role, area })).collect()
}

#[test]
fn nobody_changes_the_own_roles_whatever_they_are_and_whatever_they_would_become() {
    for held in PLACES {
        let admin = somebody(1, &[(Role::Admin, held)]);
        for grant in all() {
            let more: BTreeSet<Grant> = admin.grants.iter().copied().chain([grant]).collect();
            assert_eq!(change_roles(&admin, &admin, &more), Err(StaffRefusal::Yourself));
        }
        assert_eq!(change_roles(&admin, &admin, &BTreeSet::new()), Err(StaffRefusal::Yourself));
        for task in ACCOUNT {
            assert_eq!(keeps_account(&admin, &admin, task), Err(StaffRefusal::Yourself));
        }
    }
}

#[test]
fn who_is_no_admin_touches_nobody() {
    let denied = Err(StaffRefusal::Denied(Denial::NotYourRole));
    let other = somebody(2, &[]);
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Admin) {
        for place in PLACES {
            let person = somebody(1, &[(role, place)]);
            for grant in all() {
                assert_eq!(change_roles(&person, &other, &[grant].into()), denied);
                assert_eq!(invite(&person, &[grant].into()), denied);
            }
            assert_eq!(keeps_account(&person, &other, Task::Disable), denied);
            let area = Area::new(AreaId(Uuid::from_u128(1)), "Here");
            assert_eq!(name_executive(&person, &area, other.id), denied);
        }
    }
}

#[test]
fn an_admin_of_one_area_gives_and_takes_nothing_elsewhere() {
    let here = somebody(1, &[(Role::Admin, HERE)]);
    let everywhere = somebody(1, &[(Role::Admin, None)]);
    for grant in all() {
        let given = somebody(2, &[(grant.role, grant.area)]);
        let nothing = somebody(2, &[]);
        let own = grant.area == HERE;
        for outcome in [
            change_roles(&here, &nothing, &given.grants),
            change_roles(&here, &given, &BTreeSet::new()),
            invite(&here, &given.grants),
            keeps_account(&here, &given, Task::Disable),
        ] {
            assert_eq!(outcome, if own { Ok(()) } else { Err(StaffRefusal::OutsideYourAreas) }, "{grant:?}");
        }
        // what is left alone may be anywhere
        let before = somebody(2, &[(grant.role, grant.area)]);
        let after: BTreeSet<Grant> =
            before.grants.iter().copied().chain([Grant { role: Role::Adviser, area: HERE }]).collect();
        assert_eq!(change_roles(&here, &before, &after), Ok(()), "{grant:?}");
        assert_eq!(change_roles(&everywhere, &nothing, &given.grants), Ok(()));
        assert_eq!(keeps_account(&everywhere, &given, Task::Disable), Ok(()));
    }
}

#[test]
fn an_admin_is_left_after_whatever_admins_do_to_each_other() {
    // whoever acts is an admin and stays one, because the own account is left alone
    for held in PLACES {
        let (one, two) = (somebody(1, &[(Role::Admin, held)]), somebody(2, &[(Role::Admin, None)]));
        let done = change_roles(&one, &two, &BTreeSet::new());
        assert_eq!(done.is_ok(), held.is_none(), "only one of the same rank takes that rank away");
    }
}

#[test]
fn nobody_begins_to_be_named_by_themselves() {
    let admin = somebody(1, &[(Role::Admin, None)]);
    let mut area = Area::new(AreaId(Uuid::from_u128(1)), "Here");
    assert_eq!(name_executive(&admin, &area, admin.id), Err(StaffRefusal::Yourself));
    assert_eq!(name_executive(&admin, &area, PersonId(Uuid::from_u128(2))), Ok(()));
    area.executive = Some(admin.id);
    assert_eq!(name_executive(&admin, &area, admin.id), Ok(()), "who is named already may stay");
}
