//! A change of the company's settings takes two people, whoever they are, and is made on what was seen.

use std::collections::BTreeSet;

use domain::{
    id::PersonId,
    permit::Denial,
    person::{Actor, Grant, Role},
    policy::{
        Anchor, Policy,
        settings::{PolicyRefusal, Proposal, Settings, confirm, propose, reject},
    },
    time::SECOND,
};
use uuid::Uuid;

fn somebody(id: u128, role: Option<Role>) -> Actor {
    let grants: BTreeSet<Grant> = role.map(|role| Grant { role, area: None }).into_iter().collect();
    Actor { id: PersonId(Uuid::from_u128(id)), grants }
}

fn longer() -> Settings {
    Settings { undo_seconds: 60, ..Settings::default() }
}

#[test]
fn the_settings_of_the_default_policy_lead_back_to_it() {
    let policy = Policy::default();
    let settings = Settings::of(&policy);
    assert!(settings.are_possible());
    assert_eq!(settings.over(policy.clone(), 0), policy);
    let stored = serde_json::to_string(&longer()).expect("a document");
    assert_eq!(serde_json::from_str::<Settings>(&stored).expect("settings"), longer());
    assert_eq!(serde_json::from_str::<Settings>("{}").expect("settings"), Settings::default());
}

#[test]
fn one_proposes_another_confirms_and_the_version_counts_up() {
    let (one, two) = (somebody(1, Some(Role::Admin)), somebody(2, Some(Role::Admin)));
    let policy = Policy::default();
    let proposal = propose(&one, &policy, None, longer()).expect("a proposal");
    assert_eq!(confirm(&one, &policy, &proposal), Err(PolicyRefusal::OwnProposal));
    let next = confirm(&two, &policy, &proposal).expect("in force");
    assert_eq!((next.undo, next.version), (60 * SECOND, 1));
    assert_eq!(Policy { undo: policy.undo, version: 0, ..next.clone() }, policy, "and nothing else");
    assert_eq!(confirm(&two, &next, &proposal), Err(PolicyRefusal::Overtaken));
    assert_eq!(reject(&one), Ok(()));
}

#[test]
fn only_admins_propose_and_only_they_and_executives_confirm() {
    let policy = Policy::default();
    let admin = somebody(1, Some(Role::Admin));
    let proposal = propose(&admin, &policy, None, longer()).expect("a proposal");
    let denied = PolicyRefusal::Denied(Denial::NotYourRole);
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Admin).map(Some).chain([None]) {
        let other = somebody(2, role);
        assert_eq!(propose(&other, &policy, None, longer()), Err(denied), "{role:?}");
        let confirms = role == Some(Role::Executive);
        assert_eq!(confirm(&other, &policy, &proposal).is_ok(), confirms, "{role:?}");
        assert_eq!(reject(&other).is_ok(), confirms, "{role:?}");
    }
}

#[test]
fn what_is_in_force_what_cannot_be_and_a_second_one_are_not_proposed() {
    let (admin, policy) = (somebody(1, Some(Role::Admin)), Policy::default());
    assert_eq!(propose(&admin, &policy, None, Settings::default()), Err(PolicyRefusal::NothingChanged));
    let waiting = Proposal { by: admin.id, base: 0, settings: longer() };
    assert_eq!(propose(&admin, &policy, Some(&waiting), longer()), Err(PolicyRefusal::AnotherWaits));
    let curve =
        |often, rarely| [Anchor { chance: 100, amount: often }, Anchor { chance: 10, amount: rarely }];
    for odd in [
        Settings { undo_seconds: 9, ..longer() },
        Settings { undo_seconds: 3601, ..longer() },
        Settings { exception_days: 0, ..longer() },
        Settings { exception_days: 91, ..longer() },
        Settings { chance_of_loss: 0, ..longer() },
        Settings { chance_of_loss: 1000, ..longer() },
        Settings { budget_to_estimate: -1, ..longer() },
        Settings { tolerance: curve(1000, 1000), ..longer() },
    ] {
        assert_eq!(propose(&admin, &policy, None, odd.clone()), Err(PolicyRefusal::OutOfBounds), "{odd:?}");
    }
}
