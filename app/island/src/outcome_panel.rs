//! The likely outcome beside a form, refreshed as answers change. The server computes it with the rules
//! of the review and sends HTML; this island only asks and swaps. It listens to `change`, not to `input`:
//! a person who is typing is not interrupted. Without script the first HTML stands until the next page.
use std::{cell::RefCell, rc::Rc};

use leptos::{html::Div, prelude::*, task::spawn_local};
use web_sys::{AbortController, Event, HtmlFormElement};

use crate::post;

/// `form` is the id of the form whose answers count, `from` the address that answers its fields with an HTML
/// fragment (header `X-Concord-Fragment: 1`), `failed` what to say when it does not. `children` is the
/// outcome as the page knew it when it was made.
#[island]
pub fn OutcomePanel(form: String, from: String, failed: String, children: Children) -> impl IntoView {
    let stale = RwSignal::new(false);
    let content = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(form) = post::form(&form) else { return };
        let (from, answers) = (from.clone(), form.clone());
        let latest = Rc::new(RefCell::new(None::<AbortController>));
        post::listen(&form, "change", move |_: Event| {
            let Ok(abort) = AbortController::new() else { return };
            if let Some(earlier) = latest.replace(Some(abort.clone())) {
                earlier.abort();
            }
            spawn_local(refresh(answers.clone(), from.clone(), abort, content, stale));
        });
    });
    view! {
        <div class="outcome" aria-live="polite">
            <div node_ref=content hidden=move || stale.get()>{children()}</div>
            <p class="outcome-fault" hidden=move || !stale.get()>{failed}</p>
        </div>
    }
}

/// Shows the newest outcome. An outcome that no longer fits the answers is hidden, never left standing.
async fn refresh(
    form: HtmlFormElement,
    from: String,
    abort: AbortController,
    content: NodeRef<Div>,
    stale: RwSignal<bool>,
) {
    let signal = abort.signal();
    let Some(fields) = post::encoded(&form) else { return };
    let answer = post::post(&from, &fields, "x-concord-fragment", &signal).await;
    if signal.aborted() {
        return;
    }
    let shown =
        answer.filter(|answer| answer.status == 200).and_then(|answer| replace(content, &answer.text));
    stale.set(shown.is_none());
}

fn replace(content: NodeRef<Div>, html: &str) -> Option<()> {
    content.get_untracked()?.replace_children_with_node(&post::parsed(html)?);
    Some(())
}
