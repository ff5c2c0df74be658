//! The product as it runs, on a port of its own, with the real bundle, the people of one story, and a clock that the
//! story moves.

use std::path::Path;

use domain::{
    area::Area,
    id::{AreaId, PersonId},
    language::Language,
    person::{Grant, Role},
    time::{HOUR, Time},
};
use server::{
    application::Application,
    config::Config,
    http::Shared,
    store::{self, person::PersonRow},
    token::Token,
    world::World,
};

/// A running server.
pub struct Site {
    /// What handlers reach.
    pub shared: Shared,
    /// The clock.
    pub world: World,
    /// `http://localhost:port`.
    pub origin: String,
    area: AreaId,
    language: Language,
    _folder: tempfile::TempDir,
}

impl Site {
    /// Starts it; it runs until the test ends.
    ///
    /// # Panics
    /// When the bundle is missing; `make bundle` makes it.
    pub async fn start(language: Language) -> Self {
        Self::start_as(language, true, |_| {}).await
    }

    /// The same as a company runs it: a proof counts for ten minutes only, and mails are written into a folder.
    pub async fn start_in_earnest(language: Language) -> Self {
        Self::start_in_earnest_with(language, |_| {}).await
    }

    /// The same with other settings.
    pub async fn start_in_earnest_with(language: Language, change: impl FnOnce(&mut Config)) -> Self {
        Self::start_as(language, false, change).await
    }

    async fn start_as(language: Language, demo: bool, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config { demo, ..Config::default() };
        config.identity.second_factor = false;
        config.mail.folder = (!demo).then(|| folder.path().join("mails"));
        config.listen.address = ([127, 0, 0, 1], 0).into();
        config.data.directory = folder.path().join("data");
        config.site.folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
        change(&mut config);
        let world = World::fixed(tests::MORNING, 1);
        let application =
            Application::build(config, world.clone()).await.expect("a server; is there a bundle?");
        let shared = application.shared().clone();
        let origin = shared.origin.as_str().to_owned();
        tokio::spawn(application.run_until(std::future::pending()));
        let area = Area::new(AreaId(world.uuid()), "Handel");
        let id = area.id;
        let write = shared.db.write(move |tx| {
            Box::pin(async move {
                tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                store::area::insert(tx, &area).await
            })
        });
        write.await.expect("an area");
        Self { shared, world, origin, area: id, language, _folder: folder }
    }

    /// A new person with a role here, and the address of a link that signs them in once.
    pub async fn link(&self, name: &str, role: Role) -> String {
        let id = PersonId(self.world.uuid());
        let row = PersonRow {
            id,
            name: name.to_owned(),
            email: format!("{}@berg.example", name.to_lowercase().replace(' ', ".")),
            language: self.language,
            disabled_at: None,
            created_at: self.world.now(),
        };
        let (token, area, now) = (Token::new(&self.world), self.area, self.world.now());
        let hash = token.hash();
        let write = self.shared.db.write(move |tx| {
            Box::pin(async move {
                tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
                store::person::insert(tx, &row, None).await?;
                store::person::grant(tx, id, Grant { role, area: Some(area) }).await?;
                if role == Role::Executive
                    && let Some(found) = store::area::find(tx, area).await?
                {
                    store::area::save(tx, &Area { executive: Some(id), ..found.area }, found.version).await?;
                }
                store::link::insert(tx, hash, id, now, Time(now.0 + HOUR)).await
            })
        });
        write.await.expect("a person");
        format!("/link/{}", token.text())
    }

    /// The address of a further link for somebody who is here.
    pub async fn link_of(&self, name: &str) -> String {
        let people = store::person::all(&mut self.shared.db.reader()).await.expect("people");
        let id = people.into_iter().find(|person| person.name == name).expect("somebody").id;
        let (token, now) = (Token::new(&self.world), self.world.now());
        let hash = token.hash();
        let write = self.shared.db.write(move |tx| {
            Box::pin(async move { store::link::insert(tx, hash, id, now, Time(now.0 + HOUR)).await })
        });
        write.await.expect("a link");
        format!("/link/{}", token.text())
    }

    /// Half a minute passes, and the clock has looked.
    pub async fn wait_out_the_undo(&self) {
        self.world.advance(31 * domain::time::SECOND);
        self.shared.services.tick().await.expect("a look");
    }
}
