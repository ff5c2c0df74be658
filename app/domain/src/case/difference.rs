//! What changed from one package to the next, and which side gave it. The rule is the same for both sides: what
//! makes the approval narrower is given by marketing, what makes it wider is given by security.

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Side,
        package::{Package, Round, Scope, Term},
    },
    time::Day,
};

/// A part of a package that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A condition; carries it as it stands now, or as it stood when it was removed.
    Term(Term),
    /// Whom it may reach.
    Audience(String),
    /// Which data it may hold.
    Data(String),
    /// Whole euros a year.
    Budget(Option<i64>),
    /// Where.
    Region(String),
    /// End of the pilot.
    Until(Option<Day>),
    /// Last day of the approval.
    Expires(Day),
    /// Months between reviews.
    Review(u8),
}

/// How it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shift {
    /// Was not there before.
    Added,
    /// Is not there any more.
    Removed,
    /// Asks for less than before.
    Softened,
    /// Asks for more than before.
    Tightened,
    /// Is due on another day: the day before.
    Moved(Day),
    /// Says something else.
    Reworded,
}

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What.
    pub subject: Subject,
    /// How.
    pub shift: Shift,
    /// Which side gave something by it; `None` where neither did.
    pub given_by: Option<Side>,
}

/// What each side gave over the whole conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Marketing's column.
    pub marketing: Vec<Difference>,
    /// Security's column.
    pub security: Vec<Difference>,
}

impl Ledger {
    /// One side gave everything and the other nothing.
    pub const fn is_one_sided(&self) -> bool {
        self.marketing.is_empty() != self.security.is_empty()
    }

    /// Adds up every round that offered a package, beginning with the request as asked.
    pub fn of(rounds: &[Round]) -> Self {
        let mut ledger = Self::default();
        let mut before: Option<&Package> = None;
        for package in rounds.iter().filter_map(Round::package) {
            for difference in compare(before, package) {
                match difference.given_by {
                    Some(Side::Marketing) => ledger.marketing.push(difference),
                    Some(Side::Security) => ledger.security.push(difference),
                    None => {}
                }
            }
            before = Some(package);
        }
        ledger
    }
}

/// What `after` changes in `before`; `None` stands for the request as asked, without any condition.
pub fn compare(before: Option<&Package>, after: &Package) -> Vec<Difference> {
    let mut found = Vec::new();
    let (old_scope, old_terms) = before.map_or_else(
        || (Scope::default(), Vec::new()),
        |package| (package.scope.clone(), package.terms.clone()),
    );
    compare_scope(&old_scope, &after.scope, &mut found);
    for term in &after.terms {
        match old_terms.iter().find(|old| old.key() == term.key()) {
            None => found.push(line(Subject::Term(term.clone()), Shift::Added)),
            Some(old) => compare_term(old, term, &mut found),
        }
    }
    for old in &old_terms {
        if !after.terms.iter().any(|term| term.key() == old.key()) {
            found.push(line(Subject::Term(old.clone()), Shift::Removed));
        }
    }
    if let Some(before) = before {
        if before.expires != after.expires {
            found.push(line(Subject::Expires(after.expires), wider(after.expires > before.expires)));
        }
        if before.review_months != after.review_months {
            found.push(line(
                Subject::Review(after.review_months),
                wider(after.review_months > before.review_months),
            ));
        }
    }
    found
}

fn compare_term(old: &Term, new: &Term, found: &mut Vec<Difference>) {
    if old.due != new.due {
        let given_by = Some(if new.due > old.due { Side::Security } else { Side::Marketing });
        found.push(Difference {
            subject: Subject::Term(new.clone()),
            shift: Shift::Moved(old.due),
            given_by,
        });
    }
    if old.owner != new.owner {
        // Whoever takes the work over gives.
        let shift = wider(new.owner == Side::Security);
        found.push(Difference { subject: Subject::Term(new.clone()), shift, given_by: Some(new.owner) });
    }
    if old.text != new.text {
        found.push(Difference {
            subject: Subject::Term(new.clone()),
            shift: Shift::Reworded,
            given_by: None,
        });
    }
}

fn compare_scope(old: &Scope, new: &Scope, found: &mut Vec<Difference>) {
    let mut text =
        |old: &str, new: &str, subject: fn(String) -> Subject| match (old.is_empty(), new.is_empty()) {
            _ if old == new => {}
            (true, _) => found.push(line(subject(new.to_owned()), Shift::Tightened)),
            (_, true) => found.push(line(subject(old.to_owned()), Shift::Softened)),
            _ => found.push(line(subject(new.to_owned()), Shift::Reworded)),
        };
    text(&old.audience, &new.audience, Subject::Audience);
    text(&old.data, &new.data, Subject::Data);
    text(&old.region, &new.region, Subject::Region);
    if old.budget != new.budget {
        let widened = new.budget.unwrap_or(i64::MAX) > old.budget.unwrap_or(i64::MAX);
        found.push(line(Subject::Budget(new.budget), wider(widened)));
    }
    if old.until != new.until {
        let widened = new.until.is_none_or(|new| old.until.is_some_and(|old| new > old));
        found.push(line(Subject::Until(new.until), wider(widened)));
    }
}

const fn wider(widened: bool) -> Shift {
    if widened { Shift::Softened } else { Shift::Tightened }
}

fn line(subject: Subject, shift: Shift) -> Difference {
    let given_by = match shift {
        Shift::Added | Shift::Tightened => Some(Side::Marketing),
        Shift::Removed | Shift::Softened => Some(Side::Security),
        Shift::Moved(_) | Shift::Reworded => None,
    };
    Difference { subject, shift, given_by }
}
