//! The pages of a case in every state for every reader: they say the status first, offer nothing that is not possible,
//! tell every event, and show what people typed as text.

use std::collections::BTreeSet;

use domain::{
    case::{
        Side,
        act::{Act, Action},
        decision::Choice,
        event::{Event, Happening},
        evidence::About,
        state::{Cause, ReturnReason},
    },
    language::Language::{self, De, En},
    rules::{GateId, KindId},
};

use super::{gates::GatesPage, request::RequestPage, review::ReviewPage, story};
use crate::{
    page::Page,
    part::Status,
    port::CaseView,
    render::fragment,
    sample::{Desk, RISKY, Who, everywhere, readers},
    text::Words,
};

fn html(language: Language, page: impl Page) -> String {
    fragment(language, move || page.view())
}

fn links(html: &str) -> BTreeSet<String> {
    html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn the_page_of_a_case_says_its_status_and_shows_hostile_text_as_text_in_every_state() {
    for (place, desk) in everywhere() {
        for view in readers(&desk) {
            for language in Language::ALL {
                let status = Status::of(Words::of(language), &view);
                let html = html(language, RequestPage { view: view.clone() });
                assert!(html.contains(&status.sentence.replace('&', "&amp;")), "{place}: {status:?}");
                assert!(html.contains("Menschen &lt;unter&gt; 30"), "{place}");
                assert_eq!(html.matches("<h1>").count(), 1, "{place}");
            }
        }
    }
}

#[test]
fn a_page_links_to_no_act_that_its_reader_cannot_do() {
    for (place, desk) in everywhere() {
        for view in readers(&desk) {
            let pages = [
                html(De, RequestPage { view: view.clone() }),
                html(De, GatesPage { view: view.clone() }),
                html(De, ReviewPage { view: view.clone(), changed: false }),
            ];
            for action in Action::ALL {
                let path = format!("/de/cases/42/{}", action.code());
                let linked = pages
                    .iter()
                    .any(|html| links(html).iter().any(|link| link.split('?').next() == Some(path.as_str())));
                assert!(!linked || view.can(action), "{place}: {action:?} for {:?}", view.worn);
            }
        }
    }
}

#[test]
fn whose_move_it_is_finds_a_way_on() {
    for (place, desk) in everywhere() {
        for view in readers(&desk) {
            let yours = Status::of(Words::of(De), &view).yours;
            let html = html(De, RequestPage { view });
            let way = html.contains("button--primary");
            assert!(!yours || way, "{place}: {html}");
        }
    }
}

#[test]
fn an_open_question_is_answered_on_the_page_and_its_suggestion_in_one_click() {
    let (_, desk) = everywhere().into_iter().find(|(place, _)| *place == "question to marketing").unwrap();
    let asked = html(En, RequestPage { view: desk.seen_by(Who::Requester) });
    assert_eq!(asked.matches(r#"action="/en/cases/42/answer""#).count(), 2, "{asked}");
    assert!(
        asked.contains(r#"name="answer" value="Alle.""#) && asked.contains("Accept this answer"),
        "{asked}"
    );
    let waiting = html(En, RequestPage { view: desk.seen_by(Who::Reviewer) });
    assert!(waiting.contains("Wer?") && !waiting.contains("/answer"), "{waiting}");
}

#[test]
fn a_decision_can_be_undone_by_whoever_made_it() {
    let (_, desk) = everywhere().into_iter().find(|(place, _)| *place == "approved").unwrap();
    let undo = r#"action="/de/cases/42/undo""#;
    assert!(html(De, RequestPage { view: desk.seen_by(Who::Executive) }).contains(undo));
    assert!(!html(De, RequestPage { view: desk.seen_by(Who::Reviewer) }).contains(undo));
}

#[test]
fn the_review_says_vector_drivers_table_and_why_a_plain_yes_is_not_possible() {
    let desk = Desk::review(KindId::Social, RISKY);
    let view = desk.seen_by(Who::Reviewer);
    let standing = view.as_asked().unwrap();
    let html = html(De, ReviewPage { view, changed: false });
    assert!(html.contains(&standing.assessment.inherent.to_string()), "{html}");
    let rule = format!("Zeile {} der Entscheidungstabelle", standing.proposal.rule);
    assert!(html.contains(&rule) && html.contains("Nicht möglich"), "{html}");
    assert!(html.contains("/de/cases/42/offer") && html.contains("/de/cases/42/refer"), "{html}");
    assert!(!html.contains("/de/cases/42/approve"), "{html}");
}

#[test]
fn a_verdict_that_waits_is_shown_to_the_second_reviewer_before_the_signature() {
    let (_, desk) = everywhere().into_iter().find(|(place, _)| *place == "unsigned").unwrap();
    let second = html(En, ReviewPage { view: desk.seen_by(Who::Second), changed: false });
    assert!(second.contains("/en/cases/42/cosign") && second.contains("So geht es."), "{second}");
    let first = html(En, ReviewPage { view: desk.seen_by(Who::Reviewer), changed: false });
    assert!(!first.contains("/en/cases/42/cosign") && first.contains("Take the verdict back"), "{first}");
}

#[test]
fn everything_that_can_happen_has_a_sentence_in_both_languages() {
    let desk = Desk::review(KindId::Social, RISKY);
    let view: CaseView = desk.seen_by(Who::Requester);
    let text = || "<Text>".to_owned();
    let gate = || GateId::from("G-AVV");
    let mut all = vec![
        Happening::Begun { follows: None },
        Happening::Begun { follows: Some(domain::id::CaseNumber(7)) },
        Happening::Submitted,
        Happening::Discarded,
        Happening::AnswersChanged,
        Happening::Withdrawn { reason: text() },
        Happening::Lapsed,
        Happening::Answered { text: text() },
        Happening::TakenBack,
        Happening::Unanswered,
        Happening::Returned { reason: ReturnReason::Words(text()) },
        Happening::Returned { reason: ReturnReason::Blocked(vec![gate()]) },
        Happening::Returned { reason: ReturnReason::NoArtefact(vec![gate()]) },
        Happening::Objected { round: 1, reason: text() },
        Happening::Referred { choice: Choice::Offer(2), text: text() },
        Happening::SignatureAsked,
        Happening::Signed,
        Happening::SignatureRefused { reason: text() },
        Happening::Agreed { round: 2, explanation: Some(text()) },
        Happening::ArtefactAttached { gate: gate() },
        Happening::ArtefactConfirmed { gate: gate() },
        Happening::ArtefactRejected { gate: gate(), reason: text() },
        Happening::EvidenceAdded { about: About::Case, name: text() },
        Happening::EvidenceReplaced { about: About::Gate("G-AVV".into()), name: text(), version: 2 },
        Happening::EvidenceRemoved { about: About::Condition("C-MFA".into()), name: text() },
        Happening::Escalated { by_stalemate: true },
        Happening::Escalated { by_stalemate: false },
        Happening::Approved { choice: Choice::AsAsked, reason: text() },
        Happening::Declined { by_consent: true, reason: text() },
        Happening::Declined { by_consent: false, reason: text() },
        Happening::SentBack { question: text() },
        Happening::Adjusted { factor: domain::rating::Factor::Skill, from: 9, to: 3, reason: text() },
        Happening::ImpactConfirmed,
        Happening::Undone,
        Happening::Effective,
    ];
    for side in Side::ALL {
        all.extend([
            Happening::Asked { asker: None, asked: side, text: text() },
            Happening::Asked { asker: Some(side.other()), asked: side, text: text() },
            Happening::Estimated { side },
            Happening::Offered { round: 1, side },
            Happening::StalemateDeclared { cause: Cause::Law, side, reason: text() },
            Happening::Silence { side },
            Happening::NeedStated { side },
            Happening::Restated { side },
            Happening::Understood { side, first_try: true },
            Happening::Understood { side, first_try: false },
            Happening::Corrected { side, text: text() },
            Happening::NotConfirmed { side },
            Happening::Assigned { side, person: Some(Who::Second.id()) },
            Happening::Assigned { side, person: Some(Who::Reviewer.id()) },
            Happening::Assigned { side, person: None },
        ]);
    }
    let codes: BTreeSet<&str> = all.iter().map(Happening::code).collect();
    assert_eq!(codes.len(), 41, "a kind of event is missing here: {codes:?}");
    for happening in all {
        let event =
            Event { at: desk.now, by: Some(Who::Reviewer.id()), happening, state: desk.case.state.kind() };
        let [de, en] = Language::ALL.map(|language| story::entry(Words::of(language), &view.people, &event));
        assert!(de.what.ends_with('.') && en.what.ends_with('.') && de.what != en.what, "{de:?} {en:?}");
        assert_eq!(de.text, en.text);
    }
}

#[test]
fn who_takes_a_request_on_is_told_apart_from_who_is_given_it() {
    let desk = Desk::review(KindId::Social, RISKY);
    let view: CaseView = desk.seen_by(Who::Requester);
    let told = |by: Who, person: Who| {
        let happening = Happening::Assigned { side: Side::Security, person: Some(person.id()) };
        let event = Event { at: desk.now, by: Some(by.id()), happening, state: desk.case.state.kind() };
        story::entry(Words::of(Language::En), &view.people, &event).what
    };
    let name = Who::Reviewer.name();
    assert_eq!(told(Who::Reviewer, Who::Reviewer), format!("{name} now holds the request for security."));
    let given = format!("{name} gave the request to {} for security.", Who::Second.name());
    assert_eq!(told(Who::Reviewer, Who::Second), given);
}

#[test]
fn a_reader_without_a_part_in_the_case_can_only_read() {
    let desk = Desk::review(KindId::Social, RISKY);
    let page = html(En, RequestPage { view: desk.seen_by(Who::Auditor) });
    assert!(!page.contains("<form") && !page.contains("class=\"button"), "{page}");
    let act = Act::Withdraw(String::new());
    assert!(!links(&page).iter().any(|link| link.ends_with(act.action().code())), "{page}");
}
