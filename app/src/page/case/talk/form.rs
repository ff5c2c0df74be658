//! The one form of the conversation: say something, answer a question, change a comment. People are named by `@Name` in
//! the text or ticked in the list, which needs no script.

use domain::{case::Side, permit::Audience, rules::RuleBook};
use leptos::prelude::*;

use super::{Mode, post::topic_name};
use crate::{
    address::Address,
    form::{
        Posted,
        case::talk::{MENTION, POST, QUESTION, TEXT, TEXT_LIMIT, TO, TOPIC, WHAT, WITH_VERDICT, what},
        intake::legal,
    },
    part::{Button, Checkboxes, Choice, Details, Hidden, Named, PostForm, Radios, Select, TextArea, Tick},
    port::{CaseView, talk::Pending},
    text::{Words, words},
};

/// What stands in the form of a comment that is changed.
pub fn filled(pending: &Pending) -> Posted {
    let mut fields = vec![(TEXT, pending.body.clone())];
    if pending.question {
        fields.push((QUESTION, "yes".to_owned()));
    }
    Posted::filled(fields)
}

/// The form; nothing for whoever only reads.
#[component]
pub fn Form(view: CaseView, mode: Mode, posted: Posted) -> impl IntoView {
    let words = words();
    if view.talk.writes.is_empty() {
        return ().into_any();
    }
    let text = posted.control(TEXT);
    let here = Address::Talk(view.case.number, String::new()).to(words.language);
    let (title, act, fields) = match &mode {
        Mode::Say(_) => ("talk-say", "talk-say-button", say(words, &view, &posted)),
        Mode::Answer(post) => {
            let asked = view.talk.posts.iter().find(|other| other.id == *post);
            let asked = asked.map(|asked| asked.body.clone()).unwrap_or_default();
            let fields = view! {
                <Hidden name=WHAT value=what::ANSWER/>
                <Hidden name=POST value=post.to_string()/>
                <blockquote class="post-quote user-text">{asked}</blockquote>
            };
            ("talk-answer-title", "talk-answer-button", fields.into_any())
        }
        Mode::Edit(comment) => {
            let fields = view! {
                <Hidden name=WHAT value=what::EDIT/>
                <Hidden name=POST value=comment.to_string()/>
            };
            ("talk-edit-title", "talk-edit-button", fields.into_any())
        }
    };
    let below = match &mode {
        Mode::Say(_) => below(words, &view, &posted),
        Mode::Answer(_) => mention(words, &view, &posted),
        Mode::Edit(_) => {
            view! { <Tick control=posted.control(QUESTION) label=words.say("talk-question")/> }.into_any()
        }
    };
    let people = view.talk.others.iter().map(|(_, name, _)| name.clone()).collect();
    let leave =
        (!matches!(mode, Mode::Say(_))).then(|| view! { <a href=here.clone()>{words.say("talk-leave")}</a> });
    view! {
        <section class="card card--accent" id="talk-form" aria-labelledby="talk-form-title">
            <h2 class="card-title" id="talk-form-title">{words.say(title)}</h2>
            <PostForm action=here.clone()>
                {fields}
                <Named field=text.id.clone() people=people>
                    <TextArea
                        control=text.clone()
                        label=words.say("talk-text")
                        hint=words.say("talk-text-hint")
                        limit=TEXT_LIMIT
                    />
                </Named>
                {below}
                <div class="buttons"><Button label=words.say(act)/>{leave}</div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn say(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let kind = view.case.request.kind.map(|id| RuleBook::built_in().kind(id));
    let questions = kind.into_iter().flat_map(|kind| &kind.questions).map(|question| question.id.to_string());
    let statements = legal::asked(&view.case.request).into_iter().map(|statement| statement.id.to_string());
    let about = |id: String| {
        let name = topic_name(words, &id).unwrap_or_default();
        Choice::new(id, name)
    };
    let choices: Vec<Choice> = std::iter::once(Choice::new("", words.say("talk-topic-none")))
        .chain(questions.chain(statements).map(about))
        .collect();
    view! {
        <Hidden name=WHAT value=what::SAY/>
        <Select control=posted.control(TOPIC) label=words.say("talk-topic") choices=choices optional=true/>
    }
    .into_any()
}

fn below(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let choices: Vec<Choice> = view.talk.writes.iter().map(|audience| to(words, *audience)).collect();
    let verdict = view.takes_comments().then(|| {
        Choice::new(WITH_VERDICT, words.say("talk-to-verdict-choice")).hint(words.say("talk-to-verdict-hint"))
    });
    let choices: Vec<Choice> = verdict.into_iter().chain(choices).collect();
    view! {
        <Radios control=posted.control(TO) legend=words.say("talk-to") choices=choices/>
        <Tick
            control=posted.control(QUESTION)
            label=words.say("talk-question")
            hint=words.say("talk-question-hint")
        />
        {mention(words, view, posted)}
    }
    .into_any()
}

fn to(words: Words, audience: Audience) -> Choice {
    let (label, hint) = match audience {
        Audience::Shared => ("talk-to-shared", "talk-to-shared-hint"),
        Audience::Side(Side::Marketing) => ("talk-to-marketing", "talk-to-private-hint"),
        Audience::Side(Side::Security) => ("talk-to-security", "talk-to-private-hint"),
    };
    Choice::new(audience.code(), words.say(label)).hint(words.say(hint))
}

fn mention(words: Words, view: &CaseView, posted: &Posted) -> AnyView {
    let people: Vec<Choice> = view
        .talk
        .others
        .iter()
        .map(|(person, name, reads)| {
            let choice = Choice::new(person.to_string(), name.clone());
            match reads.iter().find(|audience| **audience != Audience::Shared) {
                Some(Audience::Side(Side::Marketing)) => choice.hint(words.say("term-marketing")),
                Some(Audience::Side(Side::Security)) => choice.hint(words.say("term-security")),
                _ => choice,
            }
        })
        .collect();
    if people.is_empty() {
        return ().into_any();
    }
    let control = posted.control(MENTION);
    view! {
        <Details summary=words.say("talk-mention")>
            <Checkboxes
                control=control
                legend=words.say("talk-mention")
                hint=words.say("talk-mention-hint")
                choices=people
                optional=true
            />
        </Details>
    }
    .into_any()
}
