//! Links from mails and from admins: `GET` looks and uses nothing up, `POST /link/{token}` uses the link up, together with what
//! it is for, in one transaction: a session, a first password and a session, or another password and no session at all. Used,
//! expired, unknown and malformed links all answer the same. No link leads around a second factor.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::password::NewPassword},
    mail::AccountNews,
    page::{
        people::link::{LinkPage, LinkUse},
        trouble::because,
    },
};
use axum::{Router, extract::Path, http::HeaderMap, response::Response, routing::get};
use domain::id::PersonId;

use super::{
    chosen,
    entry::{Door, Entry, with_cookies},
};
use crate::{
    http::{
        Ask, Shared,
        endpoint::{Body, nothing_but},
    },
    service::{Trouble, Whose},
    store::{
        self, Tx,
        link::{Owner, Purpose},
        trail::{self, Act},
    },
    token::Token,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::LINK, get(show).post(submit))
}

const GONE: Failure = Failure::Gone(because::LINK);

async fn show(ask: Ask, Path(token): Path<String>) -> Response {
    let page = async {
        let (_, owner) = find(&ask, &token).await?;
        Ok::<_, Failure>(page(owner, Posted::blank()))
    };
    ask.answer(page.await).await
}

async fn find(ask: &Ask, token: &str) -> Result<([u8; 32], Owner), Failure> {
    let hash = Token::parse(token).ok_or(GONE)?.hash();
    let mut source = ask.shared.db.reader();
    let owner = store::link::look(&mut source, hash, ask.shared.world.now()).await;
    Ok((hash, owner.map_err(Trouble::from)?.ok_or(GONE)?))
}

fn page(owner: Owner, posted: Posted) -> LinkPage {
    let purpose = match owner.purpose {
        Purpose::SignIn => LinkUse::SignIn,
        Purpose::Invitation => LinkUse::Invitation,
        Purpose::Reset => LinkUse::Reset,
    };
    LinkPage { purpose, posted }
}

async fn submit(ask: Ask, headers: HeaderMap, Path(token): Path<String>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let (hash, owner) = match find(&ask, &token).await {
        Ok(found) => found,
        Err(failure) => return ask.trouble(failure).await,
    };
    let used = match owner.purpose {
        Purpose::SignIn => match nothing_but(&body, &[]) {
            Ok(_) => sign_in(&ask, hash).await.map(|entry| entry.answer(&ask, None)),
            Err(failure) => Err(failure),
        },
        Purpose::Invitation | Purpose::Reset => choose(&ask, &headers, hash, owner, &typed).await,
    };
    match used {
        Ok(response) => response,
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(page(owner, posted))).await
        }
    }
}

async fn sign_in(ask: &Ask, hash: [u8; 32]) -> Result<Entry, Failure> {
    let (door, now) = (Door::of(ask), ask.shared.world.now());
    let entry: Result<Option<Entry>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                match store::link::redeem(tx, hash, now).await? {
                    Some(Owner { person, purpose: Purpose::SignIn }) => {
                        Ok(Some(door.enter(tx, person, "link").await?))
                    }
                    _ => Ok(None),
                }
            })
        })
        .await;
    entry?.ok_or(GONE)
}

async fn choose(
    ask: &Ask,
    headers: &HeaderMap,
    hash: [u8; 32],
    owner: Owner,
    typed: &Typed,
) -> Result<Response, Failure> {
    let password = NewPassword::parse(typed)?;
    let found =
        store::person::find(&mut ask.shared.db.reader(), owner.person).await.map_err(Trouble::from)?;
    let person = found.ok_or(GONE)?;
    let password_hash = chosen(ask, password, &person.name, &person.email).await?;
    let (door, services, now) = (Door::of(ask), ask.services.clone(), ask.shared.world.now());
    let device = ask.shared.sessions.device(headers);
    let invited = owner.purpose == Purpose::Invitation;
    let entry: Result<Option<Result<Entry, Option<axum::http::HeaderValue>>>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if store::link::redeem(tx, hash, now).await? != Some(owner) {
                    return Ok(None);
                }
                let act = Act::of(owner.person, "password.set", trail::person(owner.person));
                tx.record(act.proved_by("link"));
                set(tx, owner.person, password_hash, now).await?;
                if invited {
                    return Ok(Some(Ok(door.enter_and_know(tx, owner.person, "link", device).await?)));
                }
                services.tell_account(tx, Whose::Person(owner.person), AccountNews::PasswordChanged).await?;
                // Whoever reads the mails of this account signs in here, whatever happens elsewhere.
                Ok(Some(Err(door.know(tx, owner.person, device).await?)))
            })
        })
        .await;
    ask.services.outbox.wake();
    Ok(match entry?.ok_or(GONE)? {
        Ok(entry) => entry.answer(ask, None),
        Err(known) => with_cookies(ask.done_in(ask.language, &Address::SignIn, done::PASSWORD), known),
    })
}

/// Another password: whoever was signed in with the old one is not any more, and no other link chooses one.
async fn set(tx: &mut Tx, person: PersonId, hash: String, now: domain::time::Time) -> store::Result<()> {
    store::person::set_password(tx, person, hash).await?;
    store::session::revoke_all(tx, person, now).await?;
    store::half_session::end_all(tx, person).await?;
    store::device::forget(tx, person).await?;
    store::link::forget(tx, person, now).await
}
