//! Previous, next and where one is; no row of numbers, because nobody knows what stands on page 7.

use leptos::prelude::*;

use crate::text::words;

/// Nothing when there is one page only. `path` is the address with its query but without `page`.
#[component]
pub fn Pager(
    #[prop(into)] path: String,
    /// This page, from 1.
    page: usize,
    /// How many there are.
    pages: usize,
    /// There may be more than that.
    #[prop(optional)]
    more: bool,
) -> impl IntoView {
    let words = words();
    let to = move |page: usize| {
        let mark = if path.contains('?') { '&' } else { '?' };
        format!("{path}{mark}page={page}")
    };
    (pages > 1).then(|| {
        let previous = (page > 1)
            .then(|| view! { <a rel="prev" href=to(page - 1)>{words.say("common-pager-previous")}</a> });
        let next = (page < pages)
            .then(|| view! { <a rel="next" href=to(page + 1)>{words.say("common-pager-next")}</a> });
        let place = if more {
            words.with("common-pager-page", &[("page", page.into())])
        } else {
            words.with("common-pager-place", &[("page", page.into()), ("pages", pages.into())])
        };
        view! {
            <nav class="pager" aria-label=words.say("common-pager-name")>
                {previous} <span>{place}</span> {next}
            </nav>
        }
    })
}
