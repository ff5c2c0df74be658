//! What the elicitation page promises: the words it shows, no anchoring, the order of whoever looks, nothing lost.

use domain::{
    case::{
        act::Act,
        estimate::{Estimate, Frequency, ScenarioEstimate, Value},
    },
    language::Language,
    rules::{KindId, RuleBook},
};

use super::*;
use crate::{
    form::{Fault, FaultKind, Typed},
    render,
    sample::{Desk, PROTECTION, RISKY, Who, offer},
};

fn estimate(low: i64, high: i64) -> Act {
    let scenario =
        ScenarioEstimate { frequency: Frequency::Sometimes, low, high, max: None, secondary: None };
    Act::Estimate(Box::new(Estimate {
        scenarios: [("TAKEOVER".to_owned(), scenario)].into(),
        value: Some(Value { low: -1000, mode: 50_000, high: 90_000 }),
        delay: Some(4_000),
        ..Estimate::default()
    }))
}

fn html(language: Language, page: EstimatePage) -> String {
    render::fragment(language, || page.view())
}

fn blank(desk: &Desk, who: Who) -> EstimatePage {
    EstimatePage::of(desk.seen_by(who), Language::En)
}

#[test]
fn every_scenario_of_every_kind_is_told_with_an_example() {
    for kind in KindId::ALL {
        for scenario in RuleBook::built_in().scenarios() {
            assert!(told::example(kind, &scenario.id).is_some(), "{kind:?} {}", scenario.id);
            assert!(told::what(&scenario.id).is_some() && told::count(&scenario.id).is_some());
        }
    }
    let page = html(Language::De, blank(&Desk::review(KindId::Social, RISKY), Who::Reviewer));
    assert!(
        page.contains("Fremde erfahren das Passwort") && page.contains("Seltener als einmal in zehn Jahren"),
        "{page}"
    );
    assert!(!page.contains("checked"), "nothing is preselected");
}

#[test]
fn marketing_begins_with_what_it_earns_and_security_with_what_could_go_wrong() {
    let desk = Desk::review(KindId::Social, RISKY);
    let place = |page: &str, id: &str| page.find(id).expect("a section");
    let marketing = html(Language::En, blank(&desk, Who::Requester));
    assert!(place(&marketing, "id=\"value-title\"") < place(&marketing, "id=\"losses-title\""));
    let security = html(Language::En, blank(&desk, Who::Reviewer));
    assert!(place(&security, "id=\"value-title\"") > place(&security, "id=\"losses-title\""));
}

#[test]
fn what_others_expect_is_shown_only_after_the_own_estimates_are_saved() {
    let desk = Desk::review(KindId::Social, RISKY).does(Who::Reviewer, estimate(2_000, 50_000));
    let before = html(Language::En, blank(&desk, Who::Requester));
    for hint in ["Ben Roth", "2,000", "50,000", "together-title"] {
        let form = before.split("<form").nth(1).expect("a form");
        assert!(!form.contains(hint), "{hint} is told before the own estimate: {form}");
    }
    let desk = desk.does(Who::Requester, estimate(200_000, 900_000));
    let after = html(Language::En, blank(&desk, Who::Requester));
    assert!(
        after.contains("together-title") && after.contains("Ben Roth") && after.contains("2 people"),
        "{after}"
    );
    assert!(after.contains("far apart"), "{after}");
    assert!(after.contains("value=\"200000\""), "what was saved stands in the form: {after}");
}

#[test]
fn the_panel_shows_the_curve_of_the_own_figures_and_advises_to_split() {
    let desk = Desk::review(KindId::Social, RISKY).does(Who::Reviewer, offer(&PROTECTION));
    let view = desk.seen_by(Who::Requester);
    let typed = Typed::filled([
        ("often-TAKEOVER", "sometimes"),
        ("low-TAKEOVER", "1000"),
        ("high-TAKEOVER", "500000"),
        ("value-low", "x"),
    ]);
    let faults = vec![Fault::new("value-low", FaultKind::NotAnAmount)];
    for language in Language::ALL {
        let page =
            EstimatePage { view: view.clone(), posted: Posted::refused(typed.clone(), faults.clone()) };
        let page = html(language, page);
        let (curve, split) = match language {
            Language::De => ("mit den Auflagen mehr als", "500-mal"),
            Language::En => ("with the conditions", "500 times"),
        };
        assert!(page.contains(curve) && page.contains(split), "{page}");
        assert!(page.contains("value=\"x\"") && page.contains("field-value-low"), "nothing is lost: {page}");
        assert!(page.contains("cost-C-MFA"), "the conditions on the table can be costed: {page}");
    }
}
