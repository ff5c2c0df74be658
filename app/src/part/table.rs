//! A table with a caption and headed columns; the first cell of a row names it. On a phone every row is a card, in which each
//! cell says its column, because what a person is to press must not lie beyond the edge; the roles keep it a table for whoever
//! listens. Between the two it scrolls inside its own frame, which takes the keyboard's focus.

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
        .map(|column| {
            view! { <th scope="col" role="columnheader" class=class(Some(column))>{column.label.clone()}</th> }
        })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(place, cell)| {
                    if place == 0 {
                        return view! { <th scope="row" role="rowheader">{cell}</th> }.into_any();
                    }
                    let column = columns.get(place);
                    let label = column.map(|column| column.label.clone());
                    view! { <td role="cell" class=class(column) data-label=label>{cell}</td> }.into_any()
                })
                .collect_view();
            view! { <tr role="row">{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=caption>
            <table class="table table--cards" role="table">
                <caption>{caption.clone()}</caption>
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
}
