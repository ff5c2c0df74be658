//! Simulations are made before they are asked for: a page must not compute on the threads that serve everybody, and the
//! one transaction that writes must not wait for a million simulated years. What was made stays in the memo; whoever
//! misses it all the same computes it, only slower.

use std::collections::BTreeSet;

use domain::{
    case::{
        Case,
        act::Act,
        decision::Choice,
        package::{Package, Round},
        state::{State, Unsigned},
    },
    id::CaseNumber,
    permit::{Subject, permit},
    person::Actor,
    policy::Policy,
    rules::ConditionId,
};
use tokio::sync::Semaphore;

use super::{
    Services,
    act::{Loaded, load},
};
use crate::store::nothing_held;

type Conditions = BTreeSet<ConditionId>;

/// Simulations at a time: they take whole cores, and sign-in needs the same threads.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Runs a simulation where it holds up nobody; it goes on when its reader has gone, and keeps its place until then.
pub async fn simulate(work: impl FnOnce() + Send + 'static) {
    nothing_held();
    let Ok(place) = PLACES.acquire().await else { return };
    let placed = move || {
        let _place = place;
        work();
    };
    // a thread that failed has failed for nobody: who needs the outcome computes it
    let _ = tokio::task::spawn_blocking(placed).await;
}

impl Services {
    /// Simulates the case as asked, with every package that its pages show, and with `more`.
    pub async fn warm(&self, case: &Case, policy: &Policy, more: Vec<BTreeSet<ConditionId>>) {
        if !case.is_estimated() {
            return;
        }
        let mut shown: BTreeSet<Conditions> = packages(case).map(Package::conditions).collect();
        shown.insert(Conditions::new());
        shown.extend(more);
        let (services, case, policy) = (self.clone(), case.clone(), policy.clone());
        let work = move || {
            let basis = services.basis(&policy);
            for conditions in &shown {
                // asked only for what it leaves in the memo
                let _ = case.standing(&basis, conditions);
            }
        };
        simulate(work).await;
    }

    /// Everything that this act may simulate, the record of a decision included; nothing for somebody who may not do it,
    /// `None` being the clock. A case that is not there, or that changes meanwhile, is the business of the act itself.
    pub(super) async fn warm_for(&self, actor: Option<&Actor>, number: CaseNumber, act: &Act) {
        let Ok(Loaded { case, area, .. }) = load(&mut self.db.reader(), number).await else { return };
        let policy = self.policy().for_area(&area);
        let subject = Subject { case: &case, area: &area };
        let may = actor
            .is_none_or(|actor| permit(actor, act.action(), &subject, &policy, self.world.now()).is_ok());
        if !may || !case.is_estimated() {
            return;
        }
        let offered = match act {
            Act::Offer(package) => vec![package.conditions()],
            _ => Vec::new(),
        };
        self.warm(&case, &policy, offered).await;
        let (services, recorded) = (self.clone(), recorded(&case, act));
        let work = move || {
            let basis = services.basis(&policy);
            for conditions in recorded {
                if let Ok(standing) = case.standing(&basis, &conditions) {
                    let _ = case.loss_record(&basis, &standing, &conditions);
                }
            }
        };
        simulate(work).await;
    }
}

fn packages(case: &Case) -> impl Iterator<Item = &Package> {
    let waits = waits(&case.state).and_then(|unsigned| match &unsigned.act {
        Act::Offer(package) => Some(package.as_ref()),
        _ => None,
    });
    case.rounds.iter().filter_map(Round::package).chain(waits)
}

/// The conditions under which this act may decide the case.
fn recorded(case: &Case, act: &Act) -> Vec<Conditions> {
    let of_round = |number: Option<u32>| {
        let round = case.rounds.iter().find(|round| Some(round.number) == number);
        round.and_then(Round::package).map(Package::conditions).into_iter().collect()
    };
    let last = case.last_round().map(|round| round.number);
    match act {
        Act::Approve | Act::AcceptNo | Act::Decide { choice: Choice::AsAsked | Choice::Decline, .. } => {
            vec![Conditions::new()]
        }
        Act::Decide { choice: Choice::Offer(round), .. } => of_round(Some(*round)),
        Act::Accept { .. } => of_round(last),
        Act::ConfirmArtefact(_) => match &case.state {
            State::Agreed(agreed) => of_round(Some(agreed.round)),
            _ => Vec::new(),
        },
        Act::CoSign => match waits(&case.state).map(|unsigned| &unsigned.act) {
            Some(Act::Approve) => vec![Conditions::new()],
            Some(Act::Accept { .. }) => of_round(last),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn waits(state: &State) -> Option<&Unsigned> {
    match state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    }
}
