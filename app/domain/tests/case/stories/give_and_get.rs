//! What changed between two packages, who gave it, and the deal in which one side gave everything.

use domain::{
    case::{
        Side,
        act::Act,
        difference::{Difference, Ledger, Shift, Subject, compare},
        package::{Package, Scope},
        refusal::Refusal,
        state::StateKind,
    },
    time::Day,
};

use crate::{
    play::{Play, Stop},
    world::{Facts, REQUESTER, REVIEWER, package, start, term},
};

const fn day(month: u8, day: u8) -> Day {
    Day { year: 2026, month, day }
}

fn base() -> Package {
    Package { expires: day(12, 31), ..package(start(), "C-MFA", 100) }
}

/// The only difference between the two.
fn only(before: &Package, after: &Package) -> (Shift, Option<Side>) {
    let found = compare(Some(before), after);
    let [Difference { shift, given_by, .. }] = found.as_slice() else { panic!("{found:?}") };
    (*shift, *given_by)
}

#[test]
fn every_shift_has_its_giver() {
    use Side::{Marketing, Security};
    let base = base();
    let more =
        Package { terms: vec![base.terms[0].clone(), term("C-LOG", Marketing, day(6, 1))], ..base.clone() };
    let due = |day| Package { terms: vec![term("C-MFA", Marketing, day)], ..base.clone() };
    let later = due(day(9, 1));
    let was = base.terms[0].due;
    let owned = Package { terms: vec![term("C-MFA", Security, was)], ..base.clone() };
    let mut worded = base.clone();
    worded.terms[0].text = "By hardware key.".into();
    let scope = |scope: Scope| Package { scope, ..base.clone() };
    let city = scope(Scope { audience: "One city".into(), ..Scope::default() });
    let cities = scope(Scope { audience: "Two cities".into(), ..Scope::default() });
    let budget = |budget| scope(Scope { budget: Some(budget), ..Scope::default() });
    let until = |day| scope(Scope { until: Some(day), ..Scope::default() });
    let expires = |expires| Package { expires, ..base.clone() };
    let review = |review_months| Package { review_months, ..base.clone() };
    let cases = [
        ("a condition is added", &base, &more, Shift::Added, Some(Marketing)),
        ("a condition is removed", &more, &base, Shift::Removed, Some(Security)),
        ("more time for a condition", &base, &later, Shift::Moved(was), Some(Security)),
        ("less time for a condition", &later, &base, Shift::Moved(day(9, 1)), Some(Marketing)),
        ("security takes a condition over", &base, &owned, Shift::Softened, Some(Security)),
        ("marketing takes a condition over", &owned, &base, Shift::Tightened, Some(Marketing)),
        ("other words", &base, &worded, Shift::Reworded, None),
        ("a narrower audience", &base, &city, Shift::Tightened, Some(Marketing)),
        ("the audience as asked", &city, &base, Shift::Softened, Some(Security)),
        ("another audience", &city, &cities, Shift::Reworded, None),
        ("a budget", &base, &budget(900), Shift::Tightened, Some(Marketing)),
        ("a smaller budget", &budget(900), &budget(500), Shift::Tightened, Some(Marketing)),
        ("a larger budget", &budget(500), &budget(900), Shift::Softened, Some(Security)),
        ("the budget as asked", &budget(500), &base, Shift::Softened, Some(Security)),
        ("a pilot with an end", &base, &until(day(8, 1)), Shift::Tightened, Some(Marketing)),
        ("a longer pilot", &until(day(8, 1)), &until(day(9, 1)), Shift::Softened, Some(Security)),
        ("a pilot without an end", &until(day(8, 1)), &base, Shift::Softened, Some(Security)),
        ("a shorter approval", &base, &expires(day(10, 1)), Shift::Tightened, Some(Marketing)),
        ("a longer approval", &expires(day(10, 1)), &base, Shift::Softened, Some(Security)),
        ("reviews more often", &base, &review(1), Shift::Tightened, Some(Marketing)),
        ("reviews less often", &base, &review(6), Shift::Softened, Some(Security)),
    ];
    for (name, before, after, shift, giver) in cases {
        assert_eq!(only(before, after), (shift, giver), "{name}");
    }
    for data in [
        |text: &str| Scope { data: text.into(), ..Scope::default() },
        |text: &str| Scope { region: text.into(), ..Scope::default() },
    ] {
        assert_eq!(only(&base, &scope(data("none"))), (Shift::Tightened, Some(Marketing)));
    }
    assert_eq!(compare(Some(&base), &base), []);
    let note = Package { note: "Better?".into(), ..base.clone() };
    assert_eq!(compare(Some(&base), &note), [], "a note is no concession");
}

#[test]
fn against_the_request_as_asked_every_condition_is_given_by_marketing() {
    let found = compare(None, &base());
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].subject, Subject::Term(_)));
    assert_eq!((found[0].shift, found[0].given_by), (Shift::Added, Some(Side::Marketing)));
}

#[test]
fn a_one_sided_deal_asks_for_one_sentence() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA C-LOG", 180);
    assert!(Ledger::of(&play.case.rounds).is_one_sided());
    for explanation in [None, Some("  ".to_owned())] {
        let accepted = play.try_act(REQUESTER, Act::Accept { explanation });
        assert_eq!(accepted, Err(Stop::Refused(Refusal::ExplanationNeeded)));
    }
    play.accept(REQUESTER);
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn a_deal_with_gives_and_gets_needs_no_explanation() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA C-LOG", 180).offer(REQUESTER, "C-MFA", 180);
    let ledger = Ledger::of(&play.case.rounds);
    assert_eq!((ledger.marketing.len(), ledger.security.len()), (2, 1));
    play.act(REVIEWER, Act::Accept { explanation: None });
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn the_same_package_twice_and_an_empty_or_late_one_are_refused() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180);
    let offer = |package: Package| play.try_act(REQUESTER, Act::Offer(Box::new(package)));
    let good = package(play.now, "C-MFA", 180);
    let refused = |refusal| Err(Stop::Refused(refusal));
    assert_eq!(offer(good.clone()), refused(Refusal::NothingChanged));
    assert_eq!(offer(Package { terms: vec![], ..good.clone() }), refused(Refusal::EmptyOffer));
    assert_eq!(offer(Package { expires: day(3, 3), ..good.clone() }), refused(Refusal::PastDate));
    assert_eq!(offer(package(play.now, "C-NONE", 180)), refused(Refusal::UnknownCondition));
    assert_eq!(offer(Package { review_months: 13, ..good }), refused(Refusal::EmptyOffer));
}
