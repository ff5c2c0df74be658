//! A case being played: every step goes through a real permit and the real transition, as a service would do it, so no
//! fixture can hold a case that people could not have made.

use domain::{
    area::Area,
    case::{
        Case, Side,
        act::{Act, Action},
        event::{Event, Happening},
        mover::Mover,
        possible::possible,
        refusal::Refusal,
        request::Request,
        standing::{Basis, Standing},
        state::{State, StateKind},
        transition::{Change, Rules, transition},
    },
    id::PersonId,
    permit::{Denial, Permit, Subject, hats, permit},
    person::Actor,
    policy::Policy,
    rating::Factor,
    rules::{ConditionId, GateId, RuleBook},
    time::{MINUTE, Time},
};
use std::{collections::BTreeSet, sync::LazyLock};

use crate::world::{self, BOUND_TO_MARKETING, BOUND_TO_SECURITY, Facts, REQUESTER, REVIEWER};

static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);
static LOSSES: LazyLock<loss::Memo> = LazyLock::new(loss::Memo::default);

pub fn policy() -> &'static Policy {
    &POLICY
}

pub fn basis() -> Basis<'static> {
    basis_under(policy())
}

fn basis_under(policy: &Policy) -> Basis<'_> {
    Basis { book: RuleBook::built_in(), policy, losses: &LOSSES }
}

pub fn rules() -> Rules<'static> {
    rules_under(policy())
}

fn rules_under(policy: &Policy) -> Rules<'_> {
    Rules { basis: basis_under(policy), precedents: &[], open_questions: 0 }
}

/// Where a case stands with these conditions.
pub fn standing(case: &Case, conditions: &BTreeSet<ConditionId>) -> Standing {
    case.standing(&basis(), conditions).expect("a complete request")
}

pub fn standing_as_asked(case: &Case) -> Standing {
    standing(case, &BTreeSet::new())
}

/// Why something did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    Denied(Denial),
    Refused(Refusal),
}

/// A case, its area and the wall clock.
#[derive(Clone, Debug)]
pub struct Play {
    pub case: Case,
    pub area: Area,
    pub now: Time,
    pub events: Vec<Event>,
}

/// Tries an act; a refusal leaves the play as it was.
pub fn attempt(play: &Play, actor: &Actor, area: &Area, act: Act) -> Result<Change, Stop> {
    let subject = Subject { case: &play.case, area };
    let leave = permit(actor, act.action(), &subject, policy(), play.now).map_err(Stop::Denied)?;
    let policy = policy().for_area(area);
    transition(play.case.clone(), act, &leave, play.now, &rules_under(&policy)).map_err(Stop::Refused)
}

/// The buttons of a page.
pub fn offered(play: &Play, actor: &Actor, area: &Area) -> BTreeSet<Action> {
    let subject = Subject { case: &play.case, area };
    let worn = hats(actor, &subject, policy(), play.now);
    possible(&play.case, &worn, actor.id, play.now)
}

impl Play {
    /// A draft on which a person of both roles has worked for marketing.
    pub fn draft(facts: Facts) -> Self {
        let case = world::draft(facts);
        let mut play = Self { case, area: world::area(), now: world::start(), events: Vec::new() };
        let again = Box::new(play.case.request.clone());
        play.act(BOUND_TO_MARKETING, Act::Edit(again));
        play
    }

    /// In review; a person of both roles has asked for security and taken it back.
    pub fn review(facts: Facts) -> Self {
        let mut play = Self::draft(facts);
        play.act(REQUESTER, Act::Submit);
        play.ask(BOUND_TO_SECURITY, Side::Marketing).act(BOUND_TO_SECURITY, Act::TakeBack);
        play
    }

    pub fn try_act(&self, who: PersonId, act: Act) -> Result<Change, Stop> {
        attempt(self, &world::actor(who), &self.area, act)
    }

    /// Does it, and fails the test where it is refused.
    pub fn act(&mut self, who: PersonId, act: Act) -> &mut Self {
        let action = act.action();
        match self.try_act(who, act) {
            Ok(change) => self.take(change),
            Err(stop) => panic!("{action:?} in {:?}: {stop:?}", self.kind()),
        }
    }

    fn take(&mut self, change: Change) -> &mut Self {
        self.case = change.case;
        self.events.extend(change.events);
        self
    }

    pub fn try_tick(&self) -> Result<Change, Refusal> {
        let leave = Permit::clock(self.case.number);
        let policy = policy().for_area(&self.area);
        transition(self.case.clone(), Act::Tick, &leave, self.now, &rules_under(&policy))
    }

    /// Lets the time pass until the clock moves the case, and lets it do it.
    pub fn tick(&mut self) -> &mut Self {
        self.now = self.now.max(self.case.moves_at().expect("the clock waits for something"));
        let change = self.try_tick().expect("the clock acts");
        self.take(change)
    }

    /// Lets the time pass until somebody is reminded.
    pub fn remind(&mut self) -> &mut Self {
        self.now = self.now.max(self.case.reminder_at().expect("somebody has to act"));
        let change = self.try_tick().expect("the clock reminds");
        self.take(change)
    }

    /// Who was reminded last, and of how much of the time.
    pub fn last_reminder(&self) -> Option<(Mover, u8)> {
        self.events.iter().rev().find_map(|event| match event.happening {
            Happening::Reminded { mover, percent } => Some((mover, percent)),
            _ => None,
        })
    }

    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        self.now = self.now.plus(minutes * MINUTE);
        self
    }

    pub fn wait_working(&mut self, minutes: i64) -> &mut Self {
        self.now = self.area.calendar.after(self.now, minutes);
        self
    }

    pub fn ask(&mut self, who: PersonId, to: Side) -> &mut Self {
        self.act(who, Act::Ask { text: "Who can sign in?".into(), suggestion: None, to, about: None })
    }

    pub fn offer(&mut self, who: PersonId, conditions: &str, days: i64) -> &mut Self {
        let package = world::package(self.now, conditions, days);
        self.act(who, Act::Offer(Box::new(package)))
    }

    /// As [`Play::review`], and marketing has estimated losses that the executive tolerates.
    pub fn estimated(facts: Facts) -> Self {
        let mut play = Self::review(facts);
        play.estimate(REQUESTER, world::SMALL);
        play
    }

    /// One scenario: 90 % of the events cost between the two, and it happens so often.
    pub fn estimate(&mut self, who: PersonId, losses: world::Expected) -> &mut Self {
        self.act(who, Act::Estimate(Box::new(world::estimate(losses))))
    }

    pub fn adjust(&mut self, who: PersonId, factor: Factor, value: u8) -> &mut Self {
        self.act(who, Act::Adjust { factor, value: Some(value), reason: "We have seen it.".into() })
    }

    /// An offer that does not change the rating.
    pub fn offer_pilot(&mut self, who: PersonId, days: i64) -> &mut Self {
        let package = world::pilot(self.now, days);
        self.act(who, Act::Offer(Box::new(package)))
    }

    pub fn accept(&mut self, who: PersonId) -> &mut Self {
        self.act(who, Act::Accept { explanation: Some("We can live with it.".into()) })
    }

    pub fn declare(&mut self, who: PersonId) -> &mut Self {
        self.act(who, Act::Declare { cause: domain::case::state::Cause::Values, reason: "No way.".into() })
    }

    pub fn need(&mut self, who: PersonId, text: &str) -> &mut Self {
        self.act(who, Act::StateNeed(text.into()))
    }

    pub fn restate(&mut self, who: PersonId, text: &str) -> &mut Self {
        self.act(who, Act::Restate(text.into()))
    }

    pub fn correct(&mut self, who: PersonId, text: &str) -> &mut Self {
        self.act(who, Act::Correct(text.into()))
    }

    pub fn attach(&mut self, who: PersonId) -> &mut Self {
        let gate = self.gate();
        self.attach_to(who, &gate)
    }

    pub fn attach_to(&mut self, who: PersonId, gate: &GateId) -> &mut Self {
        let link = "https://files.example/paper".to_owned();
        self.act(who, Act::Attach { gate: gate.clone(), link, note: "Signed.".into() })
    }

    /// The gate that waits for an artefact.
    pub fn gate(&self) -> GateId {
        world::held_gate(&self.case).expect("a gate holds")
    }

    pub fn change_answers(&mut self, who: PersonId, facts: Facts) -> &mut Self {
        let purpose = format!("{} Only better.", self.case.request.purpose);
        self.act(who, Act::ChangeAnswers(Box::new(Request { purpose, ..world::request(facts) })))
    }

    /// By silence of security, at once.
    pub fn escalated(facts: Facts) -> Self {
        let mut play = Self::review(facts);
        play.tick();
        assert_eq!(play.kind(), StateKind::Escalated);
        play
    }

    /// Marketing declared a stalemate on security's offer; nobody has stated a need.
    pub fn stalemate(facts: Facts) -> Self {
        let mut play = Self::review(facts);
        play.offer(REVIEWER, "C-MFA", 180).declare(REQUESTER);
        assert_eq!(play.kind(), StateKind::Stalemate);
        play
    }

    pub fn kind(&self) -> StateKind {
        self.case.state.kind()
    }

    pub fn state(&self) -> &State {
        &self.case.state
    }

    pub fn last(&self) -> &Happening {
        &self.events.last().expect("something happened").happening
    }
}
