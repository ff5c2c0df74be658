//! The files of a case: all of them with their versions, and the pages that bring one, bring a newer version, and take
//! one back. Everything works without a script; a drop zone may be laid over the plain file field later.

pub mod add;
mod here;
pub mod list;
pub mod remove;
pub mod replace;
pub mod reuse;
mod subject;

use leptos::prelude::*;

use crate::{
    form::{
        Labels, Posted,
        case::evidence::{Brought, FILES},
    },
    part::ErrorSummary,
    text::{Words, words},
};

pub use here::{ConditionFiles, FileSection, FilesHere};
pub use subject::{subject, subjects};

/// The error summary of a form with files: the faults of its fields, then what is wrong with each file.
#[component]
fn FileSummary(posted: Posted, labels: Labels, brought: Vec<Brought>) -> impl IntoView {
    let href = format!("#{}", posted.id(FILES));
    let further = faults(words(), &brought).into_iter().map(|sentence| (href.clone(), sentence)).collect();
    view! { <ErrorSummary posted=posted labels=labels further=further/> }
}

/// What is wrong with each file, as a sentence.
fn faults(words: Words, brought: &[Brought]) -> Vec<String> {
    let faulty = brought.iter().filter_map(|file| Some((file.fault?, &file.name)));
    faulty.map(|(fault, name)| words.with(fault.key(), &[("name", name.into())])).collect()
}

#[cfg(test)]
mod tests;
