//! The invented company of the domain's tests in a real database: its people, its areas as a relation wants them, and cases
//! put where a stand says, each under a number of its own.

use domain::{
    area::Area,
    case::{Case, act::Act},
    id::{CaseNumber, PersonId},
    language::Language,
    person::Actor,
    time::Time,
};
use server::{
    service::{Services, Trouble},
    store::{
        self, Db, Error,
        case::{CaseFile, CaseLine},
        person::PersonRow,
        trail,
    },
    world::World,
};

use crate::{
    contract::Base,
    world::{AREA, ELSEWHERE, EVERYBODY, area, start},
};

pub struct Office {
    pub services: Services,
    base: Base,
    world: World,
    /// The area as it is stored now.
    area: Area,
    /// How many cases there are.
    cases: i64,
}

impl Office {
    pub async fn open(base: Base) -> Self {
        let world = World::fixed(start(), 1);
        let services = Services::new(base.db.clone(), world.clone());
        let area = area();
        let elsewhere = Area { id: ELSEWHERE, executive: None, substitute: None, ..area.clone() };
        let areas = [area.clone(), Area { name: "Elsewhere".into(), ..elsewhere }];
        base.write(move |tx| {
            Box::pin(async move {
                for id in EVERYBODY {
                    store::person::insert(tx, &person(id), None).await?;
                }
                for area in &areas {
                    store::area::insert(tx, area).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("a company");
        Self { services, base, world, area, cases: 0 }
    }

    pub fn db(&self) -> &Db {
        &self.services.db
    }

    /// The clock stands here from now on.
    pub fn at(&self, now: Time) {
        self.world.advance(now.0 - self.world.now().0);
    }

    /// The area from now on.
    pub async fn becomes(&mut self, area: &Area) {
        if self.area == *area {
            return;
        }
        self.area = area.clone();
        let area = area.clone();
        let saved = self.base.write(move |tx| {
            Box::pin(async move {
                let row = store::area::find(tx, AREA).await?.ok_or(Error::Stale)?;
                store::area::save(tx, &area, row.version).await.map(drop)
            })
        });
        saved.await.expect("saved");
    }

    /// Puts the case there in its first version.
    pub async fn put(&mut self, case: &Case, wake_at: Option<Time>) -> CaseNumber {
        self.cases += 1;
        let number = CaseNumber(self.cases);
        let body = Case { number, ..case.clone() };
        let line = CaseLine {
            number,
            version: 1,
            area: case.area,
            requester: case.requester,
            kind: String::new(),
            title: String::new(),
            tool_name: String::new(),
            tool_key: String::new(),
            supplier: String::new(),
            state: case.state.kind().code().to_owned(),
            move_side: None,
            assignee: None,
            severity: None,
            due_at: None,
            wake_at,
            created_at: case.begun,
            submitted_at: case.submitted,
            decided_at: None,
            updated_at: case.begun,
        };
        let file = CaseFile { line, body };
        let put = self
            .base
            .write(move |tx| Box::pin(async move { store::case::insert(tx, &file).await.map(drop) }));
        put.await.expect("a case");
        number
    }

    pub async fn act(&self, actor: &Actor, number: CaseNumber, act: Act) -> Result<i64, Trouble> {
        self.services.act(actor, number, 1, act).await
    }

    /// The case as it is stored, with its version.
    pub async fn stored(&self, number: CaseNumber) -> (i64, Case) {
        let file = store::case::load::<Case>(&mut self.db().reader(), number).await.expect("an answer");
        let file = file.expect("the case");
        (file.line.version, file.body)
    }

    /// How many entries the log has.
    pub async fn entries(&self) -> i64 {
        trail::head(&mut self.db().reader()).await.expect("a head").size
    }

    /// The newest entry about this case, and how many there are.
    pub async fn told(&self, number: CaseNumber) -> (audit::Entry, usize) {
        let rows =
            trail::of_object(&mut self.db().reader(), &trail::case(number), 10).await.expect("entries");
        (audit::Entry::read(&rows.first().expect("an entry").body).expect("an entry"), rows.len())
    }

    /// The log explains every row that stands there.
    pub async fn is_explained(&self) {
        let mut source = self.db().snapshot().await.expect("a moment");
        let verified = trail::verify(&mut source, &[], &audit::Vkeys::default()).await.expect("an answer");
        verified.unwrap_or_else(|finding| panic!("{finding}"));
        assert!(trail::replay(&mut source).await.expect("an answer").holds());
    }
}

fn person(id: PersonId) -> PersonRow {
    PersonRow {
        id,
        name: "Somebody".into(),
        email: format!("{id}@berg.example"),
        language: Language::De,
        disabled_at: None,
        created_at: start(),
    }
}
