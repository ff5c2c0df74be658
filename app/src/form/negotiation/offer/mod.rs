//! The offer editor's form: a whole package in one form that works without script. Each condition of the rule book is a
//! box with its own owner, day and addition (`condition=C-MFA`, `owner-C-MFA`, …), so that names are made at run time
//! from what may be offered in this case; anything else that is posted is an unknown field or an unknown choice.

mod edit;
mod fill;
mod offerable;

use std::borrow::Cow;

use domain::{
    case::{
        Side,
        package::{Package, Scope, Term},
        request::limit,
    },
    rules::ConditionId,
    time::Day,
};

use super::super::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse};
use crate::text::Words;

pub use edit::{add_row, put_compromise, rows_shown};
pub use fill::{begin, fill};
pub use offerable::Offerable;

/// Whom it may reach.
pub const AUDIENCE: &str = "audience";
/// Which data it may hold.
pub const DATA: &str = "data";
/// Where.
pub const REGION: &str = "region";
/// Whole euros a year.
pub const BUDGET: &str = "budget";
/// End of a pilot.
pub const UNTIL: &str = "until";
/// Conditions of the rule book, by id; several.
pub const CONDITION: &str = "condition";
/// Last day of the approval.
pub const EXPIRES: &str = "expires";
/// Months between two reviews.
pub const REVIEW: &str = "review";
/// A sentence to the other side.
pub const NOTE: &str = "note";
/// Button: another row for own words.
pub const ADD: &str = "add";
/// Button: show what it would do.
pub const PREVIEW: &str = "preview";
/// Button: fill in a ready compromise, by id.
pub const PALETTE: &str = "palette";

/// Conditions in own words: text, owner and day of each row.
pub const OWN: [[&str; 3]; 5] = [
    ["own-1", "own-owner-1", "own-due-1"],
    ["own-2", "own-owner-2", "own-due-2"],
    ["own-3", "own-owner-3", "own-due-3"],
    ["own-4", "own-owner-4", "own-due-4"],
    ["own-5", "own-owner-5", "own-due-5"],
];

/// Characters of each text.
pub const TEXT_LIMIT: usize = limit::TEXT;
/// Highest budget in whole euros.
pub const BUDGET_LIMIT: i64 = 1_000_000_000;
/// Days ahead that a package may speak of; ten years catch a mistyped year.
const FAR: i64 = 3653;

/// Name of the owner of a condition.
pub fn owner_of(id: &ConditionId) -> String {
    format!("owner-{id}")
}

/// Name of the day of a condition.
pub fn due_of(id: &ConditionId) -> String {
    format!("due-{id}")
}

/// Name of the addition to a condition.
pub fn words_of(id: &ConditionId) -> String {
    format!("words-{id}")
}

/// A complete package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferForm {
    /// What goes on the table.
    pub package: Package,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl OfferForm {
    /// The form, or all its faults at once. Boxes that are not ticked and rows without words count as not there,
    /// whatever stands beside them.
    pub fn parse(typed: &Typed, offerable: &Offerable) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, names(offerable));
        let scope = scope(&mut check, typed, offerable);
        let mut terms = conditions(&mut check, typed, offerable);
        terms.extend(own_words(&mut check, typed, offerable));
        let expires = check.take(parse::day(typed, EXPIRES, offerable.today.plus(1)..=far(offerable)));
        let review = check.take(parse::whole(typed, REVIEW, 1..=12));
        let note = check.take(parse::optional_text(typed, NOTE, TEXT_LIMIT));
        let version = check.take(parse::version(typed));
        if let Some(scope) = &scope
            && scope.is_as_asked()
            && typed.all(CONDITION).all(|id| id.trim().is_empty())
            && OWN.iter().all(|[text, ..]| is_blank(typed, text))
        {
            check.fault(CONDITION, FaultKind::Because("offering-fault-empty"));
        }
        check.finish(|| {
            let package = Package {
                scope: scope?,
                terms,
                expires: expires?,
                review_months: u8::try_from(review?).ok()?,
                note: note?.unwrap_or_default(),
            };
            Some(Self { package, version: version? })
        })
    }

    /// The labels of its fields, in the order of the page; `title` names a condition.
    pub fn labels(words: Words, offerable: &Offerable, title: impl Fn(&ConditionId) -> String) -> Labels {
        let mut all = labels(
            words,
            &[
                (AUDIENCE, "offering-audience"),
                (DATA, "offering-data"),
                (REGION, "offering-region"),
                (BUDGET, "offering-budget"),
                (UNTIL, "offering-until"),
                (CONDITION, "offering-conditions"),
            ],
        );
        for id in &offerable.conditions {
            let of = |key: &'static str| words.with(key, &[("condition", title(id).into())]);
            all.push((Cow::Owned(owner_of(id)), of("offering-owner-of")));
            all.push((Cow::Owned(due_of(id)), of("offering-due-of")));
            all.push((Cow::Owned(words_of(id)), of("offering-words-of")));
        }
        for (row, [text, owner, due]) in OWN.into_iter().enumerate() {
            let of = |key: &'static str| words.with(key, &[("row", (row + 1).into())]);
            all.push((Cow::Borrowed(text), of("offering-own")));
            all.push((Cow::Borrowed(owner), of("offering-own-owner")));
            all.push((Cow::Borrowed(due), of("offering-own-due")));
        }
        all.extend(labels(
            words,
            &[(EXPIRES, "offering-expires"), (REVIEW, "offering-review"), (NOTE, "offering-note")],
        ));
        all
    }
}

fn names(offerable: &Offerable) -> Vec<Cow<'static, str>> {
    let fixed = [
        AUDIENCE, DATA, REGION, BUDGET, UNTIL, CONDITION, EXPIRES, REVIEW, NOTE, ADD, PREVIEW, PALETTE,
        VERSION,
    ];
    let made = offerable.conditions.iter().flat_map(|id| [owner_of(id), due_of(id), words_of(id)]);
    let own = OWN.into_iter().flatten();
    fixed.into_iter().chain(own).map(Cow::Borrowed).chain(made.map(Cow::Owned)).collect()
}

fn far(offerable: &Offerable) -> Day {
    offerable.today.plus(FAR)
}

fn is_blank(typed: &Typed, name: &str) -> bool {
    typed.all(name).all(|text| text.trim().is_empty())
}

fn scope(check: &mut Check, typed: &Typed, offerable: &Offerable) -> Option<Scope> {
    let audience = check.take(parse::optional_text(typed, AUDIENCE, TEXT_LIMIT));
    let data = check.take(parse::optional_text(typed, DATA, TEXT_LIMIT));
    let region = check.take(parse::optional_text(typed, REGION, TEXT_LIMIT));
    let budget = check.take(budget(typed, offerable));
    let until = check.take(parse::optional_day(typed, UNTIL, offerable.today..=far(offerable)));
    Some(Scope {
        audience: audience?.unwrap_or_default(),
        data: data?.unwrap_or_default(),
        budget: budget?,
        region: region?.unwrap_or_default(),
        until: until?,
    })
}

/// Whole euros, with separators as the reader's language writes them.
fn budget(typed: &Typed, offerable: &Offerable) -> Result<Option<i64>, Fault> {
    let cents = parse::optional_euro(typed, BUDGET, offerable.language, 0..=BUDGET_LIMIT * 100)?;
    match cents {
        Some(cents) if cents % 100 != 0 => Err(Fault::new(BUDGET, FaultKind::NotANumber)),
        other => Ok(other.map(|cents| cents / 100)),
    }
}

/// The ticked conditions, in the order sent.
fn conditions(check: &mut Check, typed: &Typed, offerable: &Offerable) -> Vec<Term> {
    let known = |raw: &str| offerable.conditions.iter().find(|id| id.as_str() == raw).cloned();
    let ticked = check.take(parse::optional_choices(typed, CONDITION, known)).unwrap_or_default();
    ticked
        .into_iter()
        .filter_map(|id| {
            let owner = check.take(parse::choice(typed, &owner_of(&id), Side::from_code));
            let due = check.take(parse::day(typed, &due_of(&id), offerable.today..=far(offerable)));
            let text = check.take(parse::optional_text(typed, &words_of(&id), TEXT_LIMIT));
            Some(Term { condition: Some(id), text: text?.unwrap_or_default(), owner: owner?, due: due? })
        })
        .collect()
}

/// The rows in own words that say something; two rows that say the same are one too many.
fn own_words(check: &mut Check, typed: &Typed, offerable: &Offerable) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for [name, owner, due] in OWN {
        let Some(Some(text)) = check.take(parse::optional_text(typed, name, TEXT_LIMIT)) else { continue };
        let owner = check.take(parse::choice(typed, owner, Side::from_code));
        let due = check.take(parse::day(typed, due, offerable.today..=far(offerable)));
        let (Some(owner), Some(due)) = (owner, due) else { continue };
        let term = Term { condition: None, text, owner, due };
        if terms.iter().any(|other| other.key() == term.key()) {
            check.fault(name, FaultKind::Duplicate);
        }
        terms.push(term);
    }
    terms
}

#[cfg(test)]
mod tests;
