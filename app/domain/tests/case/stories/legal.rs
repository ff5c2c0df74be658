//! The legal check in the life of a request: it is part of what is handed in, and a gate that it opens stops the approval
//! and nothing else.

use domain::{
    case::{
        act::Act,
        refusal::Refusal,
        request::{Missing, Request},
        state::StateKind,
    },
    rating::GateAnswers,
    rules::{GateAnswer, GateQuestionId},
    time::Day,
};

use crate::{
    play::{Play, Stop},
    world::{ADVISER, EXECUTIVE, Facts, REQUESTER, REVIEWER, request},
};

/// A small request whose legal check says this, for a day on which Art. 50 applies.
fn said(statement: &str, answer: GateAnswer) -> Request {
    let mut request = request(Facts::Low);
    request.go_live = Some(Day { year: 2026, month: 9, day: 1 });
    request.gate_answers.0.insert(statement.into(), answer);
    request
}

fn in_review(request: Request) -> Play {
    let mut play = Play::draft(Facts::Low);
    play.act(REQUESTER, Act::Edit(Box::new(request))).act(REQUESTER, Act::Submit);
    play
}

#[test]
fn a_request_without_its_legal_check_is_not_handed_in_and_every_open_statement_is_named() {
    let mut play = Play::draft(Facts::Low);
    let silent = Request { gate_answers: GateAnswers::default(), ..request(Facts::Low) };
    play.act(REQUESTER, Act::Edit(Box::new(silent)));
    let missing = |ids: &[&str]| {
        let one = |id: &&str| Missing::GateAnswer(GateQuestionId::from(*id));
        Err(Stop::Refused(Refusal::Incomplete(ids.iter().map(one).collect())))
    };
    let open = ["GQ-G-AIA-HR", "GQ-G-AIA50-4", "GQ-N-1"];
    assert_eq!(play.try_act(REQUESTER, Act::Submit), missing(&open));
    let mut half = request(Facts::Low);
    half.gate_answers = open.into_iter().map(|id| (id, GateAnswer::Yes)).collect();
    play.act(REQUESTER, Act::Edit(Box::new(half)));
    let details = ["GQ-N-2", "GQ-N-3", "GQ-N-4", "GQ-N-5", "GQ-N-6", "GQ-N-7", "GQ-N-8"];
    assert_eq!(
        play.try_act(REQUESTER, Act::Submit),
        missing(&details),
        "what follows from a yes is asked too"
    );
}

#[test]
fn a_gate_of_the_legal_check_stops_the_approval_and_nothing_else_until_its_artefact_is_confirmed() {
    let mut play = in_review(said("GQ-G-AIA50-4", GateAnswer::Yes));
    assert!(matches!(play.try_act(REVIEWER, Act::Approve), Err(Stop::Refused(_))));
    play.clone().ask(REVIEWER, domain::case::Side::Marketing);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER);
    assert_eq!(play.kind(), StateKind::Agreed, "the conversation goes on");
    assert_eq!(play.gate().as_str(), "G-AIA50-4");
    play.attach(REQUESTER);
    let gate = play.gate();
    play.act(ADVISER, Act::ConfirmArtefact(gate));
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn an_unknown_holds_and_a_no_lets_pass() {
    let unsure = in_review(said("GQ-G-AIA50-4", GateAnswer::Unknown));
    assert!(unsure.try_act(REVIEWER, Act::Approve).is_err());
    let mut clear = in_review(request(Facts::Low));
    clear.act(REVIEWER, Act::Approve);
    assert_eq!(clear.kind(), StateKind::Approved);
}

#[test]
fn a_rule_that_is_only_announced_stops_nobody() {
    let mut play = in_review(said("GQ-G-AIA-HR", GateAnswer::Yes));
    play.act(REVIEWER, Act::Approve);
    assert_eq!(play.kind(), StateKind::Approved, "it goes live before December 2027");
}

#[test]
fn the_executive_cannot_approve_against_a_gate_of_the_legal_check() {
    let mut play = in_review(said("GQ-G-AIA50-4", GateAnswer::Yes));
    play.tick();
    assert_eq!(play.kind(), StateKind::Escalated);
    let expires = Some(crate::world::today(play.now).plus(30));
    let choice = domain::case::decision::Choice::AsAsked;
    let decide = Act::Decide { choice, reason: "We want it.".into(), expires };
    assert!(matches!(play.try_act(EXECUTIVE, decide), Err(Stop::Refused(_))));
}

#[test]
fn a_confirmation_holds_for_the_facts_it_was_given_on() {
    let mut play = in_review(said("GQ-G-AIA50-4", GateAnswer::Unknown));
    play.attach(REQUESTER);
    let gate = play.gate();
    play.act(ADVISER, Act::ConfirmArtefact(gate));
    let mut reworded = said("GQ-G-AIA50-4", GateAnswer::Unknown);
    reworded.purpose = "The same in other words.".to_owned();
    let mut other_words = play.clone();
    other_words.act(REQUESTER, Act::ChangeAnswers(Box::new(reworded)));
    other_words.act(REVIEWER, Act::Approve);
    assert_eq!(other_words.kind(), StateKind::Approved, "words open no gate");
    play.act(REQUESTER, Act::ChangeAnswers(Box::new(said("GQ-G-AIA50-4", GateAnswer::Yes))));
    assert!(matches!(play.try_act(REVIEWER, Act::Approve), Err(Stop::Refused(Refusal::GateOpen(_)))));
    let gate = play.gate();
    play.act(ADVISER, Act::ConfirmArtefact(gate)).act(REVIEWER, Act::Approve);
    assert_eq!(play.kind(), StateKind::Approved, "the paper is still there; the adviser looks again");
}
