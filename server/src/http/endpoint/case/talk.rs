//! The conversation: `GET` and `POST /cases/{number}/talk`. One form at a time, and its field `what` says what it does.

use app::{
    address::{Address, pattern},
    failure::Failure,
    form::{Posted, Typed, case::talk::TalkForm},
    page::case::talk::{Mode, TalkPage},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Action, id::CaseNumber};

use crate::http::{Shared, Visit, endpoint::Body};

/// The route of this page.
pub fn routes() -> Router<Shared> {
    Router::new().route(pattern::TALK, get(show).post(submit))
}

async fn view(visit: &Visit, number: CaseNumber) -> Result<app::port::CaseView, Failure> {
    let view = visit.services.view(&visit.actor, number).await?;
    if !view.case.state.takes_posts() {
        return Err(Failure::NotFound);
    }
    Ok(Box::pin(visit.services.with_circle(&visit.actor, view)).await?)
}

async fn show(visit: Visit, Path(number): Path<CaseNumber>) -> Response {
    let post = |name: &str| visit.query.first(name).and_then(|id| id.parse().ok());
    let mode = match (post("answer"), post("edit")) {
        (Some(question), _) => Mode::Answer(question),
        (None, Some(comment)) => Mode::Edit(comment),
        (None, None) => Mode::Say(visit.query.first("topic").unwrap_or_default().to_owned()),
    };
    let page = view(&visit, number).await.and_then(|view| {
        let there = match &mode {
            Mode::Say(_) => true,
            Mode::Answer(question) => view.talk.posts.iter().any(|post| post.id == *question),
            Mode::Edit(comment) => view.pending.iter().any(|pending| pending.id == *comment),
        };
        if there { Ok(TalkPage::of(view, mode)) } else { Err(Failure::NotFound) }
    });
    visit.answer(page).await
}

async fn submit(visit: Visit, Path(number): Path<CaseNumber>, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match change(&visit, number, &typed).await {
        Ok(()) => visit.done(&Address::Talk(number, String::new()), Action::Post),
        Err(failure) => {
            let again =
                async |posted: Posted| view(&visit, number).await.map(|view| TalkPage::again(view, posted));
            visit.refused(failure, typed, again).await
        }
    }
}

async fn change(visit: &Visit, number: CaseNumber, typed: &Typed) -> Result<(), Failure> {
    let (services, actor) = (&visit.services, &visit.actor);
    match TalkForm::parse(typed)? {
        TalkForm::Say(said) => services.say(actor, number, said).await??,
        TalkForm::Answer { post, text, mentions } => {
            services.answer_post(actor, number, post, text, mentions).await??;
        }
        TalkForm::Edit { comment, text, question } => {
            services.change_pending(actor, number, comment, Some((text, question))).await?;
        }
        TalkForm::Discard(comment) => services.change_pending(actor, number, comment, None).await?,
        TalkForm::TakeBack(post) => services.take_post_back(actor, number, post).await?,
        TalkForm::Watch(watches) => services.watch(actor, number, watches).await?,
    }
    Ok(())
}
