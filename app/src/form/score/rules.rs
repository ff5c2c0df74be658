//! A changed file of the rule book, pasted whole. One file at a time, because a form is at most 64 KiB; a folder with all
//! of them is tried with `concord dry-run`.

use std::collections::BTreeMap;

use domain::rules::RuleBook;

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// Name of the file.
pub const FILE: &str = "file";
/// Its new text.
pub const TEXT: &str = "text";

/// The rule book with one changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesForm {
    /// All texts by the names of their files.
    pub texts: BTreeMap<String, String>,
}

impl RulesForm {
    /// The form, or its faults. The text is taken as it is: what is wrong with it, the rule book says itself.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [FILE, TEXT]);
        let files = RuleBook::built_in_sources().files();
        let known = |raw: &str| files.iter().find(|(name, _)| *name == raw).map(|(name, _)| *name);
        let file = check.take(parse::choice(typed, FILE, known));
        let text = typed.first(TEXT).unwrap_or_default().replace("\r\n", "\n");
        if text.trim().is_empty() {
            check.fault(TEXT, FaultKind::Required);
        }
        check.finish(|| {
            let mut texts: BTreeMap<String, String> =
                files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
            texts.insert(file?.to_owned(), text);
            Some(Self { texts })
        })
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(FILE, "rules-file"), (TEXT, "rules-text")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_is_changed_and_all_others_stay() {
        let form = RulesForm::parse(&Typed::filled([(FILE, "book.toml"), (TEXT, "version = \"x\"\r\n")]));
        let texts = form.expect("a form").texts;
        assert_eq!(texts.len(), RuleBook::built_in_sources().files().len());
        assert_eq!(texts["book.toml"], "version = \"x\"\n");
        let faults = RulesForm::parse(&Typed::filled([(FILE, "../secret"), (TEXT, " ")])).unwrap_err();
        assert_eq!(
            faults,
            [Fault::new(FILE, FaultKind::UnknownChoice), Fault::new(TEXT, FaultKind::Required)]
        );
    }
}
