//! `concord decide`: one row of the decision table from four words. The words are the contract of scoring.md 2.4; a word
//! in another case or with spaces is refused rather than guessed.

use domain::{
    policy::{Proposal, Tolerance, Worth, propose},
    rating::Severity,
    rules::GateLevel,
};

use super::{
    CommandError,
    input::{Document, Fields},
};

/// The proposal for `{"gate", "severity", "tolerance", "value"}` as JSON with `rule`, `outcome` and `review_months`.
pub fn decide(input: &str) -> Result<String, CommandError> {
    let document = Document::parse(input)?;
    let fields = document.root().record(&["gate", "severity", "tolerance", "value"])?;
    let gates = GateLevel::ALL.map(|level| (level.code(), level));
    let severities = Severity::ALL.map(|severity| (severity.code(), severity));
    let tolerances = [
        ("within", Tolerance::Within),
        ("not_assessed", Tolerance::NotAssessed),
        ("exceeds", Tolerance::Exceeds),
    ];
    let values = [("good", Worth::Good), ("not_assessed", Worth::NotAssessed), ("bad", Worth::Bad)];
    let proposal = propose(
        word(&fields, "gate", &gates)?,
        word(&fields, "severity", &severities)?,
        word(&fields, "tolerance", &tolerances)?,
        word(&fields, "value", &values)?,
    );
    Ok(print(proposal))
}

fn word<T: Copy>(fields: &Fields<'_>, name: &str, words: &[(&str, T)]) -> Result<T, CommandError> {
    let value = fields.required(name)?;
    let text = value.text()?;
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("`{name}` cannot be `{text}`; it is one of {}.", known.join(", "));
        CommandError::new("unknown_value", &value.pointer, message)
    })
}

fn print(proposal: Proposal) -> String {
    serde_json::json!(proposal).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(input: &str) -> (String, String) {
        let fault = decide(input).unwrap_err();
        (fault.code.to_owned(), fault.pointer)
    }

    #[test]
    fn a_medium_severity_within_tolerance_is_approved_with_conditions_for_six_months() {
        let output =
            decide(r#"{"gate": "CLEAR", "severity": "Medium", "tolerance": "within", "value": "good"}"#)
                .unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&output).unwrap(),
            serde_json::json!({"rule": 7, "outcome": "approve_with_conditions", "review_months": 6})
        );
    }

    #[test]
    fn what_is_not_approved_has_no_review() {
        let output =
            decide(r#"{"gate": "HOLD", "severity": "Note", "tolerance": "within", "value": "good"}"#)
                .unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&output).unwrap(),
            serde_json::json!({"rule": 2, "outcome": "return", "review_months": null})
        );
    }

    #[test]
    fn every_word_of_the_contract_is_understood() {
        let words = [
            ("gate", &["CLEAR", "NOTICE", "HOLD", "BLOCK"][..]),
            ("severity", &["Note", "Low", "Medium", "High", "Critical"]),
            ("tolerance", &["within", "not_assessed", "exceeds"]),
            ("value", &["good", "not_assessed", "bad"]),
        ];
        for (name, list) in words {
            for word in list {
                let mut input = serde_json::json!(
                    {"gate": "CLEAR", "severity": "Low", "tolerance": "within", "value": "good"}
                );
                input[name] = (*word).into();
                decide(&input.to_string()).unwrap();
            }
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_place() {
        let input = |gate: &str, rest: &str| {
            format!(r#"{{"gate": {gate}, "severity": "Low", "tolerance": "within", "value": "good"{rest}}}"#)
        };
        let cases = [
            (String::new(), "invalid_json", ""),
            ("[]".to_owned(), "wrong_type", ""),
            ("{}".to_owned(), "missing_field", "/gate"),
            (input("\"clear\"", ""), "unknown_value", "/gate"),
            (input("null", ""), "wrong_type", "/gate"),
            (input("\"CLEAR\"", r#", "gate": "BLOCK""#), "duplicate_key", "/gate"),
            (input("\"CLEAR\"", r#", "a/b~c": 1"#), "unknown_field", "/a~1b~0c"),
        ];
        for (input, code, pointer) in cases {
            assert_eq!(refused(&input), (code.to_owned(), pointer.to_owned()), "{input}");
        }
    }
}
