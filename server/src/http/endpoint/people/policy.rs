//! The settings of the company: `GET` and `POST /policy`. One person proposes, another confirms; both show once more who
//! they are.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::policy::PolicyForm},
    page::people::{because, policy::PolicyPage},
};
use axum::{Router, response::Response, routing::get};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::Trouble,
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::POLICY, get(show).post(submit))
}

async fn page(visit: &Visit) -> Result<PolicyPage, Trouble> {
    visit.services.settings(&visit.actor, visit.language).await
}

async fn show(visit: Visit) -> Response {
    visit.answer(page(&visit).await).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match page(&visit).await {
        Ok(page) if page.may.propose || page.may.drop => {}
        Ok(_) => return visit.trouble(Failure::Forbidden(because::NOT_FOR_POLICY)).await,
        Err(trouble) => return visit.trouble(trouble.into()).await,
    }
    if let Some(asked) = visit.unproven_form(&typed).await {
        return asked;
    }
    match decide(&visit, &typed).await {
        Ok(done) => visit.done_in(visit.language, &Address::Policy, done),
        Err(failure) => {
            let again = async |posted: Posted| page(&visit).await.map(|page| PolicyPage { posted, ..page });
            visit.refused(failure, typed, again).await
        }
    }
}

async fn decide(visit: &Visit, typed: &Typed) -> Result<&'static str, Failure> {
    let services = &visit.services;
    Ok(match PolicyForm::parse(typed, visit.language)? {
        PolicyForm::Propose(settings, reason, seen) => {
            services.propose_settings(&visit.actor, seen, settings, reason).await?;
            done::PROPOSED
        }
        PolicyForm::Confirm(number) => {
            services.confirm_settings(&visit.actor, number).await?;
            done::IN_FORCE
        }
        PolicyForm::Drop(number) => {
            services.drop_settings(&visit.actor, number).await?;
            done::DROPPED
        }
    })
}
