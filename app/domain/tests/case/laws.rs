//! What must hold after every accepted step, whoever made it and whenever: workflow.md 2 to 6 as checks on the case
//! before, the act, and the case after. `walk` tries them on hundreds of random steps.

use std::collections::BTreeSet;

use domain::{
    case::{
        Case, Side,
        act::Act,
        decision::{Authority, Choice, Decision},
        event::{Event, Happening},
        mover::{Mover, mover},
        package::Round,
        refusal::Refusal,
        state::{State, StateKind, Unsigned, Why},
        transition::Change,
    },
    clock::Calendar,
    id::PersonId,
    policy::{Outcome, propose},
    rating::Severity,
    rules::GateLevel,
    time::{Day, Time},
};

use crate::play::{Play, basis, standing, standing_as_asked};

/// One accepted step.
pub struct Step<'a> {
    pub before: &'a Play,
    pub act: &'a Act,
    /// `None` is the clock.
    pub by: Option<PersonId>,
    pub change: &'a Change,
}

pub fn hold(step: &Step<'_>) {
    let after = &step.change.case;
    let now = step.before.now;
    nothing_is_decided_by_the_clock(step);
    decisions_keep_the_duties_apart(step);
    rounds_only_grow(&step.before.case.rounds, &after.rounds);
    people_keep_their_side(&step.before.case, after);
    only_live_offers_are_agreed(after);
    signatures_are_two_peoples(step);
    the_clock_knows_when_to_look(step, after);
    somebody_has_to_move(step, after, now);
    sent_back_at_most_once(step);
    changed_answers_make_every_offer_stale(step);
    silence_escalates(step);
    every_working_minute_is_charged_once(after, &step.before.area.calendar, now);
    whoever_has_to_act_is_reminded(after);
    what_was_said_knows_its_facts(after);
    the_more_severe_of_two_scores_counts(after);
    let stored = serde_json::to_string(after).expect("a case can be stored");
    assert_eq!(&serde_json::from_str::<Case>(&stored).expect("and read again"), after);
    let same_need = matches!(step.act, Act::StateNeed(_));
    assert!(
        !step.change.events.is_empty() || matches!(step.act, Act::Edit(_)) || same_need,
        "{:?} left no trail",
        step.act.action()
    );
    for event in &step.change.events {
        assert_eq!((event.at, event.by, event.state), (now, step.by, after.state.kind()));
    }
}

fn decision(case: &Case) -> Option<&Decision> {
    match &case.state {
        State::Approved(decided) | State::Declined(decided) => Some(&decided.decision),
        _ => None,
    }
}

/// On the walls of the area.
fn today(step: &Step<'_>) -> Day {
    step.before.area.calendar.zone.local(step.before.now).day
}

fn newly_decided<'a>(step: &'a Step<'_>) -> Option<&'a Decision> {
    decision(&step.change.case).filter(|_| decision(&step.before.case).is_none())
}

fn nothing_is_decided_by_the_clock(step: &Step<'_>) {
    if step.by.is_none() {
        assert!(newly_decided(step).is_none(), "the clock decided from {:?}", step.before.kind());
    }
}

fn decisions_keep_the_duties_apart(step: &Step<'_>) {
    let after = &step.change.case;
    assert!(!after.reviewed_by.contains(&after.requester), "the requester reviewed");
    let Some(decision) = newly_decided(step) else { return };
    let conditions =
        decision.package.as_ref().map(domain::case::package::Package::conditions).unwrap_or_default();
    let standing = standing(after, &conditions);
    let severity = standing.severity;
    assert_eq!(decision.snapshot, after.snapshot(&basis(), &standing, &conditions));
    assert_eq!(decision.snapshot.residual, standing.assessment.residual);
    assert_eq!(decision.snapshot.severity, severity);
    if decision.choice != Choice::Decline {
        assert_eq!(standing.open, [], "approved against an open gate");
        let expires = decision.expires.expect("every approval ends");
        assert!(expires > today(step));
    }
    let table = propose(GateLevel::Clear, severity, standing.tolerance(), standing.value()).outcome;
    match decision.authority {
        Authority::Executive => {
            assert_ne!(decision.by, after.requester);
            assert!(!after.reviewed_by.contains(&decision.by), "a reviewer decided");
            assert!(!after.sides.contains_key(&decision.by), "a side decided");
            if decision.choice != Choice::Decline && severity == Severity::Critical {
                let longest = today(step).plus(90);
                assert!(decision.expires.is_some_and(|day| day <= longest), "a long exception");
                assert!(!decision.reason.trim().is_empty(), "an exception without a reason");
            }
        }
        Authority::Reviewer => {
            assert_ne!(decision.by, after.requester);
            assert_eq!(table, Outcome::Approve, "a reviewer was more lenient than the table");
            assert_eq!(standing.needs_signature(), decision.cosigned_by.is_some());
            assert_ne!(decision.cosigned_by, Some(decision.by));
        }
        Authority::Agreement => {
            assert!(matches!(table, Outcome::Approve | Outcome::ApproveWithConditions));
            assert!(decision.package.is_some());
        }
        Authority::Consent => {
            assert_eq!(after.sides.get(&decision.by), Some(&Side::Marketing));
            assert!(decision.choice == Choice::Decline);
        }
    }
}

/// The changes that are kept lead back to exactly the facts on which something was said.
fn what_was_said_knows_its_facts(after: &Case) {
    let grounds = after.rounds.iter().filter_map(|round| round.ground.as_ref());
    for ground in grounds {
        assert_eq!(after.sheet_at(&basis(), ground.step).hash(), ground.hash);
        let changed = after.past.len() > ground.step;
        let fresh = after.standpoint(&basis(), ground) == domain::case::sheet::Standpoint::Fresh;
        assert!(changed || fresh, "stale without a change");
    }
}

fn the_more_severe_of_two_scores_counts(after: &Case) {
    let Some(second) = &after.second else { return };
    let derived = after.assess(&basis(), &BTreeSet::new()).expect("a complete request").inherent;
    let counting = after.counting(&derived);
    let value = |of: &domain::case::adjustment::Adjustments, factor| {
        of.get(&factor).map_or(derived.get(factor), |found| found.value)
    };
    for factor in domain::rating::Factor::ALL {
        let worse = value(&after.adjustments, factor).max(value(&second.adjustments, factor));
        assert_eq!(value(&counting, factor), worse, "{factor:?}");
    }
}

fn rounds_only_grow(before: &[Round], after: &[Round]) {
    for (number, round) in (1_u32..).zip(after) {
        assert_eq!(round.number, number);
    }
    for (old, new) in before.iter().zip(after) {
        assert_eq!((old.side, old.by, old.at, &old.content), (new.side, new.by, new.at, &new.content));
        assert!(new.stale || !old.stale, "a stale round came back");
    }
    assert!(after.len() >= before.len(), "a round was removed");
}

fn people_keep_their_side(before: &Case, after: &Case) {
    for (person, side) in &before.sides {
        assert_eq!(after.sides.get(person), Some(side), "somebody changed sides");
    }
    assert!(before.reviewed_by.is_subset(&after.reviewed_by));
    for person in &after.reviewed_by {
        assert_eq!(after.sides.get(person), Some(&Side::Security));
    }
}

fn only_live_offers_are_agreed(after: &Case) {
    let accepted = match &after.state {
        State::Agreed(agreed) => Some(agreed.round),
        State::Approved(decided) if decided.decision.authority == Authority::Agreement => {
            match decided.decision.choice {
                Choice::Offer(round) => Some(round),
                other => panic!("agreed on {other:?}"),
            }
        }
        _ => None,
    };
    if let Some(number) = accepted {
        let round = after.rounds.iter().find(|round| round.number == number).expect("a round");
        assert!(!round.stale && round.package().is_some(), "a stale offer was accepted");
    }
    if let State::Escalated(escalated) = &after.state {
        for option in &escalated.brief.options {
            let round = after.rounds.iter().find(|round| round.number == option.round).expect("a round");
            assert!(!round.stale, "a stale offer is an option");
        }
    }
}

fn unsigned(state: &State) -> Option<&Unsigned> {
    match state {
        State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_deref(),
        State::Stalemate(stalemate) => stalemate.unsigned.as_deref(),
        _ => None,
    }
}

fn signatures_are_two_peoples(step: &Step<'_>) {
    let after = &step.change.case;
    for round in &after.rounds[step.before.case.rounds.len()..] {
        assert_ne!(round.cosigned_by, Some(round.by));
        if let (Side::Security, Some(package)) = (round.side, round.package()) {
            let needed = standing(after, &package.conditions()).needs_signature();
            assert_eq!(needed, round.cosigned_by.is_some(), "a signature is missing or too many");
        }
    }
    if let (Act::CoSign, Some(waited)) = (step.act, unsigned(&step.before.case.state)) {
        assert_ne!(step.by, Some(waited.by), "signed for oneself");
    }
    if let State::Escalated(escalated) = &after.state
        && let Why::Authority { recommendation, rule } = &escalated.why
    {
        assert_ne!(recommendation.cosigned_by, Some(recommendation.by));
        assert_eq!(after.sides.get(&recommendation.by), Some(&Side::Security));
        assert!([3, 4, 5, 6, 9].contains(rule), "row {rule} does not ask for the executive");
        let conditions = match recommendation.choice {
            Choice::Offer(number) => {
                let round = after.rounds.iter().find(|round| round.number == number).expect("a round");
                round.package().expect("an offer").conditions()
            }
            Choice::AsAsked | Choice::Decline => BTreeSet::new(),
        };
        let standing = standing(after, &conditions);
        assert!(*rule > 4 || recommendation.cosigned_by.is_some(), "row {rule} without a second signature");
        if step.before.kind() != StateKind::Escalated && step.before.kind() != StateKind::Question {
            assert!(!standing.needs_signature() || recommendation.cosigned_by.is_some());
        }
        assert_eq!(escalated.brief.recommendation.as_ref(), Some(recommendation));
    }
}

fn the_clock_knows_when_to_look(step: &Step<'_>, after: &Case) {
    let (now, area) = (step.before.now, step.before.area.clone());
    let mut play = Play { case: after.clone(), area, now, events: Vec::new() };
    if let Some(wake) = after.wake_at() {
        play.now = Time(wake.0 - 1);
        assert_eq!(play.try_tick(), Err(Refusal::NotDue));
        play.now = wake.max(now);
        assert!(play.try_tick().is_ok(), "{:?} does not wake", after.state.kind());
    } else {
        play.now = now.plus(400 * domain::time::DAY);
        assert!(play.try_tick().is_err(), "{:?} woke by itself", after.state.kind());
    }
    match &after.state {
        State::Escalated(_) => assert!(after.due().is_some() && after.moves_at().is_none()),
        State::Agreed(agreed) => assert!(after.due().is_some() && after.moves_at() == agreed.due),
        State::Approved(_) | State::Declined(_) => assert_eq!(after.due(), None),
        _ => assert_eq!(after.due(), after.moves_at()),
    }
}

/// In the calendar that is in force now, whichever was before, and wherever the server's clock has jumped.
pub fn every_working_minute_is_charged_once(after: &Case, calendar: &Calendar, now: Time) {
    for later in [now, now.plus(50 * domain::time::HOUR)] {
        let spent = after.spent(calendar, later);
        let over = after.stretches.last().filter(|last| last.holder.is_none()).map(|last| last.since);
        let whole =
            after.submitted.map_or(0, |at| calendar.between(at, over.map_or(later, |over| over.min(later))));
        assert_eq!(spent.total(), whole, "{spent:?} {:?}", after.stretches);
        assert!(spent.marketing >= 0 && spent.security >= 0 && spent.executive >= 0 && spent.nobody >= 0);
    }
    for pair in after.stretches.windows(2) {
        assert!(pair[0].since <= pair[1].since && pair[0].holder != pair[1].holder);
    }
}

fn whoever_has_to_act_is_reminded(after: &Case) {
    let due = after.obligations.iter().map(|obligation| obligation.due).min();
    match after.due() {
        Some(at) => assert_eq!(due, Some(at)),
        None => assert_eq!(due, None),
    }
    for obligation in &after.obligations {
        let times: Vec<_> = obligation.reminders.iter().map(|(at, _)| *at).collect();
        assert!(times.is_sorted() && times.iter().all(|at| *at <= obligation.due), "{obligation:?}");
    }
    assert_eq!(after.state.kind().is_final() || after.state.kind() == StateKind::Draft, due.is_none());
}

fn somebody_has_to_move(step: &Step<'_>, after: &Case, now: Time) {
    let who = mover(after, &step.before.area, now);
    assert_eq!(who == Mover::Nobody, after.state.kind().is_final(), "{:?}: {who:?}", after.state.kind());
    if let State::Negotiation(_) = after.state {
        let last = after.last_round().expect("something lies on the table");
        assert!(!last.stale);
        assert_eq!(after.to_move(), last.side.other());
    }
}

fn sent_back_at_most_once(step: &Step<'_>) {
    let (before, after) = (&step.before.case, &step.change.case);
    assert!(after.sent_back <= 1);
    if matches!(step.act, Act::SendBack(_)) {
        let gate = !standing_as_asked(before).open.is_empty();
        assert_eq!(after.sent_back == before.sent_back, gate, "only a send-back without a gate counts");
        if gate {
            assert_eq!(after.state.kind(), StateKind::Review);
        }
    }
}

fn changed_answers_make_every_offer_stale(step: &Step<'_>) {
    if matches!(step.act, Act::ChangeAnswers(_)) {
        let after = &step.change.case;
        assert_eq!(after.state.kind(), StateKind::Review);
        assert!(after.rounds.iter().all(|round| round.stale));
    }
}

/// Review, a side's question and a negotiation end with the executive when nobody says anything.
fn silence_escalates(step: &Step<'_>) {
    let reminded = |event: &Event| matches!(event.happening, Happening::Reminded { .. });
    if step.by.is_some() {
        assert!(!step.change.events.iter().any(reminded));
        return;
    }
    let after = &step.change.case.state;
    if step.change.events.iter().any(reminded) {
        assert!(step.change.events.iter().all(reminded));
        assert_eq!(after, &step.before.case.state, "a reminder moves nothing");
        return;
    }
    match &step.before.case.state {
        State::Review(_) | State::Negotiation(_) => assert_eq!(after.kind(), StateKind::Escalated),
        State::Question(question) if question.asker.is_some() => {
            assert_eq!(after.kind(), StateKind::Escalated);
        }
        State::Question(question) => {
            let State::Escalated(escalated) = after else { panic!("an executive's question ends elsewhere") };
            assert_eq!(escalated.unanswered.as_ref(), Some(&question.text));
        }
        State::Returned(_) => assert_eq!(after.kind(), StateKind::Withdrawn),
        State::Agreed(_) => assert_eq!(after.kind(), StateKind::Returned),
        State::Stalemate(_) => assert!(matches!(after.kind(), StateKind::Stalemate | StateKind::Escalated)),
        State::Approved(_) | State::Declined(_) => assert_eq!(after.kind(), step.before.kind()),
        state => panic!("{:?} has no clock", state.kind()),
    }
    if let (State::Review(_) | State::Negotiation(_) | State::Question(_), State::Escalated(escalated)) =
        (&step.before.case.state, after)
        && escalated.unanswered.is_none()
    {
        let waited = unsigned(&step.before.case.state).is_some();
        assert!(
            matches!(escalated.why, Why::Stalemate { cause: domain::case::state::Cause::Silence, not_cosigned, .. } if not_cosigned == waited)
        );
    }
}

/// Whether a decision can be taken back, and what is there then.
pub fn undoing_restores_the_state_before(step: &Step<'_>, undone: &Play) {
    let before = &step.before.case.state;
    match (before, undone.state()) {
        // the signature and the papers stay given; the move is open again
        (State::Agreed(_), State::Negotiation(_)) => {}
        (before, after) => assert_eq!(before, after),
    }
    let mut case = undone.case.clone();
    // The minutes go on in the old hands; those of the time to undo stay nobody's.
    let decided = &step.change.case;
    case.state = decided.state.clone();
    case.stretches.clone_from(&decided.stretches);
    case.obligations.clone_from(&decided.obligations);
    assert_eq!(&case, decided, "undo changed more than the state and whose time runs");
}
