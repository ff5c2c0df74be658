//! The page of the executive: frozen facts, nothing more.

use domain::{
    case::{
        Case, Side,
        act::Act,
        brief::{Brief, PrecedentLine},
        decision::Choice,
        state::State,
        transition::{Rules, transition},
    },
    permit::Permit,
    rating::Severity,
};

use crate::{
    play::{Play, rules},
    world::{EXECUTIVE, Facts, REQUESTER, REVIEWER, SECOND, as_asked},
};

fn brief(play: &Play) -> &Brief {
    match play.state() {
        State::Escalated(escalated) => &escalated.brief,
        state => panic!("escalated, not {:?}", state.kind()),
    }
}

#[test]
fn the_brief_of_a_stalemate_holds_both_offers_what_they_share_and_no_recommendation() {
    let mut play = Play::review(Facts::High);
    play.offer(REVIEWER, "C-MFA C-NAMED C-LOG C-IR", 180).offer(REQUESTER, "C-MFA C-LOG", 300);
    play.need(REQUESTER, "Reach.").restate(REVIEWER, "They want reach.");
    play.declare(REVIEWER).tick();
    let brief = brief(&play);
    assert_eq!(
        brief.options.iter().map(|option| (option.round, option.side)).collect::<Vec<_>>(),
        [(1, Side::Security), (2, Side::Marketing)]
    );
    let shared: Vec<_> = brief.agreed.iter().map(domain::case::package::Term::key).collect();
    assert_eq!(shared, ["C-MFA", "C-LOG"]);
    assert_eq!((&brief.recommendation, &brief.objection), (&None, &None));
    assert_eq!(brief.needs, play.case.needs);
    assert_eq!((brief.inherent, brief.severity), (as_asked(&play.case).inherent, Severity::High));
    assert!(brief.provisional);
    assert!(brief.options.iter().all(|option| option.severity < Severity::High), "both help");
    assert_eq!(brief.at, play.now);
}

#[test]
fn one_offer_alone_is_nothing_that_both_agree_on() {
    let mut play = Play::stalemate(Facts::Medium);
    play.tick();
    assert_eq!((brief(&play).options.len(), brief(&play).agreed.len()), (1, 0));
}

#[test]
fn only_the_last_package_of_each_side_is_an_option() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA C-LOG", 180).offer(REQUESTER, "C-LOG", 180).offer(REVIEWER, "C-MFA", 170);
    play.tick();
    assert_eq!(brief(&play).options.iter().map(|option| option.round).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn an_objection_stands_in_the_brief_while_it_is_securitys_last_word() {
    let mut play = Play::review(Facts::Medium);
    play.act(REVIEWER, Act::Object("No.".into())).offer(REQUESTER, "C-LOG", 180);
    let mut silent = play.clone();
    silent.tick();
    assert_eq!((brief(&silent).objection.as_deref(), brief(&silent).options.len()), (Some("No."), 1));
    play.offer(REVIEWER, "C-MFA", 180).tick();
    assert_eq!((&brief(&play).objection, brief(&play).options.len()), (&None, 2));
}

#[test]
fn an_objection_after_an_offer_is_the_last_word_too() {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).tick().act(EXECUTIVE, Act::SendBack("And the paper?".into()));
    play.act(REVIEWER, Act::Object("No paper, no channel.".into())).tick();
    assert_eq!(brief(&play).objection.as_deref(), Some("No paper, no channel."));
}

#[test]
fn the_brief_of_an_agreement_recommends_it_in_the_name_of_the_reviewer() {
    let mut play = Play::review(Facts::High);
    play.offer(REVIEWER, "C-MFA C-NAMED C-LOG C-IR", 180).offer_pilot(REQUESTER, 90).accept(REVIEWER);
    play.act(SECOND, Act::CoSign);
    let recommendation = brief(&play).recommendation.as_ref().expect("a recommendation");
    assert_eq!((recommendation.choice, recommendation.by), (Choice::Offer(2), REVIEWER));
    assert_eq!(recommendation.text, "We can live with it.");
    assert!(brief(&play).options.iter().any(|option| option.round == 2));
}

#[test]
fn nothing_that_happens_later_changes_the_brief() {
    let mut play = Play::escalated(Facts::Hold);
    let frozen = brief(&play).clone();
    play.attach(REQUESTER).ask(EXECUTIVE, Side::Marketing).act(REQUESTER, Act::Answer("Soon.".into()));
    assert_eq!(brief(&play), &frozen);
}

#[test]
fn three_precedents_at_most_stand_in_the_brief_in_the_order_given() {
    let lines: Vec<PrecedentLine> = (0..5)
        .map(|number| PrecedentLine {
            name: format!("Tool {number}"),
            outcome: "amended".into(),
            source: "elsewhere".into(),
            ..PrecedentLine::default()
        })
        .collect();
    let play = Play::review(Facts::Low);
    let rules = Rules { precedents: &lines, ..rules() };
    let leave = Permit::clock(play.case.number);
    let due = play.case.due().expect("a deadline");
    let Case { state: State::Escalated(escalated), .. } =
        transition(play.case, Act::Tick, &leave, due, &rules).expect("silence").case
    else {
        panic!("escalated")
    };
    assert_eq!(escalated.brief.precedents, lines[..3]);
}
