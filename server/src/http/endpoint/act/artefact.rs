//! The paper of a gate: `GET …?gate=` and `POST` of `/cases/{number}/attach`, `/confirm-artefact`, `/reject-artefact`.

use app::{
    address::Address,
    failure::Failure,
    form::{
        Posted, Typed,
        case::{
            artefact::{AttachForm, GATE, JudgeForm},
            reason::Reason,
        },
    },
    page::act::artefact::{ArtefactPage, Paper},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use domain::{case::act::Act, id::CaseNumber};

use super::perform;
use crate::http::{Shared, Visit, endpoint::Body};

/// The routes of these acts.
pub fn routes() -> Router<Shared> {
    Paper::ALL.into_iter().fold(Router::new(), |router, paper| {
        let show = move |visit: Visit, Path(number): Path<CaseNumber>| show(visit, number, paper);
        let submit = move |visit: Visit, Path(number): Path<CaseNumber>, body: Body| {
            submit(visit, number, paper, body)
        };
        router.route(&format!("/cases/{{number}}/{}", paper.action().code()), get(show).post(submit))
    })
}

async fn show(visit: Visit, number: CaseNumber, paper: Paper) -> Response {
    let view = visit.services.view_for(&visit.actor, number, paper.action()).await;
    visit.answer(view.map(|view| ArtefactPage::of(view, paper, visit.query.first(GATE)))).await
}

async fn submit(visit: Visit, number: CaseNumber, paper: Paper, body: Body) -> Response {
    let typed = Typed::parse(&body);
    match file(&visit, number, paper, &typed).await {
        Ok(response) => response,
        Err(failure) => {
            let again = async |posted: Posted| {
                visit.services.view(&visit.actor, number).await.map(|view| ArtefactPage {
                    view,
                    paper,
                    posted,
                })
            };
            visit.refused(failure, typed, again).await
        }
    }
}

async fn file(visit: &Visit, number: CaseNumber, paper: Paper, typed: &Typed) -> Result<Response, Failure> {
    let (act, version) = match paper {
        Paper::Attach => {
            let form = AttachForm::parse(typed)?;
            (Act::Attach { gate: form.gate, link: form.link, note: form.note }, form.version)
        }
        Paper::Confirm => {
            let form = JudgeForm::parse(typed, Reason::None)?;
            (Act::ConfirmArtefact(form.gate), form.version)
        }
        Paper::Reject => {
            let form = JudgeForm::parse(typed, Reason::Sentence)?;
            (Act::RejectArtefact(form.gate, form.reason), form.version)
        }
    };
    perform(visit, number, version, act, &Address::Gates(number)).await
}
