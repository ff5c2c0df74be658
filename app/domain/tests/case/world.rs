//! The small invented company of these tests: one person for each relation to a case, one area with an executive and
//! a substitute, and requests of every severity and gate. Everything is fixed, so that a failing cell can be replayed.

use std::collections::BTreeSet;

use domain::{
    area::{Area, Substitute},
    case::{
        Case, Side,
        act::{Act, Action},
        artefact::ArtefactStatus,
        decision::Choice,
        estimate::{Estimate, Frequency, ScenarioEstimate, Value},
        evidence::About,
        package::{Package, Scope, Term},
        request::{Request, business_impact},
        state::Cause,
    },
    clock::zone::local,
    id::{AreaId, CaseNumber, EvidenceId, PersonId},
    person::{Actor, Grant, Role},
    rating::{Answers, Assessment, Factor, GateAnswers},
    rules::{GateAnswer, GateId, GateLevel, KindId, RuleBook},
    time::{Day, Time},
};
use uuid::Uuid;

pub const AREA: AreaId = AreaId(Uuid::from_u128(900));
pub const ELSEWHERE: AreaId = AreaId(Uuid::from_u128(901));

/// Files the case.
pub const REQUESTER: PersonId = PersonId(Uuid::from_u128(1));
/// Marketing of the area; has not touched the case.
pub const COLLEAGUE: PersonId = PersonId(Uuid::from_u128(2));
/// Security; has not touched the case.
pub const FRESH: PersonId = PersonId(Uuid::from_u128(3));
/// Security; does whatever security does in a play.
pub const REVIEWER: PersonId = PersonId(Uuid::from_u128(4));
/// Security; signs what the reviewer wants.
pub const SECOND: PersonId = PersonId(Uuid::from_u128(5));
pub const EXECUTIVE: PersonId = PersonId(Uuid::from_u128(6));
pub const SUBSTITUTE: PersonId = PersonId(Uuid::from_u128(7));
pub const ADVISER: PersonId = PersonId(Uuid::from_u128(8));
pub const AUDITOR: PersonId = PersonId(Uuid::from_u128(9));
pub const ADMIN: PersonId = PersonId(Uuid::from_u128(10));
pub const STRANGER: PersonId = PersonId(Uuid::from_u128(11));
pub const OTHER_MARKETER: PersonId = PersonId(Uuid::from_u128(12));
pub const OTHER_REVIEWER: PersonId = PersonId(Uuid::from_u128(13));
pub const OTHER_EXECUTIVE: PersonId = PersonId(Uuid::from_u128(18));
/// Marketer and reviewer; acted for marketing in this case.
pub const BOUND_TO_MARKETING: PersonId = PersonId(Uuid::from_u128(14));
/// Marketer and reviewer; acted for security in this case.
pub const BOUND_TO_SECURITY: PersonId = PersonId(Uuid::from_u128(15));
/// Marketer and reviewer; has not touched the case.
pub const UNBOUND: PersonId = PersonId(Uuid::from_u128(16));
/// Holds every role; has not touched the case.
pub const EVERYTHING: PersonId = PersonId(Uuid::from_u128(17));

pub const EVERYBODY: [PersonId; 18] = [
    REQUESTER,
    COLLEAGUE,
    FRESH,
    REVIEWER,
    SECOND,
    EXECUTIVE,
    SUBSTITUTE,
    ADVISER,
    AUDITOR,
    ADMIN,
    STRANGER,
    OTHER_MARKETER,
    OTHER_REVIEWER,
    OTHER_EXECUTIVE,
    BOUND_TO_MARKETING,
    BOUND_TO_SECURITY,
    UNBOUND,
    EVERYTHING,
];

/// A person with the roles they hold in this company.
pub fn actor(id: PersonId) -> Actor {
    use Role::{Admin, Adviser, Auditor, Executive, Marketer, Reviewer};
    let (roles, area): (&[Role], _) = match id {
        REQUESTER | COLLEAGUE => (&[Marketer], Some(AREA)),
        FRESH => (&[Reviewer], Some(AREA)),
        REVIEWER | SECOND => (&[Reviewer], None),
        EXECUTIVE | SUBSTITUTE => (&[Executive], Some(AREA)),
        ADVISER => (&[Adviser], None),
        AUDITOR => (&[Auditor], None),
        ADMIN => (&[Admin], None),
        OTHER_MARKETER => (&[Marketer], Some(ELSEWHERE)),
        OTHER_REVIEWER => (&[Reviewer], Some(ELSEWHERE)),
        OTHER_EXECUTIVE => (&[Executive], Some(ELSEWHERE)),
        BOUND_TO_MARKETING | BOUND_TO_SECURITY | UNBOUND => (&[Marketer, Reviewer], Some(AREA)),
        EVERYTHING => (&Role::ALL, None),
        _ => (&[], None),
    };
    Actor { id, grants: roles.iter().map(|&role| Grant { role, area }).collect() }
}

/// The executive decides; the substitute's dates lie long before every test.
pub fn area() -> Area {
    let day = |text: &str| text.parse().expect("a day");
    let substitute = Substitute { person: SUBSTITUTE, from: day("2025-07-01"), until: day("2025-07-14") };
    Area { executive: Some(EXECUTIVE), substitute: Some(substitute), ..Area::new(AREA, "Retail") }
}

/// Tuesday, 3 March 2026, 10 o'clock in Berlin.
pub fn start() -> Time {
    Day { year: 2026, month: 3, day: 3 }.start_utc().plus(9 * domain::time::HOUR)
}

pub fn today(at: Time) -> Day {
    local(at).day
}

pub const NUMBER: CaseNumber = CaseNumber(42);

/// What a request shall be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Low, nothing open: a reviewer may approve it.
    Low,
    /// Medium, nothing open: approved with conditions.
    Medium,
    /// High, nothing open: the executive's, with a second signature.
    High,
    /// Critical, nothing above a notice.
    Critical,
    /// Medium, one artefact missing.
    Hold,
    /// High, one artefact missing.
    HighHold,
    /// Medium, two artefacts missing.
    TwoHolds,
    /// Something that only changed answers lift.
    Block,
}

/// A complete request with these facts.
pub fn request(facts: Facts) -> Request {
    use KindId::{Saas, Social};
    let (kind, keys) = match facts {
        Facts::Low => (Social, "a a a a a a a a a a a"),
        Facts::Medium => (Social, "a a a a a a a a c a a"),
        Facts::High => (Social, "d a a a a a c c c a a"),
        Facts::Critical => (Social, "d d c b c a c c c c c"),
        Facts::Hold => (Social, "a a a a b a a a a a a"),
        Facts::HighHold => (Social, "d b b b b b b b b c b"),
        Facts::TwoHolds => (Saas, "b b a a b a d a a a a a"),
        Facts::Block => (Saas, "b b a a c a a a a a a a"),
    };
    let answers = answers(kind, keys);
    Request {
        tool: "Example".into(),
        kind: Some(kind),
        gate_answers: nothing_to_say(kind, &answers),
        purpose: "Reach people who never come to a shop.".into(),
        waiting: "The season ends in May.".into(),
        go_live: Some(Day { year: 2026, month: 5, day: 4 }),
        answers,
        ..Request::default()
    }
}

pub fn answers(kind: KindId, keys: &str) -> Answers {
    let questions = &RuleBook::built_in().kind(kind).questions;
    assert_eq!(questions.len(), keys.split_whitespace().count(), "one key for each question");
    questions.iter().map(|question| question.id.clone()).zip(keys.split_whitespace()).collect()
}

/// "No" to every statement of the legal check.
pub fn nothing_to_say(kind: KindId, answers: &Answers) -> GateAnswers {
    let mut said = GateAnswers::default();
    said.fill(RuleBook::built_in(), kind, answers, GateAnswer::No);
    said
}

pub fn draft(facts: Facts) -> Case {
    Case::begin(NUMBER, AREA, REQUESTER, request(facts), start())
}

/// The rating as asked.
pub fn as_asked(case: &Case) -> Assessment {
    case.assess(&crate::play::basis(), &BTreeSet::new()).expect("a complete request")
}

pub fn term(condition: &str, owner: Side, due: Day) -> Term {
    Term { condition: Some(condition.into()), text: String::new(), owner, due }
}

/// A package with these conditions, due in a month; `days` is how long the approval lasts.
pub fn package(at: Time, conditions: &str, days: i64) -> Package {
    let due = today(at).plus(30);
    let terms = conditions.split_whitespace().map(|id| term(id, Side::Marketing, due)).collect();
    Package {
        scope: Scope::default(),
        terms,
        expires: today(at).plus(days),
        review_months: 3,
        note: String::new(),
    }
}

/// A package that lowers nothing: the audience is narrowed, no condition caps a factor.
pub fn pilot(at: Time, days: i64) -> Package {
    Package { scope: Scope { audience: "One city".into(), ..Scope::default() }, ..package(at, "", days) }
}

/// How often, and what one event costs.
pub type Expected = (Frequency, i64, i64);

/// The executive tolerates it: hardly ever more than 100,000 euros.
pub const SMALL: Expected = (Frequency::Rarely, 1_000, 20_000);
/// More than one year in ten costs more than 100,000 euros.
pub const LARGE: Expected = (Frequency::Sometimes, 50_000, 500_000);

/// Bring [`Facts::High`] down to Low.
pub const LOWERING: [(Factor, u8); 6] = [
    (Factor::Motive, 4),
    (Factor::Opportunity, 4),
    (Factor::Exploit, 3),
    (Factor::Availability, 1),
    (Factor::Accountability, 1),
    (Factor::Reputation, 4),
];
/// Bring [`Facts::Medium`] up to High.
pub const RAISING: [(Factor, u8); 4] =
    [(Factor::Motive, 9), (Factor::Opportunity, 9), (Factor::Size, 9), (Factor::Exploit, 9)];

/// One scenario, nothing else.
pub fn estimate((frequency, low, high): Expected) -> Estimate {
    let takeover = ScenarioEstimate { frequency, low, high, max: None, secondary: None };
    Estimate { scenarios: [("TAKEOVER".to_owned(), takeover)].into(), ..Estimate::default() }
}

/// The same with what it earns.
pub fn worth(losses: Expected, low: i64, mode: i64, high: i64) -> Estimate {
    Estimate { value: Some(Value { low, mode, high }), ..estimate(losses) }
}

/// The first gate that waits for an artefact.
pub fn held_gate(case: &Case) -> Option<GateId> {
    let assessment = case.assess(&crate::play::basis(), &BTreeSet::new()).ok()?;
    assessment.gates.iter().find(|gate| gate.level == GateLevel::Hold).map(|gate| gate.id.clone())
}

/// An act that lacks nothing which the person could have given: texts are there, days lie ahead, a new package differs
/// from the last. `None` for actions without an act. A question goes `to` that side.
pub fn deed(case: &Case, action: Action, to: Side, at: Time) -> Option<Act> {
    let text = || "Because it matters to us.".to_owned();
    let changed = || {
        let purpose = format!("{} And soon.", case.request.purpose);
        Box::new(Request { purpose, ..case.request.clone() })
    };
    let gate = || held_gate(case).unwrap_or_else(|| "G-AVV".into());
    let attached = || {
        let waits = case.artefacts.iter().find(|(_, paper)| paper.status == ArtefactStatus::Attached);
        waits.map_or_else(gate, |(gate, _)| gate.clone())
    };
    let needs = case.needs.of(to.other()).as_ref().map_or("", |need| need.text.as_str());
    Some(match action {
        Action::View | Action::Refile | Action::Post => return None,
        Action::Edit => Act::Edit(changed()),
        Action::Submit => Act::Submit,
        Action::Discard => Act::Discard,
        Action::ChangeAnswers => Act::ChangeAnswers(changed()),
        Action::Withdraw => Act::Withdraw(text()),
        Action::Ask => Act::Ask { text: text(), suggestion: None, to, about: None },
        Action::Answer => Act::Answer(text()),
        Action::TakeBack => Act::TakeBack,
        Action::Return => Act::Return(text()),
        Action::Approve => Act::Approve,
        Action::Offer => {
            let rounds = i64::try_from(case.rounds.len()).expect("few rounds");
            // the table may say yes; to be stricter needs a sentence
            let note = text();
            Act::Offer(Box::new(Package { note, ..package(at, "C-LOG", 200 + rounds) }))
        }
        Action::Object => Act::Object(text()),
        Action::Refer => Act::Refer { choice: Choice::AsAsked, text: text() },
        Action::CoSign => Act::CoSign,
        Action::RefuseSignature => Act::RefuseSignature(text()),
        Action::Accept => Act::Accept { explanation: Some(text()) },
        Action::AcceptNo => Act::AcceptNo,
        Action::Declare => Act::Declare { cause: Cause::Values, reason: text() },
        Action::StateNeed => Act::StateNeed(format!("{needs} We need calm nights.")),
        Action::Restate => Act::Restate(text()),
        Action::Confirm => Act::Confirm,
        Action::Correct => Act::Correct(text()),
        Action::CloseRestatement => Act::CloseRestatement,
        Action::Attach => {
            Act::Attach { gate: gate(), link: "https://files.example/dpa".into(), note: text() }
        }
        Action::ConfirmArtefact => Act::ConfirmArtefact(attached()),
        Action::RejectArtefact => Act::RejectArtefact(attached(), text()),
        Action::Estimate => {
            let people = i64::try_from(case.estimates.len()).expect("few people");
            Act::Estimate(Box::new(estimate((Frequency::Rarely, 1_000 + people, 10_000))))
        }
        Action::Adjust => {
            let factor = Factor::Skill;
            let derived = case.assess(&crate::play::basis(), &BTreeSet::new()).map(|rating| rating.inherent);
            let taken = [
                derived.ok().map(|vector| vector.get(factor)),
                case.adjustments.get(&factor).map(|adjustment| adjustment.value),
            ];
            let value = factor.options().iter().copied().find(|value| !taken.contains(&Some(*value)));
            Act::Adjust { factor, value, reason: text() }
        }
        Action::Score => {
            let derived = case.assess(&crate::play::basis(), &BTreeSet::new()).map(|rating| rating.inherent);
            let given = derived.ok().map(|vector| vector.get(Factor::Skill));
            let value = Factor::Skill.options().iter().copied().find(|value| Some(*value) != given);
            Act::Score(Box::new(value.map(|value| (Factor::Skill, (value, text()))).into_iter().collect()))
        }
        Action::Assign => {
            let mine = if to == Side::Security { COLLEAGUE } else { FRESH };
            Act::Assign(Some(mine).filter(|mine| *case.assignees.of(to.other()) != Some(*mine)))
        }
        Action::ConfirmImpact => {
            let standing = case.standing(&crate::play::basis(), &BTreeSet::new());
            let values = standing.map(|standing| business_impact(&standing.assessment.inherent));
            Act::ConfirmImpact(values.unwrap_or_default())
        }
        Action::AddEvidence => {
            let condition = case.decision().and_then(|decision| decision.package.as_ref()?.terms.first());
            let about = condition.map_or(About::Case, |term| About::Condition(term.key()));
            let id = EvidenceId(Uuid::from_u128(case.evidence.len() as u128 + 1));
            Act::AddEvidence { about, files: vec![(id, "Report.pdf".into())] }
        }
        Action::ReplaceEvidence => Act::ReplaceEvidence { file: exhibit(case, to), name: "New.pdf".into() },
        Action::RemoveEvidence => Act::RemoveEvidence(exhibit(case, to)),
        Action::Decide => {
            Act::Decide { choice: Choice::AsAsked, reason: text(), expires: Some(today(at).plus(60)) }
        }
        Action::SendBack => Act::SendBack(text()),
        Action::Undo => Act::Undo,
        Action::Tick => Act::Tick,
    })
}

/// A file of the side that asks `to`, if there is one.
fn exhibit(case: &Case, to: Side) -> EvidenceId {
    let mut shown = case.evidence.iter().filter(|(_, exhibit)| !exhibit.removed);
    let found = shown.find(|(_, exhibit)| exhibit.side != to);
    found.map_or_else(|| EvidenceId(Uuid::nil()), |(id, _)| *id)
}
