//! Every change of a case goes through here: leave from the permission function, the version that was seen, the pure
//! transition, then the case, its events and, when a yes takes effect, the register entry in one transaction.

use std::collections::BTreeMap;

use app::form::intake::changed::changed;
use audit::Hash;
use domain::{
    area::Area,
    case::{
        Case,
        act::{Act, Action},
        event::{Event, Happening},
        request::Request,
        state::State,
        transition::{Rules, transition},
    },
    id::{AreaId, CaseNumber, EntryId},
    permit::{Denial, Permit, Subject, Task, pass, permit},
    person::Actor,
    register::Entry,
    time::Time,
};

use super::{Services, Trouble, file::file, notify::Before, precedents, verdict};
use crate::store::{self, Error, Source, Tx, case::CaseFile, trail};

/// The case of a number with its version and its area. Who only spoke for a side belongs to it as whoever acted for it does,
/// so the case says both in one place.
pub(super) struct Loaded {
    pub(super) case: Case,
    pub(super) version: i64,
    pub(super) area: Area,
}

pub(super) async fn load(source: &mut impl Source, number: CaseNumber) -> Result<Loaded, Trouble> {
    load_some(source, &[number]).await?.pop().ok_or(Trouble::Missing)
}

/// As [`load`], several in as many statements as one; in the order of `numbers`, without those that are not there.
pub(super) async fn load_some(
    source: &mut impl Source,
    numbers: &[CaseNumber],
) -> Result<Vec<Loaded>, Trouble> {
    let files = store::case::load_some::<Case>(source, numbers).await?;
    let areas = store::area::some(source, &files.iter().map(|file| file.body.area).collect()).await?;
    let mut found = BTreeMap::new();
    for CaseFile { line, body } in files {
        if line.state != body.state.kind().code() {
            let id = line.number.to_string();
            return Err(Error::Corrupt { table: "case_file", column: "state", id }.into());
        }
        let area = areas.get(&body.area).cloned().ok_or(Trouble::Missing)?;
        found.insert(line.number, Loaded { case: body, version: line.version, area });
    }
    for ((number, person), side) in store::post::spoken(source, numbers).await? {
        if let Some(loaded) = found.get_mut(&number) {
            loaded.case.spoken.insert(person, side);
        }
    }
    Ok(numbers.iter().filter_map(|number| found.remove(number)).collect())
}

pub(super) async fn area(source: &mut impl Source, id: AreaId) -> Result<Area, Trouble> {
    let row = store::area::find(source, id).await?.ok_or(Trouble::Missing)?;
    Ok(row.area)
}

impl Services {
    /// Does `act` to the case for `actor`, who saw version `seen`. Answers the new version.
    pub async fn act(&self, actor: &Actor, number: CaseNumber, seen: i64, act: Act) -> Result<i64, Trouble> {
        self.acts(actor, number, seen, vec![act]).await
    }

    /// As [`Services::act`], for acts that follow from one button: all of them or none.
    pub async fn acts(
        &self,
        actor: &Actor,
        number: CaseNumber,
        seen: i64,
        acts: Vec<Act>,
    ) -> Result<i64, Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        for act in &acts {
            self.warm_for(Some(&actor), number, act).await;
        }
        let done = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut version = seen;
                    for act in acts {
                        version = services.step(tx, &actor, number, version, act).await?;
                    }
                    Ok(version)
                })
            })
            .await;
        self.outbox.wake();
        done
    }

    pub(super) async fn step(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: CaseNumber,
        seen: i64,
        act: Act,
    ) -> Result<i64, Trouble> {
        let now = self.world.now();
        self.look_at_policy(tx).await?;
        let loaded = load(tx, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        // Who may not see a case learns nothing from its version either.
        permit(actor, Action::View, &subject, &self.policy(), now)?;
        let leave = permit(actor, act.action(), &subject, &self.policy(), now);
        let stale = loaded.version != seen;
        match leave {
            // Who could do it a moment ago was not denied: somebody was quicker.
            Err(denial) if !(stale && was_possible(denial)) => Err(denial.into()),
            Ok(leave) if !stale => self.change(tx, loaded, act, leave, now).await,
            _ => Err(Error::Stale.into()),
        }
    }

    /// The transition and everything that has to be kept of it.
    pub(super) async fn change(
        &self,
        tx: &mut Tx,
        loaded: Loaded,
        act: Act,
        leave: Permit,
        now: Time,
    ) -> Result<i64, Trouble> {
        let Loaded { case, version, area } = loaded;
        let (number, asked) = (case.number, case.request.clone());
        let policy = self.policy().for_area(&area);
        let open_questions = asked_in_talk(tx, number, &act).await?;
        let rules = Rules { basis: self.basis(&policy), precedents: &[], open_questions };
        let before = Before::of(&case, &area, now);
        let (action, from, shown) = (act.action().code(), case.state.kind().code(), shown(&case, &leave)?);
        let shown_before = case.clone();
        let mut change = transition(case, act.clone(), &leave, now, &rules)?;
        if matches!(change.case.state, State::Escalated(_)) {
            // Only a brief holds precedents, and few acts write one: the writer does not wait for them at every other act.
            let precedents = precedents::of(tx, &shown_before, now).await?;
            let rules = Rules { precedents: &precedents, ..rules };
            change = transition(shown_before.clone(), act, &leave, now, &rules)?;
        }
        if change.events.iter().any(|event| event.happening == Happening::Effective) {
            self.enter(tx, &change.case, now).await?;
            store::decided::note(tx, &change.case).await?;
        }
        let fields = changed(&asked, &change.case.request);
        let authors = verdict::authors(&shown_before, &change.events);
        let published = self.publish(tx, &change.case, &area, authors, now).await?;
        self.tell(tx, &before, &change, &area, published, now).await?;
        let entry = trail::Act::of(leave.by(), format!("case.{action}"), trail::case(number))
            .states(from, change.case.state.kind().code())
            .under(self.rules())
            .seeing(shown);
        let seen = version;
        let version = store::case::save(tx, seen, &file(change.case, &area, now)).await?;
        store::revision::keep(tx, number, version, now, leave.by(), &fields).await?;
        append(tx, number, &change.events).await?;
        tx.record(entry.versions(seen, version));
        Ok(version)
    }

    /// Puts an approved case into the register; a declined one stays where it is.
    async fn enter(&self, tx: &mut Tx, case: &Case, now: Time) -> Result<(), Trouble> {
        if let Some(entry) = Entry::of(case, EntryId(self.world.uuid()), now) {
            store::entry::insert(tx, &super::entry::row(&entry, now)).await?;
        }
        Ok(())
    }

    /// Begins a draft for a marketer of the area.
    pub async fn begin(&self, actor: &Actor, area: AreaId, request: Request) -> Result<CaseNumber, Trouble> {
        pass(actor, Task::FileRequest, Some(area))?;
        let (services, by) = (self.clone(), actor.id);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let number = store::case::next_number(tx).await?;
                    let case = Case::begin(number, area, by, request, services.world.now());
                    services.insert(tx, case).await
                })
            })
            .await
    }

    /// Files again from a case that is over: a new draft with its facts. An appeal, a new try, or an extension, which is a
    /// new decision.
    pub async fn refile(&self, actor: &Actor, number: CaseNumber) -> Result<CaseNumber, Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    let Loaded { case, area, .. } = load(tx, number).await?;
                    let subject = Subject { case: &case, area: &area };
                    let leave = permit(&actor, Action::Refile, &subject, &services.policy(), now)?;
                    let worn = domain::permit::hats(&actor, &subject, &services.policy(), now);
                    if !domain::case::possible::possible(&case, &worn, actor.id, now)
                        .contains(&leave.action())
                    {
                        let (state, action) = (case.state.kind(), leave.action());
                        return Err(domain::case::refusal::Refusal::NotInThisState { state, action }.into());
                    }
                    let next = store::case::next_number(tx).await?;
                    services.insert(tx, case.refile(next, actor.id, now)).await
                })
            })
            .await
    }

    async fn insert(&self, tx: &mut Tx, case: Case) -> Result<CaseNumber, Trouble> {
        let (number, by, at) = (case.number, case.requester, case.begun);
        let area = area(tx, case.area).await?;
        let happening = Happening::Begun { follows: case.request.follows };
        let act = if case.request.follows.is_some() { "case.refile" } else { "case.begin" };
        let state = case.state.kind();
        let follows = case.request.follows;
        store::case::insert(tx, &file(case, &area, at)).await?;
        if let Some(older) = follows {
            store::follow_up::link(tx, number, older).await?;
        }
        append(tx, number, &[Event { at, by: Some(by), happening, state }]).await?;
        tx.record(trail::Act::of(by, act, trail::case(number)).to(state.code()).versions(0, 1));
        Ok(number)
    }
}

/// Whether what was seen may have allowed what is denied now.
const fn was_possible(denial: Denial) -> bool {
    matches!(denial, Denial::NotTheDecider | Denial::NotInThisState)
}

/// Questions of the conversation that nobody has answered, for the acts that they stop. Nobody asks meanwhile.
async fn asked_in_talk(tx: &mut Tx, number: CaseNumber, act: &Act) -> Result<usize, Trouble> {
    if !matches!(act, Act::Approve | Act::CoSign | Act::Accept { .. }) {
        return Ok(0);
    }
    store::case::lock(tx, number).await?;
    Ok(usize::try_from(store::post::open_questions(tx, number).await?).unwrap_or(usize::MAX))
}

/// What lay before somebody who decides: the hash of the brief, as it is stored.
fn shown(case: &Case, leave: &Permit) -> Result<Option<Hash>, Error> {
    match &case.state {
        State::Escalated(escalated) if leave.by().is_some() => {
            let brief = serde_json::to_vec(&escalated.brief)
                .map_err(|error| Error::Driver(sqlx::Error::Encode(Box::new(error))))?;
            Ok(Some(Hash::of(&[&brief])))
        }
        _ => Ok(None),
    }
}

async fn append(tx: &mut Tx, number: CaseNumber, events: &[Event]) -> Result<(), Trouble> {
    for event in events {
        store::event::append(tx, number, event.at, event.by, event.happening.code(), event).await?;
    }
    Ok(())
}
