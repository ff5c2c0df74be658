//! Begin a request: the name, and the area where somebody has several. What the catalogue knows is shown before it is
//! taken over, never silently.

use domain::{case::request::limit, tool::Tool};
use leptos::prelude::*;

use super::hit::origin;
use crate::{
    form::{
        Posted,
        intake::{
            new::{AREA, NewForm},
            sheet::TOOL,
        },
    },
    page::Page,
    part::{Button, Choice, ErrorSummary, KnownTools, PageHead, PostForm, Radios, TextInput},
    port::intake::Place,
    text::{Words, words},
};

/// The key of the sentence for somebody who files nowhere.
pub const NOT_MARKETING: &str = "new-only-marketing";

/// The page.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// Where the person files; at least one.
    pub places: Vec<Place>,
    /// The tool that was asked for, where the catalogue has it.
    pub known: Option<&'static Tool>,
    /// The form.
    pub posted: Posted,
}

impl Page for NewPage {
    fn title(&self, words: Words) -> String {
        words.say("new-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let areas = match self.places.as_slice() {
            [only] => view! {
                <p>{words.with("new-area-only", &[("area", only.name.as_str().into())])}</p>
            }
            .into_any(),
            several => {
                let choices =
                    several.iter().map(|place| Choice::new(place.id.to_string(), place.name.clone()));
                view! {
                    <Radios
                        control=self.posted.control(AREA)
                        legend=words.say("new-area")
                        choices=choices.collect()
                    />
                }
                .into_any()
            }
        };
        let known = self.known.map(|tool| {
            view! {
                <section class="card card--quiet">
                    <h2 class="card-title">{words.say("new-known")}</h2>
                    <p class="muted">{origin(words, tool)}</p>
                    <p>{tool.purpose.get(words.language)}</p>
                    <p class="muted">
                        {words.with("search-data", &[("data", tool.data.get(words.language).into())])}
                    </p>
                    <p>{words.say("new-known-lead")}</p>
                </section>
            }
        });
        let tool = self.posted.control(TOOL);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=NewForm::labels(words)/>
            <PageHead title=words.say("new-title") lead=words.say("new-lead")/>
            <PostForm>
                {areas}
                <KnownTools field=tool.id.clone() names=true>
                    <TextInput
                        control=tool.clone()
                        label=words.say("draft-tool")
                        hint=words.say("draft-tool-hint")
                        limit=limit::NAME
                    />
                </KnownTools>
                {known}
                <div class="buttons"><Button label=words.say("new-button")/></div>
            </PostForm>
        }
        .into_any()
    }
}
