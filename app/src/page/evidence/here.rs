//! Files where they belong: beside the answer, the condition or the gate that they are about, with the way to bring one.

use domain::case::{act::Action, evidence::About};
use leptos::prelude::*;

use super::subject;
use crate::{
    address::Address,
    part::Files,
    port::{CaseView, evidence::File},
    text::words,
};

/// The files about this; nothing where there are none and the reader brings none here. `quiet` leaves the way out.
#[component]
pub fn FilesHere(view: CaseView, about: About, #[prop(optional)] quiet: bool) -> impl IntoView {
    let words = words();
    let files: Vec<File> = view.files_about(&about).cloned().collect();
    let add = (!quiet && view.brings(&about)).then(|| {
        let href = Address::AddEvidence(view.case.number, about.clone()).to(words.language);
        view! { <p><a href=href>{words.say("evidence-here")}</a></p> }
    });
    let list = (!files.is_empty()).then(|| view! { <Files view=view.clone() files=files/> });
    view! { {list}{add} }
}

/// The files of a request on its page.
#[component]
pub fn FileSection(view: CaseView) -> impl IntoView {
    let words = words();
    let number = view.case.number;
    let shown: Vec<File> = view.files.iter().filter(|file| file.removed.is_none()).cloned().collect();
    let can = view.can(Action::AddEvidence);
    if shown.is_empty() && !can {
        return ().into_any();
    }
    let add = can.then(|| {
        let href = Address::Act(number, Action::AddEvidence).to(words.language);
        view! { <a href=href>{words.say("evidence-add")}</a> }
    });
    let all = (!view.files.is_empty()).then(|| {
        let href = Address::Evidence(number).to(words.language);
        view! { <a href=href>{words.say("evidence-to-all")}</a> }
    });
    let list = if shown.is_empty() {
        view! { <p class="muted">{words.say("evidence-none-here")}</p> }.into_any()
    } else {
        view! { <Files view=view files=shown/> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="case-files">
            <h2 id="case-files">{words.say("evidence-title")}</h2>
            {list}
            <p class="cluster">{all}{add}</p>
        </section>
    }
    .into_any()
}

/// The files about conditions, at the table.
#[component]
pub fn ConditionFiles(view: CaseView) -> impl IntoView {
    let words = words();
    let mut about: Vec<About> = Vec::new();
    for file in view.files.iter().filter(|file| file.removed.is_none()) {
        if matches!(file.about, About::Condition(_)) && !about.contains(&file.about) {
            about.push(file.about.clone());
        }
    }
    let add = (view.can(Action::AddEvidence) && !view.case.rounds.is_empty()).then(|| {
        let href = Address::Act(view.case.number, Action::AddEvidence).to(words.language);
        view! { <p><a href=href>{words.say("evidence-add")}</a></p> }
    });
    (!about.is_empty() || add.is_some()).then(|| {
        let groups = about.into_iter().map(|about| {
            let title = subject(words, &view.case, &about);
            view! { <h3>{title}</h3> <FilesHere view=view.clone() about=about quiet=true/> }
        });
        view! {
            <section class="stack">
                <h2>{words.say("evidence-conditions")}</h2>
                {groups.collect_view()}
                {add}
            </section>
        }
    })
}
