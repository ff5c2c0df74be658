//! A verdict takes the comments along that its author kept for it: in its own transaction, so that either both are said
//! or neither. A verdict that waits for a second signature is not given yet; its comments go out with the signature.

use std::collections::BTreeSet;

use domain::{
    area::Area,
    case::{
        Case, Side,
        event::{Event, Happening},
        state::State,
    },
    id::PersonId,
    permit::{Audience, Subject},
    time::Time,
};

use super::{
    Services, Trouble,
    circle::{Circle, named},
};
use crate::store::{self, Tx, post::PostRow};

/// Whose comments go out with what happened.
pub(super) fn authors(before: &Case, events: &[Event]) -> Vec<PersonId> {
    let unsigned = match &before.state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    };
    let mut authors = Vec::new();
    for event in events {
        match event.happening {
            Happening::Signed => authors.extend(unsigned.map(|unsigned| unsigned.by)),
            Happening::Asked { asker: Some(Side::Security), .. }
            | Happening::Offered { side: Side::Security, .. }
            | Happening::Objected { .. }
            | Happening::Returned { .. }
            | Happening::Referred { .. }
            | Happening::Agreed { .. }
            | Happening::Approved { .. } => authors.extend(event.by),
            _ => {}
        }
    }
    authors.sort_unstable();
    authors.dedup();
    authors
}

/// What a verdict took along.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// The comments, oldest first.
    pub(super) texts: Vec<String>,
    /// Whom they name.
    pub(super) mentioned: BTreeSet<PersonId>,
}

impl Services {
    /// Makes their comments known to both sides; answers the texts, and whom they name.
    pub(super) async fn publish(
        &self,
        tx: &mut Tx,
        case: &Case,
        area: &Area,
        authors: Vec<PersonId>,
        now: Time,
    ) -> Result<Published, Trouble> {
        let mut texts = Vec::new();
        for author in authors {
            for comment in store::pending::take(tx, case.number, author).await? {
                let post = PostRow {
                    id: comment.id,
                    case: case.number,
                    at: now,
                    by: author,
                    side: Some(Side::Security),
                    audience: Audience::Shared,
                    topic: comment.topic,
                    question: comment.question,
                    answers: None,
                    body: comment.body.clone(),
                    taken_back: None,
                };
                store::post::insert(tx, &post).await?;
                texts.push(comment.body);
            }
        }
        let mut mentioned = BTreeSet::new();
        if texts.iter().any(|text| text.contains('@')) {
            let circle = Circle::of(tx, &Subject { case, area }, &self.policy(), now).await?;
            for text in &texts {
                let people = named(tx, text).await?;
                // who could read it when it was written may not be able to any more
                mentioned.extend(people.into_iter().filter(|person| circle.reads(*person, Audience::Shared)));
            }
        }
        for person in &mentioned {
            store::look::begin_watch(tx, case.number, *person).await?;
        }
        Ok(Published { texts, mentioned })
    }
}
