//! Says that what a page shows has changed, as soon as the server tells. It only shows what stands hidden in the page;
//! nothing is replaced under somebody's hands. A page in the background listens to nobody: browsers share six connections
//! among all their tabs of a host. Without script nothing is ever said, and whoever is slower is told when they send.
use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{Document, Event, EventSource, EventTarget, VisibilityState};

use crate::post::listen;

/// `from` is the address of the events, `children` what is shown after the first of them.
#[island]
pub fn LiveNotice(from: String, children: Children) -> impl IntoView {
    let quiet = RwSignal::new(true);
    Effect::new(move |_| {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let line = Rc::new(Line { from: from.clone(), quiet, open: RefCell::default() });
        line.turn(&document);
        let (page, seen) = (document.clone(), line.clone());
        listen(&document, "visibilitychange", move |_: Event| seen.turn(&page));
        // What somebody sends from this page is no news to them.
        listen(&document, "submit", move |_: Event| line.close());
    });
    view! {
        <div aria-live="polite">
            <div hidden=move || quiet.get()>{children()}</div>
        </div>
    }
}

struct Line {
    from: String,
    quiet: RwSignal<bool>,
    open: RefCell<Option<EventSource>>,
}

impl Line {
    /// Open while the page can be seen and there is something to wait for.
    fn turn(self: &Rc<Self>, page: &Document) {
        let wanted = page.visibility_state() == VisibilityState::Visible && self.quiet.get_untracked();
        if !wanted {
            self.close();
        } else if self.open.borrow().is_none() {
            let Ok(source) = EventSource::new(&self.from) else { return };
            let line = self.clone();
            listen(source.unchecked_ref::<EventTarget>(), "changed", move |_: Event| {
                line.quiet.set(false);
                line.close();
            });
            self.open.replace(Some(source));
        }
    }

    fn close(&self) {
        if let Some(source) = self.open.take() {
            source.close();
        }
    }
}
