//! `concord user add`: makes an account and prints a link that leads in once. Nobody gets a default password. An
//! area that does not exist yet is made, because on an empty server nothing else could make the first one. `concord user
//! link`: another link for somebody who is there.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, IsTerminal as _},
};

use app::address::Address;
use clap::{Args, Subcommand};
use domain::{
    area::Area,
    id::{AreaId, PersonId},
    language::Language,
    person::{Grant, Role},
};

use super::{ConfigFile, Failure, say};
use crate::{
    backup,
    config::Config,
    password::{Cost, Fault, Passwords, Weak, weakness},
    service::INVITATION,
    store::{
        self, Constraint, Db, Tx,
        link::Purpose,
        person::PersonRow,
        trail::{self, Act, By},
    },
    token::Token,
    world::World,
};

const EXAMPLES: &str = "\
Examples:
  concord user add --name 'Ada Berg' --email ada@berg.example --role admin
  concord user add --name 'Kim Lee' --email kim@berg.example --language de --role marketer --area Retail
  concord user add --name 'Eva Stein' --email eva@berg.example --role executive --area Retail

The link works once and for 24 hours: with it the person chooses a password. With --password-stdin the first
line of the standard input becomes the password (12 to 1024 bytes), and the link signs in.";

/// The end of the road for whoever lost password and second factor, also the only admin: whoever may run commands on the
/// machine knows who they are.
#[derive(Debug, Args)]
pub(super) struct Link {
    /// Mail address of the account
    #[arg(long, value_parser = address)]
    email: String,
    /// Take the second factor, its recovery codes and all passkeys away, too
    #[arg(long)]
    drop_second_factor: bool,
    #[command(flatten)]
    config: ConfigFile,
}

/// Who they are at the company's provider is told anew at their next sign-in there.
#[derive(Debug, Args)]
pub(super) struct Unlink {
    /// Mail address of the account
    #[arg(long, value_parser = address)]
    email: String,
    #[command(flatten)]
    config: ConfigFile,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Forget who somebody is at the company's provider, because they have another account there now
    Unlink(Unlink),
    /// Print a single-use link with which somebody who is there chooses another password
    Link(Link),
    /// Make an account and print a single-use link with which its owner chooses a password
    Add(Add),
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Add {
    /// Name as the person writes it
    #[arg(long, value_parser = filled)]
    name: String,
    /// Mail address; one account per address
    #[arg(long, value_parser = address)]
    email: String,
    /// Language of the person's pages: de or en
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
    /// What the person may do: marketer, reviewer, adviser, executive, auditor or admin; may be repeated
    #[arg(long = "role", required = true, value_name = "ROLE", value_parser = role)]
    roles: Vec<Role>,
    /// Where: the name of an area, made if there is none; may be repeated. Without it, everywhere
    #[arg(long = "area", value_name = "AREA", value_parser = filled)]
    areas: Vec<String>,
    /// Read a password from the standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) fn filled(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err("must not be empty".to_owned()),
        1..=200 => Ok(text.to_owned()),
        _ => Err("must have at most 200 characters".to_owned()),
    }
}

fn address(text: &str) -> Result<String, String> {
    let text = filled(text)?;
    let fits = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.is_empty()
            && !host.contains('@')
            && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control())
    });
    if fits { Ok(text) } else { Err("is no mail address".to_owned()) }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "must be de or en".to_owned())
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| format!("must be one of {}", Role::ALL.map(Role::code).join(", ")))
}

/// One account to make.
struct Account {
    person: PersonRow,
    password_hash: Option<String>,
    roles: Vec<Role>,
    areas: Vec<String>,
    token: Token,
}

pub(super) async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Add(add) => self::add(add).await,
        Command::Link(wanted) => again(wanted).await,
        Command::Unlink(wanted) => unlink(wanted).await,
    }
}

async fn unlink(wanted: Unlink) -> Result<(), Failure> {
    let (config, world) = (wanted.config.load()?, World::system());
    let (db, _) = backup::before::open(&config, &world).await?;
    let found = store::person::credential(&mut db.reader(), &wanted.email).await?;
    let Some(credential) = found else {
        db.close().await;
        return Err(Failure::Usage(format!("there is no account for {}", wanted.email)));
    };
    let (id, now) = (credential.person, world.now());
    let gone: Result<bool, store::Error> = db
        .write(move |tx| {
            Box::pin(async move {
                let gone = store::provider::unlink(tx, id).await?;
                if gone {
                    tx.record(Act::of(By::Operator, "provider.unlink", trail::person(id)));
                    store::session::revoke_all(tx, id, now).await?;
                }
                Ok(gone)
            })
        })
        .await;
    db.close().await;
    if !gone? {
        return Err(Failure::Usage(format!("{} is not connected with a provider", wanted.email)));
    }
    say::message(&format_args!("{} is connected with no provider any more", wanted.email));
    Ok(())
}

async fn again(wanted: Link) -> Result<(), Failure> {
    let (config, world) = (wanted.config.load()?, World::system());
    let (db, _) = backup::before::open(&config, &world).await?;
    let found = store::person::credential(&mut db.reader(), &wanted.email).await?;
    let Some(credential) = found else {
        db.close().await;
        return Err(Failure::Usage(format!("there is no account for {}", wanted.email)));
    };
    let person = store::person::find(&mut db.reader(), credential.person).await?;
    let (token, now, drops) = (Token::new(&world), world.now(), wanted.drop_second_factor);
    let hash = token.hash();
    let written: Result<(), store::Error> = db
        .write(move |tx| {
            Box::pin(async move {
                let id = credential.person;
                tx.record(Act::of(By::Operator, "link.create", trail::person(id)).to(Purpose::Reset.code()));
                if drops {
                    tx.record(Act::of(By::Operator, "factor.remove", trail::person(id)));
                    store::second_factor::remove(tx, id).await?;
                    store::passkey::remove_all(tx, id).await?;
                }
                store::link::insert_for(tx, Purpose::Reset, hash, id, [now, now.plus(INVITATION)]).await
            })
        })
        .await;
    db.close().await;
    written?;
    let language = person.map_or(Language::En, |person| person.language);
    let origin = config.listen.origin(config.listen.address.port());
    say::result(&format_args!("{origin}{}", Address::Link(token.text()).to(language)));
    Ok(())
}

async fn add(add: Add) -> Result<(), Failure> {
    if add.roles.contains(&Role::Executive) && add.areas.is_empty() {
        return Err(Failure::Usage("an executive decides for an area; name it with --area".to_owned()));
    }
    let (config, world) = (add.config.load()?, World::system());
    let password = if add.password_stdin { Some(password(&add.name, &add.email)?) } else { None };
    let (db, _) = backup::before::open(&config, &world).await?;
    let password_hash = match password {
        Some(password) => Some(hash(&db, &world, password).await?),
        None => None,
    };
    let account = Account {
        person: PersonRow {
            id: PersonId(world.uuid()),
            name: add.name,
            email: add.email,
            language: add.language,
            disabled_at: None,
            created_at: world.now(),
        },
        password_hash,
        roles: add.roles,
        areas: add.areas,
        token: Token::new(&world),
    };
    let link = link(&config, &account);
    let made = db.write(move |tx| Box::pin(async move { make(tx, &world, account).await })).await;
    db.close().await;
    for area in made? {
        say::message(&format_args!("made the area {area}"));
    }
    say::result(&format_args!("{link}"));
    Ok(())
}

/// Reads the password; only then is there something to say about it.
fn password(name: &str, email: &str) -> Result<String, Failure> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        say::message(&format_args!("Password (it is shown while you type):"));
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\n', '\r']).to_owned();
    match weakness(&password, name, email) {
        None => Ok(password),
        Some(Weak::TooShort) => Err(Failure::Usage(Fault::TooShort.to_string())),
        Some(Weak::TooLong) => Err(Failure::Usage(Fault::TooLong.to_string())),
        Some(Weak::Guessable) => Err(Failure::Usage(
            "this password would be among the first that somebody tries; take another one".to_owned(),
        )),
    }
}

async fn hash(db: &Db, world: &World, password: String) -> Result<String, Failure> {
    let cost = Cost::of(db, world).await?;
    let hashed = Passwords::at(world.clone(), cost).hash(password).await;
    hashed.map_err(|fault| Failure::Usage(fault.to_string()))
}

fn link(config: &Config, account: &Account) -> String {
    let origin = config.listen.origin(config.listen.address.port());
    format!("{origin}{}", Address::Link(account.token.text()).to(account.person.language))
}

/// Everything or nothing; answers the names of the areas that were made.
async fn make(tx: &mut Tx, world: &World, account: Account) -> Result<Vec<String>, Failure> {
    let Account { person, password_hash, roles, areas, token } = account;
    let purpose = if password_hash.is_some() { Purpose::SignIn } else { Purpose::Invitation };
    match store::person::insert(tx, &person, password_hash).await {
        Err(store::Error::Taken(Constraint::PersonEmail)) => {
            return Err(Failure::Usage(format!("there is already an account for {}", person.email)));
        }
        outcome => outcome?,
    }
    let (mut places, mut made) = (Vec::new(), Vec::new());
    for name in areas {
        places.push(
            place(tx, world, name, roles.contains(&Role::Executive).then_some(person.id), &mut made).await?,
        );
    }
    // A set, because a role or an area may be named twice.
    let mut grants = BTreeSet::new();
    for role in roles {
        grants.extend(places.iter().map(|area| Grant { role, area: Some(*area) }));
        if places.is_empty() {
            grants.insert(Grant { role, area: None });
        }
    }
    for grant in grants {
        store::person::grant(tx, person.id, grant).await?;
    }
    let act = Act::of(By::Operator, "person.add", trail::person(person.id));
    tx.record(act.with_text(serde_json::json!({ "name": person.name, "email": person.email })));
    let now = world.now();
    store::link::insert_for(tx, purpose, token.hash(), person.id, [now, now.plus(INVITATION)]).await?;
    Ok(made)
}

/// The area of a name, made if there is none, with `executive` as its executive if one is given.
async fn place(
    tx: &mut Tx,
    world: &World,
    name: String,
    executive: Option<PersonId>,
    made: &mut Vec<String>,
) -> Result<AreaId, Failure> {
    let Some(mut found) = store::area::by_name(tx, &name).await? else {
        let area = Area { executive, ..Area::new(AreaId(world.uuid()), name) };
        store::area::insert(tx, &area).await?;
        made.push(area.name);
        return Ok(area.id);
    };
    match (found.area.executive, executive) {
        (_, None) => {}
        (Some(present), Some(new)) if present == new => {}
        (Some(_), Some(_)) => {
            return Err(Failure::Usage(format!("the area {} has an executive already", found.area.name)));
        }
        (None, Some(_)) => {
            found.area.executive = executive;
            store::area::save(tx, &found.area, found.version).await?;
        }
    }
    Ok(found.area.id)
}
