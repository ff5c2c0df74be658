//! The risk badge: number, word, bars and colour say the same, so that it reads in greyscale, in forced colours and
//! aloud. Colour is the class `risk--N` and means risk only.

use leptos::prelude::*;

use crate::text::words;

/// Key of the severity's name, 1 (Note) to 5 (Critical); a level outside is taken as the nearest.
pub const fn severity(level: u8) -> &'static str {
    match level {
        0 | 1 => "term-severity-1",
        2 => "term-severity-2",
        3 => "term-severity-3",
        4 => "term-severity-4",
        _ => "term-severity-5",
    }
}

/// A severity, 1 to 5, with a mark when it is provisional (workflow.md section 2).
#[component]
pub fn RiskBadge(level: u8, #[prop(optional)] provisional: bool) -> impl IntoView {
    let level = level.clamp(1, 5);
    let words = words();
    let mark = provisional.then(|| view! { " " <span class="tag">{words.say("term-provisional")}</span> });
    view! {
        <span class=format!("risk risk--{level}")>
            <span class="risk-bars" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></span>
            {format!("{level} · {}", words.say(severity(level)))}
        </span>
        {mark}
    }
}
