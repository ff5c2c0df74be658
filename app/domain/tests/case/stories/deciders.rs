//! Who decides: the executive, or in the executive's place the substitute, and never anybody with a part in the case.

use domain::{
    area::Substitute,
    case::{
        Side,
        act::{Act, Action},
        mover::{Mover, mover},
        state::StateKind,
    },
    clock::zone::{Local, Zone},
    permit::{Denial, Permit, Subject, deciders, permit},
    time::Day,
};

use crate::{
    play::{Play, Stop, policy},
    world::{
        ADMIN, AUDITOR, COLLEAGUE, EVERYTHING, EXECUTIVE, Facts, OTHER_EXECUTIVE, REQUESTER, REVIEWER,
        SUBSTITUTE, actor, deed, today,
    },
};

fn may_decide(play: &Play, who: domain::id::PersonId) -> Result<Permit, Denial> {
    let subject = Subject { case: &play.case, area: &play.area };
    permit(&actor(who), Action::Decide, &subject, policy(), play.now)
}

fn dates(from: Day, until: Day) -> Substitute {
    Substitute { person: SUBSTITUTE, from, until }
}

#[test]
fn outside_the_dates_the_substitute_waits_until_the_executive_is_late_and_then_both_may() {
    let mut play = Play::escalated(Facts::Low);
    assert_eq!(deciders(&play.case, &play.area, play.now), [EXECUTIVE]);
    assert_eq!(may_decide(&play, SUBSTITUTE), Err(Denial::NotTheDecider));
    play.now = play.case.due().expect("a deadline");
    assert_eq!(deciders(&play.case, &play.area, play.now), [EXECUTIVE, SUBSTITUTE]);
    assert_eq!(mover(&play.case, &play.area, play.now), Mover::Executive, "it stays visibly overdue");
}

#[test]
fn on_the_first_and_the_last_day_the_substitute_decides_alone_and_not_a_day_longer() {
    let mut play = Play::escalated(Facts::Low);
    let now = today(play.now);
    for (from, until, alone) in [(0, 0, true), (-9, 0, true), (0, 9, true), (1, 9, false), (-9, -1, false)] {
        play.area.substitute = Some(dates(now.plus(from), now.plus(until)));
        let expected = if alone { SUBSTITUTE } else { EXECUTIVE };
        assert_eq!(deciders(&play.case, &play.area, play.now), [expected], "{from} to {until}");
    }
}

#[test]
fn an_executive_who_filed_reviewed_or_argued_is_barred_and_the_substitute_decides_at_once() {
    for barred in [REQUESTER, REVIEWER, COLLEAGUE] {
        let mut play = Play::review(Facts::Low);
        play.ask(REVIEWER, Side::Marketing).act(COLLEAGUE, Act::Answer("Two.".into())).tick();
        play.area.executive = Some(barred);
        assert_eq!(deciders(&play.case, &play.area, play.now), [SUBSTITUTE]);
        assert!(may_decide(&play, barred).is_err());
        play.area.substitute = None;
        assert_eq!(mover(&play.case, &play.area, play.now), Mover::Admin, "an admin names somebody");
        assert_eq!(may_decide(&play, ADMIN), Err(Denial::NotYourRole));
        play.area.substitute =
            Some(Substitute { person: REVIEWER, ..dates(today(play.now), today(play.now)) });
        assert!(deciders(&play.case, &play.area, play.now).is_empty(), "the substitute is barred as well");
    }
}

#[test]
fn a_substitute_who_filed_or_reviewed_the_case_never_stands_in_not_even_inside_the_dates() {
    let mut play = Play::review(Facts::Low);
    play.ask(REVIEWER, Side::Marketing).tick();
    let day = today(play.now);
    for person in [REQUESTER, REVIEWER] {
        play.area.substitute = Some(Substitute { person, ..dates(day, day) });
        assert_eq!(deciders(&play.case, &play.area, play.now), [EXECUTIVE]);
        play.now = play.now.max(play.case.due().expect("a deadline"));
        assert_eq!(
            deciders(&play.case, &play.area, play.now),
            [EXECUTIVE],
            "also when the executive is late"
        );
        assert!(may_decide(&play, person).is_err());
        play.area.executive = None;
        assert_eq!(mover(&play.case, &play.area, play.now), Mover::Admin);
        play.area.executive = Some(EXECUTIVE);
    }
}

#[test]
fn an_area_without_an_executive_waits_for_an_admin_and_an_executive_without_an_area_decides_nothing() {
    let mut play = Play::escalated(Facts::Low);
    (play.area.executive, play.area.substitute) = (None, None);
    for who in [EXECUTIVE, OTHER_EXECUTIVE, ADMIN, EVERYTHING] {
        assert!(may_decide(&play, who).is_err(), "{who} is named nowhere here");
    }
    assert_eq!(mover(&play.case, &play.area, play.now), Mover::Admin);
    for percent in [50, 80, 100] {
        play.remind();
        assert_eq!(play.last_reminder(), Some((Mover::Executive, percent)), "the admins hear of it");
    }
    assert_eq!(play.case.moves_at(), None, "nothing is decided by waiting");
    play.area.executive = Some(OTHER_EXECUTIVE);
    assert!(may_decide(&play, OTHER_EXECUTIVE).is_ok(), "whoever is named decides at once");
    assert_eq!(play.case.overdue(play.now), Some(Mover::Executive), "and it stays overdue");
}

#[test]
fn the_days_of_a_substitute_begin_and_end_at_midnight_of_the_area() {
    let mut play = Play::escalated(Facts::Low);
    let day = today(play.now).plus(20);
    play.area.substitute = Some(dates(day, day));
    for zone in Zone::ALL {
        play.area.calendar.zone = zone;
        let midnight = |day| zone.instant(Local { day, minute: 0 });
        for (now, decider) in [
            (midnight(day).plus(-1), EXECUTIVE),
            (midnight(day), SUBSTITUTE),
            (midnight(day.plus(1)).plus(-1), SUBSTITUTE),
            (midnight(day.plus(1)), EXECUTIVE),
        ] {
            assert_eq!(deciders(&play.case, &play.area, now)[0], decider, "{zone:?} {now:?}");
        }
    }
}

#[test]
fn the_reasons_for_a_no_say_what_bars_somebody() {
    let mut play = Play::review(Facts::Low);
    play.act(REVIEWER, Act::Object("No.".into()))
        .act(REQUESTER, Act::Declare { cause: domain::case::state::Cause::Cost, reason: String::new() });
    play.tick();
    assert_eq!(play.kind(), StateKind::Escalated);
    assert_eq!(may_decide(&play, REQUESTER), Err(Denial::OwnCase));
    assert_eq!(may_decide(&play, REVIEWER), Err(Denial::ReviewedIt));
    assert_eq!(may_decide(&play, AUDITOR), Err(Denial::NotYourRole));
    let subject = Subject { case: &play.case, area: &play.area };
    let crossed = permit(&actor(REVIEWER), Action::Withdraw, &subject, policy(), play.now);
    assert_eq!(crossed, Err(Denial::OtherSide));
}

#[test]
fn an_executive_with_other_roles_stays_the_executive_through_question_and_undo() {
    let mut play = Play::escalated(Facts::Low);
    play.area.executive = Some(EVERYTHING);
    for to in Side::ALL {
        play.ask(EVERYTHING, to).act(EVERYTHING, Act::TakeBack);
        assert_eq!(play.case.sides.get(&EVERYTHING), None, "taking a question back binds nobody");
    }
    let decide = deed(&play.case, Action::Decide, Side::Marketing, play.now).expect("an act");
    let before = play.case.state.clone();
    play.act(EVERYTHING, decide.clone()).act(EVERYTHING, Act::Undo);
    assert_eq!((&play.case.state, play.case.sides.get(&EVERYTHING)), (&before, None));
    play.act(EVERYTHING, decide);
    assert_eq!(play.kind(), StateKind::Approved);
}

#[test]
fn who_stepped_in_while_the_executive_was_late_may_take_their_own_question_back() {
    let mut play = Play::escalated(Facts::Low);
    play.now = play.case.due().expect("a deadline");
    play.ask(SUBSTITUTE, Side::Marketing);
    let foreign = play.try_act(EXECUTIVE, Act::TakeBack);
    assert_eq!(foreign, Err(Stop::Refused(domain::case::refusal::Refusal::NotYourMove)));
    play.act(SUBSTITUTE, Act::TakeBack);
    assert_eq!(play.kind(), StateKind::Escalated);
}

#[test]
fn a_person_who_acted_for_one_side_never_acts_for_the_other() {
    let mut play = Play::review(Facts::Medium);
    play.offer(EVERYTHING, "C-MFA", 180);
    assert_eq!(play.case.sides.get(&EVERYTHING), Some(&Side::Security));
    let accepted = play.try_act(EVERYTHING, Act::Accept { explanation: Some("Fine.".into()) });
    assert_eq!(accepted, Err(Stop::Refused(domain::case::refusal::Refusal::NotYourMove)));
    assert_eq!(play.try_act(EVERYTHING, Act::Withdraw(String::new())), Err(Stop::Denied(Denial::OtherSide)));
}
