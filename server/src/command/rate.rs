//! `concord rate`: the rating of one request for analysts and for checks from outside. Input and output are the contract
//! of scoring.md 2.4; the output has full precision, because rounding is for screens. Of several faults the first is
//! reported: wrong keys before missing ones, because a misspelt key is also a missing one.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    language::Bilingual,
    rating::{
        self, Answers, Assessment, Cause, Driver, Factor, Facts, Multiplier, RateFault, Severity, Vector,
    },
    rules::{ConditionId, GateLevel, KindId, RuleBook},
    time::Day,
};
use serde::Serialize;

use super::{
    CommandError,
    input::{Document, Fields, Value},
};

#[derive(Serialize)]
struct Rated<'a> {
    inherent: Means,
    residual: Means,
    gates: Vec<Gate<'a>>,
    drivers: &'a BTreeMap<Factor, Vec<Driver>>,
    multipliers: &'a BTreeMap<String, Multiplier>,
}

#[derive(Serialize)]
struct Means {
    vector: Vector,
    likelihood: f64,
    technical: f64,
    business: f64,
    severity_technical: Severity,
    severity_business: Severity,
    severity_max: Severity,
}

#[derive(Serialize)]
struct Gate<'a> {
    id: &'a str,
    level: GateLevel,
    #[serde(skip_serializing_if = "<[u8]>::is_empty")]
    criteria: &'a [u8],
    because: Vec<Because<'a>>,
    reference: &'a str,
    artefact: &'a Bilingual,
}

#[derive(Serialize)]
struct Because<'a> {
    question: &'a str,
    answer: &'a str,
}

/// The rating of `{"kind", "answers", "conditions", "go_live"}` by the built-in rule book, as JSON. `conditions` and
/// `go_live` may be absent: no condition is accepted, and gates with dates count whatever the day.
pub fn rate(input: &str) -> Result<String, CommandError> {
    let document = Document::parse(input)?;
    let fields = document.root().record(&["kind", "answers", "conditions", "go_live"])?;
    let kind = kind(fields.required("kind")?)?;
    let given = fields.required("answers")?.fields()?;
    let answers: Answers = given
        .iter()
        .map(|(question, key)| Ok((question, key.text()?)))
        .collect::<Result<_, CommandError>>()?;
    let listed = fields.optional("conditions").map_or(Ok(Vec::new()), Value::list)?;
    let conditions: BTreeSet<ConditionId> =
        listed.iter().map(|item| item.text().map(ConditionId::from)).collect::<Result<_, _>>()?;
    let go_live = fields.optional("go_live").map(day).transpose()?;

    let book = RuleBook::built_in();
    let facts = Facts { conditions: &conditions, go_live, ..Facts::of(kind, &answers) };
    let assessment = rating::rate(book, &facts).map_err(|faults| {
        faults.first().map_or_else(
            || CommandError::new("refused", "", "The request cannot be rated."),
            |fault| refusal(fault, &given, &listed),
        )
    })?;
    print(book, &assessment)
}

fn kind(value: &Value<'_>) -> Result<KindId, CommandError> {
    let text = value.text()?;
    KindId::from_code(text).ok_or_else(|| {
        let known = KindId::ALL.map(KindId::code).join(", ");
        CommandError::new(
            "unknown_kind",
            &value.pointer,
            format!("`{text}` is not a kind; the kinds are {known}."),
        )
    })
}

fn day(value: &Value<'_>) -> Result<Day, CommandError> {
    let text = value.text()?;
    let message = || format!("`{text}` is not a date of the calendar, written YYYY-MM-DD.");
    text.parse().map_err(|_| CommandError::new("invalid_date", &value.pointer, message()))
}

fn refusal(fault: &RateFault, answers: &Fields<'_>, conditions: &[Value<'_>]) -> CommandError {
    let (code, pointer) = match fault {
        RateFault::MissingAnswer(question) => ("missing_answer", answers.place(question.as_str())),
        RateFault::UnknownQuestion(question) => ("unknown_question", answers.place(question)),
        RateFault::UnknownAnswer { question, .. } => ("unknown_answer", answers.place(question.as_str())),
        RateFault::UnknownGateQuestion(_) => ("unknown_gate_question", String::new()),
        RateFault::UnknownCondition(id) => {
            let item = conditions.iter().find(|item| item.text().is_ok_and(|text| text == id));
            ("unknown_condition", item.map_or_else(String::new, |item| item.pointer.clone()))
        }
    };
    CommandError::new(code, pointer, format!("{fault}."))
}

fn print<'a>(book: &'a RuleBook, assessment: &'a Assessment) -> Result<String, CommandError> {
    let gates = assessment.gates.iter().filter_map(|open| {
        let gate = book.gate(&open.id)?;
        let because = |cause: &'a Cause| Because { question: cause.question(), answer: cause.answer() };
        let because = open.because.iter().map(because).collect();
        Some(Gate {
            id: open.id.as_str(),
            level: open.level,
            criteria: &open.criteria,
            because,
            reference: &gate.reference,
            artefact: &gate.artefact,
        })
    });
    let rated = Rated {
        inherent: means(assessment.inherent),
        residual: means(assessment.residual),
        gates: gates.collect(),
        drivers: &assessment.drivers,
        multipliers: &assessment.multipliers,
    };
    serde_json::to_string(&rated).map_err(|fault| CommandError::new("internal", "", fault.to_string()))
}

fn means(vector: Vector) -> Means {
    Means {
        vector,
        likelihood: vector.likelihood(),
        technical: vector.technical(),
        business: vector.business(),
        severity_technical: vector.severity_technical(),
        severity_business: vector.severity_business(),
        severity_max: vector.severity_max(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn request(kind: &str, prefix: &str, keys: &str, conditions: &str) -> Json {
        let answers: serde_json::Map<String, Json> = keys
            .split(' ')
            .enumerate()
            .map(|(index, key)| (format!("{prefix}-{:02}", index + 1), key.into()))
            .collect();
        json!({"kind": kind, "answers": answers, "conditions": conditions.split(' ').collect::<Vec<_>>()})
    }

    fn tiktok() -> Json {
        request(
            "social",
            "SOC",
            "d b b b b b b b b c b",
            "C-MFA C-NAMED C-TOKEN C-LOG C-IR C-NOPII C-CONSENT",
        )
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
        assert_eq!(
            output["multipliers"]["OUTAGE"],
            json!({"freq": [1.0, 1.0, 1.0], "mag": [0.5, 0.7, 0.85]})
        );
        let keys: BTreeSet<&str> = output.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["drivers", "gates", "inherent", "multipliers", "residual"]));
    }

    #[test]
    fn the_smart_display_prints_its_three_gates() {
        let display = request("iot", "IOT", "c b b b c c c b c c b b", "C-CRED C-SEG");
        let output = rated(&display);
        let gates: Vec<_> = output["gates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|gate| {
                (gate["id"].as_str().unwrap(), gate["level"].as_str().unwrap(), gate["criteria"].clone())
            })
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
            (with("", "gate_answers", json!({})), "unknown_field", "/gate_answers"),
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
}
