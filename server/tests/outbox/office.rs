//! A worker, a mail server, and one person with a draft about whom messages are written.

use app::mail::{Kind, Letter, Why};
use domain::{
    case::{request::Request, task::Task},
    id::{CaseNumber, PersonId},
    person::{Actor, Grant, Role},
};
use server::{
    config::{Origin, Route},
    mail::Post,
    outbox::{MAIL, Outbox, Worker},
    service::{Note, Services},
    store::{self, job::NewJob},
};
use uuid::Uuid;

use crate::{contract::Base, smtp::Smtp};

/// Everything that a message needs.
pub struct Office {
    pub base: Base,
    pub services: Services,
    pub worker: Worker,
    pub person: PersonId,
    pub case: CaseNumber,
}

pub fn origin() -> Origin {
    Origin::try_from("https://concord.example".to_owned()).expect("an origin")
}

impl Office {
    /// One on every database that can be tested here, each with a mail server of its own.
    pub async fn all() -> Vec<(Self, Smtp)> {
        let mut offices = Vec::new();
        for base in Base::all().await {
            let smtp = Smtp::start().await;
            let route = Route::Smtp {
                url: smtp.url(),
                from: "Concord <concord@berg.example>".parse().expect("a sender"),
            };
            offices.push((Self::of(base, route).await, smtp));
        }
        offices
    }

    pub async fn of(base: Base, route: Route) -> Self {
        let post = Post::open(route, origin()).expect("a way");
        let outbox = Outbox::to(post.way());
        let services = Services::new(base.db.clone(), base.world.clone()).with_outbox(outbox);
        let person = base.person("mia@berg.example").await;
        let area = base.area("Handel", None).await;
        let grant = Grant { role: Role::Marketer, area: Some(area) };
        base.grant(person, grant).await.expect("a role");
        let actor = Actor { id: person, grants: [grant].into() };
        let case = services.begin(&actor, area, Request::default()).await.expect("a draft");
        let worker = Worker::new(services.clone(), post);
        Self { base, services, worker, person, case }
    }

    pub fn note(&self, tool: &str) -> Note {
        let letter = Letter {
            kind: Kind::Move(Task::Mend),
            case: self.case,
            reference: "K-2027-0001".to_owned(),
            tool: tool.to_owned(),
            area: domain::id::AreaId(Uuid::nil()),
            area_name: "Handel".to_owned(),
            by: None,
            due: None,
            why: Why::Requester,
            comments: Vec::new(),
        };
        Note { person: self.person, letter }
    }

    /// Writes a message into a lane, as an act would.
    pub async fn enqueue(&self, lane: &str) -> Uuid {
        let now = self.base.world.now();
        let job = NewJob {
            id: self.base.world.uuid(),
            topic: MAIL,
            lane: lane.to_owned(),
            body: self.note("Mühle"),
        };
        let id = job.id;
        self.base
            .write(move |tx| Box::pin(async move { store::job::enqueue(tx, &job, now).await }))
            .await
            .expect("a job");
        id
    }

    /// Lets the worker do all that is due.
    pub async fn work(&self) {
        while self.worker.step().await.expect("a step") {}
    }
}
