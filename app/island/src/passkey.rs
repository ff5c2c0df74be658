//! Passkeys: asks the server for a challenge, the browser for an answer, and sends the answer by the form of the page, so that
//! nothing but forms changes anything. It shows what stands hidden in the page already. Options and answers are JSON of the
//! standard, read and written by the browser itself.
use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast as _, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::post::{self, listen};

/// The server has so long to make a challenge.
const PATIENCE_MS: u32 = 8_000;

/// `form` is the id of the form and begins those of what is shown: `-script` without one, `-here` around the form, and sentences
/// `-unsupported`, `-cancelled`, `-known`, `-failed`. The form has a hidden field `credential`.
#[island]
pub fn Passkey(form: String, makes: bool) -> impl IntoView {
    Effect::new(move |_| {
        let Some(field) = post::form(&form) else { return };
        let asking = Asking { id: form.clone(), form: field.clone(), makes };
        asking.show("script", false);
        if asking.reader().is_err() {
            return asking.show("unsupported", true);
        }
        asking.show("here", true);
        listen(&field, "submit", move |event: Event| {
            event.prevent_default();
            for sentence in ["cancelled", "known", "failed"] {
                asking.show(sentence, false);
            }
            let asking = asking.clone();
            spawn_local(async move {
                if let Err(sentence) = asking.go().await {
                    asking.show(sentence, true);
                }
            });
        });
    });
}

#[derive(Clone)]
struct Asking {
    id: String,
    form: HtmlFormElement,
    makes: bool,
}

impl Asking {
    fn show(&self, piece: &str, shown: bool) {
        if let Some(piece) = document().get_element_by_id(&format!("{}-{piece}", self.id)) {
            piece.unchecked_into::<HtmlElement>().set_hidden(!shown);
        }
    }

    /// What reads the options of the server; missing in browsers that are too old.
    fn reader(&self) -> Result<(JsValue, Function), JsValue> {
        let class = Reflect::get(&window(), &"PublicKeyCredential".into())?;
        let name = if self.makes { "parseCreationOptionsFromJSON" } else { "parseRequestOptionsFromJSON" };
        let reader = Reflect::get(&class, &name.into())?.dyn_into()?;
        Ok((class, reader))
    }

    /// The sentence that tells why not.
    async fn go(&self) -> Result<(), &'static str> {
        let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
        let answer = post::post(&self.form.action(), "", "x-concord-fragment", &patience).await;
        let options = match answer {
            Some(answer) if answer.status == 200 => answer.text,
            // Who it is has to be shown first, or shown again: the page itself leads there.
            Some(post::Answer { status: 401 | 403, .. }) => {
                _ = window().location().reload();
                return Ok(());
            }
            _ => return Err("failed"),
        };
        let answer = self.ask(&options).await.map_err(|error| told(&error))?;
        let field = self.form.query_selector("input[name=credential]").ok().flatten();
        field.ok_or("failed")?.unchecked_into::<HtmlInputElement>().set_value(&answer);
        // Unlike a click this is no event of its own, so nothing asks again.
        self.form.submit().map_err(|_| "failed")
    }

    async fn ask(&self, options: &str) -> Result<String, JsValue> {
        let (class, reader) = self.reader()?;
        let wanted = Object::new();
        Reflect::set(&wanted, &"publicKey".into(), &reader.call1(&class, &JSON::parse(options)?)?)?;
        let browser = Reflect::get(&window().navigator(), &"credentials".into())?;
        let ask = Reflect::get(&browser, &(if self.makes { "create" } else { "get" }).into())?;
        let answer: Promise = ask.dyn_into::<Function>()?.call1(&browser, &wanted)?.dyn_into()?;
        let credential = JsFuture::from(answer).await?;
        // `JSON.stringify` calls `toJSON` of what it is given.
        Ok(JSON::stringify(&credential)?.into())
    }
}

fn told(error: &JsValue) -> &'static str {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "AbortError") => "cancelled",
        Some("InvalidStateError") => "known",
        _ => "failed",
    }
}
