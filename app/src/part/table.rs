//! A table with a caption and headed columns; the first cell of a row names it. It scrolls inside its own frame, which
//! takes the keyboard's focus, so that a page never scrolls sideways at 320 px.

use leptos::prelude::*;

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    label: String,
    numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false }
    }

    /// A column of numbers, aligned at their end.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true }
    }
}

/// Rows of cells, as many in each as there are columns.
#[component]
pub fn Table(#[prop(into)] caption: String, columns: Vec<Column>, rows: Vec<Vec<AnyView>>) -> impl IntoView {
    let class = |column: Option<&Column>| column.filter(|column| column.numeric).map(|_| "num");
    let head = columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(Some(column))>{column.label.clone()}</th> })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(place, cell)| match place {
                    0 => view! { <th scope="row">{cell}</th> }.into_any(),
                    _ => view! { <td class=class(columns.get(place))>{cell}</td> }.into_any(),
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=caption>
            <table class="table">
                <caption>{caption.clone()}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
