//! Questions and answers, or facts and values, as a description list. A missing value is a link to where it is given;
//! "Change" says aloud what it changes.

use leptos::prelude::*;

use crate::text::words;

/// One row.
pub struct SummaryRow {
    label: String,
    value: Option<AnyView>,
    change: Option<String>,
}

impl SummaryRow {
    /// A row with plain text; line breaks are kept by the style.
    pub fn text(label: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        Self::view(label, view! { <span class="user-text">{value}</span> })
    }

    /// A row with anything.
    pub fn view(label: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { label: label.into(), value: Some(value.into_any()), change: None }
    }

    /// A row whose value is still to be given at `href`.
    pub fn missing(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), value: None, change: Some(href.into()) }
    }

    /// The same with a link to where the value is changed.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// Rows of facts.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let words = words();
    let rows = rows.into_iter().map(|SummaryRow { label, value, change }| {
        let hidden = view! { " " <span class="visually-hidden">{label.clone()}</span> };
        let cells = match (value, change) {
            (Some(value), None) => view! { <dd>{value}</dd> }.into_any(),
            (Some(value), Some(href)) => view! {
                <dd>{value}</dd>
                <dd><a href=href>{words.say("common-change")}{hidden}</a></dd>
            }
            .into_any(),
            (None, href) => view! { <dd><a class="summary-list-missing" href=href>{words.say("common-answer")}{hidden}</a></dd> }.into_any(),
        };
        view! { <div><dt>{label}</dt>{cells}</div> }
    });
    view! { <dl class="summary-list">{rows.collect_view()}</dl> }
}
