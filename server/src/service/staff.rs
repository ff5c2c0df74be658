//! Accounts, as admins keep them: who is here, invitations, roles, closing and opening, signing out. Every rule about whose
//! account and which role stands in `domain::permit::staff`; here it is asked inside the transaction, with the roles that
//! both people hold at that moment, so that two admins who take each other's roles do it one after the other.

use std::collections::BTreeSet;

use app::{
    form::{
        Fault, Posted,
        people::{
            invite::{EMAIL, InviteForm, TAKEN},
            roles::{AccountAct, RolesForm},
        },
    },
    mail::AccountNews,
    page::people::{
        because,
        invite::InvitePage,
        person::{PersonPage, Place, everywhere},
        staff::{PersonLine, StaffPage, named},
    },
    text::Words,
};
use domain::{
    id::PersonId,
    permit::{
        Task, pass,
        staff::{self, StaffRefusal, keeps},
    },
    person::{Actor, Grant, Role},
};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{Services, Trouble, Whose, list::Window, people::ONLY_ADMINS};
use crate::store::{
    self, Constraint, Source, Tx,
    person::PersonRow,
    trail::{self, Act},
};

impl From<StaffRefusal> for Trouble {
    fn from(refusal: StaffRefusal) -> Self {
        match refusal {
            StaffRefusal::Denied(_) => ONLY_ADMINS,
            StaffRefusal::Yourself => Self::Forbidden(because::YOURSELF),
            StaffRefusal::OutsideYourAreas => Self::Forbidden(because::OUTSIDE),
        }
    }
}

/// Somebody with the roles that they hold.
struct Account {
    row: PersonRow,
    actor: Actor,
}

impl Account {
    async fn find(source: &mut impl Source, id: PersonId) -> Result<Self, Trouble> {
        let row = store::person::find(source, id).await?.ok_or(Trouble::Missing)?;
        let grants = store::person::grants(source, id).await?.into_iter().collect();
        Ok(Self { row, actor: Actor { id, grants } })
    }

    /// Somebody closed it while a page was open.
    fn require_open(&self) -> store::Result<()> {
        if self.row.disabled_at.is_none() { Ok(()) } else { Err(store::Error::Stale) }
    }

    /// A number that changes with the roles and with the account.
    fn version(&self) -> i64 {
        let mut hash = Sha256::new();
        hash.update([u8::from(self.row.disabled_at.is_some())]);
        for grant in &self.actor.grants {
            hash.update(grant.role.code());
            hash.update(grant.area.map(|area| area.0).unwrap_or_default().as_bytes());
        }
        let first = hash.finalize().first_chunk::<8>().copied().unwrap_or_default();
        i64::from_be_bytes(first) & i64::MAX
    }
}

fn only(actor: &Actor, task: Task) -> Result<(), Trouble> {
    pass(actor, task, None).map(drop).map_err(|_| ONLY_ADMINS)
}

impl Services {
    /// Whoever acts, with the roles that they hold inside this transaction.
    pub(super) async fn still(&self, tx: &mut Tx, actor: &Actor) -> Result<Actor, Trouble> {
        let found = Account::find(tx, actor.id).await?;
        if found.row.disabled_at.is_some() {
            return Err(ONLY_ADMINS);
        }
        Ok(found.actor)
    }

    /// Everybody with these words in name or address; for admins.
    pub async fn staff(&self, actor: &Actor, sought: &str, page: usize) -> Result<StaffPage, Trouble> {
        only(actor, Task::ReadPeople)?;
        let mut source = self.db.reader();
        let counted = store::person::count(&mut source, sought, Window::MOST).await?;
        let mut place = Window::of(page, counted);
        let mut rows = store::person::search(&mut source, sought, Window::ROWS, place.offset()).await?;
        if place.is_beyond(&rows) {
            let all = store::person::count(&mut source, sought, i64::MAX).await?;
            place = Window::among(page, usize::try_from(all).unwrap_or(0));
            rows = store::person::search(&mut source, sought, Window::ROWS, place.offset()).await?;
        }
        let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
        let grants = store::person::grants_of(&mut source, &ids).await?;
        let names = store::area::names(&mut source).await?;
        let lines = rows.into_iter().map(|row| {
            let held = grants.get(&row.id).map_or(&[][..], Vec::as_slice);
            PersonLine {
                id: row.id,
                name: row.name,
                email: row.email,
                roles: named(held, |area| names.get(&area).cloned().unwrap_or_default()),
                disabled: row.disabled_at.is_some(),
            }
        });
        let listing = place.listing(lines.collect(), self.world.now());
        Ok(StaffPage { sought: sought.to_owned(), listing })
    }

    /// Where this admin gives roles, everywhere first.
    async fn kept_places(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        words: Words,
    ) -> Result<Vec<Place>, Trouble> {
        let areas = store::area::all(source).await?;
        let all = std::iter::once((None, everywhere(words)))
            .chain(areas.into_iter().map(|row| (Some(row.area.id), row.area.name)));
        Ok(all.filter(|(place, _)| keeps(actor, *place)).collect())
    }

    /// One person; for admins.
    pub async fn person(&self, actor: &Actor, id: PersonId, words: Words) -> Result<PersonPage, Trouble> {
        only(actor, Task::ReadPeople)?;
        let mut source = self.db.reader();
        let account = Account::find(&mut source, id).await?;
        let areas = store::area::all(&mut source).await?;
        let name = |id| areas.iter().find(|row| row.area.id == id).map(|row| row.area.name.clone());
        let away: Vec<Grant> =
            account.actor.grants.iter().copied().filter(|grant| !keeps(actor, grant.area)).collect();
        let here: BTreeSet<Grant> =
            account.actor.grants.iter().copied().filter(|grant| keeps(actor, grant.area)).collect();
        let version = account.version();
        let decides =
            areas.iter().filter(|row| row.area.names(id)).map(|row| row.area.name.clone()).collect();
        Ok(PersonPage {
            id,
            decides,
            elsewhere: named(&away, |area| name(area).unwrap_or_default()),
            places: self.kept_places(&mut source, actor, words).await?,
            own: id == actor.id,
            closable: staff::keeps_account(actor, &account.actor, Task::Disable).is_ok(),
            ways: Self::ways(&mut source, id).await?,
            version,
            posted: PersonPage::boxes(&here),
            name: account.row.name,
            email: account.row.email,
            language: account.row.language,
            disabled_at: account.row.disabled_at,
        })
    }

    /// The page that invites; for admins.
    pub async fn invitation(&self, actor: &Actor, words: Words) -> Result<InvitePage, Trouble> {
        only(actor, Task::Invite)?;
        Ok(InvitePage {
            places: self.kept_places(&mut self.db.reader(), actor, words).await?,
            posted: Posted::blank(),
        })
    }

    /// Makes an account and sends its invitation; the fault of the form where the address is taken.
    pub async fn invite(&self, actor: &Actor, form: InviteForm) -> Result<Result<PersonId, Fault>, Trouble> {
        if !self.outbox.is_on() {
            only(actor, Task::Invite)?;
            return Err(Trouble::Because(because::NO_MAIL));
        }
        let (services, actor) = (self.clone(), actor.clone());
        let InviteForm { name, email, language, grants } = form;
        let (id, created_at) = (PersonId(self.world.uuid()), self.world.now());
        let row = PersonRow { id, name, email, language, disabled_at: None, created_at };
        let made = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let actor = services.still(tx, &actor).await?;
                    staff::invite(&actor, &grants)?;
                    store::person::insert(tx, &row, None).await?;
                    for grant in grants {
                        store::person::grant(tx, id, grant).await?;
                    }
                    let text = json!({ "name": row.name, "email": row.email });
                    tx.record(Act::of(actor.id, "person.invite", trail::person(id)).with_text(text));
                    services.tell_account(tx, Whose::Person(id), AccountNews::Invitation).await?;
                    Ok::<_, Trouble>(())
                })
            })
            .await;
        self.outbox.wake();
        match made {
            Ok(()) => Ok(Ok(id)),
            Err(Trouble::Store(store::Error::Taken(Constraint::PersonEmail))) => {
                Ok(Err(Fault::new(EMAIL, TAKEN)))
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// What the page of a person offers: other roles, the account closed or open, signed out everywhere, its ways in mended.
    pub async fn keep_account(&self, actor: &Actor, id: PersonId, form: RolesForm) -> Result<(), Trouble> {
        let (services, actor) = (self.clone(), actor.clone());
        let done = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::person::lock(tx, [actor.id, id]).await?;
                    let actor = services.still(tx, &actor).await?;
                    // Whoever is no admin learns nothing about who exists.
                    only(&actor, Task::ReadPeople)?;
                    let account = Account::find(tx, id).await?;
                    let RolesForm { act, grants, version } = form;
                    match act {
                        AccountAct::Roles => {
                            services.change_roles(tx, &actor, account, grants, version).await
                        }
                        AccountAct::Disable => services.close(tx, &actor, &account).await,
                        AccountAct::Enable => {
                            staff::keeps_account(&actor, &account.actor, Task::Enable)?;
                            store::person::enable(tx, id).await?;
                            tx.record(Act::of(actor.id, "person.enable", trail::person(id)));
                            Ok(())
                        }
                        AccountAct::SignOut => {
                            staff::keeps_account(&actor, &account.actor, Task::EndSessions)?;
                            tx.record(Act::of(actor.id, "session.end", trail::person(id)).to("all"));
                            services.end_everything(tx, id).await
                        }
                        AccountAct::SendLink => {
                            staff::keeps_account(&actor, &account.actor, Task::SendLink)?;
                            account.require_open()?;
                            services.send_link(tx, actor.id, id).await
                        }
                        AccountAct::DropFactors => {
                            staff::keeps_account(&actor, &account.actor, Task::DropFactors)?;
                            services.drop_factors(tx, actor.id, id).await
                        }
                        AccountAct::Unlink => {
                            staff::keeps_account(&actor, &account.actor, Task::Unlink)?;
                            services.unlink(tx, actor.id, id).await
                        }
                    }
                })
            })
            .await;
        self.outbox.wake();
        done
    }

    async fn change_roles(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        account: Account,
        offered: BTreeSet<Grant>,
        seen: i64,
    ) -> Result<(), Trouble> {
        let (id, before) = (account.actor.id, &account.actor.grants);
        // What this admin does not keep was not on the page, and stays.
        let away = before.iter().copied().filter(|grant| !keeps(actor, grant.area));
        let after: BTreeSet<Grant> = away.chain(offered).collect();
        staff::change_roles(actor, &account.actor, &after)?;
        if account.version() != seen {
            return Err(store::Error::Stale.into());
        }
        for row in store::area::all(tx).await? {
            let decides = Actor { id, grants: after.clone() }.is(Role::Executive, row.area.id);
            if row.area.names(id) && !decides {
                return Err(Trouble::Because(because::NAMED));
            }
        }
        let (given, taken): (Vec<Grant>, Vec<Grant>) =
            (after.difference(before).copied().collect(), before.difference(&after).copied().collect());
        if given.is_empty() && taken.is_empty() {
            return Ok(());
        }
        for grant in &taken {
            store::person::revoke(tx, id, *grant).await?;
        }
        for grant in &given {
            store::person::grant(tx, id, *grant).await?;
        }
        let text = json!({ "given": given, "taken": taken });
        tx.record(Act::of(actor.id, "person.roles", trail::person(id)).with_text(text));
        // A token was given for the roles of its day (security.md S4); the browser stays known.
        Ok(store::session::revoke_all(tx, id, self.world.now()).await?)
    }

    async fn close(&self, tx: &mut Tx, actor: &Actor, account: &Account) -> Result<(), Trouble> {
        let id = account.actor.id;
        staff::keeps_account(actor, &account.actor, Task::Disable)?;
        store::person::disable(tx, id, self.world.now()).await?;
        tx.record(Act::of(actor.id, "person.disable", trail::person(id)));
        self.end_everything(tx, id).await
    }

    /// Whoever has to show anew who they are, wherever they are signed in.
    pub(super) async fn end_everything(&self, tx: &mut Tx, id: PersonId) -> Result<(), Trouble> {
        store::session::revoke_all(tx, id, self.world.now()).await?;
        store::half_session::end_all(tx, id).await?;
        Ok(store::device::forget(tx, id).await?)
    }
}
