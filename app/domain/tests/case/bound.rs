//! Z7: what somebody judged is bound to the facts they saw. After changed answers no offer can be accepted, no signature is
//! waited for any more, and no score stands on a factor that the answers make otherwise now; over every case of `stands` and
//! every other set of facts.

use std::collections::BTreeSet;

use domain::{
    case::{
        act::{Act, Action},
        request::Request,
        state::{State, StateKind, Unsigned},
    },
    rating::Factor,
};

use crate::{
    play::{Play, basis},
    stands::stands,
    world::{Facts, REQUESTER, REVIEWER, request},
};

fn unsigned(state: &State) -> Option<&Unsigned> {
    match state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    }
}

#[test]
fn changed_answers_void_offers_signatures_and_scores_of_what_is_otherwise_now() {
    let (mut changed, mut voided) = (0, 0);
    for stand in stands() {
        for facts in [Facts::Low, Facts::Medium, Facts::High, Facts::Critical] {
            let mut play = stand.play.clone();
            if play.state().takes_adjustments() {
                // a correction of each factor by whoever may, so that there is something to void
                for factor in Factor::ALL {
                    let value = factor.options().last().copied().expect("an option");
                    let act = Act::Adjust { factor, value: Some(value), reason: "Seen it.".into() };
                    if let Ok(change) = play.try_act(REVIEWER, act) {
                        play.case = change.case;
                    }
                }
            }
            let purpose = format!("{} Changed.", play.case.request.purpose);
            let act = Act::ChangeAnswers(Box::new(Request { purpose, ..request(facts) }));
            let Ok(change) = play.try_act(REQUESTER, act) else { continue };
            changed += 1;
            let after = change.case;
            let derived = |case: &domain::case::Case| {
                case.assess(&basis(), &BTreeSet::new()).expect("a rating").inherent
            };
            let (was, is) = (derived(&play.case), derived(&after));
            assert_eq!(after.state.kind(), StateKind::Review, "{}", stand.name);
            assert!(unsigned(&after.state).is_none(), "{}: a signature on what is gone", stand.name);
            assert!(
                after.rounds.iter().all(|round| round.stale),
                "{}: an offer that still lives",
                stand.name
            );
            let scores = after
                .adjustments
                .keys()
                .chain(after.second.iter().flat_map(|second| second.adjustments.keys()));
            for factor in scores {
                assert_eq!(was.get(*factor), is.get(*factor), "{}: a score on other facts", stand.name);
            }
            voided += play.case.adjustments.len() - after.adjustments.len();
            let next = Play { case: after, ..play };
            for who in [REQUESTER, REVIEWER] {
                let accepted = next.try_act(who, Act::Accept { explanation: Some("x".into()) });
                assert!(accepted.is_err(), "{}: accepted what nobody sees any more", stand.name);
            }
            let signed = next.try_act(crate::world::SECOND, Act::CoSign);
            assert!(signed.is_err(), "{}: {:?} signed", stand.name, Action::CoSign);
        }
    }
    assert!(changed > 100 && voided > 100, "{changed} changes, {voided} scores voided");
}
