//! Saves a draft while it is being written: after a pause, when the page is hidden and when it is left.
//! One save at a time, because each needs the version that the one before it made; a form sent meanwhile
//! waits for it, or it would meet its own save as a conflict. Without script the form's button saves.
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::{AbortSignal, Event, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

use crate::post::{self, listen};

/// A save that takes longer counts as failed, so that a waiting form is not held up for good.
const PATIENCE_MS: u32 = 8_000;
/// Pauses before the next try when the server could not be reached.
const PAUSES_AFTER_FAILURE: u32 = 5;

/// `form` is the id of the form, `to` the address that stores a draft (header `X-Concord-Save: 1`) and answers
/// 200 with one line of text and the header `X-Concord-Version`; `saved` is the line shown at first, `failed`
/// the one shown when there was no answer. The form has a hidden field `version` (`autocomplete="off"`).
#[island]
pub fn DraftSaver(form: String, to: String, saved: String, failed: String, wait_ms: u32) -> impl IntoView {
    let line = RwSignal::new(saved);
    Effect::new(move |_| {
        if let Some(form) = post::form(&form) {
            let wait = Duration::from_millis(wait_ms.into());
            let draft =
                Draft { form, to: to.clone(), failed: failed.clone(), wait, line, state: State::default() };
            Rc::new(draft).watch();
        }
    });
    view! { <p class="draft-saver" role="status">{move || line.get()}</p> }
}

struct Draft {
    form: HtmlFormElement,
    to: String,
    failed: String,
    wait: Duration,
    line: RwSignal<String>,
    state: State,
}

#[derive(Default)]
struct State {
    /// Something was typed that no save has sent.
    changed: Cell<bool>,
    saving: Cell<bool>,
    /// Somebody else was quicker; saving goes on only after the conflict page.
    refused: Cell<bool>,
    pause: Cell<Option<TimeoutHandle>>,
    held: RefCell<Option<Held>>,
}

/// The form was sent during a save; by this button, if by one.
struct Held {
    button: Option<HtmlElement>,
}

impl Draft {
    fn watch(self: Rc<Self>) {
        // Not `change` as well: leaving a text that is saved already would save it again.
        let draft = self.clone();
        listen(&self.form, "input", move |_: Event| draft.note());
        let draft = self.clone();
        listen(&self.form, "submit", move |event| draft.submitted(&event));
        let draft = self.clone();
        listen(&window(), "pagehide", move |_: Event| draft.save());
        let draft = self.clone();
        listen(&document(), "visibilitychange", move |_: Event| {
            if document().hidden() {
                draft.save();
            }
        });
    }

    fn note(self: &Rc<Self>) {
        self.state.changed.set(true);
        self.save_after(self.wait);
    }

    fn save_after(self: &Rc<Self>, wait: Duration) {
        let draft = self.clone();
        let pause = set_timeout_with_handle(move || draft.save(), wait).ok();
        if let Some(earlier) = self.state.pause.replace(pause) {
            earlier.clear();
        }
    }

    fn save(self: &Rc<Self>) {
        let state = &self.state;
        if !state.changed.get() || state.saving.get() || state.refused.get() {
            return;
        }
        let Some(fields) = post::encoded(&self.form) else { return };
        state.saving.set(true);
        state.changed.set(false);
        let draft = self.clone();
        spawn_local(async move {
            let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
            let answer = post::post(&draft.to, &fields, "x-concord-save", &patience).await;
            draft.saved(answer);
        });
    }

    fn saved(self: &Rc<Self>, answer: Option<post::Answer>) {
        let state = &self.state;
        let reached = answer.as_ref().is_some_and(|answer| answer.status < 500);
        state.saving.set(false);
        match answer {
            Some(post::Answer { status: 200, text, version: Some(version) }) => {
                self.set_version(&version);
                self.line.set(text);
            }
            Some(post::Answer { status: 409, text, .. }) => {
                state.refused.set(true);
                self.line.set(text);
            }
            _ => {
                state.changed.set(true);
                self.line.set(self.failed.clone());
            }
        }
        if let Some(held) = state.held.take() {
            // Fails only for a button that left the form meanwhile; then nothing was sent and the page stays.
            let _ = self.form.request_submit_with_submitter(held.button.as_ref());
        } else if state.changed.get() {
            self.save_after(if reached { self.wait } else { self.wait * PAUSES_AFTER_FAILURE });
        }
    }

    fn set_version(&self, version: &str) {
        if let Ok(Some(field)) = self.form.query_selector("input[name=version]") {
            field.unchecked_into::<HtmlInputElement>().set_value(version);
        }
    }

    /// The form saves by itself, so nothing is left to send on the way out; during a save it waits.
    fn submitted(&self, event: &SubmitEvent) {
        if self.state.saving.get() {
            event.prevent_default();
            self.state.held.replace(Some(Held { button: event.submitter() }));
        } else if !event.default_prevented() {
            self.state.changed.set(false);
        }
    }
}
