//! The decision table, enumerated: 4 gates, 5 severities, 3 tolerances, 3 values make 180 situations, each with exactly
//! one proposal, and no worsening of one input makes the proposal more lenient.

use domain::{
    policy::{Outcome, Proposal, Tolerance, Worth, propose},
    rating::Severity,
    rules::GateLevel,
};

type Situation = (GateLevel, Severity, Tolerance, Worth);

fn situations() -> Vec<Situation> {
    let mut all = Vec::new();
    for gate in GateLevel::ALL {
        for severity in Severity::ALL {
            for tolerance in Tolerance::ALL {
                all.extend(Worth::ALL.map(|value| (gate, severity, tolerance, value)));
            }
        }
    }
    all
}

fn proposal((gate, severity, tolerance, value): Situation) -> Proposal {
    propose(gate, severity, tolerance, value)
}

#[test]
fn each_rule_of_the_table_proposes_what_it_says() {
    use GateLevel::{Block, Clear, Hold, Notice};
    use Severity::{Critical, High, Low, Medium, Note};
    let table = [
        ((Block, Note, Tolerance::Within, Worth::Good), 1, Outcome::Decline, None),
        ((Hold, Critical, Tolerance::Exceeds, Worth::Bad), 2, Outcome::Return, None),
        ((Notice, Critical, Tolerance::Within, Worth::Good), 3, Outcome::Decline, None),
        ((Clear, High, Tolerance::Within, Worth::Good), 4, Outcome::Escalate, None),
        ((Clear, Medium, Tolerance::Exceeds, Worth::Good), 5, Outcome::Escalate, None),
        ((Clear, Medium, Tolerance::NotAssessed, Worth::Bad), 6, Outcome::Escalate, None),
        ((Clear, Medium, Tolerance::Within, Worth::NotAssessed), 7, Outcome::ApproveWithConditions, Some(6)),
        (
            (Notice, Medium, Tolerance::NotAssessed, Worth::NotAssessed),
            8,
            Outcome::ApproveWithConditions,
            Some(3),
        ),
        ((Clear, Low, Tolerance::Exceeds, Worth::Good), 9, Outcome::Escalate, None),
        ((Clear, Low, Tolerance::NotAssessed, Worth::Bad), 10, Outcome::Approve, Some(12)),
    ];
    for (situation, rule, outcome, review_months) in table {
        assert_eq!(proposal(situation), Proposal { rule, outcome, review_months }, "{situation:?}");
    }
}

#[test]
fn all_180_situations_get_a_rule_and_every_rule_is_used() {
    let all = situations();
    assert_eq!(all.len(), 180);
    let mut count = [0; 11];
    for situation in all {
        count[usize::from(proposal(situation).rule)] += 1;
    }
    assert_eq!(count, [0, 45, 45, 18, 18, 6, 4, 4, 4, 12, 24]);
}

#[test]
fn approvals_and_nothing_else_have_a_review() {
    for situation in situations() {
        let Proposal { outcome, review_months, .. } = proposal(situation);
        let approved = matches!(outcome, Outcome::Approve | Outcome::ApproveWithConditions);
        assert_eq!(review_months.is_some(), approved, "{situation:?}");
    }
}

#[test]
fn no_worsening_of_one_input_makes_the_proposal_more_lenient() {
    let all = situations();
    for better in &all {
        for worse in &all {
            let pairs = [better.0 <= worse.0, better.1 <= worse.1, better.2 <= worse.2, better.3 <= worse.3];
            let (mild, strict) = (proposal(*better).outcome, proposal(*worse).outcome);
            let asks_for_papers = mild == Outcome::Return || strict == Outcome::Return;
            if pairs.into_iter().all(|ordered| ordered) && !asks_for_papers {
                assert!(mild <= strict, "{better:?} gives {mild:?}, {worse:?} gives {strict:?}");
            }
        }
    }
}
