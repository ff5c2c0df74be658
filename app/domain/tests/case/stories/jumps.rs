//! Clocks that do not run evenly: the hour that spring skips and autumn repeats, and a server whose clock is set a day
//! back or forth. A deadline is an instant, so neither makes it come twice or not at all; nothing is approved by it.

use domain::{
    case::{act::Act, decision::Choice, refusal::Refusal, state::StateKind},
    clock::{
        Calendar,
        holiday::Region,
        zone::{Local, Zone},
    },
    policy::{Deadlines, Step},
    time::{DAY, Day, HOUR, Time},
};

use crate::{
    laws::every_working_minute_is_charged_once,
    play::Play,
    world::{EXECUTIVE, Facts, REQUESTER, REVIEWER, today},
};

/// On the walls of the zone.
fn at(zone: Zone, day: &str, hour: i64, minute: i64) -> Time {
    let day: Day = day.parse().expect("a day");
    zone.instant(Local { day, minute: hour * 60 + minute })
}

/// Filed at that moment, with one working day to answer.
fn filed(calendar: Calendar, now: Time) -> Play {
    let mut play = Play::draft(Facts::Low);
    play.area.calendar = calendar;
    play.area.deadlines = Deadlines::default();
    play.area.deadlines.set(Step::FirstResponse, [1; 3]);
    play.now = now;
    play.act(REQUESTER, Act::Submit);
    play
}

/// The clock does nothing a moment before, and once at the moment.
fn silence_comes_exactly_at(play: &mut Play, due: Time) {
    assert_eq!(play.case.due(), Some(due));
    for _ in 0..2 {
        play.remind();
    }
    play.now = Time(due.0 - 1);
    assert_eq!(play.try_tick().unwrap_err(), Refusal::NotDue);
    play.tick();
    assert_eq!((play.now, play.kind()), (due, StateKind::Escalated));
    every_working_minute_is_charged_once(&play.case, &play.area.calendar, play.now);
}

#[test]
fn a_deadline_over_the_weekend_on_which_the_clocks_change_has_the_hour_on_the_wall() {
    for (friday, monday, hours) in [("2026-03-27", "2026-03-30", 71), ("2026-10-23", "2026-10-26", 73)] {
        let start = at(Zone::Central, friday, 14, 0);
        let mut play = filed(Calendar::default(), start);
        let due = at(Zone::Central, monday, 14, 0);
        assert_eq!(due.0 - start.0, hours * HOUR);
        silence_comes_exactly_at(&mut play, due);
    }
}

#[test]
fn where_work_goes_on_through_the_night_the_skipped_hour_is_not_work_and_the_repeated_one_is() {
    let nights = |zone| Calendar {
        zone,
        opens: 0,
        closes: 4 * 60,
        weekdays: [true; 7],
        region: Region::None,
        ..Calendar::default()
    };
    for zone in Zone::ALL {
        // four hours of work: of the night in spring three, so an hour of the next one; in autumn five, so an hour is left
        let spring = at(zone, "2026-03-28", 23, 0);
        let mut play = filed(nights(zone), spring);
        silence_comes_exactly_at(&mut play, at(zone, "2026-03-30", 1, 0));
        let mut play = filed(nights(zone), at(zone, "2026-10-24", 23, 0));
        let closes = at(zone, "2026-10-25", 4, 0);
        silence_comes_exactly_at(&mut play, closes.plus(-HOUR));
    }
}

#[test]
fn a_clock_that_is_set_back_a_day_fires_nothing_and_charges_no_minute_twice() {
    let mut play = Play::review(Facts::Medium);
    let (due, wake) = (play.case.due(), play.case.wake_at());
    play.wait_working(200).ask(REVIEWER, domain::case::Side::Marketing);
    let asked = play.case.due().expect("a deadline");
    play.now = play.now.plus(-DAY);
    assert_eq!(play.try_tick().unwrap_err(), Refusal::NotDue, "nothing comes early");
    play.act(REQUESTER, Act::Answer("Two.".into()));
    every_working_minute_is_charged_once(&play.case, &play.area.calendar, play.now);
    assert!(play.case.due() <= due && play.case.wake_at() <= wake.max(due), "what was left is left");
    play.now = asked;
    every_working_minute_is_charged_once(&play.case, &play.area.calendar, play.now);
    play.now = play.case.moves_at().expect("a deadline");
    play.tick();
    assert_eq!(play.kind(), StateKind::Escalated);
    every_working_minute_is_charged_once(&play.case, &play.area.calendar, play.now);
    assert!(play.case.stretches.is_sorted_by_key(|stretch| stretch.since));
}

#[test]
fn a_clock_that_is_set_forward_a_day_reminds_once_or_escalates_and_never_decides() {
    let mut play = Play::review(Facts::High);
    play.now = play.now.plus(2 * DAY);
    let change = play.try_tick().expect("a reminder");
    assert_eq!(change.events.len(), 1, "one reminder for all that was skipped");
    let mut play = Play::review(Facts::Low);
    play.now = play.now.plus(DAY);
    play.tick();
    assert_eq!(play.kind(), StateKind::Escalated, "silence is found early, and a person decides");
    play.now = play.now.plus(-DAY);
    assert!(play.case.moves_at().is_none());
    assert_eq!(play.try_tick().unwrap_err(), Refusal::NotDue);
    play.act(EXECUTIVE, Act::SendBack("The clock was wrong: please answer.".into()));
    assert_eq!(play.kind(), StateKind::Review, "and can give it back");
}

#[test]
fn the_time_to_undo_is_longer_where_the_clock_is_set_back_and_still_ends() {
    let mut play = Play::escalated(Facts::Low);
    let (choice, expires) = (Choice::AsAsked, Some(today(play.now).plus(60)));
    play.act(EXECUTIVE, Act::Decide { choice, reason: "It pays.".into(), expires });
    let effective = play.case.moves_at().expect("it takes effect");
    play.now = play.now.plus(-DAY);
    assert_eq!(play.try_tick().unwrap_err(), Refusal::NotDue);
    let undone = play.try_act(EXECUTIVE, Act::Undo).expect("there is time");
    assert_eq!(undone.case.state.kind(), StateKind::Escalated);
    play.tick();
    assert_eq!((play.now, play.case.moves_at()), (effective, None));
    assert!(play.try_act(EXECUTIVE, Act::Undo).is_err());
}
