//! One post: who, for which side, when, for whom, about what. A post that was taken back leaves its mark and nothing
//! else; an open question shows the way to its answer.

use domain::{case::Side, permit::Audience, rules::RuleBook};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::case::talk::{POST, WHAT, what},
    format,
    part::{Button, ButtonKind, Hidden, PostForm},
    port::{CaseView, talk::Post},
    text::{Words, words},
};

/// The post.
#[component]
pub fn PostCard(
    view: CaseView,
    post: Post,
    /// With what can be done about it.
    acts: bool,
) -> impl IntoView {
    let words = words();
    let open = view.talk.is_open(&post);
    let values = [
        ("name", view.people.name(post.by).into()),
        ("when", format::moment(words.language, post.at).into()),
    ];
    let key = match post.side {
        Some(Side::Marketing) => "talk-by-marketing",
        Some(Side::Security) => "talk-by-security",
        None => "talk-by",
    };
    let private = match post.audience {
        Audience::Shared => None,
        Audience::Side(Side::Marketing) => Some("talk-only-marketing"),
        Audience::Side(Side::Security) => Some("talk-only-security"),
    };
    let class = if private.is_some() { "post post--private" } else { "post" };
    let answered = post.answers.and_then(|id| view.talk.posts.iter().find(|other| other.id == id));
    let answered = answered.filter(|asked| asked.taken_back.is_none()).map(|asked| {
        view! { <blockquote class="post-quote user-text">{asked.body.clone()}</blockquote> }
    });
    let body = match post.taken_back {
        Some(at) => {
            let when = format::moment(words.language, at);
            view! { <p class="muted">{words.with("talk-taken-back", &[("when", when.into())])}</p> }
                .into_any()
        }
        None => view! { {answered}<p class="user-text">{post.body.clone()}</p> }.into_any(),
    };
    let acts = acts.then(|| buttons(words, &view, &post, open));
    let asks = (post.taken_back.is_none()).then(|| asks(words, post.question, open));
    view! {
        <article class=class id=format!("post-{}", post.id)>
            <p class="post-head">
                <strong>{words.with(key, &values)}</strong>
                {private.map(|key| view! { <span class="tag">{words.say(key)}</span> })}
                {topic(words, &view, &post.topic)}
                {asks}
            </p>
            {body}
            {acts}
        </article>
    }
}

fn buttons(words: Words, view: &CaseView, post: &Post, open: bool) -> AnyView {
    let other_side = post.side.is_none() || view.side() != post.side;
    let writes = view.talk.writes.contains(&Audience::Shared);
    let answer = (open && writes && other_side && post.by != view.me).then(|| {
        let href = Address::TalkAnswer(view.case.number, post.id).to(words.language);
        view! { <a href=format!("{href}#talk-form")>{words.say("talk-answer")}</a> }
    });
    let mine = post.by == view.me && post.taken_back.is_none() && !view.talk.writes.is_empty();
    let id = post.id.to_string();
    let back = mine.then(|| {
        view! {
            <PostForm>
                <Hidden name=WHAT value=what::TAKE_BACK/>
                <Hidden name=POST value=id/>
                <Button label=words.say("talk-take-back") kind=ButtonKind::Quiet/>
            </PostForm>
        }
    });
    view! { <div class="buttons">{answer}{back}</div> }.into_any()
}

/// Marks a question, and whether it is open.
pub fn asks(words: Words, question: bool, open: bool) -> Option<AnyView> {
    let key = if open { "talk-question-open" } else { "talk-question-answered" };
    question.then(|| view! { <span class="tag">{words.say(key)}</span> }.into_any())
}

/// What a post is about, leading to where it stands on the review page.
pub fn topic(words: Words, view: &CaseView, topic: &str) -> Option<AnyView> {
    let name = topic_name(words, topic)?;
    let reviews = view.worn.contains(&domain::permit::Hat::Reviewer);
    let name = if reviews {
        let href = format!("{}#answer-{topic}", Address::Review(view.case.number).to(words.language));
        view! { <a href=href>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    Some(view! { <span class="post-topic">{name}</span> }.into_any())
}

/// The question or statement of this key.
pub fn topic_name(words: Words, topic: &str) -> Option<String> {
    let book = RuleBook::built_in();
    let question =
        book.kinds().flat_map(|kind| &kind.questions).find(|question| question.id.as_str() == topic);
    let statement = || book.gate_questions().find(|statement| statement.id.as_str() == topic);
    question
        .map(|question| question.text.get(words.language).to_owned())
        .or_else(|| statement().map(|statement| statement.statement.get(words.language).to_owned()))
}
