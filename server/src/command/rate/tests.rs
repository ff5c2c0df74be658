//! The command against the published numbers of scoring.md 2, and every way of asking it wrongly.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::rate;

fn request(kind: &str, prefix: &str, keys: &str, conditions: &str) -> Json {
    let answers: serde_json::Map<String, Json> = keys
        .split(' ')
        .enumerate()
        .map(|(index, key)| (format!("{prefix}-{:02}", index + 1), key.into()))
        .collect();
    json!({"kind": kind, "answers": answers, "conditions": conditions.split(' ').collect::<Vec<_>>()})
}

fn tiktok() -> Json {
    request("social", "SOC", "d b b b b b b b b c b", "C-MFA C-NAMED C-TOKEN C-LOG C-IR C-NOPII C-CONSENT")
}

fn rated(request: &Json) -> Json {
    serde_json::from_str(&rate(&request.to_string()).unwrap()).unwrap()
}

fn refused(input: &str) -> (String, String) {
    let fault = rate(input).unwrap_err();
    let printed: Json = serde_json::from_str(&fault.to_string()).unwrap();
    assert_eq!(printed["error"]["code"], fault.code);
    assert!(printed["error"]["message"].as_str().is_some_and(|message| !message.is_empty()));
    assert_eq!(printed["error"]["pointer"], fault.pointer.as_str());
    (fault.code.to_owned(), fault.pointer)
}

#[test]
fn the_tiktok_request_prints_the_published_numbers() {
    let output = rated(&tiktok());
    assert_eq!(
        output["inherent"],
        json!({
            "vector": "SL:5/M:4/O:9/S:9/ED:3/EE:9/A:6/ID:8/LC:6/LI:3/LAV:5/LAC:9/FD:3/RD:5/NC:5/PV:5",
            "likelihood": 6.625, "technical": 5.75, "business": 4.5,
            "severity_technical": "High", "severity_business": "High", "severity_max": "High"
        })
    );
    assert_eq!(
        output["residual"],
        json!({
            "vector": "SL:5/M:4/O:4/S:5/ED:3/EE:3/A:6/ID:3/LC:2/LI:3/LAV:1/LAC:1/FD:3/RD:5/NC:5/PV:5",
            "likelihood": 4.125, "technical": 1.75, "business": 4.5,
            "severity_technical": "Low", "severity_business": "Medium", "severity_max": "Medium"
        })
    );
    assert_eq!(output["gates"][0]["id"], "G-TDDDG");
    assert_eq!(output["gates"][0]["level"], "HOLD");
    assert_eq!(output["gates"][0]["because"], json!([{"question": "SOC-05", "answer": "b"}]));
    assert_eq!(output["gates"][0]["reference"], "TDDDG § 25");
    assert!(output["gates"][0].get("criteria").is_none());
    assert_eq!(
        output["drivers"]["EE"],
        json!([{"question": "SOC-01", "answer": "d", "floor": 9, "after": 3, "conditions": ["C-MFA"]}])
    );
    assert_eq!(output["multipliers"]["OUTAGE"], json!({"freq": [1.0, 1.0, 1.0], "mag": [0.5, 0.7, 0.85]}));
    let keys: BTreeSet<&str> = output.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        BTreeSet::from([
            "drivers",
            "evidence_missing",
            "gates",
            "inherent",
            "multipliers",
            "nist",
            "residual"
        ])
    );
}

#[test]
fn the_smart_display_prints_its_three_gates() {
    let display = request("iot", "IOT", "c b b b c c c b c c b b", "C-CRED C-SEG");
    let output = rated(&display);
    let gates: Vec<_> = output["gates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gate| (gate["id"].as_str().unwrap(), gate["level"].as_str().unwrap(), gate["criteria"].clone()))
        .collect();
    assert_eq!(
        gates,
        [
            ("G-ETSI-5.1", "BLOCK", Json::Null),
            ("G-DPIA", "HOLD", json!([3, 8])),
            ("G-ETSI-5.2", "HOLD", Json::Null)
        ]
    );
}

#[test]
fn conditions_and_the_day_may_be_absent_and_a_condition_named_twice_counts_once() {
    let mut plain = tiktok();
    plain.as_object_mut().unwrap().remove("conditions");
    let output = rated(&plain);
    assert_eq!(output["residual"], output["inherent"]);
    let mut twice = tiktok();
    twice["conditions"].as_array_mut().unwrap().push("C-MFA".into());
    assert_eq!(rated(&twice), rated(&tiktok()));
}

#[test]
fn gates_are_those_of_the_day_of_going_live() {
    let mut silent = request("ai", "AI", "a a a a a c a a a a a a", "C-LOG");
    silent["go_live"] = "2026-08-01".into();
    assert_eq!(rated(&silent)["gates"].as_array().unwrap().len(), 1);
    silent["go_live"] = "2026-08-02".into();
    assert_eq!(rated(&silent)["gates"].as_array().unwrap().len(), 2);
}

#[test]
fn the_legal_check_opens_gates_and_touches_no_number() {
    let mut asked = tiktok();
    asked["gate_answers"] = json!({"GQ-N-1": "yes", "GQ-N-3": "no", "GQ-N-6": "yes", "GQ-G-SAFETY": "yes"});
    let output = rated(&asked);
    let gates = output["gates"].as_array().unwrap();
    let supplier = gates.iter().find(|gate| gate["id"] == "G-NIS2").unwrap();
    assert_eq!(supplier["level"], "NOTICE");
    assert_eq!(
        supplier["because"],
        json!([{"question": "GQ-N-1", "answer": "yes"}, {"question": "GQ-N-3", "answer": "no"}])
    );
    assert_eq!(gates.len(), 2, "the safety of a social media channel is not asked");
    for key in ["inherent", "residual", "drivers", "multipliers", "nist"] {
        assert_eq!(output[key], rated(&tiktok())[key], "{key}");
    }
    asked["nis2"] = true.into();
    let output = rated(&asked);
    assert_eq!(output["gates"][0]["id"], "G-NIS2");
    assert_eq!(output["gates"][0]["level"], "HOLD");
    for text in ["reason", "artefact", "confirmed_by"] {
        assert!(output["gates"][0][text]["de"].is_string() && output["gates"][0][text]["en"].is_string());
    }
}

#[test]
fn not_knowing_is_flagged_for_questions_and_for_statements_that_are_asked() {
    let mut unsure = tiktok();
    unsure["answers"]["SOC-09"] = "unknown".into();
    unsure["gate_answers"] = json!({"GQ-D-A1": "unknown", "GQ-N-1": "no", "GQ-N-2": "unknown"});
    assert_eq!(rated(&unsure)["evidence_missing"], json!(["SOC-09", "GQ-D-A1"]));
}

#[test]
fn proven_conditions_make_the_verified_residual_beside_the_planned_one() {
    let mut request = tiktok();
    request["verified"] = json!(["C-MFA"]);
    let output = rated(&request);
    assert_eq!(output["residual"], rated(&tiktok())["residual"]);
    let mut proven_alone = tiktok();
    proven_alone["conditions"] = json!(["C-MFA"]);
    assert_eq!(output["verified"], rated(&proven_alone)["residual"]);
    assert_eq!(output["nist"]["verified"], rated(&proven_alone)["nist"]["residual"]);
    request["verified"] = json!([]);
    assert_eq!(rated(&request)["verified"], output["inherent"]);
    request["conditions"] = json!([]);
    request["verified"] = json!(["C-MFA"]);
    assert_eq!(rated(&request)["residual"], output["verified"], "what is proven was accepted");
}

#[test]
fn bad_input_is_refused_with_the_place_of_the_fault() {
    let changed = |pointer: &str, value: Json| {
        let mut request = tiktok();
        request["go_live"] = "2026-12-01".into();
        *request.pointer_mut(pointer).unwrap() = value;
        request.to_string()
    };
    let without = |object: &str, key: &str| {
        let mut request = tiktok();
        request.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(key);
        request.to_string()
    };
    let with = |object: &str, key: &str, value: Json| {
        let mut request = tiktok();
        request.pointer_mut(object).unwrap().as_object_mut().unwrap().insert(key.to_owned(), value);
        request.to_string()
    };
    let twice = tiktok().to_string().replace(r#""SOC-02":"b""#, r#""SOC-02":"b","SOC-02":"a""#);
    let cases = [
        (String::new(), "invalid_json", ""),
        ("{".to_owned(), "invalid_json", ""),
        (format!("{} x", tiktok()), "invalid_json", ""),
        ("[".repeat(100_000), "invalid_json", ""),
        ("[]".to_owned(), "wrong_type", ""),
        ("{}".to_owned(), "missing_field", "/kind"),
        (without("", "answers"), "missing_field", "/answers"),
        (with("", "answer", json!({})), "unknown_field", "/answer"),
        (with("", "gate_answers", json!([])), "wrong_type", "/gate_answers"),
        (with("", "gate_answers", json!(null)), "wrong_type", "/gate_answers"),
        (with("", "gate_answers", json!({"GQ-N-1": true})), "wrong_type", "/gate_answers/GQ-N-1"),
        (with("", "gate_answers", json!({"GQ-N-1": "Yes"})), "unknown_gate_answer", "/gate_answers/GQ-N-1"),
        (with("", "gate_answers", json!({"GQ-N-1": ""})), "unknown_gate_answer", "/gate_answers/GQ-N-1"),
        (with("", "gate_answers", json!({"GQ-N-9": "no"})), "unknown_gate_question", "/gate_answers/GQ-N-9"),
        (with("", "gate_answers", json!({"G-NIS2": "no"})), "unknown_gate_question", "/gate_answers/G-NIS2"),
        (with("", "nis2", json!("true")), "wrong_type", "/nis2"),
        (with("", "nis2", json!(null)), "wrong_type", "/nis2"),
        (with("", "verified", json!("C-MFA")), "wrong_type", "/verified"),
        (with("", "verified", json!(["C-MFA", "C-NONE"])), "unknown_condition", "/verified/1"),
        (changed("/kind", json!("Social")), "unknown_kind", "/kind"),
        (changed("/kind", json!(1)), "wrong_type", "/kind"),
        (changed("/answers", json!([])), "wrong_type", "/answers"),
        (changed("/answers/SOC-03", json!(null)), "wrong_type", "/answers/SOC-03"),
        (changed("/answers/SOC-03", json!("z")), "unknown_answer", "/answers/SOC-03"),
        (changed("/answers/SOC-03", json!("A")), "unknown_answer", "/answers/SOC-03"),
        (changed("/answers/SOC-03", json!("")), "unknown_answer", "/answers/SOC-03"),
        (without("/answers", "SOC-03"), "missing_answer", "/answers/SOC-03"),
        (with("/answers", "SAA-01", json!("a")), "unknown_question", "/answers/SAA-01"),
        (with("/answers", "a/~", json!("a")), "unknown_question", "/answers/a~1~0"),
        (twice, "duplicate_key", "/answers/SOC-02"),
        (changed("/conditions", json!("C-MFA")), "wrong_type", "/conditions"),
        (changed("/conditions", json!(null)), "wrong_type", "/conditions"),
        (changed("/conditions/2", json!("C-NONE")), "unknown_condition", "/conditions/2"),
        (changed("/conditions/2", json!(7)), "wrong_type", "/conditions/2"),
        (changed("/go_live", json!("2026-02-30")), "invalid_date", "/go_live"),
        (changed("/go_live", json!("1.12.2026")), "invalid_date", "/go_live"),
        (changed("/go_live", json!(20_261_201)), "wrong_type", "/go_live"),
        (changed("/go_live", json!(null)), "wrong_type", "/go_live"),
    ];
    for (input, code, pointer) in cases {
        let start: String = input.chars().take(200).collect();
        assert_eq!(refused(&input), (code.to_owned(), pointer.to_owned()), "{start}");
    }
}
