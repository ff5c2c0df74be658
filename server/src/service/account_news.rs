//! Mails about accounts. A job names an account and what happened, never a token: the token of a link is made when the mail is
//! sent, of the server's key and the number of the job, so that every attempt sends the same one and no row of the database
//! holds it. An address that nobody has gets a job as well, because whoever asks must not be able to tell.

use app::{
    address::Address,
    mail::{AccountNews, Mail, Reader, compose_account},
};
use domain::{
    id::PersonId,
    time::{HOUR, MINUTE, Time},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Services, Trouble};
use crate::{
    outbox::MAIL,
    store::{
        self, Tx,
        job::NewJob,
        link::Purpose,
        person::PersonRow,
        trail::{self, Act, By},
    },
};

/// How long an invitation works after it was sent.
pub const INVITATION: i64 = 24 * HOUR;
/// How long a link for another password works after it was sent.
pub const RESET: i64 = 10 * MINUTE;

/// A message about an account, as it waits in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountNote {
    /// Whose.
    pub account: Whose,
    /// What happened.
    pub news: AccountNews,
}

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Somebody's.
    Person(PersonId),
    /// That of an address, if there is one.
    Address(String),
}

impl Services {
    /// Writes a job in the transaction of the change; nothing where mails have no way out.
    pub async fn tell_account(&self, tx: &mut Tx, account: Whose, news: AccountNews) -> store::Result<()> {
        if !self.outbox.is_on() {
            return Ok(());
        }
        let lane = match &account {
            Whose::Person(person) => format!("account/{person}"),
            Whose::Address(address) => format!("address/{}", address.to_lowercase()),
        };
        let job = NewJob { id: self.world.uuid(), topic: MAIL, lane, body: AccountNote { account, news } };
        store::job::enqueue(tx, &job, self.world.now()).await
    }

    /// Sends whoever has this address a link with which they choose a password, if anybody has it.
    pub async fn send_reset(&self, address: String) -> Result<(), Trouble> {
        let services = self.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    services.tell_account(tx, Whose::Address(address), AccountNews::Reset).await
                })
            })
            .await?;
        self.outbox.wake();
        Ok(())
    }

    /// Whoever gets it and what it says; `None` when there is nobody any more, or never was.
    pub async fn account_mail(
        &self,
        job: Uuid,
        note: &AccountNote,
        origin: &str,
    ) -> Result<Option<(PersonRow, Mail)>, Trouble> {
        let mut source = self.db.reader();
        let person = match &note.account {
            Whose::Person(person) => Some(*person),
            Whose::Address(address) => {
                store::person::credential(&mut source, address).await?.map(|credential| credential.person)
            }
        };
        let Some(person) = person else { return Ok(None) };
        let found = store::person::find(&mut source, person).await?;
        let Some(person) = found.filter(|person| person.disabled_at.is_none()) else { return Ok(None) };
        drop(source);
        let path = match note.news {
            AccountNews::Invitation => self.link(job, person.id, Purpose::Invitation, INVITATION).await?,
            AccountNews::Reset => self.link(job, person.id, Purpose::Reset, RESET).await?,
            _ => Address::Account.path(),
        };
        let reader = Reader { name: &person.name, language: person.language, by: "", origin };
        let mail = compose_account(note.news, &reader, &path);
        Ok(Some((person, mail)))
    }

    /// The path of a link that works from now on; a further attempt makes the same one.
    async fn link(
        &self,
        job: Uuid,
        person: PersonId,
        purpose: Purpose,
        lasts: i64,
    ) -> Result<String, Trouble> {
        let token = self.secrets.token(job)?;
        let (hash, now): (_, Time) = (token.hash(), self.world.now());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(By::System, "link.create", trail::person(person)).to(purpose.code()));
                    store::link::insert_for(tx, purpose, hash, person, [now, now.plus(lasts)]).await
                })
            })
            .await?;
        Ok(Address::Link(token.text()).path())
    }
}
