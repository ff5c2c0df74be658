//! The document around a page, for the person who asks: navigation by role, the banner of the demo, the hashed files.

use app::shell::{DemoBanner, Frame, NavItem, Viewer};
use domain::person::{Actor, Role};

use super::{Ask, SignedIn};

/// The frame of a page with this title.
#[expect(clippy::unused_async, reason = "a frame is asked for like any other part of an answer")]
pub async fn of(ask: &Ask, title: String, nonce: &str, keys: String) -> Frame {
    let viewer = ask.signed_in.as_ref().map(viewer);
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

fn viewer(signed_in: &SignedIn) -> Viewer {
    Viewer { name: signed_in.person().name.clone(), nav: places(&signed_in.actor()) }
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
