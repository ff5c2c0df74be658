//! Whoever comes from the provider: whose account it is, and what their groups mean here. Somebody is who they are by issuer
//! and subject; an address counts once, where the provider has verified it and the account is nobody else's there. The groups
//! decide about the roles that the configuration names, at every sign-in, and about no others; they never take the last admin
//! away, and never the role from somebody whom an area names as its executive.

use std::collections::BTreeSet;

use app::mail::AccountNews;
use domain::{
    id::PersonId,
    language::Language,
    person::{Actor, Grant, Role},
};
use serde_json::json;

use super::{Services, Trouble, Whose};
use crate::{
    config,
    provider::Identity,
    store::{
        self, Source, Tx,
        person::PersonRow,
        provider::IdentityRow,
        trail::{self, Act, By},
    },
};

/// Longest name of a person.
const NAME: usize = 80;

/// Why somebody whom the provider knows is not let in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stranger {
    /// The provider did not verify the address, so it says nothing about whose account it is.
    Unverified,
    /// There is no account, and the groups give no role.
    NoAccount,
    /// The account is somebody else's at the provider.
    Taken,
    /// The account is closed.
    Closed,
}

impl Stranger {
    /// The word in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::NoAccount => "no-account",
            Self::Taken => "taken",
            Self::Closed => "closed",
        }
    }
}

/// The roles that groups decide about, and those that these groups give.
struct Roles {
    kept: BTreeSet<Grant>,
    given: BTreeSet<Grant>,
}

impl Roles {
    /// An area that does not exist gives nothing; the doctor says so.
    async fn of(tx: &mut Tx, config: &config::Provider, groups: &BTreeSet<String>) -> store::Result<Self> {
        let mut roles = Self { kept: BTreeSet::new(), given: BTreeSet::new() };
        for group in &config.groups {
            let area = match &group.area {
                Some(name) => match store::area::by_name(tx, name).await? {
                    Some(row) => Some(row.area.id),
                    None => continue,
                },
                None => None,
            };
            let grant = Grant { role: group.role, area };
            roles.kept.insert(grant);
            if groups.contains(&group.group) {
                roles.given.insert(grant);
            }
        }
        Ok(roles)
    }
}

impl Services {
    /// Whose account this is; linked or made where that is allowed, and with the roles of the groups. The caller lets them in.
    pub(crate) async fn arrive(
        &self,
        tx: &mut Tx,
        config: &config::Provider,
        identity: &Identity,
        language: Language,
    ) -> Result<Result<PersonId, Stranger>, Trouble> {
        let roles = Roles::of(tx, config, &identity.groups).await?;
        let person = match store::provider::of_subject(tx, &config.issuer, &identity.subject).await? {
            Some(known) => known.person,
            None => match self.settle(tx, config, identity, &roles, language).await? {
                Ok(person) => person,
                Err(stranger) => return Ok(Err(stranger)),
            },
        };
        let row = store::person::find(tx, person).await?.ok_or(Trouble::Missing)?;
        if row.disabled_at.is_some() {
            return Ok(Err(Stranger::Closed));
        }
        self.take_roles(tx, person, &roles).await?;
        Ok(Ok(person))
    }

    /// The account of somebody who comes for the first time.
    async fn settle(
        &self,
        tx: &mut Tx,
        config: &config::Provider,
        identity: &Identity,
        roles: &Roles,
        language: Language,
    ) -> Result<Result<PersonId, Stranger>, Trouble> {
        let Some(email) = &identity.email else { return Ok(Err(Stranger::Unverified)) };
        let person = match store::person::credential(tx, email).await? {
            Some(account) if account.disabled => return Ok(Err(Stranger::Closed)),
            Some(account) => {
                if store::provider::of_person(tx, account.person).await?.is_some() {
                    return Ok(Err(Stranger::Taken));
                }
                account.person
            }
            None if config.create && !roles.given.is_empty() && is_address(email) => {
                self.join(tx, email, identity.name.as_deref(), language).await?
            }
            None => return Ok(Err(Stranger::NoAccount)),
        };
        let (issuer, subject) = (config.issuer.clone(), identity.subject.clone());
        let row = IdentityRow { person, issuer, subject, since: self.world.now() };
        store::provider::link(tx, &row).await?;
        let text = json!({ "issuer": row.issuer, "subject": row.subject });
        tx.record(Act::of(person, "provider.link", trail::person(person)).with_text(text));
        self.tell_account(tx, Whose::Person(person), AccountNews::ProviderLinked).await?;
        Ok(Ok(person))
    }

    async fn join(
        &self,
        tx: &mut Tx,
        email: &str,
        name: Option<&str>,
        language: Language,
    ) -> Result<PersonId, Trouble> {
        let (id, created_at) = (PersonId(self.world.uuid()), self.world.now());
        let said: String =
            name.unwrap_or_default().chars().filter(|sign| !sign.is_control()).take(NAME).collect();
        let before = email.split('@').next().unwrap_or(email);
        let name = if said.trim().is_empty() { before.to_owned() } else { said.trim().to_owned() };
        let row = PersonRow { id, name, email: email.to_owned(), language, disabled_at: None, created_at };
        store::person::insert(tx, &row, None).await?;
        let text = json!({ "name": row.name, "email": row.email });
        tx.record(Act::of(By::System, "person.join", trail::person(id)).with_text(text));
        Ok(id)
    }

    /// Gives and takes what the groups say. Whoever has other roles from now on is signed out everywhere else.
    async fn take_roles(&self, tx: &mut Tx, person: PersonId, roles: &Roles) -> Result<(), Trouble> {
        let before: BTreeSet<Grant> = store::person::grants(tx, person).await?.into_iter().collect();
        let given: Vec<Grant> = roles.given.difference(&before).copied().collect();
        let mut taken: BTreeSet<Grant> = before
            .iter()
            .filter(|grant| roles.kept.contains(grant) && !roles.given.contains(grant))
            .copied()
            .collect();
        let mut stays = Vec::new();
        let admin = Grant { role: Role::Admin, area: None };
        if taken.contains(&admin) && is_last(tx, person).await? {
            taken.remove(&admin);
            stays.push(admin);
        }
        stays.extend(named(tx, person, &before, &given, &mut taken).await?);
        if given.is_empty() && taken.is_empty() {
            return Ok(());
        }
        for grant in &taken {
            store::person::revoke(tx, person, *grant).await?;
        }
        for grant in &given {
            store::person::grant(tx, person, *grant).await?;
        }
        let text = json!({ "given": given, "taken": taken, "stays": stays });
        tx.record(Act::of(By::System, "person.roles", trail::person(person)).to("groups").with_text(text));
        store::session::revoke_all(tx, person, self.world.now()).await?;
        Ok(store::half_session::end_all(tx, person).await?)
    }
}

/// Whether this person signs in at the provider and cannot do it with a password any more.
pub(crate) async fn is_bound(
    source: &mut impl Source,
    config: Option<&config::Provider>,
    person: PersonId,
) -> store::Result<bool> {
    let Some(config) = config.filter(|config| config.enforced) else { return Ok(false) };
    let linked = store::provider::of_person(source, person).await?;
    if linked.is_none_or(|row| row.issuer != config.issuer) {
        return Ok(false);
    }
    let row = store::person::find(source, person).await?;
    let saved = config.break_glass.as_deref().unwrap_or_default();
    Ok(row.is_none_or(|row| !row.email.eq_ignore_ascii_case(saved)))
}

/// Whether nobody else is an admin everywhere. Two who come at the same moment come one after the other.
async fn is_last(tx: &mut Tx, person: PersonId) -> store::Result<bool> {
    let all = store::person::admins(tx).await?;
    store::person::lock(tx, all.into_iter().chain([person])).await?;
    Ok(store::person::admins(tx).await?.iter().all(|admin| *admin == person))
}

/// Leaves the role to whoever is named by an area and would not have it any more.
async fn named(
    tx: &mut Tx,
    person: PersonId,
    before: &BTreeSet<Grant>,
    given: &[Grant],
    taken: &mut BTreeSet<Grant>,
) -> store::Result<Vec<Grant>> {
    let mut stays = Vec::new();
    if !taken.iter().any(|grant| grant.role == Role::Executive) {
        return Ok(stays);
    }
    for row in store::area::all(tx).await?.into_iter().filter(|row| row.area.names(person)) {
        let grants = before.difference(taken).chain(given).copied().collect();
        let area = row.area.id;
        if !(Actor { id: person, grants }).is(Role::Executive, area) {
            let here =
                |grant: &Grant| grant.role == Role::Executive && grant.area.is_none_or(|place| place == area);
            let kept: Vec<Grant> = taken.iter().copied().filter(here).collect();
            taken.retain(|grant| !here(grant));
            stays.extend(kept);
        }
    }
    Ok(stays)
}

/// What can be written to.
fn is_address(text: &str) -> bool {
    let plain = !text.contains(|sign: char| sign.is_whitespace() || sign.is_control()) && text.len() <= 200;
    plain
        && text
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
}
