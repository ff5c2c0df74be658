//! What a package would do, before it is on the table: the rating with it, the row of the decision table, whether a
//! second person must sign, and what changes against the round before. Nothing of it is saved.

use domain::case::{Side, package::Package};
use leptos::prelude::*;

use crate::{
    page::negotiation::{change::Changes, gates::OpenGates, rating::RatingWithOffer, round::last_package},
    port::CaseView,
    text::words,
};

/// The preview.
#[component]
pub fn Preview(view: CaseView, package: Package) -> impl IntoView {
    let words = words();
    let before = last_package(&view, None);
    let conditions = package.conditions();
    let heading = match before {
        Some(_) => "negotiation-changes",
        None => "negotiation-changes-first",
    };
    let standings = view.as_asked().zip(view.standing(&package.conditions()));
    let rating = standings.map(|(as_asked, with)| {
        let signs = if with.needs_signature() && view.side() == Some(Side::Security) {
            words.say("offering-signature-needed")
        } else {
            words.say("offering-signature-none")
        };
        view! {
            <RatingWithOffer view=view.clone() as_asked=as_asked with=with.clone() conditions=conditions/>
            <p>{signs}</p>
            <OpenGates view=view.clone() standing=with/>
        }
    });
    view! {
        <section class="card card--accent" id="preview">
            <h2 class="card-title">{words.say("offering-preview-title")}</h2>
            <p class="muted">{words.say("offering-preview-hint")}</p>
            {rating}
            <h3>{words.say(heading)}</h3>
            <Changes before=before after=package/>
        </section>
    }
    .into_any()
}
