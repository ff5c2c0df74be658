//! A case in any state, for tests of pages: made by what people do and never by hand, so that no page is tested with a
//! state that cannot be. The people have fixed names, one for each way to meet a case.

use std::{collections::BTreeSet, sync::LazyLock};

use domain::{
    area::Area,
    case::{
        Case, Side,
        act::{Act, Action},
        decision::Choice,
        estimate::{Estimate, Frequency, ScenarioEstimate, Value},
        event::Event,
        mover::mover,
        package::{Package, Scope, Term},
        possible::possible,
        request::Request,
        standing::Basis,
        state::{Cause, State},
        transition::{Rules, transition},
    },
    id::{AreaId, CaseNumber, PersonId},
    permit::{Hat, Permit, Subject, deciders, hats, permit},
    person::{Actor, Grant, Role},
    policy::Policy,
    rating::{Answers, GateAnswers},
    rules::{GateAnswer, KindId, RuleBook},
    time::{Day, HOUR, Time},
};

use crate::port::{
    CaseView, People,
    talk::{Look, Talk},
};

/// Somebody of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Requester,
    Colleague,
    Reviewer,
    Second,
    Adviser,
    Executive,
    Auditor,
    Admin,
}

impl Who {
    pub const ALL: [Self; 8] = [
        Self::Requester,
        Self::Colleague,
        Self::Reviewer,
        Self::Second,
        Self::Adviser,
        Self::Executive,
        Self::Auditor,
        Self::Admin,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Requester => "Anna Weber",
            Self::Colleague => "Kim Ott",
            Self::Reviewer => "Ben Roth",
            Self::Second => "Nora Lind",
            Self::Adviser => "Dora Voss",
            Self::Executive => "Eva Stein",
            Self::Auditor => "Rita Kern",
            Self::Admin => "Udo Lang",
        }
    }

    pub fn id(self) -> PersonId {
        PersonId(uuid::Uuid::from_u128(self as u128 + 1))
    }

    fn actor(self) -> Actor {
        let role = match self {
            Self::Requester | Self::Colleague => Role::Marketer,
            Self::Reviewer | Self::Second => Role::Reviewer,
            Self::Adviser => Role::Adviser,
            Self::Executive => Role::Executive,
            Self::Auditor => Role::Auditor,
            Self::Admin => Role::Admin,
        };
        Actor { id: self.id(), grants: BTreeSet::from([Grant { role, area: None }]) }
    }
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A case on a desk, with the clock beside it.
#[derive(Clone)]
pub struct Desk {
    pub case: Case,
    pub now: Time,
    area: Area,
    events: Vec<Event>,
}

/// Every desk simulates the same few cases.
static LOSSES: LazyLock<loss::Memo> = LazyLock::new(loss::Memo::default);

/// Answers of a social media channel whose rating is High, with nothing that holds it.
pub const RISKY: &str = "d b b b a b b b b c b";

impl Desk {
    /// A complete draft with these answers, in the order of the questions of the kind, and "no" to the legal check.
    pub fn draft(kind: KindId, answers: &str) -> Self {
        let questions = &RuleBook::built_in().kind(kind).questions;
        let answers: Answers = questions.iter().map(|q| q.id.clone()).zip(answers.split(' ')).collect();
        let mut gate_answers = GateAnswers::default();
        gate_answers.fill(RuleBook::built_in(), kind, &answers, GateAnswer::No);
        let request = Request {
            tool: "Gartenfunk".into(),
            supplier: "Funk GmbH".into(),
            kind: Some(kind),
            purpose: "Menschen <unter> 30\nerreichen".into(),
            waiting: "Eine Saison".into(),
            budget: Some(20_000),
            go_live: Some(day("2027-03-01")),
            answers,
            gate_answers,
            ..Request::default()
        };
        let area = Area {
            executive: Some(Who::Executive.id()),
            ..Area::new(AreaId(uuid::Uuid::from_u128(99)), "Handel")
        };
        let now = day("2026-11-16").start_utc().plus(9 * HOUR);
        let case = Case::begin(CaseNumber(42), area.id, Who::Requester.id(), request, now);
        Self { case, now, area, events: Vec::new() }
    }

    /// Handed in.
    pub fn review(kind: KindId, answers: &str) -> Self {
        Self::draft(kind, answers).does(Who::Requester, Act::Submit)
    }

    /// What somebody does an hour later.
    pub fn does(mut self, who: Who, act: Act) -> Self {
        self.now = self.now.plus(HOUR / 4);
        let subject = Subject { case: &self.case, area: &self.area };
        let leave = permit(&who.actor(), act.action(), &subject, &Policy::default(), self.now)
            .unwrap_or_else(|denial| panic!("{who:?} {act:?}: {denial}"));
        self.changed(act, &leave)
    }

    /// The clock after this time.
    pub fn waits(mut self, milliseconds: i64) -> Self {
        self.now = self.now.plus(milliseconds);
        let leave = Permit::clock(self.case.number);
        self.changed(Act::Tick, &leave)
    }

    fn changed(mut self, act: Act, leave: &Permit) -> Self {
        let policy = Policy::default();
        let basis = Basis { book: RuleBook::built_in(), policy: &policy, losses: &LOSSES };
        let rules = Rules { basis, precedents: &[], open_questions: 0 };
        let said = format!("{act:?}");
        let change = transition(self.case, act, leave, self.now, &rules)
            .unwrap_or_else(|refusal| panic!("{said}: {refusal:?}"));
        self.case = change.case;
        self.events.splice(0..0, change.events.into_iter().rev());
        self
    }

    /// The case as somebody meets it.
    pub fn seen_by(&self, who: Who) -> CaseView {
        let actor = who.actor();
        let subject = Subject { case: &self.case, area: &self.area };
        let worn = hats(&actor, &subject, &Policy::default(), self.now);
        let deciders = match &self.case.state {
            State::Escalated(_) => deciders(&self.case, &self.area, self.now),
            _ => Vec::new(),
        };
        let worn_blind = worn.contains(&Hat::Reviewer) && self.case.is_blind_to(who.id());
        CaseView {
            possible: possible(&self.case, &worn, who.id(), self.now),
            mover: mover(&self.case, &self.area, self.now),
            version: 7,
            now: self.now,
            area: self.area.name.clone(),
            people: People(Who::ALL.into_iter().map(|who| (who.id(), who.name().to_owned())).collect()),
            me: who.id(),
            worn,
            deciders,
            events: self.events.clone(),
            precedents: Vec::new(),
            entry: None,
            earlier: None,
            later: Vec::new(),
            files: Vec::new(),
            blind: worn_blind,
            pending: Vec::new(),
            open_questions: 0,
            talk: Talk::default(),
            told: Vec::new(),
            look: Look::default(),
            policy: Policy::default(),
            losses: LOSSES.clone(),
            case: if worn_blind { self.case.clone().blinded() } else { self.case.clone() },
        }
    }
}

/// A package with these conditions.
pub fn package(conditions: &[&str]) -> Package {
    let term = |id: &&str| Term {
        condition: Some((*id).into()),
        text: String::new(),
        owner: Side::Marketing,
        due: day("2027-02-01"),
    };
    Package {
        scope: Scope::default(),
        terms: conditions.iter().map(term).collect(),
        expires: day("2027-11-30"),
        review_months: 6,
        note: "So geht es.".into(),
    }
}

pub fn offer(conditions: &[&str]) -> Act {
    Act::Offer(Box::new(package(conditions)))
}

/// What somebody expects of two scenarios, and what it earns.
pub fn estimate() -> Act {
    let scenario =
        |frequency, low, high| ScenarioEstimate { frequency, low, high, max: None, secondary: None };
    let scenarios = [
        ("TAKEOVER".to_owned(), scenario(Frequency::Seldom, 5_000, 80_000)),
        ("LEGAL".to_owned(), scenario(Frequency::Rarely, 10_000, 200_000)),
    ];
    let value = Some(Value { low: 20_000, mode: 60_000, high: 120_000 });
    let costs = [("C-LOG".into(), 3_000)].into();
    Act::Estimate(Box::new(Estimate { scenarios: scenarios.into(), value, delay: Some(7_000), costs }))
}

/// Answers of a newsletter whose processor contract is not signed yet: one gate holds.
pub const HELD: &str = "b c b a b a b b b b b a";

/// Conditions that bring [`RISKY`] below High.
pub const PROTECTION: [&str; 6] = ["C-MFA", "C-NAMED", "C-TOKEN", "C-LOG", "C-IR", "C-NOPII"];

/// A desk in every state and in every waiting that has sentences of its own.
pub fn everywhere() -> Vec<(&'static str, Desk)> {
    use Who::{Executive, Requester, Reviewer, Second};
    let ask = |to| Act::Ask { text: "Wer?".into(), suggestion: Some("Alle.".into()), to, about: None };
    let refer = || Act::Refer { choice: Choice::AsAsked, text: "Eine Frage des Geschäfts.".into() };
    let decide = |choice| Act::Decide {
        choice,
        reason: "Der Nutzen überwiegt.".into(),
        expires: Some(day("2027-06-30")),
    };
    let declare = || Act::Declare { cause: Cause::Values, reason: "Es geht nicht.".into() };
    let need = || Act::StateNeed("Wir brauchen es im März.".into());
    let draft = Desk::draft(KindId::Social, RISKY);
    let review = draft.clone().does(Requester, Act::Submit);
    let unsigned = review.clone().does(Reviewer, offer(&["C-LOG"]));
    let table = review.clone().does(Reviewer, offer(&PROTECTION));
    let countered = table.clone().does(Requester, offer(&PROTECTION[..5]));
    let stalemate = table.clone().does(Requester, declare());
    let half = stalemate.clone().does(Requester, need());
    let restate = half.clone().does(Reviewer, need());
    let confirm = restate.clone().does(Reviewer, Act::Restate("Ihr braucht es im März.".into()));
    let escalated =
        review.clone().does(Requester, estimate()).does(Reviewer, refer()).does(Second, Act::CoSign);
    let approved = escalated.clone().does(Executive, decide(Choice::AsAsked));
    let declined = escalated.clone().does(Executive, decide(Choice::Decline));
    let agreed = Desk::review(KindId::Saas, HELD)
        .does(Reviewer, offer(&["C-AVV", "C-LOG", "C-MFA"]))
        .does(Requester, Act::Accept { explanation: Some("Gern.".into()) });
    let paper = Act::Attach {
        gate: "G-AVV".into(),
        link: "https://example.org/avv".into(),
        note: "Unterschrieben".into(),
    };
    let objected = review.clone().does(Reviewer, Act::Object("So nicht.".into()));
    vec![
        ("draft", draft.clone()),
        ("review", review.clone()),
        ("unsigned", unsigned),
        ("returned", review.clone().does(Reviewer, Act::Return("Bitte mehr.".into()))),
        ("question to marketing", review.clone().does(Reviewer, ask(Side::Marketing))),
        ("question to security", table.clone().does(Requester, ask(Side::Security))),
        ("question of the executive", escalated.clone().does(Executive, ask(Side::Marketing))),
        ("table", table.clone()),
        ("countered", countered),
        ("objected", objected.clone()),
        ("stalemate", stalemate),
        ("one need", half),
        ("both needs", restate),
        ("restated", confirm),
        ("agreed", agreed.clone()),
        ("paper", agreed.does(Requester, paper)),
        ("silence", review.clone().waits(40 * 24 * HOUR)),
        ("escalated", escalated),
        ("approved", approved.clone()),
        ("approved for good", approved.waits(HOUR)),
        ("declined", declined.clone()),
        ("declined for good", declined.waits(HOUR)),
        ("declined by consent", objected.does(Requester, Act::AcceptNo).waits(HOUR)),
        ("withdrawn", review.clone().does(Requester, Act::Withdraw("Doch nicht.".into()))),
        ("lapsed", review.does(Reviewer, Act::Return("Bitte mehr.".into())).waits(40 * 24 * HOUR)),
        ("discarded", draft.does(Requester, Act::Discard)),
    ]
}

/// Everybody who may look at this desk.
pub fn readers(desk: &Desk) -> Vec<CaseView> {
    Who::ALL
        .into_iter()
        .filter(|who| {
            let subject = Subject { case: &desk.case, area: &desk.area };
            permit(&who.actor(), Action::View, &subject, &Policy::default(), desk.now).is_ok()
        })
        .map(|who| desk.seen_by(who))
        .collect()
}
