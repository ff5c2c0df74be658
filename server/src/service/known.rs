//! What is known about a tool: the answer to "already approved?". A name is looked up under all the names of the tool
//! that it means, and after that wherever a word begins with its letters. Of another area's cases only the fact is told.
//! What is worth most is chosen by the columns; only documents that are shown are read.

use std::collections::{BTreeMap, BTreeSet};

use app::port::intake::{Approved, Found, Hit};
use domain::{
    case::{Case, state::State},
    clock::zone::local,
    id::AreaId,
    permit::{Subject, permit},
    person::{Actor, Role},
    register::{Entry, EntryState},
    tool::{Catalogue, Tool, name_key},
};

use super::{
    Services, Trouble,
    act::{Loaded, load_some},
    precedents::foreign,
    register::state_of,
    view::people,
};
use crate::store::{self, Reader, case::CaseLine, entry::EntryLine};

/// Most hits that are shown.
const SHOWN: usize = 8;
/// Most of one kind that are read of the very tool, and by the beginnings of words.
const READ: i64 = 6;
/// Most of one kind that are read of each other tool that may be meant: the newest say enough.
const READ_NEAR: i64 = 2;
/// Tools of the catalogue that may be meant.
const TOOLS: usize = 6;
/// Letters with which a word may be searched; below, everything begins with them.
const FEWEST: usize = 2;
/// Areas in which the entries of the very tool are looked for one by one.
const OWN_AREAS: usize = 8;

/// One question and what was found so far: hits with whether they are the thing itself, and their worth.
struct Look<'a> {
    services: &'a Services,
    actor: &'a Actor,
    source: Reader,
    key: String,
    /// Keys of the very tool that was asked for.
    same: BTreeSet<String>,
    /// Keys of everything that may be meant.
    near: BTreeSet<String>,
    /// Keys of tools that need no new request here.
    settled: BTreeSet<String>,
    hits: Vec<(bool, u8, Hit)>,
}

impl Services {
    /// Everything that is known about a tool of this name, the best news first.
    pub async fn search(&self, actor: &Actor, asked: &str) -> Result<Found, Trouble> {
        let key = name_key(asked);
        let (files, now) = (actor.is_anywhere(Role::Marketer), self.world.now());
        let asked = asked.trim().to_owned();
        if key.is_empty() {
            return Ok(Found { asked, exact: false, files, hits: Vec::new(), now });
        }
        let catalogue = Catalogue::built_in();
        let tools = catalogue.search(&asked, TOOLS);
        let same = catalogue
            .named(&asked)
            .map_or_else(|| BTreeSet::from([key.clone()]), |tool| tool.name_keys().collect());
        let near = tools.iter().flat_map(|tool| tool.name_keys()).chain(same.iter().cloned()).collect();
        let mut look = Look {
            services: self,
            actor,
            source: self.db.reader(),
            key,
            same,
            near,
            settled: BTreeSet::new(),
            hits: Vec::new(),
        };
        look.register().await?;
        look.cases().await?;
        look.precedents().await?;
        look.tools(&tools);
        let Look { mut hits, .. } = look;
        hits.sort_by_key(|(exact, worth, _)| (!exact, *worth));
        let exact = hits.first().is_some_and(|(exact, ..)| *exact);
        let hits = hits.into_iter().take(SHOWN).map(|(.., hit)| hit).collect();
        Ok(Found { asked, exact, files, hits, now })
    }
}

impl Look<'_> {
    fn add(&mut self, key: &str, worth: u8, hit: Hit) {
        self.hits.push((self.same.contains(key), worth, hit));
    }

    fn is_long_enough(&self) -> bool {
        self.key.chars().count() >= FEWEST
    }

    fn most(&self, key: &str) -> i64 {
        if self.same.contains(key) { READ } else { READ_NEAR }
    }

    fn works_in(&self, area: AreaId) -> bool {
        self.actor.grants.iter().any(|grant| grant.area.is_none_or(|place| place == area))
    }

    /// Entries that may be meant: of the very tool also the one of each own area, however many others there are.
    async fn entries(&mut self) -> Result<Vec<EntryLine>, Trouble> {
        let mut lines = Vec::new();
        let own: BTreeSet<AreaId> = self.actor.grants.iter().filter_map(|grant| grant.area).collect();
        for key in &self.same {
            for area in own.iter().take(OWN_AREAS) {
                lines.extend(store::entry::named(&mut self.source, key, Some(*area), 1).await?);
            }
        }
        for key in &self.near {
            let most = self.most(key);
            lines.extend(store::entry::named(&mut self.source, key, None, most).await?);
        }
        if self.is_long_enough() {
            lines.extend(store::entry::like(&mut self.source, &self.key, READ).await?);
        }
        let mut seen = BTreeSet::new();
        lines.retain(|line| seen.insert(line.id));
        Ok(lines)
    }

    async fn register(&mut self) -> Result<(), Trouble> {
        let today = local(self.services.world.now()).day;
        let mut lines: Vec<(bool, u8, EntryLine)> = Vec::new();
        for line in self.entries().await? {
            let worth = match (state_of(&line, today), self.works_in(line.area)) {
                (EntryState::Active, true) => 0,
                (EntryState::AtRisk, true) => 1,
                (EntryState::Expired, _) => 5,
                (_, false) => 4,
            };
            if worth <= 1 {
                self.settled.insert(line.name_key.clone());
            }
            lines.push((self.same.contains(&line.name_key), worth, line));
        }
        lines.sort_by_key(|(exact, worth, _)| (!exact, *worth));
        lines.truncate(SHOWN);
        let shown = lines.iter().map(|(.., line)| line.area).collect();
        let areas = store::area::names_of(&mut self.source, &shown).await?;
        let ids: Vec<_> = lines.iter().map(|(.., line)| line.id).collect();
        let entries = store::entry::load_some::<Entry>(&mut self.source, &ids).await?;
        let owners = people(&mut self.source, entries.iter().map(|entry| entry.body.owner).collect()).await?;
        let mut bodies: BTreeMap<_, _> =
            entries.into_iter().map(|entry| (entry.line.id, entry.body)).collect();
        for (_, worth, line) in lines {
            let Some(body) = bodies.remove(&line.id) else { continue };
            let hit = Hit::Approved(Approved {
                entry: line.id,
                name: line.name,
                area: areas.get(&line.area).cloned().unwrap_or_default(),
                here: self.works_in(line.area),
                state: body.state(today),
                owner: owners.name(body.owner),
                until: body.decision.expires,
                terms: body.terms.into_iter().map(|held| held.term).collect(),
            });
            self.add(&line.name_key, worth, hit);
        }
        Ok(())
    }

    async fn cases(&mut self) -> Result<(), Trouble> {
        let mut lines: Vec<CaseLine> = Vec::new();
        for key in &self.near {
            let most = self.most(key);
            lines.extend(store::case::of_tool(&mut self.source, key, most).await?);
        }
        if self.is_long_enough() {
            lines.extend(store::case::like(&mut self.source, &self.key, READ).await?);
        }
        let mut seen = BTreeSet::new();
        // what counts already and has an entry says nothing here
        let silent =
            |line: &CaseLine| line.state == "withdrawn" || line.state == "approved" && line.wake_at.is_none();
        lines.retain(|line| seen.insert(line.number) && !silent(line));
        // the very tool first, as it is shown; what comes after the last line that is shown is not read
        lines.sort_by_key(|line| !self.same.contains(&line.tool_key));
        lines.truncate(SHOWN);
        let now = self.services.world.now();
        let (mut running, mut shown) = (Vec::new(), Vec::new());
        let numbers: Vec<_> = lines.iter().map(|line| line.number).collect();
        let loaded = load_some(&mut self.source, &numbers).await?;
        let mut loaded: BTreeMap<_, _> =
            loaded.into_iter().map(|loaded| (loaded.case.number, loaded)).collect();
        for line in lines {
            let Some(Loaded { case, area, .. }) = loaded.remove(&line.number) else { continue };
            let subject = Subject { case: &case, area: &area };
            let view = domain::case::act::Action::View;
            let may_see = permit(self.actor, view, &subject, &self.services.policy(), now).is_ok();
            let (key, name, place) = (line.tool_key.clone(), line.tool_name.clone(), area.name);
            match standing(&case) {
                Standing::Running => {
                    if self.works_in(line.area) {
                        self.settled.insert(key.clone());
                    }
                    running.push((line.number, key, name, place));
                    shown.extend(may_see.then_some(line));
                }
                Standing::Declined(day, why) => {
                    let case = may_see.then_some((line.number, why));
                    self.add(&key, 3, Hit::Declined { case, name, area: place, day });
                }
                Standing::Silent => {}
            }
        }
        let rows = self.services.rows(&mut self.source, self.actor.id, shown, |_| None).await?;
        let mut rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.number, row)).collect();
        for (number, key, name, area) in running {
            self.add(&key, 2, Hit::Running { case: rows.remove(&number), name, area });
        }
        Ok(())
    }

    async fn precedents(&mut self) -> Result<(), Trouble> {
        let mut rows = Vec::new();
        for key in &self.near {
            rows.extend(store::precedent::named(&mut self.source, key).await?);
        }
        if self.is_long_enough() {
            rows.extend(store::precedent::search(&mut self.source, &self.key, READ, 0).await?);
        }
        let mut seen = BTreeSet::new();
        for row in rows {
            if seen.insert((row.source.clone(), row.name_key.clone())) {
                let key = row.name_key.clone();
                self.add(&key, 7, Hit::Elsewhere(foreign(row)));
            }
        }
        Ok(())
    }

    /// Known tools, but for those whose answer is known better.
    fn tools(&mut self, tools: &[&'static Tool]) {
        for tool in tools {
            let is_settled = tool.name_keys().any(|key| self.settled.contains(&key));
            if !is_settled {
                self.add(&name_key(&tool.name), 6, Hit::Known(tool));
            }
        }
    }
}

/// What a case says about its tool.
enum Standing {
    /// Nobody knows yet.
    Running,
    /// No, since then, because of that.
    Declined(domain::time::Day, String),
    /// Nothing: taken back, or its entry says it.
    Silent,
}

fn standing(case: &Case) -> Standing {
    match &case.state {
        State::Declined(decided) if decided.effective => {
            Standing::Declined(local(decided.decision.at).day, decided.decision.reason.clone())
        }
        State::Approved(decided) if decided.effective => Standing::Silent,
        State::Draft | State::Withdrawn(_) | State::Discarded => Standing::Silent,
        _ => Standing::Running,
    }
}
