//! Both sides prove that they understood each other, or the brief says that they did not.

use domain::case::{
    Side,
    act::Act,
    event::Happening,
    mover::{Mover, mover},
    refusal::Refusal,
    state::{Cause, State, StateKind, Why},
    understanding::{Duty, Understanding},
};

use crate::{
    play::{Play, Stop, policy},
    world::{COLLEAGUE, Facts, REQUESTER, REVIEWER, SECOND},
};

fn who(play: &Play) -> Mover {
    mover(&play.case, &play.area, play.now)
}

fn owed(play: &Play, side: Side) -> Option<Duty> {
    let State::Stalemate(stalemate) = play.state() else { panic!("a stalemate") };
    stalemate.owed.of(side).map(|owed| owed.duty)
}

fn reason(play: &Play) -> Why {
    let State::Escalated(escalated) = play.state() else { panic!("escalated, not {:?}", play.kind()) };
    escalated.why.clone()
}

#[test]
fn a_stalemate_ends_with_the_executive_when_both_sides_were_understood() {
    let mut play = Play::stalemate(Facts::Medium);
    assert_eq!(who(&play), Mover::Both);
    play.need(REQUESTER, "We need reach.");
    assert_eq!(
        (who(&play), owed(&play, Side::Security)),
        (Mover::Side(Side::Security), Some(Duty::StateNeed))
    );
    play.need(REVIEWER, "We need calm.").restate(SECOND, "They need reach.");
    assert_eq!(owed(&play, Side::Marketing), Some(Duty::ConfirmOrCorrect));
    assert_eq!(play.try_act(COLLEAGUE, Act::Confirm), Err(Stop::Refused(Refusal::NotYourNeed)));
    play.act(REQUESTER, Act::Assign(Some(COLLEAGUE))).act(COLLEAGUE, Act::Confirm);
    assert_eq!(play.last(), &Happening::Understood { side: Side::Marketing, first_try: true });
    play.restate(COLLEAGUE, "They need calm.").correct(REVIEWER, "Nights, above all.");
    play.restate(REQUESTER, "They need calm nights.").act(REVIEWER, Act::Confirm);
    let understood = Happening::Understood { side: Side::Security, first_try: false };
    assert!(play.events.iter().any(|event| event.happening == understood));
    let Why::Stalemate { cause, side, lapsed, not_cosigned, .. } = reason(&play) else {
        panic!("a stalemate")
    };
    assert_eq!((cause, side, not_cosigned), (Cause::Values, Side::Marketing, false));
    assert_eq!((lapsed.marketing, lapsed.security), (false, false));
}

#[test]
fn a_case_without_any_understanding_step_missing_goes_straight_to_the_executive() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).need(REQUESTER, "Reach.").need(REVIEWER, "Calm.");
    play.restate(REVIEWER, "Reach!").restate(REQUESTER, "Calm!");
    play.act(REQUESTER, Act::Confirm).act(REVIEWER, Act::Confirm);
    play.declare(REQUESTER);
    assert_eq!(play.kind(), StateKind::Escalated);
}

#[test]
fn after_two_corrections_and_not_before_the_restater_may_give_up() {
    let mut play = Play::stalemate(Facts::Medium);
    play.need(REQUESTER, "We need reach.");
    let early = |play: &Play| play.try_act(REVIEWER, Act::CloseRestatement);
    play.restate(REVIEWER, "Fame?").correct(REQUESTER, "No.");
    assert_eq!(early(&play), Err(Stop::Refused(Refusal::TooEarlyToClose)));
    play.restate(REVIEWER, "Money?").correct(REQUESTER, "No.");
    play.act(SECOND, Act::CloseRestatement);
    assert_eq!(play.last(), &Happening::NotConfirmed { side: Side::Marketing });
    play.need(REVIEWER, "Calm.").restate(REQUESTER, "Calm?").act(REVIEWER, Act::Confirm);
    let State::Escalated(escalated) = play.state() else { panic!("escalated") };
    let need = escalated.brief.needs.marketing.as_ref().expect("a need");
    let Understanding::NotConfirmed { restatement } = &need.understanding else { panic!("not confirmed") };
    assert_eq!((restatement.text.as_str(), need.corrections()), ("Money?", 2), "the last try is kept");
}

#[test]
fn nobody_confirms_their_own_words() {
    let mut play = Play::stalemate(Facts::Medium);
    play.need(REQUESTER, "We need reach.").restate(REVIEWER, "Reach.");
    for act in [Act::Confirm, Act::Correct("No.".into())] {
        assert_eq!(play.try_act(REVIEWER, act), Err(Stop::Refused(Refusal::NothingToConfirm)));
    }
    let again = Act::Restate("Fame.".into());
    assert_eq!(play.try_act(REVIEWER, again), Err(Stop::Refused(Refusal::NothingToRestate)));
}

#[test]
fn a_changed_need_has_to_be_restated_again_and_the_same_words_change_nothing() {
    let mut play = Play::stalemate(Facts::Medium);
    play.need(REQUESTER, "We need reach.").restate(REVIEWER, "Reach.").act(REQUESTER, Act::Confirm);
    let confirmed = play.case.needs.clone();
    play.need(REQUESTER, "We need reach.");
    assert_eq!(play.case.needs, confirmed);
    play.need(REQUESTER, "We need reach in May.");
    let need = play.case.needs.marketing.as_ref().expect("a need");
    assert_eq!((&need.understanding, need.corrections()), (&Understanding::Open, 0));
}

#[test]
fn a_new_offer_resets_no_restatement() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).need(REQUESTER, "Reach.").restate(REVIEWER, "Reach!");
    play.act(REQUESTER, Act::Confirm).offer(REQUESTER, "C-LOG", 180);
    let need = play.case.needs.marketing.as_ref().expect("a need");
    assert!(matches!(need.understanding, Understanding::Confirmed { .. }));
}

#[test]
fn when_both_let_their_time_run_out_the_executive_reads_it() {
    let mut play = Play::stalemate(Facts::Medium);
    play.tick();
    let Why::Stalemate { cause, lapsed, .. } = reason(&play) else { panic!("a stalemate") };
    assert_eq!((cause, lapsed.marketing, lapsed.security), (Cause::Values, true, true));
}

#[test]
fn each_missing_act_has_its_own_deadline_and_only_the_silent_side_lapses() {
    let mut play = Play::stalemate(Facts::Medium);
    play.need(REQUESTER, "Reach.").need(REVIEWER, "Calm.");
    play.restate(REVIEWER, "Reach!").wait_working(400).restate(REQUESTER, "Calm!");
    let State::Stalemate(stalemate) = play.state() else { panic!("a stalemate") };
    let until = |side: Side| stalemate.owed.of(side).expect("owes").until;
    assert_eq!(policy().calendar.between(until(Side::Marketing), until(Side::Security)), 400);
    play.tick();
    assert_eq!((who(&play), owed(&play, Side::Marketing)), (Mover::Side(Side::Security), None));
    play.act(REVIEWER, Act::Confirm);
    let Why::Stalemate { lapsed, .. } = reason(&play) else { panic!("a stalemate") };
    assert_eq!((lapsed.marketing, lapsed.security), (true, false));
}

#[test]
fn a_new_duty_gets_its_own_time_and_an_old_one_keeps_its_deadline() {
    let mut play = Play::stalemate(Facts::Medium);
    let until = |play: &Play, side: Side| {
        let State::Stalemate(stalemate) = play.state() else { panic!("a stalemate") };
        stalemate.owed.of(side).map(|owed| owed.until)
    };
    let first = until(&play, Side::Security);
    play.wait_working(400).need(REQUESTER, "Reach.");
    assert_eq!((until(&play, Side::Security), until(&play, Side::Marketing)), (first, None));
    play.wait_working(100).need(REVIEWER, "Calm.");
    let fresh = Some(policy().calendar.deadline(play.now, 2));
    assert_eq!((until(&play, Side::Security), until(&play, Side::Marketing)), (fresh, fresh));
}

#[test]
fn a_new_offer_of_either_side_leads_back_from_the_stalemate() {
    for side in [REQUESTER, REVIEWER] {
        let mut play = Play::stalemate(Facts::Medium);
        play.offer(side, "C-LOG", 100);
        assert_eq!(play.kind(), StateKind::Negotiation);
        assert_eq!(play.case.last_round().map(|round| (round.number, round.by)), Some((2, side)));
    }
}
