//! An act with consequences on a page of its own: what will happen, a reason if one is asked for, the act by its name,
//! and a way back. It works without script and survives a reload.

use leptos::prelude::*;

use super::{Button, ButtonKind, PostForm, TextArea, Version};
use crate::{form::Control, text::words};

/// The form; posts to the page's own address.
#[component]
pub fn Confirm(
    /// What will happen, as a sentence.
    #[prop(into)]
    sentence: String,
    /// The act, as the button names it.
    #[prop(into)]
    act: String,
    /// Where "Cancel" leads.
    #[prop(into)]
    back: String,
    /// The version that the page shows.
    version: i64,
    /// The field for a reason with its label and limit; none when no reason is asked for.
    #[prop(optional)]
    reason: Option<(Control, String, usize)>,
    /// The reason may stay empty.
    #[prop(optional)]
    optional: bool,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    let reason = reason.map(|(control, label, limit)| {
        view! { <TextArea control=control label=label limit=limit optional=optional/> }
    });
    view! {
        <PostForm>
            <p>{sentence}</p>
            <Version version=version/>
            {reason}
            <div class="buttons">
                <Button label=act kind=kind does="send"/>
                <a href=back>{words().say("common-cancel")}</a>
            </div>
        </PostForm>
    }
}
