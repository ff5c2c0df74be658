//! More lenient than the table is impossible, whatever people estimate and correct. The row is found here a second time,
//! by hand: from the answers, the corrections and the simulated figures, without the product's own standing.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{
        Case,
        act::Act,
        decision::Choice,
        estimate::{Estimate, Value},
        losses::{ON_RECORD, ON_SCREEN},
        package::Package,
        refusal::Refusal,
        state::{State, StateKind, Why},
    },
    policy::{Outcome, Tolerance, Worth, propose},
    rating::{Factor, Severity, Vector},
    rules::{ConditionId, GateLevel},
};
use proptest::{prelude::*, sample::select};

use crate::{
    play::{Play, Stop, basis, policy, standing},
    world::{self, COLLEAGUE, FRESH, Facts, LARGE, REQUESTER, REVIEWER, SECOND, SMALL},
};

fn estimates() -> impl Strategy<Value = Estimate> {
    let value = select(vec![
        None,
        Some(Value { low: 2_000_000, mode: 9_000_000, high: 20_000_000 }),
        Some(Value { low: -60_000, mode: 1_000, high: 20_000 }),
    ]);
    let losses = select(vec![None, Some(SMALL), Some(LARGE)]);
    (losses, value).prop_map(|(losses, value)| Estimate {
        value,
        ..losses.map_or_else(Estimate::default, world::estimate)
    })
}

fn corrections() -> impl Strategy<Value = BTreeMap<Factor, u8>> {
    let one = select(Factor::ALL.to_vec())
        .prop_flat_map(|factor| (Just(factor), select(factor.options().to_vec())));
    prop::collection::btree_map(one.clone().prop_map(|(factor, _)| factor), Just(0), 0..9).prop_flat_map(
        |factors| {
            let values: Vec<_> =
                factors.into_keys().map(|factor| (Just(factor), select(factor.options().to_vec()))).collect();
            values.prop_map(|pairs| pairs.into_iter().collect())
        },
    )
}

fn facts() -> impl Strategy<Value = Facts> {
    select(vec![Facts::Low, Facts::Medium, Facts::High, Facts::Critical, Facts::Hold, Facts::Block])
}

/// The severity with the corrections, the one without them, and the row of the table.
fn by_hand(case: &Case, conditions: &BTreeSet<ConditionId>) -> (Severity, Severity, Outcome) {
    let rating = case.assess(&basis(), conditions).expect("a complete request");
    let corrected = |factor: Factor| {
        let (before, after) = (rating.inherent.get(factor), rating.residual.get(factor));
        match case.adjustments.get(&factor).map(|adjustment| adjustment.value) {
            Some(value) if value > before => (value, value),
            Some(value) => (value, after.min(value)),
            None => (before, after),
        }
    };
    let inherent = Vector::from_fn(|factor| corrected(factor).0);
    let residual = Vector::from_fn(|factor| corrected(factor).1);
    let business = [Factor::Financial, Factor::Reputation, Factor::NonCompliance, Factor::Privacy];
    let confirmed = case.request.impact == Some(business.map(|factor| inherent.get(factor)));
    let counts = |vector: Vector| if confirmed { vector.severity_business() } else { vector.severity_max() };
    let gate = case.open_gates(&rating).iter().map(|(_, level)| *level).max().unwrap_or(GateLevel::Clear);
    let input = case.loss_input(&basis(), &rating, conditions, ON_SCREEN);
    let (mut tolerance, mut value) = (Tolerance::NotAssessed, Worth::NotAssessed);
    if let Some(input) = input {
        let outcome = basis().losses.outcome(&input);
        let chance = |amount: f64| {
            let points = &outcome.residual.exceedance;
            points.iter().find(|[x, ..]| x.total_cmp(&amount).is_eq()).expect("a point of the curve")[1]
        };
        let within = chance(100_000.0) <= 0.1 && chance(1_000_000.0) <= 0.01;
        tolerance = if within { Tolerance::Within } else { Tolerance::Exceeds };
        if let Some(net) = outcome.net {
            let bad = net.residual.p_negative > f64::from(policy().chance_of_loss) / 1000.0
                || net.residual.mean <= 0.0;
            value = if bad { Worth::Bad } else { Worth::Good };
        }
    }
    let severity = counts(residual);
    (severity, counts(rating.residual), propose(gate, severity, tolerance, value).outcome)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_verdict_is_more_lenient_than_the_table(
        facts in facts(),
        estimates in prop::collection::vec(estimates(), 0..3),
        corrections in corrections(),
        confirms: bool,
        conditions in select(vec!["C-LOG", "C-MFA C-NAMED C-TOKEN C-LOG C-IR C-NOPII"]),
    ) {
        let mut play = Play::review(facts);
        for (who, estimate) in [REQUESTER, COLLEAGUE, FRESH].into_iter().zip(estimates) {
            if let Ok(change) = play.try_act(who, Act::Estimate(Box::new(estimate))) {
                play.case = change.case;
            }
        }
        for (factor, value) in corrections {
            let reason = "We have seen it.".to_owned();
            if let Ok(change) = play.try_act(REVIEWER, Act::Adjust { factor, value: Some(value), reason }) {
                play.case = change.case;
            }
        }
        if confirms {
            let values = domain::case::request::business_impact(
                &standing(&play.case, &BTreeSet::new()).assessment.inherent,
            );
            play.act(REQUESTER, Act::ConfirmImpact(values));
        }
        let (severity, derived, outcome) = by_hand(&play.case, &BTreeSet::new());
        let (worse, estimated) = (severity.max(derived), play.case.is_estimated());

        // approve
        match play.try_act(REVIEWER, Act::Approve) {
            Ok(change) => {
                prop_assert_eq!(outcome, Outcome::Approve);
                let decided = change.case.state.kind() == StateKind::Approved;
                prop_assert_eq!(decided, worse < Severity::High, "a correction took the signature away");
                if !decided {
                    let mut unsigned = play.clone();
                    unsigned.case = change.case;
                    unsigned.act(SECOND, Act::CoSign);
                    prop_assert_eq!(unsigned.kind(), StateKind::Approved);
                }
            }
            Err(Stop::Refused(Refusal::GateOpen(_) | Refusal::BeyondAuthority(_))) => {
                prop_assert_ne!(outcome, Outcome::Approve);
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }

        // refer
        let refer = Act::Refer { choice: Choice::AsAsked, text: "We advise it.".into() };
        match play.try_act(REVIEWER, refer) {
            Ok(change) => {
                let open = matches!(outcome, Outcome::Escalate | Outcome::Decline);
                prop_assert!(open && (estimated || severity != Severity::High));
                prop_assert_eq!(change.case.state.kind() == StateKind::Escalated, worse < Severity::High);
            }
            Err(Stop::Refused(Refusal::EstimateFirst)) => {
                prop_assert!(!estimated && severity == Severity::High);
            }
            Err(Stop::Refused(Refusal::NothingToRefer)) => {
                prop_assert!(matches!(outcome, Outcome::Approve | Outcome::ApproveWithConditions));
            }
            Err(Stop::Refused(Refusal::GateOpen(_))) => {}
            Err(other) => prop_assert!(false, "{other:?}"),
        }

        // offer and accept
        let package = Package { note: "Like this.".into(), ..world::package(play.now, conditions, 180) };
        let (severity, derived, outcome) = by_hand(&play.case, &package.conditions());
        play.act(REVIEWER, Act::Offer(Box::new(package)));
        prop_assert_eq!(play.kind() == StateKind::Negotiation, severity.max(derived) < Severity::High);
        if play.kind() == StateKind::Review {
            play.act(SECOND, Act::CoSign);
        }
        play.accept(REQUESTER);
        match play.state() {
            State::Approved(decided) => {
                prop_assert!(matches!(outcome, Outcome::Approve | Outcome::ApproveWithConditions));
                let record = decided.decision.snapshot.record.as_ref().expect("a record");
                prop_assert_eq!(record.proposal.outcome, outcome);
                let simulations = record.losses.as_ref().map(|losses| losses.outcome.simulations);
                prop_assert_eq!(simulations, estimated.then_some(ON_RECORD));
            }
            State::Escalated(escalated) => {
                prop_assert!(matches!(outcome, Outcome::Escalate | Outcome::Decline));
                let Why::Authority { rule, .. } = escalated.why else { panic!("by authority") };
                prop_assert!([3, 4, 5, 6, 9].contains(&rule));
            }
            State::Agreed(_) => prop_assert_eq!(outcome, Outcome::Return),
            State::Returned(_) => prop_assert_eq!(outcome, Outcome::Decline),
            other => prop_assert!(false, "{:?}", other.kind()),
        }
    }
}
