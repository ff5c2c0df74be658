//! Who reads what was said in private: whoever holds the side's role now and never acted for the other side.

use std::collections::BTreeSet;

use domain::{
    case::{Side, act::Act},
    id::PersonId,
    permit::{Audience, Subject, audiences},
    person::{Actor, Grant, Role},
};

use crate::{
    play::{Play, policy},
    world::{
        ADMIN, ADVISER, AREA, AUDITOR, BOUND_TO_MARKETING, BOUND_TO_SECURITY, COLLEAGUE, EVERYTHING,
        EXECUTIVE, FRESH, Facts, OTHER_MARKETER, OTHER_REVIEWER, REQUESTER, REVIEWER, STRANGER, SUBSTITUTE,
        UNBOUND, actor,
    },
};

const SHARED: Audience = Audience::Shared;
const MARKETING: Audience = Audience::Side(Side::Marketing);
const SECURITY: Audience = Audience::Side(Side::Security);

fn read(play: &Play, person: &Actor) -> Vec<Audience> {
    audiences(person, &Subject { case: &play.case, area: &play.area }, policy(), play.now)
}

/// The same person with this role only.
fn now(id: PersonId, role: Role) -> Actor {
    Actor { id, grants: BTreeSet::from([Grant { role, area: Some(AREA) }]) }
}

#[test]
fn each_side_reads_its_own_private_posts_and_nobody_else_does_but_the_auditor() {
    let play = Play::review(Facts::Low);
    for (id, wanted) in [
        (REQUESTER, &[SHARED, MARKETING][..]),
        (COLLEAGUE, &[SHARED, MARKETING]),
        (BOUND_TO_MARKETING, &[SHARED, MARKETING]),
        (FRESH, &[SHARED, SECURITY]),
        (REVIEWER, &[SHARED, SECURITY]),
        (BOUND_TO_SECURITY, &[SHARED, SECURITY]),
        (UNBOUND, &[SHARED]),
        (EVERYTHING, &[SHARED]),
        (EXECUTIVE, &[SHARED]),
        (SUBSTITUTE, &[SHARED]),
        (ADVISER, &[SHARED]),
        (ADMIN, &[SHARED]),
        (AUDITOR, &[SHARED, MARKETING, SECURITY]),
        (OTHER_MARKETER, &[]),
        (OTHER_REVIEWER, &[]),
        (STRANGER, &[]),
    ] {
        assert_eq!(read(&play, &actor(id)), wanted, "{id}");
    }
}

#[test]
fn who_changed_sides_reads_neither_the_former_sides_private_posts_nor_the_new_ones() {
    let mut play = Play::review(Facts::Low);
    play.act(REVIEWER, Act::Object("No.".into())).act(COLLEAGUE, Act::StateNeed("Reach.".into()));
    for (id, role) in [(COLLEAGUE, Role::Reviewer), (REQUESTER, Role::Reviewer), (REVIEWER, Role::Marketer)] {
        assert!(!read(&play, &now(id, role)).iter().any(|audience| *audience != SHARED), "{id} as {role:?}");
    }
    // whoever never acted in it belongs to the side whose role they hold now
    assert_eq!(read(&play, &now(FRESH, Role::Marketer)), [SHARED, MARKETING]);
    // who became an auditor was of a side
    assert_eq!(read(&play, &now(REVIEWER, Role::Auditor)), [SHARED]);
}
