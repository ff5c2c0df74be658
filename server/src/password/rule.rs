//! What a password may be: long enough, and nothing that is tried first. How guessable it is is estimated by `zxcvbn`, which
//! knows the 30,000 most common passwords, names and words and what people do to them (repeat, mirror, count on, l33t), and
//! is told the words of this person and this product. No signs are demanded and nothing expires.

use app::form::people::password::{LONGEST, SHORTEST};
use zxcvbn::{Score, zxcvbn};

/// Words that everybody here would try first.
const OWN: [&str; 3] = ["concord", "passwort", "sicherheit"];

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer characters than the least.
    TooShort,
    /// More bytes than the most.
    TooLong,
    /// It would be among the first hundred million tries.
    Guessable,
}

/// What is wrong with it, for somebody with this name and address.
pub fn weakness(password: &str, name: &str, email: &str) -> Option<Weak> {
    if password.chars().count() < SHORTEST {
        return Some(Weak::TooShort);
    }
    if password.len() > LONGEST {
        return Some(Weak::TooLong);
    }
    let split = |text: &'_ str| -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.map(str::to_lowercase).collect()
    };
    let known: Vec<String> = OWN
        .iter()
        .map(|word| (*word).to_owned())
        .chain(split(name))
        .chain(split(email))
        .chain([email.to_lowercase()])
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    // It looks at the first hundred signs, and a longer one is no weaker than they are.
    (zxcvbn(password, &known).score() < Score::Three).then_some(Weak::Guessable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_ada(password: &str) -> Option<Weak> {
        weakness(password, "Ada Berg", "ada.berg@berg.example")
    }

    #[test]
    fn what_is_tried_first_is_refused_however_it_is_dressed_up() {
        for common in [
            "password1234",
            "passwordpassword",
            "123456789012",
            "qwertzuiop12",
            "qwertyuiop12",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "P@ssw0rd12345",
            "iloveyou123456",
            "letmeinletmein",
            "concordconcord",
            "ada.berg@berg.example",
            "adabergadaberg",
        ] {
            assert_eq!(of_ada(common), Some(Weak::Guessable), "{common}");
        }
    }

    #[test]
    fn whatever_is_hard_to_guess_is_taken_without_rules_about_signs() {
        for good in [
            "ein langer Satz mit Sinn",
            "vier zufaellige woerter",
            "kjhsd83hfksdf",
            "Wir fahren heute an den See",
            "пароль из слов",
            "🌍🌊🏔️🌋🗻🏕️🏖️🏜️🏝️🏞️🏟️🏛️",
        ] {
            assert_eq!(of_ada(good), None, "{good}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_and_bounded_in_bytes() {
        assert_eq!(of_ada("elf Zeichen"), Some(Weak::TooShort));
        assert_eq!(of_ada(&"x".repeat(LONGEST + 1)), Some(Weak::TooLong));
        let long: String = (0..LONGEST / 4).map(|place| ["kü", "ß9w"][place % 2]).collect();
        assert_ne!(of_ada(&long), Some(Weak::TooLong), "{} bytes", long.len());
    }
}
