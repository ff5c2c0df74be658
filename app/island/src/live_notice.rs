//! Says that what a page shows has changed, as soon as the server tells. It only shows what stands hidden in the page;
//! nothing is replaced under somebody's hands but the number at the bell, which is asked for again. A page in the background listens to nobody: browsers share six connections
//! among all their tabs of a host. Without script nothing is ever said, and whoever is slower is told when they send.
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use web_sys::{AbortSignal, Document, Event, EventSource, EventTarget, VisibilityState};

use crate::post::{self, listen};

/// Many changes at once are counted once.
const TOGETHER: Duration = Duration::from_secs(1);
const PATIENCE_MS: u32 = 8_000;

/// `from` is the address of the events, `count` that of the number which belongs into `[data-live-count]`, `children` what
/// is shown after the first event.
#[island]
pub fn LiveNotice(from: String, count: String, children: Children) -> impl IntoView {
    let quiet = RwSignal::new(true);
    Effect::new(move |_| {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let line = Rc::new(Line {
            from: from.clone(),
            count: count.clone(),
            quiet,
            open: RefCell::default(),
            soon: Cell::default(),
        });
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
    count: String,
    quiet: RwSignal<bool>,
    open: RefCell<Option<EventSource>>,
    /// It will be counted in a moment.
    soon: Cell<bool>,
}

impl Line {
    /// Open while the page can be seen.
    fn turn(self: &Rc<Self>, page: &Document) {
        if page.visibility_state() != VisibilityState::Visible {
            self.close();
        } else if self.open.borrow().is_none() {
            let Ok(source) = EventSource::new(&self.from) else { return };
            let line = self.clone();
            listen(source.unchecked_ref::<EventTarget>(), "changed", move |_: Event| {
                line.quiet.set(false);
                line.count_soon();
            });
            self.open.replace(Some(source));
        }
    }

    fn count_soon(self: &Rc<Self>) {
        if self.soon.replace(true) {
            return;
        }
        let line = self.clone();
        set_timeout(
            move || {
                line.soon.set(false);
                spawn_local(async move { line.recount().await });
            },
            TOGETHER,
        );
    }

    /// Asks for the number; without an answer the old one stands.
    async fn recount(&self) {
        let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
        let answer = post::get(&self.count, &patience).await;
        let Some(answer) = answer.filter(|answer| answer.status == 200) else { return };
        let place = document().query_selector("[data-live-count]").ok().flatten();
        if let (Some(place), Some(nodes)) = (place, post::parsed(&answer.text)) {
            place.replace_children_with_node(&nodes);
        }
    }

    fn close(&self) {
        if let Some(source) = self.open.take() {
            source.close();
        }
    }
}
