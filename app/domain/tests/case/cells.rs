//! Every state and sub-state × every action × every relation: allowed exactly where workflow.md says so, and the
//! buttons of a page are exactly the acts that are open. No samples: the loops below leave no cell out.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{Side, act::Action, refusal::Refusal, state::StateKind},
    permit::{Subject, permit},
};

use crate::{
    play::{Stop, attempt, offered, policy},
    relations::{Relation, asked},
    stands::{Stand, stands},
    table::{TABLE, Whose},
    world::{EVERYBODY, actor, deed},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    /// It happens.
    Done,
    /// It is the person's act, but the case lacks something.
    Lacks,
    /// Not here, or not by this person.
    Refused,
}

fn words(line: &str) -> impl Iterator<Item = (Action, bool)> {
    line.split_whitespace().map(|word| {
        let code = word.trim_end_matches('!');
        (Action::from_code(code).unwrap_or_else(|| panic!("{code} is an action")), code == word)
    })
}

fn expected(stand: &Stand, relation: Relation, action: Action) -> Cell {
    if action == Action::View {
        return if relation.sees(stand) { Cell::Done } else { Cell::Refused };
    }
    let columns = relation.columns(stand);
    let mine = stand.may.iter().filter(|(whose, _)| columns.contains(whose));
    let found = mine.flat_map(|(_, line)| words(line)).find(|(named, _)| *named == action);
    found.map_or(Cell::Refused, |(_, complete)| if complete { Cell::Done } else { Cell::Lacks })
}

/// What a case can lack while the act is the person's own.
const fn is_lack(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Incomplete(_)
            | Refusal::GateOpen(_)
            | Refusal::BeyondAuthority(_)
            | Refusal::NothingToRefer
            | Refusal::EstimateFirst
            | Refusal::NoSuchGate
            | Refusal::OnlyAnswersLift
            | Refusal::SentBackBefore
    )
}

/// The act never was this person's in this state.
fn is_foreign(stop: &Stop) -> bool {
    match stop {
        Stop::Denied(_) => true,
        Stop::Refused(refusal) => matches!(
            refusal,
            Refusal::NotInThisState { .. } | Refusal::NotYourMove | Refusal::NotPermitted | Refusal::TooLate
        ),
    }
}

fn outcome(stand: &Stand, relation: Relation, action: Action) -> (Cell, String) {
    let (person, area) = relation.set(stand);
    let play = &stand.play;
    let Some(act) = deed(&play.case, action, asked(stand, &person), play.now) else {
        let subject = Subject { case: &play.case, area: &area };
        let leave = permit(&person, action, &subject, policy(), play.now);
        let open =
            leave.is_ok() && (action == Action::View || offered(play, &person, &area).contains(&action));
        return (if open { Cell::Done } else { Cell::Refused }, format!("{leave:?}"));
    };
    match attempt(play, &person, &area, act) {
        Ok(change) => {
            assert_ne!(change.case, play.case, "{}: {action:?} changed nothing", stand.name);
            (Cell::Done, String::new())
        }
        Err(Stop::Refused(refusal)) if is_lack(&refusal) => (Cell::Lacks, format!("{refusal:?}")),
        Err(stop) => (Cell::Refused, format!("{stop:?}")),
    }
}

#[test]
fn everybody_may_do_exactly_what_the_workflow_gives_them_in_every_state() {
    let (mut faults, mut cells) = (Vec::new(), 0);
    for stand in stands() {
        for relation in Relation::ALL {
            for action in Action::ALL {
                cells += 1;
                let wanted = expected(&stand, relation, action);
                let (found, why) = outcome(&stand, relation, action);
                if wanted != found && !(wanted == Cell::Refused && found == Cell::Lacks) {
                    faults.push(format!(
                        "{}: {relation:?} {}: should be {wanted:?}, is {found:?} {why}",
                        stand.name,
                        action.code()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {cells} cells:\n{}", faults.len(), faults.join("\n"));
    assert!(cells > 40_000, "{cells} cells");
}

#[test]
fn the_buttons_are_exactly_the_acts_that_are_open() {
    let mut faults = Vec::new();
    for stand in stands() {
        for relation in Relation::ALL {
            let (person, area) = relation.set(&stand);
            let buttons = offered(&stand.play, &person, &area);
            for action in Action::ALL.into_iter().filter(|action| *action != Action::View) {
                let wanted = expected(&stand, relation, action) != Cell::Refused;
                if wanted != buttons.contains(&action) {
                    faults.push(format!("{}: {relation:?} {}: open {wanted}", stand.name, action.code()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Also for people with several roles and no side yet, whom the table does not know one by one.
#[test]
fn no_button_is_foreign_and_no_act_without_a_button_succeeds() {
    let mut faults = Vec::new();
    for stand in stands() {
        for id in EVERYBODY {
            for is_executive in [false, true] {
                let mut area = stand.play.area.clone();
                if is_executive {
                    area.executive = Some(id);
                }
                let person = actor(id);
                let buttons = offered(&stand.play, &person, &area);
                for action in Action::ALL {
                    let tries = Side::ALL
                        .map(|to| deed(&stand.play.case, action, to, stand.play.now))
                        .into_iter()
                        .flatten()
                        .map(|act| attempt(&stand.play, &person, &area, act));
                    let results: Vec<_> = tries.collect();
                    if results.is_empty() {
                        continue;
                    }
                    let foreign = results.iter().all(|result| result.as_ref().is_err_and(is_foreign));
                    let done = results.iter().any(Result::is_ok);
                    if buttons.contains(&action) && foreign || !buttons.contains(&action) && done {
                        faults.push(format!(
                            "{}: {id} (executive {is_executive}) {}: button {}, {:?}",
                            stand.name,
                            action.code(),
                            buttons.contains(&action),
                            results.into_iter().map(|result| result.map(|_| "done")).collect::<Vec<_>>()
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_stands_and_the_table_of_the_twelve_states_say_the_same() {
    let mut found: BTreeMap<StateKind, BTreeSet<(Whose, Action)>> =
        StateKind::ALL.into_iter().map(|kind| (kind, BTreeSet::new())).collect();
    for stand in stands() {
        let acts = found.get_mut(&stand.play.kind()).expect("a state");
        for (whose, line) in &stand.may {
            acts.extend(words(line).filter(|(_, complete)| *complete).map(|(action, _)| (*whose, action)));
        }
        if stand.play.case.moves_at().is_some() {
            acts.insert((Whose::Clock, Action::Tick));
        }
    }
    for (kind, row) in TABLE {
        let table: BTreeSet<_> = row
            .iter()
            .flat_map(|(whose, line)| words(line).map(move |(action, _)| (*whose, action)))
            .collect();
        assert_eq!(found[&kind], table, "{kind:?}");
    }
}

#[test]
fn the_clock_acts_when_it_is_due_and_never_before_and_never_elsewhere() {
    for stand in stands() {
        let mut play = stand.play;
        let Some(wake) = play.case.wake_at() else {
            assert!(play.try_tick().is_err(), "{}", stand.name);
            continue;
        };
        play.now = domain::time::Time(wake.0 - 1);
        assert_eq!(play.try_tick(), Err(Refusal::NotDue), "{}", stand.name);
        play.now = wake;
        assert!(play.try_tick().is_ok(), "{}", stand.name);
    }
}

#[test]
fn a_permit_opens_no_other_act_and_no_other_case() {
    for stand in stands() {
        for relation in Relation::ALL {
            let (person, area) = relation.set(&stand);
            let play = &stand.play;
            let subject = Subject { case: &play.case, area: &area };
            for action in Action::ALL {
                let Ok(leave) = permit(&person, action, &subject, policy(), play.now) else { continue };
                for other in Action::ALL.into_iter().filter(|other| *other != action) {
                    let Some(act) = deed(&play.case, other, Side::Marketing, play.now) else { continue };
                    let result = domain::case::transition::transition(
                        play.case.clone(),
                        act,
                        &leave,
                        play.now,
                        &crate::play::rules(),
                    );
                    assert_eq!(result, Err(Refusal::NotPermitted), "{}: {action:?} as {other:?}", stand.name);
                }
                let Some(act) = deed(&play.case, action, Side::Marketing, play.now) else { continue };
                let mut elsewhere = play.case.clone();
                elsewhere.number.0 += 1;
                let result = domain::case::transition::transition(
                    elsewhere,
                    act,
                    &leave,
                    play.now,
                    &crate::play::rules(),
                );
                assert_eq!(result, Err(Refusal::NotPermitted), "{}: {action:?}", stand.name);
            }
        }
    }
}
