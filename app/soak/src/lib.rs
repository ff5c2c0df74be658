//! The golden cases of the loss engine, computed where another processor and another compiler backend would show any
//! dependence on the platform. `make soak` runs it in node and compares with the hashes that the native tests hold.
//! Like the browser entry it is empty on other targets, so that host builds pass it by.
#![cfg(target_arch = "wasm32")]

use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// For each case of `golden.json`: its name, the hashes that are expected, and those computed here; as JSON.
#[wasm_bindgen]
pub fn golden() -> String {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../loss/golden.json")).unwrap_or_default();
    let computed: Vec<Value> = cases.iter().map(compute).collect();
    Value::from(computed).to_string()
}

fn compute(case: &Value) -> Value {
    let found = serde_json::from_value(case["input"].clone())
        .map_err(|fault| fault.to_string())
        .and_then(|input| loss::check(input).map_err(|faults| format!("{faults:?}")));
    match found {
        Ok(checked) => json!({
            "name": case["name"],
            "expected": [case["hash"], case["fingerprint"]],
            "found": [loss::simulate(&checked).hash, loss::fingerprint(&checked)],
        }),
        Err(fault) => json!({"name": case["name"], "expected": "", "found": fault}),
    }
}
