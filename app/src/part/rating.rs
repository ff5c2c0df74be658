//! A rating and why it is that rating: the three severities, the means behind them, and the answers that raise each
//! factor with what conditions leave of them. Whoever shows a number shows its reasons with it, so that two reviewers
//! who disagree can see where.

use domain::{
    case::standing::Standing,
    language::Language,
    rating::{Assessment, Driver, Factor, Group, Level, Severity, UNKNOWN, Vector, nist::Band},
    rules::{Question, QuestionId, RuleBook},
};
use leptos::prelude::*;

use super::{RiskBadge, badge::severity};
use crate::{
    format,
    text::{Words, words},
};

fn find(id: &QuestionId) -> Option<&'static Question> {
    RuleBook::built_in().kinds().find_map(|kind| kind.question(id))
}

/// The text of a question; its id where the book does not have it any more.
pub fn question(language: Language, id: &QuestionId) -> String {
    find(id).map_or_else(|| id.to_string(), |question| question.text.get(language).to_owned())
}

/// The text of an answer, "not known" included.
pub fn answered(words: Words, id: &QuestionId, key: &str) -> String {
    if key == UNKNOWN {
        return words.say("rating-unknown");
    }
    find(id)
        .and_then(|question| question.answer(key))
        .map_or_else(|| key.to_owned(), |answer| answer.text.get(words.language).to_owned())
}

/// Key of the name of a group of factors.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Likelihood => "rating-likelihood",
        Group::Technical => "rating-technical",
        Group::Business => "rating-business",
    }
}

/// `5,1 von 9 · mittel`.
pub fn mean(words: Words, vector: &Vector, of: Group) -> String {
    let mean = vector.mean(of);
    let level = match Level::of(mean) {
        Level::Low => "rating-level-low",
        Level::Medium => "rating-level-medium",
        Level::High => "rating-level-high",
    };
    let value = format::three_decimals(words.language, mean);
    words.with("rating-mean", &[("value", value.into()), ("level", words.say(level).into())])
}

fn of_number(words: Words, severity_of: Severity) -> String {
    format!("{} · {}", severity_of.number(), words.say(severity(severity_of.number())))
}

/// Badge, three severities, three means and the vector.
#[component]
pub fn Severities(
    vector: Vector,
    /// The one that counts.
    counts: Severity,
    /// The requester has not confirmed the business impact.
    provisional: bool,
) -> impl IntoView {
    let words = words();
    let means = Group::ALL.into_iter().map(|of| {
        view! { <div><dt>{words.say(group(of))}</dt><dd class="num">{mean(words, &vector, of)}</dd></div> }
    });
    let rows = [
        ("rating-severity-technical", vector.severity_technical()),
        ("rating-severity-business", vector.severity_business()),
        ("rating-severity-max", vector.severity_max()),
    ];
    let severities = rows.into_iter().map(|(key, value)| {
        view! { <div><dt>{words.say(key)}</dt><dd>{of_number(words, value)}</dd></div> }
    });
    let why = if provisional { "rating-counts-max" } else { "rating-counts-business" };
    view! {
        <div class="stack stack--tight">
            <p><RiskBadge level=counts.number() provisional=provisional/></p>
            <p class="muted">{words.say(why)}</p>
            <dl class="rating-facts">{means.collect_view()}{severities.collect_view()}</dl>
            <p class="vector"><code>{vector.to_string()}</code></p>
            <p class="muted">{second_opinion(words, &vector)}</p>
        </div>
    }
}

/// The same factors by NIST's tables, in one sentence; it decides nothing.
fn second_opinion(words: Words, vector: &Vector) -> String {
    let opinion = vector.second_opinion();
    let say = |band: Band| words.say(band_word(band)).into();
    words.with(
        "rating-second-opinion",
        &[
            ("risk", say(opinion.risk)),
            ("likelihood", say(opinion.likelihood)),
            ("impact", say(opinion.impact)),
        ],
    )
}

const fn band_word(band: Band) -> &'static str {
    match band {
        Band::VeryLow => "rating-band-very-low",
        Band::Low => "rating-band-low",
        Band::Moderate => "rating-band-moderate",
        Band::High => "rating-band-high",
        Band::VeryHigh => "rating-band-very-high",
    }
}

/// Before and after conditions, side by side.
#[component]
pub fn RatingCompared(
    /// As asked.
    before: Standing,
    /// With the conditions.
    after: Standing,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="grid">
            <section class="card card--quiet">
                <h2 class="card-title">{words.say("rating-inherent")}</h2>
                <Severities vector=before.assessment.residual counts=before.severity provisional=before.provisional/>
            </section>
            <section class="card card--quiet">
                <h2 class="card-title">{words.say("rating-residual")}</h2>
                <Severities vector=after.assessment.residual counts=after.severity provisional=after.provisional/>
            </section>
        </div>
    }
}

/// Each mean with the answers that raise it most, for people who want the reason and not the table.
#[component]
pub fn Explained(
    assessment: Assessment,
    /// How many answers beside each mean.
    #[prop(default = 2)]
    top: usize,
) -> impl IntoView {
    let words = words();
    let groups = Group::ALL.into_iter().map(|of| {
        let drivers = highest(&assessment, of, top).into_iter().map(|(factor, driver)| {
            view! {
                <li>
                    <strong>{reason(words, driver)}</strong>
                    {unknown(words, driver)}
                    " "
                    <span class="muted">{effect(words, factor, driver)}</span>
                </li>
            }
        });
        view! {
            <div class="stack stack--tight">
                <p>
                    {words.say(group(of))}
                    ": "
                    <strong class="num">{mean(words, &assessment.residual, of)}</strong>
                </p>
                <ul>{drivers.collect_view()}</ul>
            </div>
        }
    });
    view! { <div class="stack">{groups.collect_view()}</div> }
}

/// The answers that count most in what is left, highest first; without conditions those that count most at all.
fn highest(assessment: &Assessment, of: Group, top: usize) -> Vec<(Factor, &Driver)> {
    let mut all = assessment.top_drivers(of, usize::MAX);
    all.sort_by_key(|(_, driver)| std::cmp::Reverse(driver.after));
    all.truncate(top);
    all
}

/// An answer that nobody knows is no fact, and says so wherever it counts.
fn unknown(words: Words, driver: &Driver) -> Option<AnyView> {
    (driver.answer == UNKNOWN)
        .then(|| view! { " " <span class="tag">{words.say("rating-unknown-flag")}</span> }.into_any())
}

/// `Question – answer`.
pub fn reason(words: Words, driver: &Driver) -> String {
    let text = question(words.language, &driver.question);
    format!("{text} – {}", answered(words, &driver.question, &driver.answer))
}

/// `Gelegenheit mindestens 7`, and what conditions leave of it.
pub fn effect(words: Words, factor: Factor, driver: &Driver) -> String {
    let name = factor.name().get(words.language);
    if driver.after < driver.floor {
        let values =
            [("factor", name.into()), ("floor", driver.floor.into()), ("after", driver.after.into())];
        words.with("rating-effect-capped", &values)
    } else {
        words.with("rating-effect", &[("factor", name.into()), ("floor", driver.floor.into())])
    }
}

/// Factor by factor: value before and after conditions, and the answers that put it there.
#[component]
pub fn Drivers(assessment: Assessment) -> impl IntoView {
    let words = words();
    let tables = Group::ALL.into_iter().map(|of| {
        let rows = of.factors().iter().map(|factor| {
            let (before, after) = (assessment.inherent.get(*factor), assessment.residual.get(*factor));
            let drivers = assessment.drivers.get(factor).map(Vec::as_slice).unwrap_or_default();
            let class = (before >= 7).then_some("driver-high");
            view! {
                <tr class=class>
                    <th scope="row">{factor.name().get(words.language).to_owned()}" "<code>{factor.code()}</code></th>
                    <td class="num">{before}</td>
                    <td class="num">{after}</td>
                    <td>{because(words, drivers)}</td>
                </tr>
            }
        });
        let name = words.say(group(of));
        view! {
            <div class="table-frame" role="group" tabindex="0" aria-label=name>
                <table class="table driver">
                    <caption>{name.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.say("rating-factor")}</th>
                            <th scope="col" class="num">{words.say("rating-before")}</th>
                            <th scope="col" class="num">{words.say("rating-after")}</th>
                            <th scope="col">{words.say("rating-because")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
    });
    view! { <div class="stack">{tables.collect_view()}</div> }
}

fn because(words: Words, drivers: &[Driver]) -> AnyView {
    if drivers.is_empty() {
        return view! { <span class="driver-because">{words.say("rating-baseline")}</span> }.into_any();
    }
    let items = drivers.iter().map(|driver| {
        let names: Vec<String> = driver
            .conditions
            .iter()
            .filter_map(|id| RuleBook::built_in().condition(id))
            .map(|condition| condition.text.get(words.language).to_owned())
            .collect();
        let value = if driver.after < driver.floor {
            format!("{} → {}", driver.floor, driver.after)
        } else {
            driver.floor.to_string()
        };
        let capped = (!names.is_empty()).then(|| {
            let names = names.join("; ");
            view! { <span class="muted">" "{words.with("rating-capped-by", &[("names", names.into())])}</span> }
        });
        view! { <li>{reason(words, driver)}{unknown(words, driver)}" "<span class="tag num">{value}</span>{capped}</li> }
    });
    view! { <ul class="driver-because">{items.collect_view()}</ul> }.into_any()
}
