//! A filter with a name: give it one, change it, delete it. Deleting asks once more, in the page.

use domain::rating::Severity;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    address::Address,
    form::{
        Posted, Typed,
        case::{
            filter::Filter,
            saved::{ACT, DELETE, NAME, NAME_LIMIT, READERS, Readers, SavedForm},
        },
    },
    page::{Page, case::facts::kind},
    part::{Button, ButtonKind, Choice, Details, ErrorSummary, PageHead, PostForm, Radios, TextInput, badge},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct SavedPage {
    /// Which; `None` for a new one.
    pub id: Option<Uuid>,
    /// The filter, as it stands in the address.
    pub query: String,
    /// Readers to choose from, with the name of the area.
    pub readers: Vec<(Readers, String)>,
    /// The form.
    pub posted: Posted,
}

impl SavedPage {
    /// The form with what is kept.
    pub fn of(
        id: Option<Uuid>,
        query: String,
        readers: Vec<(Readers, String)>,
        name: &str,
        chosen: Option<Readers>,
    ) -> Self {
        let chosen = chosen.map(|chosen| (READERS, chosen.code()));
        let posted = Posted::filled(std::iter::once((NAME, name.to_owned())).chain(chosen));
        Self { id, query, readers, posted }
    }
}

impl Page for SavedPage {
    fn title(&self, words: Words) -> String {
        words.say(if self.id.is_some() { "saved-change-title" } else { "saved-new-title" })
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let back = Address::Desk(self.query.clone()).to(words.language);
        let choices = self.readers.iter().map(|(readers, area)| match readers {
            Readers::Me => Choice::new(readers.code(), words.say("saved-readers-me")),
            Readers::All => Choice::new(readers.code(), words.say("saved-readers-all")),
            Readers::Area(_) => {
                let label = words.with("saved-readers-area", &[("area", area.as_str().into())]);
                Choice::new(readers.code(), label)
            }
        });
        let choices: Vec<Choice> = choices.collect();
        let says = says(words, &Filter::of(&Typed::parse(self.query.as_bytes())));
        let delete = self.id.is_some().then(|| {
            view! {
                <Details summary=words.say("saved-delete")>
                    <PostForm>
                        <p>{words.say("saved-delete-sentence")}</p>
                        <div class="buttons">
                            <Button label=words.say("saved-delete-button") kind=ButtonKind::Danger name=ACT value=DELETE/>
                        </div>
                    </PostForm>
                </Details>
            }
        });
        view! {
            <ErrorSummary posted=self.posted.clone() labels=SavedForm::labels(words)/>
            <a class="back" href=back.clone()>{words.say("saved-back")}</a>
            <PageHead title=self.title(words) lead=words.say("saved-lead")/>
            <p>{says}</p>
            <PostForm>
                <TextInput control=self.posted.control(NAME) label=words.say("saved-name") limit=NAME_LIMIT/>
                <Radios control=self.posted.control(READERS) legend=words.say("saved-readers") choices=choices/>
                <div class="buttons">
                    <Button label=words.say("saved-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
            {delete}
        }
        .into_any()
    }
}

/// What is filtered, in one line.
fn says(words: Words, filter: &Filter) -> String {
    let level = |level: Severity| words.say(badge::severity(level.number()));
    let parts = [
        filter.kind.map(|id| kind(words, id)),
        filter.level.map(level),
        filter.due.map(|due| words.say(due.name())),
        filter.area.map(|_| words.say("inbox-filter-area")),
        (!filter.words.is_empty())
            .then(|| words.with("inbox-chip-words", &[("words", filter.words.as_str().into())])),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { words.say("saved-nothing") } else { parts.join(" · ") }
}
