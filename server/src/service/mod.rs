//! What the product does, one file per room: permit, load, change purely, save with its events, commit. Pages and
//! endpoints call these and nothing else; nothing else writes.

mod account;
mod account_news;
mod act;
mod assign;
mod audit;
mod bulk;
mod carried;
mod circle;
mod desk;
mod entry;
mod evidence;
pub mod factor;
mod failure;
mod file;
mod forget;
mod hours;
mod intake;
mod known;
mod lead_time;
mod list;
mod news;
mod notify;
mod outbox;
mod overdue;
pub mod passkey;
mod people;
mod policy;
mod precedents;
mod proof;
pub mod provider;
mod refusals;
mod register;
mod reuse;
mod review;
mod sessions;
mod since;
mod staff;
mod talk;
mod tick;
mod told;
mod tolerance;
pub mod tries;
mod verdict;
mod view;
mod warm;
mod ways;

use domain::{case::standing::Basis, clock::zone::local, policy::Policy, rules::RuleBook, time::Day};

use crate::{
    outbox::Outbox,
    passkey::Passkeys,
    secret::Secrets,
    signer::Signer,
    store::{
        self, Db,
        rule_book::RuleBookRow,
        trail::{Act, By},
    },
    world::World,
};

pub use account_news::{AccountNote, INVITATION, RESET, Whose};
pub use desk::{ANYBODY, Desk, SECURITY};
pub(crate) use entry::row as entry_row;
pub use evidence::{Bring, Download, Room};
pub use failure::Trouble;
pub(crate) use file::file as case_row;
pub use list::Ask;
pub use notify::{Addressee, Note};
pub use policy::InForce;
pub use proof::{NotTried, Proof, Unproven};
pub use refusals::{Refusal, Refusals};
pub use tolerance::AreaTolerance;
pub use warm::simulate;

/// Everything a service needs. Clones share it.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database.
    pub db: Db,
    /// Time and randomness.
    pub world: World,
    /// The rule book in force.
    pub book: &'static RuleBook,
    /// The policy in force.
    pub policy: InForce,
    /// Simulations that were made.
    pub losses: loss::Memo,
    /// How much room files have.
    pub room: Room,
    /// Where messages wait to be sent; off unless the server turns it on.
    pub outbox: Outbox,
    /// What was refused and is not in the audit log yet.
    pub refusals: Refusals,
    /// Who signs the audit log.
    pub signer: Signer,
    /// The server's key.
    pub secrets: Secrets,
    /// Who checks passkeys; off unless the server says under which address.
    pub passkeys: Passkeys,
}

impl Services {
    /// Services on a database, with the built-in rule book and the default policy.
    pub fn new(db: Db, world: World) -> Self {
        Self {
            db: db.in_world(world.clone()),
            world,
            book: RuleBook::built_in(),
            policy: InForce::default(),
            losses: loss::Memo::default(),
            room: Room::default(),
            outbox: Outbox::default(),
            refusals: Refusals::default(),
            signer: Signer::default(),
            secrets: Secrets::default(),
            passkeys: Passkeys::default(),
        }
    }

    /// The same services under another policy.
    #[must_use]
    pub fn under(self, policy: Policy) -> Self {
        Self { policy: InForce::of(policy), ..self }
    }

    /// The same with this much room for files, in bytes.
    #[must_use]
    pub fn with_room(self, person: i64, all: i64) -> Self {
        Self { room: Room { person, all }, ..self }
    }

    /// The same, telling people through this outbox.
    #[must_use]
    pub fn with_outbox(self, outbox: Outbox) -> Self {
        Self { outbox, ..self }
    }

    /// The same with the server's key.
    #[must_use]
    pub fn with_secrets(self, secrets: Secrets) -> Self {
        Self { secrets, ..self }
    }

    /// The same with passkeys.
    #[must_use]
    pub fn with_passkeys(self, passkeys: Passkeys) -> Self {
        Self { passkeys, ..self }
    }

    /// The same, signing the audit log.
    #[must_use]
    pub fn with_signer(self, signer: Signer) -> Self {
        Self { signer, ..self }
    }

    /// Keeps the texts of the rule book in force, so that decisions can be computed again when it is not any more.
    pub async fn keep_book(&self) -> Result<(), store::Error> {
        let row = RuleBookRow::of(RuleBook::built_in_sources(), &self.book.version, self.world.now());
        let rules = self.rules();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if store::rule_book::keep(tx, row).await? {
                        tx.record(Act::of(By::System, "rule-book.keep", "rule-book").under(rules));
                    }
                    Ok(())
                })
            })
            .await
    }

    /// The rules in force as the audit log names them: the version, and a part of the hash that tells two of one version
    /// apart; behind it the version of the company's settings, once somebody has changed one.
    fn rules(&self) -> String {
        let hash: String = self.book.hash().chars().take(12).collect();
        match self.policy().version {
            0 => format!("{}+{hash}", self.book.version),
            version => format!("{}+{hash}/{version}", self.book.version),
        }
    }

    /// What a standing rests on under this policy.
    fn basis<'a>(&'a self, policy: &'a Policy) -> Basis<'a> {
        Basis { book: self.book, policy, losses: &self.losses }
    }

    /// Today, where the product is used.
    fn today(&self) -> Day {
        local(self.world.now()).day
    }
}
