//! The files of a case: all of them with their versions, and the pages that bring one, bring a newer version, and take
//! one back. Everything works without a script; a drop zone may be laid over the plain file field later.

pub mod add;
mod here;
pub mod list;
pub mod remove;
pub mod replace;
mod subject;

use leptos::prelude::*;

use crate::{
    form::{
        Labels, Posted,
        case::evidence::{Brought, FILES},
    },
    text::{Words, words},
};

pub use here::{ConditionFiles, FileSection, FilesHere};
pub use subject::{subject, subjects};

/// The error summary of a form with files: the faults of its fields, then what is wrong with each file.
#[component]
fn FileSummary(posted: Posted, labels: Labels, brought: Vec<Brought>) -> impl IntoView {
    let words = words();
    let href = format!("#{}", posted.id(FILES));
    let fields = labels.iter().filter_map(|(name, label)| {
        let sentence = posted.fault(name)?.sentence(words, label);
        Some(view! { <li><a href=format!("#{}", posted.id(name))>{sentence}</a></li> }.into_any())
    });
    let files = faults(words, &brought);
    let files =
        files.into_iter().map(|sentence| view! { <li><a href=href.clone()>{sentence}</a></li> }.into_any());
    let items: Vec<AnyView> = fields.chain(files).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">{words.say("form-problem")}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// What is wrong with each file, as a sentence.
fn faults(words: Words, brought: &[Brought]) -> Vec<String> {
    let faulty = brought.iter().filter_map(|file| Some((file.fault?, &file.name)));
    faulty.map(|(fault, name)| words.with(fault.key(), &[("name", name.into())])).collect()
}

#[cfg(test)]
mod tests;
