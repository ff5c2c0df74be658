//! The palette of ready compromises as buttons of the form. Each says why it helps; pressing one fills in and saves
//! nothing.

use domain::case::palette::palette;
use leptos::prelude::*;

use crate::{
    form::negotiation::offer::PALETTE,
    part::{Button, ButtonKind},
    text::words,
};

/// The buttons.
#[component]
pub fn Palette() -> impl IntoView {
    let words = words();
    let items = palette().iter().map(|compromise| {
        let name = compromise.name.get(words.language).to_owned();
        let why = compromise.why.get(words.language).to_owned();
        view! {
            <li>
                <Button label=name kind=ButtonKind::Secondary name=PALETTE value=compromise.id.clone()/>
                <span class="option-hint">{why}</span>
            </li>
        }
    });
    view! {
        <section class="stack stack--tight">
            <h2>{words.say("offering-palette")}</h2>
            <p class="muted">{words.say("offering-palette-hint")}</p>
            <ul class="palette">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
