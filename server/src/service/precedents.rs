//! What was reached before: our own decided cases that have most in common with a case, and what was imported from
//! elsewhere about its tool. Candidates are the newest of the same tool, supplier and kind, so their number does not grow
//! with the company; the domain ranks them. Names are compared by key, and a known tool is found under all its names. Of
//! another area's case the fact is told, with the rule book's conditions, but nobody's own words.

use std::collections::BTreeMap;

use domain::{
    area::Area,
    case::{Case, act::Action, brief::PrecedentLine},
    clock::zone::local,
    id::{AreaId, CaseNumber},
    permit::{Subject, permit},
    person::{Actor, Role},
    precedent::{
        likeness::{Likeness, best},
        profile::{Profile, decided, public_terms},
        stem::Asked,
    },
    register::Entry,
    rules::{KindId, RuleBook},
    time::{Day, Time},
    tool::{Catalogue, name_key},
};

use super::{Services, Trouble};
use crate::store::{
    self, Reader, Source,
    decided::{DecidedRow, Match},
    precedent::PrecedentRow,
};

/// How many are shown beside a case.
const SHOWN: usize = 5;
/// Candidates with the same tool, or of the same supplier.
const NAMED: i64 = 50;
/// Candidates of the same kind, or with the words that are searched.
const LIKE: i64 = 100;
/// Of each sort beside a case: every candidate is read whole, and a case is opened more often than precedents are searched.
const BESIDE: i64 = 20;
/// How many a search shows.
const FOUND: usize = 20;

/// Precedents of a case, the closest first. A fresh draft without a tool has none.
pub(super) async fn of(
    source: &mut impl Source,
    case: &Case,
    now: Time,
) -> Result<Vec<PrecedentLine>, Trouble> {
    let key = name_key(&case.request.tool);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let known = Catalogue::built_in().tools().iter().find(|tool| tool.name_keys().any(|name| name == key));
    let keys: Vec<String> = known.map_or_else(|| vec![key.clone()], |tool| tool.name_keys().collect());
    let asked = Profile::of(case, RuleBook::built_in());
    let (mut rows, mut elsewhere) = (Vec::new(), Vec::new());
    for key in &keys {
        rows.extend(store::decided::of_tool(source, key, BESIDE).await?);
        elsewhere.extend(store::precedent::named(source, key).await?.into_iter().map(foreign));
    }
    if !asked.supplier.is_empty() {
        rows.extend(store::decided::of_supplier(source, &asked.supplier, BESIDE).await?);
    }
    if let Some(kind) = asked.kind {
        rows.extend(store::decided::of_kind(source, kind, BESIDE).await?);
    }
    let found: BTreeMap<CaseNumber, (AreaId, Likeness)> = rows
        .into_iter()
        .filter(|row| row.number != case.number)
        .map(|row| (row.number, (row.area, Likeness::of(&asked, &keys, &row.profile))))
        .collect();
    let ranked = best(found.iter().map(|(number, (_, likeness))| (*likeness, *number)).collect(), SHOWN);
    let files = store::case::load_some::<Case>(source, &ranked).await?;
    let files: BTreeMap<_, _> = files.into_iter().map(|file| (file.line.number, file.body)).collect();
    // What others reached with this very tool comes before what we reached with another one.
    let is_same = |number: &CaseNumber| found.get(number).is_some_and(|(_, likeness)| likeness.tool);
    let is_here = |number: &CaseNumber| found.get(number).is_some_and(|(area, _)| *area == case.area);
    let (same, like): (Vec<_>, Vec<_>) = ranked.into_iter().partition(is_same);
    let mut lines = Vec::new();
    for number in same {
        lines.extend(own(source, &files, number, is_here(&number), now).await?);
    }
    lines.extend(elsewhere);
    for number in like {
        if lines.len() < SHOWN {
            lines.extend(own(source, &files, number, is_here(&number), now).await?);
        }
    }
    lines.truncate(SHOWN);
    Ok(lines)
}

/// A decided case of ours in one line, in its own area or told to another one.
async fn own(
    source: &mut impl Source,
    files: &BTreeMap<CaseNumber, Case>,
    number: CaseNumber,
    here: bool,
    now: Time,
) -> Result<Option<PrecedentLine>, Trouble> {
    let Some(case) = files.get(&number) else { return Ok(None) };
    line(source, case, here, now).await
}

/// A decided case of ours in one line; `None` while it is open, or can still be undone.
async fn line(
    source: &mut impl Source,
    case: &Case,
    here: bool,
    now: Time,
) -> Result<Option<PrecedentLine>, Trouble> {
    let Some(decision) = decided(case).map(|decided| &decided.decision) else { return Ok(None) };
    let outcome = match (decision.expires, &decision.package) {
        (None, _) => "declined",
        (Some(_), None) => "approved",
        (Some(_), Some(_)) => "approved_with_conditions",
    };
    let approved = decision.package.as_ref().filter(|_| decision.expires.is_some());
    let terms = approved.map(|package| package.terms.as_slice()).unwrap_or_default();
    let entry = store::entry::of_case::<Entry>(source, case.number).await?;
    Ok(Some(PrecedentLine {
        name: case.request.tool.clone(),
        outcome: outcome.to_owned(),
        source: case.reference(),
        day: Some(local(decision.at).day),
        link: None,
        terms: if here { terms.to_vec() } else { public_terms(terms) },
        standing: entry.map(|entry| entry.body.state(local(now).day)),
        other_area: !here,
    }))
}

/// Who searches: where they may read people's own words, and whether they are told of other areas at all.
struct Searcher<'a> {
    actor: &'a Actor,
    areas: Vec<Area>,
}

impl Searcher<'_> {
    /// Whether the texts of an area may be searched; who may read one of its cases is asked again for each that is shown.
    fn reads(&self, area: AreaId) -> bool {
        let holds = [Role::Marketer, Role::Reviewer, Role::Auditor];
        holds.into_iter().any(|role| self.actor.is(role, area)) || self.decides(|place| place.id == area)
    }

    fn decides(&self, of: impl Fn(&Area) -> bool) -> bool {
        self.areas.iter().any(|area| of(area) && area.names(self.actor.id))
    }

    /// Marketing, security, executives and auditors are told of every area's decisions; others of what they may see.
    fn is_told(&self) -> bool {
        let told = [Role::Marketer, Role::Reviewer, Role::Auditor];
        told.into_iter().any(|role| self.actor.is_anywhere(role)) || self.decides(|_| true)
    }
}

impl Services {
    /// Our own decided cases with these words, those first that have most of them; the last decided ones where nothing
    /// is asked.
    pub(super) async fn decided_with(
        &self,
        source: &mut Reader,
        actor: &Actor,
        words: &str,
        kind: Option<KindId>,
    ) -> Result<Vec<PrecedentLine>, Trouble> {
        let areas = store::area::all(source).await?.into_iter().map(|row| row.area).collect();
        let searcher = Searcher { actor, areas };
        let asked = Asked::of(words);
        let ranked: Vec<(CaseNumber, AreaId)> = if words.is_empty() {
            let last = match kind {
                Some(kind) => store::decided::of_kind(source, kind, LIKE).await?,
                None => store::decided::newest(source, LIKE).await?,
            };
            last.into_iter().map(|row| (row.number, row.area)).collect()
        } else {
            let rows = self.candidates(source, &asked, &name_key(words), kind).await?;
            let found: BTreeMap<CaseNumber, (AreaId, Likeness)> = rows
                .into_iter()
                .map(|(named, row)| {
                    let likeness = Likeness::of_words(&asked, named, &row.profile, searcher.reads(row.area));
                    (row.number, (row.area, likeness))
                })
                .collect();
            let of = found.iter().map(|(number, (_, likeness))| (*likeness, *number)).collect();
            let ranked = best(of, found.len()).into_iter();
            ranked.filter_map(|number| Some((number, found.get(&number)?.0))).collect()
        };
        let mut lines = Vec::new();
        for (number, area) in ranked {
            if lines.len() == FOUND {
                break;
            }
            lines.extend(self.told(source, &searcher, number, area).await?);
        }
        Ok(lines)
    }

    /// Decided cases with all of these words, with any of them, and those whose tool's name begins so; whether it does.
    async fn candidates(
        &self,
        source: &mut Reader,
        asked: &Asked,
        key: &str,
        kind: Option<KindId>,
    ) -> Result<Vec<(bool, DecidedRow)>, Trouble> {
        let mut rows = store::decided::with_words(source, asked, Match::All, kind, LIKE).await?;
        if asked.0.len() > 1 && i64::try_from(rows.len()).unwrap_or(LIKE) < LIKE {
            rows.extend(store::decided::with_words(source, asked, Match::Any, kind, LIKE).await?);
        }
        let mut found: Vec<(bool, DecidedRow)> = rows.into_iter().map(|row| (false, row)).collect();
        // last, so that it is what is remembered of a case that was found by its words, too
        if !asked.is_empty() && !key.is_empty() {
            for named in store::case::decided(source, key, NAMED).await? {
                let row = store::decided::find(source, named.number).await?;
                found.extend(
                    row.filter(|row| kind.is_none() || row.profile.kind == kind).map(|row| (true, row)),
                );
            }
        }
        Ok(found)
    }

    async fn told(
        &self,
        source: &mut Reader,
        searcher: &Searcher<'_>,
        number: CaseNumber,
        area: AreaId,
    ) -> Result<Option<PrecedentLine>, Trouble> {
        let now = self.world.now();
        let Some(file) = store::case::load::<Case>(source, number).await? else { return Ok(None) };
        let place = searcher.areas.iter().find(|place| place.id == area);
        let may = place.is_some_and(|place| {
            let subject = Subject { case: &file.body, area: place };
            permit(searcher.actor, Action::View, &subject, &self.policy(), now).is_ok()
        });
        if may || searcher.is_told() { line(source, &file.body, may, now).await } else { Ok(None) }
    }
}

/// A decided case of ours in one line, for who may see it.
pub(super) async fn seen(
    source: &mut impl Source,
    case: &Case,
    now: Time,
) -> Result<Option<PrecedentLine>, Trouble> {
    line(source, case, true, now).await
}

/// An imported precedent in one line. The day is the first of its month.
pub(super) fn foreign(row: PrecedentRow) -> PrecedentLine {
    let year = row.year.and_then(|year| i32::try_from(year).ok());
    let month = row.month.and_then(|month| u8::try_from(month).ok()).unwrap_or(1);
    PrecedentLine {
        name: row.name,
        outcome: row.outcome,
        source: row.source,
        day: year.and_then(|year| Day::new(year, month, 1)),
        link: row.link,
        ..PrecedentLine::default()
    }
}
