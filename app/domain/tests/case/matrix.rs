//! Z1: the matrix of `permit/matrix.txt` and the state machine say the same. What the matrix gives is given to somebody in
//! some case (`stands` hold what it must give), its letters mean what they say, and what comes of it for every relation, act
//! and state is a snapshot that a person reads when it changes.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{
        Side,
        act::{Act, Action},
        refusal::Refusal,
        state::StateKind,
    },
    permit::{Cell, Denial, Hat, Party, Subject, cell, hats, permit},
    person::Actor,
};

use crate::{
    play::{Play, Stop, attempt, offered, policy},
    relations::{Relation, asked},
    stands::{Stand, stands},
    world::{COLLEAGUE, Facts, REQUESTER, REVIEWER, deed},
};

/// What comes of an act, as one letter of the snapshot.
fn letter(stand: &Stand, person: &Actor, area: &domain::area::Area, action: Action) -> char {
    let play = &stand.play;
    let subject = Subject { case: &play.case, area };
    let stop = match deed(&play.case, action, asked(stand, person), play.now) {
        Some(act) => attempt(play, person, area, act).err(),
        None => match permit(person, action, &subject, policy(), play.now) {
            Err(denial) => Some(Stop::Denied(denial)),
            Ok(_) if action == Action::View || offered(play, person, area).contains(&action) => None,
            Ok(_) => Some(Stop::Refused(Refusal::NotInThisState { state: play.kind(), action })),
        },
    };
    match stop {
        None => '+',
        Some(Stop::Refused(Refusal::NotInThisState { .. })) => '.',
        Some(Stop::Refused(Refusal::NotYourMove)) => '~',
        Some(Stop::Refused(_)) => 'o',
        Some(Stop::Denied(denial)) => match denial {
            Denial::NotInThisState => '.',
            Denial::NotInvolved => '0',
            Denial::OwnCase => 'Q',
            Denial::ReviewedIt => 'R',
            Denial::OtherSide => 'X',
            Denial::NotTheDecider => 'D',
            Denial::NotYourRole => '-',
        },
    }
}

/// The kindest of what happens in the sub-states of a state.
fn kinder(one: char, other: char) -> char {
    let rank = |letter: char| "+o~.DXRQ-0".find(letter).expect("a letter");
    if rank(one) <= rank(other) { one } else { other }
}

#[test]
fn what_everybody_may_do_in_every_state_is_what_was_reviewed() {
    let mut found: BTreeMap<(usize, usize, usize), char> = BTreeMap::new();
    let mut cells = 0;
    for stand in stands() {
        for (row, relation) in Relation::ALL.into_iter().enumerate() {
            let (person, area) = relation.set(&stand);
            for (place, action) in Action::ALL.into_iter().enumerate() {
                cells += 1;
                let letter = letter(&stand, &person, &area, action);
                let cell = found.entry((row, place, stand.play.kind() as usize)).or_insert(letter);
                *cell = kinder(*cell, letter);
            }
        }
    }
    let mut text = String::from(
        "+ done   o theirs, but this case lacks something   ~ the other side's move   . not in this state\n\
         D somebody else decides   X bound to the other side   R reviewed it   Q own case   - not in this role   0 not there\n",
    );
    for (row, relation) in Relation::ALL.into_iter().enumerate() {
        text.extend(["\n", &format!("{relation:?}"), "\n", &" ".repeat(18)]);
        for kind in StateKind::ALL {
            text.extend([" ", &kind.code()[..3]]);
        }
        text.push('\n');
        for (place, action) in Action::ALL.into_iter().enumerate() {
            text.extend([action.code(), &" ".repeat(18 - action.code().len())]);
            for kind in StateKind::ALL {
                let letter = found.get(&(row, place, kind as usize)).expect("no cell is left out");
                text.extend([' ', ' ', *letter, ' ']);
            }
            text = text.trim_end().to_owned() + "\n";
        }
    }
    assert_eq!(found.len(), Relation::ALL.len() * Action::ALL.len() * StateKind::ALL.len());
    assert!(cells > 40_000, "{cells}");
    insta::assert_snapshot!("matrix", text);
}

/// What the stands have nobody for: mostly colleagues who take back, or vouch for, what they did themselves.
fn witnesses() -> Vec<(Play, Actor, domain::area::Area, Act)> {
    let mut all = Vec::new();
    let mut add =
        |play: &Play, who, act| all.push((play.clone(), crate::world::actor(who), play.area.clone(), act));

    let mut agreed = Play::review(Facts::Medium);
    agreed.offer(REVIEWER, "C-MFA", 180).accept(COLLEAGUE);
    add(&agreed, COLLEAGUE, Act::Undo);
    let mut consent = Play::review(Facts::Medium);
    consent.act(REVIEWER, Act::Object("No.".into())).act(COLLEAGUE, Act::AcceptNo);
    add(&consent, COLLEAGUE, Act::Undo);
    let mut accepted = Play::review(Facts::Medium);
    accepted.offer(REVIEWER, "C-MFA", 180);
    accepted.act(REQUESTER, Act::Offer(Box::new(crate::world::package(accepted.now, "C-LOG", 120))));
    accepted.accept(REVIEWER);
    add(&accepted, REVIEWER, Act::Undo);

    let mut table = Play::review(Facts::Medium);
    table.offer(REVIEWER, "C-MFA", 180);
    let mut stalemate = table.clone();
    stalemate.declare(REQUESTER);
    for mut play in [table, stalemate] {
        play.need(COLLEAGUE, "We need this.").restate(REVIEWER, "You need that.");
        add(&play, COLLEAGUE, Act::Confirm);
        add(&play, COLLEAGUE, Act::Correct("Not quite.".into()));
    }
    for kind in StateKind::ALL {
        let takes = |stand: &Stand| stand.play.kind() == kind && stand.play.state().lets_evidence_go();
        let Some(Stand { mut play, .. }) = stands().into_iter().find(takes) else { continue };
        let file = deed(&play.case, Action::AddEvidence, Side::Security, play.now).expect("an act");
        play.act(COLLEAGUE, file);
        let gone = deed(&play.case, Action::RemoveEvidence, Side::Security, play.now).expect("an act");
        add(&play, COLLEAGUE, gone);
    }
    all
}

#[test]
fn every_may_of_the_matrix_is_somebodys_in_some_case() {
    let mut seen: BTreeSet<(usize, usize, Hat)> = BTreeSet::new();
    let mut note = |play: &Play, person: &Actor, area: &domain::area::Area, action: Action, done: bool| {
        let subject = Subject { case: &play.case, area };
        if let (true, Ok(leave)) = (done, permit(person, action, &subject, policy(), play.now)) {
            seen.insert((action as usize, play.kind() as usize, leave.hat().expect("a person's")));
        }
    };
    for stand in stands() {
        for relation in Relation::ALL {
            let (person, area) = relation.set(&stand);
            for action in Action::ALL {
                let done = letter(&stand, &person, &area, action) == '+';
                note(&stand.play, &person, &area, action, done);
            }
        }
    }
    for (play, person, area, act) in witnesses() {
        let action = act.action();
        let done = attempt(&play, &person, &area, act);
        assert!(done.is_ok(), "{action:?}: {done:?}");
        note(&play, &person, &area, action, true);
    }
    let mut idle = Vec::new();
    for action in Action::ALL {
        for kind in StateKind::ALL {
            for hat in Hat::ALL {
                let may = cell(action, kind, Party::Wears(hat)) == Cell::May;
                if may && !seen.contains(&(action as usize, kind as usize, hat)) {
                    idle.push(format!("{} in {} as {hat:?}", action.code(), kind.code()));
                }
            }
        }
    }
    assert!(idle.is_empty(), "nobody ever does what the matrix allows: {idle:#?}");
}

#[test]
fn the_letters_of_the_matrix_mean_what_they_say() {
    for action in Action::ALL {
        for hat in Hat::ALL {
            let cells = StateKind::ALL.map(|kind| cell(action, kind, Party::Wears(hat)));
            let ever = cells.contains(&Cell::May);
            for (kind, found) in StateKind::ALL.into_iter().zip(cells) {
                let name = format!("{} in {} as {hat:?}", action.code(), kind.code());
                let private = matches!(kind, StateKind::Draft | StateKind::Discarded);
                let possible =
                    hat != Hat::Decider || matches!(kind, StateKind::Question | StateKind::Escalated);
                let wanted = match found {
                    Cell::May => possible && (!private || hat.sees_drafts()),
                    Cell::NotNow => possible && ever,
                    Cell::Never => possible && !ever,
                    Cell::Nobody => !possible,
                    Cell::Hidden => private && !hat.sees_drafts(),
                    Cell::SignIn => false,
                };
                assert!(wanted, "{name} is {found:?}");
                assert!(!private || hat.sees_drafts() || !possible || found == Cell::Hidden, "{name}");
            }
        }
        for kind in StateKind::ALL {
            let outside = [Party::Outsider, Party::Supplier, Party::Program, Party::Anonymous];
            let found = outside.map(|party| cell(action, kind, party));
            assert_eq!(found, [Cell::Hidden, Cell::Hidden, Cell::SignIn, Cell::SignIn], "{}", action.code());
        }
    }
}

/// Several hats give what one of them gives, and never more: nobody gains an act by holding many roles.
#[test]
fn a_permit_is_always_that_of_one_hat_which_the_person_wears() {
    for stand in stands() {
        for relation in Relation::ALL {
            let (person, area) = relation.set(&stand);
            let play = &stand.play;
            let subject = Subject { case: &play.case, area: &area };
            let worn = hats(&person, &subject, policy(), play.now);
            for action in Action::ALL {
                let cells: Vec<Cell> =
                    worn.iter().map(|hat| cell(action, play.kind(), Party::Wears(*hat))).collect();
                let leave = permit(&person, action, &subject, policy(), play.now);
                let name = format!("{}: {relation:?} {}", stand.name, action.code());
                assert_eq!(leave.is_ok(), cells.contains(&Cell::May), "{name}");
                if let Ok(leave) = leave {
                    let hat = leave.hat().expect("a person's");
                    assert!(worn.contains(&hat), "{name}");
                    assert_eq!(cell(action, play.kind(), Party::Wears(hat)), Cell::May, "{name}");
                }
                if worn.is_empty() {
                    assert_eq!(leave, Err(Denial::NotInvolved), "{name}");
                }
                assert!(!cells.contains(&Cell::Nobody), "{name}: nobody stands like this here");
            }
        }
    }
}
