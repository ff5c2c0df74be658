//! "We have that already": files that the same tool has from earlier requests of the area, each with its age, so that nobody
//! looks for a certificate twice. What is taken over stands here as a file of its own, with a note from where it comes.

use domain::{case::evidence::About, time::Time};
use leptos::prelude::*;

use super::{subject, subjects};
use crate::{
    address::Address,
    form::{
        Posted,
        case::{
            evidence::{ABOUT, about},
            reuse::{ReuseForm, VERSION_OF},
        },
    },
    format,
    page::{Page, act::CaseHead},
    part::{Button, Checkboxes, Choice, Empty, ErrorSummary, Hidden, PostForm, Select},
    port::{CaseView, evidence::Reusable},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ReuseEvidencePage {
    /// The case.
    pub view: CaseView,
    /// What there is.
    pub files: Vec<Reusable>,
    /// When it was made.
    pub now: Time,
    /// The form, with what the files are about in it.
    pub posted: Posted,
}

impl Page for ReuseEvidencePage {
    fn title(&self, words: Words) -> String {
        words.say("reuse-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, files, now, posted } = self;
        let choices = subjects(words, &view);
        let subject_of = about(posted.value(ABOUT)).unwrap_or(About::Case);
        let add = Address::AddEvidence(view.case.number, subject_of).to(words.language);
        let head = view! { <CaseHead title=words.say("reuse-title") view=view.clone()/> };
        if files.is_empty() || choices.is_empty() {
            return view! {
                {head}
                <Empty title=words.say("reuse-none") href=add label=words.say("evidence-add")/>
            }
            .into_any();
        }
        let offered = choices.iter().any(|choice| choice.value == posted.value(ABOUT));
        let chosen = about(posted.value(ABOUT)).filter(|_| offered);
        let which = if let Some(about) = chosen {
            view! {
                <Hidden name=ABOUT value=posted.value(ABOUT)/>
                <p class="position">{subject(words, &view.case, &about)}</p>
            }
            .into_any()
        } else {
            view! { <Select control=posted.control(ABOUT) label=words.say("evidence-about") choices=choices/> }
                .into_any()
        };
        let have: Vec<Choice> = files
            .iter()
            .map(|file| Choice::new(file.version.to_string(), file.name.clone()).hint(from(words, file, now)))
            .collect();
        view! {
            <ErrorSummary posted=posted.clone() labels=ReuseForm::labels(words)/>
            {head}
            <p>{words.say("reuse-lead")}</p>
            <PostForm>
                {which}
                <Checkboxes
                    control=posted.control(VERSION_OF)
                    legend=words.say("reuse-which")
                    choices=have
                />
                <div class="buttons">
                    <Button label=words.say("reuse-button")/>
                    <a href=add>{words.say("reuse-other")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

/// Where a file comes from and how old it is.
fn from(words: Words, file: &Reusable, now: Time) -> String {
    let months = now.0.saturating_sub(file.at.0) / (30 * domain::time::DAY);
    let values = [
        ("reference", file.reference.as_str().into()),
        ("day", format::short_day(words.language, domain::clock::zone::local(file.at).day).into()),
        ("months", months.into()),
        ("size", format::file_size(words.language, file.size).into()),
    ];
    let age = words.with("reuse-from", &values);
    if file.note.is_empty() { age } else { format!("{} · {age}", file.note) }
}
