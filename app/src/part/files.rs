//! Files in a page: a row for each with a link that downloads it, and the field that takes them. The field is a plain one;
//! a drop zone can be laid over `file-drop` later. Nothing that was uploaded is ever shown inside a page.

use leptos::prelude::*;

use super::{around::Around, around::label_for};
use crate::{
    address::Address,
    form::{Control, case::evidence::ACCEPT},
    format,
    port::{
        CaseView,
        evidence::{File, FileVersion},
    },
    text::{Words, words},
};

/// Files, each with its newest version; `full` adds the older versions and what can be done.
#[component]
pub fn Files(view: CaseView, files: Vec<File>, #[prop(optional)] full: bool) -> impl IntoView {
    let words = words();
    let rows = files.into_iter().map(|file| row(words, &view, &file, full));
    view! { <ul class="files">{rows.collect_view()}</ul> }
}

fn row(words: Words, view: &CaseView, file: &File, full: bool) -> AnyView {
    let Some((newest, older)) = file.versions.split_last() else { return ().into_any() };
    let removed = file.removed.map(|(at, by)| {
        let values =
            [("name", view.people.name(by).into()), ("time", format::moment(words.language, at).into())];
        view! { <p><span class="tag">{words.with("evidence-removed", &values)}</span></p> }
    });
    let older = (full && !older.is_empty()).then(|| {
        let items = older.iter().rev().map(|version| {
            view! { <li class="file">{one(words, view, file, version)}</li> }
        });
        view! {
            <details class="details">
                <summary>{words.with("evidence-older", &[("count", older.len().into())])}</summary>
                <ul class="files">{items.collect_view()}</ul>
            </details>
        }
    });
    let acts = full.then(|| acts(words, view, file));
    view! { <li class="file">{one(words, view, file, newest)}{removed}{older}{acts}</li> }.into_any()
}

fn one(words: Words, view: &CaseView, file: &File, version: &FileVersion) -> AnyView {
    let sent = file.removed.is_none() || view.worn.contains(&domain::permit::Hat::Auditor);
    let name = if sent {
        let href = Address::Download(view.case.number, version.id).to(words.language);
        view! { <a href=href download>{version.name.clone()}</a> }.into_any()
    } else {
        view! { <s>{version.name.clone()}</s> }.into_any()
    };
    let values = [
        ("kind", kind(&version.kind).into()),
        ("size", format::file_size(words.language, version.size).into()),
        ("name", view.people.name(version.by).into()),
        ("time", format::moment(words.language, version.at).into()),
        ("version", version.number.into()),
    ];
    let meta = if version.number > 1 { "evidence-meta-version" } else { "evidence-meta" };
    let note = (!version.note.is_empty()).then(|| view! { <p class="user-text">{version.note.clone()}</p> });
    view! {
        <p class="file-name">{name}</p>
        <p class="condition-meta">{words.with(meta, &values)}</p>
        {note}
    }
    .into_any()
}

/// As people call it; the same in both languages.
fn kind(kind: &str) -> &'static str {
    match kind {
        "pdf" => "PDF",
        "png" => "PNG",
        _ => "JPEG",
    }
}

fn acts(words: Words, view: &CaseView, file: &File) -> Option<AnyView> {
    let number = view.case.number;
    let replace = view.replaces(file).then(|| {
        let href = Address::ReplaceEvidence(number, file.id).to(words.language);
        view! { <a href=href>{words.say("evidence-replace")}</a> }
    });
    let remove = view.takes_back(file).then(|| {
        let href = Address::RemoveEvidence(number, file.id).to(words.language);
        view! { <a href=href>{words.say("evidence-remove")}</a> }
    });
    (replace.is_some() || remove.is_some())
        .then(|| view! { <p class="cluster">{replace}{remove}</p> }.into_any())
}

/// The field for files. What is wrong with one is said by its name, because a browser gives none of them back.
#[component]
pub fn FileInput(
    control: Control,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    /// What is wrong with files that were sent.
    #[prop(optional)]
    faults: Vec<String>,
    /// Several at once.
    #[prop(optional)]
    many: bool,
) -> impl IntoView {
    let around = Around::of(&control, &label, hint, 0);
    let class = if faults.is_empty() { around.class() } else { "field field--fault" };
    let invalid = if faults.is_empty() { around.invalid() } else { Some("true") };
    let list = format!("{}-faults", control.id);
    let described = [around.described(), (!faults.is_empty()).then(|| list.clone())];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let mark = words().say("form-error-mark");
    let faults = (!faults.is_empty()).then(|| {
        let items = faults.into_iter().map(|sentence| {
            view! { <li><span class="visually-hidden">{mark.clone()}</span> " " {sentence}</li> }
        });
        view! { <ul class="field-error check-list" id=list>{items.collect_view()}</ul> }
    });
    view! {
        <div class=format!("{class} file-drop")>
            {label_for(&control, label, false, false)}
            {around.hints()}
            {faults}
            <input
                class="input"
                type="file"
                id=control.id.clone()
                name=control.name.to_string()
                accept=ACCEPT
                multiple=many
                aria-describedby=(!described.is_empty()).then(|| described.join(" "))
                aria-invalid=invalid
            />
        </div>
    }
}
