//! The settings of the company: what is in force, and how it changes by two people. They are kept in memory, because every
//! page and every act asks for them, and looked up again where it counts: in the transaction of every act, and with every
//! look of the clock, so that another process notices, too.

use std::sync::{Arc, PoisonError, RwLock};

use app::{
    form::people::policy::PolicyForm,
    page::people::{
        because,
        policy::{Change, May, PolicyPage},
    },
};
use domain::{
    language::Language,
    permit::{Task, pass},
    person::Actor,
    policy::{
        Policy,
        settings::{PolicyRefusal, Proposal, Settings, confirm, propose, reject},
    },
};

use super::{Services, Trouble, view::people};
use crate::store::{self, Source, Tx, policy_change::PolicyChangeRow, trail::Act};

/// Earlier changes that the page shows.
const PAST: i64 = 20;

/// The policy in force. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct InForce(Arc<RwLock<Arc<Policy>>>);

impl InForce {
    /// This one, until another one comes into force.
    pub fn of(policy: Policy) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(policy))))
    }

    fn get(&self) -> Arc<Policy> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, policy: Policy) {
        let mut place = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if place.version < policy.version {
            *place = Arc::new(policy);
        }
    }
}

impl From<PolicyRefusal> for Trouble {
    fn from(refusal: PolicyRefusal) -> Self {
        match refusal {
            PolicyRefusal::Denied(_) => Self::Forbidden(because::NOT_FOR_POLICY),
            PolicyRefusal::OwnProposal => Self::Forbidden(because::OWN_PROPOSAL),
            PolicyRefusal::AnotherWaits => Self::Because(because::ANOTHER_WAITS),
            PolicyRefusal::NothingChanged => Self::Because(because::NOTHING_CHANGED),
            PolicyRefusal::OutOfBounds => Self::Because(because::OUT_OF_BOUNDS),
            PolicyRefusal::Overtaken => Self::Because(because::OVERTAKEN),
        }
    }
}

fn change(row: PolicyChangeRow) -> Change {
    let PolicyChangeRow { number, settings, reason, proposed, decided, version, .. } = row;
    Change { number, settings, reason, by: proposed, decided, version }
}

fn proposal(row: &PolicyChangeRow) -> Proposal {
    Proposal { by: row.proposed.0, base: row.base, settings: row.settings.clone() }
}

impl Services {
    /// The policy in force, as far as this process knows.
    pub fn policy(&self) -> Arc<Policy> {
        self.policy.get()
    }

    /// Looks whether another process brought a newer one into force.
    pub async fn look_at_policy(&self, source: &mut impl Source) -> Result<(), store::Error> {
        let known = self.policy();
        if store::policy_change::version(source).await? > known.version
            && let Some(row) = store::policy_change::in_force(source).await?
            && let Some(version) = row.version
        {
            self.policy.set(row.settings.over(Policy::clone(&known), version));
        }
        Ok(())
    }

    /// Whether a change waits for this person; `None` for whoever may not read the policy.
    pub async fn policy_waits(&self, actor: &Actor) -> Result<Option<bool>, Trouble> {
        if pass(actor, Task::ReadPolicy, None).is_err() {
            return Ok(None);
        }
        let waiting = store::policy_change::waiting(&mut self.db.reader()).await?;
        let mine = pass(actor, Task::ConfirmPolicy, None).is_ok();
        Ok(Some(waiting.is_some_and(|row| mine && row.proposed.0 != actor.id)))
    }

    /// The page of the settings, for whoever may read them.
    pub async fn settings(&self, actor: &Actor, language: Language) -> Result<PolicyPage, Trouble> {
        pass(actor, Task::ReadPolicy, None).map_err(PolicyRefusal::from)?;
        let mut source = self.db.reader();
        self.look_at_policy(&mut source).await?;
        let waiting = store::policy_change::waiting(&mut source).await?;
        let past = store::policy_change::past(&mut source, PAST).await?;
        let policy = self.policy();
        let may = |task| pass(actor, task, None).is_ok();
        let other =
            waiting.as_ref().is_some_and(|row| row.proposed.0 != actor.id && row.base == policy.version);
        let may = May {
            propose: may(Task::ProposePolicy),
            confirm: other && may(Task::ConfirmPolicy),
            drop: may(Task::RejectPolicy),
        };
        let named = waiting.iter().chain(&past);
        let named =
            named.flat_map(|row| [Some(row.proposed), row.decided]).flatten().map(|(person, _)| person);
        let people = people(&mut source, named.collect()).await?;
        let in_force = Settings::of(&policy);
        let typed = PolicyForm::fill(&in_force, language);
        let posted = app::form::Posted { typed, ..app::form::Posted::blank() };
        Ok(PolicyPage {
            in_force,
            version: policy.version,
            waiting: waiting.map(change),
            past: past.into_iter().map(change).collect(),
            people,
            may,
            posted,
        })
    }

    /// Proposes other settings on the version that was seen.
    pub async fn propose_settings(
        &self,
        actor: &Actor,
        seen: i64,
        settings: Settings,
        reason: String,
    ) -> Result<(), Trouble> {
        let (services, actor, now) = (self.clone(), actor.clone(), self.world.now());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let actor = services.still(tx, &actor).await?;
                    services.look_at_policy(tx).await?;
                    let policy = services.policy();
                    let waiting = store::policy_change::waiting(tx).await?;
                    let made = propose(&actor, &policy, waiting.as_ref().map(proposal).as_ref(), settings)?;
                    if made.base != seen {
                        return Err(store::Error::Stale.into());
                    }
                    let by = (actor.id, now);
                    let number =
                        store::policy_change::propose(tx, made.base, &made.settings, reason, by).await?;
                    tx.record(Act::of(actor.id, "policy.propose", format!("policy/{number}")));
                    Ok(())
                })
            })
            .await
    }

    /// Brings a proposal of somebody else into force.
    pub async fn confirm_settings(&self, actor: &Actor, number: i64) -> Result<(), Trouble> {
        let (services, actor, now) = (self.clone(), actor.clone(), self.world.now());
        let next = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let actor = services.still(tx, &actor).await?;
                    services.look_at_policy(tx).await?;
                    let row = of_number(tx, number).await?;
                    let before = services.policy();
                    let next = confirm(&actor, &before, &proposal(&row))?;
                    let by = (actor.id, now);
                    store::policy_change::decide(tx, number, by, Some(next.version)).await?;
                    let act = Act::of(actor.id, "policy.confirm", format!("policy/{number}"));
                    tx.record(act.versions(before.version, next.version));
                    Ok::<_, Trouble>(next)
                })
            })
            .await?;
        self.policy.set(next);
        Ok(())
    }

    /// Drops a proposal, or takes the own one back.
    pub async fn drop_settings(&self, actor: &Actor, number: i64) -> Result<(), Trouble> {
        let (services, actor, now) = (self.clone(), actor.clone(), self.world.now());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let actor = services.still(tx, &actor).await?;
                    reject(&actor)?;
                    of_number(tx, number).await?;
                    store::policy_change::decide(tx, number, (actor.id, now), None).await?;
                    tx.record(Act::of(actor.id, "policy.drop", format!("policy/{number}")));
                    Ok(())
                })
            })
            .await
    }
}

/// The proposal that waits, which is the one that was seen.
async fn of_number(tx: &mut Tx, number: i64) -> Result<PolicyChangeRow, Trouble> {
    let waiting = store::policy_change::waiting(tx).await?;
    waiting.filter(|row| row.number == number).ok_or(Trouble::Store(store::Error::Stale))
}
