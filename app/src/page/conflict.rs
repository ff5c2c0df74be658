//! Somebody was quicker: who changed what since the version that was seen, above the form with everything that was
//! typed; and, where the form is not possible any more, a page of its own with the same and the texts that were
//! written. Fields that both changed are laid side by side.

use domain::rules::KindId;
use leptos::prelude::*;

use super::{Page, case::story, intake::facts::shown};
use crate::{
    address::Address,
    form::{
        Typed,
        intake::{changed::values, sheet::of_kind},
    },
    format,
    part::{Banner, BannerKind, ButtonKind, ButtonLink, Column, Table, Timeline, TimelineEntry, Wrote},
    port::since::{FieldSince, Save, Since},
    shell::Width,
    text::{Words, words},
};

/// What changed, for above the form. `path` is the page of the form, without language.
#[component]
pub fn Missed(since: Since, typed: Typed, #[prop(into)] path: String) -> impl IntoView {
    let words = words();
    view! {
        <section class="stack" aria-labelledby="missed">
            <h2 id="missed">{words.say("conflict-news")}</h2>
            {news(words, &since, &typed)}
            <p>{words.say("conflict-again")}</p>
            <p><a href=words.to(&path)>{words.say("conflict-drop")}</a></p>
        </section>
    }
}

/// The page for a form that is not possible any more.
#[derive(Clone, Debug)]
pub struct ConflictPage {
    /// What happened.
    pub since: Since,
    /// What was typed.
    pub typed: Typed,
}

impl Page for ConflictPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("conflict-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let case = Address::Case(self.since.number).to(words.language);
        view! {
            <h1>{words.say("conflict-title")}</h1>
            <Banner kind=BannerKind::Conflict><p>{words.say("conflict-lead")}</p></Banner>
            <h2>{words.say("conflict-news")}</h2>
            {news(words, &self.since, &self.typed)}
            <Wrote typed=self.typed.clone()/>
            <div class="buttons">
                <ButtonLink label=words.say("conflict-see") href=case kind=ButtonKind::Secondary/>
            </div>
        }
        .into_any()
    }
}

fn news(words: Words, since: &Since, typed: &Typed) -> AnyView {
    let name = |save: &Save| save.by.map(|person| since.people.name(person));
    let saved = since.saves.iter().map(|save| TimelineEntry {
        time: save.at,
        what: match name(save) {
            Some(name) => words.with("conflict-saved", &[("name", name.into())]),
            None => words.say("conflict-clock"),
        },
        text: String::new(),
    });
    let happened = since.events.iter().map(|event| story::entry(words, &since.people, event));
    let mut entries: Vec<TimelineEntry> = happened.chain(saved).collect();
    entries.sort_by_key(|entry| entry.time);
    view! { <Timeline entries=entries/> {fields(words, since, typed)} }.into_any()
}

/// The changed fields in the order of the draft; none where only other things changed.
fn fields(words: Words, since: &Since, typed: &Typed) -> Option<AnyView> {
    let (kind, now) = (since.request.kind, values(&since.request));
    let labels = of_kind(kind).iter().flat_map(|sheet| sheet.labels(words)).collect::<Vec<_>>();
    let rows = labels.into_iter().filter_map(|(name, label)| {
        let field = since.fields.iter().find(|field| field.name == name)?;
        Some(row(words, since, typed, kind, field, label, now.get(&field.name)))
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let columns = ["conflict-field", "conflict-before", "conflict-now", "conflict-yours"];
    let columns = columns.iter().map(|key| Column::words(words.say(key))).collect();
    (!rows.is_empty())
        .then(|| view! { <Table caption=words.say("conflict-fields") columns=columns rows=rows/> }.into_any())
}

fn row(
    words: Words,
    since: &Since,
    typed: &Typed,
    kind: Option<KindId>,
    field: &FieldSince,
    label: String,
    now: Option<&String>,
) -> Vec<AnyView> {
    let text = |value: Option<&str>| match value.filter(|value| !value.is_empty()) {
        Some(value) => shown(words, kind, &field.name, value),
        None => words.say("conflict-not-given"),
    };
    let when = format::moment(words.language, field.last.at);
    let who = field.last.by.map(|person| {
        let name = since.people.name(person);
        let by = words.with("conflict-by", &[("name", name.into()), ("when", when.into())]);
        view! { <p class="muted">{by}</p> }
    });
    let mine = match typed.first(&field.name) {
        _ if !field.is_touched(typed) && typed.first(&field.name).is_some() => {
            words.say("conflict-untouched")
        }
        None => words.say("conflict-elsewhere"),
        Some(mine) => text(Some(mine)),
    };
    vec![
        label.into_any(),
        view! { <span class="user-text">{text(field.before.as_deref())}</span> }.into_any(),
        view! { <span class="user-text">{text(now.map(String::as_str))}</span> {who} }.into_any(),
        view! { <span class="user-text">{mine}</span> }.into_any(),
    ]
}
