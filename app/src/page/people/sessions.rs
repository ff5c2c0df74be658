//! Where one is signed in: browser, place and last use of each session, each with a button that ends it.

use domain::time::Time;
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::sessions::{OTHERS, SESSION},
    },
    format,
    page::Page,
    part::{Button, ButtonKind, Column, PageHead, PostForm, Table},
    shell::Width,
    text::{Words, words},
};

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// What the button names; opens nothing.
    pub id: String,
    /// Browser and system; empty where nobody knows.
    pub agent: String,
    /// Where from; empty where nobody knows.
    pub address: String,
    /// Since when.
    pub since: Time,
    /// Last use.
    pub seen: Time,
    /// It is the one that asks.
    pub is_this: bool,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct SessionsPage {
    /// All that live, the latest used first.
    pub sessions: Vec<SessionLine>,
    /// The forms.
    pub posted: Posted,
}

impl Page for SessionsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("sessions-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let others = self.sessions.len() > 1;
        let columns =
            ["sessions-agent", "sessions-address", "sessions-since", "sessions-seen", "sessions-act"];
        let columns = columns.map(|key| Column::words(words.say(key))).to_vec();
        let rows = self.sessions.into_iter().map(|line| row(words, line)).collect();
        let end_others = others.then(|| {
            view! {
                <PostForm>
                    <div class="buttons">
                        <Button
                            label=words.say("sessions-end-others")
                            kind=ButtonKind::Danger
                            name=SESSION
                            value=OTHERS
                        />
                    </div>
                </PostForm>
            }
        });
        view! {
            <PageHead title=words.say("sessions-title") lead=words.say("sessions-lead")/>
            <Table caption=words.say("sessions-caption") columns=columns rows=rows/>
            {end_others}
            <p><a href=Address::Account.to(words.language)>{words.say("factor-back")}</a></p>
        }
        .into_any()
    }
}

fn row(words: Words, line: SessionLine) -> Vec<AnyView> {
    let or_unknown = |text: String| if text.is_empty() { words.say("sessions-unknown") } else { text };
    let cell = |text: String| view! { {text} }.into_any();
    let act = if line.is_this {
        cell(words.say("sessions-this"))
    } else {
        view! {
            <PostForm>
                <Button
                    label=words.say("sessions-end")
                    kind=ButtonKind::Quiet
                    name=SESSION
                    value=line.id
                />
            </PostForm>
        }
        .into_any()
    };
    vec![
        cell(or_unknown(line.agent)),
        cell(or_unknown(line.address)),
        cell(format::moment(words.language, line.since)),
        cell(format::moment(words.language, line.seen)),
        act,
    ]
}
