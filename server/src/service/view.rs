//! A case as one person meets it: what the pages of a case need, read outside any transaction.

use std::collections::BTreeMap;

use app::port::{CaseView, People};
use domain::{
    case::{
        Case, act::Action, event::Event, mover::mover, possible::possible, refusal::Refusal, state::State,
    },
    id::{CaseNumber, PersonId},
    permit::{Subject, deciders, hats, permit},
    person::Actor,
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
    evidence::files,
    precedents,
};
use crate::store::{self, Source};

impl Services {
    /// The case for this person; [`Trouble::Denied`] with *not involved* reads as *not found*.
    pub async fn view(&self, actor: &Actor, number: CaseNumber) -> Result<CaseView, Trouble> {
        let mut source = self.db.reader();
        let now = self.world.now();
        let Loaded { case, version, area } = load(&mut source, number).await?;
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy, now)?;
        let policy = self.policy.for_area(&area);
        self.warm(&case, &policy, Vec::new()).await;
        let worn = hats(actor, &subject, &self.policy, now);
        let events: Vec<Event> = store::event::of_case::<Event>(&mut source, number)
            .await?
            .into_iter()
            .map(|row| row.body)
            .collect();
        let deciders = match &case.state {
            State::Escalated(_) => deciders(&case, &area, now),
            _ => Vec::new(),
        };
        let mut mentioned = mentioned(&case, &events);
        mentioned.extend(&deciders);
        mentioned.extend(area.executive);
        let rows = store::evidence::of_case(&mut source, number).await?;
        mentioned.extend(rows.iter().map(|row| row.uploader));
        mentioned.extend(rows.iter().filter_map(|row| row.removed).map(|(_, by)| by));
        let people = people(&mut source, mentioned).await?;
        let precedents = precedents::of(&mut source, &case, now).await?;
        let entry = store::entry::of_case::<domain::register::Entry>(&mut source, number)
            .await?
            .map(|entry| entry.line.id);
        Ok(CaseView {
            possible: possible(&case, &worn, actor.id, now),
            mover: mover(&case, &area, now),
            version,
            now,
            area: area.name,
            people,
            me: actor.id,
            worn,
            deciders,
            events,
            precedents,
            entry,
            files: files(rows),
            policy,
            losses: self.losses.clone(),
            case,
        })
    }

    /// The version of a case, for who may see it.
    pub async fn version(&self, actor: &Actor, number: CaseNumber) -> Result<i64, Trouble> {
        let Loaded { case, version, area } = load(&mut self.db.reader(), number).await?;
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy, self.world.now())?;
        Ok(version)
    }

    /// As [`Services::view`], for the page of an act: whoever cannot do it now is told why.
    pub async fn view_for(
        &self,
        actor: &Actor,
        number: CaseNumber,
        action: Action,
    ) -> Result<CaseView, Trouble> {
        let view = self.view(actor, number).await?;
        if view.can(action) {
            return Ok(view);
        }
        let area = super::act::area(&mut self.db.reader(), view.case.area).await?;
        let subject = Subject { case: &view.case, area: &area };
        permit(actor, action, &subject, &self.policy, view.now)?;
        Err(Refusal::NotInThisState { state: view.case.state.kind(), action }.into())
    }
}

/// Everybody whom a page of this case may name.
fn mentioned(case: &Case, events: &[Event]) -> Vec<PersonId> {
    let mut found = vec![case.requester];
    found.extend(case.sides.keys());
    found.extend(&case.reviewed_by);
    found.extend(case.rounds.iter().flat_map(|round| [Some(round.by), round.cosigned_by]).flatten());
    found.extend(case.artefacts.values().map(|artefact| artefact.by));
    found.extend(events.iter().filter_map(|event| event.by));
    if let State::Approved(decided) | State::Declined(decided) = &case.state {
        found.push(decided.decision.by);
    }
    found
}

/// The names of these people.
pub(super) async fn people(source: &mut impl Source, mentioned: Vec<PersonId>) -> Result<People, Trouble> {
    let mut names = BTreeMap::new();
    for person in mentioned {
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(person)
            && let Some(row) = store::person::find(source, person).await?
        {
            place.insert(row.name);
        }
    }
    Ok(People(names))
}
