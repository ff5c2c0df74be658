//! How pages look: told here, chosen in the foot of every page, so that it can also be chosen before signing in.

use leptos::prelude::*;

use crate::text::Words;

pub(super) fn section(words: Words) -> AnyView {
    view! {
        <section class="stack" aria-labelledby="theme">
            <h2 id="theme">{words.say("account-theme")}</h2>
            <p>{words.say("account-theme-lead")}</p>
        </section>
    }
    .into_any()
}
