//! What was reached before with the same tool or kind, here and elsewhere: a fact with its source, its day and where to
//! read on. It says what was agreed, never what to do here.

use domain::{
    case::{brief::PrecedentLine, package::Term},
    id::CaseNumber,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    format,
    page::{executive::package::term_title, register::list::state_key},
    text::{Words, words},
};

/// The word of an outcome; an outcome from a newer import than this program is shown as it is stored.
pub fn outcome(words: Words, outcome: &str) -> String {
    match outcome {
        "approved" => words.say("precedents-approved"),
        "approved_with_conditions" => words.say("precedents-approved-with-conditions"),
        "declined" => words.say("precedents-declined"),
        "amended" => words.say("precedents-amended"),
        "compatible" => words.say("precedents-compatible"),
        "inactive" => words.say("precedents-inactive"),
        other => other.to_owned(),
    }
}

/// The list; a sentence where there is none.
#[component]
pub fn Precedents(lines: Vec<PrecedentLine>) -> impl IntoView {
    let words = words();
    if lines.is_empty() {
        return view! { <p class="muted">{words.say("precedents-none")}</p> }.into_any();
    }
    let items = lines.into_iter().map(|line| {
        let own = own(&line.source);
        let day = line.day.map(|day| match own {
            Some(_) => format::short_day(words.language, day),
            // An import knows the month only.
            None => format::month(words.language, day),
        });
        let address = match own {
            Some(_) if line.other_area => None,
            Some(number) => Some(Address::Case(number).to(words.language)),
            None => line.link.filter(|link| link.starts_with("https://") || link.starts_with("http://")),
        };
        let source = match address {
            Some(href) => view! { <a href=href rel="noreferrer">{line.source}</a> }.into_any(),
            None => view! { <span>{line.source}</span> }.into_any(),
        };
        let after = line.standing.map(|state| {
            let state = words.say(state_key(state));
            view! { <span>{words.with("precedents-standing", &[("state", state.into())])}</span> }
        });
        let place =
            line.other_area.then(|| view! { <span>{words.say("precedents-other-area")}</span> });
        view! {
            <li>
                <strong>{line.name}</strong>
                ": "
                {outcome(words, &line.outcome)}
                {terms(words, &line.terms)}
                <span class="row-meta">{source}{day.map(|day| view! { <span>{day}</span> })}{after}{place}</span>
            </li>
        }
    });
    view! { <ul class="precedents">{items.collect_view()}</ul> }.into_any()
}

/// What had to be done for it, each condition as one line.
fn terms(words: Words, terms: &[Term]) -> Option<AnyView> {
    let items = terms.iter().map(|term| view! { <li>{term_title(words, term)}</li> });
    (!terms.is_empty()).then(|| view! { <ul>{items.collect_view()}</ul> }.into_any())
}

/// The number of a case of ours from its reference (`K-2026-0042`).
fn own(source: &str) -> Option<CaseNumber> {
    let (year, number) = source.strip_prefix("K-")?.split_once('-')?;
    let digits = |text: &str| text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year) && digits(number)).then(|| number.parse().ok().map(CaseNumber)).flatten()
}

#[cfg(test)]
mod tests {
    use domain::language::Language::{De, En};

    use super::*;
    use crate::render::fragment;

    fn line(outcome: &str, source: &str, link: Option<&str>) -> PrecedentLine {
        PrecedentLine {
            name: "Hootsuite".into(),
            outcome: outcome.into(),
            source: source.into(),
            day: "2014-03-01".parse().ok(),
            link: link.map(str::to_owned),
            ..PrecedentLine::default()
        }
    }

    #[test]
    fn a_precedent_says_what_was_reached_where_and_when() {
        for (language, said) in [(De, "Vertragstexte geändert"), (En, "amended its terms")] {
            let lines = vec![line("amended", "gsa.gov", Some("https://example.org/a"))];
            let html = fragment(language, move || view! { <Precedents lines=lines/> });
            assert!(
                html.contains("Hootsuite") && html.contains("2014") && html.contains("gsa.gov"),
                "{html}"
            );
            assert!(html.contains(r#"href="https://example.org/a""#), "{html}");
            assert!(html.contains(said), "{html}");
        }
    }

    #[test]
    fn what_was_agreed_and_what_became_of_it_stand_beside_the_outcome() {
        let term = Term {
            condition: None,
            text: "Nur <mit> Namen".into(),
            owner: domain::case::Side::Marketing,
            due: "2027-01-31".parse().expect("a day"),
        };
        let line = PrecedentLine {
            terms: vec![term],
            standing: Some(domain::register::EntryState::AtRisk),
            ..line("approved_with_conditions", "K-2026-0042", None)
        };
        for (language, state) in [(De, "Gefährdet"), (En, "At risk")] {
            let lines = vec![line.clone()];
            let html = fragment(language, move || view! { <Precedents lines=lines/> });
            assert!(html.contains("Nur &lt;mit") && html.contains(state), "{html}");
        }
    }

    #[test]
    fn a_case_of_another_area_is_told_and_not_linked() {
        let lines = vec![PrecedentLine { other_area: true, ..line("declined", "K-2026-0042", None) }];
        let html = fragment(De, move || view! { <Precedents lines=lines/> });
        assert!(html.contains("K-2026-0042") && !html.contains("href"), "{html}");
    }

    #[test]
    fn our_own_case_is_linked_and_a_strange_link_is_not() {
        let lines =
            vec![line("declined", "K-2026-0042", None), line("amended", "x", Some("javascript:alert(1)"))];
        let html = fragment(En, move || view! { <Precedents lines=lines/> });
        assert!(html.contains(r#"href="/en/cases/42""#) && !html.contains("javascript"), "{html}");
    }
}
