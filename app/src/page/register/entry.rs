//! One entry: what is approved for whom, its conditions with their proofs, and the risk acceptance as it was recorded.
//! Everybody may read it, because everybody has to know under which conditions a channel may be used.

mod figures;

use domain::{
    case::{
        act::Action, decision::Authority, evidence::About, package::Scope, standing::Standing,
        state::StateKind,
    },
    id::CaseNumber,
    register::{Entry, EntryState, Held, Residuals},
    rules::RuleBook,
    time::Day,
};
use leptos::prelude::*;

use self::figures::Recorded;
use super::EntryStatus;
use crate::{
    address::Address,
    form::register::prove::TERM,
    format,
    page::{
        Page,
        evidence::FilesHere,
        executive::{
            package::{narrowed, term_note, term_title},
            side,
        },
        score::euro::bad_year,
    },
    part::{ButtonKind, ButtonLink, RiskBadge, SummaryList, SummaryRow, status::word},
    port::{CaseView, People, Related},
    text::{Words, words},
};

/// From so many days before its end on, an extension is urged: a review, a round and a decision need some weeks.
const SOON: i64 = 60;

/// The screen.
#[derive(Clone, Debug)]
pub struct EntryPage {
    /// The entry.
    pub entry: Entry,
    /// Its version.
    pub version: i64,
    /// Name of the area.
    pub area: String,
    /// Everybody who is mentioned.
    pub people: People,
    /// Today, where the product is used.
    pub today: Day,
    /// Its case, for whoever may see it, as people write it.
    pub case: Option<(CaseNumber, String)>,
    /// The decision is proved by a receipt, which needs a log that is signed.
    pub receipt: bool,
    /// The reader may attach proofs.
    pub proves: bool,
    /// The reader may ask for an extension.
    pub extends: bool,
    /// The cases that ask for an extension or already got one, as far as the reader may see them; the newest first.
    pub later: Vec<Related>,
    /// The case with its files, for whoever may see it.
    pub view: Option<Box<CaseView>>,
    /// What is left of the risk today, as planned and as proven; `None` where the rule book cannot rate it any more.
    pub residuals: Option<Residuals>,
}

impl Page for EntryPage {
    fn title(&self, words: Words) -> String {
        words.with("entry-title", &[("name", (&self.entry.name).into())])
    }

    fn view(self) -> AnyView {
        let words = words();
        let state = self.entry.state(self.today);
        let sentence = self.sentence(words, state);
        view! {
            <a class="back" href=Address::Register.to(words.language)>{words.say("entry-back")}</a>
            <div class="page-head">
                <h1>{self.entry.name.clone()}</h1>
                <div class="cluster"><EntryStatus state=state/><p class="lead">{sentence}</p></div>
            </div>
            {self.extension(words)}
            {self.facts(words)}
            {self.terms(words, state)}
            {self.left(words)}
            {self.record(words)}
        }
        .into_any()
    }
}

impl EntryPage {
    /// What the state means for whoever wants to use it now.
    fn sentence(&self, words: Words, state: EntryState) -> String {
        let day = |day| format::short_day(words.language, day).into();
        let entry = &self.entry;
        let overdue = entry.terms.iter().filter(|held| held.is_overdue(self.today)).count();
        match state {
            EntryState::Active => match entry.decision.expires {
                Some(last) => words.with("entry-active", &[("day", day(last))]),
                None => words.say("entry-active-open"),
            },
            EntryState::AtRisk if overdue > 0 => words.with("entry-at-risk", &[("count", overdue.into())]),
            EntryState::AtRisk => words.with("entry-at-risk-review", &[("day", day(entry.review()))]),
            EntryState::Expired => match entry.decision.expires {
                Some(last) => words.with("entry-expired", &[("day", day(last))]),
                None => words.say("entry-expired-open"),
            },
        }
    }

    /// An approval is extended by a new decision, which is offered from the beginning and urged when the end is near.
    fn extension(&self, words: Words) -> AnyView {
        let asked = self.later.iter().map(|later| {
            let href = Address::Case(later.number).to(words.language);
            let state = words.say(word(later.state));
            let reference = (&later.reference).into();
            let said =
                words.with("entry-extension-case", &[("reference", reference), ("state", state.into())]);
            view! { <li><a href=href>{said}</a></li> }
        });
        let asked = (!self.later.is_empty()).then(|| view! { <ul>{asked.collect_view()}</ul> });
        let given_up =
            |state| matches!(state, StateKind::Declined | StateKind::Withdrawn | StateKind::Discarded);
        let begun = self.later.iter().any(|later| !given_up(later.state));
        let left = self.entry.decision.expires.map(|last| last.number() - self.today.number());
        let urged = left.filter(|left| *left <= SOON && !begun).map(|left| {
            let key = if left < 0 { "entry-extension-over" } else { "entry-extension-soon" };
            view! { <p>{words.with(key, &[("days", left.max(0).into())])}</p> }
        });
        let kind = if urged.is_some() { ButtonKind::Primary } else { ButtonKind::Secondary };
        let ask = (self.extends && !begun).then(|| {
            let href = Address::Act(self.entry.case, Action::Refile).to(words.language);
            view! { <p><ButtonLink label=words.say("entry-extend") href=href kind=kind/></p> }
        });
        view! { {urged} {ask} {asked} }.into_any()
    }

    fn facts(&self, words: Words) -> AnyView {
        let (entry, language) = (&self.entry, words.language);
        let scope = entry.decision.package.as_ref().map(|package| package.scope.clone()).unwrap_or_default();
        let kind = RuleBook::built_in().kind(entry.kind).name.get(language).to_owned();
        let mut rows = vec![
            SummaryRow::text(words.say("term-area"), self.area.clone()),
            SummaryRow::text(words.say("entry-kind"), kind),
            SummaryRow::text(words.say("term-supplier"), dash(&entry.supplier)),
            SummaryRow::text(words.say("entry-purpose"), dash(&entry.purpose)),
            SummaryRow::text(words.say("entry-owner"), self.people.name(entry.owner)),
        ];
        rows.extend(scope_rows(words, &scope));
        view! {
            <section class="stack">
                <h2>{words.say("entry-facts")}</h2>
                <SummaryList rows=rows/>
            </section>
        }
        .into_any()
    }

    fn terms(&self, words: Words, state: EntryState) -> AnyView {
        let proves = self.proves && state != EntryState::Expired;
        let items: Vec<AnyView> =
            self.entry.terms.iter().map(|held| self.term(words, held, proves)).collect();
        let list = if items.is_empty() {
            view! { <p>{words.say("entry-no-terms")}</p> }.into_any()
        } else {
            view! { <ul class="conditions">{items}</ul> }.into_any()
        };
        view! { <section class="stack" id="conditions"><h2>{words.say("entry-terms")}</h2>{list}</section> }
            .into_any()
    }

    fn term(&self, words: Words, held: &Held, proves: bool) -> AnyView {
        let due = format::short_day(words.language, held.term.due);
        let owner = words.say(side(held.term.owner));
        let meta = words.with("entry-term-meta", &[("side", owner.into()), ("due", due.into())]);
        let mark = held.is_overdue(self.today).then(|| {
            view! { <span class="due due--late">{words.say("entry-overdue")}</span> }
        });
        let note = term_note(&held.term).to_owned();
        let note = (!note.is_empty()).then(|| view! { <p class="user-text">{note}</p> });
        view! {
            <li class="condition">
                <span class="condition-title user-text">{term_title(words, &held.term)}</span>
                {note}
                <span class="condition-meta"><span>{meta}</span>{mark}</span>
                {self.proof(words, held, proves)}
                {self.files(held)}
            </li>
        }
        .into_any()
    }

    /// What people brought for a condition, for whoever may see the case.
    fn files(&self, held: &Held) -> Option<AnyView> {
        let view = CaseView::clone(self.view.as_deref()?);
        let about = About::Condition(held.term.key());
        Some(view! { <FilesHere view=view about=about/> }.into_any())
    }

    fn proof(&self, words: Words, held: &Held, proves: bool) -> AnyView {
        if let Some(proof) = &held.proof {
            let values = [
                ("name", self.people.name(proof.by).into()),
                ("when", format::moment(words.language, proof.at).into()),
            ];
            let note =
                (!proof.note.is_empty()).then(|| view! { <p class="user-text">{proof.note.clone()}</p> });
            return view! {
                <p>
                    <span class="status status--done">{words.say("entry-proven")}</span>
                    " "
                    {words.with("entry-proven-by", &values)}
                </p>
                <p><a href=proof.link.clone() rel="noreferrer noopener">{proof.link.clone()}</a></p>
                {note}
            }
            .into_any();
        }
        let book = held.term.condition.as_ref().and_then(|id| RuleBook::built_in().condition(id));
        let wanted = book.map(|condition| {
            let proof = condition.proof.get(words.language).to_owned();
            view! { <p class="muted">{words.with("entry-wanted", &[("proof", proof.into())])}</p> }
        });
        let act = proves.then(|| {
            let key =
                form_urlencoded::Serializer::new(String::new()).append_pair(TERM, &held.term.key()).finish();
            let href = format!("{}?{key}", Address::Prove(self.entry.id).to(words.language));
            view! {
                <p><ButtonLink label=words.say("entry-prove") href=href kind=ButtonKind::Secondary/></p>
            }
        });
        view! { <p>{words.say("entry-not-proven")}</p> {wanted} {act} }.into_any()
    }

    /// What is left of the risk today: as planned with all conditions, as verified with the proven ones, and the gap.
    fn left(&self, words: Words) -> Option<AnyView> {
        let residuals = self.residuals.as_ref()?;
        let row = |key: &'static str, standing: &Standing| {
            let (level, provisional) = (standing.severity.number(), standing.provisional);
            let losses = standing.losses.as_ref().map(|losses| {
                let bad = bad_year(words, &losses.outcome.residual);
                words.with("entry-left-bad-year", &[("amount", bad.into())])
            });
            let value = view! {
                <RiskBadge level=level provisional=provisional/>
                {losses.map(|losses| view! { " " {losses} })}
            };
            SummaryRow::view(words.say(key), value)
        };
        let rows = vec![
            row("entry-left-planned", &residuals.planned),
            row("entry-left-verified", &residuals.verified),
        ];
        let gap = words.say(if residuals.has_gap() { "entry-left-gap" } else { "entry-left-no-gap" });
        Some(
            view! {
                <section class="stack" id="left">
                    <h2>{words.say("entry-left")}</h2>
                    <SummaryList rows=rows/>
                    <p>{gap}</p>
                </section>
            }
            .into_any(),
        )
    }

    /// The risk acceptance as it was written down.
    fn record(&self, words: Words) -> AnyView {
        let (decision, language) = (&self.entry.decision, words.language);
        let snapshot = &decision.snapshot;
        let badge = view! {
            <RiskBadge level=snapshot.severity.number() provisional=snapshot.provisional/>
        };
        let (entry_until, review) = (decision.expires, self.entry.review());
        let mut rows = vec![
            SummaryRow::text(words.say("entry-decided-by"), self.people.name(decision.by)),
            SummaryRow::text(words.say("entry-authority"), words.say(authority(decision.authority))),
            SummaryRow::text(words.say("entry-decided-at"), format::moment(language, decision.at)),
            SummaryRow::text(words.say("entry-reason"), dash(&decision.reason)),
            SummaryRow::view(words.say("entry-severity"), badge),
            SummaryRow::text(
                words.say("entry-until"),
                entry_until.map_or_else(|| "–".to_owned(), |day| format::short_day(language, day)),
            ),
            SummaryRow::text(words.say("entry-review"), format::short_day(language, review)),
        ];
        if let Some((number, reference)) = self.case.clone() {
            let href = Address::Case(number).to(language);
            rows.push(SummaryRow::view(words.say("entry-case"), view! { <a href=href>{reference}</a> }));
            let receipt = Address::Receipt(number).to(language);
            let label = words.say("entry-receipt");
            if self.receipt {
                rows.push(SummaryRow::view(label.clone(), view! { <a href=receipt download="">{label}</a> }));
            }
        }
        let recorded = (snapshot.clone(), self.people.clone(), self.entry.case.to_string());
        view! {
            <section class="stack" id="decision">
                <h2>{words.say("entry-record")}</h2>
                <SummaryList rows=rows/>
                <Recorded snapshot=recorded.0 people=recorded.1 case=recorded.2/>
            </section>
        }
        .into_any()
    }
}

fn scope_rows(words: Words, scope: &Scope) -> Vec<SummaryRow> {
    if scope.is_as_asked() {
        return vec![SummaryRow::text(words.say("entry-scope"), words.say("entry-scope-as-asked"))];
    }
    narrowed(words, scope)
}

fn dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

const fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Reviewer => "entry-authority-reviewer",
        Authority::Agreement => "entry-authority-agreement",
        Authority::Consent => "entry-authority-consent",
        Authority::Executive => "entry-authority-executive",
    }
}

#[cfg(test)]
mod tests;
