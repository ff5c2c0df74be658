//! The conversation on a case: what was said, oldest first, and one form. Shared and private posts stand in one list,
//! because that is how people remember a talk; who may read each one stands on it. The service gives this page nothing
//! that its reader may not read.

mod form;
pub(in crate::page) mod post;

use leptos::prelude::*;
use uuid::Uuid;

use self::{form::Form, post::PostCard};
use crate::{
    address::Address,
    form::{
        Posted,
        case::talk::{POST, TOPIC, TalkForm, WHAT, what},
    },
    page::{Page, act::CaseHead},
    part::{Button, ButtonKind, Empty, ErrorSummary, Hidden, PostForm},
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// What the form of the page is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Say something, perhaps about one question or statement.
    Say(String),
    /// Answer this question.
    Answer(Uuid),
    /// Change this comment.
    Edit(Uuid),
}

/// The page.
#[derive(Clone, Debug)]
pub struct TalkPage {
    /// The case with its conversation.
    pub view: CaseView,
    /// What the form is for.
    pub mode: Mode,
    /// The form.
    pub posted: Posted,
}

impl TalkPage {
    /// The page with an empty form, or with the comment that is changed.
    pub fn of(view: CaseView, mode: Mode) -> Self {
        let posted = match &mode {
            Mode::Say(topic) => Posted::filled([(TOPIC, topic.clone())]),
            Mode::Answer(_) => Posted::blank(),
            Mode::Edit(comment) => {
                let found = view.pending.iter().find(|pending| pending.id == *comment);
                found.map_or_else(Posted::blank, form::filled)
            }
        };
        Self { view, mode, posted }
    }

    /// The page of a form that comes back.
    pub fn again(view: CaseView, posted: Posted) -> Self {
        let post = posted.typed.first(POST).and_then(|id| id.parse().ok());
        let mode = match (posted.typed.first(WHAT), post) {
            (Some(what::ANSWER), Some(post)) => Mode::Answer(post),
            (Some(what::EDIT), Some(comment)) => Mode::Edit(comment),
            _ => Mode::Say(posted.value(TOPIC).to_owned()),
        };
        Self { view, mode, posted }
    }
}

impl Page for TalkPage {
    const WIDTH: Width = Width::Form;

    fn title(&self, words: Words) -> String {
        words.say("talk-title")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let posts = if view.talk.posts.is_empty() {
            view! { <Empty title=words.say("talk-empty")/> }.into_any()
        } else {
            let cards = view
                .talk
                .posts
                .clone()
                .into_iter()
                .map(|post| view! { <li><PostCard view=view.clone() post=post acts=true/></li> });
            view! { <ol class="talk">{cards.collect_view()}</ol> }.into_any()
        };
        view! {
            <ErrorSummary posted=self.posted.clone() labels=TalkForm::labels(words)/>
            <CaseHead title=words.say("talk-title") view=view.clone()/>
            {(view.open_questions > 0).then(|| view! {
                <p><strong>{words.with("talk-open-count", &[("count", view.open_questions.into())])}</strong></p>
            })}
            {posts}
            {waiting(words, &view)}
            <Form view=view.clone() mode=self.mode posted=self.posted/>
            {watch(words, &view)}
        }
        .into_any()
    }
}

/// The own comments that go out with the verdict.
fn waiting(words: Words, view: &CaseView) -> Option<AnyView> {
    let number = view.case.number;
    let items = view.pending.iter().map(|pending| {
        let edit = Address::TalkEdit(number, pending.id).to(words.language);
        let id = pending.id.to_string();
        view! {
            <li>
                <article class="post post--pending">
                    <p class="post-head">{post::topic(words, view, &pending.topic)}{post::asks(words, pending.question, true)}</p>
                    <p class="user-text">{pending.body.clone()}</p>
                    <div class="buttons">
                        <a href=edit>{words.say("talk-edit")}</a>
                        <PostForm>
                            <Hidden name=WHAT value=what::DISCARD/>
                            <Hidden name=POST value=id/>
                            <Button label=words.say("talk-discard") kind=ButtonKind::Quiet/>
                        </PostForm>
                    </div>
                </article>
            </li>
        }
    });
    let items = items.collect_view();
    (!items.is_empty()).then(|| {
        let review = Address::Review(number).to(words.language);
        view! {
            <section class="stack" aria-labelledby="pending">
                <h2 id="pending">{words.say("talk-pending")}</h2>
                <p class="muted">{words.say("talk-pending-why")}" "<a href=review>{words.say("talk-to-verdict")}</a></p>
                <ol class="talk">{items}</ol>
            </section>
        }
        .into_any()
    })
}

/// Be told, or not any more.
fn watch(words: Words, view: &CaseView) -> AnyView {
    let (sentence, label, what) = if view.talk.watches {
        ("talk-watching", "talk-unwatch", what::UNWATCH)
    } else {
        ("talk-not-watching", "talk-watch", what::WATCH)
    };
    view! {
        <section class="stack stack--tight" aria-label=words.say("talk-watch-title")>
            <PostForm>
                <Hidden name=WHAT value=what/>
                <p>{words.say(sentence)}</p>
                <div class="buttons"><Button label=words.say(label) kind=ButtonKind::Secondary/></div>
            </PostForm>
        </section>
    }
    .into_any()
}

/// The last of the conversation and the way to it, for the page of the case.
#[component]
pub fn TalkShort(view: CaseView) -> impl IntoView {
    /// So many of the last posts.
    const LAST: usize = 3;
    let words = words();
    let count = view.talk.posts.len();
    let href = Address::Talk(view.case.number, String::new()).to(words.language);
    let last = view.talk.posts.iter().skip(count.saturating_sub(LAST)).cloned();
    let cards = last.map(|post| view! { <li><PostCard view=view.clone() post=post acts=false/></li> });
    let cards = cards.collect_view();
    let link = if view.talk.writes.is_empty() { "talk-read" } else { "talk-write" };
    view.case.state.takes_posts().then(|| {
        view! {
            <section class="stack" aria-labelledby="case-talk">
                <h2 id="case-talk">{words.say("talk-title")}</h2>
                {(count == 0).then(|| view! { <p class="muted">{words.say("talk-empty")}</p> })}
                {(count > LAST).then(|| view! { <p class="muted">{words.with("talk-last", &[("count", count.into())])}</p> })}
                <ol class="talk">{cards}</ol>
                <p><a href=href>{words.say(link)}</a></p>
            </section>
        }
    })
}

/// The own comments that go out with a verdict, on the page of the verdict.
#[component]
pub fn GoesAlong(view: CaseView) -> impl IntoView {
    let words = words();
    let items = view.pending.iter().map(|pending| {
        view! {
            <li>
                <p class="post-head">{post::topic(words, &view, &pending.topic)}{post::asks(words, pending.question, true)}</p>
                <p class="user-text">{pending.body.clone()}</p>
            </li>
        }
    });
    let items = items.collect_view();
    let edit = Address::Talk(view.case.number, String::new()).to(words.language);
    (!items.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="goes-along">
                <h2 class="card-title" id="goes-along">{words.say("talk-goes-along")}</h2>
                <ol class="talk">{items}</ol>
                <p><a href=edit>{words.say("talk-edit-pending")}</a></p>
            </section>
        }
    })
}
