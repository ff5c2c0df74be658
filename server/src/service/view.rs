//! A case as one person meets it: what the pages of a case need, read outside any transaction.

use app::port::{
    CaseView, People, Related,
    talk::{Look, Talk},
};
use domain::{
    case::{
        Case,
        act::Action,
        event::{Event, Happening},
        mover::mover,
        possible::possible,
        refusal::Refusal,
        state::{State, StateKind},
    },
    id::{CaseNumber, PersonId},
    permit::{Denial, Hat, Subject, deciders, hats, permit},
    person::Actor,
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
    evidence::files,
    precedents, talk,
};
use crate::store::{self, Source};

/// How many later cases are named.
const LATER: i64 = 10;

impl Services {
    /// The case for this person; [`Trouble::Denied`] with *not involved* reads as *not found*.
    pub async fn view(&self, actor: &Actor, number: CaseNumber) -> Result<CaseView, Trouble> {
        let mut source = self.db.reader();
        let now = self.world.now();
        let Loaded { case, version, area } = load(&mut source, number).await?;
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy(), now)?;
        let policy = self.policy().for_area(&area);
        let worn = hats(actor, &subject, &self.policy(), now);
        let blind = worn.contains(&Hat::Reviewer) && case.is_blind_to(actor.id);
        let possible = possible(&case, &worn, actor.id, now);
        let mover = mover(&case, &area, now);
        let case = if blind { case.blinded() } else { case };
        if case.is_estimated() {
            source.release();
        }
        self.warm(&case, &policy, Vec::new()).await;
        let events: Vec<Event> = store::event::of_case::<Event>(&mut source, number)
            .await?
            .into_iter()
            .map(|row| row.body)
            .filter(|event| !blind || !event.is_hidden_from(actor.id))
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
        let earlier = match case.request.follows {
            Some(older) => self.related(&mut source, actor, older).await?,
            None => None,
        };
        let later = self.later(&mut source, actor, number).await?;
        let pending = store::pending::of(&mut source, number, actor.id).await?;
        let pending = pending.into_iter().map(talk::pending).collect();
        let open_questions = store::post::open_questions(&mut source, number).await?;
        Ok(CaseView {
            possible,
            mover,
            blind,
            pending,
            open_questions: usize::try_from(open_questions).unwrap_or(usize::MAX),
            talk: Talk::default(),
            told: Vec::new(),
            look: Look::default(),
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
            earlier,
            later,
            files: files(rows),
            policy,
            losses: self.losses.clone(),
            case,
        })
    }

    /// A case beside another one; nothing for whoever may not see it.
    async fn related(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Option<Related>, Trouble> {
        let Loaded { case, area, .. } = load(source, number).await?;
        let subject = Subject { case: &case, area: &area };
        if permit(actor, Action::View, &subject, &self.policy(), self.world.now()).is_err() {
            return Ok(None);
        }
        let decision = case.decision().filter(|_| case.state.kind() == StateKind::Approved);
        Ok(Some(Related {
            number,
            reference: case.reference(),
            state: case.state.kind(),
            expires: decision.and_then(|decision| decision.expires),
            package: decision.and_then(|decision| decision.package.clone()),
        }))
    }

    /// The cases that follow one, as far as this person may see them; the newest first.
    pub(super) async fn later(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Vec<Related>, Trouble> {
        let mut later = Vec::new();
        for number in store::follow_up::after(source, number, LATER).await? {
            later.extend(self.related(source, actor, number).await?);
        }
        later.retain(|related| related.state != StateKind::Discarded);
        Ok(later)
    }

    /// The version of a case, for who may see it.
    pub async fn version(&self, actor: &Actor, number: CaseNumber) -> Result<i64, Trouble> {
        let Loaded { case, version, area } = load(&mut self.db.reader(), number).await?;
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy(), self.world.now())?;
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
        match permit(actor, action, &subject, &self.policy(), view.now) {
            // An old link leads here; nobody wanted to get around anything.
            Ok(_) | Err(Denial::NotInThisState) => {}
            Err(denial) => return Err(denial.into()),
        }
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
    found.extend([case.assignees.marketing, case.assignees.security].into_iter().flatten());
    found.extend(case.second.as_ref().map(|second| second.by));
    found.extend(case.adjustments.values().map(|adjustment| adjustment.by));
    found.extend(events.iter().filter_map(|event| match event.happening {
        Happening::Assigned { person, .. } => person,
        _ => None,
    }));
    if let State::Approved(decided) | State::Declined(decided) = &case.state {
        found.push(decided.decision.by);
    }
    found
}

/// The names of these people.
pub(super) async fn people(source: &mut impl Source, mentioned: Vec<PersonId>) -> Result<People, Trouble> {
    Ok(People(store::person::names(source, &mentioned.into_iter().collect()).await?))
}
