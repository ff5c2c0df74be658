//! Random walks: everybody of the company does anything at any time on a request with random answers, for hundreds of
//! steps, and after every accepted one the laws hold. Half of the steps are buttons that somebody really has, so that
//! walks come far; the other half is anything.

use std::collections::BTreeMap;

use domain::{
    area::Substitute,
    case::{
        Case, Side,
        act::{Act, Action},
        artefact::ArtefactStatus,
        estimate::Estimate,
        mover::Mover,
        package::Scope,
        request::{Request, business_impact},
        state::{State, StateKind},
    },
    id::PersonId,
    rating::{Answers, Factor, GateAnswers, UNKNOWN},
    rules::{GateAnswer, KindId, RuleBook},
};
use proptest::prelude::*;

use crate::{
    laws::{self, Step},
    play::{Play, Stop, offered},
    world::{self, ADVISER, EVERYBODY, Facts, REQUESTER, SUBSTITUTE, actor, deed, today, worth},
};

/// A small generator, so that one seed is one walk (`SplitMix64`).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("a small number")
    }

    /// Minutes, days: from 0 to one below the bound.
    pub fn time(&mut self, bound: i32) -> i64 {
        (i64::from(bound) * i64::try_from(self.next() >> 33).expect("31 bits")) >> 31
    }

    pub fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

fn answers(kind: KindId, chance: &mut Chance) -> Answers {
    let worst = chance.below(4);
    let questions = RuleBook::built_in().kind(kind).questions.iter();
    questions
        .map(|question| {
            let keys = &question.answers;
            let key = match chance.below(6) {
                0 if worst > 1 => UNKNOWN,
                n if n <= worst => keys[chance.below(keys.len())].key.as_str(),
                _ => keys[0].key.as_str(),
            };
            (question.id.clone(), key.to_owned())
        })
        .collect()
}

pub fn request(chance: &mut Chance) -> Request {
    let facts = [
        Facts::Low,
        Facts::Medium,
        Facts::High,
        Facts::Critical,
        Facts::Hold,
        Facts::HighHold,
        Facts::TwoHolds,
        Facts::Block,
    ];
    let mut request = world::request(chance.pick(&facts));
    if chance.one_in(2) {
        let kind = chance.pick(&KindId::ALL);
        let answers = answers(kind, chance);
        request =
            Request { kind: Some(kind), gate_answers: said(kind, &answers, chance), answers, ..request };
    }
    request.purpose = format!("Campaign {}", chance.below(1000));
    if chance.one_in(3)
        && let Ok(rating) = request.assess(RuleBook::built_in(), &std::collections::BTreeSet::new(), false)
    {
        request.impact = Some(business_impact(&rating.inherent));
    }
    request
}

/// The legal check: mostly "no", sometimes something else.
fn said(kind: KindId, answers: &Answers, chance: &mut Chance) -> GateAnswers {
    let mut said = GateAnswers::default();
    if chance.one_in(3) {
        for question in RuleBook::built_in().gate_questions() {
            if chance.one_in(4) {
                said.0.insert(question.id.clone(), chance.pick(&GateAnswer::ALL));
            }
        }
    }
    said.fill(RuleBook::built_in(), kind, answers, GateAnswer::No);
    said
}

/// An act with data of chance, mostly well made.
pub fn act(play: &Play, action: Action, chance: &mut Chance) -> Option<Act> {
    let to = chance.pick(&Side::ALL);
    let mut act = deed(&play.case, action, to, play.now)?;
    match &mut act {
        Act::Edit(new) | Act::ChangeAnswers(new) => **new = request(chance),
        Act::Offer(package) => {
            let kinds =
                ["", "C-MFA", "C-MFA C-NAMED C-TOKEN C-LOG C-IR", "C-MFA C-NAMED C-ASSUR C-AVV C-LOG C-MIN"];
            **package = world::package(play.now, chance.pick(&kinds), 1 + chance.time(300));
            if chance.one_in(2) {
                package.scope = Scope { region: format!("Region {}", chance.below(9)), ..Scope::default() };
            }
        }
        Act::Refer { choice, .. } | Act::Decide { choice, .. } => {
            use domain::case::decision::Choice::{AsAsked, Decline, Offer};
            let last = play.case.rounds.len().max(1);
            let round = u32::try_from(1 + chance.below(last)).expect("few rounds");
            *choice = chance.pick(&[AsAsked, Decline, Offer(round), Offer(round)]);
        }
        Act::Estimate(estimate) => {
            let bad = worth(world::SMALL, -60_000, 1_000, 20_000);
            let good = worth(world::LARGE, 1_000_000, 9_000_000, 20_000_000);
            let estimates = [
                world::estimate(world::SMALL),
                world::estimate(world::LARGE),
                bad,
                good,
                Estimate::default(),
            ];
            **estimate = estimates[chance.below(estimates.len())].clone();
        }
        Act::Adjust { factor, value, .. } => {
            *factor = chance.pick(&Factor::ALL);
            *value = (!chance.one_in(4)).then(|| chance.pick(factor.options()));
        }
        Act::ConfirmImpact(values) if chance.one_in(5) => *values = [1, 4, 5, 9],
        Act::Accept { explanation } if chance.one_in(3) => *explanation = None,
        _ => {}
    }
    if let Act::Decide { reason, expires, .. } = &mut act {
        if chance.one_in(3) {
            reason.clear();
        }
        *expires = [None, Some(today(play.now).plus(chance.time(200) - 5))][usize::from(!chance.one_in(6))];
    }
    Some(act)
}

struct Walk {
    play: Play,
    chance: Chance,
    met: BTreeMap<StateKind, u32>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let case = Case::begin(world::NUMBER, world::AREA, REQUESTER, request(&mut chance), world::start());
        let play = Play { case, area: world::area(), now: world::start(), events: Vec::new() };
        Self { play, chance, met: BTreeMap::new() }
    }

    /// A person and something that is open to them, or anything.
    fn choice(&mut self) -> (PersonId, Action) {
        let who = self.chance.pick(&EVERYBODY);
        if self.chance.one_in(3) {
            return (who, self.chance.pick(&Action::ALL));
        }
        let open: Vec<(PersonId, Action)> = EVERYBODY
            .into_iter()
            .flat_map(|who| {
                offered(&self.play, &actor(who), &self.play.area).into_iter().map(move |action| (who, action))
            })
            .filter(|(_, action)| *action != Action::Refile)
            .collect();
        if open.is_empty() { (who, Action::Withdraw) } else { self.chance.pick(&open) }
    }

    fn wander(&mut self) {
        match self.chance.below(20) {
            0 => self.play.now = self.play.case.wake_at().map_or(self.play.now, |at| at.max(self.play.now)),
            1 => _ = self.play.wait_working(self.chance.time(700)),
            2 => _ = self.play.wait(self.chance.time(3000)),
            _ => _ = self.play.wait(self.chance.time(3)),
        }
        if self.chance.one_in(40) {
            let from = today(self.play.now);
            let until = from.plus(self.chance.time(9));
            self.play.area.substitute = Some(Substitute { person: SUBSTITUTE, from, until });
        }
    }

    fn step(&mut self) {
        self.wander();
        if self.play.case.wake_at().is_some_and(|wake| wake <= self.play.now) && !self.chance.one_in(8) {
            let change = self.play.try_tick().expect("what is due can be done");
            self.accept(None, &Act::Tick, &change);
            return;
        }
        let (who, action) = self.choice();
        let Some(act) = act(&self.play, action, &mut self.chance) else { return };
        let rarely = match action {
            Action::Withdraw => 40,
            Action::Discard => 3,
            _ => 1,
        };
        if !self.chance.one_in(rarely) {
            return;
        }
        let open = offered(&self.play, &actor(who), &self.play.area).contains(&action);
        match self.play.try_act(who, act.clone()) {
            Ok(change) => {
                assert!(open, "{who} did {action:?} in {:?} without a button", self.play.kind());
                self.accept(Some(who), &act, &change);
            }
            Err(Stop::Denied(denial)) => assert!(!open, "{action:?} in {:?}: {denial:?}", self.play.kind()),
            Err(Stop::Refused(_)) => {}
        }
    }

    fn accept(&mut self, by: Option<PersonId>, act: &Act, change: &domain::case::transition::Change) {
        let step = Step { before: &self.play, act, by, change };
        laws::hold(&step);
        let after = Play { case: change.case.clone(), ..self.play.clone() };
        if let State::Approved(decided) | State::Declined(decided) = &after.case.state
            && !decided.effective
        {
            let mut undone = after.clone();
            let by = decided.decision.by;
            if let Ok(change) = after.try_act(by, Act::Undo) {
                undone.case = change.case;
                laws::undoing_restores_the_state_before(&step, &undone);
            } else {
                panic!("{by} cannot undo");
            }
        }
        *self.met.entry(after.kind()).or_default() += 1;
        let follows = matches!(&after.case.state, State::Approved(decided) | State::Declined(decided) if decided.effective)
            || matches!(after.case.state, State::Withdrawn(_) | State::Discarded);
        self.play = after;
        if follows {
            let case = self.play.case.refile(self.play.case.number, REQUESTER, self.play.now);
            assert_eq!(case.request.follows, Some(self.play.case.number));
            self.play.case = Case { request: request(&mut self.chance), ..case };
            self.play.area = world::area();
        }
    }
}

/// Brings a case to its end without withdrawing it: the clock, the adviser and the executive are enough.
pub fn drive(mut play: Play) {
    play.area.substitute = None;
    for _ in 0..40 {
        match play.state() {
            State::Draft => _ = play.act(REQUESTER, Act::Discard),
            State::Approved(decided) | State::Declined(decided) if decided.effective => return,
            State::Withdrawn(_) | State::Discarded => return,
            State::Escalated(_) => {
                let expires = None;
                let reason = "It has to end.".into();
                let choice = domain::case::decision::Choice::Decline;
                // whoever decided before may have taken a side since
                let decider = domain::permit::deciders(&play.case, &play.area, play.now).first().copied();
                play.area.executive = Some(decider.unwrap_or(world::STRANGER));
                let who = decider.unwrap_or(world::STRANGER);
                play.act(who, Act::Decide { choice, reason, expires });
            }
            State::Agreed(agreed) if agreed.due.is_none() => {
                let waiting =
                    play.case.artefacts.iter().find(|(_, paper)| paper.status == ArtefactStatus::Attached);
                let gate =
                    waiting.map(|(gate, _)| gate.clone()).expect("the adviser has something to look at");
                play.act(ADVISER, Act::RejectArtefact(gate, "No.".into()));
            }
            _ => _ = play.tick(),
        }
    }
    panic!("{:?} has no end", play.kind());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_and_whenever_the_laws_hold(seed: u64, steps in 1_usize..600) {
        let mut walk = Walk::new(seed);
        for step in 0..steps {
            walk.step();
            if step % 16 == 0 {
                drive(walk.play.clone());
            }
        }
    }

    #[test]
    fn a_case_that_nobody_touches_goes_to_the_executive_and_waits_there(seed: u64) {
        let mut walk = Walk::new(seed);
        walk.play.act(REQUESTER, Act::Submit);
        walk.play.tick();
        prop_assert_eq!(walk.play.kind(), StateKind::Escalated);
        for percent in [50, 80, 100] {
            let waiting = walk.play.clone();
            walk.play.remind();
            prop_assert_eq!(&walk.play.case.state, &waiting.case.state);
            prop_assert_eq!(walk.play.last_reminder(), Some((Mover::Executive, percent)));
        }
        walk.play.wait(60 * 24 * 365);
        prop_assert!(walk.play.try_tick().is_err());
        prop_assert_eq!(walk.play.case.overdue(walk.play.now), Some(Mover::Executive));
    }
}

#[test]
fn the_walks_come_through_all_twelve_states() {
    let mut met = BTreeMap::new();
    for seed in 0..12 {
        let mut walk = Walk::new(seed);
        for _ in 0..600 {
            walk.step();
        }
        for (kind, times) in walk.met {
            *met.entry(kind).or_insert(0) += times;
        }
    }
    for kind in StateKind::ALL {
        assert!(met.get(&kind).is_some_and(|times| *times > 3), "{kind:?} is hardly met: {met:?}");
    }
}
