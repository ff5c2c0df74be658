//! A marketer's browser on a server of its own: one area, one marketer, one reviewer, a clock that stands still.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::{
    area::Area,
    case::act::Act,
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    person::{Actor, Grant, Role},
    time::Time,
};
use http_body_util::BodyExt as _;
use server::{
    application::Application,
    config::{Config, Origin},
    http::endpoint,
    store::{self, person::PersonRow},
    world::World,
};
use tower::ServiceExt as _;

/// Somebody at a desk.
pub struct Desk {
    office: Arc<Office>,
    person: PersonId,
    cookie: String,
}

struct Office {
    application: Application,
    router: Router,
    world: World,
    area: AreaId,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
    headers: HeaderMap,
}

impl Answer {
    /// The version that the page carries.
    pub fn version(&self) -> String {
        let field = self.text.split("name=\"version\"").nth(1).expect("a page with a version");
        field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Desk {
    /// A marketer's desk.
    pub async fn at(now: Time) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config::default();
        config.listen.address = ([127, 0, 0, 1], 0).into();
        config.listen.origin =
            Some(Origin::try_from("https://concord.example".to_owned()).expect("an origin"));
        config.data.directory = folder.path().join("data");
        let world = World::fixed(now, 1);
        let pages = endpoint::routes();
        let application =
            Application::build_with(config, world.clone(), app::shell::Assets::default(), pages)
                .await
                .expect("a server");
        let area = AreaId(world.uuid());
        let new = Area::new(area, "North");
        let shared = application.shared().clone();
        shared
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    store::area::insert(tx, &new).await
                })
            })
            .await
            .expect("an area");
        let router = application.router();
        let office = Arc::new(Office { application, router, world, area, _folder: folder });
        Self::of(office, Role::Marketer, "Mara").await
    }

    /// A reviewer's desk in the same office.
    pub async fn as_reviewer(&self) -> Self {
        Self::of(self.office.clone(), Role::Reviewer, "Rolf").await
    }

    async fn of(office: Arc<Office>, role: Role, name: &str) -> Self {
        let (shared, person) = (office.application.shared().clone(), PersonId(office.world.uuid()));
        let row = PersonRow {
            id: person,
            name: name.to_owned(),
            email: format!("{person}@north.example"),
            language: Language::En,
            disabled_at: None,
            created_at: office.world.now(),
        };
        let (db, grant) = (shared.db.clone(), Grant { role, area: Some(office.area) });
        let cookie = db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                    store::person::insert(tx, &row, None).await?;
                    store::person::grant(tx, person, grant).await?;
                    shared.sessions.open_as_persona(tx, person).await
                })
            })
            .await
            .expect("a session");
        let cookie = cookie.to_str().expect("text").split(';').next().unwrap_or_default().to_owned();
        Self { office, person, cookie }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.send("POST", path, pairs, None).await
    }

    /// As the draft saver posts.
    pub async fn save(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.send("POST", path, pairs, Some(server::http::SAVE)).await
    }

    /// Withdraws, which has its page in another room.
    pub async fn withdraw(&self, case: &str) {
        let number = case.rsplit('/').next().and_then(|number| number.parse().ok()).expect("a number");
        let grants = [Grant { role: Role::Marketer, area: Some(self.office.area) }].into();
        let actor = Actor { id: self.person, grants };
        let services = &self.office.application.shared().services;
        let number = CaseNumber(number);
        let seen = services.view(&actor, number).await.expect("the case").version;
        services.act(&actor, number, seen, Act::Withdraw(String::new())).await.expect("withdrawn");
    }

    async fn send(&self, method: &str, path: &str, pairs: &[(&str, &str)], mark: Option<&str>) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let origin = &self.office.application.shared().origin;
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, origin.authority())
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if method == "POST" {
            let key = World::system().uuid().to_string();
            request =
                request.header(header::ORIGIN, "https://concord.example").header("idempotency-key", key);
        }
        if let Some(mark) = mark {
            request = request.header(mark, "1");
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.office.router.clone().oneshot(request).await.expect("never fails");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let location = parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        Answer {
            status: parts.status,
            location: location.unwrap_or_default().to_owned(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            headers: parts.headers,
        }
    }
}
