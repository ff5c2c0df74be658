//! Pairs of sides and clocks: marketing and security, each quick, slow or silent, an executive who decides or does not, and
//! a calendar of chance that an admin changes in mid-case, with substitutes, areas without an executive, and a server
//! clock that jumps by a day. Every case ends or somebody has to move; nothing is approved by a deadline; every minute
//! is charged once.

use std::collections::BTreeMap;

use domain::{
    area::Substitute,
    case::{
        Case, Side,
        act::{Act, Action},
        decision::Authority,
        event::Happening,
        mover::{Mover, mover},
        state::{State, StateKind},
    },
    clock::{Calendar, holiday::Region, zone::Zone},
    id::PersonId,
    policy::{Deadlines, Step as Kind},
    time::{DAY, HOUR},
};

use crate::{
    laws::{self, Step},
    play::{Play, Stop, offered},
    walk::{Chance, act, drive, request},
    world::{
        self, ADVISER, COLLEAGUE, EXECUTIVE, FRESH, OTHER_EXECUTIVE, REQUESTER, REVIEWER, SECOND, SUBSTITUTE,
        actor, today,
    },
};

/// How many pairs are driven, and how many steps each gets.
const PAIRS: u64 = 2_000;
const STEPS: usize = 60;

/// A calendar that somebody could have typed in.
fn calendar(chance: &mut Chance, around: domain::time::Day) -> Calendar {
    let opens = chance.time(20) * 60 + chance.pick(&[0, 15, 30]);
    let closes = (opens + 60 + chance.time(16) * 60).min(24 * 60);
    let mut weekdays = [0; 7].map(|_| chance.one_in(2));
    weekdays[chance.below(7)] = true;
    let holidays = (0..chance.below(5)).map(|_| around.plus(chance.time(40))).collect();
    let (zone, region) = (chance.pick(&Zone::ALL), chance.pick(&Region::ALL));
    let calendar = Calendar { zone, opens, closes, weekdays, region, closed: holidays };
    assert_eq!(calendar.check(), Ok(()));
    calendar
}

fn deadlines(chance: &mut Chance) -> Deadlines {
    let mut deadlines = Deadlines::default();
    for kind in Kind::ALL {
        let mut day = || u8::try_from(1 + chance.below(5)).expect("a few days");
        deadlines.set(kind, [day(), day(), day()]);
    }
    assert!(deadlines.are_possible());
    deadlines
}

/// How many of ten moves somebody makes in time.
type Temper = usize;

struct Pair {
    play: Play,
    chance: Chance,
    marketing: Temper,
    security: Temper,
    executive: Temper,
    ticks: usize,
}

#[derive(Default)]
struct Tally {
    ends: BTreeMap<StateKind, usize>,
    open: BTreeMap<&'static str, usize>,
    steps: usize,
    ticks: usize,
    silences: usize,
    reminders: usize,
}

impl Pair {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let start = world::start().plus(chance.time(400) * DAY);
        let mut area = world::area();
        area.calendar = calendar(&mut chance, today(start));
        area.deadlines = deadlines(&mut chance);
        let case = Case::begin(world::NUMBER, world::AREA, REQUESTER, request(&mut chance), start);
        let [marketing, security, executive] = [0; 3].map(|_| chance.below(11));
        let play = Play { case, area, now: start, events: Vec::new() };
        let mut pair = Self { play, chance, marketing, security, executive, ticks: 0 };
        pair.act(REQUESTER, &Act::Submit);
        pair
    }

    fn act(&mut self, who: PersonId, act: &Act) {
        match self.play.try_act(who, act.clone()) {
            Ok(change) => {
                laws::hold(&Step { before: &self.play, act, by: Some(who), change: &change });
                self.play.case = change.case;
                self.play.events.extend(change.events);
            }
            Err(Stop::Refused(_)) => {}
            Err(Stop::Denied(denial)) => panic!("{who} may not {:?}: {denial:?}", act.action()),
        }
    }

    /// What happens around the case: an admin changes hours, deadlines and names, a server's clock is set.
    fn surroundings(&mut self) {
        let (play, chance) = (&mut self.play, &mut self.chance);
        match chance.below(40) {
            0 => play.area.calendar = calendar(chance, today(play.now)),
            1 => play.area.deadlines = deadlines(chance),
            2 => play.now = play.now.plus(-DAY),
            3 => play.now = play.now.plus(DAY),
            4 => play.area.executive = None,
            5 => play.area.executive = Some(chance.pick(&[EXECUTIVE, REQUESTER, REVIEWER, OTHER_EXECUTIVE])),
            6 => play.area.substitute = None,
            7 => {
                let person = chance.pick(&[SUBSTITUTE, SUBSTITUTE, REQUESTER, REVIEWER]);
                let from = today(play.now).plus(chance.time(6) - 3);
                let until = from.plus(chance.time(9));
                play.area.substitute = Some(Substitute { person, from, until });
            }
            _ => {}
        }
        laws::every_working_minute_is_charged_once(&play.case, &play.area.calendar, play.now);
    }

    /// Whose move it is, and whether they make it.
    fn movers(&mut self) -> Option<(&'static [PersonId], Temper)> {
        match mover(&self.play.case, &self.play.area, self.play.now) {
            Mover::Requester | Mover::Side(Side::Marketing) => {
                Some((&[REQUESTER, REQUESTER, COLLEAGUE], self.marketing))
            }
            Mover::Side(Side::Security) => Some((&[REVIEWER, REVIEWER, FRESH], self.security)),
            Mover::SecondReviewer => Some((&[SECOND], self.security)),
            Mover::Both => Some((&[REQUESTER, REVIEWER], self.marketing.midpoint(self.security))),
            Mover::Adviser => Some((&[ADVISER], self.executive)),
            Mover::Executive => Some((&[EXECUTIVE, SUBSTITUTE, OTHER_EXECUTIVE], self.executive)),
            Mover::Admin => {
                // nobody can decide until an admin names somebody
                self.play.area.executive = Some(OTHER_EXECUTIVE);
                None
            }
            Mover::Nobody => None,
        }
    }

    /// One move, or the silence in its place.
    fn step(&mut self) {
        self.surroundings();
        if self.play.case.wake_at().is_some_and(|wake| wake <= self.play.now) {
            return self.tick();
        }
        let Some((people, temper)) = self.movers() else { return self.wait_for_the_clock() };
        if self.chance.below(10) >= temper {
            return self.wait_for_the_clock();
        }
        self.play.wait_working(self.chance.time(300));
        if self.play.case.wake_at().is_some_and(|wake| wake <= self.play.now) {
            return self.tick();
        }
        let who = self.chance.pick(people);
        let mut open: Vec<Action> = offered(&self.play, &actor(who), &self.play.area).into_iter().collect();
        open.retain(|action| !matches!(action, Action::AddEvidence | Action::ReplaceEvidence | Action::Post));
        if open.is_empty() {
            return;
        }
        let action = self.chance.pick(&open);
        let gives_up = matches!(action, Action::Withdraw | Action::Refile);
        if !gives_up || action == Action::Withdraw && self.chance.one_in(12) {
            let act = act(&self.play, action, &mut self.chance).expect("an act");
            self.act(who, &act);
        }
    }

    fn wait_for_the_clock(&mut self) {
        match self.play.case.wake_at() {
            Some(wake) => {
                self.play.now = self.play.now.max(wake);
                self.tick();
            }
            None => self.play.now = self.play.now.plus(20 * HOUR),
        }
    }

    fn tick(&mut self) {
        let change = self.play.try_tick().expect("what is due can be done");
        laws::hold(&Step { before: &self.play, act: &Act::Tick, by: None, change: &change });
        let yes = |event: &domain::case::event::Event| matches!(event.happening, Happening::Approved { .. });
        assert!(!change.events.iter().any(yes), "the clock approved something");
        self.ticks += 1;
        self.play.case = change.case;
        self.play.events.extend(change.events);
    }

    fn is_over(&self) -> bool {
        match self.play.state() {
            State::Approved(decided) | State::Declined(decided) => decided.effective,
            State::Withdrawn(_) | State::Discarded => true,
            _ => false,
        }
    }

    fn run(mut self, tally: &mut Tally) {
        let mut steps = 0;
        while steps < STEPS && !self.is_over() {
            self.step();
            steps += 1;
        }
        if let State::Approved(decided) = self.play.state() {
            let by = decided.decision.by;
            let said =
                self.play.events.iter().any(|event| {
                    event.by == Some(by) && matches!(event.happening, Happening::Approved { .. })
                }) || decided.decision.authority == Authority::Agreement
                    || decided.decision.cosigned_by.is_some();
            assert!(said, "{by} never approved it");
        }
        // Days later nothing has moved into nobody's hands, and the four shares are the whole.
        self.play.wait_working(1_000);
        laws::every_working_minute_is_charged_once(&self.play.case, &self.play.area.calendar, self.play.now);
        if self.is_over() {
            *tally.ends.entry(self.play.kind()).or_default() += 1;
        } else {
            let who = mover(&self.play.case, &self.play.area, self.play.now);
            let undoing = matches!(self.play.kind(), StateKind::Approved | StateKind::Declined);
            assert!(who != Mover::Nobody || undoing, "{:?} is nobody's", self.play.kind());
            *tally.open.entry(who.code()).or_default() += 1;
            let ticked = self.play.case.wake_at().is_some_and(|wake| wake <= self.play.now);
            if ticked {
                self.tick();
            }
            drive(self.play.clone());
        }
        let count = |wanted: fn(&Happening) -> bool| {
            self.play.events.iter().filter(|event| wanted(&event.happening)).count()
        };
        tally.silences += count(|happening| matches!(happening, Happening::Silence { .. }));
        tally.reminders += count(|happening| matches!(happening, Happening::Reminded { .. }));
        tally.steps += steps;
        tally.ticks += self.ticks;
    }
}

#[test]
#[expect(clippy::disallowed_macros, reason = "how many cases were driven is what this test shows")]
fn whatever_two_sides_and_their_clocks_do_every_case_ends_or_somebody_has_to_move() {
    let mut tally = Tally::default();
    for seed in 0..PAIRS {
        Pair::new(seed).run(&mut tally);
    }
    let Tally { ends, open, steps, ticks, silences, reminders } = &tally;
    println!(
        "{PAIRS} pairs of sides and clocks, {steps} steps, {ticks} of them by the clock ({silences} silences, \
         {reminders} reminders). Over: {ends:?}. Open, by whose move it is: {open:?}"
    );
    for end in [StateKind::Approved, StateKind::Declined, StateKind::Withdrawn] {
        assert!(ends.get(&end).is_some_and(|cases| *cases > 20), "{end:?} is hardly met");
    }
    assert!(*silences > 300 && *reminders > 1_000);
}
