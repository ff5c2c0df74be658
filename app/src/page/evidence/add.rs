//! Files are brought: what they are about, the files, what they are. A file that cannot be taken is named with the reason;
//! those that were taken are named too, so that nobody sends them again.

use domain::case::act::Action;
use leptos::prelude::*;

use super::{FileSummary, subject, subjects};
use crate::{
    address::Address,
    form::{
        Posted,
        case::evidence::{ABOUT, AddForm, Brought, FILES, NOTE, NOTE_LIMIT, about},
    },
    page::{Page, act::CaseHead},
    part::{Button, Empty, FileInput, FilesOnTheirWay, Hidden, PostForm, Select, TextArea},
    port::CaseView,
    text::{Words, words},
};

/// Id of the form.
const FORM: &str = "bring";

/// The page.
#[derive(Clone, Debug)]
pub struct AddEvidencePage {
    /// The case.
    pub view: CaseView,
    /// The form, with what the files are about in it.
    pub posted: Posted,
    /// What became of the files that were sent.
    pub brought: Vec<Brought>,
}

impl AddEvidencePage {
    /// The form for what the address names.
    pub fn of(view: CaseView, named: Option<&str>) -> Self {
        let posted = named.map_or_else(Posted::blank, |named| Posted::filled([(ABOUT, named)]));
        Self { view, posted, brought: Vec::new() }
    }
}

impl Page for AddEvidencePage {
    fn title(&self, words: Words) -> String {
        words.say("evidence-add")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty() || self.brought.iter().any(|file| file.fault.is_some())
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let Self { view, posted, brought } = self;
        let choices = subjects(words, &view);
        let back = Address::Evidence(view.case.number).to(words.language);
        let head = view! { <CaseHead title=words.say("evidence-add") view=view.clone()/> };
        if choices.is_empty() {
            return view! {
                {head}
                <Empty title=words.say("evidence-closed") href=back label=words.say("evidence-to-all")/>
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
        let (files, note) = (posted.control(FILES), posted.control(NOTE));
        let faults = super::faults(words, &brought);
        let done = format!("{back}?done={}", Action::AddEvidence.code());
        view! {
            <FileSummary posted=posted.clone() labels=AddForm::labels(words) brought=brought.clone()/>
            {head}
            {taken(words, &brought)}
            <PostForm files=true id=FORM>
                {which}
                <FileInput
                    control=files.clone()
                    label=words.say("evidence-files")
                    hint=words.say("evidence-files-hint")
                    faults=faults
                    many=true
                />
                <FilesOnTheirWay form=FORM field=files.id then=done/>
                <TextArea
                    control=note
                    label=words.say("evidence-note")
                    hint=words.say("evidence-note-hint")
                    limit=NOTE_LIMIT
                    optional=true
                />
                <div class="buttons">
                    <Button label=words.say("evidence-add-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

/// The files that were taken, although others were not.
fn taken(words: Words, brought: &[Brought]) -> Option<AnyView> {
    let names: Vec<_> = brought.iter().filter(|file| file.fault.is_none()).collect();
    let items = names.iter().map(|file| view! { <li class="done">{file.name.clone()}</li> });
    (!names.is_empty()).then(|| {
        view! {
            <section class="banner banner--success">
                <p>{words.say("evidence-taken")}</p>
                <ul class="check-list">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
