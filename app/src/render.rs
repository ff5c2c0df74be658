//! From plain values to a string of HTML, before the first byte leaves: the reactive owner, the words in context and
//! the islands' marks are made here and end here. Pages therefore never await, and a status is known with its page.

use std::sync::Arc;

use domain::language::Language;
use hydration_context::SsrSharedContext;
use leptos::{prelude::*, tachys::view::RenderHtml};

use crate::{
    part::FormKeys,
    shell::{Frame, document},
    text::Words,
};

/// The complete document of a page.
pub fn page<V: IntoView + 'static>(frame: Frame, content: impl FnOnce() -> V) -> String {
    alone(frame.language, &frame.keys, || document(&frame, content().into_any()))
}

/// A piece of a page without a document around it, for an island that refreshes itself.
pub fn fragment<V: IntoView + 'static>(language: Language, content: impl FnOnce() -> V) -> String {
    alone(language, "", || content().into_any())
}

/// A piece of the page that is being made, in order to measure it: it takes nothing from the page, no key of a form either.
pub fn measured<V: IntoView + 'static>(content: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(FormKeys::new(""));
        content().into_any().to_html()
    });
    owner.cleanup();
    html
}

fn alone(language: Language, keys: &str, content: impl FnOnce() -> AnyView) -> String {
    // Leptos wants to know an executor even where nothing is spawned; a second call is refused and harmless.
    _ = any_spawner::Executor::init_tokio();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(Words::of(language));
        provide_context(FormKeys::new(keys));
        content().to_html()
    });
    owner.cleanup();
    html
}
