//! Second factors: one's own, set up with a first code, with ten recovery codes; and what a code that somebody typed is worth.
//! A code is compared with what is stored and used up in the transaction of what it opens, so it opens one thing.

use app::{mail::AccountNews, page::people::second_factor::Factor};
use domain::{
    id::PersonId,
    person::{Grant, Role},
    time::Time,
};
use sha2::{Digest as _, Sha256};

use super::{
    Services, Trouble, Whose,
    tries::{Aim, HOURLY, STEP},
};
use crate::{
    store::{self, Source, Tx, second_factor},
    totp::{self, Seed, base32},
};

/// How many recovery codes there are.
const CODES: usize = 10;

/// Who needs a second factor: whoever decides, reviews, administers or reads everything.
pub const fn needs_factor(role: Role) -> bool {
    match role {
        Role::Reviewer | Role::Executive | Role::Auditor | Role::Admin => true,
        Role::Marketer | Role::Adviser => false,
    }
}

/// Whether one of these roles needs one.
pub fn need_factor<'g>(grants: impl IntoIterator<Item = &'g Grant>) -> bool {
    grants.into_iter().any(|grant| needs_factor(grant.role))
}

/// A code that may be right; it is used up by [`Right::redeem`].
#[derive(Clone, Copy, Debug)]
pub struct Right {
    person: PersonId,
    proof: Proof,
    aims: [Aim; 2],
}

#[derive(Clone, Copy, Debug)]
enum Proof {
    Step(i64),
    Recovery([u8; 32]),
}

impl Right {
    /// How it was proven (RFC 8176).
    pub const fn method(self) -> &'static str {
        match self.proof {
            Proof::Step(_) => "otp",
            Proof::Recovery(_) => "recovery",
        }
    }

    /// Uses the code up; false when somebody was quicker with it, or it is no recovery code at all.
    pub async fn redeem(self, tx: &mut Tx, services: &Services) -> store::Result<bool> {
        let (person, now) = (self.person, services.world.now());
        let used = match self.proof {
            Proof::Step(step) => second_factor::use_step(tx, person, step).await?,
            Proof::Recovery(hash) => {
                let used = second_factor::use_code(tx, person, hash, now).await?;
                if used {
                    services.tell_account(tx, Whose::Person(person), AccountNews::CodeUsed).await?;
                }
                used
            }
        };
        if used {
            for aim in self.aims {
                aim.give_back(tx).await?;
            }
        }
        Ok(used)
    }
}

impl Services {
    /// Whether codes are asked for when this person signs in.
    pub async fn has_factor(source: &mut impl Source, person: PersonId) -> store::Result<bool> {
        Ok(second_factor::find(source, person).await?.is_some_and(|row| row.confirmed_at.is_some()))
    }

    /// Whether this person has any second factor, a suspect passkey too: what may be copied is no reason to let a password alone
    /// set up another one.
    pub async fn has_any_factor(source: &mut impl Source, person: PersonId) -> store::Result<bool> {
        Ok(Self::has_factor(source, person).await? || store::passkey::count(source, person).await? > 0)
    }

    /// What the page of this person's second factor shows.
    pub async fn factor(&self, person: PersonId) -> Result<Factor, Trouble> {
        let mut source = self.db.reader();
        let Some(row) = second_factor::find(&mut source, person).await? else { return Ok(Factor::Off) };
        if row.confirmed_at.is_some() {
            return Ok(Factor::On { codes: second_factor::codes_left(&mut source, person).await? });
        }
        let email = store::person::find(&mut source, person).await?.map(|person| person.email);
        let seed = self.seed(person, &row.seed)?;
        Ok(Factor::Begun { seed: seed.text(), uri: seed.uri(&email.unwrap_or_default()) })
    }

    fn seed(&self, person: PersonId, sealed: &[u8]) -> Result<Seed, Trouble> {
        let opened = self.secrets.open(person.0, sealed)?;
        Seed::from_bytes(&opened).ok_or(Trouble::Missing)
    }

    /// Makes a seed that waits for its first code; one that counts stays.
    pub async fn begin_factor(&self, person: PersonId) -> Result<(), Trouble> {
        let seed = Seed::new(&self.world);
        let (sealed, now) = (self.secrets.seal(&self.world, person.0, seed.bytes())?, self.world.now());
        let write = self.db.write(move |tx| {
            Box::pin(async move { second_factor::begin(tx, person, sealed, now).await.map(drop) })
        });
        Ok(write.await?)
    }

    /// The step for which this first code is right; `None` for a wrong one, or one too many.
    pub async fn first_code(&self, person: PersonId, code: &str) -> Result<Option<i64>, Trouble> {
        let now = self.world.now();
        if !self.try_at(aims(person, now).to_vec()).await? {
            return Ok(None);
        }
        let Some(row) = second_factor::find(&mut self.db.reader(), person).await? else { return Ok(None) };
        Ok(self.seed(person, &row.seed)?.step_of(&digits(code), now, row.last_step))
    }

    /// What a typed code may be worth; `None` for a wrong one, or one too many.
    pub async fn code(&self, person: PersonId, typed: &str) -> Result<Option<Right>, Trouble> {
        let (now, code) = (self.world.now(), digits(typed));
        let aims = aims(person, now);
        if !self.try_at(aims.to_vec()).await? {
            return Ok(None);
        }
        let found = second_factor::find(&mut self.db.reader(), person).await?;
        let Some(row) = found.filter(|row| row.confirmed_at.is_some()) else { return Ok(None) };
        if let Some(step) = self.seed(person, &row.seed)?.step_of(&code, now, row.last_step) {
            return Ok(Some(Right { person, proof: Proof::Step(step), aims }));
        }
        let is_recovery = code.len() == LENGTH;
        Ok(is_recovery.then(|| Right { person, proof: Proof::Recovery(hash(&code)), aims }))
    }

    /// New recovery codes in the place of all others, as they are shown once.
    pub async fn new_codes(&self, tx: &mut Tx, person: PersonId) -> store::Result<Vec<String>> {
        let codes: Vec<String> = (0..CODES).map(|_| base32(&self.world.bytes::<15>())).collect();
        second_factor::replace_codes(tx, person, codes.iter().map(|code| hash(code)).collect()).await?;
        let spaced = |code: &String| {
            let fours: Vec<_> = code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
            fours.join("-")
        };
        Ok(codes.iter().map(spaced).collect())
    }
}

/// 120 bits in base32: enough that a plain hash is safe at rest.
const LENGTH: usize = 24;

fn aims(person: PersonId, now: Time) -> [Aim; 2] {
    let (whom, step) = (person.to_string(), totp::step(now));
    [Aim::at("code-step", &format!("{whom}/{step}"), STEP), Aim::at("code", &whom, HOURLY)]
}

/// A code without what people put between its signs.
fn digits(typed: &str) -> String {
    typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').flat_map(char::to_uppercase).collect()
}

fn hash(code: &str) -> [u8; 32] {
    Sha256::digest(code.as_bytes()).into()
}
