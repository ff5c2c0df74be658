//! A file is taken back, after one question. It stays on record: what somebody read before may have counted.

use leptos::prelude::*;

use super::subject;
use crate::{
    address::Address,
    form::case::evidence::FILE,
    page::{Page, act::CaseHead},
    part::{Button, ButtonKind, Files, Hidden, PostForm},
    port::{CaseView, evidence::File},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct RemoveEvidencePage {
    /// The case.
    pub view: CaseView,
    /// The file.
    pub file: File,
}

impl Page for RemoveEvidencePage {
    fn title(&self, words: Words) -> String {
        words.say("evidence-remove")
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, file } = self;
        let back = Address::Evidence(view.case.number).to(words.language);
        let (id, about) = (file.id.to_string(), subject(words, &view.case, &file.about));
        view! {
            <CaseHead title=words.say("evidence-remove") view=view.clone()/>
            <p>{about}</p>
            <Files view=view files=vec![file]/>
            <p>{words.say("evidence-remove-lead")}</p>
            <PostForm>
                <Hidden name=FILE value=id/>
                <div class="buttons">
                    <Button label=words.say("evidence-remove-button") kind=ButtonKind::Danger/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}
