//! What the estimate says, read from its HTML.

use domain::{
    language::Language::{self, De, En},
    rules::KindId,
};

use super::*;
use crate::render::fragment;

fn social(keys: &[&str]) -> Request {
    let kind = RuleBook::built_in().kind(KindId::Social);
    let answers = kind.questions.iter().zip(keys).map(|(question, key)| (question.id.as_str(), *key));
    Request { kind: Some(KindId::Social), answers: answers.collect(), ..Request::default() }
}

fn html(language: Language, request: &Request) -> String {
    let likely = Likely::of(CaseNumber(7), request, &Policy::default());
    let kind = request.kind;
    fragment(language, move || view! { <OutcomeText likely=likely kind=kind/> })
}

#[test]
fn before_three_answers_nothing_is_guessed() {
    for request in [Request::default(), social(&["a", "a"])] {
        assert!(html(De, &request).contains("Nach 3 Antworten"));
        assert!(html(En, &request).contains("After 3 answers"));
    }
}

#[test]
fn missing_answers_make_a_range_and_all_answers_make_one_level() {
    let some = html(De, &social(&["a"; 8]));
    assert!(some.contains(" bis ") && some.contains("3 Antworten fehlen"), "{some}");
    let all = html(De, &social(&["a"; 11]));
    assert!(!all.contains("fehlen") && !all.contains(" bis "), "{all}");
    assert!(all.contains("2 · Gering") && all.contains("Freigabe meist in einem Arbeitstag"), "{all}");
    assert!(all.contains("Das ist keine Zusage") && all.contains("vorläufig"), "{all}");
}

#[test]
fn reasons_lead_to_the_page_of_their_question_and_gates_say_what_is_needed() {
    let tiktok = social(&["d", "b", "b", "b", "b", "b", "b", "b", "b", "c", "b"]);
    let html = html(En, &tiktok);
    assert!(html.contains("4 · High"), "{html}");
    assert!(html.contains("href=\"/en/cases/7/draft/") && html.contains("#field-SOC-"), "{html}");
    let (reasons, _) = html.split_once("What an approval still needs").expect("both parts");
    assert!((1..=3).contains(&reasons.matches("#field-SOC-").count()), "{html}");
    assert!(html.contains("What an approval still needs") && html.contains("Needed:"), "{html}");
}

#[test]
fn a_confirmed_impact_is_no_longer_provisional() {
    let mut request = social(&["a"; 11]);
    let vector =
        request.assess(RuleBook::built_in(), &std::collections::BTreeSet::new(), false).unwrap().inherent;
    request.impact = Some(domain::case::request::business_impact(&vector));
    assert!(!html(De, &request).contains("vorläufig"));
}

#[test]
fn what_would_change_the_outcome_leads_to_its_question_and_names_the_other_answer() {
    let tiktok = social(&["d", "b", "b", "b", "b", "b", "b", "b", "b", "c", "b"]);
    for (language, title) in [(De, "Was das Ergebnis ändern würde"), (En, "What would change the outcome")]
    {
        let html = html(language, &tiktok);
        let (_, levers) = html.split_once(title).expect("a section");
        let count = levers.matches("#field-").count();
        assert!((1..=2).contains(&count), "{levers}");
        assert!(levers.contains('„') || levers.contains('“'), "the other answer in quotes: {levers}");
    }
    let mildest = html(De, &social(&["a"; 11]));
    assert!(!mildest.contains("Was das Ergebnis ändern würde"), "{mildest}");
}
