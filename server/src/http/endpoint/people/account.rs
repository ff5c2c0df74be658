//! One's own settings: `GET` and `POST /account`, for anybody who is signed in.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::account::LanguageForm},
    page::people::account::AccountPage,
};
use axum::{Router, response::Response, routing::get};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::ACCOUNT, get(show).post(submit))
}

async fn show(visit: Visit) -> Response {
    visit.answer(visit.services.account(&visit.actor).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    let kept = async {
        let LanguageForm { language } = LanguageForm::parse(&typed)?;
        visit.services.speak(&visit.actor, language).await?;
        Ok::<_, Failure>(language)
    };
    match kept.await {
        Ok(language) => visit.done_in(language, &Address::Account, done::LANGUAGE),
        Err(failure) => {
            let again = async |language: Posted| {
                visit.services.account(&visit.actor).await.map(|page| AccountPage { language, ..page })
            };
            visit.refused(failure, typed, again).await
        }
    }
}
