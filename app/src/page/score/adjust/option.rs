//! The values of each factor in words. OWASP's own texts are under a licence that asks to share alike, so these are ours;
//! the values are OWASP's. A value that is not listed has no words and is never offered.

use domain::rating::Factor;

use crate::text::Words;

/// A value with its words: `3 – Schwer auszunutzen`; the bare value where it is not a listed one.
pub fn option(words: Words, factor: Factor, value: u8) -> String {
    match key(factor, value) {
        Some(key) => format!("{value} – {}", words.say(key)),
        None => value.to_string(),
    }
}

const fn key(factor: Factor, value: u8) -> Option<&'static str> {
    Some(match (factor, value) {
        (Factor::Skill, 1) => "option-sl-1",
        (Factor::Skill, 3) => "option-sl-3",
        (Factor::Skill, 5) => "option-sl-5",
        (Factor::Skill, 6) => "option-sl-6",
        (Factor::Skill, 9) => "option-sl-9",
        (Factor::Motive, 1) => "option-m-1",
        (Factor::Motive, 4) => "option-m-4",
        (Factor::Motive, 9) => "option-m-9",
        (Factor::Opportunity, 0) => "option-o-0",
        (Factor::Opportunity, 4) => "option-o-4",
        (Factor::Opportunity, 7) => "option-o-7",
        (Factor::Opportunity, 9) => "option-o-9",
        (Factor::Size, 2) => "option-s-2",
        (Factor::Size, 4) => "option-s-4",
        (Factor::Size, 5) => "option-s-5",
        (Factor::Size, 6) => "option-s-6",
        (Factor::Size, 9) => "option-s-9",
        (Factor::Discovery, 1) => "option-ed-1",
        (Factor::Discovery, 3) => "option-ed-3",
        (Factor::Discovery, 7) => "option-ed-7",
        (Factor::Discovery, 9) => "option-ed-9",
        (Factor::Exploit, 1) => "option-ee-1",
        (Factor::Exploit, 3) => "option-ee-3",
        (Factor::Exploit, 5) => "option-ee-5",
        (Factor::Exploit, 9) => "option-ee-9",
        (Factor::Awareness, 1) => "option-a-1",
        (Factor::Awareness, 4) => "option-a-4",
        (Factor::Awareness, 6) => "option-a-6",
        (Factor::Awareness, 9) => "option-a-9",
        (Factor::Detection, 1) => "option-id-1",
        (Factor::Detection, 3) => "option-id-3",
        (Factor::Detection, 8) => "option-id-8",
        (Factor::Detection, 9) => "option-id-9",
        (Factor::Confidentiality, 2) => "option-lc-2",
        (Factor::Confidentiality, 6) => "option-lc-6",
        (Factor::Confidentiality, 7) => "option-lc-7",
        (Factor::Confidentiality, 9) => "option-lc-9",
        (Factor::Integrity, 1) => "option-li-1",
        (Factor::Integrity, 3) => "option-li-3",
        (Factor::Integrity, 5) => "option-li-5",
        (Factor::Integrity, 7) => "option-li-7",
        (Factor::Integrity, 9) => "option-li-9",
        (Factor::Availability, 1) => "option-lav-1",
        (Factor::Availability, 5) => "option-lav-5",
        (Factor::Availability, 7) => "option-lav-7",
        (Factor::Availability, 9) => "option-lav-9",
        (Factor::Accountability, 1) => "option-lac-1",
        (Factor::Accountability, 7) => "option-lac-7",
        (Factor::Accountability, 9) => "option-lac-9",
        (Factor::Financial, 1) => "option-fd-1",
        (Factor::Financial, 3) => "option-fd-3",
        (Factor::Financial, 7) => "option-fd-7",
        (Factor::Financial, 9) => "option-fd-9",
        (Factor::Reputation, 1) => "option-rd-1",
        (Factor::Reputation, 4) => "option-rd-4",
        (Factor::Reputation, 5) => "option-rd-5",
        (Factor::Reputation, 9) => "option-rd-9",
        (Factor::NonCompliance, 2) => "option-nc-2",
        (Factor::NonCompliance, 5) => "option-nc-5",
        (Factor::NonCompliance, 7) => "option-nc-7",
        (Factor::Privacy, 3) => "option-pv-3",
        (Factor::Privacy, 5) => "option-pv-5",
        (Factor::Privacy, 7) => "option-pv-7",
        (Factor::Privacy, 9) => "option-pv-9",
        (
            Factor::Skill
            | Factor::Motive
            | Factor::Size
            | Factor::Discovery
            | Factor::Exploit
            | Factor::Awareness
            | Factor::Detection,
            _,
        ) => return None,
        (_, 0) => "option-none",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_value_has_words() {
        for factor in Factor::ALL {
            for value in factor.options() {
                assert!(key(factor, *value).is_some(), "{} {value}", factor.code());
            }
        }
    }
}
