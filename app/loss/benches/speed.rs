//! How fast the engine is, on one thread: one million horizons of a rare takeover with everything that an outcome holds,
//! beside plain numpy doing the same with five quantiles alone, and how time grows from 10^4 to 10^7. The best of several
//! repetitions counts, because everything else on the machine only adds. `make bench` runs it with numpy.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::{env, process::Command, time::Duration};

use loss::{Checked, Input, Interval, Remaining, Scenario, Secondary, Share, Spread, check, simulate};

/// Ours and numpy's take turns, so that a busy moment of the machine does not fall on one of them alone.
const TURNS: usize = 3;

fn main() {
    // Cargo adds an argument of its own.
    let python = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let mut million = Duration::MAX;
    let mut theirs: Option<Result<_, String>> = python.as_ref().map(|_| Ok(Duration::MAX));
    for _ in 0..TURNS {
        million = million.min(best(9, &takeover(1_000_000)));
        if let Some(python) = &python {
            theirs = theirs.map(|best| best.and_then(|best| Ok(numpy(python)?.min(best))));
        }
    }
    println!("one million horizons of a rare takeover, with curve, quantiles, shortfalls and errors");
    println!(
        "  concord            {}   {:.1} million horizons a second",
        shown(million),
        1.0 / million.as_secs_f64()
    );
    match theirs {
        None => {
            println!("  numpy              SKIPPED: no Python with numpy was named (make bench makes one)");
        }
        Some(Err(fault)) => println!("  numpy              SKIPPED: {fault}"),
        Some(Ok(theirs)) => compare(million, theirs),
    }
    println!("how time grows");
    for exponent in 4..=7 {
        let simulations = 10_u32.pow(exponent);
        let time = best(if exponent < 7 { 9 } else { 3 }, &takeover(simulations));
        let each = time.as_secs_f64() * 1e9 / f64::from(simulations);
        println!("  10^{exponent} horizons      {}   {each:.1} ns a horizon", shown(time));
    }
    println!("six scenarios with PERT rates, secondary losses and conditions");
    for simulations in [100_000, 1_000_000] {
        println!("  {simulations:>9} horizons {}", shown(best(5, &six(simulations))));
    }
}

fn numpy(python: &str) -> Result<Duration, String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/plain_numpy.py");
    let answer = Command::new(python).arg(script).output().map_err(|fault| fault.to_string())?;
    let text = String::from_utf8_lossy(&answer.stdout);
    text.trim()
        .parse()
        .map(Duration::from_secs_f64)
        .map_err(|_| format!("{python} gave no time: {}", String::from_utf8_lossy(&answer.stderr)))
}

fn compare(ours: Duration, theirs: Duration) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("  numpy              {}   five quantiles only", shown(theirs));
    let verdict = if ratio <= 0.5 { "kept" } else { "MISSED" };
    println!("  ratio              {ratio:8.2}      at most 0.50 is wanted: {verdict}");
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn best(repetitions: u32, checked: &Checked) -> Duration {
    let once = |_| {
        let start = std::time::Instant::now();
        std::hint::black_box(simulate(std::hint::black_box(checked)));
        start.elapsed()
    };
    (0..repetitions).map(once).min().unwrap_or_default()
}

fn shown(time: Duration) -> String {
    format!("{:8.2} ms", time.as_secs_f64() * 1e3)
}

fn takeover(simulations: u32) -> Checked {
    let scenario = Scenario {
        id: "TAKEOVER".to_owned(),
        rate: Spread::Constant(0.4),
        loss: Interval { p05: 20_000.0, p95: 500_000.0, max: None },
        secondary: None,
        residual: None,
    };
    sound(vec![scenario], simulations)
}

fn six(simulations: u32) -> Checked {
    let scenario = |id: &str| Scenario {
        id: id.to_owned(),
        rate: Spread::Pert { low: 0.1, mode: 0.3, high: 1.0, shape: 4.0 },
        loss: Interval { p05: 20_000.0, p95: 500_000.0, max: None },
        secondary: Some(Secondary {
            probability: Spread::Constant(0.1),
            loss: Interval { p05: 50_000.0, p95: 2_000_000.0, max: None },
        }),
        residual: Some(Remaining {
            freq: Share::Range([0.2, 0.42, 0.72]),
            mag: Share::Range([0.15, 0.35, 0.63]),
        }),
    };
    let scenarios = ["TAKEOVER", "LEAK", "INJECT", "LEGAL", "OUTAGE", "FRAUD"].map(scenario);
    sound(scenarios.into(), simulations)
}

fn sound(scenarios: Vec<Scenario>, simulations: u32) -> Checked {
    let input = Input {
        scenarios,
        value: None,
        cost: 0.0,
        years: 1.0,
        simulations,
        seed: 42,
        thresholds: Vec::new(),
        tolerance: Vec::new(),
    };
    check(input).expect("a sound input")
}
