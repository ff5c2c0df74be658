//! Files that are brought: what they are about and what they are, in words. The files themselves come beside the form;
//! what is wrong with one is said by its name, and never costs the others or what was typed.

use domain::{
    case::{evidence::About, request::limit},
    id::EvidenceId,
};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// What they are about: `case`, `answer:SOC-01`, `condition:C-MFA`, `gate:G-AVV`.
pub const ABOUT: &str = "about";
/// The files.
pub const FILES: &str = "files";
/// Which file, for a newer version and for taking it back.
pub const FILE: &str = "file";
/// How many versions of it the person saw.
pub const SEEN: &str = "seen";
/// What it is.
pub const NOTE: &str = "note";
/// The longest note in characters.
pub const NOTE_LIMIT: usize = limit::TEXT;
/// What the browser offers to choose.
pub const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg";
/// No file was chosen.
pub const NONE: FaultKind = FaultKind::Because("evidence-fault-none");
/// Most files at once.
pub const MOST: usize = 10;

/// The word for what a file is about, in forms and addresses.
pub fn named(about: &About) -> String {
    if about.key().is_empty() { about.code().to_owned() } else { format!("{}:{}", about.code(), about.key()) }
}

/// What such a word means.
pub fn about(word: &str) -> Option<About> {
    let (code, key) = word.split_once(':').unwrap_or((word, ""));
    About::of(code, key)
}

/// The file of an id as forms and addresses carry it.
pub fn file(id: &str) -> Option<EvidenceId> {
    id.parse().ok().map(EvidenceId)
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// Nothing in it.
    Empty,
    /// More than one file may have.
    TooLarge,
    /// No usable name.
    Name,
    /// None of the three kinds.
    Kind,
    /// Name, declaration and content disagree.
    Mismatch,
    /// Cut off or broken.
    Damaged,
    /// Something else hides in it.
    Hidden,
    /// It holds scripts, programs or other files.
    Active,
    /// A picture with too many pixels.
    Pixels,
    /// All files together are too large.
    Together,
    /// Too many files at once.
    TooMany,
    /// The person has brought as much as one may.
    YourQuota,
    /// There is no room left for anybody.
    NoRoom,
}

impl FileFault {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Empty,
        Self::TooLarge,
        Self::Name,
        Self::Kind,
        Self::Mismatch,
        Self::Damaged,
        Self::Hidden,
        Self::Active,
        Self::Pixels,
        Self::Together,
        Self::TooMany,
        Self::YourQuota,
        Self::NoRoom,
    ];

    /// Key of its sentence, which takes the `$name` of the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "evidence-fault-empty",
            Self::TooLarge => "evidence-fault-too-large",
            Self::Name => "evidence-fault-name",
            Self::Kind => "evidence-fault-kind",
            Self::Mismatch => "evidence-fault-mismatch",
            Self::Damaged => "evidence-fault-damaged",
            Self::Hidden => "evidence-fault-hidden",
            Self::Active => "evidence-fault-active",
            Self::Pixels => "evidence-fault-pixels",
            Self::Together => "evidence-fault-together",
            Self::TooMany => "evidence-fault-too-many",
            Self::YourQuota => "evidence-fault-your-quota",
            Self::NoRoom => "evidence-fault-no-room",
        }
    }
}

/// What became of a file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Its name, as people may see it.
    pub name: String,
    /// Why it was not taken.
    pub fault: Option<FileFault>,
}

/// Files about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddForm {
    /// What they are about.
    pub about: About,
    /// What they are; may be empty.
    pub note: String,
}

/// A newer version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaceForm {
    /// Which.
    pub file: EvidenceId,
    /// How many versions there were.
    pub seen: u32,
    /// What changed; may be empty.
    pub note: String,
}

fn note(typed: &Typed) -> Result<String, Fault> {
    parse::optional_text(typed, NOTE, NOTE_LIMIT).map(Option::unwrap_or_default)
}

impl AddForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [ABOUT, NOTE, FILES]);
        let about = check.take(parse::choice(typed, ABOUT, about));
        let note = check.take(note(typed));
        check.finish(|| Some(Self { about: about?, note: note? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(ABOUT, "evidence-about"), (FILES, "evidence-files"), (NOTE, "evidence-note")])
    }
}

impl ReplaceForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [FILE, SEEN, NOTE, FILES]);
        let file = check.take(parse::choice(typed, FILE, file));
        let seen = check.take(parse::whole(typed, SEEN, 1..=i64::from(u32::MAX)));
        let note = check.take(note(typed));
        check.finish(|| Some(Self { file: file?, seen: u32::try_from(seen?).ok()?, note: note? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(FILES, "evidence-file"), (NOTE, "evidence-note-new")])
    }
}

/// The file that is taken back.
pub fn parse_removal(typed: &Typed) -> Result<EvidenceId, Vec<Fault>> {
    let mut check = Check::of(typed, [FILE]);
    let file = check.take(parse::choice(typed, FILE, file));
    check.finish(|| file)
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    #[test]
    fn what_a_file_is_about_travels_as_one_word() {
        for subject in [
            About::Case,
            About::Answer("SOC-01".into()),
            About::Condition("own words: with a colon".into()),
            About::Gate("G-AVV".into()),
        ] {
            assert_eq!(about(&named(&subject)), Some(subject));
        }
        for word in ["", "answer", "gate:", "case:x", "person:1"] {
            assert_eq!(about(word), None, "{word}");
        }
    }

    #[test]
    fn every_fault_of_a_file_says_its_name_in_both_languages() {
        for language in Language::ALL {
            for fault in FileFault::ALL {
                let sentence = Words::of(language).with(fault.key(), &[("name", "Vertrag.pdf".into())]);
                assert!(sentence.contains("Vertrag.pdf"), "{fault:?}: {sentence}");
            }
        }
    }

    #[test]
    fn a_subject_is_needed_and_a_note_is_not() {
        let typed = Typed::parse(b"about=gate%3AG-AVV&note=");
        assert_eq!(AddForm::parse(&typed).unwrap().about, About::Gate("G-AVV".into()));
        let faults = AddForm::parse(&Typed::parse(b"about=&note=x")).unwrap_err();
        assert_eq!(faults, [Fault::new(ABOUT, FaultKind::NotChosen)]);
    }
}
