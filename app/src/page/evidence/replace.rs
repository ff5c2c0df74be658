//! A newer version of a file. The older ones stay where they can be found; the form says how many its sender saw, so that
//! two people do not each replace what the other has not seen.

use leptos::prelude::*;

use super::{FileSummary, subject};
use crate::{
    address::Address,
    form::{
        Posted,
        case::evidence::{Brought, FILE, FILES, NOTE, NOTE_LIMIT, ReplaceForm, SEEN},
    },
    page::{Page, act::CaseHead},
    part::{Button, FileInput, Files, Hidden, PostForm, TextArea},
    port::{CaseView, evidence::File},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct ReplaceEvidencePage {
    /// The case.
    pub view: CaseView,
    /// The file.
    pub file: File,
    /// The form.
    pub posted: Posted,
    /// What became of the file that was sent.
    pub brought: Vec<Brought>,
}

impl Page for ReplaceEvidencePage {
    fn title(&self, words: Words) -> String {
        words.say("evidence-replace")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty() || self.brought.iter().any(|file| file.fault.is_some())
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, file, posted, brought } = self;
        let back = Address::Evidence(view.case.number).to(words.language);
        let (id, seen) = (file.id.to_string(), file.versions.len().to_string());
        let about = subject(words, &view.case, &file.about);
        view! {
            <FileSummary posted=posted.clone() labels=ReplaceForm::labels(words) brought=brought.clone()/>
            <CaseHead title=words.say("evidence-replace") view=view.clone()/>
            <p>{about}</p>
            <Files view=view files=vec![file]/>
            <p>{words.say("evidence-replace-lead")}</p>
            <PostForm files=true>
                <Hidden name=FILE value=id/>
                <Hidden name=SEEN value=seen/>
                <FileInput
                    control=posted.control(FILES)
                    label=words.say("evidence-file")
                    hint=words.say("evidence-file-hint")
                    faults=super::faults(words, &brought)
                />
                <TextArea
                    control=posted.control(NOTE)
                    label=words.say("evidence-note-new")
                    limit=NOTE_LIMIT
                    optional=true
                />
                <div class="buttons">
                    <Button label=words.say("evidence-replace-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}
