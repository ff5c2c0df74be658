//! Who is told what after an act. What is to be done now and was not before becomes a message to whoever has to do it;
//! so does a request that arrived and a decision that counts. Nobody is told about their own act, the receipt alone
//! excepted, and nobody gets two messages about one act. The jobs are written in the transaction of the events.

use std::collections::BTreeMap;

use app::mail::{Kind, Letter, Outcome, Why};
use domain::{
    area::Area,
    case::{
        Case, Side,
        act::Action,
        event::{Event, Happening},
        mover::{Mover, mover},
        state::{State, StateKind},
        task::{Task, tasks},
        transition::Change,
    },
    id::{CaseNumber, PersonId},
    permit::{Subject, deciders, permit},
    person::{Actor, Role},
    time::Time,
};
use serde::{Deserialize, Serialize};

use super::{Services, Trouble, act::load, verdict::Published};
use crate::{
    outbox::MAIL,
    store::{self, Source, Tx, job::NewJob, person::PersonRow},
};

/// A message to one person, as it waits in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who shall get it.
    pub person: PersonId,
    /// What it says.
    pub letter: Letter,
}

/// Whoever gets it, as known now.
pub struct Addressee {
    /// The reader.
    pub person: PersonRow,
    /// Name of whoever acted; empty for the clock.
    pub by: String,
}

/// What was open before the act.
pub(super) struct Before {
    tasks: Vec<(Mover, Task)>,
    state: StateKind,
}

impl Before {
    pub(super) fn of(case: &Case, area: &Area, now: Time) -> Self {
        Self { tasks: tasks(case, area, now), state: case.state.kind() }
    }
}

impl Services {
    /// Writes a job for everybody who has to know.
    pub(super) async fn tell(
        &self,
        tx: &mut Tx,
        before: &Before,
        change: &Change,
        area: &Area,
        published: Published,
        now: Time,
    ) -> Result<(), Trouble> {
        if !self.outbox.is_on() || change.events.is_empty() {
            return Ok(());
        }
        let case = &change.case;
        for (person, letter) in letters(tx, before, change, area, published, now).await? {
            self.enqueue(tx, case.number, person, letter, now).await?;
        }
        Ok(())
    }

    async fn enqueue(
        &self,
        tx: &mut Tx,
        case: CaseNumber,
        person: PersonId,
        letter: Letter,
        now: Time,
    ) -> Result<(), Trouble> {
        let (id, lane) = (self.world.uuid(), format!("case-{case}/{person}"));
        let job = NewJob { id, topic: MAIL, lane, body: Note { person, letter } };
        Ok(store::job::enqueue(tx, &job, now).await?)
    }

    /// Writes a job for everybody who is told of a post. What was said is not in it.
    pub(super) async fn tell_of_post(
        &self,
        tx: &mut Tx,
        case: &Case,
        area: &Area,
        by: PersonId,
        told: BTreeMap<PersonId, (Kind, Why)>,
        now: Time,
    ) -> Result<(), Trouble> {
        if !self.outbox.is_on() {
            return Ok(());
        }
        for (person, (kind, why)) in told {
            let letter = letter(case, area, kind, why, Some(by), None);
            self.enqueue(tx, case.number, person, letter, now).await?;
        }
        Ok(())
    }

    /// Tells whoever may decide this escalated case only since an admin named them.
    pub(super) async fn tell_named(
        &self,
        tx: &mut Tx,
        case: &Case,
        [before, after]: [&Area; 2],
        by: PersonId,
        now: Time,
    ) -> Result<(), Trouble> {
        let could = deciders(case, before, now);
        for person in deciders(case, after, now) {
            if self.outbox.is_on() && person != by && !could.contains(&person) {
                let why = if after.executive == Some(person) { Why::Executive } else { Why::Substitute };
                let letter = letter(case, after, Kind::Move(Task::Decide), why, Some(by), case.due());
                self.enqueue(tx, case.number, person, letter, now).await?;
            }
        }
        Ok(())
    }

    /// Whoever gets the message; `None` when the account is closed or may not see the case any more.
    pub async fn addressee(
        &self,
        source: &mut impl Source,
        note: &Note,
    ) -> Result<Option<Addressee>, Trouble> {
        let found = store::person::find(source, note.person).await?;
        let Some(person) = found.filter(|person| person.disabled_at.is_none()) else { return Ok(None) };
        let grants = store::person::grants(source, note.person).await?;
        let actor = Actor { id: note.person, grants: grants.into_iter().collect() };
        let loaded = load(source, note.letter.case).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        if permit(&actor, Action::View, &subject, &self.policy(), self.world.now()).is_err() {
            return Ok(None);
        }
        let by = match note.letter.by {
            Some(by) => store::person::find(source, by).await?.map(|row| row.name).unwrap_or_default(),
            None => String::new(),
        };
        Ok(Some(Addressee { person, by }))
    }
}

/// One letter for each person; where several reasons meet, the first of: to do, decided, arrived.
pub(super) async fn letters(
    source: &mut impl Source,
    before: &Before,
    change: &Change,
    area: &Area,
    published: Published,
    now: Time,
) -> Result<BTreeMap<PersonId, Letter>, Trouble> {
    let case = &change.case;
    let actor = change.events.iter().find_map(|event| event.by);
    let about = |kind: Kind, why: Why, by: Option<PersonId>, due: Option<Time>| {
        letter(case, area, kind, why, by, due)
    };
    let mut letters = BTreeMap::new();
    for (party, task) in opened(before, change, area, now) {
        let (kind, by) = told(task, change, actor);
        for (person, why) in members(source, case, area, party, now).await? {
            if Some(person) != actor {
                letters.entry(person).or_insert_with(|| about(kind.clone(), why, by, due(case, party)));
            }
        }
    }
    for (party, percent) in reminded(change) {
        // Where nobody may decide, it is the admins who let the executive's time run.
        let nobody = party == Mover::Executive && mover(case, area, now) == Mover::Admin;
        let party = if nobody { Mover::Admin } else { party };
        let open = tasks(case, area, now).into_iter().filter(|(mover, _)| *mover == party);
        for (_, task) in open {
            for (person, why) in members(source, case, area, party, now).await? {
                // Whoever may act only from now on was never told before.
                let first = percent == 100 && why == Why::Substitute;
                let kind = if first { Kind::Move(task) } else { Kind::Reminder(task) };
                letters.entry(person).or_insert_with(|| about(kind, why, None, due(case, party)));
            }
        }
    }
    let happened = |which: &Happening| change.events.iter().any(|event| event.happening == *which);
    if happened(&Happening::Effective)
        && let Some(kind) = decision(case)
    {
        let decided_by = last_word(source, case).await?;
        for (person, why) in told_of_decision(source, case).await? {
            if Some(person) != decided_by {
                letters.entry(person).or_insert_with(|| about(kind.clone(), why, decided_by, None));
            }
        }
    }
    for event in &change.events {
        if let Happening::Assigned { person: Some(person), .. } = event.happening
            && Some(person) != actor
        {
            letters.entry(person).or_insert_with(|| about(Kind::Assigned, Why::Holder, actor, case.due()));
        }
    }
    let Published { texts: comments, mentioned } = published;
    for person in mentioned {
        if Some(person) != actor {
            letters.entry(person).or_insert_with(|| about(Kind::Mentioned, Why::Talk, actor, None));
        }
    }
    if !comments.is_empty() {
        let requester = letters.entry(case.requester);
        requester.or_insert_with(|| about(Kind::Commented, Why::Requester, actor, None)).comments = comments;
    }
    if happened(&Happening::Submitted) && before.state == StateKind::Draft {
        letters
            .entry(case.requester)
            .or_insert_with(|| about(Kind::Receipt, Why::Requester, actor, case.due()));
    }
    Ok(letters)
}

fn letter(case: &Case, area: &Area, kind: Kind, why: Why, by: Option<PersonId>, due: Option<Time>) -> Letter {
    Letter {
        kind,
        case: case.number,
        reference: case.reference(),
        tool: case.request.tool.clone(),
        area: area.id,
        area_name: area.name.clone(),
        by,
        due,
        why,
        comments: Vec::new(),
    }
}

/// Everybody in it, and whoever watches; not those who said that they do not want to be told.
async fn told_of_decision(source: &mut impl Source, case: &Case) -> Result<BTreeMap<PersonId, Why>, Trouble> {
    let mut told = involved(case);
    for (person, watches) in store::look::watched(source, case.number).await? {
        if watches {
            told.entry(person).or_insert(Why::Watcher);
        }
    }
    Ok(told)
}

/// What is to be done now and was not before. An act that was taken back leaves everybody where they were.
fn opened(before: &Before, change: &Change, area: &Area, now: Time) -> Vec<(Mover, Task)> {
    if change.events.iter().any(|event| event.happening == Happening::Undone) {
        return Vec::new();
    }
    let open = tasks(&change.case, area, now);
    open.into_iter().filter(|task| !before.tasks.contains(task)).collect()
}

/// Who is reminded, and of how much of the time.
fn reminded(change: &Change) -> impl Iterator<Item = (Mover, u8)> {
    change.events.iter().filter_map(|event| match event.happening {
        Happening::Reminded { mover, percent } => Some((mover, percent)),
        _ => None,
    })
}

/// What is said of a task, and in whose name.
fn told(task: Task, change: &Change, actor: Option<PersonId>) -> (Kind, Option<PersonId>) {
    let case = &change.case;
    match task {
        Task::Answer => {
            if let State::Question(question) = &case.state {
                return (Kind::Question { text: question.text.clone() }, Some(question.by));
            }
        }
        Task::AnswerOffer(number) => {
            let offered = |event: &Event| matches!(event.happening, Happening::Offered { round, .. } if round == number);
            let round = case.rounds.iter().find(|round| round.number == number);
            if change.events.iter().any(offered)
                && let Some((round, package)) = round.and_then(|round| Some((round, round.package()?)))
            {
                let kind = Kind::Offer {
                    conditions: package.terms.len(),
                    as_asked: package.scope.is_as_asked(),
                    expires: package.expires,
                };
                return (kind, Some(round.by));
            }
        }
        Task::Decide => {
            let escalated = change.events.iter().find_map(|event| match event.happening {
                Happening::Escalated { by_stalemate } => Some(by_stalemate),
                _ => None,
            });
            if let Some(by_stalemate) = escalated {
                return (Kind::Escalation { by_stalemate }, actor);
            }
        }
        _ => {}
    }
    (Kind::Move(task), actor)
}

/// Until when this party has time.
fn due(case: &Case, party: Mover) -> Option<Time> {
    match (&case.state, party) {
        (State::Stalemate(stalemate), Mover::Side(side)) => stalemate.owed.of(side).map(|owed| owed.until),
        _ => case.due(),
    }
}

fn decision(case: &Case) -> Option<Kind> {
    let (outcome, decided) = match &case.state {
        State::Approved(decided) => {
            let conditions = decided.decision.package.as_ref().map_or(0, |package| package.terms.len());
            (if conditions == 0 { Outcome::Approved } else { Outcome::ApprovedWith(conditions) }, decided)
        }
        State::Declined(decided) => (Outcome::Declined, decided),
        _ => return None,
    };
    Some(Kind::Decision { outcome, expires: decided.decision.expires })
}

/// The requester, and everybody who acted for a side or assessed it.
fn involved(case: &Case) -> BTreeMap<PersonId, Why> {
    let mut involved: BTreeMap<_, _> =
        case.reviewed_by.iter().map(|person| (*person, Why::Security)).collect();
    involved.extend(case.sides.iter().map(|(person, side)| (*person, of(*side))));
    involved.insert(case.requester, Why::Requester);
    involved
}

/// Whose act led to the decision that now counts. It is an older event: only the clock is in this change.
async fn last_word(source: &mut impl Source, case: &Case) -> Result<Option<PersonId>, Trouble> {
    let events = store::event::of_case::<Event>(source, case.number).await?;
    let decided =
        |event: &Event| matches!(event.happening, Happening::Approved { .. } | Happening::Declined { .. });
    Ok(events.into_iter().map(|row| row.body).find(decided).and_then(|event| event.by))
}

const fn of(side: Side) -> Why {
    match side {
        Side::Marketing => Why::Marketing,
        Side::Security => Why::Security,
    }
}

/// Who has to do it. Of a side whoever holds it is told; while nobody does, those who are in it already; all of them as long
/// as nobody is.
async fn members(
    source: &mut impl Source,
    case: &Case,
    area: &Area,
    party: Mover,
    now: Time,
) -> Result<Vec<(PersonId, Why)>, Trouble> {
    let is_requester = |person: PersonId| person == case.requester;
    let bound = |person: PersonId| case.bound(person);
    let acted = |person: PersonId| case.sides.get(&person).copied();
    // what goes back to the requester is nobody else's to mend
    let holder = |side: Side| (party != Mover::Requester).then(|| *case.assignees.of(side)).flatten();
    let all = |people: Vec<PersonId>, why: Why| people.into_iter().map(|person| (person, why)).collect();
    Ok(match party {
        Mover::Requester | Mover::Side(Side::Marketing) => {
            let mut members = with_role(source, Role::Marketer, case).await?;
            let filed = store::person::find(source, case.requester).await?;
            if filed.is_some_and(|person| person.disabled_at.is_none()) && !members.contains(&case.requester)
            {
                members.push(case.requester);
            }
            members.retain(|person| bound(*person) != Some(Side::Security));
            let engaged =
                engaged(members, holder(Side::Marketing), |person| acted(person) == Some(Side::Marketing));
            let why = |person| if is_requester(person) { Why::Requester } else { Why::Marketing };
            engaged.into_iter().map(|person| (person, why(person))).collect()
        }
        Mover::Side(Side::Security) => {
            let mut members = with_role(source, Role::Reviewer, case).await?;
            members.retain(|person| !is_requester(*person) && bound(*person) != Some(Side::Marketing));
            let is_in_it = |person: PersonId| acted(person) == Some(Side::Security);
            all(engaged(members, holder(Side::Security), is_in_it), Why::Security)
        }
        Mover::SecondReviewer => {
            let mut members = with_role(source, Role::Reviewer, case).await?;
            members.retain(|person| !is_requester(*person) && bound(*person) != Some(Side::Marketing));
            all(members, Why::SecondReviewer)
        }
        Mover::Adviser => {
            let mut members = with_role(source, Role::Adviser, case).await?;
            members.retain(|person| !is_requester(*person));
            all(members, Why::Adviser)
        }
        Mover::Executive => {
            let why = |person| if area.executive == Some(person) { Why::Executive } else { Why::Substitute };
            deciders(case, area, now).into_iter().map(|person| (person, why(person))).collect()
        }
        Mover::Admin => all(with_role(source, Role::Admin, case).await?, Why::Admin),
        Mover::Both | Mover::Nobody => Vec::new(),
    })
}

async fn with_role(source: &mut impl Source, role: Role, case: &Case) -> Result<Vec<PersonId>, Trouble> {
    let rows = store::person::with_role(source, role, case.area).await?;
    Ok(rows.into_iter().map(|person| person.id).collect())
}

fn engaged(
    members: Vec<PersonId>,
    holder: Option<PersonId>,
    is_in_it: impl Fn(PersonId) -> bool,
) -> Vec<PersonId> {
    if let Some(holder) = holder.filter(|holder| members.contains(holder)) {
        return vec![holder];
    }
    let engaged: Vec<_> = members.iter().copied().filter(|person| is_in_it(*person)).collect();
    if engaged.is_empty() { members } else { engaged }
}
