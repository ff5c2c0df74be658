//! How far somebody has looked: one topic, or everything. The form carries what its page showed, so that nothing counts as
//! viewed that came after the page was made.

use domain::time::Time;

use crate::{
    form::{Check, Fault, FaultKind, Typed, parse},
    port::talk::Whole,
};

/// The topic; absent for everything.
pub const TOPIC: &str = "topic";
/// Hash of the facts that were shown.
pub const HASH: &str = "hash";
/// Acts that had changed facts.
pub const STEP: &str = "step";
/// Rounds that were shown.
pub const ROUNDS: &str = "rounds";
/// When the page was made.
pub const AT: &str = "at";

/// What was viewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookForm {
    /// One topic on these facts.
    Topic(String, String),
    /// Everything.
    All(Whole),
}

impl LookForm {
    /// The form, or its faults.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [TOPIC, HASH, STEP, ROUNDS, AT]);
        if typed.first(TOPIC).is_some() {
            let topic = check.take(parse::line(typed, TOPIC, 80));
            let hash = check.take(parse::line(typed, HASH, 64));
            let is_hash = |text: &str| text.len() == 64 && text.chars().all(|sign| sign.is_ascii_hexdigit());
            if hash.as_deref().is_some_and(|text| !is_hash(text)) {
                check.fault(HASH, FaultKind::UnknownChoice);
            }
            return check.finish(|| Some(Self::Topic(topic?, hash?)));
        }
        let mut number = |name| check.take(parse::whole(typed, name, 0..=i64::MAX));
        let (step, rounds, at) = (number(STEP), number(ROUNDS), number(AT));
        check.finish(|| {
            let (step, rounds) = (usize::try_from(step?).ok()?, usize::try_from(rounds?).ok()?);
            Some(Self::All(Whole { at: Time(at?), step, rounds }))
        })
    }
}
