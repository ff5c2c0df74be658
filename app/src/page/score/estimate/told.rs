//! What each loss scenario means, with an example from the kind of request at hand and what to count. Somebody who never
//! heard of a risk analysis estimates a story, not a term. A scenario that an edited rule book adds has its name alone.

use domain::rules::{KindId, RuleBook};

use crate::text::Words;

/// The name of a scenario; its id where the book does not have it any more.
pub fn name(words: Words, id: &str) -> String {
    let found = RuleBook::built_in().scenarios().iter().find(|scenario| scenario.id == id);
    found.map_or_else(|| id.to_owned(), |scenario| scenario.name.get(words.language).to_owned())
}

/// Key of the sentence that says what it is.
pub fn what(id: &str) -> Option<&'static str> {
    Some(match id {
        "TAKEOVER" => "estimate-what-takeover",
        "LEAK" => "estimate-what-leak",
        "INJECT" => "estimate-what-inject",
        "LEGAL" => "estimate-what-legal",
        "OUTAGE" => "estimate-what-outage",
        "FRAUD" => "estimate-what-fraud",
        _ => return None,
    })
}

/// Key of what belongs into the amount.
pub fn count(id: &str) -> Option<&'static str> {
    Some(match id {
        "TAKEOVER" => "estimate-count-takeover",
        "LEAK" => "estimate-count-leak",
        "INJECT" => "estimate-count-inject",
        "LEGAL" => "estimate-count-legal",
        "OUTAGE" => "estimate-count-outage",
        "FRAUD" => "estimate-count-fraud",
        _ => return None,
    })
}

/// Key of an example.
pub fn example(kind: KindId, id: &str) -> Option<&'static str> {
    Some(match (kind, id) {
        (KindId::Social, "TAKEOVER") => "example-social-takeover",
        (KindId::Social, "LEAK") => "example-social-leak",
        (KindId::Social, "INJECT") => "example-social-inject",
        (KindId::Social, "LEGAL") => "example-social-legal",
        (KindId::Social, "OUTAGE") => "example-social-outage",
        (KindId::Social, "FRAUD") => "example-social-fraud",
        (KindId::Saas, "TAKEOVER") => "example-saas-takeover",
        (KindId::Saas, "LEAK") => "example-saas-leak",
        (KindId::Saas, "INJECT") => "example-saas-inject",
        (KindId::Saas, "LEGAL") => "example-saas-legal",
        (KindId::Saas, "OUTAGE") => "example-saas-outage",
        (KindId::Saas, "FRAUD") => "example-saas-fraud",
        (KindId::Iot, "TAKEOVER") => "example-iot-takeover",
        (KindId::Iot, "LEAK") => "example-iot-leak",
        (KindId::Iot, "INJECT") => "example-iot-inject",
        (KindId::Iot, "LEGAL") => "example-iot-legal",
        (KindId::Iot, "OUTAGE") => "example-iot-outage",
        (KindId::Iot, "FRAUD") => "example-iot-fraud",
        (KindId::Ai, "TAKEOVER") => "example-ai-takeover",
        (KindId::Ai, "LEAK") => "example-ai-leak",
        (KindId::Ai, "INJECT") => "example-ai-inject",
        (KindId::Ai, "LEGAL") => "example-ai-legal",
        (KindId::Ai, "OUTAGE") => "example-ai-outage",
        (KindId::Ai, "FRAUD") => "example-ai-fraud",
        (KindId::Payment, "TAKEOVER") => "example-payment-takeover",
        (KindId::Payment, "LEAK") => "example-payment-leak",
        (KindId::Payment, "INJECT") => "example-payment-inject",
        (KindId::Payment, "LEGAL") => "example-payment-legal",
        (KindId::Payment, "OUTAGE") => "example-payment-outage",
        (KindId::Payment, "FRAUD") => "example-payment-fraud",
        (KindId::Partner, "TAKEOVER") => "example-partner-takeover",
        (KindId::Partner, "LEAK") => "example-partner-leak",
        (KindId::Partner, "INJECT") => "example-partner-inject",
        (KindId::Partner, "LEGAL") => "example-partner-legal",
        (KindId::Partner, "OUTAGE") => "example-partner-outage",
        (KindId::Partner, "FRAUD") => "example-partner-fraud",
        _ => return None,
    })
}
