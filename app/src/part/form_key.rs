//! The key of a form: every form that posts carries one, made for this form of this rendering, so that a form that is
//! sent twice changes things once. It needs no script. The keys of one page share a seed that the server gives; a page
//! without a seed (a fragment, a test of a part) has none.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use leptos::prelude::*;

use crate::form::KEY;

/// Where the keys of one rendering come from.
#[derive(Clone, Debug)]
pub struct FormKeys {
    seed: Arc<str>,
    given: Arc<AtomicU32>,
}

impl FormKeys {
    /// Keys that begin with `seed`, which nobody else was given.
    pub fn new(seed: &str) -> Self {
        Self { seed: seed.into(), given: Arc::default() }
    }

    fn next(&self) -> Option<String> {
        let number = self.given.fetch_add(1, Ordering::Relaxed);
        (!self.seed.is_empty()).then(|| format!("{}-{number}", self.seed))
    }
}

/// The hidden field.
#[component]
pub fn FormKey() -> impl IntoView {
    // Browsers restore typed values after a reload; an old key restored would be refused as used.
    let key = use_context::<FormKeys>().and_then(|keys| keys.next());
    key.map(|key| view! { <input type="hidden" name=KEY value=key autocomplete="off"/> })
}
