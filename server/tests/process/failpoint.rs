//! R3: every change dies at every one of its steps: before and after each statement (rows, events, jobs, the entry of the
//! audit log), before the commit and after it. Whatever step it was, everything of the change is there or nothing of it, and
//! the audit log explains what is there. The deaths come through the `World`, as the time does; the steps are counted and
//! not listed, so a new statement is a new step by itself.

use domain::{
    area::Area,
    case::{
        Side,
        act::Act,
        decision::Choice,
        estimate::{Estimate, Frequency, ScenarioEstimate},
        package::{Package, Scope, Term},
        request::Request,
        state::Cause,
    },
    clock::{Calendar, zone::local},
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    person::{Actor, Grant, Role},
    policy::{Anchor, Deadlines},
    rules::{GateAnswer, KindId, RuleBook},
    time::{SECOND, Time},
};
use server::{
    outbox::Outbox,
    service::{Services, Trouble},
    store::{self, Db, person::PersonRow, trail},
    world::World,
};

use crate::{
    place::{Place, explained},
    rows::rows,
};

/// Anyone's morning.
pub const MORNING: Time = Time(1_794_992_400_000);
const SOCIAL: &str = "d b b b a b b b b c b";

/// What becomes of the changes of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Each dies at every one of its steps, in this process.
    EveryStep,
    /// Only this change is made, and the process dies at this step of it; at 0 it lives. The others were made before by
    /// other processes, or will be.
    Only { change: usize, step: i64 },
}

/// The services in a fixed world, and the people of a story.
pub struct House {
    pub services: Services,
    pub world: World,
    pub area: AreaId,
    pub mia: Actor,
    pub tom: Actor,
    pub nora: Actor,
    pub eva: Actor,
    how: How,
    /// Changes and steps so far.
    pub changes: usize,
    pub deaths: usize,
    folder: tempfile::TempDir,
}

impl House {
    /// A new house with its people.
    pub async fn build(place: &Place, seed: u64) -> Self {
        Self::build_at(place, seed, MORNING).await
    }

    /// The same, on another morning.
    pub async fn build_at(place: &Place, seed: u64, morning: Time) -> Self {
        let house = Self::enter(place, seed, morning, How::EveryStep).await;
        house.move_in().await;
        house
    }

    /// A house in which people live already, or will. They are the same in every process.
    pub async fn enter(place: &Place, seed: u64, morning: Time, how: How) -> Self {
        let names = World::fixed(morning, seed);
        let change = if let How::Only { change, .. } = how { change } else { 0 };
        // what the next process draws must not be what this one drew
        let world = World::fixed(morning, seed + 1 + 1_000_003 * u64::try_from(change).unwrap_or_default());
        let db = place.open_in(world.clone()).await;
        let area = AreaId(names.uuid());
        let [mia, tom, nora, eva] =
            [Role::Marketer, Role::Reviewer, Role::Reviewer, Role::Executive].map(|role| Actor {
                id: PersonId(names.uuid()),
                grants: [Grant { role, area: Some(area) }].into(),
            });
        let outbox = Outbox::to(app::port::outbox::Way::Folder);
        let services = Services::new(db, world.clone()).with_outbox(outbox);
        let folder = tempfile::tempdir().expect("a folder");
        Self { services, world, area, mia, tom, nora, eva, how, changes: 0, deaths: 0, folder }
    }

    /// Puts the people and their area there.
    pub async fn move_in(&self) {
        let people = [self.mia.clone(), self.tom.clone(), self.nora.clone(), self.eva.clone()];
        let (area, executive, at) = (self.area, Some(self.eva.id), self.world.now());
        let write = self.db().write(move |tx| {
            Box::pin(async move {
                tx.record(trail::Act::of(trail::By::System, "test", "test"));
                for person in &people {
                    let row = PersonRow {
                        id: person.id,
                        name: "Mia".into(),
                        email: format!("{}@berg.example", person.id),
                        language: Language::De,
                        disabled_at: None,
                        created_at: at,
                    };
                    store::person::insert(tx, &row, None).await?;
                }
                let new = Area { executive, ..Area::new(area, "Handel") };
                store::area::insert(tx, &new).await?;
                for person in &people {
                    for grant in &person.grants {
                        store::person::grant(tx, person.id, *grant).await?;
                    }
                }
                Ok::<_, store::Error>(())
            })
        });
        write.await.expect("people");
        self.services.keep_book().await.expect("kept");
    }

    /// An admin, who has no part in any case.
    pub fn paul(&self) -> Actor {
        let grants = [Grant { role: Role::Admin, area: None }].into();
        Actor { id: self.nora.id, grants }
    }

    pub fn db(&self) -> &Db {
        &self.services.db
    }

    pub async fn change<F>(&mut self, name: &str, work: impl Fn(Services) -> F)
    where
        F: Future<Output = Result<(), Trouble>> + Send + 'static,
    {
        self.changes += 1;
        match self.how {
            How::EveryStep => self.dies_at_every_step(name, work).await,
            How::Only { change, step } if change == self.changes => {
                self.world.abort_at(if step == 0 { i64::MAX } else { step });
                work(self.services.clone()).await.unwrap_or_else(|trouble| panic!("{name}: {trouble}"));
                println!("{} steps: {name}", i64::MAX - self.world.steps_left());
            }
            How::Only { .. } => {}
        }
    }

    /// Counts the steps of the change on a copy, then lets it die at every one of them: before the commit there is nothing of
    /// it, after it there is all, and the caller never hears an answer. So it is done when this returns.
    async fn dies_at_every_step<F>(&mut self, name: &str, work: impl Fn(Services) -> F)
    where
        F: Future<Output = Result<(), Trouble>> + Send + 'static,
    {
        let copy = self.folder.path().join(format!("{}.db", self.changes));
        store::copy::write_to(self.db(), &copy).await.expect("a copy");
        let copy = Db::open(&format!("sqlite://{}", copy.display())).await.expect("the copy");
        let there = Services { db: copy.in_world(self.world.clone()), ..self.services.clone() };
        let before = rows(self.db()).await;
        assert_eq!(rows(&there.db).await, before, "the copy");
        self.world.die_at(i64::MAX);
        work(there.clone()).await.unwrap_or_else(|trouble| panic!("{name}: {trouble}"));
        let steps = i64::MAX - self.world.steps_left();
        self.world.die_at(0);
        let alive = rows(&there.db).await;
        assert!(steps > 2 && alive != before, "{name} changed something in {steps} steps");
        there.db.close().await;

        for step in 1..=steps {
            self.world.die_at(step);
            let outcome = tokio::spawn(work(self.services.clone())).await;
            self.world.die_at(0);
            self.deaths += 1;
            assert!(outcome.is_err(), "{name} went on after its death at step {step} of {steps}");
            let after = rows(self.db()).await;
            if step < steps {
                assert_eq!(after, before, "{name} left something behind at step {step} of {steps}");
            } else {
                let counts = |rows: &std::collections::BTreeMap<String, (usize, String)>| {
                    rows.values().map(|(count, _)| *count).collect::<Vec<_>>()
                };
                assert_ne!(after, before, "{name} was committed");
                assert_eq!(counts(&after), counts(&alive), "{name} was committed as a whole");
                explained(self.db()).await;
            }
        }
    }

    pub async fn act(&mut self, who: &Actor, number: i64, act: Act) {
        let (number, name) = (CaseNumber(number), format!("{:?}", act.action()));
        let who = who.clone();
        self.change(&name, move |services| {
            let (who, act) = (who.clone(), act.clone());
            async move {
                let seen = services.view(&who, number).await?.version;
                services.act(&who, number, seen, act).await.map(drop)
            }
        })
        .await;
    }

    pub async fn begin(&mut self, answers: &'static str) {
        let (mia, area) = (self.mia.clone(), self.area);
        let request = self.request(answers);
        self.change("Begin", move |services| {
            let (mia, request) = (mia.clone(), request.clone());
            async move { services.begin(&mia, area, request).await.map(drop) }
        })
        .await;
    }

    pub async fn tick(&mut self) {
        self.change("Tick", |services| async move { services.tick().await.map(drop) }).await;
    }

    pub fn request(&self, answers: &str) -> Request {
        let book = RuleBook::built_in();
        let questions = &book.kind(KindId::Social).questions;
        let mut request = Request {
            tool: "Gartenfunk".into(),
            kind: Some(KindId::Social),
            purpose: "Gärtner erreichen".into(),
            go_live: Some(local(self.world.now()).day.plus(60)),
            answers: questions.iter().map(|question| question.id.clone()).zip(answers.split(' ')).collect(),
            ..Request::default()
        };
        for missing in request.missing(book) {
            if let domain::case::request::Missing::GateAnswer(id) = missing {
                request.gate_answers.0.insert(id, GateAnswer::No);
            }
        }
        request
    }

    pub fn package(&self, conditions: &[&str]) -> Act {
        let day = local(self.world.now()).day;
        let term = |id: &&str| Term {
            condition: Some((*id).into()),
            text: String::new(),
            owner: Side::Marketing,
            due: day.plus(30),
        };
        Act::Offer(Box::new(Package {
            scope: Scope::default(),
            terms: conditions.iter().map(term).collect(),
            expires: day.plus(200),
            review_months: 6,
            note: "So.".into(),
        }))
    }
}

pub fn estimate() -> Act {
    let (frequency, low, high) = (Frequency::Rarely, 1_000, 20_000);
    let takeover = ScenarioEstimate { frequency, low, high, max: None, secondary: None };
    let scenarios = [("TAKEOVER".to_owned(), takeover)].into();
    Act::Estimate(Box::new(Estimate { scenarios, ..Estimate::default() }))
}

/// Every kind of change there is: a stalemate and its decision, two signatures, the short ways.
pub async fn story(house: &mut House) {
    let (mia, tom, nora, eva) = (house.mia.clone(), house.tom.clone(), house.nora.clone(), house.eva.clone());
    let text = |text: &str| text.to_owned();

    // A stalemate, its brief and its decision.
    house.begin(SOCIAL).await;
    let edited = Request { purpose: "Kurze Filme".into(), ..house.request(SOCIAL) };
    house.act(&mia, 1, Act::Edit(Box::new(edited.clone()))).await;
    house.act(&mia, 1, Act::Submit).await;
    let ask = Act::Ask { text: text("Wer hat Zugang?"), suggestion: None, to: Side::Marketing, about: None };
    house.act(&tom, 1, ask.clone()).await;
    house.act(&tom, 1, Act::TakeBack).await;
    house.act(&tom, 1, ask).await;
    house.act(&mia, 1, Act::Answer(text("Zwei Leute."))).await;
    house.act(&tom, 1, Act::Return(text("Bitte genauer."))).await;
    let mended = Request { purpose: "Kurze Filme über Gärten".into(), ..edited };
    house.act(&mia, 1, Act::ChangeAnswers(Box::new(mended))).await;
    house.act(&mia, 1, estimate()).await;
    let protection = ["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-NOPII", "C-TOKEN"];
    let (offer, counter) = (house.package(&protection), house.package(&protection[..4]));
    house.act(&tom, 1, offer).await;
    house.act(&mia, 1, counter).await;
    house.act(&mia, 1, Act::StateNeed(text("Ein Konto im März."))).await;
    house.act(&tom, 1, Act::Declare { cause: Cause::Values, reason: text("Es geht nicht.") }).await;
    house.act(&tom, 1, Act::StateNeed(text("Keine Bestelldaten."))).await;
    house.act(&tom, 1, Act::Restate(text("Ihr braucht das Konto."))).await;
    house.act(&mia, 1, Act::Restate(text("Ihr wollt keine Werbung."))).await;
    house.act(&mia, 1, Act::Confirm).await;
    house.act(&tom, 1, Act::Correct(text("Es geht um Daten."))).await;
    house.act(&mia, 1, Act::Restate(text("Keine Bestelldaten dort."))).await;
    house.act(&tom, 1, Act::Confirm).await;
    let decide = Act::Decide { choice: Choice::Decline, reason: text("Zu früh."), expires: None };
    house.act(&eva, 1, decide).await;
    house.act(&eva, 1, Act::Undo).await;
    let expires = Some(local(house.world.now()).day.plus(100));
    let decide = Act::Decide { choice: Choice::AsAsked, reason: text("Der Nutzen überwiegt."), expires };
    house.act(&eva, 1, decide).await;
    house.world.advance(31 * SECOND);
    house.tick().await;

    // Beyond the authority of the desk: two signatures.
    house.begin(SOCIAL).await;
    house.act(&mia, 2, Act::Submit).await;
    house.act(&mia, 2, estimate()).await;
    let refer = || Act::Refer { choice: Choice::AsAsked, text: text("Eine Frage des Geschäfts.") };
    house.act(&tom, 2, refer()).await;
    house.act(&nora, 2, Act::RefuseSignature(text("Noch nicht."))).await;
    house.act(&tom, 2, refer()).await;
    house.act(&nora, 2, Act::CoSign).await;
    house.act(&eva, 2, Act::SendBack(text("Bitte verhandeln."))).await;

    // The short ways, and what is not about a case.
    house.begin("a a a a a a a a a a a").await;
    house.act(&mia, 3, Act::Submit).await;
    house.act(&tom, 3, Act::Approve).await;
    house.world.advance(31 * SECOND);
    house.tick().await;
    house.begin(SOCIAL).await;
    house.act(&mia, 4, Act::Discard).await;
    house.begin(SOCIAL).await;
    house.act(&mia, 5, Act::Submit).await;
    house.act(&tom, 5, Act::Object(text("So nicht."))).await;
    house.act(&mia, 5, Act::Withdraw(text("Hat sich erledigt."))).await;
    let again = mia.clone();
    house
        .change("Refile", move |services| {
            let again = again.clone();
            async move { services.refile(&again, CaseNumber(5)).await.map(drop) }
        })
        .await;
    let (area, executive) = (house.area, eva.clone());
    house
        .change("Tolerance", move |services| {
            let executive = executive.clone();
            let anchors =
                Some([Anchor { chance: 100, amount: 100_000 }, Anchor { chance: 10, amount: 1_000_000 }]);
            async move { services.set_tolerance(&executive, area, 1, anchors).await.map(drop) }
        })
        .await;
    let (admin, area) = (house.paul(), house.area);
    house
        .change("Hours", move |services| {
            let admin = admin.clone();
            async move {
                let calendar = Calendar { opens: 8 * 60, ..Calendar::default() };
                services.set_hours(&admin, area, 2, calendar, Deadlines::default()).await.map(drop)
            }
        })
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_dies_at_every_step_and_is_there_as_a_whole_or_not_at_all() {
    let place = Place::quick();
    let mut house = House::build(&place, 1).await;
    story(&mut house).await;
    println!(
        "{} changes died at {} steps in all: each there as a whole or not at all",
        house.changes, house.deaths
    );
}
