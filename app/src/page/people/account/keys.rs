//! Single keys: off or on, and one by one. They can be switched off and changed, because a voice that is typed, or a hand
//! that trembles, presses some by accident (WCAG 2.1.4).

use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        people::keys::{ACT, ACTIVE, USUAL},
    },
    keyboard::KeyAct,
    part::{Button, ButtonKind, PostForm, TextInput, Tick},
    text::Words,
};

pub(super) fn section(words: Words, posted: Posted) -> AnyView {
    let fields = KeyAct::ALL.into_iter().map(|act| {
        view! { <TextInput control=posted.control(act.code()) label=words.say(act.name()) autocomplete="off"/> }
    });
    let fields = fields.collect_view();
    view! {
        <section class="stack" id="keys" aria-labelledby="keys-heading">
            <h2 id="keys-heading">{words.say("keys-title")}</h2>
            <p>{words.say("keys-lead")}</p>
            <PostForm>
                <Tick
                    control=posted.control(ACTIVE)
                    label=words.say("keys-active")
                    hint=words.say("keys-active-hint")
                />
                <fieldset class="field">
                    <legend>{words.say("keys-which")}</legend>
                    <p class="field-hint">{words.say("keys-which-hint")}</p>
                    <div class="key-fields">{fields}</div>
                </fieldset>
                <div class="buttons">
                    <Button label=words.say("keys-button") kind=ButtonKind::Secondary/>
                    <Button label=words.say("keys-usual") kind=ButtonKind::Quiet name=ACT value=USUAL/>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}
