//! The status of every state for every reader: it always says something, it speaks to exactly those whose move it is,
//! and a row never tells another story than its case.

use domain::{
    case::{
        Side,
        act::{Act, Action},
        mover::Mover,
        state::StateKind,
    },
    id::CaseNumber,
    language::Language::{self, De, En},
    permit::Hat,
    rules::KindId,
    time::{DAY, HOUR, MINUTE, Time},
};

use super::{Status, due_words};
use crate::{
    port::{CaseRow, CaseView},
    sample::{Desk, PROTECTION, RISKY, Who, everywhere, offer, readers},
    text::Words,
};

fn of(language: Language, view: &CaseView) -> Status {
    Status::of(Words::of(language), view)
}

#[test]
fn every_state_says_who_must_do_what_to_everybody_in_both_languages() {
    let mut seen = std::collections::BTreeSet::new();
    for (place, desk) in everywhere() {
        for view in readers(&desk) {
            for language in Language::ALL {
                let status = of(language, &view);
                assert!(status.sentence.ends_with('.') && !status.word.is_empty(), "{place}: {status:?}");
                assert!(!status.sentence.contains('{'), "{place}: {status:?}");
            }
        }
        seen.insert(desk.case.state.kind());
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), StateKind::ALL);
}

#[test]
fn it_speaks_to_exactly_those_whose_move_it_is() {
    for (place, desk) in everywhere() {
        for view in readers(&desk) {
            let mine = match view.mover {
                Mover::Requester => view.side() == Some(Side::Marketing),
                Mover::Side(side) => view.side() == Some(side),
                Mover::Both => view.side().is_some(),
                Mover::SecondReviewer => view.can(Action::CoSign),
                Mover::Executive => view.can(Action::Decide),
                Mover::Adviser => view.can(Action::ConfirmArtefact),
                Mover::Admin => false,
                Mover::Nobody => view.can(Action::Undo),
            };
            assert_eq!(of(De, &view).yours, mine, "{place} for {:?}: {}", view.worn, of(De, &view).sentence);
        }
    }
}

#[test]
fn a_row_speaks_to_the_same_people_as_its_case() {
    for (place, desk) in everywhere() {
        for (who, hat) in [
            (Who::Requester, Hat::Requester),
            (Who::Reviewer, Hat::Reviewer),
            (Who::Second, Hat::Reviewer),
            (Who::Adviser, Hat::Adviser),
            (Who::Executive, Hat::Decider),
        ] {
            let view = desk.seen_by(who);
            let status = Status::of_row(Words::of(En), &row_of(&view, hat), view.now);
            assert!(status.sentence.ends_with('.'), "{place}: {status:?}");
            // A row does not know who wants the signature, nor who may still undo.
            let same = matches!(view.mover, Mover::SecondReviewer | Mover::Nobody);
            assert!(same || status.yours == of(En, &view).yours, "{place} for {who:?}: {status:?}");
        }
    }
}

fn row_of(view: &CaseView, hat: Hat) -> CaseRow {
    CaseRow {
        snoozed: None,
        holder: String::new(),
        number: CaseNumber(42),
        reference: view.case.reference(),
        tool: view.case.request.tool.clone(),
        kind: view.case.request.kind,
        area: view.area.clone(),
        requester: Who::Requester.name().into(),
        state: view.case.state.kind().code().into(),
        mover: view.mover.code().into(),
        severity: view.case.urgency,
        due: view.case.due(),
        updated: view.now,
        hat: Some(hat),
        deciders: Vec::new(),
    }
}

#[test]
fn an_agreement_names_the_side_that_owes_the_papers_and_then_the_adviser() {
    let desk = |name| everywhere().into_iter().find(|(place, _)| *place == name).unwrap().1;
    let agreed = desk("agreed");
    assert!(of(De, &agreed.seen_by(Who::Requester)).sentence.contains("fehlenden Nachweise"));
    assert!(of(En, &agreed.seen_by(Who::Reviewer)).sentence.contains("Marketing attaches"));
    let paper = desk("paper");
    let adviser = of(En, &paper.seen_by(Who::Adviser));
    assert!(adviser.yours && adviser.sentence.contains("look at the artefacts"), "{adviser:?}");
    assert!(!of(En, &paper.seen_by(Who::Requester)).yours);
}

#[test]
fn the_executive_is_named_and_a_deadline_that_is_over_is_said() {
    let (_, mut desk) = everywhere().into_iter().find(|(place, _)| *place == "escalated").unwrap();
    let seen = of(De, &desk.seen_by(Who::Requester));
    assert!(seen.sentence.starts_with("Eva Stein entscheidet bis "), "{seen:?}");
    assert_eq!(of(En, &desk.seen_by(Who::Executive)).word, "Decision needed");
    desk.now = desk.now.plus(60 * DAY);
    assert!(of(De, &desk.seen_by(Who::Executive)).sentence.ends_with("Diese Frist ist vorbei."));
}

#[test]
fn conditions_are_counted_in_the_word_and_in_the_sentence() {
    let desk = Desk::review(KindId::Social, RISKY)
        .does(Who::Reviewer, offer(&PROTECTION))
        .does(Who::Requester, Act::Accept { explanation: Some("Gern.".into()) })
        .waits(HOUR);
    let status = of(En, &desk.seen_by(Who::Auditor));
    assert_eq!(status.word, "Approved with conditions");
    assert!(status.sentence.contains("with 6 conditions"), "{status:?}");
}

#[test]
fn a_deadline_in_a_row_is_said_as_people_say_it() {
    let now = Time(1_795_251_600_000); // Saturday, 21 November 2026, 10:00 in Berlin
    let of = |language, due| due_words(Words::of(language), due, now);
    assert_eq!(of(De, now.plus(7 * HOUR)), "heute, 17:00");
    assert_eq!(of(De, now.plus(DAY)), "morgen, 10:00");
    assert_eq!(of(De, now.plus(3 * DAY)), "Di., 24.11.2026");
    assert_eq!(of(De, now.plus(-2 * DAY)), "2 Tage über Frist");
    assert_eq!(of(En, now.plus(-DAY)), "1 day overdue");
    assert_eq!(of(En, now.plus(-30 * MINUTE)), "overdue since today, 09:30");
}
