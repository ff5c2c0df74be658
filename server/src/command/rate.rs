//! `concord rate`: the rating of one request for analysts and for checks from outside. Input and output are the contract
//! of scoring.md 2.4; the output has full precision, because rounding is for screens. Of several faults the first is
//! reported: wrong keys before missing ones, because a misspelt key is also a missing one.

mod output;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use domain::{
    rating::{self, Answers, Facts, GateAnswers, RateFault},
    rules::{ConditionId, GateAnswer, GateQuestionId, KindId, RuleBook},
    time::Day,
};

use super::{
    CommandError,
    input::{Document, Fields, Value},
};

const FIELDS: [&str; 7] = ["kind", "answers", "gate_answers", "conditions", "verified", "go_live", "nis2"];

/// The rating of `{"kind", "answers", "gate_answers", "conditions", "verified", "go_live", "nis2"}` by the built-in rule
/// book, as JSON. All but the first two may be absent: no legal check was made, no condition is accepted, none is proven,
/// gates with dates count whatever the day, and the company is no essential or important entity. An answer to a statement
/// that is not asked about this request is accepted and does not count. A proven condition is an accepted one.
pub fn rate(input: &str) -> Result<String, CommandError> {
    let document = Document::parse(input)?;
    let fields = document.root().record(&FIELDS)?;
    let kind = kind(fields.required("kind")?)?;
    let given = fields.required("answers")?.fields()?;
    let answers: Answers = given
        .iter()
        .map(|(question, key)| Ok((question, key.text()?)))
        .collect::<Result<_, CommandError>>()?;
    let said = fields.optional("gate_answers").map(Value::fields).transpose()?;
    let gate_answers = said.as_ref().map(gate_answers).transpose()?;
    let accepted = listed(&fields, "conditions")?;
    let proven = listed(&fields, "verified")?;
    let verified: BTreeSet<ConditionId> = ids(&proven)?;
    let conditions: BTreeSet<ConditionId> = ids(&accepted)?.union(&verified).cloned().collect();
    let go_live = fields.optional("go_live").map(day).transpose()?;
    let nis2 = fields.optional("nis2").map_or(Ok(false), Value::boolean)?;

    let facts = Facts {
        kind,
        answers: &answers,
        gate_answers: gate_answers.as_ref(),
        conditions: &conditions,
        go_live,
        nis2,
    };
    let book = RuleBook::built_in();
    let rated = |facts: &Facts<'_>| {
        rating::rate(book, facts).map_err(|faults| {
            faults.first().map_or_else(
                || CommandError::new("refused", "", "The request cannot be rated."),
                |fault| refusal(fault, &given, &[&accepted, &proven]),
            )
        })
    };
    let planned = rated(&facts)?;
    let verified = match fields.optional("verified") {
        Some(_) => Some(rated(&facts.with(&verified))?.residual),
        None => None,
    };
    output::print(book, &planned, verified)
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

/// Every statement that the book knows may be answered, also one that is not asked about this request.
fn gate_answers(said: &Fields<'_>) -> Result<GateAnswers, CommandError> {
    let one = |(id, value): (&str, &Value<'_>)| {
        let text = value.text()?;
        let question = GateQuestionId::from(id);
        if RuleBook::built_in().gate_question(&question).is_none() {
            let message = format!("{id} is not a statement of the legal check.");
            return Err(CommandError::new("unknown_gate_question", &value.pointer, message));
        }
        let answer = GateAnswer::from_code(text).ok_or_else(|| {
            let message = format!("{id} has no answer `{text}`; the answers are yes, no, unknown.");
            CommandError::new("unknown_gate_answer", &value.pointer, message)
        })?;
        Ok((question, answer))
    };
    said.iter().map(one).collect()
}

fn listed<'a>(fields: &Fields<'a>, name: &str) -> Result<Vec<Value<'a>>, CommandError> {
    fields.optional(name).map_or(Ok(Vec::new()), Value::list)
}

fn ids(items: &[Value<'_>]) -> Result<BTreeSet<ConditionId>, CommandError> {
    items.iter().map(|item| item.text().map(ConditionId::from)).collect()
}

fn day(value: &Value<'_>) -> Result<Day, CommandError> {
    let text = value.text()?;
    let message = || format!("`{text}` is not a date of the calendar, written YYYY-MM-DD.");
    text.parse().map_err(|_| CommandError::new("invalid_date", &value.pointer, message()))
}

fn refusal(fault: &RateFault, answers: &Fields<'_>, conditions: &[&[Value<'_>]]) -> CommandError {
    let (code, pointer) = match fault {
        RateFault::MissingAnswer(question) => ("missing_answer", answers.place(question.as_str())),
        RateFault::UnknownQuestion(question) => ("unknown_question", answers.place(question)),
        RateFault::UnknownAnswer { question, .. } => ("unknown_answer", answers.place(question.as_str())),
        // refused while it was read
        RateFault::UnknownGateQuestion(_) => ("unknown_gate_question", "/gate_answers".to_owned()),
        RateFault::UnknownCondition(id) => {
            let mut items = conditions.iter().copied().flatten();
            let item = items.find(|item| item.text().is_ok_and(|text| text == id));
            ("unknown_condition", item.map_or_else(String::new, |item| item.pointer.clone()))
        }
    };
    CommandError::new(code, pointer, format!("{fault}."))
}
