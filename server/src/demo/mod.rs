//! The demo: an invented company in an empty database, and sign-in links for its people. It is filled once, by the
//! product's own acts (`stage`), and never touches a database in which anybody else works.

mod company;
mod forecast;
mod scene;
mod stage;
mod wish;

#[cfg(test)]
mod tests;

use std::fmt;

use app::address::Address;
use domain::{language::Language, time::HOUR};

pub(crate) use self::stage::before;
use self::{
    company::{LAST, Who},
    stage::Stage,
};
use crate::{
    http::Shared,
    service::{Services, Trouble},
    store::{
        self, Db,
        trail::{self, Act, By},
    },
    token::Token,
};

/// How long a printed link works.
const LINK: i64 = 24 * HOUR;
/// How long before now the people came to the company.
const SENIORITY: i64 = 400 * 24 * HOUR;

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else works in this database.
    #[error(
        "this database holds people who are not of the demo; start the demo with an empty data directory, \
         for example CONCORD_DATA__DIRECTORY=/tmp/concord-demo"
    )]
    NotOurs,
    /// The first filling was killed half-way.
    #[error("the demo was interrupted while it was being filled; delete its data directory and start again")]
    Interrupted,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A scene does not fit the rules any more: a bug.
    #[error("the demo's case {tool} cannot be played: {act}: {trouble}")]
    Scene {
        /// The case.
        tool: &'static str,
        /// The act.
        act: &'static str,
        /// What was refused.
        trouble: Box<Trouble>,
    },
    /// The clock did not remind anybody: a bug.
    #[error("the clock of the demo stopped: {0}")]
    Clock(Box<Trouble>),
    /// A scene ended before its decision counted: a bug.
    #[error("the demo's case {tool} was not decided")]
    Unfinished {
        /// The case.
        tool: &'static str,
    },
}

/// Whether the company was there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// It was made just now.
    Made,
    /// It was made by an earlier start.
    Found,
}

/// Puts the invented company into an empty database; a second time changes nothing.
pub async fn fill(services: &Services) -> Result<Filling, Error> {
    match state(&services.db).await? {
        State::Empty => {}
        State::Filled => return Ok(Filling::Found),
        State::Half => return Err(Error::Interrupted),
        State::Foreign => return Err(Error::NotOurs),
    }
    let now = services.world.now();
    let since = now.plus(-SENIORITY);
    services.db.write(move |tx| Box::pin(async move { company::found(tx, now, since).await })).await?;
    let stage = Stage::new(services.db.clone(), now);
    scene::play(&stage).await?;
    stage.catch_up().await?;
    services.db.write(move |tx| Box::pin(async move { company::complete(tx, since).await })).await?;
    Ok(Filling::Made)
}

enum State {
    Empty,
    Half,
    Filled,
    Foreign,
}

async fn state(db: &Db) -> Result<State, Error> {
    let people = store::person::all(&mut db.reader()).await?;
    let is_here = |who: Who| people.iter().any(|person| person.id == who.id());
    Ok(match (people.is_empty(), is_here(Who::Mia), is_here(LAST)) {
        (true, ..) => State::Empty,
        (_, true, true) => State::Filled,
        (_, true, false) => State::Half,
        (_, false, _) => State::Foreign,
    })
}

/// Fills the company, makes its people the personas of this server, and gives each a fresh link.
pub async fn open(shared: &Shared) -> Result<Links, Error> {
    fill(&shared.services).await?;
    // A second call finds the same personas there already.
    let _ = shared.personas.set(Who::ALL.map(Who::persona).to_vec());
    let (now, world) = (shared.world.now(), shared.world.clone());
    let tokens: Vec<(Who, Token)> = Who::ALL.map(|who| (who, Token::new(&world))).into();
    let hashes: Vec<_> = tokens.iter().map(|(who, token)| (who.id(), token.hash())).collect();
    let inserted = shared.db.write(move |tx| {
        Box::pin(async move {
            for (person, hash) in hashes {
                store::link::insert(tx, hash, person, now, now.plus(LINK)).await?;
                tx.record(Act::of(By::System, "link.create", trail::person(person)));
            }
            Ok::<_, store::Error>(())
        })
    });
    inserted.await?;
    let origin = shared.origin.as_str();
    let link = |(who, token): (Who, Token)| {
        let path = Address::Link(token.text()).to(who.language());
        (who, format!("{origin}{path}"))
    };
    Ok(Links(tokens.into_iter().map(link).collect()))
}

/// One single-use sign-in link for everybody of the company, to be printed.
pub struct Links(Vec<(Who, String)>);

impl fmt::Display for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        writeln!(
            f,
            "Demo: the invented company Halvermoor. Each link signs one person in, once, for 24 hours;"
        )?;
        writeln!(
            f,
            "/en/ instead of /de/ in its address gives English pages. Further starts print new links."
        )?;
        writeln!(f)?;
        for (who, link) in &self.0 {
            let persona = who.persona();
            let words = app::text::Words::of(Language::En);
            writeln!(f, "  {:<36} {}", persona.name, words.say(persona.role))?;
            writeln!(f, "    {link}")?;
        }
        Ok(())
    }
}
