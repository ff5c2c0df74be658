//! Authority follows the decision table: what each row lets a reviewer and the executive do.

use domain::{
    case::{
        act::Act,
        decision::{Authority, Choice},
        refusal::Refusal,
        request::business_impact,
        state::{State, StateKind, Why},
    },
    policy::Outcome,
    rating::Severity,
};

use crate::{
    play::{Play, Stop, standing_as_asked},
    world::{EXECUTIVE, Facts, REQUESTER, REVIEWER, SECOND, as_asked, today},
};

fn refer(choice: Choice) -> Act {
    Act::Refer { choice, text: "We advise it.".into() }
}

fn decide(play: &Play, choice: Choice, reason: &str, days: Option<i64>) -> Result<StateKind, Stop> {
    let expires = days.map(|days| today(play.now).plus(days));
    let act = Act::Decide { choice, reason: reason.into(), expires };
    play.try_act(EXECUTIVE, act).map(|change| change.case.state.kind())
}

const fn refused<T>(refusal: Refusal) -> Result<T, Stop> {
    Err(Stop::Refused(refusal))
}

#[test]
fn a_reviewer_approves_at_low_and_nowhere_else() {
    let rows = [
        (Facts::Low, None),
        (Facts::Medium, Some(Refusal::BeyondAuthority(Outcome::ApproveWithConditions))),
        (Facts::High, Some(Refusal::BeyondAuthority(Outcome::Escalate))),
        (Facts::Critical, Some(Refusal::BeyondAuthority(Outcome::Decline))),
        (Facts::Hold, Some(Refusal::GateOpen(vec!["G-TDDDG".into()]))),
        (Facts::Block, Some(Refusal::GateOpen(vec!["G-AVV-BLOCK".into()]))),
    ];
    for (facts, refusal) in rows {
        let result = Play::review(facts).try_act(REVIEWER, Act::Approve);
        assert_eq!(result.err(), refusal.map(Stop::Refused), "{facts:?}");
    }
}

#[test]
fn a_reviewer_refers_at_high_and_critical_with_a_second_signature_and_not_below() {
    for (facts, rule) in [(Facts::High, 4), (Facts::Critical, 3)] {
        for choice in [Choice::AsAsked, Choice::Decline] {
            let mut play = Play::estimated(facts);
            play.act(REVIEWER, refer(choice));
            assert_eq!(play.kind(), StateKind::Review, "waits for a signature");
            play.act(SECOND, Act::CoSign);
            let State::Escalated(escalated) = play.state() else { panic!("escalated") };
            let Why::Authority { rule: row, recommendation } = &escalated.why else { panic!("by authority") };
            assert_eq!((*row, recommendation.choice), (rule, choice));
            assert_eq!((recommendation.by, recommendation.cosigned_by), (REVIEWER, Some(SECOND)));
        }
    }
    for facts in [Facts::Low, Facts::Medium] {
        let result = Play::review(facts).try_act(REVIEWER, refer(Choice::AsAsked));
        assert_eq!(result, refused(Refusal::NothingToRefer), "{facts:?}");
    }
    for facts in [Facts::Hold, Facts::HighHold, Facts::Block] {
        let result = Play::review(facts).try_act(REVIEWER, refer(Choice::AsAsked));
        assert!(matches!(result, Err(Stop::Refused(Refusal::GateOpen(_)))), "{facts:?}");
    }
}

#[test]
fn a_reviewer_may_be_stricter_than_the_table() {
    let mut play = Play::review(Facts::Low);
    play.act(REVIEWER, Act::Object("We are tired of channels.".into())).act(REQUESTER, Act::AcceptNo);
    let State::Declined(decided) = play.state() else { panic!("declined") };
    assert_eq!((decided.decision.authority, decided.decision.by), (Authority::Consent, REQUESTER));
    assert_eq!(decided.decision.reason, "We are tired of channels.");
}

#[test]
fn nobody_approves_against_an_open_gate_the_executive_included() {
    for facts in [Facts::Hold, Facts::HighHold, Facts::TwoHolds, Facts::Block] {
        let mut play = Play::review(facts);
        play.offer(REVIEWER, "C-MFA C-NAMED C-TOKEN C-LOG C-IR C-NOPII C-CONSENT C-AVV", 60);
        play.tick();
        for choice in [Choice::AsAsked, Choice::Offer(1)] {
            let result = decide(&play, choice, "We want it.", Some(60));
            assert!(matches!(result, Err(Stop::Refused(Refusal::GateOpen(_)))), "{facts:?} {choice:?}");
        }
        assert_eq!(decide(&play, Choice::Decline, "No.", None), Ok(StateKind::Declined));
    }
}

#[test]
fn an_exception_at_critical_lasts_at_most_ninety_days_and_has_a_reason() {
    let mut play = Play::review(Facts::Critical);
    play.offer_pilot(REVIEWER, 90).act(SECOND, Act::CoSign).accept(REQUESTER);
    let State::Escalated(escalated) = play.state() else { panic!("escalated") };
    assert!(matches!(escalated.why, Why::Authority { rule: 3, .. }));
    assert_eq!(decide(&play, Choice::AsAsked, "Once.", Some(90)), Ok(StateKind::Approved));
    assert_eq!(decide(&play, Choice::AsAsked, "Once.", Some(91)), refused(Refusal::TooLong(90)));
    assert_eq!(decide(&play, Choice::AsAsked, "Once.", Some(0)), refused(Refusal::PastDate));
    assert_eq!(decide(&play, Choice::AsAsked, "Once.", None), refused(Refusal::ExpiryNeeded));
    assert_eq!(decide(&play, Choice::Offer(1), "Once.", None), Ok(StateKind::Approved));
    assert_eq!(decide(&play, Choice::Offer(1), " ", None), refused(Refusal::ReasonNeeded));
}

#[test]
fn a_reason_is_needed_except_for_the_recommended_offer() {
    let mut play = Play::review(Facts::High);
    play.offer_pilot(REVIEWER, 200).act(SECOND, Act::CoSign).accept(REQUESTER);
    assert_eq!(decide(&play, Choice::Offer(1), "", None), Ok(StateKind::Approved));
    assert_eq!(decide(&play, Choice::AsAsked, "", Some(60)), refused(Refusal::ReasonNeeded));
    assert_eq!(decide(&play, Choice::Decline, "", None), refused(Refusal::ReasonNeeded));
    assert_eq!(decide(&play, Choice::Offer(2), "Because.", None), refused(Refusal::NotOnTheTable));

    let mut stalemate = Play::stalemate(Facts::Medium);
    stalemate.tick();
    assert_eq!(decide(&stalemate, Choice::Offer(1), "", None), refused(Refusal::ReasonNeeded));
    assert_eq!(decide(&stalemate, Choice::Offer(1), "Fair.", None), Ok(StateKind::Approved));
}

#[test]
fn confirmed_business_impact_decides_which_severity_counts_until_it_changes() {
    let mut play = Play::draft(Facts::High);
    let rating = as_asked(&play.case);
    assert_eq!(standing_as_asked(&play.case).severity, rating.inherent.severity_max());
    let impact = Some(business_impact(&rating.inherent));
    let request = domain::case::request::Request { impact, ..play.case.request.clone() };
    play.act(REQUESTER, Act::Edit(Box::new(request)));
    assert_eq!(standing_as_asked(&play.case).severity, rating.inherent.severity_business());
    let mut moved = play.case.request.clone();
    moved.answers.0.insert("SOC-11".into(), "b".into());
    play.act(REQUESTER, Act::Edit(Box::new(moved)));
    let rating = as_asked(&play.case);
    assert_eq!(standing_as_asked(&play.case).severity, rating.inherent.severity_max(), "provisional again");
}

#[test]
fn it_is_sent_back_once_and_because_of_a_gate_as_often_as_it_takes() {
    let send_back = || Act::SendBack("What about less?".into());
    let mut play = Play::stalemate(Facts::Medium);
    play.tick().act(EXECUTIVE, send_back());
    assert_eq!((play.kind(), play.case.sent_back), (StateKind::Negotiation, 1));
    assert_eq!(
        play.case.to_move(),
        domain::case::Side::Marketing,
        "the side that did not make the last offer"
    );
    play.tick();
    assert_eq!(play.try_act(EXECUTIVE, send_back()), refused(Refusal::SentBackBefore));

    let mut plain = Play::escalated(Facts::Low);
    plain.act(EXECUTIVE, send_back());
    assert_eq!((plain.kind(), plain.case.sent_back), (StateKind::Review, 1), "nothing lies on the table");

    let mut gate = Play::escalated(Facts::Hold);
    for _ in 0..3 {
        gate.act(EXECUTIVE, send_back());
        assert_eq!((gate.kind(), gate.case.sent_back), (StateKind::Review, 0));
        gate.tick();
    }
}

#[test]
fn deadlines_follow_the_severity_of_the_first_submission() {
    for (facts, days, urgency) in [
        (Facts::Low, 1, Severity::Low),
        (Facts::Medium, 2, Severity::Medium),
        (Facts::High, 3, Severity::High),
        (Facts::Critical, 3, Severity::Critical),
    ] {
        let mut play = Play::draft(facts);
        play.act(REQUESTER, Act::Submit);
        assert_eq!(play.case.urgency, Some(urgency));
        assert_eq!(play.case.due(), Some(crate::play::policy().calendar.deadline(play.now, days)));
    }
}
