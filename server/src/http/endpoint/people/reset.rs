//! Asking for a link by mail: `GET` and `POST /reset`. The answer, and the work until then, is the same whether there is an
//! account or not: a job is written for every address, and who has it is looked up when the mail is sent. More mails than a
//! few an hour are not sent, and the answer does not say so.

use app::{
    address::{Address, pattern},
    done,
    failure::Failure,
    form::{Posted, Typed, people::reset::ResetForm},
    page::people::reset::ResetPage,
};
use axum::{Router, response::Response, routing::get};

use super::from_here;
use crate::{
    http::{Ask, Shared, endpoint::Body},
    service::tries::{ADDRESS, Aim, MAILS},
};

/// The route.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::RESET, get(show).post(submit))
}

fn page(ask: &Ask, posted: Posted) -> ResetPage {
    ResetPage { posted, has_mail: ask.services.outbox.is_on() }
}

async fn show(ask: Ask) -> Response {
    ask.page(page(&ask, Posted::blank())).await
}

async fn submit(ask: Ask, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match send(&ask, &typed).await {
        Ok(()) => ask.done_in(ask.language, &Address::SignIn, done::RESET),
        Err(failure) => {
            ask.refused(failure, typed, async |posted| Ok::<_, Failure>(page(&ask, posted))).await
        }
    }
}

async fn send(ask: &Ask, typed: &Typed) -> Result<(), Failure> {
    let ResetForm { email } = ResetForm::parse(typed)?;
    let aims =
        from_here("reset", ADDRESS).into_iter().chain([Aim::at("reset", &email.to_lowercase(), MAILS)]);
    if ask.services.try_at(aims.collect()).await? {
        ask.services.send_reset(email).await?;
    }
    Ok(())
}
