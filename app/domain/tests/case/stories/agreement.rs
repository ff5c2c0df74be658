//! From a settled package to a yes, or back.

use domain::case::{
    Side,
    act::Act,
    decision::{Authority, Choice},
    mover::{Mover, mover},
    refusal::Refusal,
    state::{ReturnReason, State, StateKind, Why},
};

use crate::{
    play::{Play, Stop, policy},
    world::{ADVISER, COLLEAGUE, EVERYTHING, Facts, REQUESTER, REVIEWER, SECOND},
};

fn who(play: &Play) -> Mover {
    mover(&play.case, &play.area, play.now)
}

#[test]
fn an_agreement_with_no_open_gate_is_an_approval_with_its_conditions() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA C-LOG", 180).accept(REQUESTER);
    let State::Approved(decided) = play.state() else { panic!("approved") };
    let decision = &decided.decision;
    assert_eq!((decision.authority, decision.choice), (Authority::Agreement, Choice::Offer(1)));
    let package = decision.package.as_ref().expect("the package");
    assert_eq!((package.terms.len(), decision.expires), (2, Some(package.expires)));
    assert_eq!(decided.effective_at, play.now.plus(30_000));
}

#[test]
fn the_last_confirmed_artefact_turns_an_agreement_into_an_approval() {
    let mut play = Play::review(Facts::TwoHolds);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER);
    assert_eq!(who(&play), Mover::Side(Side::Marketing));
    let gates: Vec<_> = match play.state() {
        State::Agreed(_) => crate::world::as_asked(&play.case).gates,
        state => panic!("{:?}", state.kind()),
    };
    let holds: Vec<_> = gates
        .into_iter()
        .filter(|gate| gate.level == domain::rules::GateLevel::Hold)
        .map(|gate| gate.id)
        .collect();
    let due = play.case.due();
    play.wait(30).attach_to(REQUESTER, &holds[0]);
    assert_eq!((who(&play), play.case.due()), (Mover::Side(Side::Marketing), due), "one paper is missing");
    play.attach_to(COLLEAGUE, &holds[1]);
    assert_eq!(
        (who(&play), play.case.due()),
        (Mover::Adviser, Some(policy().calendar.deadline(play.now, 2)))
    );
    play.act(ADVISER, Act::ConfirmArtefact(holds[0].clone()));
    assert_eq!(play.kind(), StateKind::Agreed);
    play.act(ADVISER, Act::ConfirmArtefact(holds[1].clone()));
    let State::Approved(decided) = play.state() else { panic!("approved") };
    assert_eq!((decided.decision.by, decided.decision.authority), (REQUESTER, Authority::Agreement));
}

#[test]
fn an_adviser_who_rejects_gives_the_move_back_to_marketing_with_new_time() {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER).attach(REQUESTER);
    let gate = play.gate();
    let silent = Act::RejectArtefact(gate.clone(), " ".into());
    assert_eq!(play.try_act(ADVISER, silent), Err(Stop::Refused(Refusal::ReasonNeeded)));
    play.wait_working(3000).act(ADVISER, Act::RejectArtefact(gate.clone(), "Not signed.".into()));
    assert_eq!((play.kind(), who(&play)), (StateKind::Agreed, Mover::Side(Side::Marketing)));
    assert_eq!(play.case.due(), Some(policy().calendar.deadline(play.now, 2)));
    play.attach(REQUESTER).act(ADVISER, Act::ConfirmArtefact(gate));
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn nobody_confirms_a_paper_that_they_attached_themselves() {
    let mut play = Play::review(Facts::Hold);
    play.attach(EVERYTHING);
    let gate = play.gate();
    let own = Act::ConfirmArtefact(gate.clone());
    assert_eq!(play.try_act(EVERYTHING, own), Err(Stop::Refused(Refusal::OwnSignature)));
    play.act(ADVISER, Act::ConfirmArtefact(gate));
}

#[test]
fn marketing_that_brings_no_artefact_gets_its_case_back_and_then_it_lapses() {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER).tick();
    let State::Returned(returned) = play.state() else { panic!("returned") };
    assert_eq!(returned.reason, ReturnReason::NoArtefact(vec![play.gate()]));
    assert_eq!(returned.due, policy().calendar.deadline(play.now, 10));
    play.tick();
    let State::Withdrawn(withdrawn) = play.state() else { panic!("withdrawn") };
    assert_eq!(withdrawn.by, None, "it lapsed");
}

#[test]
fn a_block_sends_an_agreement_back_because_only_other_answers_lift_it() {
    let mut play = Play::review(Facts::Block);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER);
    let State::Returned(returned) = play.state() else { panic!("returned") };
    assert_eq!(returned.reason, ReturnReason::Blocked(vec!["G-AVV-BLOCK".into()]));
    play.change_answers(REQUESTER, Facts::Low).act(REVIEWER, Act::Approve);
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn a_mended_request_keeps_its_urgency_and_is_a_further_move_of_security() {
    let mut play = Play::review(Facts::High);
    let urgency = play.case.urgency;
    play.act(REVIEWER, Act::Return("Which accounts?".into()));
    play.change_answers(REQUESTER, Facts::Low);
    assert_eq!((play.kind(), play.case.urgency), (StateKind::Review, urgency));
    play.act(REVIEWER, Act::Return("And who?".into())).act(REQUESTER, Act::Submit);
    assert_eq!((play.kind(), play.case.urgency), (StateKind::Review, urgency));
    assert_eq!(play.case.due(), Some(policy().calendar.deadline(play.now, 2)));
}

#[test]
fn a_stale_offer_stays_readable_and_can_never_be_accepted() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).change_answers(REQUESTER, Facts::Medium);
    assert_eq!(play.kind(), StateKind::Review);
    assert!(play.case.rounds[0].stale && play.case.live_offer(Side::Security).is_none());
    play.act(REVIEWER, Act::Object("Not on these facts.".into())).tick();
    let State::Escalated(escalated) = play.state() else { panic!("escalated") };
    assert_eq!((escalated.brief.options.len(), escalated.brief.objection.is_some()), (0, true));
}

#[test]
fn an_agreement_at_high_is_the_executives_and_no_stalemate() {
    let mut play = Play::review(Facts::High);
    play.offer_pilot(REVIEWER, 60);
    assert_eq!(who(&play), Mover::SecondReviewer);
    let own = play.try_act(REVIEWER, Act::CoSign);
    assert_eq!(own, Err(Stop::Refused(Refusal::OwnSignature)));
    play.act(SECOND, Act::CoSign).accept(REQUESTER);
    let State::Escalated(escalated) = play.state() else { panic!("escalated") };
    let Why::Authority { rule, recommendation } = &escalated.why else { panic!("by authority") };
    assert_eq!((*rule, recommendation.choice, recommendation.by), (4, Choice::Offer(1), REVIEWER));
    assert_eq!(recommendation.cosigned_by, Some(SECOND));
}

#[test]
fn an_acceptance_of_security_at_high_needs_a_second_signature_and_one_of_marketing_none() {
    let mut play = Play::review(Facts::High);
    play.offer(REVIEWER, "C-MFA C-NAMED C-LOG C-IR", 180).offer_pilot(REQUESTER, 90).accept(REVIEWER);
    assert_eq!((play.kind(), who(&play)), (StateKind::Negotiation, Mover::SecondReviewer));
    let mut silent = play.clone();
    silent.tick();
    let State::Escalated(escalated) = silent.state() else { panic!("escalated") };
    assert!(matches!(escalated.why, Why::Stalemate { not_cosigned: true, side: Side::Security, .. }));
    let mut refused = play.clone();
    refused.act(SECOND, Act::RefuseSignature("I would not.".into()));
    assert_eq!((refused.kind(), who(&refused)), (StateKind::Negotiation, Mover::Side(Side::Security)));
    assert_eq!(refused.case.due(), play.case.due());
    play.act(SECOND, Act::CoSign);
    assert_eq!(play.kind(), StateKind::Escalated);
}

#[test]
fn undo_leads_back_to_the_table_as_it_was_and_only_within_the_time() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).wait(45);
    let before = play.case.state.clone();
    play.accept(COLLEAGUE);
    assert_eq!(play.try_act(REQUESTER, Act::Undo), Err(Stop::Refused(Refusal::TooLate)), "not hers");
    let mut late = play.clone();
    late.now = late.now.plus(30_000);
    assert_eq!(late.try_act(COLLEAGUE, Act::Undo), Err(Stop::Refused(Refusal::TooLate)));
    play.now = play.now.plus(29_999);
    play.act(COLLEAGUE, Act::Undo);
    assert_eq!(play.case.state, before);
}
