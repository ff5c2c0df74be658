//! The first admin's own account: `GET` and `POST /set-up/{token}`, only while there is nobody. The token is used up in the
//! transaction that makes the account, so two cannot both be the first.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, people::set_up::SetUpForm},
    page::{people::set_up::SetUpPage, trouble::because},
};
use axum::{Router, extract::Path, http::HeaderMap, response::Response, routing::get};
use domain::{
    id::PersonId,
    language::Language,
    person::{Grant, Role},
    time::HOUR,
};

use super::{
    chosen,
    entry::{Door, Entry},
};
use crate::{
    http::{Ask, Shared, endpoint::Body},
    service::Trouble,
    store::{
        self,
        person::PersonRow,
        trail::{self, Act, By},
    },
    token::Token,
};

/// How long the printed link works.
const LASTS: i64 = 24 * HOUR;
const GONE: Failure = Failure::Gone(because::LINK);

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::SET_UP, get(show).post(submit))
}

/// The address of the set-up page, to be printed at the start; `None` as soon as there is somebody. An earlier one works no more.
pub async fn offer(shared: &Shared) -> Result<Option<String>, store::Error> {
    if !store::set_up::is_empty(&mut shared.db.reader()).await? {
        return Ok(None);
    }
    let (token, until) = (Token::new(&shared.world), shared.world.now().plus(LASTS));
    let hash = token.hash();
    shared.db.write(move |tx| Box::pin(async move { store::set_up::put(tx, hash, until).await })).await?;
    Ok(Some(format!("{}{}", shared.origin, Address::SetUp(token.text()).to(Language::En))))
}

async fn find(ask: &Ask, token: &str) -> Result<[u8; 32], Failure> {
    let hash = Token::parse(token).ok_or(GONE)?.hash();
    let holds = store::set_up::holds(&mut ask.shared.db.reader(), hash, ask.shared.world.now()).await;
    if holds.map_err(Trouble::from)? { Ok(hash) } else { Err(GONE) }
}

async fn show(ask: Ask, Path(token): Path<String>) -> Response {
    ask.answer(find(&ask, &token).await.map(|_| SetUpPage { posted: Posted::blank() })).await
}

async fn submit(ask: Ask, headers: HeaderMap, Path(token): Path<String>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match make(&ask, &headers, &token, &typed).await {
        Ok(entry) => entry.answer(&ask, None),
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(SetUpPage { posted })).await
        }
    }
}

async fn make(ask: &Ask, headers: &HeaderMap, token: &str, typed: &Typed) -> Result<Entry, Failure> {
    let hash = find(ask, token).await?;
    let SetUpForm { name, email, password } = SetUpForm::parse(typed)?;
    let password_hash = chosen(ask, password, &name, &email).await?;
    let now = ask.shared.world.now();
    let id = PersonId(ask.shared.world.uuid());
    let person = PersonRow { id, name, email, language: ask.language, disabled_at: None, created_at: now };
    let (door, device) = (Door::of(ask), ask.shared.sessions.device(headers));
    let entry: Result<Option<Entry>, Trouble> = ask
        .shared
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !store::set_up::redeem(tx, hash, now).await? {
                    return Ok(None);
                }
                store::person::insert(tx, &person, Some(password_hash)).await?;
                store::person::grant(tx, id, Grant { role: Role::Admin, area: None }).await?;
                let act = Act::of(By::Operator, "person.set-up", trail::person(id));
                tx.record(act.with_text(serde_json::json!({ "name": person.name, "email": person.email })));
                Ok(Some(door.enter_and_know(tx, id, "pwd", device).await?))
            })
        })
        .await;
    entry?.ok_or(GONE)
}
