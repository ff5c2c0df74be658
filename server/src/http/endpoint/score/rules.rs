//! The rule book and the dry run of a changed one: `GET` and `POST /rules`, for admins. The post saves nothing and answers
//! with what it found.

use app::{
    address::pattern,
    failure::Failure,
    form::{
        Fault, FaultKind, Posted, Typed,
        score::rules::{RulesForm, TEXT},
    },
    page::{
        people::because::ONLY_ADMINS,
        score::rules::{BROKEN, RulesPage},
    },
};
use axum::{Router, response::Response, routing::get};
use domain::permit::{Task, pass};

use crate::{
    http::{Shared, Visit, endpoint::Body},
    service::{NotTried, Trouble},
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::RULES, get(show).post(submit))
}

fn admin(visit: &Visit, task: Task) -> Result<(), Failure> {
    Ok(pass(&visit.actor, task, None).map(drop).map_err(|_| Trouble::Forbidden(ONLY_ADMINS))?)
}

async fn show(visit: Visit) -> Response {
    visit.answer(admin(&visit, Task::ReadRules).map(|()| RulesPage::default())).await
}

async fn submit(visit: Visit, body: Body) -> Response {
    if let Err(failure) = admin(&visit, Task::TryRules) {
        return visit.trouble(failure).await;
    }
    let typed = Typed::parse(&body);
    let form = match RulesForm::parse(&typed) {
        Ok(form) => form,
        Err(faults) => return refused(&visit, typed, faults, RulesPage::default()).await,
    };
    match visit.services.dry_run(&form.texts).await {
        Ok(run) => {
            let posted = Posted { typed, ..Posted::blank() };
            visit.page(RulesPage { posted, run: Some(run), broken: None }).await
        }
        Err(NotTried::Broken(fault)) => {
            let faults = vec![Fault::new(TEXT, FaultKind::Because(BROKEN))];
            refused(&visit, typed, faults, RulesPage { broken: Some(fault), ..RulesPage::default() }).await
        }
        Err(NotTried::Trouble(trouble)) => visit.trouble(trouble.into()).await,
        Err(other) => visit.trouble(Failure::Broken(other.to_string())).await,
    }
}

async fn refused(visit: &Visit, typed: Typed, faults: Vec<Fault>, page: RulesPage) -> Response {
    let again = async |posted: Posted| Ok::<_, Failure>(RulesPage { posted, ..page });
    visit.refused(Failure::Invalid(faults), typed, again).await
}
