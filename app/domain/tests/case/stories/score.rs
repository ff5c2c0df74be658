//! Estimates, corrections and the confirmation of the impact: who adds what to the score, and what follows for authority.

use std::collections::BTreeSet;

use domain::{
    case::{
        act::Act,
        decision::{Authority, Choice},
        estimate::Estimate,
        event::Happening,
        refusal::Refusal,
        request::business_impact,
        standing::WhyEstimate,
        state::{State, StateKind, Why},
    },
    policy::{Outcome, Tolerance, Worth},
    rating::{Factor, Severity},
};

use crate::{
    play::{Play, Stop, standing_as_asked},
    world::{
        self, COLLEAGUE, EXECUTIVE, FRESH, Facts, LARGE, LOWERING, RAISING, REQUESTER, REVIEWER, SECOND,
        SMALL, worth,
    },
};

const fn refused<T>(refusal: Refusal) -> Result<T, Stop> {
    Err(Stop::Refused(refusal))
}

fn refer(choice: Choice) -> Act {
    Act::Refer { choice, text: "We advise it.".into() }
}

fn correct(factor: Factor, value: Option<u8>, reason: &str) -> Act {
    Act::Adjust { factor, value, reason: reason.into() }
}

fn row(play: &Play) -> u8 {
    standing_as_asked(&play.case).proposal.rule
}

fn save(estimate: Estimate) -> Act {
    Act::Estimate(Box::new(estimate))
}

#[test]
fn everybody_replaces_only_their_own_estimate_and_takes_it_back_with_an_empty_one() {
    let mut play = Play::review(Facts::Medium);
    play.estimate(REQUESTER, SMALL).estimate(FRESH, LARGE);
    assert_eq!(play.last(), &Happening::Estimated { side: domain::case::Side::Security });
    assert_eq!(play.try_act(FRESH, save(world::estimate(LARGE))), refused(Refusal::NothingChanged));
    play.estimate(FRESH, SMALL);
    assert_eq!(play.case.estimates.len(), 2);
    play.act(FRESH, save(Estimate::default()));
    assert_eq!(play.case.estimates.keys().collect::<Vec<_>>(), [&REQUESTER]);
    assert_eq!(play.try_act(FRESH, save(Estimate::default())), refused(Refusal::NothingChanged));
    let negative = save(world::estimate((domain::case::estimate::Frequency::Often, 10, 1)));
    assert!(
        matches!(play.try_act(FRESH, negative), Err(Stop::Refused(Refusal::BadEstimate(faults))) if faults.len() == 1)
    );
}

#[test]
fn an_estimate_makes_no_offer_stale_and_binds_its_author_to_the_side() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).estimate(COLLEAGUE, SMALL).estimate(FRESH, SMALL);
    assert_eq!(play.kind(), StateKind::Negotiation);
    assert!(play.case.rounds.iter().all(|round| !round.stale));
    assert!(play.case.reviewed_by.contains(&FRESH), "who estimated for security has reviewed it");
    assert_eq!(play.case.sides.get(&COLLEAGUE), Some(&domain::case::Side::Marketing));
}

#[test]
fn the_rows_of_the_table_that_need_losses_are_reached() {
    let good = worth(SMALL, 2_000_000, 9_000_000, 20_000_000);
    let bad = worth(SMALL, -60_000, 1_000, 20_000);
    let cases = [
        (Facts::Medium, world::estimate(LARGE), 5, Tolerance::Exceeds, Worth::NotAssessed),
        (Facts::Medium, bad.clone(), 6, Tolerance::Within, Worth::Bad),
        (Facts::Medium, good.clone(), 7, Tolerance::Within, Worth::Good),
        (Facts::Medium, world::estimate(SMALL), 7, Tolerance::Within, Worth::NotAssessed),
        (
            Facts::Medium,
            Estimate { scenarios: [].into(), ..good },
            8,
            Tolerance::NotAssessed,
            Worth::NotAssessed,
        ),
        (Facts::Low, world::estimate(LARGE), 9, Tolerance::Exceeds, Worth::NotAssessed),
        (Facts::Low, bad, 10, Tolerance::Within, Worth::Bad),
    ];
    for (facts, estimate, rule, tolerance, value) in cases {
        let mut play = Play::review(facts);
        play.act(REQUESTER, save(estimate));
        let standing = standing_as_asked(&play.case);
        assert_eq!(
            (standing.proposal.rule, standing.tolerance(), standing.value()),
            (rule, tolerance, value)
        );
        let referred = play.try_act(REVIEWER, refer(Choice::AsAsked));
        if [5, 6, 9].contains(&rule) {
            let change = referred.expect("the executive's");
            let State::Escalated(escalated) = change.case.state else { panic!("no signature below High") };
            assert!(matches!(escalated.why, Why::Authority { rule: found, .. } if found == rule));
        } else {
            assert_eq!(referred, refused(Refusal::NothingToRefer));
        }
    }
}

#[test]
fn large_losses_take_the_plain_yes_and_the_agreement_to_the_executive() {
    let mut play = Play::review(Facts::Low);
    play.estimate(REQUESTER, LARGE);
    assert_eq!(
        play.try_act(REVIEWER, Act::Approve),
        refused(Refusal::BeyondAuthority(Outcome::Escalate)),
        "row 9"
    );
    let mut play = Play::review(Facts::Medium);
    play.offer_pilot(REVIEWER, 90).estimate(FRESH, LARGE).accept(REQUESTER);
    let State::Escalated(escalated) = play.state() else { panic!("row 5") };
    assert!(
        matches!(&escalated.why, Why::Authority { rule: 5, recommendation } if recommendation.cosigned_by.is_none())
    );
}

#[test]
fn the_area_s_own_tolerance_decides() {
    let mut play = Play::review(Facts::Medium);
    play.estimate(REQUESTER, LARGE);
    assert_eq!(row(&play), 5);
    let anchor = |chance, amount| domain::policy::Anchor { chance, amount };
    let mut area = world::area();
    area.tolerance = Some([anchor(900, 5_000_000), anchor(800, 50_000_000)]);
    let policy = crate::play::policy().for_area(&area);
    let basis = domain::case::standing::Basis { policy: &policy, ..crate::play::basis() };
    assert_eq!(play.case.standing(&basis, &BTreeSet::new()).expect("complete").proposal.rule, 7);
    for (often, rarely, fits) in [
        ((100, 100_000), (10, 1_000_000), true),
        ((100, 100_000), (100, 1_000_000), false),
        ((10, 100_000), (100, 1_000_000), false),
        ((100, 100_000), (10, 100_000), false),
        ((100, 0), (10, 100_000), false),
        ((1_000, 1), (10, 100_000), false),
        ((10, 1), (0, 100_000), false),
    ] {
        let anchors = [anchor(often.0, often.1), anchor(rarely.0, rarely.1)];
        assert_eq!(domain::policy::Anchor::are_a_curve(&anchors), fits, "{anchors:?}");
    }
}

#[test]
fn at_high_the_losses_are_estimated_before_it_is_referred() {
    let mut play = Play::review(Facts::High);
    assert_eq!(standing_as_asked(&play.case).must_estimate, Some(WhyEstimate::Residual));
    for choice in [Choice::AsAsked, Choice::Decline] {
        assert_eq!(play.try_act(REVIEWER, refer(choice)), refused(Refusal::EstimateFirst));
    }
    play.estimate(REQUESTER, SMALL);
    assert_eq!(standing_as_asked(&play.case).must_estimate, None);
    play.act(REVIEWER, refer(Choice::AsAsked)).act(SECOND, Act::CoSign);
    assert_eq!(play.kind(), StateKind::Escalated);
    // at Critical the exception is the executive's own business: nothing is blocked
    let mut critical = Play::review(Facts::Critical);
    critical.act(REVIEWER, refer(Choice::Decline)).act(SECOND, Act::CoSign);
    assert_eq!(critical.kind(), StateKind::Escalated);
}

#[test]
fn an_estimate_taken_back_before_the_signature_stops_the_referral() {
    let mut play = Play::estimated(Facts::High);
    play.act(REVIEWER, refer(Choice::AsAsked)).act(REQUESTER, save(Estimate::default()));
    assert_eq!(play.try_act(SECOND, Act::CoSign), refused(Refusal::EstimateFirst));
}

#[test]
fn what_makes_the_estimate_a_duty_is_named_and_stops_nothing_else() {
    for (facts, why) in [
        (Facts::Low, None),
        (Facts::Medium, None),
        (Facts::High, Some(WhyEstimate::Residual)),
        (Facts::Critical, Some(WhyEstimate::Inherent)),
        (Facts::Hold, Some(WhyEstimate::Gate)),
    ] {
        assert_eq!(standing_as_asked(&Play::review(facts).case).must_estimate, why, "{facts:?}");
    }
    let mut dear = Play::draft(Facts::Low);
    dear.case.request.budget = Some(50_000);
    assert_eq!(standing_as_asked(&dear.case).must_estimate, Some(WhyEstimate::Budget));
    dear.case.request.budget = Some(49_999);
    assert_eq!(standing_as_asked(&dear.case).must_estimate, None);
    let high = Play::review(Facts::High).case;
    let lowered = crate::play::standing(&high, &["C-MFA", "C-NAMED", "C-LOG"].map(Into::into).into());
    assert_eq!((lowered.severity, lowered.must_estimate), (Severity::Medium, Some(WhyEstimate::Inherent)));
}

#[test]
fn a_correction_has_a_reason_is_a_listed_option_and_says_something_new() {
    let mut play = Play::review(Facts::High);
    let exploit = Factor::Exploit;
    assert_eq!(play.try_act(REVIEWER, correct(exploit, Some(3), " ")), refused(Refusal::ReasonNeeded));
    assert_eq!(play.try_act(REVIEWER, correct(exploit, Some(4), "No.")), refused(Refusal::NotAnOption));
    assert_eq!(play.try_act(REVIEWER, correct(exploit, Some(9), "No.")), refused(Refusal::NothingChanged));
    assert_eq!(play.try_act(REVIEWER, correct(exploit, None, "")), refused(Refusal::NothingChanged));
    play.adjust(REVIEWER, exploit, 3);
    let reason = "We have seen it.".to_owned();
    assert_eq!(play.last(), &Happening::Adjusted { factor: exploit, from: 9, to: 3, reason });
    let standing = standing_as_asked(&play.case);
    assert_eq!((standing.derived.0.get(exploit), standing.assessment.inherent.get(exploit)), (9, 3));
    assert_eq!(play.try_act(REVIEWER, correct(exploit, Some(3), "No.")), refused(Refusal::NothingChanged));
    play.adjust(REVIEWER, exploit, 5).act(REVIEWER, correct(exploit, None, ""));
    assert_eq!(play.last(), &Happening::Adjusted { factor: exploit, from: 5, to: 9, reason: String::new() });
    assert!(play.case.adjustments.is_empty());
}

#[test]
fn a_correction_falls_with_the_answers_that_it_judged() {
    let mut play = Play::review(Facts::High);
    play.adjust(REVIEWER, Factor::Exploit, 3).adjust(REVIEWER, Factor::Skill, 9);
    // exploit falls from 9 to 3 by other answers, skill stays at 5
    play.change_answers(REQUESTER, Facts::Medium);
    assert_eq!(play.case.adjustments.keys().collect::<Vec<_>>(), [&Factor::Skill]);
}

#[test]
fn a_correction_cannot_take_the_second_signature_away() {
    let mut play = Play::review(Facts::High);
    for (factor, value) in LOWERING {
        play.adjust(REVIEWER, factor, value);
    }
    let standing = standing_as_asked(&play.case);
    assert_eq!((standing.severity, standing.proposal.rule), (Severity::Low, 10));
    assert!(standing.needs_signature());
    play.act(REVIEWER, Act::Approve);
    assert_eq!(play.kind(), StateKind::Review, "waits for the second signature");
    assert_eq!(play.try_act(REVIEWER, Act::CoSign), refused(Refusal::OwnSignature));
    play.act(SECOND, Act::CoSign);
    let State::Approved(decided) = play.state() else { panic!("approved") };
    let decision = &decided.decision;
    assert_eq!((decision.by, decision.cosigned_by), (REVIEWER, Some(SECOND)));
    assert_eq!(decision.authority, Authority::Reviewer);
    play.act(REVIEWER, Act::Undo);
    let State::Review(waiting) = play.state() else { panic!("back in review") };
    assert!(waiting.unsigned.is_none());
}

#[test]
fn an_offer_that_became_high_afterwards_is_signed_when_marketing_accepts_it() {
    let mut play = Play::review(Facts::Medium);
    play.offer_pilot(REVIEWER, 90).estimate(REQUESTER, SMALL);
    for (factor, value) in RAISING {
        play.adjust(FRESH, factor, value);
    }
    play.accept(REQUESTER);
    assert_eq!(play.kind(), StateKind::Negotiation);
    assert_eq!(play.try_act(REVIEWER, Act::CoSign), refused(Refusal::OwnSignature), "it is the own offer");
    play.act(SECOND, Act::CoSign);
    let State::Escalated(escalated) = play.state() else { panic!("row 4") };
    let Why::Authority { rule: 4, recommendation } = &escalated.why else { panic!("by authority") };
    assert_eq!((recommendation.by, recommendation.cosigned_by), (REVIEWER, Some(SECOND)));
}

#[test]
fn marketing_confirms_the_impact_that_it_was_shown() {
    let mut play = Play::review(Facts::High);
    play.adjust(REVIEWER, Factor::Reputation, 5);
    let standing = standing_as_asked(&play.case);
    assert!(standing.provisional);
    let shown = business_impact(&standing.assessment.inherent);
    assert_eq!(shown[1], 5, "the corrected one");
    let derived = business_impact(&standing.derived.0);
    assert_eq!(play.try_act(REQUESTER, Act::ConfirmImpact(derived)), refused(Refusal::ImpactChanged));
    assert!(matches!(play.try_act(REVIEWER, Act::ConfirmImpact(shown)), Err(Stop::Denied(_))));
    play.act(COLLEAGUE, Act::ConfirmImpact(shown));
    assert_eq!(play.last(), &Happening::ImpactConfirmed);
    let standing = standing_as_asked(&play.case);
    assert!(!standing.provisional);
    assert_eq!(standing.severity, standing.assessment.residual.severity_business());
    assert_eq!(play.try_act(REQUESTER, Act::ConfirmImpact(shown)), refused(Refusal::NothingChanged));
    play.adjust(REVIEWER, Factor::Reputation, 1);
    assert!(standing_as_asked(&play.case).provisional, "one of the four moved");
}

#[test]
fn stricter_than_the_table_is_one_sentence() {
    let mut play = Play::review(Facts::Low);
    let silent = world::package(play.now, "C-LOG", 180);
    let offer = |package| Act::Offer(Box::new(package));
    assert_eq!(play.try_act(REVIEWER, offer(silent.clone())), refused(Refusal::ReasonNeeded));
    let note = "Two accounts were taken over last year.".to_owned();
    play.act(REVIEWER, offer(domain::case::package::Package { note, ..silent.clone() }));
    assert_eq!(play.kind(), StateKind::Negotiation);
    // where the table asks for conditions, an offer is no stricter than it
    let mut medium = Play::review(Facts::Medium);
    medium.act(REVIEWER, offer(silent));
    assert_eq!(medium.kind(), StateKind::Negotiation);
}

#[test]
fn nobody_corrects_what_the_executive_has_read() {
    let mut play = Play::escalated(Facts::Low);
    play.ask(EXECUTIVE, domain::case::Side::Security);
    let result = play.try_act(REVIEWER, correct(Factor::Skill, Some(9), "Late."));
    assert!(matches!(result, Err(Stop::Refused(Refusal::NotInThisState { .. }))));
    play.estimate(REVIEWER, SMALL);
}
