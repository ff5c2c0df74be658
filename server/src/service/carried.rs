//! What earlier requests answer for a new one. How an area works comes from the last request of this kind that the person
//! filed, or else a colleague; what is true of the tool comes from the last request for it that was decided in the same
//! area, because other areas' requests are not theirs to read. "I do not know" is never carried over, nor is an answer
//! that was itself only kept because nothing depended on it.

use std::collections::BTreeMap;

use domain::{
    case::{Case, act::Action, request::Request},
    id::{AreaId, CaseNumber},
    permit::{Subject, permit},
    person::{Actor, Role},
    rating::UNKNOWN,
    rules::QuestionId,
    screening::{Carried, Origin, is_unasked},
    time::DAY,
    tool::name_key,
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
};
use crate::store::{
    self, Source,
    case::{CaseLine, Marketing},
};

/// So old is the oldest request whose answers still count: certificates and habits do not last longer unseen.
const OLDEST: i64 = 365 * DAY;
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
        let ask = Marketing { person: actor.id, places: actor.places(Role::Marketer), filter: "all" };
        let lines = store::case::of_marketing(&mut source, &ask, LOOK_BACK, 0).await?;
        let same = lines
            .iter()
            .filter(|line| line.area == area && line.kind == kind.code() && line.submitted_at.is_some());
        let (own, others): (Vec<_>, Vec<_>) = same.partition(|line| line.requester == actor.id);
        // the last one that was sent, not the last one that something happened to
        let latest =
            |lines: &[&CaseLine]| lines.iter().max_by_key(|line| line.submitted_at).map(|line| line.number);
        let last = latest(&own).or_else(|| latest(&others));
        let key = name_key(&request.tool);
        let about = store::case::of_tool(&mut source, &key, LOOK_BACK).await?;
        let mut about = about.into_iter().filter(|line| line.area == area && line.kind == kind.code());
        let decided = about.find(|line| line.decided_at.is_some()).map(|line| line.number);

        let screening = self.book.screening();
        let mut carried = BTreeMap::new();
        let asked = [(last, &screening.account, None), (decided, &screening.supplier, Some(&key))];
        for (number, questions, tool) in asked {
            let Some(number) = number else { continue };
            let Some(case) = self.readable(&mut source, actor, number).await? else { continue };
            for (question, answer) in taken(&case, questions, tool) {
                if self.is_recent(&mut source, answer.case).await? {
                    carried.insert(question, answer);
                }
            }
        }
        Ok(carried)
    }

    /// A case that this person may open, or nothing.
    async fn readable(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Option<Case>, Trouble> {
        let Loaded { case, area, .. } = load(source, number).await?;
        let subject = Subject { case: &case, area: &area };
        let may = permit(actor, Action::View, &subject, &self.policy(), self.world.now()).is_ok();
        Ok(may.then_some(case))
    }

    /// Whether the request in which something was said is young enough that it is still true.
    async fn is_recent(&self, source: &mut impl Source, number: CaseNumber) -> Result<bool, Trouble> {
        let sent = store::case::submitted_at(source, number).await?;
        Ok(sent.is_some_and(|at| at.plus(OLDEST) > self.world.now()))
    }
}

fn taken(case: &Case, questions: &[QuestionId], tool: Option<&String>) -> Vec<(QuestionId, Carried)> {
    let known = questions.iter().filter_map(|question| {
        let key = case.request.answers.get(question)?;
        let said = key != UNKNOWN && !is_unasked(&case.request, question);
        said.then(|| {
            // what was carried over there already is as old as the request in which it was said
            let said_in = match case.request.origin(question) {
                Some(Origin::Decided(first) | Origin::Last(first)) => *first,
                _ => case.number,
            };
            let carried = Carried { key: key.to_owned(), case: said_in, tool: tool.cloned() };
            (question.clone(), carried)
        })
    });
    known.collect()
}
