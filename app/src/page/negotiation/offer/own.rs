//! Conditions in own words: up to five rows. A button adds the next one; an empty row counts as not there.

use leptos::prelude::*;

use super::conditions::sides;
use crate::{
    form::{
        Posted,
        negotiation::offer::{ADD, OWN, TEXT_LIMIT, rows_shown},
    },
    part::{Button, ButtonKind, DateInput, Select, TextArea},
    text::words,
};

/// The rows that were added so far, and the button.
#[component]
pub fn OwnWords(
    posted: Posted,
    /// Whether the reader can change anything now.
    may_add: bool,
) -> impl IntoView {
    let words = words();
    let shown = rows_shown(&posted.typed);
    let rows = OWN.into_iter().take(shown).enumerate().map(|(row, [text, owner, due])| {
        let title = words.with("offering-own", &[("row", (row + 1).into())]);
        let name = title.clone();
        view! {
            <li><div class="condition" role="group" aria-label=name>
                <TextArea control=posted.control(text) label=title limit=TEXT_LIMIT rows=2/>
                <div class="term-fields">
                    <Select control=posted.control(owner) label=words.say("offering-owner") choices=sides(words)/>
                    <DateInput control=posted.control(due) label=words.say("offering-due")/>
                </div>
            </div></li>
        }
    });
    let add = (may_add && shown < OWN.len()).then(|| {
        view! { <Button label=words.say("offering-add") kind=ButtonKind::Secondary name=ADD value="yes"/> }
    });
    view! {
        <section class="stack">
            <h2>{words.say("offering-own-title")}</h2>
            <p class="muted">{words.say("offering-own-hint")}</p>
            {(shown > 0).then(|| view! { <ul class="conditions">{rows.collect_view()}</ul> })}
            <div class="buttons">{add}</div>
        </section>
    }
    .into_any()
}
