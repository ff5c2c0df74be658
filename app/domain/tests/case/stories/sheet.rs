//! A verdict is bound to the facts on which it was given; whether it is stale is computed, and so is the difference.

use domain::{
    case::{
        act::Act,
        evidence::About,
        request::Request,
        sheet::{ChangedFact, Standpoint},
    },
    id::EvidenceId,
    rating::Factor,
};
use uuid::Uuid;

use crate::{
    play::{Play, basis},
    world::{ADVISER, Facts, REQUESTER, REVIEWER, SECOND, request},
};

fn of_round(play: &Play, number: usize) -> Standpoint {
    let ground = play.case.rounds[number].ground.as_ref().expect("its facts");
    play.case.standpoint(&basis(), ground)
}

fn changed(standpoint: &Standpoint) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let Standpoint::Stale(facts) = standpoint else { panic!("{standpoint:?}") };
    let line = |fact: &ChangedFact| {
        let fact: &ChangedFact = Box::leak(Box::new(fact.clone()));
        (fact.key.as_str(), fact.before.as_deref(), fact.now.as_deref())
    };
    facts.iter().map(line).collect()
}

#[test]
fn an_offer_knows_which_answers_files_and_ratings_are_new_since_it_was_made() {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180);
    assert_eq!(of_round(&play, 0), Standpoint::Fresh);
    let file = EvidenceId(Uuid::from_u128(7));
    let files = vec![(file, "Report.pdf".to_owned())];
    play.act(REQUESTER, Act::AddEvidence { about: About::Case, files });
    play.adjust(REVIEWER, Factor::Skill, 9);
    let key = format!("file/{file}");
    assert_eq!(
        changed(&of_round(&play, 0)),
        [("factor/SL", Some("5"), Some("9")), (key.as_str(), None, Some("Report.pdf (1)"))]
    );
    // what is taken back again makes no difference, whoever asks
    play.act(REVIEWER, Act::Adjust { factor: Factor::Skill, value: None, reason: String::new() });
    play.act(REQUESTER, Act::RemoveEvidence(file));
    assert_eq!(of_round(&play, 0), Standpoint::Fresh);
    let purpose = "Something else.".to_owned();
    play.act(REQUESTER, Act::ChangeAnswers(Box::new(Request { purpose, ..request(Facts::Medium) })));
    play.offer(REVIEWER, "C-MFA C-LOG", 180);
    let old = request(Facts::Medium).purpose;
    assert_eq!(changed(&of_round(&play, 0)), [("fact/purpose", Some(old.as_str()), Some("Something else."))]);
    assert_eq!(of_round(&play, 1), Standpoint::Fresh, "each round has its own facts");
}

#[test]
fn an_act_that_waits_for_a_signature_and_a_recommendation_are_bound_to_their_facts() {
    let mut play = Play::estimated(Facts::High);
    let decline = domain::case::decision::Choice::Decline;
    play.act(REVIEWER, Act::Refer { choice: decline, text: "Too much.".into() });
    let domain::case::state::State::Review(waiting) = play.state() else { panic!("a review") };
    let wanted = waiting.unsigned.as_ref().and_then(|unsigned| unsigned.ground.clone()).expect("its facts");
    let files = vec![(EvidenceId(Uuid::from_u128(8)), "Proof.pdf".to_owned())];
    play.act(REQUESTER, Act::AddEvidence { about: About::Case, files });
    assert!(matches!(play.case.standpoint(&basis(), &wanted), Standpoint::Stale(facts) if facts.len() == 1));
    play.act(SECOND, Act::CoSign);
    let domain::case::state::State::Escalated(escalated) = play.state() else { panic!("escalated") };
    let domain::case::state::Why::Authority { recommendation, .. } = &escalated.why else {
        panic!("authority")
    };
    let ground = recommendation.ground.as_ref().expect("its facts");
    assert_eq!(play.case.standpoint(&basis(), ground), Standpoint::Fresh);
}

#[test]
fn a_paper_that_was_confirmed_is_a_new_fact_and_another_rule_book_is_none() {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-LOG", 180).attach(REQUESTER);
    let gate = play.gate();
    play.act(ADVISER, Act::ConfirmArtefact(gate.clone()));
    let key = format!("paper/{gate}");
    assert_eq!(changed(&of_round(&play, 0)), [(key.as_str(), None, Some("confirmed"))]);
    let mut other = play.case.rounds[0].ground.clone().expect("its facts");
    other.step = play.case.past.len();
    assert_eq!(play.case.standpoint(&basis(), &other), Standpoint::OtherRules);
}

#[test]
fn what_was_typed_into_a_draft_is_no_change_that_anybody_missed() {
    let mut play = Play::review(Facts::Low);
    assert!(play.case.past.is_empty());
    play.act(REVIEWER, Act::Return("Please mend it.".into())).act(REQUESTER, Act::Submit);
    assert!(play.case.past.is_empty(), "nothing was mended");
}
