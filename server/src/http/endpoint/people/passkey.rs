//! Signing in with a passkey: `GET` and `POST /sign-in/passkey`. Without an address: who it is follows from the answer alone, and
//! before it nothing is told about anybody. A post with the header of a fragment asks for a challenge, which belongs to this
//! browser by a cookie for minutes; the form itself answers it. Tries are counted as those of passwords are.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::passkey::PasskeyForm},
    mail::AccountNews,
    page::people::passkey::PasskeyPage,
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{id::PersonId, time::MINUTE};
use uuid::Uuid;

use super::{
    entry::{Door, Entry, with_cookies},
    from_here, next,
};
use crate::{
    http::{Ask, FRAGMENT, Shared, endpoint::Body},
    passkey::Answer,
    service::{
        Refusal, Trouble, Whose,
        passkey::{METHOD, Shown},
        tries::{ACCOUNT, ADDRESS, Aim},
    },
    store::{
        self,
        passkey_challenge::Purpose,
        throttle::Allowance,
        trail::{self, By},
    },
};

/// Challenges for one address: more than a department signs in with at nine, and an end to the rows that nobody answers.
const CHALLENGES: Allowance = Allowance { most: 300, window: 10 * MINUTE, pauses: false };

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::PASSKEY, get(show).post(submit))
}

/// Options as the island takes them.
pub(super) fn options(asked: Result<String, Trouble>) -> Response {
    match asked {
        Ok(options) => ([(header::CONTENT_TYPE, "application/json")], options).into_response(),
        Err(trouble) => {
            let status = StatusCode::from_u16(Failure::from(trouble).status());
            status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

fn page(ask: &Ask, posted: Posted) -> PasskeyPage {
    let next = next(ask).map(|next| next.as_str().to_owned()).unwrap_or_default();
    PasskeyPage { posted, next }
}

async fn show(ask: Ask) -> Response {
    if !ask.services.passkeys.is_on() {
        return ask.trouble(Failure::NotFound).await;
    }
    match (&ask.signed_in, next(&ask)) {
        (Some(_), Some(next)) => ask.go_local(&next),
        (Some(_), None) => ask.go(&Address::Start),
        (None, _) => ask.page(page(&ask, Posted::blank())).await,
    }
}

async fn submit(ask: Ask, headers: HeaderMap, body: Body) -> Response {
    if !ask.services.passkeys.is_on() {
        return ask.trouble(Failure::NotFound).await;
    }
    if headers.contains_key(FRAGMENT) {
        return begin(&ask).await;
    }
    let typed = Typed::parse(&body);
    let answered = ask.shared.sessions.answered();
    let response = match enter(&ask, &headers, &typed).await {
        Ok(entry) => entry.answer(&ask, next(&ask).as_ref()),
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(page(&ask, posted))).await
        }
    };
    with_cookies(response, [answered])
}

async fn begin(ask: &Ask) -> Response {
    let aim = from_here("passkey", CHALLENGES);
    match ask.services.try_at(aim.into_iter().collect()).await {
        Ok(true) => {}
        Ok(false) => return StatusCode::TOO_MANY_REQUESTS.into_response(),
        Err(trouble) => return options(Err(trouble)),
    }
    let (holder, cookie): (_, HeaderValue) = ask.shared.sessions.ask();
    with_cookies(options(ask.services.ask_passkey(None, holder).await), [cookie])
}

/// Somebody whose passkey was right.
struct Known {
    shown: Shown,
    aims: Vec<Aim>,
    device: Option<[u8; 32]>,
    returns: bool,
}

async fn enter(ask: &Ask, headers: &HeaderMap, typed: &Typed) -> Result<Entry, Failure> {
    let PasskeyForm { credential } = PasskeyForm::parse(typed, &[])?;
    let refused = |aimed: Option<PersonId>, why: &'static str| {
        let object = aimed.map_or_else(|| "person/unknown".to_owned(), trail::person);
        let (by, act, way) = (By::Nobody, "session.refused", METHOD.to_owned());
        ask.services.refuse(Refusal { by, act, object, way, why });
        Failure::from(PasskeyForm::wrong())
    };
    let checked = check(ask, headers, &credential).await?;
    let Known { shown, aims, device, returns } = checked.map_err(|(aimed, why)| refused(aimed, why))?;
    let (door, services, now) = (Door::of(ask), ask.services.clone(), ask.shared.world.now());
    let person = shown.person;
    let entry: Result<Option<Entry>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !shown.redeem(tx, &services).await? {
                    return Ok(None);
                }
                for aim in aims {
                    aim.give_back(tx).await?;
                }
                if !returns && store::device::has_any(tx, person, now).await? {
                    services.tell_account(tx, Whose::Person(person), AccountNews::NewDevice).await?;
                }
                Ok(Some(door.enter_by_passkey(tx, person, device).await?))
            })
        })
        .await;
    ask.services.outbox.wake();
    entry?.ok_or_else(|| refused(Some(person), "wrong"))
}

/// Whose passkey this is; otherwise at whom it was aimed, and why not.
async fn check(
    ask: &Ask,
    headers: &HeaderMap,
    credential: &str,
) -> Result<Result<Known, (Option<PersonId>, &'static str)>, Failure> {
    let answer = Answer::parse(credential);
    let named = match &answer {
        Some(answer) => ask.services.named_passkey(answer, None).await?,
        None => None,
    };
    let aimed = named.as_ref().map(|row| row.person);
    let (sessions, now) = (&ask.shared.sessions, ask.shared.world.now());
    let device = sessions.device(headers);
    let (hash, whose) = (device.unwrap_or_default(), aimed.unwrap_or(PersonId(Uuid::nil())));
    let known = store::device::is_of(&mut ask.shared.db.reader(), hash, whose, now).await;
    let returns = known.map_err(Trouble::from)?;
    let aims: Vec<Aim> = if returns {
        vec![Aim::at("device", &format!("{hash:02x?}"), ACCOUNT)]
    } else {
        from_here("sign-in", ADDRESS).into_iter().collect()
    };
    if !ask.services.try_at(aims.clone()).await? {
        return Ok(Err((aimed, "many")));
    }
    let Some(answer) = answer else { return Ok(Err((None, "wrong"))) };
    let shown = ask.services.shown_passkey(Purpose::SignIn, sessions.asked(headers), &answer, named).await?;
    Ok(match shown {
        Ok(shown) => Ok(Known { shown, aims, device, returns }),
        Err(why) => Err((aimed, why)),
    })
}
