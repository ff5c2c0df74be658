//! From a package to the fields of the editor, so that a counter-offer starts from what lies on the table. Days that
//! have passed since are filled in anew; everything else comes back as it was, which a property test holds.

use domain::{
    case::package::{Package, Term},
    rules::{ConditionId, RuleBook},
};

use super::{
    AUDIENCE, BUDGET, CONDITION, DATA, EXPIRES, NOTE, OWN, Offerable, REGION, REVIEW, UNTIL, due_of,
    offerable::usual_owner, owner_of, words_of,
};
use crate::form::Typed;

/// Months between reviews that are filled in: what the decision table asks for at Medium while no losses are estimated
/// (row 8). Where it allows more, people may write more; a decision never keeps more than the table says.
const USUAL_REVIEW: &str = "3";

/// The fields of a package.
pub fn fill(package: &Package, offerable: &Offerable) -> Typed {
    let day = |day, otherwise| if day >= offerable.today { day } else { otherwise };
    let scope = &package.scope;
    let mut pairs = vec![
        (AUDIENCE.to_owned(), scope.audience.clone()),
        (DATA.to_owned(), scope.data.clone()),
        (REGION.to_owned(), scope.region.clone()),
        (BUDGET.to_owned(), scope.budget.map(|euros| euros.to_string()).unwrap_or_default()),
        (
            UNTIL.to_owned(),
            scope.until.map(|until| day(until, offerable.due).to_string()).unwrap_or_default(),
        ),
        (EXPIRES.to_owned(), expires(package, offerable).to_string()),
        (REVIEW.to_owned(), package.review_months.to_string()),
        (NOTE.to_owned(), package.note.clone()),
    ];
    let mut rows = OWN.into_iter();
    for term in &package.terms {
        let due = day(term.due, offerable.due).to_string();
        let owner = term.owner.code().to_owned();
        if let Some(id) = &term.condition {
            pairs.push((CONDITION.to_owned(), id.to_string()));
            pairs.push((owner_of(id), owner));
            pairs.push((due_of(id), due));
            pairs.push((words_of(id), term.text.clone()));
        } else if let Some([text, owner_name, due_name]) = rows.next() {
            pairs.push((text.to_owned(), term.text.clone()));
            pairs.push((owner_name.to_owned(), owner));
            pairs.push((due_name.to_owned(), due));
        }
    }
    pairs.extend(unticked(&package.terms, offerable));
    Typed::filled(pairs)
}

/// The fields of an offer that nobody has begun: as asked, with days filled in so that ticking is enough.
pub fn begin(offerable: &Offerable) -> Typed {
    let fixed =
        [(EXPIRES.to_owned(), offerable.expires.to_string()), (REVIEW.to_owned(), USUAL_REVIEW.to_owned())];
    Typed::filled(fixed.into_iter().chain(unticked(&[], offerable)))
}

fn expires(package: &Package, offerable: &Offerable) -> domain::time::Day {
    if package.expires > offerable.today { package.expires } else { offerable.expires }
}

/// Owner and day of the boxes that are not ticked yet.
fn unticked(terms: &[Term], offerable: &Offerable) -> Vec<(String, String)> {
    let ticked = |id: &ConditionId| terms.iter().any(|term| term.condition.as_ref() == Some(id));
    let book = RuleBook::built_in();
    offerable
        .conditions
        .iter()
        .filter(|id| !ticked(id))
        .filter_map(|id| book.condition(id))
        .flat_map(|condition| {
            let owner = usual_owner(condition).code().to_owned();
            [(owner_of(&condition.id), owner), (due_of(&condition.id), offerable.due.to_string())]
        })
        .collect()
}
