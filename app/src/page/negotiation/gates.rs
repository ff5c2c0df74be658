//! The gates that are still open under a package: what would lift each, and that nobody may approve before. A block is
//! told apart, because only changed answers help there.

use domain::{
    case::standing::Standing,
    rules::{GateLevel, RuleBook},
};
use leptos::prelude::*;

use crate::{address::Address, port::CaseView, text::words};

/// The open gates; nothing when there are none.
#[component]
pub fn OpenGates(view: CaseView, standing: Standing) -> impl IntoView {
    if standing.open.is_empty() {
        return ().into_any();
    }
    let words = words();
    let items = standing.open.iter().filter_map(|(id, level)| {
        let gate = RuleBook::built_in().gate(id)?;
        let reason = gate.reason.get(words.language).to_owned();
        let lifted = match level {
            GateLevel::Block => words.say("settling-gate-block"),
            _ => words.with(
                "settling-gate-hold",
                &[("artefact", gate.artefact.get(words.language).to_owned().into())],
            ),
        };
        Some(view! { <li>{reason} " " <span class="muted">{lifted}</span></li> })
    });
    let href = Address::Gates(view.case.number).to(words.language);
    view! {
        <div class="stack stack--tight">
            <p>{words.with("settling-gates", &[("count", standing.open.len().into())])}</p>
            <ul>{items.collect_view()}</ul>
            <p><a href=href>{words.say("settling-gates-link")}</a></p>
        </div>
    }
    .into_any()
}
