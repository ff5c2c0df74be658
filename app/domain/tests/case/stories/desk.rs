//! What a reviewer's desk asks of a case: whether it is like others that are approved together, and how long a word took.

use domain::{
    case::{act::Act, class::Class, request::business_impact},
    policy::Policy,
    rating::Severity,
    rules::KindId,
    time::HOUR,
};

use crate::{
    play::{Play, standing_as_asked},
    world::{Facts, REQUESTER, REVIEWER, as_asked},
};

fn class(play: &Play) -> Option<Class> {
    play.case.class(&standing_as_asked(&play.case))
}

#[test]
fn only_what_is_low_settled_and_open_to_a_plain_yes_has_a_class() {
    for facts in [
        Facts::Low,
        Facts::Medium,
        Facts::High,
        Facts::Critical,
        Facts::Hold,
        Facts::HighHold,
        Facts::TwoHolds,
        Facts::Block,
    ] {
        let mut play = Play::review(facts);
        assert_eq!(class(&play), None, "{facts:?}: nobody has confirmed its impact");
        let impact = business_impact(&as_asked(&play.case).inherent);
        play.act(REQUESTER, Act::ConfirmImpact(impact));
        let found = class(&play);
        assert_eq!(found.is_some(), facts == Facts::Low, "{facts:?}");
        if let Some(found) = found {
            assert_eq!((found.kind, found.rule), (KindId::Social, 10));
            assert!(found.severity <= Severity::Low);
            play.act(REVIEWER, Act::Approve);
            assert_eq!(class(&play), None, "decided");
        }
    }
}

#[test]
fn a_word_took_the_working_time_in_which_security_had_the_case() {
    let policy = Policy::default();
    let mut play = Play::review(Facts::Medium);
    // from ten to three on a Tuesday
    play.now = play.now.plus(5 * HOUR);
    play.act(REVIEWER, Act::Return("The purpose is missing.".into()));
    let lead = play.case.lead(play.now, &policy).expect("it was security's");
    assert_eq!(lead.minutes, 5 * 60);
    assert!(lead.is_kept() && lead.promised >= 8 * 60);
    assert_eq!(play.case.lead(play.now.plus(HOUR), &policy), None, "then it was marketing's");
    assert_eq!(play.case.lead(lead.since.plus(-1), &policy), None, "before it was handed in");
}
