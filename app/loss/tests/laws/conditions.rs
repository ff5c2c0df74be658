//! What conditions may and may not do, as properties over random inputs: the residual loss is at most the inherent loss in
//! every simulated horizon, the inherent run never notices conditions, and less remains of a smaller share.

use super::common::{checked, input, interval, scenario};
use loss::{Input, Losses, Remaining, Scenario, Secondary, Share, Spread, losses, simulate};
use proptest::prelude::*;

fn ascending(values: [f64; 3]) -> [f64; 3] {
    let mut values = values;
    values.sort_by(f64::total_cmp);
    values
}

prop_compose! {
    fn share()(parts in prop::array::uniform3(0.0..=1.0), constant in any::<bool>()) -> Share {
        if constant { Share::Constant(parts[0]) } else { Share::Range(ascending(parts)) }
    }
}

prop_compose! {
    fn spread(most: f64)(parts in prop::array::uniform3(0.0..=most), constant in any::<bool>()) -> Spread {
        let [low, mode, high] = ascending(parts);
        if constant { Spread::Constant(low) } else { super::common::pert(low, mode, high) }
    }
}

prop_compose! {
    fn some_scenario(id: &'static str)(
        rate in spread(12.0),
        (low, ratio) in (1.0..1e5, 1.0..50.0),
        max in prop::option::of(1.0..3.0),
        secondary in prop::option::of((spread(1.0), 1.0..1e5)),
        residual in prop::option::weighted(0.8, (share(), share())),
    ) -> Scenario {
        let mut loss = interval(low, low * ratio);
        loss.max = max.map(|times| loss.p95 * times);
        let secondary = secondary
            .map(|(probability, low)| Secondary { probability, loss: interval(low, low * 10.0) });
        let residual = residual.map(|(freq, mag)| Remaining { freq, mag });
        Scenario { secondary, residual, ..scenario(id, rate, loss) }
    }
}

prop_compose! {
    fn some_input()(
        first in some_scenario("A"),
        second in prop::option::of(some_scenario("B")),
        simulations in 1_u32..3000,
        seed in any::<u64>(),
        years in prop_oneof![Just(1.0), 0.1..5.0],
    ) -> Input {
        Input { seed, years, ..input([first].into_iter().chain(second).collect(), simulations) }
    }
}

fn run(input: &Input) -> Losses {
    losses(&checked(input.clone()))
}

fn at_most(less: &[f64], more: &[f64]) -> bool {
    less.len() == more.len() && less.iter().zip(more).all(|(less, more)| less <= more)
}

proptest! {
    #[test]
    fn the_residual_loss_is_at_most_the_inherent_loss_in_every_horizon(input in some_input()) {
        let losses = run(&input);
        prop_assert!(losses.inherent.iter().all(|loss| loss.is_finite() && *loss >= 0.0));
        prop_assert!(at_most(losses.after(), &losses.inherent));
    }

    #[test]
    fn the_inherent_run_never_notices_conditions(input in some_input()) {
        let mut plain = input.clone();
        plain.scenarios.iter_mut().for_each(|scenario| scenario.residual = None);
        prop_assert_eq!(run(&plain).inherent, run(&input).inherent);
    }

    #[test]
    fn a_smaller_constant_share_leaves_less_in_every_horizon(
        input in some_input(),
        freq in 0.0..=1.0,
        mag in 0.0..=1.0,
        less in 0.0..=1.0,
    ) {
        let with = |freq: f64, mag: f64| {
            let mut input = input.clone();
            let remaining = Remaining { freq: Share::Constant(freq), mag: Share::Constant(mag) };
            input.scenarios.iter_mut().for_each(|scenario| scenario.residual = Some(remaining));
            run(&input)
        };
        let more = with(freq, mag);
        prop_assert!(at_most(with(freq * less, mag).after(), more.after()));
        prop_assert!(at_most(with(freq, mag * less).after(), more.after()));
        let (all, plain) = (with(1.0, 1.0), run(&input));
        prop_assert_eq!(all.after(), plain.inherent.as_slice());
        prop_assert!(with(0.0, mag).after().iter().chain(with(freq, 0.0).after()).all(|loss| *loss <= 0.0));
    }

    #[test]
    fn the_same_input_gives_the_same_outcome(input in some_input()) {
        let checked = checked(input);
        prop_assert_eq!(simulate(&checked), simulate(&checked));
    }
}
