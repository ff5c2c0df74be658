//! Who of the own side holds the case: the people of the side, and nobody. The name stands on lists and in the inbox, so
//! that two people do not read the same request while nobody reads another.

use domain::id::PersonId;
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        case::assign::{AssignForm, NOBODY, PERSON},
    },
    page::{Page, act::CaseHead},
    part::{Button, Choice, ErrorSummary, PostForm, Radios, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct AssignPage {
    /// The case.
    pub view: CaseView,
    /// Everybody who may hold it for the reader's side, by name.
    pub people: Vec<(PersonId, String)>,
    /// The form.
    pub posted: Posted,
}

impl AssignPage {
    /// The form with who holds it now.
    pub fn of(view: CaseView, people: Vec<(PersonId, String)>) -> Self {
        let now = view.side().and_then(|side| *view.case.assignees.of(side));
        let posted = now.map_or_else(Posted::blank, |now| Posted::filled([(PERSON, now.to_string())]));
        Self { view, people, posted }
    }
}

impl Page for AssignPage {
    fn title(&self, words: Words) -> String {
        words.say("assign-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        self.has_keys()
    }

    fn has_keys(&self) -> bool {
        self.view.worn.contains(&domain::permit::Hat::Reviewer)
    }

    fn view(self) -> AnyView {
        let words = words();
        let me = self.view.me;
        let choice = |(person, name): (PersonId, String)| {
            let choice = Choice::new(person.to_string(), name);
            if person == me { choice.hint(words.say("assign-me")) } else { choice }
        };
        let choices: Vec<Choice> = self
            .people
            .into_iter()
            .map(choice)
            .chain([Choice::new(NOBODY, words.say("assign-nobody"))])
            .collect();
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AssignForm::labels(words)/>
            <CaseHead title=words.say("assign-title") view=self.view.clone()/>
            <p class="lead">{words.say("assign-lead")}</p>
            <PostForm>
                <Version version=self.view.version/>
                <Radios control=self.posted.control(PERSON) legend=words.say("assign-who") choices=choices/>
                <div class="buttons"><Button label=words.say("assign-button") does="send"/></div>
            </PostForm>
        }
        .into_any()
    }
}
