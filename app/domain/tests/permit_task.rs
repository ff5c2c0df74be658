//! The table of what is done beside the cases: laws that every change of it has to keep, and that a pass says no more than
//! the table.

use domain::{
    id::{AreaId, PersonId},
    permit::{Asker, Cell, Denial, Task, pass, task},
    person::{Actor, Grant, Role},
};
use uuid::Uuid;

const HERE: AreaId = AreaId(Uuid::from_u128(1));
const THERE: AreaId = AreaId(Uuid::from_u128(2));

fn somebody(grants: &[(Role, Option<AreaId>)]) -> Actor {
    let grants = grants.iter().map(|&(role, area)| Grant { role, area }).collect();
    Actor { id: PersonId(Uuid::from_u128(7)), grants }
}

#[test]
fn what_strangers_may_do_everybody_may_and_nobody_else_is_asked_to_sign_in() {
    for wanted in Task::ALL {
        let strangers = [Asker::Anonymous, Asker::Program, Asker::Supplier].map(|asker| task(wanted, asker));
        let public = strangers.contains(&Cell::May);
        for asker in Asker::ALL {
            let signed_in = !matches!(asker, Asker::Anonymous | Asker::Program | Asker::Supplier);
            let cell = task(wanted, asker);
            let wanted_cell = match (public, signed_in) {
                (true, _) => cell == Cell::May,
                (false, false) => cell == Cell::SignIn,
                (false, true) => matches!(cell, Cell::May | Cell::Never),
            };
            assert!(wanted_cell, "{} for {asker:?} is {cell:?}", wanted.code());
        }
    }
}

#[test]
fn who_changes_something_for_others_is_an_admin_and_nobody_else() {
    for wanted in [
        Task::NameDeciders,
        Task::SetHours,
        Task::SettleJob,
        Task::Invite,
        Task::ChangeRoles,
        Task::Disable,
        Task::Enable,
        Task::EndSessions,
        Task::SendLink,
        Task::DropFactors,
        Task::Unlink,
        Task::ProposePolicy,
    ] {
        for role in Role::ALL {
            let may = task(wanted, Asker::Holds(role)) == Cell::May;
            assert_eq!(may, role == Role::Admin, "{} as {role:?}", wanted.code());
        }
        assert_eq!(task(wanted, Asker::Person), Cell::Never, "{}", wanted.code());
    }
    for wanted in [Task::ConfirmPolicy, Task::RejectPolicy] {
        for role in Role::ALL {
            let may = task(wanted, Asker::Holds(role)) == Cell::May;
            assert_eq!(may, matches!(role, Role::Admin | Role::Executive), "{} as {role:?}", wanted.code());
        }
    }
    // what may be lost is said by whoever answers for it
    assert_eq!(task(Task::SetTolerance, Asker::Holds(Role::Admin)), Cell::Never);
}

#[test]
fn a_role_of_one_area_is_no_role_of_another_and_one_of_all_areas_is_one_of_each() {
    for wanted in Task::ALL {
        for role in Role::ALL {
            let everybody = task(wanted, Asker::Person) == Cell::May;
            let may = everybody || task(wanted, Asker::Holds(role)) == Cell::May;
            let here = somebody(&[(role, Some(HERE))]);
            let everywhere = somebody(&[(role, None)]);
            assert_eq!(pass(&here, wanted, Some(HERE)).is_ok(), may, "{} {role:?}", wanted.code());
            assert_eq!(pass(&here, wanted, None).is_ok(), may, "{} {role:?}", wanted.code());
            assert_eq!(pass(&here, wanted, Some(THERE)).is_ok(), everybody, "{} {role:?}", wanted.code());
            assert_eq!(pass(&everywhere, wanted, Some(THERE)).is_ok(), may, "{} {role:?}", wanted.code());
        }
        let nobody = pass(&somebody(&[]), wanted, None);
        match task(wanted, Asker::Person) {
            Cell::May => {
                let leave = nobody.expect("everybody may");
                assert_eq!((leave.task(), leave.area()), (wanted, None));
            }
            _ => assert_eq!(nobody, Err(Denial::NotYourRole)),
        }
    }
}
