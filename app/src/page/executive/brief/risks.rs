//! Risk and money now and with each offer, one column each, so that they can be compared with one look. The figures are
//! rounded for a phone; how far they may be off is said once for all of them, the appendix has each with its own error.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    case::{Side, state::Escalated},
    rating::Severity,
    rules::ConditionId,
};
use leptos::prelude::*;
use loss::{Figures, Net, Outcome};

use crate::{
    chart::{LossCurve, Tolerated, exceedance::quantile_error},
    format,
    page::{executive::brief::dispute, score::euro::EuroFigures},
    part::{Details, RiskBadge},
    port::CaseView,
    text::Words,
};

/// One package as the executive compares it.
struct Column {
    name: String,
    severity: Severity,
    provisional: bool,
    outcome: Option<Arc<Outcome>>,
    /// Conditions are counted in, so that the residual half of the outcome speaks.
    residual: bool,
}

impl Column {
    fn figures(&self) -> Option<&Figures> {
        let outcome = self.outcome.as_ref()?;
        Some(if self.residual { &outcome.residual } else { &outcome.inherent })
    }

    fn net(&self) -> Option<&Net> {
        let net = self.outcome.as_ref()?.net.as_ref()?;
        Some(if self.residual { &net.residual } else { &net.inherent })
    }

    fn tolerated(&self) -> Option<bool> {
        let within = self.outcome.as_ref()?.within_tolerance?;
        Some(if self.residual { within.residual } else { within.inherent })
    }
}

fn columns(words: Words, view: &CaseView, escalated: &Escalated) -> Vec<Column> {
    let brief = &escalated.brief;
    let outcome = |conditions: &BTreeSet<ConditionId>| {
        view.standing(conditions).and_then(|standing| standing.losses).map(|losses| losses.outcome)
    };
    let asked = Column {
        name: words.say("brief-as-asked"),
        severity: brief.severity,
        provisional: brief.provisional,
        outcome: outcome(&BTreeSet::new()),
        residual: false,
    };
    let offers = brief.options.iter().map(|offered| {
        let key = match offered.side {
            Side::Marketing => "brief-by-marketing",
            Side::Security => "brief-by-security",
        };
        Column {
            name: words.with(key, &[("round", offered.round.into())]),
            severity: offered.severity,
            provisional: false,
            outcome: outcome(&offered.package.conditions()),
            residual: true,
        }
    });
    std::iter::once(asked).chain(offers).collect()
}

/// The table at the top.
pub(super) fn risks(words: Words, view: &CaseView, escalated: &Escalated) -> AnyView {
    let columns = columns(words, view, escalated);
    let euros = |amount: f64| format::rounded_euros(words.language, amount);
    let row = |key: &'static str, cell: &dyn Fn(&Column) -> Option<String>| {
        let cells: Vec<Option<String>> = columns.iter().map(cell).collect();
        cells.iter().any(Option::is_some).then(|| {
            let cells =
                cells.into_iter().map(|text| view! { <td>{text.unwrap_or_else(|| "–".to_owned())}</td> });
            view! { <tr><th scope="row">{words.say(key)}</th>{cells.collect_view()}</tr> }
        })
    };
    let heads =
        columns.iter().map(|column| view! { <th scope="col">{column.name.clone()}</th> }).collect_view();
    let badges = columns
        .iter()
        .map(|column| {
            let (level, provisional) = (column.severity.number(), column.provisional);
            view! { <td><RiskBadge level=level provisional=provisional/></td> }
        })
        .collect_view();
    let yes = |yes: bool| words.say(if yes { "brief-yes" } else { "brief-no" });
    let rows = [
        row("brief-row-expected", &|column| Some(euros(column.figures()?.ale))),
        row("brief-row-bad", &|column| Some(euros(column.figures()?.var.p95))),
        row("brief-row-tolerated", &|column| column.tolerated().map(yes)),
        row("brief-row-lose", &|column| Some(format::chance(words.language, column.net()?.p_negative))),
    ];
    let note = match error(&columns) {
        Some(error) => {
            let error = format::plus_minus(words.language, error);
            words.with("brief-error", &[("error", error.into())])
        }
        None => words.say("brief-not-estimated"),
    };
    view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=words.say("brief-packages")>
            <table class="table brief-table">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>
                    <tr><th scope="row">{words.say("brief-row-risk")}</th>{badges}</tr>
                    {rows.into_iter().collect_view()}
                </tbody>
            </table>
        </div>
        <p class="muted">{note}</p>
    }
    .into_any()
}

/// The largest relative standard error of the figures shown; `None` where nothing was estimated.
fn error(columns: &[Column]) -> Option<f64> {
    let of = |column: &Column| {
        let figures = column.figures()?;
        let part = |error: f64, value: f64| if value > 0.0 { error / value } else { 0.0 };
        let bad = quantile_error(figures.var.p95, figures.standard_error.var.p95);
        let net = column.net().map_or(0.0, |net| part(net.standard_error.p_negative, net.p_negative));
        let most = part(figures.standard_error.ale, figures.ale).max(part(bad, figures.var.p95));
        Some(most.max(net))
    };
    columns.iter().filter_map(of).reduce(f64::max)
}

/// The figures in full with their curves, for the appendix.
pub(super) fn appendix(words: Words, view: &CaseView, escalated: &Escalated) -> Option<AnyView> {
    let asked = view.as_asked()?;
    let outcome = asked.losses.as_ref()?.outcome.clone();
    let offers = escalated.brief.options.iter().filter_map(|offered| {
        let conditions = offered.package.conditions();
        let standing = view.standing(&conditions)?;
        let name = words.with(dispute::offer_of(offered.side), &[("round", offered.round.into())]);
        let figures =
            view! { <EuroFigures view=view.clone() standing=standing conditions=conditions curve=true/> };
        Some(view! { <h3>{name}</h3> {figures} })
    });
    let offers = offers.collect::<Vec<_>>();
    let curve = offers.is_empty().then(|| {
        let tolerated = Tolerated(view.policy.tolerance);
        view! { <LossCurve outcome=outcome tolerated=tolerated conditions=false/> }
    });
    Some(view! { <Details summary=words.say("brief-euro")>{curve}{offers}</Details> }.into_any())
}
