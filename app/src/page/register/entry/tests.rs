//! What an entry says on a day: its state in words, overdue conditions, proofs, and no button for whoever may not use it.

use std::collections::BTreeMap;

use domain::{
    case::{
        Side,
        decision::{Choice, Decision, Snapshot},
        package::{Package, Term},
    },
    id::{AreaId, EntryId, PersonId},
    language::Language,
    rating::{Severity, Vector},
    register::Proof,
    rules::KindId,
    time::{HOUR, Time},
};
use uuid::Uuid;

use super::*;
use crate::{form::Posted, page::register::prove::ProvePage, render};

const EVA: PersonId = PersonId(Uuid::from_u128(1));

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn noon(text: &str) -> Time {
    day(text).start_utc().plus(12 * HOUR)
}

fn page(today: &str) -> EntryPage {
    let term = Term {
        condition: None,
        text: "Nur <zwei> Konten".into(),
        owner: Side::Marketing,
        due: day("2026-12-01"),
    };
    let package = Package {
        scope: Scope::default(),
        terms: vec![term.clone()],
        expires: day("2027-11-20"),
        review_months: 6,
        note: String::new(),
    };
    let decision = Decision {
        choice: Choice::Offer(2),
        authority: Authority::Executive,
        by: EVA,
        at: noon("2026-11-21"),
        reason: "Die Kampagne braucht es.".into(),
        package: Some(package),
        expires: Some(day("2027-11-20")),
        review_months: Some(6),
        cosigned_by: None,
        snapshot: Snapshot {
            inherent: Vector::from_fn(|_| 5),
            residual: Vector::from_fn(|_| 4),
            severity: Severity::Medium,
            provisional: true,
            rule_book: "2026.1".into(),
            record: None,
        },
    };
    let entry = Entry {
        id: EntryId(Uuid::nil()),
        case: CaseNumber(42),
        area: AreaId(Uuid::nil()),
        owner: EVA,
        name: "<Kanal>".into(),
        supplier: String::new(),
        kind: KindId::Social,
        purpose: "Reichweite".into(),
        decision,
        terms: vec![Held { term, proof: None }],
        since: noon("2026-11-21"),
    };
    EntryPage {
        receipt: false,
        entry,
        version: 3,
        area: "Handel".into(),
        people: People(BTreeMap::from([(EVA, "Eva Stein".into())])),
        today: day(today),
        case: None,
        extends: false,
        later: Vec::new(),
        proves: true,
        view: None,
        residuals: None,
    }
}

fn html(language: Language, page: EntryPage) -> String {
    render::fragment(language, || page.view())
}

#[test]
fn the_state_is_the_one_of_today() {
    for language in Language::ALL {
        let words = Words::of(language);
        for (today, key) in [
            ("2026-12-01", "term-entry-active"),
            ("2026-12-02", "term-entry-at-risk"),
            ("2027-11-21", "term-entry-expired"),
        ] {
            let html = html(language, page(today));
            assert!(html.contains(&words.say(key)), "{today}: {html}");
            assert_eq!(html.contains("due--late"), today != "2026-12-01", "{today}");
        }
    }
}

#[test]
fn a_proof_can_be_given_by_the_sides_until_the_approval_ends() {
    let link = "/de/register/00000000-0000-0000-0000-000000000000/prove?term=nur+%3Czwei%3E+konten";
    assert!(html(Language::De, page("2026-12-02")).contains(link));
    assert!(
        !html(
            Language::De,
            EntryPage { extends: false, later: Vec::new(), proves: false, ..page("2026-12-02") }
        )
        .contains("/prove")
    );
    assert!(!html(Language::De, page("2027-11-21")).contains("/prove"));
    let mut proven = page("2026-12-02");
    let proof = Proof {
        link: "https://wiki.example/konten".into(),
        note: "Liste <neu>".into(),
        by: EVA,
        at: noon("2026-11-30"),
    };
    proven.entry.terms[0].proof = Some(proof);
    let html = html(Language::De, proven);
    assert!(html.contains("https://wiki.example/konten") && !html.contains("/prove"), "{html}");
    assert!(!html.contains("<neu>") && !html.contains("<Kanal>") && !html.contains("<zwei>"), "{html}");
}

#[test]
fn the_record_says_who_accepted_which_risk_and_links_the_case_only_for_whoever_may_see_it() {
    for language in Language::ALL {
        let html = html(language, page("2026-11-30"));
        for said in ["Eva Stein", "Die Kampagne braucht es.", "2026.1", &Vector::from_fn(|_| 4).to_string()] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(!html.contains("/cases/42"), "{html}");
    }
    let seen = EntryPage { case: Some((CaseNumber(42), "K-2026-0042".into())), ..page("2026-11-30") };
    assert!(html(Language::En, seen).contains("/en/cases/42"));
}

#[test]
fn there_is_no_form_for_a_condition_that_the_approval_does_not_have() {
    assert!(ProvePage::of(page("2026-12-01"), "C-MFA", Posted::blank()).is_none());
    let form = ProvePage::of(page("2026-12-01"), "nur <zwei> konten", Posted::blank()).expect("a form");
    assert!(!form.is_proven());
}
