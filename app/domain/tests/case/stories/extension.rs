//! Extension is a new decision, and an appeal a new request: each begins from the old answers, is linked, never begins in
//! the past, and has no more authority than the first one had.

use domain::{
    case::{
        act::Act,
        decision::Choice,
        refusal::Refusal,
        request::Request,
        state::{State, StateKind},
    },
    id::CaseNumber,
    time::DAY,
};

use crate::{
    play::{Play, Stop},
    world::{EXECUTIVE, Facts, NUMBER, REQUESTER, REVIEWER, today},
};

const NEXT: CaseNumber = CaseNumber(43);

/// The same case filed again at this moment, in the hands of its requester.
fn filed_again(play: &Play) -> Play {
    let case = play.case.refile(NEXT, REQUESTER, play.now);
    Play { case, events: Vec::new(), ..play.clone() }
}

fn expires(play: &Play) -> domain::time::Day {
    play.case.decision().and_then(|decision| decision.expires).expect("every approval ends")
}

#[test]
fn an_extension_begins_where_the_approval_ends_and_after_that_today() {
    let mut play = Play::review(Facts::Low);
    play.act(REVIEWER, Act::Approve).tick();
    let ends = expires(&play);
    let again = filed_again(&play);
    assert_eq!((again.kind(), again.case.request.follows), (StateKind::Draft, Some(NUMBER)));
    assert_eq!(again.case.request.go_live, Some(ends.plus(1)));
    let asked = Request { go_live: play.case.request.go_live, follows: None, ..again.case.request.clone() };
    assert_eq!(asked, Request { impact: None, ..play.case.request.clone() }, "everything else is as it was");
    play.now = play.now.plus(500 * DAY);
    assert_eq!(filed_again(&play).case.request.go_live, Some(today(play.now)), "gates are those of its days");
    assert_eq!(expires(&play), ends, "asking extends nothing");
}

#[test]
fn an_exception_at_critical_is_extended_by_another_one_of_at_most_ninety_days() {
    let mut play = Play::review(Facts::Critical);
    for _ in 0..2 {
        play.tick();
        assert_eq!(play.kind(), StateKind::Escalated);
        let decide = |days| Act::Decide {
            choice: Choice::AsAsked,
            reason: "Until the season is over.".into(),
            expires: Some(today(play.now).plus(days)),
        };
        assert_eq!(play.try_act(EXECUTIVE, decide(91)), Err(Stop::Refused(Refusal::TooLong(90))));
        let yes = decide(90);
        play.act(EXECUTIVE, yes).tick();
        assert!(matches!(play.state(), State::Approved(decided) if decided.effective));
        play.now = play.now.plus(80 * DAY);
        let before = play.case.clone();
        play = filed_again(&play);
        play.act(REQUESTER, Act::Submit);
        assert!(before.decision().is_some() && play.case.decision().is_none(), "the first record stays");
    }
}

#[test]
fn an_appeal_begins_with_the_old_answers_and_without_the_old_rounds() {
    let mut play = Play::review(Facts::High);
    play.act(REVIEWER, Act::Object("Not like this.".into())).act(REQUESTER, Act::AcceptNo).tick();
    assert_eq!(play.kind(), StateKind::Declined);
    let again = filed_again(&play);
    assert_eq!(again.case.request.answers, play.case.request.answers);
    assert_eq!(again.case.request.go_live, play.case.request.go_live, "it still lies ahead");
    assert!(
        again.case.rounds.is_empty() && again.case.reviewed_by.is_empty() && again.case.stretches.is_empty()
    );
}
