//! `concord simulate`: the loss engine for analysts and for checks from outside. Input and output are the contract of
//! scoring.md 2.4, with full precision, because rounding is for screens. Types are judged here, with the place of each;
//! what the numbers mean is judged by [`loss::check`], whose pointers are those of this JSON. Only the fields that the
//! contract names as optional have a default.

use loss::{Anchor, Input, Interval, Remaining, Scenario, Secondary, Share, Spread, limit};

use super::{
    CommandError,
    input::{Document, Value},
};

/// Where no seed was given.
const SEED: u64 = 0;

/// The outcome of `{"scenarios", "simulations", …}` as JSON.
pub fn simulate(input: &str) -> Result<String, CommandError> {
    let document = Document::parse(input)?;
    let input = read(&document.root())?;
    let checked = loss::check(input).map_err(|faults| {
        faults.first().map_or_else(
            || CommandError::new("refused", "", "This cannot be simulated."),
            |fault| CommandError::new(fault.code.code(), &fault.pointer, &fault.message),
        )
    })?;
    serde_json::to_string(&loss::simulate(&checked))
        .map_err(|fault| CommandError::new("internal", "", fault.to_string()))
}

fn read(root: &Value<'_>) -> Result<Input, CommandError> {
    let fields = root.record(&[
        "scenarios",
        "value",
        "cost",
        "years",
        "simulations",
        "seed",
        "thresholds",
        "tolerance",
    ])?;
    let scenarios = fields.required("scenarios")?.list()?;
    let list = |name| fields.optional(name).map_or(Ok(Vec::new()), Value::list);
    Ok(Input {
        scenarios: scenarios.iter().map(scenario).collect::<Result<_, _>>()?,
        value: fields.optional("value").map(spread).transpose()?,
        cost: fields.optional("cost").map_or(Ok(0.0), Value::number)?,
        years: fields.optional("years").map_or(Ok(1.0), Value::number)?,
        simulations: simulations(fields.required("simulations")?)?,
        seed: fields.optional("seed").map_or(Ok(SEED), Value::whole)?,
        thresholds: list("thresholds")?.iter().map(Value::number).collect::<Result<_, _>>()?,
        tolerance: list("tolerance")?.iter().map(anchor).collect::<Result<_, _>>()?,
    })
}

fn scenario(value: &Value<'_>) -> Result<Scenario, CommandError> {
    let fields = value.record(&["id", "rate", "loss", "secondary", "residual"])?;
    Ok(Scenario {
        id: fields.required("id")?.text()?.to_owned(),
        rate: spread(fields.required("rate")?)?,
        loss: interval(fields.required("loss")?)?,
        secondary: fields.optional("secondary").map(secondary).transpose()?,
        residual: fields.optional("residual").map(remaining).transpose()?,
    })
}

fn spread(value: &Value<'_>) -> Result<Spread, CommandError> {
    if value.is_number() {
        return Ok(Spread::Constant(value.number()?));
    }
    if !value.is_object() {
        return Err(value.wrong("a number or an object with low, mode and high"));
    }
    let fields = value.record(&["low", "mode", "high", "shape"])?;
    Ok(Spread::Pert {
        low: fields.required("low")?.number()?,
        mode: fields.required("mode")?.number()?,
        high: fields.required("high")?.number()?,
        shape: fields.optional("shape").map_or(Ok(4.0), Value::number)?,
    })
}

fn interval(value: &Value<'_>) -> Result<Interval, CommandError> {
    let fields = value.record(&["p05", "p95", "max"])?;
    Ok(Interval {
        p05: fields.required("p05")?.number()?,
        p95: fields.required("p95")?.number()?,
        max: fields.optional("max").map(Value::number).transpose()?,
    })
}

fn secondary(value: &Value<'_>) -> Result<Secondary, CommandError> {
    let fields = value.record(&["probability", "loss"])?;
    Ok(Secondary {
        probability: spread(fields.required("probability")?)?,
        loss: interval(fields.required("loss")?)?,
    })
}

fn remaining(value: &Value<'_>) -> Result<Remaining, CommandError> {
    let fields = value.record(&["freq", "mag"])?;
    Ok(Remaining { freq: share(fields.required("freq")?)?, mag: share(fields.required("mag")?)? })
}

fn share(value: &Value<'_>) -> Result<Share, CommandError> {
    if value.is_number() {
        return Ok(Share::Constant(value.number()?));
    }
    if !value.is_list() {
        return Err(value.wrong("a number or an array of low, most likely and high"));
    }
    Ok(Share::Range(numbers(value)?))
}

fn anchor(value: &Value<'_>) -> Result<Anchor, CommandError> {
    let [probability, amount] = numbers(value)?;
    Ok(Anchor { probability, amount })
}

fn numbers<const N: usize>(value: &Value<'_>) -> Result<[f64; N], CommandError> {
    let numbers: Vec<f64> = value.list()?.iter().map(Value::number).collect::<Result<_, _>>()?;
    let found = numbers.len();
    numbers.try_into().map_err(|_| {
        let message = format!("Expected {N} numbers, found {found}.");
        CommandError::new("wrong_length", &value.pointer, message)
    })
}

fn simulations(value: &Value<'_>) -> Result<u32, CommandError> {
    let whole = value.whole()?;
    u32::try_from(whole).map_err(|_| {
        let message = format!("{whole} are more than the {} simulations of one call.", limit::SIMULATIONS);
        CommandError::new("too_much", &value.pointer, message)
    })
}

#[cfg(test)]
mod tests;
