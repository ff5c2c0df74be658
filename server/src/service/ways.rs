//! How somebody else gets in, as admins see and mend it: a link for a password, factors that were lost, the connection with
//! the provider. Whose account an admin keeps is asked by `staff`, inside the transaction in which these do it. What takes a
//! way away ends every session and is told by mail; what is gone already is done, and nothing is written.

use app::{
    mail::AccountNews,
    page::people::{
        because,
        ways::{Connection, Ways},
    },
};
use domain::id::PersonId;

use super::{Services, Trouble, Whose};
use crate::store::{
    self, Source, Tx,
    provider::IdentityRow,
    trail::{self, Act},
};

impl From<IdentityRow> for Connection {
    fn from(row: IdentityRow) -> Self {
        Self { issuer: row.issuer, since: row.since }
    }
}

impl Services {
    /// What this person can show.
    pub(super) async fn ways(source: &mut impl Source, person: PersonId) -> store::Result<Ways> {
        let credential = store::person::credential_of(source, person).await?;
        Ok(Ways {
            password: credential.is_some_and(|known| known.password_hash.is_some()),
            codes: store::second_factor::find(source, person).await?.is_some(),
            passkeys: store::passkey::count(source, person).await?,
            provider: store::provider::of_person(source, person).await?.map(Connection::from),
        })
    }

    /// Sends a link with which they choose a password themselves.
    pub(super) async fn send_link(&self, tx: &mut Tx, by: PersonId, person: PersonId) -> Result<(), Trouble> {
        if !self.outbox.is_on() {
            return Err(Trouble::Because(because::NO_MAIL_LINK));
        }
        let chosen = Self::ways(tx, person).await?.password;
        let news = if chosen { AccountNews::Reset } else { AccountNews::Invitation };
        tx.record(Act::of(by, "link.send", trail::person(person)));
        Ok(self.tell_account(tx, Whose::Person(person), news).await?)
    }

    /// Takes every second factor away from somebody who lost them and has shown otherwise who they are.
    pub(super) async fn drop_factors(
        &self,
        tx: &mut Tx,
        by: PersonId,
        person: PersonId,
    ) -> Result<(), Trouble> {
        let ways = Self::ways(tx, person).await?;
        if !ways.codes && ways.passkeys == 0 {
            return Ok(());
        }
        tx.record(Act::of(by, "factor.remove", trail::person(person)));
        store::second_factor::remove(tx, person).await?;
        store::passkey::remove_all(tx, person).await?;
        self.end_everything(tx, person).await?;
        Ok(self.tell_account(tx, Whose::Person(person), AccountNews::FactorOff).await?)
    }

    /// Ends the connection with the provider; the next sign-in there begins anew.
    pub(super) async fn unlink(&self, tx: &mut Tx, by: PersonId, person: PersonId) -> Result<(), Trouble> {
        if !store::provider::unlink(tx, person).await? {
            return Ok(());
        }
        tx.record(Act::of(by, "provider.unlink", trail::person(person)));
        self.end_everything(tx, person).await?;
        Ok(self.tell_account(tx, Whose::Person(person), AccountNews::ProviderUnlinked).await?)
    }
}
