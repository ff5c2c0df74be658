//! What earlier requests answer for a new one. How an area works comes from the last request of this kind that the person
//! filed, or else a colleague; what is true of the tool comes from the last request for it that was decided in the same
//! area, because other areas' requests are not theirs to read. "I do not know" is never carried over, nor is an answer
//! that was itself only kept because nothing depended on it.

use std::collections::BTreeMap;

use domain::{
    case::{Case, request::Request},
    id::AreaId,
    person::Actor,
    rating::UNKNOWN,
    rules::QuestionId,
    screening::{Carried, is_unasked},
    tool::name_key,
};

use super::{Services, Trouble, act::load};
use crate::store::{self, case::Marketing};

/// How many requests are looked at.
const LOOK_BACK: i64 = 40;

impl Services {
    /// What is known already for this request of the person in this area.
    pub async fn carried(
        &self,
        actor: &Actor,
        area: AreaId,
        request: &Request,
    ) -> Result<BTreeMap<QuestionId, Carried>, Trouble> {
        let Some(kind) = request.kind else { return Ok(BTreeMap::new()) };
        let mut source = self.db.reader();
        let ask = Marketing { person: actor.id, filter: "all" };
        let lines = store::case::of_marketing(&mut source, &ask, LOOK_BACK, 0).await?;
        let same = lines
            .iter()
            .filter(|line| line.area == area && line.kind == kind.code() && line.submitted_at.is_some());
        let (own, others): (Vec<_>, Vec<_>) = same.partition(|line| line.requester == actor.id);
        let last = own.first().or(others.first()).map(|line| line.number);
        let key = name_key(&request.tool);
        let about = store::case::of_tool(&mut source, &key, LOOK_BACK).await?;
        let mut about = about.into_iter().filter(|line| line.area == area && line.kind == kind.code());
        let decided = about.find(|line| line.decided_at.is_some()).map(|line| line.number);

        let screening = self.book.screening();
        let mut carried = BTreeMap::new();
        if let Some(number) = last {
            let case = load(&mut source, number).await?.case;
            carried.extend(taken(&case, &screening.account, None));
        }
        if let Some(number) = decided {
            let case = load(&mut source, number).await?.case;
            carried.extend(taken(&case, &screening.supplier, Some(&key)));
        }
        Ok(carried)
    }
}

fn taken(case: &Case, questions: &[QuestionId], tool: Option<&String>) -> Vec<(QuestionId, Carried)> {
    let known = questions.iter().filter_map(|question| {
        let key = case.request.answers.get(question)?;
        let said = key != UNKNOWN && !is_unasked(&case.request, question);
        said.then(|| {
            let carried = Carried { key: key.to_owned(), case: case.number, tool: tool.cloned() };
            (question.clone(), carried)
        })
    });
    known.collect()
}
