//! Z6: separation of duties, model-checked. `next_state` calls the production functions (permit, transition, role changes,
//! naming, policy), everybody tries everything in every order, an admin changes roles in between, the clock acts whenever it
//! waits for something; and in no state that can be reached does somebody decide what they filed, reviewed or proposed.
//!
//! States that differ only in times, in words and in how long ago something happened count as one; everything that a rule
//! about people looks at tells two states apart (`Moment::fingerprint`). The company is as tempted as can be: the requester
//! holds every role, the reviewer may be named executive of the area, the executive reviews as well.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    sync::LazyLock,
};

use domain::{
    area::Area,
    case::{
        Case, Side,
        act::{Act, Action},
        decision::{Authority, Choice},
        package::Content,
        state::{State, StateKind, Unsigned},
        transition::transition,
    },
    id::PersonId,
    permit::{Subject, permit, staff},
    person::{Actor, Grant, Role},
    policy::{
        Policy,
        settings::{Proposal, Settings, confirm, propose},
    },
};
use stateright::{Checker as _, Model, Property};

use crate::{
    play::{Play, policy, rules},
    world::{ADMIN, AREA, EVERYTHING, EXECUTIVE, Facts, REQUESTER, REVIEWER, SECOND, actor, area, deed},
};

/// Another admin.
const OTHER_ADMIN: PersonId = PersonId(uuid::Uuid::from_u128(30));
/// Both roles, has touched nothing.
const BOTH: PersonId = crate::world::UNBOUND;

const PEOPLE: [PersonId; 7] = [REQUESTER, BOTH, REVIEWER, SECOND, EXECUTIVE, ADMIN, OTHER_ADMIN];

/// So many steps are tried at most; a walk that is cut short proves nothing and fails.
const MOST: usize = 1_000_000_000;

const LAW: &str = "nobody does what their duty forbids";

/// What is tried with a case. Left out is what changes no word about people: needs, estimates, files, posts, assignments.
const ACTS: [Action; 21] = [
    Action::ChangeAnswers,
    Action::Withdraw,
    Action::Ask,
    Action::Answer,
    Action::TakeBack,
    Action::Return,
    Action::Approve,
    Action::Offer,
    Action::Object,
    Action::Refer,
    Action::CoSign,
    Action::RefuseSignature,
    Action::Accept,
    Action::AcceptNo,
    Action::Declare,
    Action::Adjust,
    Action::Score,
    Action::Decide,
    Action::SendBack,
    Action::Undo,
    Action::Tick,
];

/// Those of them that end in a decision: fewer, so that every order of twelve of them can be walked.
const VERDICTS: [Action; 13] = [
    Action::Approve,
    Action::Offer,
    Action::Object,
    Action::Refer,
    Action::CoSign,
    Action::Accept,
    Action::AcceptNo,
    Action::Declare,
    Action::Adjust,
    Action::Score,
    Action::Decide,
    Action::SendBack,
    Action::Undo,
];

/// Somebody does something.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// To the case; a question goes to this side.
    Do(PersonId, Action, Side),
    /// The clock reaches what it waits for.
    Wait,
    /// Takes or gives a role.
    Role(PersonId, PersonId, Role),
    /// Names the executive.
    Name(PersonId, PersonId),
    /// Proposes other settings.
    Propose(PersonId),
    /// Confirms them.
    Confirm(PersonId),
}

/// The company and the case at one moment, and what must never have happened.
#[derive(Clone, Debug)]
struct Moment {
    play: Play,
    people: Vec<Actor>,
    area: Area,
    policy: Policy,
    proposal: Option<Proposal>,
    /// What a law forbids and somebody did.
    fault: Option<&'static str>,
    /// What the search has to have met, or it proves nothing.
    met: BTreeSet<&'static str>,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint() == other.fingerprint()
    }
}

impl Hash for Moment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint().hash(state);
    }
}

impl Moment {
    fn begin(facts: Facts) -> Self {
        // nobody but the requester has touched it
        let mut play = Play { case: crate::world::draft(facts), ..Play::draft(facts) };
        play.act(REQUESTER, Act::Submit);
        if facts == Facts::High {
            play.estimate(REQUESTER, crate::world::SMALL);
        }
        let people = PEOPLE.map(|id| match id {
            OTHER_ADMIN => Actor { id, ..actor(ADMIN) },
            REQUESTER => Actor { id, ..actor(EVERYTHING) },
            REVIEWER | EXECUTIVE => {
                let both = [Role::Reviewer, Role::Executive].map(|role| Grant { role, area: Some(AREA) });
                Actor { id, grants: both.into() }
            }
            _ => actor(id),
        });
        Self {
            play,
            people: people.to_vec(),
            area: area(),
            policy: policy().clone(),
            proposal: None,
            fault: None,
            met: BTreeSet::new(),
        }
    }

    fn person(&self, id: PersonId) -> &Actor {
        self.people.iter().find(|person| person.id == id).expect("somebody of the company")
    }

    fn is_over(&self) -> bool {
        matches!(self.play.state(), State::Approved(decided) | State::Declined(decided) if decided.effective)
    }

    /// Everything that rules about people look at.
    fn fingerprint(&self) -> String {
        let case = &self.play.case;
        let round = |round: &domain::case::package::Round| {
            let what = matches!(round.content, Content::Offer(_));
            (round.side, round.by, round.cosigned_by, what, round.stale)
        };
        let last: Vec<_> = case.rounds.iter().rev().take(2).map(round).collect();
        let by: BTreeSet<PersonId> = case.adjustments.values().map(|one| one.by).collect();
        let second = case.second.as_ref().map(|second| second.by);
        let roles: Vec<_> = self.people.iter().map(|person| &person.grants).collect();
        let decision = case
            .decision()
            .map(|made| (made.by, made.authority, made.cosigned_by, made.choice == Choice::Decline));
        format!(
            "{:?}",
            (
                (tag(&case.state), last, case.rounds.len().min(2)),
                (&case.sides, &case.reviewed_by, by, second, case.sent_back),
                (decision, self.is_over(), &roles, self.area.executive),
                (self.policy.version, self.proposal.as_ref().map(|made| (made.by, made.base)), self.fault),
            )
        )
    }
}

/// A state with the people in it, and those of the state to which it leads back.
fn tag(state: &State) -> String {
    let unsigned = |unsigned: Option<&Unsigned>| unsigned.map(|one| (one.by, one.act.action()));
    let kind = state.kind();
    match state {
        State::Review(waiting) | State::Negotiation(waiting) => {
            format!("{kind:?} {:?}", unsigned(waiting.unsigned.as_deref()))
        }
        State::Question(question) => {
            format!(
                "{kind:?} {:?} {:?} {:?} {}",
                question.by,
                question.asker,
                question.asked,
                tag(&question.from)
            )
        }
        State::Stalemate(stalemate) => format!(
            "{kind:?} {:?} {:?} {:?} {:?}",
            stalemate.by,
            stalemate.side,
            stalemate.lapsed,
            unsigned(stalemate.unsigned.as_deref())
        ),
        State::Agreed(agreed) => format!("{kind:?} {:?}", agreed.by),
        State::Approved(decided) | State::Declined(decided) => format!("{kind:?} {}", tag(&decided.before)),
        _ => format!("{kind:?}"),
    }
}

/// Which part of the company moves: whoever works on a case and is given roles meanwhile, or the admins with the policy.
struct Company {
    facts: Facts,
    acts: &'static [Action],
}

static OTHER: LazyLock<Settings> = LazyLock::new(|| Settings { undo_seconds: 60, ..Settings::default() });

impl Model for Company {
    type State = Moment;
    type Action = Step;

    fn init_states(&self) -> Vec<Moment> {
        vec![Moment::begin(self.facts)]
    }

    fn actions(&self, moment: &Moment, steps: &mut Vec<Step>) {
        if moment.fault.is_some() {
            return;
        }
        if !self.acts.is_empty() {
            for who in [REQUESTER, BOTH, REVIEWER, SECOND, EXECUTIVE] {
                for action in self.acts.iter().copied() {
                    let side = moment.play.case.sides.get(&who).copied();
                    steps.push(Step::Do(who, action, side.map_or(Side::Marketing, Side::other)));
                }
            }
            steps.push(Step::Wait);
            steps.push(Step::Role(ADMIN, BOTH, Role::Reviewer));
            for whom in [REVIEWER, REQUESTER, EXECUTIVE, ADMIN] {
                steps.push(Step::Name(ADMIN, whom));
            }
            return;
        }
        for by in PEOPLE {
            for whom in [REQUESTER, ADMIN, OTHER_ADMIN, by] {
                steps.push(Step::Role(by, whom, Role::Admin));
                steps.push(Step::Name(by, whom));
            }
            steps.push(Step::Propose(by));
            steps.push(Step::Confirm(by));
        }
    }

    fn next_state(&self, last: &Moment, step: Step) -> Option<Moment> {
        match step {
            Step::Do(who, action, to) => does(last, who, action, to),
            Step::Wait => {
                let now = last.play.now.max(last.play.case.moves_at()?);
                let play = Play { now, ..last.play.clone() };
                let case = play.try_tick().ok()?.case;
                Some(Moment { play: Play { case, ..play }, ..last.clone() })
            }
            Step::Role(by, whom, role) => {
                let mut after = last.person(whom).grants.clone();
                let grant = Grant { role, area: Some(AREA) };
                if !after.remove(&grant) {
                    after.insert(grant);
                }
                staff::change_roles(last.person(by), last.person(whom), &after).ok()?;
                let mut next = last.clone();
                next.fault = (by == whom).then_some("changed the own roles");
                next.people.iter_mut().find(|person| person.id == whom)?.grants = after;
                next.met.insert("a role was changed");
                Some(next)
            }
            Step::Name(by, whom) => {
                staff::name_executive(last.person(by), &last.area, whom).ok()?;
                if last.area.executive == Some(whom) {
                    return None;
                }
                let mut next = last.clone();
                next.fault = (by == whom).then_some("named themselves");
                next.area.executive = Some(whom);
                next.play.area = next.area.clone();
                Some(next)
            }
            Step::Propose(who) => {
                let settings = if last.policy.version % 2 == 0 { OTHER.clone() } else { Settings::default() };
                let waiting = last.proposal.as_ref();
                let made = propose(last.person(who), &last.policy, waiting, settings).ok()?;
                Some(Moment { proposal: Some(made), ..last.clone() })
            }
            Step::Confirm(who) => {
                let proposal = last.proposal.as_ref()?;
                let policy = confirm(last.person(who), &last.policy, proposal).ok()?;
                let mut next = Moment { policy, proposal: None, ..last.clone() };
                next.fault = (proposal.by == who).then_some("confirmed the own proposal");
                next.met.insert("the policy was changed");
                Some(next)
            }
        }
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(LAW, |_, moment: &Moment| {
                moment.fault.is_none() && standing_fault(&moment.play.case).is_none()
            }),
            Property::sometimes("the executive decides", |_, moment: &Moment| {
                moment.play.case.decision().is_some_and(|made| made.authority == Authority::Executive)
            }),
            Property::sometimes("two reviewers sign", |_, moment: &Moment| {
                moment.met.contains("signed") || approved_alone(moment)
            }),
            Property::sometimes("roles change while it runs", |_, moment: &Moment| {
                moment.met.contains("a role was changed") && moment.play.kind() != StateKind::Draft
            }),
            Property::sometimes("two people change the policy", |_, moment: &Moment| {
                moment.met.contains("the policy was changed")
            }),
        ]
    }
}

/// A request that a reviewer approves alone needs no second signature.
fn approved_alone(moment: &Moment) -> bool {
    moment.play.case.decision().is_some_and(|made| made.authority == Authority::Reviewer)
}

/// The moment after this act, if the production code lets it happen.
fn does(last: &Moment, who: PersonId, action: Action, to: Side) -> Option<Moment> {
    let case = &last.play.case;
    let subject = Subject { case, area: &last.area };
    let leave = permit(last.person(who), action, &subject, &last.policy, last.play.now).ok()?;
    let act = deed(case, action, to, last.play.now)?;
    let change = transition(case.clone(), act, &leave, last.play.now, &rules()).ok()?;
    let mut next = last.clone();
    if action == Action::CoSign {
        next.met.insert("signed");
    }
    next.fault = step_fault(case, &change.case, who, action);
    next.play.case = change.case;
    Some(next)
}

/// What this step must not have been.
fn step_fault(before: &Case, after: &Case, who: PersonId, action: Action) -> Option<&'static str> {
    let filed = before.requester == who;
    let reviewed = before.reviewed_by.contains(&who);
    let unsigned = match &before.state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    };
    match action {
        Action::Decide | Action::SendBack if before.state.kind() != StateKind::Escalated => {
            Some("decided what was not escalated")
        }
        Action::Decide | Action::SendBack if filed || reviewed || before.sides.contains_key(&who) => {
            Some("broke a tie in which they took a side")
        }
        Action::Approve
        | Action::Object
        | Action::Return
        | Action::Refer
        | Action::CoSign
        | Action::Adjust
        | Action::Score
            if filed =>
        {
            Some("reviewed the own request")
        }
        Action::CoSign if unsigned.is_some_and(|one| one.by == who) => Some("signed twice"),
        Action::Score if before.adjustments.values().any(|one| one.by == who) => Some("scored twice"),
        _ if before.sides.get(&who).is_some_and(|side| after.sides.get(&who) != Some(side)) => {
            Some("changed sides")
        }
        _ => None,
    }
}

/// What must not stand in any case.
fn standing_fault(case: &Case) -> Option<&'static str> {
    if case.reviewed_by.contains(&case.requester) {
        return Some("the requester reviewed");
    }
    if case.rounds.iter().any(|round| round.cosigned_by == Some(round.by)) {
        return Some("one person signed twice");
    }
    let made = case.decision()?;
    let own = made.by == case.requester || made.cosigned_by == Some(case.requester);
    match made.authority {
        Authority::Executive if own || case.reviewed_by.contains(&made.by) => Some("decided the own case"),
        Authority::Reviewer if own || made.cosigned_by == Some(made.by) => Some("approved the own case"),
        Authority::Agreement => {
            let Choice::Offer(number) = made.choice else { return Some("agreed on nothing") };
            let round = case.rounds.iter().find(|round| round.number == number)?;
            (round.by == made.by).then_some("agreed with themselves")
        }
        _ => None,
    }
}

fn explore(company: Company, depth: usize) -> (usize, usize, BTreeSet<&'static str>) {
    let checker =
        company.checker().threads(2).target_max_depth(depth).target_state_count(MOST).spawn_bfs().join();
    let told = checker.discoveries();
    if let Some(path) = told.get(LAW) {
        let moment = path.last_state();
        let why = moment.fault.or_else(|| standing_fault(&moment.play.case));
        panic!("{why:?}: {:#?}", path.clone().into_actions());
    }
    assert!(checker.state_count() < MOST, "cut short at depth {}", checker.max_depth());
    (checker.unique_state_count(), checker.max_depth(), told.into_keys().collect())
}

fn is_kept(acts: &'static [Action], depth: usize) {
    for facts in [Facts::Low, Facts::High] {
        let (states, reached, met) = explore(Company { facts, acts }, depth);
        println!("{facts:?}, {} acts: {states} states to depth {reached}, no duty broken", acts.len());
        for wanted in ["the executive decides", "two reviewers sign", "roles change while it runs"] {
            assert!(met.contains(wanted), "{facts:?}: nobody ever got so far: {wanted}");
        }
    }
}

#[test]
fn nobody_decides_what_they_filed_or_reviewed_whatever_happens_in_which_order() {
    is_kept(&ACTS, 4);
}

#[test]
fn nobody_changes_the_own_roles_or_the_policy_alone_whatever_happens_in_which_order() {
    let (states, reached, met) = explore(Company { facts: Facts::Low, acts: &[] }, 12);
    println!("roles and policy: {states} states to depth {reached}, no duty broken");
    assert!(met.contains("two people change the policy"));
}

#[test]
#[ignore = "walks millions of states; part of make soak"]
fn soak_of_every_order_of_seven_acts_and_of_twelve_verdicts_in_which_nobody_breaks_a_duty() {
    is_kept(&VERDICTS, 12);
    is_kept(&ACTS, 7);
}
