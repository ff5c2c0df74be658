//! The fair clock: who is charged for which minutes, who is reminded when.

use domain::{
    case::{Side, act::Act, mover::Mover, spent::Spent},
    clock::Calendar,
    policy::{Deadlines, Step},
};

use crate::{
    play::{Play, policy},
    world::{Facts, REQUESTER, REVIEWER},
};

fn ask() -> Act {
    Act::Ask { text: "Who answers the comments?".into(), suggestion: None, to: Side::Marketing, about: None }
}

#[test]
fn a_question_is_charged_to_the_asked_side_and_an_offer_to_whoever_has_to_answer() {
    let mut play = Play::review(Facts::Medium);
    let calendar = &policy().calendar;
    play.wait_working(60);
    play.act(REVIEWER, ask());
    play.wait_working(90);
    play.act(REQUESTER, Act::Answer("The team.".into()));
    play.wait_working(30);
    play.offer(REVIEWER, "C-MFA C-LOG", 180);
    play.wait_working(45);
    let spent = play.case.spent(calendar, play.now);
    assert_eq!(spent, Spent { marketing: 135, security: 90, executive: 0, nobody: 0 });
    play.accept(REQUESTER);
    let decided = play.case.spent(calendar, play.now);
    play.tick();
    play.wait_working(4000);
    let over = play.case.spent(calendar, play.now);
    assert_eq!((over.marketing, over.security, over.executive), (135, 90, 0));
    assert!(over.total() - decided.total() <= 1, "the time to undo is nobody's, afterwards nothing counts");
}

#[test]
fn an_own_closing_day_that_is_added_later_corrects_every_share() {
    let mut play = Play::review(Facts::Medium);
    play.wait_working(480);
    let before = play.case.spent(&policy().calendar, play.now);
    let today = domain::clock::zone::local(play.case.submitted.expect("submitted")).day;
    let closed = Calendar { closed: [today].into(), ..policy().calendar.clone() };
    let after = play.case.spent(&closed, play.now);
    assert_eq!(before.security, 480);
    assert!(after.security < before.security);
    assert_eq!(after.total(), closed.between(play.case.submitted.expect("submitted"), play.now));
}

#[test]
fn whoever_has_to_act_is_reminded_at_half_and_at_four_fifths_of_the_time() {
    let mut play = Play::review(Facts::Medium);
    let (since, due) = (play.now, play.case.due().expect("a deadline"));
    let whole = policy().calendar.between(since, due);
    for percent in [50, 80] {
        play.remind();
        assert_eq!(play.last_reminder(), Some((Mover::Side(Side::Security), percent)));
        assert_eq!(policy().calendar.between(since, play.now), whole * i64::from(percent) / 100);
    }
    assert_eq!(play.case.reminder_at(), None, "then comes silence");
}

#[test]
fn a_question_stops_the_reminders_of_the_asker_and_an_answer_begins_them_anew() {
    let mut play = Play::review(Facts::Medium);
    play.remind();
    play.act(REVIEWER, ask());
    play.remind();
    assert_eq!(play.last_reminder(), Some((Mover::Side(Side::Marketing), 50)));
    play.act(REQUESTER, Act::Answer("The team.".into()));
    play.remind();
    assert_eq!(play.last_reminder(), Some((Mover::Side(Side::Security), 50)));
}

#[test]
fn an_adviser_is_reminded_until_overdue_and_the_time_is_nobodys() {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER).attach(REQUESTER);
    let before = play.case.spent(&policy().calendar, play.now);
    for percent in [50, 80, 100] {
        play.remind();
        assert_eq!(play.last_reminder(), Some((Mover::Adviser, percent)));
    }
    assert_eq!(play.case.overdue(play.now), Some(Mover::Adviser));
    let after = play.case.spent(&policy().calendar, play.now);
    assert_eq!(after.nobody - before.nobody, 2 * policy().calendar.day_length());
    assert_eq!((after.marketing, after.security), (before.marketing, before.security));
}

#[test]
fn each_move_has_the_deadline_of_its_area_and_severity_and_one_that_was_promised_stays() {
    let mut play = Play::draft(Facts::High);
    let of = |days: [[u8; 3]; 5]| {
        let mut deadlines = Deadlines::default();
        for (step, days) in Step::ALL.into_iter().zip(days) {
            deadlines.set(step, days);
        }
        deadlines
    };
    play.area.deadlines = of([[1, 1, 7], [1, 1, 6], [1, 1, 5], [1, 1, 4], [1, 1, 3]]);
    play.area.calendar = Calendar { opens: 8 * 60, closes: 12 * 60, ..Calendar::default() };
    let days = |play: &Play| {
        let whole = play.area.calendar.between(play.now, play.case.due().expect("a deadline"));
        whole / play.area.calendar.day_length()
    };
    play.act(REQUESTER, Act::Submit);
    assert_eq!(days(&play), 7, "four hours a day");
    let promised = play.case.due();
    play.area.deadlines = of([[1; 3]; 5]);
    play.area.calendar = Calendar::default();
    assert_eq!(play.case.due(), promised, "what was promised stays");
    play.ask(REVIEWER, Side::Marketing);
    assert_eq!(days(&play), 1, "the next one is counted anew");
    play.area.deadlines = of([[2; 3]; 5]);
    play.act(REQUESTER, Act::Answer("Two.".into())).act(REVIEWER, Act::Return("Mend it.".into()));
    assert_eq!(days(&play), 2);
}

#[test]
fn reminders_that_were_missed_while_no_server_ran_are_given_once() {
    let mut play = Play::review(Facts::Low);
    let due = play.case.due().expect("a deadline");
    play.now = domain::time::Time(due.0 - 1);
    let change = play.try_tick().expect("the clock reminds");
    assert_eq!(change.events.len(), 1);
    assert_eq!(change.case.reminder_at(), None);
}
