//! Two reviewers, one of them blind; who holds a case; open questions of the conversation.

use domain::{
    case::{
        Side,
        act::{Act, Action},
        event::Happening,
        refusal::Refusal,
        second::Score,
        state::StateKind,
    },
    id::PersonId,
    rating::Factor,
};

use crate::{
    play::{Play, Stop, attempt, offered, rules, standing_as_asked},
    world::{BOUND_TO_SECURITY, COLLEAGUE, FRESH, Facts, REQUESTER, REVIEWER, SECOND, actor, as_asked},
};

const fn refused<T>(refusal: Refusal) -> Result<T, Stop> {
    Err(Stop::Refused(refusal))
}

fn score(values: &[(Factor, u8)]) -> Act {
    let score: Score =
        values.iter().map(|(factor, value)| (*factor, (*value, "As I see it.".into()))).collect();
    Act::Score(Box::new(score))
}

fn correct(factor: Factor, value: u8) -> Act {
    Act::Adjust { factor, value: Some(value), reason: "We have seen it.".into() }
}

fn counts(play: &Play, factor: Factor) -> u8 {
    standing_as_asked(&play.case).assessment.inherent.get(factor)
}

fn buttons(play: &Play, who: PersonId) -> std::collections::BTreeSet<Action> {
    offered(play, &actor(who), &play.area)
}

#[test]
fn whoever_has_not_scored_sees_nothing_of_the_first_score_and_sends_the_own_one_first() {
    let mut play = Play::review(Facts::High);
    assert!(!play.case.is_blind_to(FRESH), "there is nothing to hide yet");
    play.adjust(REVIEWER, Factor::Exploit, 3);
    assert!(play.case.is_blind_to(FRESH) && !play.case.is_blind_to(REVIEWER));
    assert!(
        buttons(&play, FRESH).contains(&Action::Score) && !buttons(&play, FRESH).contains(&Action::Adjust)
    );
    let hidden = play.case.clone().blinded();
    assert!(hidden.adjustments.is_empty());
    assert!(hidden.past.iter().all(|past| past.before.keys().all(|key| !key.starts_with("factor/"))));
    let shown: Vec<_> = play.events.iter().filter(|event| !event.is_hidden_from(FRESH)).collect();
    assert!(shown.iter().all(|event| !matches!(event.happening, Happening::Adjusted { .. })));
    assert_eq!(play.try_act(FRESH, correct(Factor::Skill, 9)), refused(Refusal::ScoreFirst));
    play.act(FRESH, score(&[]));
    assert!(!play.case.is_blind_to(FRESH) && !play.case.is_blind_to(SECOND), "a third one sees both");
    assert_eq!(play.try_act(SECOND, score(&[])), refused(Refusal::NothingToScore));
}

#[test]
fn of_two_scores_the_more_severe_value_counts_until_both_set_the_same() {
    let (exploit, skill) = (Factor::Exploit, Factor::Skill);
    let mut play = Play::review(Facts::High);
    let derived = as_asked(&play.case).inherent;
    assert_eq!((derived.get(exploit), derived.get(skill)), (9, 5));
    play.adjust(REVIEWER, exploit, 3);
    assert_eq!(counts(&play, exploit), 3, "alone the first one counts");
    play.act(FRESH, score(&[(exploit, 5), (skill, 9)]));
    assert_eq!(play.last(), &Happening::Scored { differs: 2 });
    let spread = play.case.spread(&derived);
    let found: Vec<_> =
        spread.iter().map(|line| (line.factor, line.derived, line.first, line.second, line.counts)).collect();
    assert_eq!(found, [(skill, 5, 5, 9, 9), (exploit, 9, 3, 5, 5)]);
    assert_eq!((counts(&play, exploit), counts(&play, skill)), (5, 9));
    // the first one cannot talk it down alone
    play.act(REVIEWER, Act::Adjust { factor: exploit, value: None, reason: String::new() });
    assert_eq!(counts(&play, exploit), 9);
    play.act(REVIEWER, correct(exploit, 5))
        .act(FRESH, Act::Adjust { factor: skill, value: None, reason: String::new() });
    assert!(play.case.spread(&derived).iter().all(domain::case::second::Spread::is_settled));
    assert_eq!((counts(&play, exploit), counts(&play, skill)), (5, 5));
    assert_eq!(standing_as_asked(&play.case).derived.0, derived, "both vectors stay");
}

#[test]
fn a_blind_score_has_reasons_and_listed_values_and_is_no_score_of_the_own_one() {
    let mut play = Play::review(Facts::High);
    assert_eq!(play.try_act(FRESH, score(&[])), refused(Refusal::NothingToScore), "nobody scored yet");
    play.adjust(REVIEWER, Factor::Exploit, 3);
    assert_eq!(play.try_act(REVIEWER, score(&[])), refused(Refusal::NothingToScore));
    assert_eq!(play.try_act(FRESH, score(&[(Factor::Exploit, 4)])), refused(Refusal::NotAnOption));
    let silent = Score::from([(Factor::Exploit, (1, " ".into()))]);
    assert_eq!(play.try_act(FRESH, Act::Score(Box::new(silent))), refused(Refusal::ReasonNeeded));
    assert!(matches!(play.try_act(REQUESTER, score(&[])), Err(Stop::Denied(_))));
    play.act(FRESH, score(&[(Factor::Exploit, 9)]));
    assert!(
        play.case.second.as_ref().is_some_and(|second| second.adjustments.is_empty()),
        "as the answers say"
    );
    assert_eq!(counts(&play, Factor::Exploit), 9);
}

#[test]
fn a_second_score_falls_with_the_answers_that_it_judged() {
    let mut play = Play::review(Facts::High);
    play.adjust(REVIEWER, Factor::Skill, 9).act(FRESH, score(&[(Factor::Exploit, 3), (Factor::Skill, 6)]));
    play.change_answers(REQUESTER, Facts::Medium);
    let second = play.case.second.as_ref().expect("a second score");
    assert_eq!(second.adjustments.keys().collect::<Vec<_>>(), [&Factor::Skill]);
}

#[test]
fn a_side_says_who_of_it_holds_the_case() {
    let mut play = Play::review(Facts::Medium);
    play.act(REVIEWER, Act::Assign(Some(FRESH)));
    assert_eq!(play.last(), &Happening::Assigned { side: Side::Security, person: Some(FRESH) });
    assert_eq!(play.try_act(SECOND, Act::Assign(Some(FRESH))), refused(Refusal::NothingChanged));
    play.act(SECOND, Act::Assign(Some(SECOND))).act(SECOND, Act::Assign(None));
    play.act(COLLEAGUE, Act::Assign(Some(COLLEAGUE)));
    assert_eq!((play.case.assignees.marketing, play.case.assignees.security), (Some(COLLEAGUE), None));
    for foreign in [REQUESTER, COLLEAGUE] {
        assert_eq!(play.try_act(REVIEWER, Act::Assign(Some(foreign))), refused(Refusal::NotOfThisSide));
    }
    assert_eq!(
        play.try_act(REQUESTER, Act::Assign(Some(BOUND_TO_SECURITY))),
        refused(Refusal::NotOfThisSide)
    );
}

#[test]
fn only_its_author_or_who_holds_the_case_says_whether_a_need_was_understood() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180).need(REVIEWER, "Calm.").restate(REQUESTER, "Calm?");
    for act in [Act::Confirm, Act::Correct("Not quite.".into())] {
        assert_eq!(play.try_act(FRESH, act), refused(Refusal::NotYourNeed));
    }
    assert!(!buttons(&play, FRESH).contains(&Action::Confirm));
    play.act(FRESH, Act::Assign(Some(FRESH)));
    assert!(buttons(&play, FRESH).contains(&Action::Confirm));
    play.act(FRESH, Act::Correct("Quiet nights.".into())).restate(COLLEAGUE, "Quiet nights?");
    play.act(REVIEWER, Act::Confirm);
}

#[test]
fn an_open_question_of_the_conversation_blocks_every_yes_of_the_sides() {
    let asked = domain::case::transition::Rules { open_questions: 2, ..rules() };
    let tried = |play: &Play, who: PersonId, act: Act| {
        let subject = domain::permit::Subject { case: &play.case, area: &play.area };
        let leave =
            domain::permit::permit(&actor(who), act.action(), &subject, crate::play::policy(), play.now)
                .expect("leave");
        domain::case::transition::transition(play.case.clone(), act, &leave, play.now, &asked)
    };
    let low = Play::review(Facts::Low);
    assert_eq!(tried(&low, REVIEWER, Act::Approve), Err(Refusal::QuestionsOpen(2)));
    let mut offered = Play::review(Facts::Medium);
    offered.offer(REVIEWER, "C-MFA", 180);
    let accept = Act::Accept { explanation: Some("Fine.".into()) };
    assert_eq!(tried(&offered, REQUESTER, accept.clone()), Err(Refusal::QuestionsOpen(2)));
    assert!(tried(&low, REVIEWER, Act::Object("No.".into())).is_ok(), "a no is no approval");
    assert!(attempt(&low, &actor(REVIEWER), &low.area, Act::Approve).is_ok());
    // a yes that waits for its signature is stopped, too
    let mut waits = Play::review(Facts::High);
    waits.offer_pilot(REVIEWER, 60).act(SECOND, Act::CoSign).offer_pilot(REQUESTER, 90).accept(REVIEWER);
    assert_eq!(waits.kind(), StateKind::Negotiation);
    assert_eq!(tried(&waits, SECOND, Act::CoSign), Err(Refusal::QuestionsOpen(2)));
}
