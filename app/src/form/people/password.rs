//! Choosing a password. Twice, because nobody sees what is typed and a page without scripts cannot show it; nothing is said
//! about signs, only about length. Whether it is one that everybody tries is for the server, which knows them.

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The password until now.
pub const CURRENT: &str = "current";
/// The new one.
pub const NEW: &str = "new";
/// The new one again.
pub const AGAIN: &str = "again";

/// Fewest characters.
pub const SHORTEST: usize = 12;
/// Most bytes.
pub const LONGEST: usize = 1024;

/// What was typed. No `Debug`: a password is never printed.
pub struct NewPassword(pub String);

/// The same with the one until now.
pub struct ChangeForm {
    /// The password until now, exactly as typed.
    pub current: String,
    /// The new one.
    pub new: NewPassword,
}

/// Both fields of a new password; faults are noted.
pub fn chosen(check: &mut Check, typed: &Typed) -> Option<NewPassword> {
    let new = check.take(parse::secret(typed, NEW));
    let again = check.take(parse::secret(typed, AGAIN));
    let new = new?;
    if new.chars().count() < SHORTEST {
        check.fault(NEW, FaultKind::TooShort { min: SHORTEST });
    } else if new.len() > LONGEST {
        check.fault(NEW, FaultKind::TooLong { max: LONGEST });
    } else if again.is_some_and(|again| again != new) {
        check.fault(AGAIN, FaultKind::Because("password-differs"));
    }
    Some(NewPassword(new))
}

impl NewPassword {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [NEW, AGAIN]);
        let new = chosen(&mut check, typed);
        check.finish(|| new)
    }

    /// The one fault of a password that would be tried first.
    pub fn guessable() -> Vec<Fault> {
        vec![Fault::new(NEW, FaultKind::Because("password-guessable"))]
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(NEW, "password-new"), (AGAIN, "password-again")])
    }
}

impl ChangeForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [CURRENT, NEW, AGAIN]);
        let current = check.take(parse::secret(typed, CURRENT));
        let new = chosen(&mut check, typed);
        check.finish(|| Some(Self { current: current?, new: new? }))
    }

    /// The one fault of a password until now that is another one, or was tried too often.
    pub fn wrong() -> Vec<Fault> {
        vec![Fault::new(CURRENT, FaultKind::Because("step-up-password-wrong"))]
    }

    /// The labels of its fields.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(CURRENT, "password-current"), (NEW, "password-new"), (AGAIN, "password-again")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(new: &str, again: &str) -> Vec<Fault> {
        NewPassword::parse(&Typed::filled([(NEW, new), (AGAIN, again)])).err().unwrap_or_default()
    }

    #[test]
    fn a_password_is_taken_as_it_was_typed_from_twelve_characters_on_and_without_rules_about_signs() {
        let typed = Typed::filled([(NEW, " zwölf Zchn  "), (AGAIN, " zwölf Zchn  ")]);
        let new = NewPassword::parse(&typed).map(|NewPassword(new)| new);
        assert_eq!(new.as_deref(), Ok(" zwölf Zchn  "));
        assert!(faults("aaaaaaaaaaaa", "aaaaaaaaaaaa").is_empty());
        assert!(faults(&"x".repeat(LONGEST), &"x".repeat(LONGEST)).is_empty());
    }

    #[test]
    fn too_short_too_long_and_different_are_told_apart() {
        let of = |kind| vec![Fault::new(NEW, kind)];
        assert_eq!(faults("elf Zeichen", "elf Zeichen"), of(FaultKind::TooShort { min: SHORTEST }));
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(faults(&long, &long), of(FaultKind::TooLong { max: LONGEST }));
        let differs = FaultKind::Because("password-differs");
        assert_eq!(faults("ein langer Satz", "ein anderer Satz"), vec![Fault::new(AGAIN, differs)]);
    }
}
