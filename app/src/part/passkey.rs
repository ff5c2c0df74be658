//! A form that an authenticator fills. It stands hidden in the page, as do the sentences for whatever may happen, and the island
//! shows what fits; without a script a sentence says what is missing, and every page has another way beside it.

use leptos::prelude::*;

use super::{Button, ButtonKind, PostForm};
use crate::{
    form::{Posted, people::passkey::CREDENTIAL},
    text::words,
};

/// Id of the form, and the beginning of those around it.
const FORM: &str = "passkey";

/// The form with its button; one on a page. `children` are further fields.
#[component]
pub fn AskPasskey(
    /// The form that came back.
    posted: Posted,
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Another address than the page's own; empty for its own.
    #[prop(optional, into)]
    action: String,
    /// A new passkey is made; otherwise one that is there is asked for.
    #[prop(optional)]
    makes: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let fault = posted.control(CREDENTIAL).fault.map(|kind| {
        view! { <p class="field-error">{kind.sentence(words, &words.say("passkey-label"))}</p> }
    });
    view! {
        <div class="stack" id=posted.id(CREDENTIAL) tabindex="-1">
            {fault}
            <p id="passkey-script">{words.say("passkey-needs-script")}</p>
            <div id="passkey-here" hidden>
                <PostForm id=FORM action=action>
                    {children.map(|children| children())}
                    // Browsers restore what stood in a field; an old answer would be refused.
                    <input type="hidden" name=CREDENTIAL value="" autocomplete="off"/>
                    <div class="buttons"><Button label=label kind=kind/></div>
                </PostForm>
            </div>
            <div role="alert">
                <p id="passkey-unsupported" hidden>{words.say("passkey-unsupported")}</p>
                <p id="passkey-cancelled" hidden>{words.say("passkey-cancelled")}</p>
                <p id="passkey-known" hidden>{words.say("passkey-known")}</p>
                <p id="passkey-failed" hidden>{words.say("passkey-failed")}</p>
            </div>
            <island::Passkey form=FORM.to_owned() makes=makes/>
        </div>
    }
}
