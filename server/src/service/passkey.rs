//! Passkeys: challenges that are kept, answers that are checked, and one's own list. A challenge is taken out of the database
//! before its answer is looked at, so each is good for one try. A counter that went back closes the passkey, tells its
//! owner and the log, and opens nothing.

use app::{
    mail::AccountNews,
    page::people::passkeys::{MOST, PasskeyLine},
};
use domain::id::PersonId;
use uuid::Uuid;

use super::{Services, Trouble, Whose};
use crate::{
    passkey::{Answer, Challenge, Fault, PATIENCE},
    store::{
        self, Source, Tx,
        passkey::PasskeyRow,
        passkey_challenge::{self, Purpose},
        person::PersonRow,
        trail::{self, Act, By},
    },
};

/// The method for the audit log and the session.
pub const METHOD: &str = "webauthn";

/// A passkey whose answer is right; it counts with [`Shown::redeem`].
#[derive(Clone, Debug)]
pub struct Shown {
    /// Whose.
    pub person: PersonId,
    id: Uuid,
    seen: i64,
    credential: serde_json::Value,
}

impl Shown {
    /// Moves its counter; false when another answer was quicker.
    pub async fn redeem(self, tx: &mut Tx, services: &Services) -> store::Result<bool> {
        store::passkey::used(tx, self.id, self.seen, self.credential, services.world.now()).await
    }
}

/// What became of an answer with which somebody wanted to add a passkey.
#[derive(Clone, Debug)]
pub enum New {
    /// Here it is.
    Made(PasskeyRow),
    /// Not an answer to what was asked.
    Wrong,
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        if matches!(fault, Fault::Off) {
            return Self::Missing;
        }
        tracing::error!(error = &fault as &dyn std::error::Error, "a passkey could not be used");
        Self::Store(store::Error::Corrupt { table: "passkey", column: "credential", id: String::new() })
    }
}

impl Services {
    /// The list of this person's passkeys.
    pub async fn passkeys(&self, person: PersonId) -> Result<Vec<PasskeyLine>, Trouble> {
        let rows = store::passkey::of_person(&mut self.db.reader(), person).await?;
        let line = |row: PasskeyRow| PasskeyLine {
            id: row.id,
            name: row.name,
            added: row.created_at,
            used: row.used_at,
            suspect: row.suspect_at.is_some(),
        };
        Ok(rows.into_iter().map(line).collect())
    }

    /// Whether this person has one that opens something, here.
    pub async fn can_show_passkey(
        &self,
        source: &mut impl Source,
        person: PersonId,
    ) -> Result<bool, Trouble> {
        if !self.passkeys.is_on() {
            return Ok(false);
        }
        let rows = store::passkey::of_person(source, person).await?;
        Ok(rows.iter().any(|row| row.suspect_at.is_none()))
    }

    /// Asks this browser for a new passkey of this person: the options.
    pub async fn ask_new_passkey(&self, person: &PersonRow, holder: [u8; 32]) -> Result<String, Trouble> {
        let (id, fresh) = (person.id, Uuid::from_bytes(self.world.bytes()));
        let handle =
            self.db.write(move |tx| Box::pin(async move { store::passkey::hold(tx, id, fresh).await }));
        let handle = handle.await?;
        let rows = store::passkey::of_person(&mut self.db.reader(), id).await?;
        let has: Vec<Vec<u8>> = rows.into_iter().map(|row| row.credential_id).collect();
        let named = [person.email.as_str(), person.name.as_str()];
        let challenge = self.passkeys.ask_new(self.world.bytes(), handle, named, &has)?;
        self.keep(holder, Purpose::Add, challenge).await
    }

    /// Asks this browser for a passkey: of this person, or of whoever sits there.
    pub async fn ask_passkey(&self, person: Option<PersonId>, holder: [u8; 32]) -> Result<String, Trouble> {
        let (purpose, of) = match person {
            None => (Purpose::SignIn, Vec::new()),
            Some(person) => {
                let rows = store::passkey::of_person(&mut self.db.reader(), person).await?;
                let open = rows.into_iter().filter(|row| row.suspect_at.is_none());
                (Purpose::Prove, open.map(|row| row.credential_id).collect())
            }
        };
        if purpose == Purpose::Prove && of.is_empty() {
            return Err(Trouble::Missing);
        }
        let challenge = self.passkeys.ask(self.world.bytes(), &of)?;
        self.keep(holder, purpose, challenge).await
    }

    async fn keep(
        &self,
        holder: [u8; 32],
        purpose: Purpose,
        challenge: Challenge,
    ) -> Result<String, Trouble> {
        let Challenge { options, state } = challenge;
        let now = self.world.now();
        let kept = self.db.write(move |tx| {
            Box::pin(async move {
                passkey_challenge::keep(tx, holder, purpose, state, [now, now.plus(PATIENCE)]).await
            })
        });
        kept.await?;
        Ok(options.to_string())
    }

    async fn asked(
        &self,
        holder: Option<[u8; 32]>,
        purpose: Purpose,
    ) -> Result<Option<serde_json::Value>, Trouble> {
        let (Some(holder), now) = (holder, self.world.now()) else { return Ok(None) };
        let taken = self.db.write(move |tx| {
            Box::pin(async move { passkey_challenge::take(tx, holder, purpose, now).await })
        });
        Ok(taken.await?)
    }

    /// The passkey that was made for the challenge of this browser; it counts once it is inserted.
    pub async fn made_passkey(
        &self,
        person: PersonId,
        holder: [u8; 32],
        answer: &str,
        name: String,
    ) -> Result<New, Trouble> {
        let Some(state) = self.asked(Some(holder), Purpose::Add).await? else { return Ok(New::Wrong) };
        match self.passkeys.made(answer, &state) {
            Ok(made) => Ok(New::Made(PasskeyRow {
                id: self.world.uuid(),
                person,
                credential_id: made.credential_id,
                credential: made.credential,
                name,
                version: 0,
                created_at: self.world.now(),
                used_at: None,
                suspect_at: None,
            })),
            Err(Fault::Wrong(why)) => {
                tracing::info!(why, "a passkey was not added");
                Ok(New::Wrong)
            }
            Err(fault) => Err(fault.into()),
        }
    }

    /// Whether there is room for one more.
    pub async fn has_room_for_passkey(source: &mut impl Source, person: PersonId) -> store::Result<bool> {
        let count = store::passkey::count(source, person).await?;
        Ok(usize::try_from(count).is_ok_and(|count| count < MOST))
    }

    /// The passkey of which this says it is an answer.
    pub async fn named_passkey(
        &self,
        answer: &Answer,
        of: Option<PersonId>,
    ) -> Result<Option<PasskeyRow>, Trouble> {
        let mut source = self.db.reader();
        let Some(person) = of else {
            let Some(handle) = answer.handle() else { return Ok(None) };
            return Ok(store::passkey::named(&mut source, answer.credential_id(), handle).await?);
        };
        let rows = store::passkey::of_person(&mut source, person).await?;
        Ok(rows.into_iter().find(|row| row.credential_id == answer.credential_id()))
    }

    /// What an answer to the challenge of this browser is worth: otherwise the word for the log that says why not. The
    /// challenge is used up either way.
    pub async fn shown_passkey(
        &self,
        purpose: Purpose,
        holder: Option<[u8; 32]>,
        answer: &Answer,
        named: Option<PasskeyRow>,
    ) -> Result<Result<Shown, &'static str>, Trouble> {
        let state = self.asked(holder, purpose).await?;
        let (Some(state), Some(row)) = (state, named) else { return Ok(Err("wrong")) };
        if row.suspect_at.is_some() {
            return Ok(Err("suspect"));
        }
        match self.passkeys.shown(answer, &state, row.credential.clone()) {
            Ok(credential) => Ok(Ok(Shown { person: row.person, id: row.id, seen: row.version, credential })),
            Err(Fault::WentBack) => {
                self.close_passkey(&row).await?;
                Ok(Err("copied"))
            }
            Err(Fault::Wrong(why)) => {
                tracing::info!(why, "a passkey was refused");
                Ok(Err("wrong"))
            }
            Err(fault) => Err(fault.into()),
        }
    }

    /// There may be two of it: it opens nothing any more, and its owner is told.
    async fn close_passkey(&self, row: &PasskeyRow) -> Result<(), Trouble> {
        let (services, id, person, now) = (self.clone(), row.id, row.person, self.world.now());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if store::passkey::suspect(tx, id, now).await? {
                        tx.record(
                            Act::of(By::System, "passkey.suspect", trail::person(person)).to(id.to_string()),
                        );
                        let whose = Whose::Person(person);
                        services.tell_account(tx, whose, AccountNews::PasskeySuspect).await?;
                    }
                    Ok::<_, store::Error>(())
                })
            })
            .await?;
        self.outbox.wake();
        Ok(())
    }

    /// Another name for an own passkey.
    pub async fn rename_passkey(&self, person: PersonId, id: Uuid, name: String) -> Result<(), Trouble> {
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if !store::passkey::rename(tx, id, person, name).await? {
                        return Err(Trouble::Missing);
                    }
                    tx.record(Act::of(person, "passkey.rename", trail::person(person)).to(id.to_string()));
                    Ok(())
                })
            })
            .await
    }
}
