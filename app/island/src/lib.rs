//! Everything that ships to the browser.
use leptos::prelude::*;

/// Probe.
#[island]
pub fn Probe(start: i32, children: Children) -> impl IntoView {
    let (n, set) = signal(start);
    view! { <button on:click=move |_| *set.write() += 1>"Clicked " {n}</button> {children()} }
}
