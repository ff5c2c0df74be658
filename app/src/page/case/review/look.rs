//! What is new to this reader: facts, rounds and posts since everything was marked as viewed, and a mark at each topic.
//! A mark holds for the facts on which it was made; looking is nobody else's business and changes nothing.

use leptos::prelude::*;

use crate::{
    address::Address,
    form::case::look::{AT, HASH, ROUNDS, STEP, TOPIC},
    format,
    page::case::changed::ChangedFacts,
    part::{Button, ButtonKind, ButtonLink, Details, Hidden, PostForm},
    port::{
        CaseView,
        talk::{Mark, anchor},
    },
    text::{Words, words},
};

/// Value of `?show=`: only what changed.
pub const CHANGED: &str = "changed";

/// The card above the answers.
#[component]
pub fn SinceLook(
    view: CaseView,
    /// The page shows nothing but what changed.
    only: bool,
) -> impl IntoView {
    let words = words();
    let number = view.case.number;
    let here = Address::Review(number).to(words.language);
    let (step, rounds, at) = (view.case.past.len(), view.case.rounds.len(), view.now.0);
    let all = view! {
        <PostForm action=here>
            <Hidden name=STEP value=step.to_string()/>
            <Hidden name=ROUNDS value=rounds.to_string()/>
            <Hidden name=AT value=at.to_string()/>
            <div class="buttons"><Button label=words.say("look-all") kind=ButtonKind::Secondary/></div>
        </PostForm>
    };
    let Some(whole) = view.look.whole else {
        return view! {
            <section class="card" aria-labelledby="look">
                <h2 class="card-title" id="look">{words.say("look-title")}</h2>
                <p>{words.say("look-never")}</p>
                {all}
            </section>
        }
        .into_any();
    };
    let facts = view.changed_facts();
    let (rounds, posts) = (view.new_rounds().len(), view.new_posts());
    let talk = Address::Talk(number, String::new()).to(words.language);
    let table = Address::Negotiation(number).to(words.language);
    let when = words.with("look-when", &[("when", format::moment(words.language, whole.at).into())]);
    if facts.is_empty() && rounds == 0 && posts == 0 {
        return view! { <p class="muted" id="look">{when}" "{words.say("look-same")}</p> }.into_any();
    }
    let count = words.with("look-count", &[("count", facts.len().into())]);
    let shown = view.clone();
    let review = Address::Review(number).to(words.language);
    let toggle = (!facts.is_empty()).then(|| {
        let (href, key) = if only {
            (review, "look-show-all")
        } else {
            (format!("{review}?show={CHANGED}"), "look-show-changed")
        };
        view! { <ButtonLink label=words.say(key) href=href kind=ButtonKind::Secondary/> }
    });
    view! {
        <section class="card card--accent" aria-labelledby="look">
            <h2 class="card-title" id="look">{words.say("look-title")}</h2>
            <p class="muted">{when}</p>
            <ul>
                {(!facts.is_empty()).then(|| view! {
                    <li><Details summary=count><ChangedFacts view=shown facts=facts/></Details></li>
                })}
                {(rounds > 0).then(|| view! {
                    <li><a href=table>{words.with("look-rounds", &[("count", rounds.into())])}</a></li>
                })}
                {(posts > 0).then(|| view! {
                    <li><a href=talk>{words.with("look-posts", &[("count", posts.into())])}</a></li>
                })}
            </ul>
            {toggle}
            {all}
        </section>
    }
    .into_any()
}

/// The mark of a topic in the list of topics.
pub(super) fn mark(words: Words, mark: Mark) -> AnyView {
    let (class, key) = match mark {
        Mark::Viewed => ("mark mark--viewed", "look-viewed"),
        Mark::Changed => ("mark mark--changed", "look-changed"),
        Mark::New => return ().into_any(),
    };
    view! { <span class=class>{words.say(key)}</span> }.into_any()
}

/// The button below a topic; nothing where it is viewed.
#[component]
pub fn TopicViewed(view: CaseView, topic: String) -> impl IntoView {
    let words = words();
    let sheet = view.sheet();
    match view.mark(&sheet, &topic) {
        Mark::Viewed => view! { <p class="topic-mark">{mark(words, Mark::Viewed)}</p> }.into_any(),
        other => {
            let here = format!("{}#{}", Address::Review(view.case.number).to(words.language), anchor(&topic));
            view! {
                <div class="topic-mark">
                    {mark(words, other)}
                    <PostForm action=here>
                        <Hidden name=TOPIC value=topic.clone()/>
                        <Hidden name=HASH value=view.topic_hash(&sheet, &topic)/>
                        <Button label=words.say("look-topic") kind=ButtonKind::Quiet/>
                    </PostForm>
                </div>
            }
            .into_any()
        }
    }
}
