//! What reviewers corrected: the vector that the answers make and the one that counts, and each correction with its
//! reason, author and time, so that nobody has to guess which number is an answer and which is a judgement.

use domain::case::{act::Action, standing::Standing};
use leptos::prelude::*;

use super::{adjust::option::option, blind::SpreadOf};
use crate::{address::Address, format, port::CaseView, text::words};

/// Nothing where nothing was corrected, but the way to the page for whoever may.
#[component]
pub fn Adjusted(
    view: CaseView,
    standing: Standing,
    /// Leads to the page of corrections.
    #[prop(optional)]
    link: bool,
) -> impl IntoView {
    let words = words();
    let link = (link && view.can(Action::Adjust)).then(|| {
        let href = Address::Act(view.case.number, Action::Adjust).to(words.language);
        view! { <p><a href=href>{words.say("adjust-link")}</a></p> }
    });
    if view.blind || (view.case.adjustments.is_empty() && view.case.second.is_none()) {
        return view! { <SpreadOf view=view standing=standing/>{link} }.into_any();
    }
    let spread = view! { <SpreadOf view=view.clone() standing=standing.clone()/> };
    let items = view.case.adjustments.iter().map(|(factor, adjustment)| {
        let name = factor.name().get(words.language);
        let derived = standing.derived.0.get(*factor);
        let values = [
            ("factor", name.into()),
            ("from", option(words, *factor, derived).into()),
            ("to", option(words, *factor, adjustment.value).into()),
        ];
        let by = [
            ("name", view.people.name(adjustment.by).into()),
            ("when", format::moment(words.language, adjustment.at).into()),
        ];
        view! {
            <li>
                <p>{words.with("adjust-change", &values)}</p>
                <p class="user-text">{adjustment.reason.clone()}</p>
                <p class="muted">{words.with("adjust-by", &by)}</p>
            </li>
        }
    });
    view! {
        <section class="stack stack--tight" aria-label=words.say("adjust-corrections")>
            <h3>{words.say("adjust-corrections")}</h3>
            <ul class="adjustments">{items.collect_view()}</ul>
            <dl class="rating-facts">
                <div><dt>{words.say("adjust-derived")}</dt><dd><code class="hash">{standing.derived.0.to_string()}</code></dd></div>
                <div><dt>{words.say("adjust-adjusted")}</dt><dd><code class="hash">{standing.assessment.inherent.to_string()}</code></dd></div>
            </dl>
            {spread}
            {link}
        </section>
    }
    .into_any()
}
