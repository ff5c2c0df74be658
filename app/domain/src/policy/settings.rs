//! What can be set for the whole company while it runs, and how: one admin proposes, another person confirms, and the version
//! counts up. A proposal is made on a version; when another one came into force meanwhile it can only be rejected, because
//! nobody saw the two together. Calendars, deadlines and tolerances of an area are the area's.

use serde::{Deserialize, Serialize};

use super::{Anchor, Policy};
use crate::{
    id::PersonId,
    permit::{Denial, Task, pass},
    person::Actor,
    time::SECOND,
};

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Seconds in which a decision can be undone.
    pub undo_seconds: u16,
    /// Colleagues of the area may edit a shared draft and act for marketing.
    pub colleagues_act: bool,
    /// Longest exception at Critical, in days.
    pub exception_days: u16,
    /// What counts where an area has no tolerance of its own.
    pub tolerance: [Anchor; 2],
    /// From this chance of losing money on, in thousandths, the value counts as bad.
    pub chance_of_loss: u16,
    /// From this yearly budget on, in whole euros, the losses have to be estimated.
    pub budget_to_estimate: i64,
    /// We are an essential or important entity (§ 28 BSIG).
    pub nis2: bool,
}

/// The bounds of a setting.
pub mod bound {
    use std::ops::RangeInclusive;

    /// Long enough to notice a slip, short enough that nobody waits for it.
    pub const UNDO_SECONDS: RangeInclusive<i64> = 10..=3600;
    /// workflow.md 2: at most 90 days.
    pub const EXCEPTION_DAYS: RangeInclusive<i64> = 1..=90;
    /// In thousandths.
    pub const CHANCE_OF_LOSS: RangeInclusive<u32> = 1..=999;
    /// In whole euros.
    pub const BUDGET: RangeInclusive<i64> = 0..=1_000_000_000;
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(&Policy::default())
    }
}

impl Settings {
    /// Those of a policy.
    pub fn of(policy: &Policy) -> Self {
        Self {
            undo_seconds: u16::try_from(policy.undo / SECOND).unwrap_or(u16::MAX),
            colleagues_act: policy.colleagues_act,
            exception_days: policy.exception_days,
            tolerance: policy.tolerance,
            chance_of_loss: policy.chance_of_loss,
            budget_to_estimate: policy.budget_to_estimate,
            nis2: policy.nis2,
        }
    }

    /// `policy` with these settings, as this version.
    #[must_use]
    pub fn over(&self, policy: Policy, version: i64) -> Policy {
        Policy {
            undo: i64::from(self.undo_seconds) * SECOND,
            colleagues_act: self.colleagues_act,
            exception_days: self.exception_days,
            tolerance: self.tolerance,
            chance_of_loss: self.chance_of_loss,
            budget_to_estimate: self.budget_to_estimate,
            nis2: self.nis2,
            version,
            ..policy
        }
    }

    /// Whether each lies within its bounds.
    pub fn are_possible(&self) -> bool {
        bound::UNDO_SECONDS.contains(&i64::from(self.undo_seconds))
            && bound::EXCEPTION_DAYS.contains(&i64::from(self.exception_days))
            && bound::CHANCE_OF_LOSS.contains(&u32::from(self.chance_of_loss))
            && bound::BUDGET.contains(&self.budget_to_estimate)
            && Anchor::are_a_curve(&self.tolerance)
    }
}

/// What somebody proposed and nobody has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who.
    pub by: PersonId,
    /// The version that it would change.
    pub base: i64,
    /// What.
    pub settings: Settings,
}

/// Why settings are not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum PolicyRefusal {
    /// Not in this role.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// Another proposal waits.
    #[error("another proposal waits")]
    AnotherWaits,
    /// It is what is in force.
    #[error("nothing is different")]
    NothingChanged,
    /// A value that cannot be.
    #[error("outside the bounds")]
    OutOfBounds,
    /// Whoever proposed it does not confirm it.
    #[error("the own proposal")]
    OwnProposal,
    /// Another version came into force.
    #[error("another version is in force")]
    Overtaken,
}

/// A proposal on the version in force, while no other waits.
pub fn propose(
    actor: &Actor,
    in_force: &Policy,
    waiting: Option<&Proposal>,
    settings: Settings,
) -> Result<Proposal, PolicyRefusal> {
    pass(actor, Task::ProposePolicy, None)?;
    if waiting.is_some() {
        return Err(PolicyRefusal::AnotherWaits);
    }
    if !settings.are_possible() {
        return Err(PolicyRefusal::OutOfBounds);
    }
    if settings == Settings::of(in_force) {
        return Err(PolicyRefusal::NothingChanged);
    }
    Ok(Proposal { by: actor.id, base: in_force.version, settings })
}

/// The policy that comes into force when `actor`, who must be somebody else, confirms the proposal.
pub fn confirm(actor: &Actor, in_force: &Policy, proposal: &Proposal) -> Result<Policy, PolicyRefusal> {
    pass(actor, Task::ConfirmPolicy, None)?;
    if actor.id == proposal.by {
        return Err(PolicyRefusal::OwnProposal);
    }
    if proposal.base != in_force.version {
        return Err(PolicyRefusal::Overtaken);
    }
    Ok(proposal.settings.over(in_force.clone(), in_force.version.saturating_add(1)))
}

/// Whether `actor` may reject the proposal, or take the own one back.
pub fn reject(actor: &Actor) -> Result<(), PolicyRefusal> {
    pass(actor, Task::RejectPolicy, None).map(drop).map_err(PolicyRefusal::from)
}
