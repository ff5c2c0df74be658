//! The register: what is approved, where it stands today, and the proof of conditions. Everybody who is signed in reads
//! it; only the sides of an area give proofs. The state of a list is computed from dates in the store, the state of an
//! entry from the entry, both for today.

use app::{
    form::register::{
        asked::{Asked, Sort, Sought},
        prove::ProveForm,
    },
    page::register::{
        because,
        entry::EntryPage,
        list::{EntryRow, RegisterPage},
        reached::{Imported, ReachedPage},
    },
    port::Related,
};
use domain::{
    case::{act::Action, brief::PrecedentLine, possible::possible},
    clock::zone::local,
    id::{AreaId, CaseNumber, EntryId},
    permit::{Subject, hats, permit},
    person::{Actor, Role},
    precedent::stem::Asked as AskedWords,
    register::{Entry, EntryFault, EntryState, Proof, Residuals},
    rules::KindId,
    time::Day,
    tool::name_key,
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
    entry::{row, start},
    list::{Window, areas},
    precedents::{foreign, seen},
    view::people,
};
use crate::store::{
    self, Reader, Source,
    entry::EntryLine,
    nothing_held,
    trail::{self, Act},
};

impl Services {
    /// A page of the register; `asked` is what stands in the address.
    pub async fn register(&self, asked: impl FnOnce(&[AreaId]) -> Asked) -> Result<RegisterPage, Trouble> {
        let mut source = self.db.reader();
        let names = areas(&mut source).await?;
        let known: Vec<AreaId> = names.keys().copied().collect();
        let (asked, today) = (asked(&known), self.today());
        let search = (!asked.words.is_empty()).then(|| name_key(&asked.words));
        let mut ask = store::entry::Ask {
            search,
            area: asked.area,
            state: asked.state.map(|state| state.code().to_owned()),
            today: Some(start(today)),
            kind: asked.kind.map(|kind| kind.code().to_owned()),
            sort: match asked.sort {
                Sort::Name => store::entry::Sort::Name,
                Sort::Supplier => store::entry::Sort::Supplier,
                Sort::Approved => store::entry::Sort::Approved,
                Sort::Expires => store::entry::Sort::Expires,
            },
            limit: Window::ROWS,
            offset: 0,
        };
        let count = store::entry::count(&mut source, &ask, Window::MOST).await?;
        let mut place = Window::of(asked.page, count);
        ask.offset = place.offset();
        let mut lines = store::entry::list(&mut source, &ask).await?;
        if place.is_beyond(&lines) {
            let all = store::entry::count(&mut source, &ask, i64::MAX).await?;
            place = Window::among(asked.page, usize::try_from(all).unwrap_or(0));
            ask.offset = place.offset();
            lines = store::entry::list(&mut source, &ask).await?;
        }
        let area = |id: AreaId| names.get(&id).cloned().unwrap_or_default();
        let rows = lines.into_iter().map(|line| shown(line, today, area)).collect();
        let listing = place.listing(rows, self.world.now());
        let mut areas: Vec<(AreaId, String)> = names.into_iter().collect();
        areas.sort_by_key(|(_, name)| name.to_lowercase());
        Ok(RegisterPage { listing, asked, areas })
    }

    /// One entry, with a link to its case for whoever may see that.
    pub async fn entry(&self, actor: &Actor, id: EntryId) -> Result<EntryPage, Trouble> {
        let mut source = self.db.reader();
        let found = store::entry::load::<Entry>(&mut source, id).await?.ok_or(Trouble::Missing)?;
        let (entry, version) = (found.body, found.line.version);
        let area = super::act::area(&mut source, entry.area).await?;
        let mut mentioned = vec![entry.owner, entry.decision.by];
        mentioned.extend(entry.terms.iter().filter_map(|held| held.proof.as_ref()).map(|proof| proof.by));
        let people = people(&mut source, mentioned).await?;
        let case =
            self.seen_case(&mut source, actor, entry.case).await?.map(|(number, case)| (number, case.source));
        let proves = proves(actor, &entry);
        let (extends, later) = self.extensions(&mut source, actor, entry.case).await?;
        let residuals = self.residuals(&mut source, &entry).await?;
        let today = self.today();
        let view = match &case {
            Some((number, _)) if !entry.terms.is_empty() => Some(Box::new(self.view(actor, *number).await?)),
            _ => None,
        };
        let receipt = self.signer.vkey().is_some();
        Ok(EntryPage {
            version,
            area: area.name,
            people,
            today,
            case,
            receipt,
            proves,
            extends,
            later,
            view,
            residuals,
            entry,
        })
    }

    /// Whether this person may ask for an extension, and the cases that follow, as far as the person may see them.
    async fn extensions(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<(bool, Vec<Related>), Trouble> {
        let Loaded { case, area, .. } = load(source, number).await?;
        let (now, subject) = (self.world.now(), Subject { case: &case, area: &area });
        let worn = hats(actor, &subject, &self.policy(), now);
        let extends = possible(&case, &worn, actor.id, now).contains(&Action::Refile);
        Ok((extends, self.later(source, actor, number).await?))
    }

    /// What is left of the risk of an entry; `None` where the rule book cannot rate it any more.
    async fn residuals(&self, source: &mut Reader, entry: &Entry) -> Result<Option<Residuals>, Trouble> {
        let Loaded { case, area, .. } = load(source, entry.case).await?;
        source.release();
        nothing_held();
        let (services, entry, policy) = (self.clone(), entry.clone(), self.policy().for_area(&area));
        let work = move || entry.residuals(&case, &services.basis(&policy)).ok();
        Ok(tokio::task::spawn_blocking(work).await.ok().flatten())
    }

    /// Takes the proof of a condition, over the version that was seen.
    pub async fn prove(&self, actor: &Actor, id: EntryId, form: ProveForm) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    let found = store::entry::load::<Entry>(tx, id).await?.ok_or(Trouble::Missing)?;
                    if !proves(&actor, &found.body) {
                        return Err(Trouble::Forbidden(because::NOT_YOURS));
                    }
                    if found.line.version != form.version {
                        return Err(store::Error::Stale.into());
                    }
                    let proof = Proof { link: form.link, note: form.note, by: actor.id, at: now };
                    let entry = found.body.prove(&form.term, proof, local(now).day)?;
                    let version = store::entry::save(tx, form.version, &row(&entry, now)).await?;
                    let act = Act::of(actor.id, "entry.prove", trail::entry(id)).to(form.term);
                    tx.record(act.versions(form.version, version));
                    Ok(())
                })
            })
            .await
    }

    /// Precedents: our own decided cases with these words, and what was imported about tools with them in their name.
    pub async fn reached(&self, actor: &Actor, sought: Sought) -> Result<ReachedPage, Trouble> {
        let mut source = self.db.reader();
        let key = name_key(&sought.words);
        let all = store::precedent::count(&mut source, "").await?;
        // Signs without a letter are no name; as a pattern they would find everything.
        let nothing = key.is_empty() && !sought.words.is_empty();
        let count = if nothing { 0 } else { store::precedent::count(&mut source, &key).await? };
        let place = Window::among(sought.page, usize::try_from(count).unwrap_or(0));
        let too_short = !sought.words.is_empty() && AskedWords::of(&sought.words).is_empty();
        let own = self.decided_with(&mut source, actor, &sought.words, sought.kind).await?;
        let mut rows = Vec::new();
        if !nothing {
            let found = store::precedent::search(&mut source, &key, Window::ROWS, place.offset()).await?;
            rows = found.into_iter().map(imported).collect();
        }
        let elsewhere = place.listing(rows, self.world.now());
        Ok(ReachedPage { sought, too_short, own, elsewhere, nothing_imported: all == 0 })
    }

    /// A decided case in one line, when this person may see it.
    async fn seen_case(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Option<(CaseNumber, PrecedentLine)>, Trouble> {
        let loaded = load(source, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        let may = permit(actor, Action::View, &subject, &self.policy(), self.world.now()).is_ok();
        let line = seen(source, &loaded.case, self.world.now()).await?;
        Ok(line.filter(|_| may).map(|line| (number, line)))
    }
}

/// Where a line of the register stands on a day; as [`Entry::state`], but from the columns.
pub(super) fn state_of(line: &EntryLine, today: Day) -> EntryState {
    let before = |at: Option<domain::time::Time>| at.is_some_and(|at| at < start(today));
    if before(line.expires_at) {
        EntryState::Expired
    } else if before(line.review_at) {
        EntryState::AtRisk
    } else {
        EntryState::Active
    }
}

/// Marketing and security of the area, and whoever asked for it.
fn proves(actor: &Actor, entry: &Entry) -> bool {
    actor.id == entry.owner || actor.is(Role::Marketer, entry.area) || actor.is(Role::Reviewer, entry.area)
}

fn shown(line: EntryLine, today: Day, area: impl Fn(AreaId) -> String) -> EntryRow {
    let state = state_of(&line, today);
    EntryRow {
        id: line.id,
        kind: KindId::from_code(&line.kind),
        area: area(line.area),
        state,
        since: local(line.approved_at).day,
        expires: line.expires_at.map(|at| local(at).day),
        name: line.name,
        supplier: line.supplier,
    }
}

fn imported(row: store::precedent::PrecedentRow) -> Imported {
    let (website, note) = (row.website.clone(), row.note.clone());
    let PrecedentLine { name, outcome, source, day, link, .. } = foreign(row);
    Imported { name, outcome, source, day, link, website, note }
}

impl From<EntryFault> for Trouble {
    fn from(fault: EntryFault) -> Self {
        match fault {
            EntryFault::NoSuchTerm => Self::Missing,
            EntryFault::ProvenAlready => Self::Because(because::PROVEN),
            EntryFault::Expired => Self::Because(because::EXPIRED),
        }
    }
}
