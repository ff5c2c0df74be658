//! Pages of one act each: a heading that says in which case, the form, the button that names the act. Forms post to
//! the page's own address.

pub mod answer;
pub mod artefact;
pub mod ask;
pub mod assign;
pub mod need;
pub mod refer;
pub mod shown;
pub mod simple;
pub mod told;

use leptos::prelude::*;

use crate::{address::Address, port::CaseView, text::words};

/// Heading of a page that acts on a case: the way back, the case, the title.
#[component]
pub fn CaseHead(
    /// The `h1`.
    #[prop(into)]
    title: String,
    /// The case.
    view: CaseView,
) -> impl IntoView {
    let words = words();
    let back = Address::Case(view.case.number).to(words.language);
    let caption = format!("{} · {}", view.case.reference(), view.case.request.tool);
    view! {
        <a class="back" href=back>{words.say("act-back")}</a>
        <p class="page-caption">{caption}</p>
        <h1>{title}</h1>
    }
}
