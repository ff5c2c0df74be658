//! Where a settled answer comes from, in the words of its reader. The requester reads "from your answer", security reads
//! the answer itself; a link leads to the earlier request where there is one.

use domain::{
    case::request::Request,
    rating::UNKNOWN,
    rules::{QuestionId, RuleBook, ScreeningId},
    screening::Origin,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    text::{Words, words},
};

/// The line below a settled answer; nothing where it was given directly.
#[component]
pub(in crate::page) fn OriginLine(
    request: Request,
    question: QuestionId,
    /// The reader wrote the request.
    #[prop(default = false)]
    own: bool,
) -> impl IntoView {
    let words = words();
    let origin = request.origin(&question)?.clone();
    let (said, case) = match &origin {
        Origin::Screening(asked) => {
            let key = if own { "origin-screening-own" } else { "origin-screening" };
            (words.with(key, &[("answer", in_words(words, &request, asked).into())]), None)
        }
        Origin::Tool => (words.say("origin-tool"), None),
        Origin::Decided(case) => (words.say("origin-decided"), Some(*case)),
        Origin::Last(case) => (words.say(if own { "origin-last-own" } else { "origin-last" }), Some(*case)),
        Origin::NotAsked => (words.say("origin-not-asked"), None),
    };
    let said = match case {
        Some(case) => view! { <a href=Address::Case(case).to(words.language)>{said}</a> }.into_any(),
        None => said.into_any(),
    };
    Some(view! { <span class="muted">{said}</span> })
}

/// What was answered in plain words.
fn in_words(words: Words, request: &Request, asked: &ScreeningId) -> String {
    let question = RuleBook::built_in().screening().question(asked);
    match request.screened.said.get(asked).map(String::as_str) {
        Some(UNKNOWN) => words.say("draft-unknown"),
        Some(key) => question
            .and_then(|question| question.option(key))
            .map(|option| option.text.get(words.language).to_owned())
            .unwrap_or_default(),
        None => String::new(),
    }
}
