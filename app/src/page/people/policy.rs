//! The settings of the company: what is in force, the change that waits for a second person, and how it came to be. Whoever
//! proposed it sees that it waits; everybody else who may confirm sees what would be different, line by line.

use domain::{id::PersonId, policy::settings::Settings, time::Time};
use leptos::prelude::*;

use crate::{
    address::Address,
    chart::exceedance::tolerated,
    form::{
        Posted,
        people::policy::{
            ACT, BUDGET, CHANCE, COLLEAGUES, CONFIRM, DROP, EXCEPTION, NIS2, PROPOSE, PolicyForm, REASON,
            REASON_LIMIT, UNDO,
        },
        score::tolerance::{FIRST, SECOND},
    },
    format,
    page::{Page, score::tolerance::anchor},
    part::{
        Banner, BannerKind, Button, ButtonKind, Column, ErrorSummary, InputKind, PageHead, PostForm, Table,
        TextArea, TextInput, Tick, Version,
    },
    port::People,
    text::{Words, words},
};

/// A change that was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub number: i64,
    /// What it makes of the settings.
    pub settings: Settings,
    /// Why.
    pub reason: String,
    /// By whom and when.
    pub by: (PersonId, Time),
    /// Who decided on it and when.
    pub decided: Option<(PersonId, Time)>,
    /// The version as which it came into force; `None` while it waits, and when it was dropped.
    pub version: Option<i64>,
}

/// What the reader may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Propose other settings.
    pub propose: bool,
    /// Confirm what somebody else proposed.
    pub confirm: bool,
    /// Drop a proposal.
    pub drop: bool,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct PolicyPage {
    /// What is in force.
    pub in_force: Settings,
    /// Its version.
    pub version: i64,
    /// What waits.
    pub waiting: Option<Change>,
    /// What was decided, the latest first.
    pub past: Vec<Change>,
    /// Names.
    pub people: People,
    /// What the reader may do.
    pub may: May,
    /// The form.
    pub posted: Posted,
}

impl Page for PolicyPage {
    fn title(&self, words: Words) -> String {
        words.say("policy-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let rows = lines(words, &self.in_force);
        let rows = rows.into_iter().map(|(name, value)| vec![name.into_any(), value.into_any()]).collect();
        let columns = ["policy-setting", "policy-now"].map(|key| Column::words(words.say(key))).to_vec();
        let version = words.with("policy-version", &[("version", self.version.into())]);
        let middle = match &self.waiting {
            Some(change) => self.waiting(words, change),
            None if self.may.propose => propose(words, &self.posted, self.version),
            None => ().into_any(),
        };
        let past = self.past(words);
        // whoever only reads or confirms does not keep the areas
        let areas = self.may.propose.then(|| {
            view! { <p><a href=Address::Areas.to(words.language)>{words.say("policy-areas")}</a></p> }
        });
        view! {
            <ErrorSummary posted=self.posted.clone() labels=PolicyForm::labels(words)/>
            <PageHead title=words.say("policy-title") lead=words.say("policy-lead")/>
            <p class="muted">{version}</p>
            <Table caption=words.say("policy-in-force") columns=columns rows=rows/>
            {middle}
            {past}
            {areas}
        }
        .into_any()
    }
}

/// Each setting with its value, in the order of the form.
fn lines(words: Words, settings: &Settings) -> Vec<(String, String)> {
    let language = words.language;
    let yes = |on: bool| words.say(if on { "policy-yes" } else { "policy-no" });
    let number = |number: i64| format::whole(language, number);
    let [first, second] = settings.tolerance.map(|anchor| tolerated(words, anchor));
    vec![
        (words.say("policy-undo"), number(settings.undo_seconds.into())),
        (words.say("policy-exception"), number(settings.exception_days.into())),
        (words.say("policy-colleagues"), yes(settings.colleagues_act)),
        (words.say("policy-chance"), number((settings.chance_of_loss / 10).into())),
        (
            words.say("policy-budget"),
            format::whole_euros(language, settings.budget_to_estimate.saturating_mul(100)),
        ),
        (words.say("policy-first"), first),
        (words.say("policy-second"), second),
        (words.say("policy-nis2"), yes(settings.nis2)),
    ]
}

impl PolicyPage {
    fn told(&self, words: Words, key: &str, (by, at): (PersonId, Time)) -> String {
        let values =
            [("name", self.people.name(by).into()), ("at", format::moment(words.language, at).into())];
        words.with(key, &values)
    }

    /// What would be different, and the buttons of whoever may say so.
    fn waiting(&self, words: Words, change: &Change) -> AnyView {
        let both = lines(words, &self.in_force).into_iter().zip(lines(words, &change.settings));
        let rows = both
            .filter(|((_, now), (_, then))| now != then)
            .map(|((name, now), (_, then))| vec![name.into_any(), now.into_any(), then.into_any()])
            .collect();
        let columns = ["policy-setting", "policy-now", "policy-then"];
        let columns = columns.map(|key| Column::words(words.say(key))).to_vec();
        let number = change.number;
        let confirm = self.may.confirm.then(|| {
            view! {
                <PostForm>
                    <Version version=number/>
                    <div class="buttons"><Button label=words.say("policy-confirm") name=ACT value=CONFIRM/></div>
                </PostForm>
            }
        });
        let drop = self.may.drop.then(|| {
            view! {
                <PostForm>
                    <Version version=number/>
                    <div class="buttons">
                        <Button label=words.say("policy-drop") kind=ButtonKind::Secondary name=ACT value=DROP/>
                    </div>
                </PostForm>
            }
        });
        let waits = (!self.may.confirm)
            .then(|| view! { <Banner kind=BannerKind::Info>{words.say("policy-waits")}</Banner> });
        view! {
            <section class="stack" aria-labelledby="proposed">
                <h2 id="proposed">{words.say("policy-proposed")}</h2>
                <p>{self.told(words, "policy-proposed-by", change.by)}</p>
                <blockquote class="user-text">{change.reason.clone()}</blockquote>
                <Table caption=words.say("policy-proposed") columns=columns rows=rows/>
                {waits}
                {confirm}
                {drop}
            </section>
        }
        .into_any()
    }

    fn past(&self, words: Words) -> AnyView {
        if self.past.is_empty() {
            return ().into_any();
        }
        let items = self.past.iter().map(|change| {
            let proposed = self.told(words, "policy-proposed-by", change.by);
            let decided = change.decided.map(|decided| match change.version {
                Some(version) => {
                    let by = self.told(words, "policy-confirmed-by", decided);
                    format!("{by} {}", words.with("policy-version", &[("version", version.into())]))
                }
                None => self.told(words, "policy-dropped-by", decided),
            });
            view! { <li><p>{proposed}" "{decided}</p><p class="user-text muted">{change.reason.clone()}</p></li> }
        });
        view! {
            <section class="stack" aria-labelledby="past">
                <h2 id="past">{words.say("policy-past")}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}

fn propose(words: Words, posted: &Posted, version: i64) -> AnyView {
    let first = anchor(words, posted, FIRST, ["tolerance-first-years", "tolerance-first-amount"]);
    let second = anchor(words, posted, SECOND, ["tolerance-second-years", "tolerance-second-amount"]);
    let posted = posted.clone();
    let (undo, exception, chance) = (
        whole(words, &posted, UNDO, "policy-undo"),
        whole(words, &posted, EXCEPTION, "policy-exception"),
        whole(words, &posted, CHANCE, "policy-chance"),
    );
    view! {
        <section class="stack" aria-labelledby="propose">
            <h2 id="propose">{words.say("policy-propose")}</h2>
            <p class="muted">{words.say("policy-propose-lead")}</p>
            <PostForm>
                <Version version=version/>
                {undo}
                {exception}
                <Tick control=posted.control(COLLEAGUES) label=words.say("policy-colleagues")/>
                {chance}
                <TextInput control=posted.control(BUDGET) label=words.say("policy-budget") kind=InputKind::Amount/>
                <fieldset class="card"><legend class="card-title">{words.say("policy-first")}</legend>{first}</fieldset>
                <fieldset class="card"><legend class="card-title">{words.say("policy-second")}</legend>{second}</fieldset>
                <Tick control=posted.control(NIS2) label=words.say("policy-nis2") hint=words.say("policy-nis2-hint")/>
                <TextArea control=posted.control(REASON) label=words.say("policy-reason") limit=REASON_LIMIT/>
                <div class="buttons"><Button label=words.say("policy-propose-button") name=ACT value=PROPOSE/></div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn whole(words: Words, posted: &Posted, name: &'static str, key: &str) -> AnyView {
    let control = posted.control(name);
    view! { <TextInput control=control label=words.say(key) kind=InputKind::Number/> }.into_any()
}
