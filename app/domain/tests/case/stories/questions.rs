//! Questions pause a state; the asker keeps the time that was left.

use domain::case::{
    Side,
    act::Act,
    event::Happening,
    state::{State, StateKind},
};

use crate::{
    play::{Play, Stop, policy},
    world::{COLLEAGUE, EXECUTIVE, FRESH, Facts, REQUESTER, REVIEWER},
};

fn minutes_left(play: &Play) -> i64 {
    policy().calendar.between(play.now, play.case.due().expect("a deadline"))
}

#[test]
fn a_question_of_security_costs_marketing_time_and_gives_security_back_what_it_had() {
    let mut play = Play::review(Facts::High);
    play.wait_working(700);
    let left = minutes_left(&play);
    play.ask(REVIEWER, Side::Marketing);
    assert_eq!(minutes_left(&play), 2 * 480, "marketing has an ordinary move");
    play.wait_working(900).act(COLLEAGUE, Act::Answer("Three people.".into()));
    assert_eq!(play.kind(), StateKind::Review);
    assert_eq!(minutes_left(&play), left);
}

#[test]
fn a_question_taken_back_by_another_reviewer_gives_back_the_time_as_well() {
    let mut play = Play::review(Facts::Low);
    play.wait_working(100);
    let left = minutes_left(&play);
    play.ask(REVIEWER, Side::Marketing).wait_working(300).act(FRESH, Act::TakeBack);
    assert_eq!((play.kind(), minutes_left(&play)), (StateKind::Review, left));
}

#[test]
fn a_question_in_a_negotiation_pauses_the_move_of_whoever_asks() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).wait_working(500);
    let left = minutes_left(&play);
    play.ask(REQUESTER, Side::Security).wait_working(200).act(FRESH, Act::Answer("Because.".into()));
    assert_eq!((play.kind(), minutes_left(&play)), (StateKind::Negotiation, left));
    assert_eq!(play.case.to_move(), Side::Marketing);
}

#[test]
fn nobody_asks_their_own_side() {
    let play = Play::review(Facts::Low);
    let own = Act::Ask { text: "Well?".into(), suggestion: None, to: Side::Security, about: None };
    assert_eq!(play.try_act(REVIEWER, own), Err(Stop::Refused(domain::case::refusal::Refusal::NotYourMove)));
}

#[test]
fn silence_after_a_question_of_a_side_is_the_asked_sides_silence() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).ask(REQUESTER, Side::Security).tick();
    assert_eq!(play.kind(), StateKind::Escalated);
    assert!(play.events.iter().any(|event| event.happening == Happening::Silence { side: Side::Security }));
}

#[test]
fn an_unanswered_question_of_the_executive_comes_back_marked_and_with_the_time_that_was_left() {
    let mut play = Play::escalated(Facts::Low);
    play.wait_working(300);
    let left = minutes_left(&play);
    play.ask(EXECUTIVE, Side::Marketing).tick();
    let State::Escalated(escalated) = play.state() else { panic!("back to the executive") };
    assert_eq!(escalated.unanswered.as_deref(), Some("Who can sign in?"));
    assert_eq!(minutes_left(&play), left);
    assert_eq!(play.last(), &Happening::Unanswered);
}
