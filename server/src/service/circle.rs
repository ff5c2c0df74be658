//! Everybody who may see a case, with what each of them reads. Made from the roles of its area in one statement: it costs
//! what the area has people, not what the company has, and only pages and acts that name somebody ask for it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::PersonId,
    permit::{Audience, Subject, audiences},
    person::{Actor, Grant},
    policy::Policy,
    time::Time,
};

use super::Trouble;
use crate::store::{self, Source, person::Holder};

/// Most people in the list to choose from; everybody can be named in the text.
const SHOWN: usize = 60;

/// The people of a case.
pub(super) struct Circle(BTreeMap<PersonId, (String, Vec<Audience>)>);

impl Circle {
    /// Everybody with a role in the area of the case, the requester, and who decides there.
    pub(super) async fn of(
        source: &mut impl Source,
        subject: &Subject<'_>,
        policy: &Policy,
        now: Time,
    ) -> Result<Self, Trouble> {
        let area = subject.case.area;
        let mut names = BTreeMap::new();
        let mut grants: BTreeMap<PersonId, BTreeSet<Grant>> = BTreeMap::new();
        for Holder { id, name, role } in store::person::holders(source, area).await? {
            names.insert(id, name);
            grants.entry(id).or_default().insert(Grant { role, area: Some(area) });
        }
        let others = [Some(subject.case.requester), subject.area.executive];
        let others = others.into_iter().flatten().chain(subject.area.substitute.map(|named| named.person));
        for person in others {
            if !names.contains_key(&person)
                && let Some(row) = store::person::find(source, person).await?
                && row.disabled_at.is_none()
            {
                names.insert(person, row.name);
            }
        }
        let people = names.into_iter().filter_map(|(id, name)| {
            let actor = Actor { id, grants: grants.remove(&id).unwrap_or_default() };
            let reads = audiences(&actor, subject, policy, now);
            (!reads.is_empty()).then_some((id, (name, reads)))
        });
        Ok(Self(people.collect()))
    }

    /// Whether somebody reads what is for this audience.
    pub(super) fn reads(&self, person: PersonId, audience: Audience) -> bool {
        self.0.get(&person).is_some_and(|(_, reads)| reads.contains(&audience))
    }

    /// Everybody who reads what is for this audience.
    pub(super) fn readers(&self, audience: Audience) -> impl Iterator<Item = PersonId> {
        self.0.iter().filter(move |(_, (_, reads))| reads.contains(&audience)).map(|(person, _)| *person)
    }

    /// Everybody of one side, by name. Auditors read it and are of no side.
    pub(super) fn members(&self, side: Audience) -> Vec<(PersonId, String)> {
        let of_side = |reads: &[Audience]| reads.contains(&side) && reads.len() == 2;
        let people = self.0.iter().filter(|(_, (_, reads))| of_side(reads));
        let mut members: Vec<_> = people.map(|(person, (name, _))| (*person, name.clone())).collect();
        members.sort_by_key(|(person, name)| (name.to_lowercase(), *person));
        members
    }

    /// The people to choose from, by name.
    pub(super) fn others(&self, me: PersonId) -> Vec<(PersonId, String, Vec<Audience>)> {
        let mut others: Vec<_> = self
            .0
            .iter()
            .filter(|(person, _)| **person != me)
            .map(|(person, (name, reads))| (*person, name.clone(), reads.clone()))
            .collect();
        others.sort_by_key(|(person, name, _)| (name.to_lowercase(), *person));
        others.truncate(SHOWN);
        others
    }
}

/// Everybody whom a text names: `@` and the whole name, where no longer name fits.
pub(super) async fn named(source: &mut impl Source, text: &str) -> Result<Vec<PersonId>, Trouble> {
    /// More than that nobody is named in one post.
    const MOST: usize = 20;
    let mut people = Vec::new();
    for (place, at) in text.match_indices('@').take(MOST) {
        let Some((before, from)) = text.split_at_checked(place) else { continue };
        // an address is no name
        if before.ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest: String = from.strip_prefix(at).unwrap_or_default().chars().take(100).collect();
        let found = store::person::beginning(source, &rest).await?;
        let ends = |name: &str| {
            let after = rest.strip_prefix(name).and_then(|after| after.chars().next());
            after.is_none_or(|sign| !sign.is_alphanumeric())
        };
        people.extend(found.into_iter().find(|row| ends(&row.name)).map(|row| row.id));
    }
    Ok(people)
}
