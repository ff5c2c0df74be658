//! What people say about a case, and how far they have looked. None of it changes the case or its version. Who may read a
//! post is asked of the domain once ([`audiences`]) and given to the store, which puts it into its statement.

use app::{
    form::{
        Fault, FaultKind,
        case::talk::{
            ANSWERED, MENTION, NAMED_LATER, NO_VERDICT, NOT_FOR_THEM, NOT_YOURS, OWN_QUESTION, PENDING_GONE,
            Said, TEXT, TOPIC, When,
        },
    },
    mail::Why,
    port::{
        CaseView,
        talk::{Look, Pending, Post, Talk, Whole},
    },
};
use domain::{
    case::{Case, Side, act::Action, evidence::About},
    id::{CaseNumber, PersonId},
    permit::{Audience, Subject, audience, audiences, permit},
    person::Actor,
    time::Time,
};
use uuid::Uuid;

use super::{
    Services, Trouble,
    act::{Loaded, load},
    circle::{Circle, named},
};
use crate::store::{
    self, Error, Source, Tx,
    look::LookRow,
    pending::PendingRow,
    post::PostRow,
    trail::{self, Act},
};

/// A post or comment, or what is wrong with its form.
pub type SaidOrNot = Result<Result<(), Vec<Fault>>, Trouble>;

/// What a writing service finds before it writes.
struct Here {
    case: Case,
    area: domain::area::Area,
    /// The side for which this person speaks.
    side: Option<Side>,
    audiences: Vec<Audience>,
    now: Time,
}

impl Here {
    const fn subject(&self) -> Subject<'_> {
        Subject { case: &self.case, area: &self.area }
    }
}

impl Services {
    /// The case with its conversation, as far as this person may read it, and with how far they have looked.
    pub async fn with_talk(&self, actor: &Actor, mut view: CaseView) -> Result<CaseView, Trouble> {
        let mut source = self.db.reader();
        let number = view.case.number;
        let Loaded { case, area, .. } = load(&mut source, number).await?;
        let subject = Subject { case: &case, area: &area };
        let reads = audiences(actor, &subject, &self.policy(), view.now);
        let posts: Vec<Post> =
            store::post::read(&mut source, number, &reads).await?.into_iter().map(shown).collect();
        let may_write = case.state.takes_posts()
            && permit(actor, Action::Post, &subject, &self.policy(), view.now).is_ok();
        let own = audience::side(actor, &subject, &self.policy(), view.now).map(Audience::Side);
        let writes =
            if may_write { std::iter::once(Audience::Shared).chain(own).collect() } else { Vec::new() };
        let watched = store::look::watched(&mut source, number).await?;
        let authors = posts.iter().map(|post| post.by).collect();
        view.people.0.extend(super::view::people(&mut source, authors).await?.0);
        view.talk = Talk {
            watches: watched.get(&actor.id).copied().unwrap_or_else(|| watches_by_itself(&case, actor.id)),
            others: Vec::new(),
            posts,
            writes,
        };
        view.look = look(store::look::of(&mut source, number, actor.id).await?);
        Ok(view)
    }

    /// As [`Services::with_talk`], with the people whom this person may name.
    pub async fn with_circle(&self, actor: &Actor, view: CaseView) -> Result<CaseView, Trouble> {
        let mut view = self.with_talk(actor, view).await?;
        if !view.talk.writes.is_empty() {
            let mut source = self.db.reader();
            let Loaded { case, area, .. } = load(&mut source, view.case.number).await?;
            let subject = Subject { case: &case, area: &area };
            let circle = Circle::of(&mut source, &subject, &self.policy(), view.now).await?;
            view.talk.others = circle.others(actor.id);
        }
        Ok(view)
    }

    async fn here(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: CaseNumber,
        action: Action,
    ) -> Result<Here, Trouble> {
        let now = self.world.now();
        let Loaded { case, area, .. } = load(tx, number).await?;
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy(), now)?;
        permit(actor, action, &subject, &self.policy(), now)?;
        if action == Action::Post && !case.state.takes_posts() {
            let state = case.state.kind();
            return Err(domain::case::refusal::Refusal::NotInThisState { state, action }.into());
        }
        let audiences = audiences(actor, &subject, &self.policy(), now);
        let side = audience::side(actor, &subject, &self.policy(), now);
        Ok(Here { case, area, side, audiences, now })
    }

    /// Says something at once, or keeps it for the own verdict.
    pub async fn say(&self, actor: &Actor, number: CaseNumber, said: Said) -> SaidOrNot {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                let here = services.here(tx, &actor, number, Action::Post).await?;
                if let Some(fault) = services.topic(&here.case, &said.topic) {
                    return Ok(Err(vec![fault]));
                }
                match said.when {
                    When::WithVerdict => services.pend(tx, &actor, &here, said).await,
                    When::Now(audience) => services.post(tx, &actor, &here, audience, said, None).await,
                }
            })
        });
        let done = done.await;
        self.outbox.wake();
        done
    }

    /// Answers a question of the other side.
    pub async fn answer_post(
        &self,
        actor: &Actor,
        number: CaseNumber,
        question: Uuid,
        text: String,
        mentions: Vec<PersonId>,
    ) -> SaidOrNot {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                let here = services.here(tx, &actor, number, Action::Post).await?;
                store::case::lock(tx, number).await?;
                let found = store::post::find(tx, question, number, &here.audiences).await?;
                let asked = found.filter(|post| post.question).ok_or(Trouble::Missing)?;
                let posts = store::post::read(tx, number, &[Audience::Shared]).await?;
                let answered = |post: &PostRow| post.answers == Some(question) && post.taken_back.is_none();
                if asked.taken_back.is_some() || posts.iter().any(answered) {
                    return Err(Trouble::Because(ANSWERED));
                }
                let mine = here.side;
                if asked.by == actor.id || (asked.side.is_some() && asked.side == mine) {
                    return Err(Trouble::Because(OWN_QUESTION));
                }
                let (when, topic) = (When::Now(Audience::Shared), asked.topic);
                let said = Said { when, topic, question: false, text, mentions };
                services.post(tx, &actor, &here, Audience::Shared, said, Some(question)).await
            })
        });
        let done = done.await;
        self.outbox.wake();
        done
    }

    /// Takes an own post back; a mark stays.
    pub async fn take_post_back(&self, actor: &Actor, number: CaseNumber, post: Uuid) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let here = services.here(tx, &actor, number, Action::Post).await?;
                    let found = store::post::find(tx, post, number, &here.audiences).await?;
                    let row = found.ok_or(Trouble::Missing)?;
                    if row.answers.is_some() {
                        // without its answer a question is open again
                        store::case::lock(tx, number).await?;
                    }
                    match store::post::take_back(tx, post, number, actor.id, here.now).await {
                        Err(Error::Stale) => return Err(Trouble::Because(NOT_YOURS)),
                        other => other?,
                    }
                    tx.record(
                        Act::of(actor.id, "case.take-post-back", trail::case(number)).to(row.audience.code()),
                    );
                    Ok(())
                })
            })
            .await
    }

    /// Changes an own comment that waits; `None` throws it away.
    pub async fn change_pending(
        &self,
        actor: &Actor,
        number: CaseNumber,
        comment: Uuid,
        text: Option<(String, bool)>,
    ) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    services.here(tx, &actor, number, Action::Post).await?;
                    let done = match text {
                        Some((body, question)) => {
                            store::pending::edit(tx, comment, number, actor.id, body, question).await
                        }
                        None => store::pending::discard(tx, comment, number, actor.id).await,
                    };
                    match done {
                        Err(Error::Stale) => Err(Trouble::Because(PENDING_GONE)),
                        other => Ok(other?),
                    }
                })
            })
            .await
    }

    /// Says whether this person wants to be told of what is said.
    pub async fn watch(&self, actor: &Actor, number: CaseNumber, watches: bool) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    services.here(tx, &actor, number, Action::View).await?;
                    Ok(store::look::watch(tx, number, actor.id, watches).await?)
                })
            })
            .await
    }

    /// Keeps that this person has viewed a topic on these facts.
    pub async fn viewed(
        &self,
        actor: &Actor,
        number: CaseNumber,
        topic: String,
        hash: String,
    ) -> Result<(), Trouble> {
        let view = self.review(actor, number).await?;
        if !view.topics().contains(&topic) {
            return Err(Trouble::Missing);
        }
        let person = actor.id;
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let mut look = store::look::of(tx, number, person).await?;
                    look.topics.insert(topic, hash);
                    Ok(store::look::keep(tx, number, person, &look).await?)
                })
            })
            .await
    }

    /// Keeps that this person has viewed everything that their page showed; what came later stays new.
    pub async fn viewed_all(&self, actor: &Actor, number: CaseNumber, whole: Whole) -> Result<(), Trouble> {
        let view = self.review(actor, number).await?;
        let step = whole.step.min(view.case.past.len());
        let sheet = view.case.sheet_at(&view.basis(), step);
        let row = LookRow {
            at: Some(whole.at.min(view.now)),
            step: i64::try_from(step).unwrap_or(i64::MAX),
            rounds: i64::try_from(whole.rounds.min(view.case.rounds.len())).unwrap_or(i64::MAX),
            topics: view
                .topics()
                .into_iter()
                .map(|topic| (topic.clone(), view.topic_hash(&sheet, &topic)))
                .collect(),
        };
        let person = actor.id;
        self.db
            .write(move |tx| Box::pin(async move { Ok(store::look::keep(tx, number, person, &row).await?) }))
            .await
    }

    /// What is wrong with the topic: it must be a question or statement of this request.
    fn topic(&self, case: &Case, topic: &str) -> Option<Fault> {
        let known = topic.is_empty() || case.has(&About::Answer(topic.to_owned()), self.book, None);
        (!known).then(|| Fault::new(TOPIC, FaultKind::UnknownChoice))
    }

    async fn pend(&self, tx: &mut Tx, actor: &Actor, here: &Here, said: Said) -> SaidOrNot {
        let reviews = permit(actor, Action::Return, &here.subject(), &self.policy(), here.now).is_ok();
        if !reviews || here.case.state.kind() != domain::case::state::StateKind::Review {
            return Err(Trouble::Because(NO_VERDICT));
        }
        if !said.mentions.is_empty() {
            return Ok(Err(vec![Fault::new(MENTION, NAMED_LATER)]));
        }
        let circle = Circle::of(tx, &here.subject(), &self.policy(), here.now).await?;
        if let Err(fault) = self.mentioned(tx, &circle, Audience::Shared, &said).await? {
            return Ok(Err(vec![fault]));
        }
        let row = PendingRow {
            id: self.world.uuid(),
            case: here.case.number,
            by: actor.id,
            at: here.now,
            topic: said.topic,
            question: said.question,
            body: said.text,
        };
        store::pending::insert(tx, &row).await?;
        Ok(Ok(()))
    }

    async fn post(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        here: &Here,
        audience: Audience,
        said: Said,
        answers: Option<Uuid>,
    ) -> SaidOrNot {
        let number = here.case.number;
        // an auditor reads what is private and says nothing there
        let mine = here.side;
        if audience != Audience::Shared && mine.map(Audience::Side) != Some(audience) {
            return Err(domain::permit::Denial::OtherSide.into());
        }
        let circle = Circle::of(tx, &here.subject(), &self.policy(), here.now).await?;
        let mentioned = match self.mentioned(tx, &circle, audience, &said).await? {
            Ok(mentioned) => mentioned,
            Err(fault) => return Ok(Err(vec![fault])),
        };
        if said.question {
            // an approval that is being made sees this question, or was made before it
            store::case::lock(tx, number).await?;
        }
        let row = PostRow {
            id: self.world.uuid(),
            case: number,
            at: here.now,
            by: actor.id,
            side: mine,
            audience,
            topic: said.topic,
            question: said.question,
            answers,
            body: said.text,
            taken_back: None,
        };
        store::post::insert(tx, &row).await?;
        let mut told = std::collections::BTreeMap::new();
        for person in mentioned {
            store::look::begin_watch(tx, number, person).await?;
            told.insert(person, (app::mail::Kind::Mentioned, Why::Talk));
        }
        for person in circle.readers(audience) {
            let watched = store::look::watched(tx, number).await?;
            if watched.get(&person).copied().unwrap_or_else(|| watches_by_itself(&here.case, person)) {
                told.entry(person).or_insert((app::mail::Kind::Said, Why::Watcher));
            }
        }
        told.remove(&actor.id);
        self.tell_of_post(tx, &here.case, &here.area, actor.id, told, here.now).await?;
        tx.record(Act::of(actor.id, "case.post", trail::case(number)).to(audience.code()));
        Ok(Ok(()))
    }

    /// Who is named by a tick or by `@Name`; a fault where one of them may not read it.
    async fn mentioned(
        &self,
        source: &mut impl Source,
        circle: &Circle,
        audience: Audience,
        said: &Said,
    ) -> Result<Result<Vec<PersonId>, Fault>, Trouble> {
        let mut people = said.mentions.clone();
        if people.iter().any(|person| !circle.reads(*person, audience)) {
            return Ok(Err(Fault::new(MENTION, NOT_FOR_THEM)));
        }
        for person in named(source, &said.text).await? {
            if !circle.reads(person, audience) {
                return Ok(Err(Fault::new(TEXT, NOT_FOR_THEM)));
            }
            people.push(person);
        }
        people.sort_unstable();
        people.dedup();
        Ok(Ok(people))
    }
}

/// The requester, whoever assessed it and who holds it are told without asking for it.
fn watches_by_itself(case: &Case, person: PersonId) -> bool {
    let holds = Side::ALL.into_iter().any(|side| *case.assignees.of(side) == Some(person));
    holds || case.requester == person || case.reviewed_by.contains(&person)
}

fn shown(row: PostRow) -> Post {
    let PostRow { id, at, by, side, audience, topic, question, answers, body, taken_back, .. } = row;
    let body = if taken_back.is_some() { String::new() } else { body };
    Post { id, at, by, side, audience, topic, question, answers, body, taken_back }
}

/// A comment as its author sees it.
pub(super) fn pending(row: PendingRow) -> Pending {
    Pending { id: row.id, topic: row.topic, question: row.question, body: row.body }
}

fn look(row: LookRow) -> Look {
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let whole = row.at.map(|at| Whole { at, step: count(row.step), rounds: count(row.rounds) });
    Look { whole, topics: row.topics }
}
