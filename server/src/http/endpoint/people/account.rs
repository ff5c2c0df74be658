//! One's own settings: `GET` and `POST /account`, for anybody who is signed in. Each section has a form of its own, told apart
//! by its fields.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{
        Posted, Typed,
        people::{account::LanguageForm, keys::KeysForm},
    },
    keyboard::KeyAct,
    page::people::account::AccountPage,
};
use axum::{Router, response::Response, routing::get};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ACCOUNT, get(show).post(submit))
}

async fn page(visit: &Visit) -> Result<AccountPage, Trouble> {
    visit.services.account(&visit.actor, visit.words()).await
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let of_keys = KeyAct::ALL.into_iter().any(|act| typed.first(act.code()).is_some());
    if of_keys { keys(&visit, typed).await } else { language(&visit, typed).await }
}

async fn language(visit: &Visit, typed: Typed) -> Response {
    let kept = async {
        let LanguageForm { language } = LanguageForm::parse(&typed)?;
        visit.services.speak(&visit.actor, language).await?;
        Ok::<_, Failure>(language)
    };
    match kept.await {
        Ok(language) => visit.done_in(language, &Address::Account, done::LANGUAGE),
        Err(failure) => {
            let again =
                async |language: Posted| page(visit).await.map(|page| AccountPage { language, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn keys(visit: &Visit, typed: Typed) -> Response {
    let kept = async {
        let KeysForm(keyboard) = KeysForm::parse(&typed)?;
        visit.services.set_keyboard(visit.actor.id, keyboard).await?;
        Ok::<_, Failure>(())
    };
    match kept.await {
        Ok(()) => visit.saved(&Address::Account),
        Err(failure) => {
            let again = async |keys: Posted| page(visit).await.map(|page| AccountPage { keys, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}
