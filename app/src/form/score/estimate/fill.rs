//! From stored estimates to the fields of the form: what somebody saved comes back as it was, in the notation of their
//! language, so that mending one number does not mean typing all of them again.

use domain::{
    case::estimate::{Estimate, Frequency, ScenarioEstimate},
    language::Language,
};

use super::{
    DELAY, VALUE, cost_of,
    scenario::{HIGH, LOW, MAX, OFTEN, OTHER, OTHER_HIGH, OTHER_LOW, RATES, name},
};
use crate::form::Typed;

/// The fields of an estimate.
pub fn fill(estimate: &Estimate, language: Language) -> Typed {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (id, scenario) in &estimate.scenarios {
        pairs.extend(of_scenario(id, scenario, language));
    }
    if let Some(value) = estimate.value {
        let amounts = [value.low, value.mode, value.high];
        pairs
            .extend(VALUE.into_iter().zip(amounts).map(|(name, euros)| (name.to_owned(), euros.to_string())));
    }
    pairs.extend(estimate.delay.map(|euros| (DELAY.to_owned(), euros.to_string())));
    pairs.extend(estimate.costs.iter().map(|(id, euros)| (cost_of(id), euros.to_string())));
    Typed::filled(pairs)
}

fn of_scenario(id: &str, scenario: &ScenarioEstimate, language: Language) -> Vec<(String, String)> {
    let mut fields = vec![(OFTEN, scenario.frequency.code().to_owned())];
    if let Frequency::Exactly { low, mode, high } = scenario.frequency {
        fields.extend(RATES.into_iter().zip([low, mode, high].map(|rate| decimal(rate, language))));
    }
    // What never happens may have been saved without amounts.
    let bare = scenario.frequency == Frequency::Never && (scenario.low, scenario.high) == (1, 1);
    if !bare {
        fields.push((LOW, scenario.low.to_string()));
        fields.push((HIGH, scenario.high.to_string()));
    }
    fields.extend(scenario.max.map(|max| (MAX, max.to_string())));
    if let Some(secondary) = &scenario.secondary {
        fields.push((OTHER, secondary.percent.to_string()));
        fields.push((OTHER_LOW, secondary.low.to_string()));
        fields.push((OTHER_HIGH, secondary.high.to_string()));
    }
    fields.into_iter().map(|(field, value)| (name(field, id), value)).collect()
}

/// Thousandths as a number without needless digits.
fn decimal(thousandths: u32, language: Language) -> String {
    let separator = match language {
        Language::De => ',',
        Language::En => '.',
    };
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    let rest = format!("{rest:03}");
    format!("{whole}{separator}{}", rest.trim_end_matches('0'))
}
