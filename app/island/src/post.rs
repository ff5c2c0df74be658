//! One way to send a form in the background: the same fields, encoding and session as the plain form.
//! Redirects are refused, because following one (a lost session, say) would bring a whole page as an answer.
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, DomParser, EventTarget, FormData, Headers, HtmlFormElement, RequestInit, RequestRedirect,
    Response, SupportedType, UrlSearchParams,
};

/// Browsers refuse a body beyond 64 KiB in requests that may outlive their page.
const KEPT_ALIVE: usize = 60_000;

/// What the server said.
pub struct Answer {
    pub status: u16,
    pub text: String,
    /// The version of the stored thing after a save.
    pub version: Option<String>,
}

/// The form with this id, when the page has it.
pub fn form(id: &str) -> Option<HtmlFormElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The fields as the browser itself would send them, without a button.
pub fn encoded(form: &HtmlFormElement) -> Option<String> {
    let fields = FormData::new_with_form(form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(String::from(pairs.to_string()))
}

/// Sends `body`; `mark` is the header that tells the server what is asked for. `None`: there was no answer.
pub async fn post(to: &str, body: &str, mark: &str, signal: &AbortSignal) -> Option<Answer> {
    send(to, body, mark, signal).await.ok()
}

/// Asks for a piece of HTML. `None`: there was no answer.
pub async fn get(from: &str, signal: &AbortSignal) -> Option<Answer> {
    let request = RequestInit::new();
    request.set_redirect(RequestRedirect::Error);
    request.set_signal(Some(signal));
    answer(from, &request).await.ok()
}

/// The nodes of a piece of HTML, parsed in a document of its own: scripts of a parsed document never run.
pub fn parsed(html: &str) -> Option<js_sys::Array> {
    let parsed = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    Some(js_sys::Array::from(&parsed.body()?.child_nodes()))
}

async fn send(to: &str, body: &str, mark: &str, signal: &AbortSignal) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    headers.set(mark, "1")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers_headers(&headers);
    request.set_body_opt_str(Some(body));
    request.set_redirect(RequestRedirect::Error);
    request.set_signal(Some(signal));
    if body.len() < KEPT_ALIVE {
        js_sys::Reflect::set(&request, &"keepalive".into(), &JsValue::TRUE)?;
    }
    answer(to, &request).await
}

async fn answer(to: &str, request: &RequestInit) -> Result<Answer, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(to, request)).await?.dyn_into()?;
    Ok(Answer {
        status: response.status(),
        version: response.headers().get("x-concord-version")?,
        text: JsFuture::from(response.text()?).await?.as_string().unwrap_or_default(),
    })
}

/// Calls `then` on each `event`, as long as the page lives: islands never leave a page before it ends.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, event: &str, mut then: impl FnMut(E) + 'static) {
    let heard =
        Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| then(event.unchecked_into()));
    // Fails only for a callback that cannot be called, which a closure always can.
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}
