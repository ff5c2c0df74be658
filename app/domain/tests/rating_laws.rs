//! The scoring rules of scoring.md 0 as laws over random requests: every kind, every listed key and "unknown", every
//! subset of the library. An oracle written from the printed formulae, without the engine's shortcuts, stands beside it.

mod rating_words;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    rating::{
        Answers, Assessment, Factor, Facts, Group, Level, Severity, UNKNOWN, Vector, effect, preview, rate,
    },
    rules::{Answer, ConditionId, GateLevel, Kind, KindId, Question, RuleBook},
};
use proptest::{prelude::*, sample::Index};
use rating_words::{all_conditions, best};

fn book() -> &'static RuleBook {
    RuleBook::built_in()
}

fn keys(question: &Question) -> Vec<&str> {
    question.answers.iter().map(|answer| answer.key.as_str()).chain([UNKNOWN]).collect()
}

prop_compose! {
    fn request()(
        kind in proptest::sample::select(&KindId::ALL),
        picks in proptest::collection::vec(any::<Index>(), 12),
        chosen in proptest::collection::vec(any::<Index>(), 0..20),
    ) -> (KindId, Answers, BTreeSet<ConditionId>) {
        let questions = &book().kind(kind).questions;
        let answers = questions
            .iter()
            .zip(picks)
            .map(|(question, pick)| (question.id.clone(), *pick.get(&keys(question))))
            .collect();
        let library: Vec<_> = book().conditions().map(|condition| condition.id.clone()).collect();
        (kind, answers, chosen.iter().map(|pick| pick.get(&library).clone()).collect())
    }
}

fn rated(kind: KindId, answers: &Answers, conditions: &BTreeSet<ConditionId>) -> Assessment {
    rate(book(), &Facts::of(kind, answers).with(conditions)).unwrap()
}

/// The floors of a key: those of the answer, or for `unknown` the maximum of the question, factor by factor.
fn floors(question: &Question, key: &str) -> BTreeMap<Factor, u8> {
    let answers: Vec<&Answer> = question.answers.iter().filter(|a| key == UNKNOWN || a.key == key).collect();
    let highest = |factor| answers.iter().filter_map(|answer| answer.floors.get(&factor)).max();
    Factor::ALL.into_iter().filter_map(|factor| Some((factor, *highest(factor)?))).collect()
}

/// `r_f = max(base_f, max over drivers d of min(floor_d, min over accepted conditions linked to d of cap))`, and 0 where
/// a floor of 0 meets no positive one. With no conditions it is the inherent vector.
fn oracle(kind: &Kind, answers: &Answers, conditions: &BTreeSet<ConditionId>) -> Vector {
    Vector::from_fn(|factor| {
        let mut floors_of_factor = Vec::new();
        let mut value = kind.baseline.get(factor);
        for question in &kind.questions {
            let Some(floor) = floors(question, answers.get(&question.id).unwrap()).get(&factor).copied()
            else {
                continue;
            };
            floors_of_factor.push(floor);
            let mut capped = floor;
            for condition in question.conditions.iter().filter(|id| conditions.contains(*id)) {
                if let Some(cap) = book().condition(condition).unwrap().caps.get(&factor) {
                    capped = capped.min(*cap);
                }
            }
            value = value.max(capped);
        }
        let not_applicable = !floors_of_factor.is_empty() && floors_of_factor.iter().all(|floor| *floor == 0);
        if not_applicable { 0 } else { value }
    })
}

fn below(lower: Vector, upper: Vector) -> bool {
    Factor::ALL.into_iter().all(|factor| lower.get(factor) <= upper.get(factor))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_engine_computes_the_printed_formulae((kind, answers, conditions) in request()) {
        let rating = rated(kind, &answers, &conditions);
        prop_assert_eq!(rating.inherent, oracle(book().kind(kind), &answers, &BTreeSet::new()));
        prop_assert_eq!(rating.residual, oracle(book().kind(kind), &answers, &conditions));
    }

    #[test]
    fn every_factor_has_a_listed_value_and_stays_between_baseline_and_inherent((kind, answers, conditions) in request()) {
        let rating = rated(kind, &answers, &conditions);
        let baseline = book().kind(kind).baseline;
        for factor in Factor::ALL {
            let (before, after) = (rating.inherent.get(factor), rating.residual.get(factor));
            prop_assert!(factor.options().contains(&before) && factor.options().contains(&after));
            prop_assert!(after <= before);
            prop_assert!(after >= baseline.get(factor) || (after == 0 && before == 0));
        }
    }

    #[test]
    fn one_more_condition_never_raises_a_factor_a_likely_share_or_a_gate(
        (kind, answers, conditions) in request(),
        pick: Index,
    ) {
        let library: Vec<_> = book().conditions().map(|condition| condition.id.clone()).collect();
        let without = rated(kind, &answers, &conditions);
        let mut more = conditions.clone();
        more.insert(pick.get(&library).clone());
        let with = rated(kind, &answers, &more);
        prop_assert!(below(with.residual, without.residual));
        prop_assert_eq!(with.inherent, without.inherent);
        prop_assert_eq!(&with.gates, &without.gates, "only papers and answers lift gates");
        for (scenario, share) in &with.multipliers {
            prop_assert!(share.freq[1] <= without.multipliers[scenario].freq[1]);
            prop_assert!(share.mag[1] <= without.multipliers[scenario].mag[1]);
        }
    }

    #[test]
    fn accepting_twice_or_in_another_order_changes_nothing((kind, answers, conditions) in request(), a: Index, b: Index) {
        let library: Vec<_> = book().conditions().map(|condition| condition.id.clone()).collect();
        let (a, b) = (a.get(&library), b.get(&library));
        let after = |first: &ConditionId, second: &ConditionId| {
            let mut accepted = conditions.clone();
            accepted.insert(first.clone());
            effect(book(), &Facts::of(kind, &answers).with(&accepted), second).unwrap()
        };
        prop_assert_eq!(after(a, b), after(b, a));
        prop_assert_eq!(after(a, a), effect(book(), &Facts::of(kind, &answers).with(&conditions), a).unwrap());
    }

    #[test]
    fn a_condition_linked_to_no_question_of_the_kind_moves_no_factor((kind, answers, _) in request()) {
        let linked = all_conditions(kind);
        let others = book().conditions().map(|condition| condition.id.clone()).filter(|id| !linked.contains(id)).collect();
        let rating = rated(kind, &answers, &others);
        prop_assert_eq!(rating.residual, rating.inherent);
    }

    #[test]
    fn nothing_is_rounded_before_a_level_is_looked_up(digits: [u8; 16]) {
        let vector = Vector::from_fn(|factor| digits[factor as usize] % 10);
        for group in Group::ALL {
            let factors = group.factors();
            let sum: usize = factors.iter().map(|factor| usize::from(vector.get(*factor))).sum();
            let level = match sum {
                sum if sum < 3 * factors.len() => Level::Low,
                sum if sum < 6 * factors.len() => Level::Medium,
                _ => Level::High,
            };
            prop_assert_eq!(Level::of(vector.mean(group)), level);
        }
        let severities = [vector.severity_technical(), vector.severity_business()];
        prop_assert_eq!(Some(vector.severity_max()), severities.into_iter().max());
    }

    #[test]
    fn not_knowing_is_never_better_than_an_answer((kind, answers, conditions) in request(), pick: Index) {
        let question = pick.get(&book().kind(kind).questions);
        let unsure = rating_words::with(answers.clone(), question.id.as_str(), UNKNOWN);
        let (known, unknown) = (rated(kind, &answers, &conditions), rated(kind, &unsure, &conditions));
        prop_assert!(below(known.inherent, unknown.inherent));
        prop_assert!(below(known.residual, unknown.residual));
        prop_assert!(unknown.evidence_missing.contains(&question.id));
    }

    #[test]
    fn the_flag_for_missing_evidence_is_on_exactly_the_unknown_answers((kind, answers, conditions) in request()) {
        let unknown: Vec<_> = answers.0.iter().filter(|(_, key)| *key == UNKNOWN).map(|(id, _)| id.clone()).collect();
        prop_assert_eq!(rated(kind, &answers, &conditions).evidence_missing, unknown);
    }

    #[test]
    fn drivers_stand_highest_first_and_explain_the_vectors((kind, answers, conditions) in request()) {
        let rating = rated(kind, &answers, &conditions);
        let baseline = book().kind(kind).baseline;
        for (factor, drivers) in &rating.drivers {
            prop_assert!(drivers.is_sorted_by(|a, b| a.floor >= b.floor));
            prop_assert!(drivers.iter().all(|driver| driver.floor > 0 && driver.after <= driver.floor));
            prop_assert!(drivers.iter().all(|driver| (driver.after < driver.floor) != driver.conditions.is_empty()));
            let highest = |value: fn(&domain::rating::Driver) -> u8| drivers.iter().map(value).max().unwrap_or(0);
            let base = baseline.get(*factor);
            prop_assert_eq!(rating.inherent.get(*factor), base.max(highest(|driver| driver.floor)));
            prop_assert_eq!(rating.residual.get(*factor), base.max(highest(|driver| driver.after)));
        }
    }

    #[test]
    fn shares_lie_between_the_least_share_and_everything((kind, answers, conditions) in request()) {
        for share in rated(kind, &answers, &conditions).multipliers.values() {
            for [low, mode, high] in [share.freq, share.mag] {
                prop_assert!(0.05 <= low && low <= mode && mode <= high && high <= 1.0);
            }
        }
    }

    #[test]
    fn a_preview_encloses_every_way_of_completing_the_answers((kind, answers, _) in request(), open: [bool; 12]) {
        let mut partial = answers.clone();
        let questions = book().kind(kind).questions.iter();
        let missing: Vec<_> = questions.zip(open).filter(|(_, open)| *open).map(|(q, _)| q.id.clone()).collect();
        for question in &missing {
            partial.0.remove(question);
        }
        let seen = preview(book(), &Facts::of(kind, &partial)).unwrap();
        let complete = rated(kind, &answers, &BTreeSet::new());
        prop_assert_eq!(&seen.missing, &missing);
        prop_assert!(below(seen.best.inherent, complete.inherent));
        prop_assert!(below(complete.inherent, seen.worst.inherent));
        prop_assert!(seen.best.inherent.severity_max() <= complete.inherent.severity_max());
        prop_assert!(complete.inherent.severity_max() <= seen.worst.inherent.severity_max());
        prop_assert!(seen.best.gate_level() <= complete.gate_level() && complete.gate_level() <= seen.worst.gate_level());
        prop_assert!(seen.reasons.len() <= 3);
        for reason in &seen.reasons {
            prop_assert_eq!(partial.get(&reason.driver.question), Some(reason.driver.answer.as_str()));
        }
    }

    #[test]
    fn the_preview_of_complete_answers_is_their_rating((kind, answers, _) in request()) {
        let seen = preview(book(), &Facts::of(kind, &answers)).unwrap();
        let complete = rated(kind, &answers, &BTreeSet::new());
        prop_assert_eq!(&seen.best, &complete);
        prop_assert_eq!(&seen.worst, &complete);
    }
}

#[test]
fn the_best_answers_make_every_kind_low() {
    for kind in KindId::ALL {
        let rating = rated(kind, &best(kind), &BTreeSet::new());
        assert_eq!(rating.inherent.severity_max(), Severity::Low, "{}", kind.code());
        assert!(rating.gate_level() <= GateLevel::Notice, "{}", kind.code());
    }
}

#[test]
fn the_worst_answers_make_every_kind_high_or_critical_and_no_set_of_conditions_makes_them_harmless() {
    for kind in KindId::ALL {
        let questions = &book().kind(kind).questions;
        let last: Answers =
            questions.iter().map(|q| (q.id.clone(), q.answers.last().unwrap().key.clone())).collect();
        let unknown: Answers = questions.iter().map(|question| (question.id.clone(), UNKNOWN)).collect();
        for answers in [last, unknown] {
            let rating = rated(kind, &answers, &all_conditions(kind));
            assert!(rating.inherent.severity_max() >= Severity::High, "{}", kind.code());
            assert_eq!(
                rating.residual.severity_max(),
                Severity::Medium,
                "{} {}",
                kind.code(),
                rating.residual
            );
        }
    }
}
