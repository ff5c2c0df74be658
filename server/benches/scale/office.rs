//! The product on one of the kept databases, and somebody with a browser. The clock stands where the fixture stands; the demo
//! is off, nobody is told anything, and no wake-up runs, so that only the page is measured.

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, header},
    response::Response,
};
use domain::{
    id::PersonId,
    person::{Actor, Grant, Places, Role},
};
use http_body_util::BodyExt as _;
use server::{
    application::Application,
    config::{Config, Database, Origin},
    http::endpoint,
    store::{self, Db},
    world::World,
};
use tower::ServiceExt as _;

use crate::kept;

/// The product.
pub struct Office {
    application: Application,
    _folder: tempfile::TempDir,
}

/// Somebody who is signed in.
pub struct Browser {
    router: Router,
    cookie: String,
    /// Who.
    pub places: Places,
}

impl Office {
    /// Opens the database at this address.
    pub async fn on(address: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config::default();
        config.listen.address = ([127, 0, 0, 1], 0).into();
        config.listen.origin =
            Some(Origin::try_from("https://concord.example".to_owned()).expect("an origin"));
        config.data.directory = folder.path().join("data");
        config.database = Database::at(address);
        // the files are kept, so the secrets of this run must not be those of the last
        let seed = u64::from_le_bytes(World::system().bytes());
        let world = World::fixed(kept::ask(0).now(), seed);
        let application =
            Application::build_with(config, world, app::shell::Assets::default(), endpoint::routes())
                .await
                .expect("a server");
        Self { application, _folder: folder }
    }

    /// Its database.
    pub fn db(&self) -> Db {
        self.application.shared().db.clone()
    }

    /// What endpoints call.
    pub fn services(&self) -> server::service::Services {
        self.application.shared().services.clone()
    }

    /// The first person with exactly this role, everywhere or in one area.
    pub async fn person(&self, role: Role, everywhere: bool) -> (PersonId, Vec<Grant>) {
        let mut source = self.db().reader();
        for person in store::person::all(&mut source).await.expect("people") {
            let grants = store::person::grants(&mut source, person.id).await.expect("roles");
            if grants.iter().any(|grant| grant.role == role && grant.area.is_none() == everywhere) {
                return (person.id, grants);
            }
        }
        panic!("nobody is {role:?}");
    }

    /// A browser in which somebody with this role is signed in.
    pub async fn browser(&self, role: Role, everywhere: bool) -> Browser {
        let (person, grants) = self.person(role, everywhere).await;
        let places = Actor { id: person, grants: grants.into_iter().collect() }.places(role);
        let sessions = self.application.shared().sessions.clone();
        let opened = self
            .db()
            .write(move |tx| Box::pin(async move { sessions.open_as_persona(tx, person).await }))
            .await
            .expect("a session");
        let cookie = opened.to_str().expect("a cookie").split(';').next().unwrap_or_default().to_owned();
        Browser { router: self.application.router(), cookie, places }
    }
}

impl Browser {
    /// A page, which must be there.
    pub async fn see(&self, path: &str) -> Bytes {
        get(&self.router, path, &self.cookie).await
    }

    /// Whether the page is there for this person.
    pub async fn may_see(&self, path: &str) -> bool {
        answer(&self.router, path, &self.cookie).await.status() == 200
    }
}

/// Asks a router for a page, which must be there.
pub async fn get(router: &Router, path: &str, cookie: &str) -> Bytes {
    let response = answer(router, path, cookie).await;
    assert_eq!(response.status(), 200, "{path}");
    response.into_body().collect().await.expect("a body").to_bytes()
}

async fn answer(router: &Router, path: &str, cookie: &str) -> Response {
    let request = Request::get(path)
        .header(header::HOST, "concord.example")
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .expect("a request");
    router.clone().oneshot(request).await.expect("an answer")
}
