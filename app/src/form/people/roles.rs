//! What somebody may do, and where: one group of boxes for each area and one for everywhere. A page offers only the places
//! that the admin keeps, and what is sent says nothing about the others. The buttons beside it close and open the account.

use std::{borrow::Cow, collections::BTreeSet};

use domain::{
    id::AreaId,
    person::{Grant, Role},
};

use crate::form::{Check, Fault, FaultKind, Typed, VERSION, parse};

/// Which button.
pub const ACT: &str = "act";

/// What is done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// Other roles.
    Roles,
    /// Close it.
    Disable,
    /// Open it again.
    Enable,
    /// Sign the person out everywhere.
    SignOut,
    /// Send a link with which the person chooses a password.
    SendLink,
    /// Take the second factors away.
    DropFactors,
    /// End the connection with the provider.
    Unlink,
}

impl AccountAct {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Roles,
        Self::Disable,
        Self::Enable,
        Self::SignOut,
        Self::SendLink,
        Self::DropFactors,
        Self::Unlink,
    ];

    /// The value of its button.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Roles => "roles",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::SignOut => "sign-out",
            Self::SendLink => "send-link",
            Self::DropFactors => "drop-factors",
            Self::Unlink => "unlink",
        }
    }

    /// The act of a value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// The field of a place; `None` is everywhere.
pub fn field(place: Option<AreaId>) -> String {
    place.map_or_else(|| "everywhere".to_owned(), |area| format!("area-{area}"))
}

/// The boxes that are ticked for these roles.
pub fn ticked(grants: &BTreeSet<Grant>) -> impl Iterator<Item = (String, &'static str)> {
    grants.iter().map(|grant| (field(grant.area), grant.role.code()))
}

/// The boxes of these places, noted with their faults.
pub fn grants(check: &mut Check, typed: &Typed, places: &[Option<AreaId>]) -> BTreeSet<Grant> {
    let mut grants = BTreeSet::new();
    for place in places {
        let roles = check.take(parse::optional_choices(typed, &field(*place), Role::from_code));
        grants.extend(roles.into_iter().flatten().map(|role| Grant { role, area: *place }));
    }
    grants
}

/// What was sent from the page of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesForm {
    /// Which button.
    pub act: AccountAct,
    /// The roles in the places that were offered.
    pub grants: BTreeSet<Grant>,
    /// The version that the admin saw.
    pub version: i64,
}

impl RolesForm {
    /// The form, or all its faults at once. `places` are those that the page offers.
    pub fn parse(typed: &Typed, places: &[Option<AreaId>]) -> Result<Self, Vec<Fault>> {
        let fields = places.iter().map(|place| Cow::Owned(field(*place)));
        let names: Vec<Cow<'static, str>> = fields.chain([ACT.into(), VERSION.into()]).collect();
        let mut check = Check::of(typed, names);
        let act = check.take(parse::choice(typed, ACT, AccountAct::from_code));
        let grants = grants(&mut check, typed, places);
        let version = check.take(parse::version(typed));
        if act.is_some_and(|act| act != AccountAct::Roles) && !grants.is_empty() {
            check.fault(ACT, FaultKind::UnknownChoice);
        }
        check.finish(|| Some(Self { act: act?, grants, version: version? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_places_that_were_not_offered_are_faults_and_so_are_words_that_are_no_role() {
        let here = AreaId(uuid::Uuid::from_u128(1));
        let there = AreaId(uuid::Uuid::from_u128(2));
        let parsed = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().copied().chain([(ACT, "roles"), (VERSION, "3")]);
            RolesForm::parse(&Typed::filled(pairs), &[Some(here)])
        };
        let (own, other) = (field(Some(here)), field(Some(there)));
        let form = parsed(&[(&own, "reviewer"), (&own, "marketer")]).expect("two roles");
        let grant = |role| Grant { role, area: Some(here) };
        assert_eq!(form.grants, [grant(Role::Reviewer), grant(Role::Marketer)].into());
        for odd in
            [(other.as_str(), "reviewer"), ("everywhere", "admin"), (&own, "root"), ("is_admin", "yes")]
        {
            assert!(parsed(&[odd]).is_err(), "{odd:?}");
        }
        let boxes: Vec<_> = ticked(&form.grants).collect();
        assert_eq!(boxes, [(own.clone(), "marketer"), (own, "reviewer")]);
    }
}
