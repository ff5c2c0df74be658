//! What changed from one package to the next, line by line: always a word first, then what, then old and new. The same
//! lines make the two columns of the ledger, because what one side gave is nothing else than what changed for it.

use domain::case::{
    difference::{Difference, Ledger, Shift, Subject, compare},
    package::{Package, Term},
};
use leptos::prelude::*;

use super::{
    package::{budget, review},
    side, term,
};
use crate::{
    format,
    text::{Words, words},
};

/// The lines between two packages; `before` is missing for the first one, which is compared with the request.
#[component]
pub fn Changes(
    /// The package of the round before.
    #[prop(optional_no_strip)]
    before: Option<Package>,
    /// The package as it is now.
    after: Package,
) -> impl IntoView {
    let words = words();
    let found = compare(before.as_ref(), &after);
    if found.is_empty() {
        return view! { <p class="muted">{words.say("package-nothing-changed")}</p> }.into_any();
    }
    let items = found.into_iter().map(|difference| {
        let given = difference
            .given_by
            .map(|by| words.with("package-given-by", &[("side", by.code().into())]));
        let line = Line::of(words, &difference, before.as_ref());
        view! { <li class=line.class>{line.view()}{given.map(|given| view! { " " <span class="muted">{given}</span> })}</li> }
    });
    view! { <ul class="diffs">{items.collect_view()}</ul> }.into_any()
}

/// What each side gave so far.
#[component]
pub fn GiveAndGet(ledger: Ledger) -> impl IntoView {
    let words = words();
    let one_sided =
        ledger.is_one_sided().then(|| view! { <p class="muted">{words.say("package-one-sided")}</p> });
    let column = |heading: String, lines: Vec<Difference>| {
        let content = if lines.is_empty() {
            view! { <p class="muted">{words.say("package-gave-nothing")}</p> }.into_any()
        } else {
            let items = lines.iter().map(|difference| {
                let line = Line::of(words, difference, None);
                view! { <li class=line.class>{line.view()}</li> }
            });
            view! { <ul class="diffs">{items.collect_view()}</ul> }.into_any()
        };
        view! { <div class="ledger-side"><h3>{heading}</h3>{content}</div> }
    };
    view! {
        <div class="ledger">
            {column(words.say("package-given-marketing"), ledger.marketing)}
            {column(words.say("package-given-security"), ledger.security)}
        </div>
        {one_sided}
    }
    .into_any()
}

/// One line, in words.
struct Line {
    class: &'static str,
    label: String,
    what: String,
    old: Option<String>,
    new: Option<String>,
}

impl Line {
    fn of(words: Words, difference: &Difference, before: Option<&Package>) -> Self {
        let (class, label) = look(difference.shift);
        let (what, old, new) = match &difference.subject {
            Subject::Term(now) => of_term(words, now, difference.shift, before),
            Subject::Audience(text) => {
                let old = before.map(|package| package.scope.audience.as_str());
                of_text(words, "package-audience", text, difference.shift, old)
            }
            Subject::Data(text) => {
                let old = before.map(|package| package.scope.data.as_str());
                of_text(words, "package-data", text, difference.shift, old)
            }
            Subject::Region(text) => {
                let old = before.map(|package| package.scope.region.as_str());
                of_text(words, "package-region", text, difference.shift, old)
            }
            Subject::Budget(now) => {
                let say = |value: Option<i64>| {
                    value.map_or_else(|| words.say("package-as-asked"), |euros| budget(words, euros))
                };
                (words.say("package-budget"), before.map(|was| say(was.scope.budget)), Some(say(*now)))
            }
            Subject::Until(now) => {
                let say = |value: Option<_>| {
                    value.map_or_else(
                        || words.say("package-as-asked"),
                        |day| format::short_day(words.language, day),
                    )
                };
                (words.say("package-until"), before.map(|was| say(was.scope.until)), Some(say(*now)))
            }
            Subject::Expires(now) => {
                let say = |day| format::short_day(words.language, day);
                (words.say("package-expires"), before.map(|was| say(was.expires)), Some(say(*now)))
            }
            Subject::Review(now) => {
                let old = before.map(|was| review(words, was.review_months));
                (words.say("package-review"), old, Some(review(words, *now)))
            }
        };
        Self { class, label: words.say(label), what, old, new }
    }

    fn view(&self) -> AnyView {
        let old = self.old.clone().map(|old| view! { " " <del>{old}</del> });
        let new = self.new.clone().map(|new| view! { " " <ins>{new}</ins> });
        let colon = (self.new.is_some() || self.old.is_some()).then_some(":");
        view! {
            <span class="diff-label">{self.label.clone()}</span>
            " "
            <span class="diff-text user-text">{self.what.clone()}{colon}{old}{new}</span>
        }
        .into_any()
    }
}

const fn look(shift: Shift) -> (&'static str, &'static str) {
    match shift {
        Shift::Added => ("diff diff--added", "package-added"),
        Shift::Removed => ("diff diff--removed", "package-removed"),
        Shift::Softened => ("diff diff--softened", "package-softened"),
        Shift::Tightened => ("diff diff--tightened", "package-tightened"),
        Shift::Moved(_) => ("diff diff--moved", "package-moved"),
        Shift::Reworded => ("diff diff--reworded", "package-reworded"),
    }
}

type Told = (String, Option<String>, Option<String>);

fn of_term(words: Words, now: &Term, shift: Shift, before: Option<&Package>) -> Told {
    let day = |day| format::short_day(words.language, day);
    let due = |on| words.with("package-due", &[("day", day(on).into())]);
    let was = before.and_then(|package| package.terms.iter().find(|old| old.key() == now.key()));
    let addition = |text: &str| {
        if text.is_empty() { words.say("package-no-addition") } else { text.to_owned() }
    };
    let (old, new) = match shift {
        Shift::Added | Shift::Removed => (None, None),
        Shift::Softened | Shift::Tightened => {
            (None, Some(words.with("package-owner", &[("side", side(words, now.owner).into())])))
        }
        Shift::Moved(old) => (Some(day(old)), Some(due(now.due))),
        Shift::Reworded => (was.map(|was| addition(&was.text)), Some(addition(&now.text))),
    };
    (term(words, now), old, new)
}

/// `text` is the new one; where nothing is narrowed any more, it is the old one.
fn of_text(words: Words, key: &str, text: &str, shift: Shift, old: Option<&str>) -> Told {
    let (old, new) = match shift {
        Shift::Softened => (Some(text.to_owned()), words.say("package-as-asked")),
        Shift::Reworded => (old.map(str::to_owned), text.to_owned()),
        _ => (None, text.to_owned()),
    };
    (words.say(key), old, Some(new))
}
