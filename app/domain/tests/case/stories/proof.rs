//! A decision can be proven again, and whoever changed what is stored is found.

use std::collections::BTreeSet;

use domain::{
    case::{
        Case,
        act::Act,
        decision::{Decision, Record},
        proof::{Line, NoProof},
        state::State,
    },
    rating::Factor,
    register::Entry,
    rules::{RuleBook, Sources},
};

use crate::{
    play::{Play, basis, standing},
    world::{FRESH, Facts, REQUESTER, REVIEWER, SMALL, worth},
};

fn agreed() -> Play {
    let mut play = Play::review(Facts::Medium);
    let estimate = worth(SMALL, 100_000, 300_000, 800_000);
    play.act(REQUESTER, Act::Estimate(Box::new(estimate))).estimate(FRESH, SMALL);
    play.adjust(REVIEWER, Factor::Detection, 8).offer(REVIEWER, "C-MFA C-LOG", 180).accept(REQUESTER);
    play
}

fn prove(case: &Case) -> Vec<Line> {
    case.prove(RuleBook::built_in(), basis().losses).expect("a proof")
}

fn differing(case: &Case) -> Vec<String> {
    prove(case).into_iter().filter(|line| !line.matches()).map(|line| line.what).collect()
}

fn tampered(case: &Case, change: impl FnOnce(&mut Decision)) -> Vec<String> {
    let mut case = case.clone();
    let State::Approved(decided) = &mut case.state else { panic!("approved") };
    change(&mut decided.decision);
    differing(&case)
}

fn record(decision: &mut Decision) -> &mut Record {
    decision.snapshot.record.as_mut().expect("a record")
}

#[test]
fn a_decision_is_found_again_line_by_line() {
    let play = agreed();
    assert_eq!(differing(&play.case), Vec::<String>::new());
    let lines = prove(&play.case);
    for what in
        ["hash of the result", "figures", "inherent vector", "row of the decision table", "open gates"]
    {
        assert!(lines.iter().any(|line| line.what == what), "{what}");
    }
    let mut reviewed = Play::review(Facts::Low);
    reviewed.act(REVIEWER, Act::Approve);
    assert_eq!(differing(&reviewed.case), Vec::<String>::new());
    let mut declined = Play::review(Facts::Hold);
    declined
        .estimate(REQUESTER, SMALL)
        .act(REVIEWER, Act::Object("No.".into()))
        .act(REQUESTER, Act::AcceptNo);
    assert_eq!(differing(&declined.case), Vec::<String>::new());
}

#[test]
fn it_is_found_again_after_it_was_stored_and_read() {
    let play = agreed();
    let value = serde_json::to_value(&play.case).expect("it can be stored");
    let text = value.to_string();
    let read: Case = serde_json::from_str(&text).expect("and read");
    assert_eq!(read, play.case);
    assert_eq!(differing(&read), Vec::<String>::new());
}

#[test]
fn every_tampered_line_is_found() {
    let case = agreed().case;
    let vector = tampered(&case, |decision| {
        decision.snapshot.residual = decision.snapshot.residual.with(Factor::Exploit, 1);
    });
    assert_eq!(vector, ["residual vector"]);
    assert_eq!(
        tampered(&case, |decision| record(decision).proposal.rule = 10),
        ["row of the decision table"]
    );
    let figure = tampered(&case, |decision| {
        record(decision).losses.as_mut().expect("losses").outcome.residual.ale += 1.0;
    });
    assert_eq!(figure, ["figures, residual, ale"]);
    let input = tampered(&case, |decision| {
        let losses = record(decision).losses.as_mut().expect("losses");
        losses.input = losses.input.replace("1000", "1001");
    });
    assert_eq!(input, ["hash of the stored input of the simulation", "input of the simulation"]);
    assert_eq!(tampered(&case, |decision| record(decision).losses = None), ["losses"]);
    let dropped = tampered(&case, |decision| {
        decision.package.as_mut().expect("a package").terms.pop();
    });
    assert_eq!(dropped[0], "hash of the request, artefacts and conditions");

    let mut answers = case.clone();
    answers.request.purpose.push('!');
    assert_eq!(differing(&answers), ["hash of the request, artefacts and conditions"]);
    answers.request.answers.0.insert("SOC-01".into(), "d".into());
    assert!(differing(&answers).contains(&"inherent vector".to_owned()));
    let mut corrections = case.clone();
    corrections.adjustments.clear();
    assert!(differing(&corrections).contains(&"corrections of factors".to_owned()));
    let mut estimates = case;
    estimates.estimates.remove(&FRESH);
    estimates.estimates.values_mut().for_each(|said| said.estimate.value = None);
    assert!(differing(&estimates).contains(&"input of the simulation".to_owned()));
}

#[test]
fn what_was_not_decided_or_has_no_record_says_so() {
    let open = Play::review(Facts::Low).case;
    assert_eq!(open.prove(RuleBook::built_in(), basis().losses), Err(NoProof::Undecided));
    let mut old = agreed().case;
    let State::Approved(decided) = &mut old.state else { panic!("approved") };
    decided.decision.snapshot.record = None;
    assert_eq!(old.prove(RuleBook::built_in(), basis().losses), Err(NoProof::NoRecord));
    let mut stored = serde_json::to_value(&agreed().case).expect("it can be stored");
    let snapshot = &mut stored["state"]["approved"]["decision"]["snapshot"];
    assert!(snapshot.as_object_mut().expect("a snapshot").remove("record").is_some());
    for part in ["estimates", "adjustments"] {
        stored.as_object_mut().expect("a case").remove(part);
    }
    let read: Case = serde_json::from_value(stored).expect("cases of before can be read");
    assert!(read.record().is_err() && read.estimates.is_empty());
}

/// A book with one text changed.
fn book(change: impl Fn(&str, &str) -> String) -> RuleBook {
    let texts = RuleBook::built_in_sources().files().map(|(name, text)| (name, change(name, text)));
    let find = |name: &str| texts.iter().find(|(file, _)| *file == name).map(|(_, text)| text.as_str());
    RuleBook::from_toml(&Sources::named(find).expect("all files")).expect("a rule book")
}

#[test]
fn a_book_is_named_by_the_hash_of_its_texts() {
    let same = book(|_, text| text.to_owned());
    assert_eq!(same.hash(), RuleBook::built_in().hash());
    assert_eq!(same.hash().len(), 64);
    let other =
        book(|name, text| if name == "gates.toml" { format!("{text}\n# changed") } else { text.into() });
    assert_ne!(other.hash(), same.hash());
    let lines = agreed().case.prove(&other, basis().losses).expect("a proof");
    let found: Vec<_> = lines.iter().filter(|line| !line.matches()).map(|line| line.what.as_str()).collect();
    assert_eq!(found, ["hash of the rule book"]);
}

#[test]
fn a_dry_run_says_what_would_change() {
    let built_in = RuleBook::built_in();
    // MFA lowers no factor any more, and a question is gone
    let weaker = book(|name, text| {
        if name == "book.toml" { text.replace("most_groups = 2", "most_groups = 1") } else { text.into() }
    });
    let decided = agreed().case;
    let policy = crate::play::policy();
    let same = decided.compare(built_in, built_in, policy, basis().losses);
    assert!(!same.changes() && same.round == Some(1));
    assert!(!decided.compare(built_in, &weaker, policy, basis().losses).changes(), "the row stays");
    let open = Play::review(Facts::Hold).case;
    let said = open.compare(built_in, built_in, policy, basis().losses).before.expect("rated");
    assert_eq!((said.rule, said.gates.len()), (2, 1));
    let mut foreign = open;
    foreign.request.answers.0.insert("SOC-01".into(), "z".into());
    let compared = foreign.compare(built_in, built_in, policy, basis().losses);
    assert!(compared.after.expect_err("no such answer")[0].contains("SOC-01"));
}

#[test]
fn the_verified_residual_counts_proven_conditions_only() {
    let mut play = Play::review(Facts::High);
    play.estimate(REQUESTER, SMALL).offer(REVIEWER, "C-MFA C-NAMED C-LOG", 180).accept(REQUESTER);
    play.tick();
    let id = domain::id::EntryId(uuid::Uuid::nil());
    let entry = Entry::of(&play.case, id, play.now).expect("an approved case");
    let left = entry.residuals(&play.case, &basis()).expect("rated");
    assert_eq!(left.planned, standing(&play.case, &["C-MFA", "C-NAMED", "C-LOG"].map(Into::into).into()));
    assert_eq!(left.verified, standing(&play.case, &BTreeSet::new()));
    assert!(left.has_gap() && left.verified.severity > left.planned.severity);
    let proof = domain::register::Proof {
        link: "https://wiki.example/mfa".into(),
        note: String::new(),
        by: REQUESTER,
        at: play.now,
    };
    let day = crate::world::today(play.now);
    let proven = entry
        .terms
        .iter()
        .map(|held| held.term.key())
        .collect::<Vec<_>>()
        .into_iter()
        .fold(entry.clone(), |entry, key| entry.prove(&key, proof.clone(), day).expect("taken"));
    assert!(!proven.residuals(&play.case, &basis()).expect("rated").has_gap());
}
