//! Signing in with a password: `GET` and `POST /sign-in`. Whatever is wrong, also too many tries, exactly one hash runs and one
//! sentence comes back, so that neither time nor words tell who has an account. Tries are counted before they are looked at,
//! those in a browser that is known apart from all others. `?next=` leads on to where somebody wanted to go.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::sign_in::SignInForm},
    mail::AccountNews,
    page::people::sign_in::{OtherWay, SignInPage},
};
use axum::{Router, http::HeaderMap, response::Response, routing::get};
use domain::id::PersonId;
use uuid::Uuid;

use super::{
    entry::{Door, Entry},
    from_here, next, verify,
};
use crate::{
    http::{Ask, Shared, endpoint::Body},
    service::{
        Refusal, Trouble, Whose,
        provider::is_bound,
        tries::{ACCOUNT, ADDRESS, Aim},
    },
    store::{
        self,
        trail::{self, Act, By},
    },
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SIGN_IN, get(show).post(submit))
}

async fn show(ask: Ask) -> Response {
    match (&ask.signed_in, next(&ask)) {
        (Some(_), Some(next)) => ask.go_local(&next),
        (Some(_), None) => ask.go(&Address::Start),
        (None, _) => ask.page(page(&ask, Posted::blank())).await,
    }
}

async fn submit(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match enter(&ask, &headers, &typed).await {
        Ok(entry) => entry.answer(&ask, next(&ask).as_ref()),
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(page(&ask, posted))).await
        }
    }
}

fn page(ask: &Ask, posted: Posted) -> SignInPage {
    let on = || next(ask).map(|next| next.as_str().to_owned()).unwrap_or_default();
    let provider = ask
        .shared
        .provider
        .as_ref()
        .map(|known| OtherWay { name: known.config().name(ask.language).to_owned(), next: on() });
    let passkey = ask.services.passkeys.is_on().then(|| Address::Passkey(on()));
    SignInPage { posted, demo: ask.shared.personas.get().is_some(), provider, passkey }
}

/// Somebody whose password was right.
struct Known {
    person: PersonId,
    stored: String,
    password: String,
    aims: Vec<Aim>,
    device: Option<[u8; 32]>,
    returns: bool,
}

async fn enter(ask: &Ask, headers: &HeaderMap, typed: &Typed) -> Result<Entry, Failure> {
    let form = match SignInForm::parse(typed) {
        Ok(form) => form,
        Err(faults) => {
            verify(ask, None, String::new()).await?;
            return Err(faults.into());
        }
    };
    let known = check(ask, headers, form).await?;
    let Known { person, stored, password, aims, device, returns } = known.map_err(|aimed| {
        let object = aimed.map_or_else(|| "person/unknown".to_owned(), trail::person);
        let (by, act, way, why) = (By::Nobody, "session.refused", "pwd".to_owned(), "wrong");
        ask.services.refuse(Refusal { by, act, object, way, why });
        SignInForm::wrong()
    })?;
    let (door, services, now) = (Door::of(ask), ask.services.clone(), ask.shared.world.now());
    let entry: Result<Entry, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                for aim in aims {
                    aim.give_back(tx).await?;
                }
                // The first browser is no news; every other one may be somebody else's.
                if !returns && store::device::has_any(tx, person, now).await? {
                    services.tell_account(tx, Whose::Person(person), AccountNews::NewDevice).await?;
                }
                Ok(door.enter_and_know(tx, person, "pwd", device).await?)
            })
        })
        .await;
    renew(ask, person, &stored, password).await;
    Ok(entry?)
}

/// Whose address and password these are; otherwise at whom they were aimed. The work is the same when it is nobody.
async fn check(
    ask: &Ask,
    headers: &HeaderMap,
    form: SignInForm,
) -> Result<Result<Known, Option<PersonId>>, Failure> {
    let SignInForm { email, password } = form;
    let mut source = ask.shared.db.reader();
    let found = store::person::credential(&mut source, &email).await.map_err(Trouble::from)?;
    let aimed = found.as_ref().map(|credential| credential.person);
    let device = ask.shared.sessions.device(headers);
    let (hash, whose) = (device.unwrap_or_default(), aimed.unwrap_or(PersonId(Uuid::nil())));
    let known = store::device::is_of(&mut source, hash, whose, ask.shared.world.now()).await;
    let is_known = known.map_err(Trouble::from)?;
    let aims: Vec<Aim> = if is_known {
        vec![Aim::at("device", &format!("{hash:02x?}"), ACCOUNT)]
    } else {
        from_here("sign-in", ADDRESS)
            .into_iter()
            .chain([Aim::at("account", &email.to_lowercase(), ACCOUNT)])
            .collect()
    };
    source.release();
    let allowed = ask.services.try_at(aims.clone()).await?;
    let provider = ask.shared.config.identity.provider.as_deref();
    let bound = is_bound(&mut source, provider, whose).await.map_err(Trouble::from)?;
    drop(source);
    let open = found.filter(|credential| allowed && !bound && !credential.disabled);
    let stored = open.and_then(|credential| credential.password_hash);
    let fits = verify(ask, stored.clone(), password.clone()).await?;
    Ok(match (aimed, stored) {
        (Some(person), Some(stored)) if fits => {
            Ok(Known { person, stored, password, aims, device, returns: is_known })
        }
        _ => Err(aimed),
    })
}

/// A hash that was made at another cost is made again; where that fails, next time.
async fn renew(ask: &Ask, person: PersonId, stored: &str, password: String) {
    if !ask.shared.passwords.is_old(stored) {
        return;
    }
    let Ok(hash) = ask.shared.passwords.hash(password).await else { return };
    let write = ask.shared.db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "password.rehash", trail::person(person)));
            store::person::set_password(tx, person, hash).await
        })
    });
    if let Err(error) = write.await {
        tracing::warn!(%error, "a password was not hashed again");
    }
}
