//! What a decision rested on, as it was recorded: figures in euros, corrections, the row of the table, and everything it
//! takes to compute the same again: rule book, engine, seed and hashes. Nothing here is computed today.

use domain::case::{
    decision::{Record, Snapshot},
    losses::LossRecord,
};
use leptos::prelude::*;

use crate::{
    chart::{LossCurve, Tolerated},
    format,
    page::{
        case::review::table::row,
        score::{
            adjust::option::option,
            euro::{bad_year, expected, losing},
        },
    },
    part::{Column, Details, SummaryList, SummaryRow, Table},
    port::People,
    text::{Words, words},
};

/// The facts of a decision; only the rule book's version where it was made before there were records.
#[component]
pub fn Recorded(
    snapshot: Snapshot,
    people: People,
    /// What `concord recompute` is told.
    case: String,
) -> impl IntoView {
    let words = words();
    let vector = |text: String| view! { <code class="hash">{text}</code> };
    let mut vectors = vec![
        SummaryRow::view(words.say("entry-inherent"), vector(snapshot.inherent.to_string())),
        SummaryRow::view(words.say("entry-residual"), vector(snapshot.residual.to_string())),
    ];
    let Some(record) = snapshot.record.as_deref() else {
        vectors.push(SummaryRow::text(words.say("entry-rule-book"), snapshot.rule_book));
        return view! { <Details summary=words.say("entry-vectors")><SummaryList rows=vectors/></Details> }
            .into_any();
    };
    if !record.adjustments.is_empty() {
        let (inherent, residual) = record.derived;
        vectors.push(SummaryRow::view(words.say("entry-derived-inherent"), vector(inherent.to_string())));
        vectors.push(SummaryRow::view(words.say("entry-derived-residual"), vector(residual.to_string())));
    }
    let adjustments = adjustments(words, record, &people);
    let losses = record.losses.as_ref().map(|losses| figures(words, losses, record));
    let proof = proof(words, &snapshot, record, case);
    view! {
        <p>{row(words, record.proposal.rule)}</p>
        {losses}
        {adjustments}
        <Details summary=words.say("entry-vectors")><SummaryList rows=vectors/></Details>
        {proof}
    }
    .into_any()
}

fn figures(words: Words, losses: &LossRecord, record: &Record) -> AnyView {
    let outcome = &losses.outcome;
    let (before, after) = (&outcome.inherent, &outcome.residual);
    let line = |key: &'static str, before: String, after: String| {
        [words.say(key), before, after].map(IntoAny::into_any).into_iter().collect::<Vec<_>>()
    };
    let mut rows = vec![
        line("euro-expected", expected(words, before), expected(words, after)),
        line("euro-bad-year", bad_year(words, before), bad_year(words, after)),
    ];
    if let Some(within) = outcome.within_tolerance {
        let say = |within: bool| words.say(if within { "euro-within" } else { "euro-exceeds" });
        rows.push(line("euro-tolerance", say(within.inherent), say(within.residual)));
    }
    if let Some(net) = &outcome.net {
        rows.push(line("euro-lose", losing(words, &net.inherent), losing(words, &net.residual)));
    }
    let columns = vec![
        Column::words(words.say("euro-figure")),
        Column::numbers(words.say("euro-before")),
        Column::numbers(words.say("euro-after")),
    ];
    let tolerated = Tolerated(record.limits.tolerance);
    let curve = std::sync::Arc::new(outcome.clone());
    view! {
        <Table caption=words.say("entry-euro") columns=columns rows=rows/>
        <Details summary=words.say("euro-curve")>
            <LossCurve outcome=curve tolerated=tolerated conditions=true/>
        </Details>
    }
    .into_any()
}

fn adjustments(words: Words, record: &Record, people: &People) -> Option<AnyView> {
    let items = record.adjustments.iter().map(|(factor, adjustment)| {
        let values = [
            ("factor", factor.name().get(words.language).into()),
            ("from", option(words, *factor, record.derived.0.get(*factor)).into()),
            ("to", option(words, *factor, adjustment.value).into()),
        ];
        let by = [
            ("name", people.name(adjustment.by).into()),
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
    let items = items.collect_view();
    (!record.adjustments.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight">
                <h3>{words.say("adjust-corrections")}</h3>
                <ul class="adjustments">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Everything somebody needs who does not believe it.
fn proof(words: Words, snapshot: &Snapshot, record: &Record, case: String) -> AnyView {
    let code = |text: String| view! { <code class="hash">{text}</code> };
    let mut rows = vec![
        SummaryRow::text(words.say("entry-rule-book"), snapshot.rule_book.clone()),
        SummaryRow::view(words.say("entry-rule-book-hash"), code(record.rule_book_hash.clone())),
        SummaryRow::view(words.say("entry-facts-hash"), code(record.facts.clone())),
    ];
    if let Some(losses) = &record.losses {
        let outcome = &losses.outcome;
        let crates: Vec<String> =
            losses.crates.iter().map(|(name, version)| format!("{name}-{version}")).collect();
        rows.push(SummaryRow::text(
            words.say("entry-engine"),
            format!("{} ({})", outcome.engine, crates.join(", ")),
        ));
        rows.push(SummaryRow::text(words.say("entry-seed"), outcome.seed.to_string()));
        let simulations = format::whole(words.language, i64::from(outcome.simulations));
        rows.push(SummaryRow::text(words.say("entry-simulations"), simulations));
        rows.push(SummaryRow::view(words.say("entry-input-hash"), code(outcome.input_hash.clone())));
        rows.push(SummaryRow::view(words.say("entry-result-hash"), code(outcome.hash.clone())));
    }
    let command = format!("concord recompute {case}");
    view! {
        <Details summary=words.say("entry-proof")>
            <SummaryList rows=rows/>
            <p>{words.say("entry-recompute")}" "<code>{command}</code></p>
        </Details>
    }
    .into_any()
}
