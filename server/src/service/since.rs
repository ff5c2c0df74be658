//! What happened to a case since the version that somebody saw. Versions and events meet in the revisions: each tells
//! how many events stood before its save, so everything after the first unseen save is news.

use std::collections::BTreeMap;

use app::port::since::{FieldSince, Save, Since};
use domain::{
    case::{act::Action, event::Event},
    id::CaseNumber,
    permit::{Hat, Subject, hats, permit},
    person::Actor,
};

use super::{Services, Trouble, act::load, view::people};
use crate::store::{self, revision::Revision};

impl Services {
    /// The news for somebody who saw version `seen`; `None` when that is the newest one.
    pub async fn since(
        &self,
        actor: &Actor,
        number: CaseNumber,
        seen: i64,
    ) -> Result<Option<Since>, Trouble> {
        let mut source = self.db.reader();
        let loaded = load(&mut source, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        permit(actor, Action::View, &subject, &self.policy(), self.world.now())?;
        if loaded.version == seen {
            return Ok(None);
        }
        let revisions = store::revision::since(&mut source, number, seen).await?;
        // Without the first unseen save (it was forgotten) nobody can say which events are new.
        let known = revisions.first().filter(|first| first.version == seen.saturating_add(1));
        let (mut events, mut hidden) = (Vec::new(), 0);
        if let Some(first) = known {
            let rows = store::event::of_case::<Event>(&mut source, number).await?;
            events.extend(rows.into_iter().rev().filter(|row| row.seq > first.events).map(|row| row.body));
            let worn = hats(actor, &subject, &self.policy(), self.world.now());
            if worn.contains(&Hat::Reviewer) && loaded.case.is_blind_to(actor.id) {
                hidden = events.iter().filter(|event: &&Event| event.is_hidden_from(actor.id)).count();
                events.retain(|event| !event.is_hidden_from(actor.id));
            }
        }
        let saves = saves(&revisions, last_seq(events.len().saturating_add(hidden), known));
        let mentioned = saves.iter().map(|save| save.by).chain(events.iter().map(|event| event.by));
        let mentioned = mentioned.chain(revisions.iter().map(|revision| revision.by)).flatten().collect();
        Ok(Some(Since {
            number,
            people: people(&mut source, mentioned).await?,
            fields: fields(&revisions),
            request: loaded.case.request,
            events,
            saves,
        }))
    }
}

/// The number of events at the end of what is told.
fn last_seq(events: usize, known: Option<&Revision>) -> i64 {
    known.map_or(0, |first| first.events).saturating_add(i64::try_from(events).unwrap_or(i64::MAX))
}

/// Saves that no event tells of; of several in a row by one person the last.
fn saves(revisions: &[Revision], events: i64) -> Vec<Save> {
    let ends = revisions.iter().skip(1).map(|next| next.events).chain([events]);
    let silent = revisions.iter().zip(ends).filter(|(revision, end)| revision.events == *end);
    let mut saves: Vec<Save> = Vec::new();
    for (revision, _) in silent {
        if saves.last().is_some_and(|last| last.by == revision.by) {
            saves.pop();
        }
        saves.push(Save { by: revision.by, at: revision.at });
    }
    saves
}

/// Every field that changed: as it stood first, and who changed it last.
fn fields(revisions: &[Revision]) -> Vec<FieldSince> {
    let mut found: BTreeMap<&str, FieldSince> = BTreeMap::new();
    for revision in revisions {
        let last = Save { by: revision.by, at: revision.at };
        for (name, before) in &revision.before {
            let first = || FieldSince { name: name.clone(), before: before.clone(), last: last.clone() };
            found.entry(name).or_insert_with(first).last = last.clone();
        }
    }
    found.into_values().collect()
}
