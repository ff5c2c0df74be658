//! With what one signs in: each on a page of its own, because each asks for something.

use leptos::prelude::*;

use crate::{address::Address, page::people::ways::Connection, text::Words};

pub(super) fn section(words: Words, provider: Option<&Connection>) -> AnyView {
    let places = [
        (Address::Password, "password-title"),
        (Address::SecondFactor(String::new()), "factor-title"),
        (Address::Passkeys, "passkey-title"),
        (Address::Sessions, "sessions-title"),
    ];
    let links = places.map(|(address, key)| {
        view! { <li><a href=address.to(words.language)>{words.say(key)}</a></li> }
    });
    let provider = provider.map(|known| {
        view! {
            <p>{words.say("ways-provider")}": "{known.line(words)}</p>
            <p class="muted">{words.say("account-provider-hint")}</p>
        }
    });
    view! {
        <section class="stack" aria-labelledby="security">
            <h2 id="security">{words.say("account-security")}</h2>
            <ul>{links.collect_view()}</ul>
            {provider}
        </section>
    }
    .into_any()
}
