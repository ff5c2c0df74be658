//! The document around a page, for the person who asks: navigation by role, the banner of the demo, the hashed files.

use app::shell::{DemoBanner, Frame, NavItem, Viewer};
use domain::person::{Actor, Role};

use super::{Ask, SignedIn};

/// The frame of a page with this title.
pub async fn of(ask: &Ask, title: String, nonce: &str, keys: String) -> Frame {
    let viewer = match &ask.signed_in {
        Some(signed_in) => Some(viewer(ask, signed_in).await),
        None => None,
    };
    Frame {
        nonce: nonce.to_owned(),
        keys,
        assets: ask.shared.assets.clone(),
        viewer,
        demo: demo(ask),
        theme: ask.theme,
        ..Frame::new(ask.language, title, ask.path.clone())
    }
}

async fn viewer(ask: &Ask, signed_in: &SignedIn) -> Viewer {
    let actor = signed_in.actor();
    // A page without the number is better than none.
    let waiting = ask.services.waiting(&actor).await.unwrap_or_else(|trouble| {
        tracing::warn!(error = &trouble as &dyn std::error::Error, "what waits could not be counted");
        0
    });
    Viewer { name: signed_in.person().name.clone(), nav: places(&actor), waiting }
}

/// At most four places, the one this person needs most first.
fn places(actor: &Actor) -> Vec<NavItem> {
    let mut places = Vec::new();
    if actor.is_anywhere(Role::Executive) {
        places.push(NavItem::DECISIONS);
    }
    if actor.is_anywhere(Role::Reviewer) || actor.is_anywhere(Role::Adviser) {
        places.push(NavItem::INBOX);
    }
    places.push(NavItem::START);
    if actor.is_anywhere(Role::Auditor) {
        places.push(NavItem::AUDIT);
    }
    if actor.is_anywhere(Role::Admin) {
        places.extend([NavItem::AREAS, NavItem::RULES, NavItem::JOBS]);
    }
    places.extend([NavItem::REGISTER, NavItem::PRECEDENTS]);
    places.truncate(4);
    places
}

/// Who can be played in the demo; the words of a role follow the name.
fn demo(ask: &Ask) -> Option<DemoBanner> {
    let personas = ask.shared.personas.get()?;
    let words = ask.words();
    Some(DemoBanner {
        personas: personas
            .iter()
            .map(|persona| {
                (persona.id.to_string(), format!("{} – {}", persona.name, words.say(persona.role)))
            })
            .collect(),
        current: ask
            .signed_in
            .as_ref()
            .map(|signed_in| signed_in.person().id.to_string())
            .unwrap_or_default(),
    })
}
