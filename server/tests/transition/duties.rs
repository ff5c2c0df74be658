//! Z6, below the program: what no statement can store. Cases that people really made are forged the way somebody with a shell
//! on the database would forge them, one statement each; and the settings of the company are changed past their second
//! person.

use domain::{
    case::{
        Case,
        decision::Authority,
        state::{State, StateKind},
    },
    id::PersonId,
};
use server::store::Db;

use crate::{
    contract::Base,
    office::Office,
    stands::stands,
    world::{ADMIN, ADVISER, EXECUTIVE},
};

/// Runs SQL past the product.
async fn run(db: &Db, text: String) -> Result<u64, sqlx::Error> {
    let text = sqlx::AssertSqlSafe(text);
    Ok(match db {
        Db::Sqlite { write, .. } => sqlx::query(text).execute(write).await?.rows_affected(),
        Db::Postgres { write, .. } => sqlx::query(text).execute(write).await?.rows_affected(),
    })
}

/// Forgeries of a case with its decision: each is somebody's own yes in one way.
fn forged(case: &Case) -> Vec<(&'static str, Case)> {
    let mut found = Vec::new();
    let mut forge = |name, change: &dyn Fn(&mut Case)| {
        let mut forged = case.clone();
        change(&mut forged);
        found.push((name, forged));
    };
    forge("the requester reviewed", &|case| {
        case.reviewed_by.insert(case.requester);
    });
    if !case.rounds.is_empty() {
        forge("a round signed twice by one person", &|case| {
            for round in &mut case.rounds {
                round.cosigned_by = Some(round.by);
            }
        });
    }
    let Some(made) = case.decision() else { return found };
    match made.authority {
        Authority::Reviewer | Authority::Executive => {
            forge("decided by the requester", &|case| decision(case).by = case.requester);
            forge("signed by the requester", &|case| decision(case).cosigned_by = Some(case.requester));
            forge("filed by whoever decided", &|case| case.requester = decision(case).by);
        }
        Authority::Agreement => {
            let offered = case
                .rounds
                .iter()
                .find(|round| Some(&round.content) == case.rounds.last().map(|last| &last.content));
            let by = offered.expect("an offer").by;
            forge("agreed by whoever offered it", &|case| decision(case).by = by);
        }
        Authority::Consent => forge("agreed to the own no", &|case| {
            decision(case).authority = Authority::Executive;
            decision(case).by = case.requester;
        }),
    }
    if made.authority == Authority::Executive {
        let reviewer = case.reviewed_by.iter().next().copied();
        if let Some(reviewer) = reviewer {
            forge("decided by a reviewer as executive", &|case| decision(case).by = reviewer);
        }
        forge("decided by somebody of a side", &|case| {
            let by = decision(case).by;
            case.sides.insert(by, domain::case::Side::Security);
        });
    }
    forge("signed by whoever decided", &|case| {
        let by = decision(case).by;
        decision(case).cosigned_by = Some(by);
    });
    found
}

fn decision(case: &mut Case) -> &mut domain::case::decision::Decision {
    match &mut case.state {
        State::Approved(decided) | State::Declined(decided) => &mut decided.decision,
        state => panic!("{:?} has no decision", state.kind()),
    }
}

#[tokio::test]
async fn no_statement_stores_a_case_in_which_somebody_decided_or_signed_their_own() {
    for base in Base::all().await {
        let mut office = Office::open(base).await;
        let mut tried = 0;
        for stand in stands() {
            let number = office.put(&stand.play.case, None).await;
            for (name, forged) in forged(&Case { number, ..stand.play.case.clone() }) {
                let body = serde_json::to_string(&forged).expect("a document").replace('\'', "''");
                let text = format!("UPDATE case_file SET body = '{body}' WHERE number = {number}");
                let outcome = run(office.db(), text).await;
                assert!(outcome.is_err(), "{}: {name}", stand.name);
                tried += 1;
            }
            // the document with its truth, the column beside it with another
            let other = if stand.play.kind() == StateKind::Approved { "declined" } else { "approved" };
            let text = format!("UPDATE case_file SET state = '{other}' WHERE number = {number}");
            assert!(run(office.db(), text).await.is_err(), "{}: {other}", stand.name);
            let text = format!(
                "UPDATE case_file SET requester_id = (SELECT id FROM person WHERE email = '{ADVISER}@berg.example')
                 WHERE number = {number}"
            );
            assert!(run(office.db(), text).await.is_err(), "{}: another requester", stand.name);
            let (version, stored) = office.stored(number).await;
            assert_eq!((version, stored.state), (1, stand.play.case.state.clone()), "{}", stand.name);
        }
        assert!(tried > 100, "{tried}");
        println!("{tried} forgeries, none stored");
    }
}

#[tokio::test]
async fn no_statement_changes_the_policy_without_a_second_person() {
    for base in Base::all().await {
        let office = Office::open(base).await;
        let db = office.db();
        let person = |id: PersonId| format!("(SELECT id FROM person WHERE email = '{id}@berg.example')");
        let (one, two) = (person(ADMIN), person(EXECUTIVE));
        let begin = |number: i64, base: i64, rest: &str| {
            format!(
                "INSERT INTO policy_change (number, base, settings, reason, proposed_by, proposed_at, decided_by,
                 decided_at, version) VALUES ({number}, {base}, '{{}}', 'why', {one}, 1, {rest})"
            )
        };
        for refused in [
            begin(1, 0, &format!("{two}, 2, 1")),
            begin(1, 0, &format!("{one}, 2, 1")),
            begin(1, 0, "NULL, NULL, 1"),
        ] {
            assert!(run(db, refused.clone()).await.is_err(), "{refused}");
        }
        run(db, begin(1, 0, "NULL, NULL, NULL")).await.expect("a proposal");
        assert!(run(db, begin(2, 0, "NULL, NULL, NULL")).await.is_err(), "two at a time");
        let decide = |by: &str, version: &str| {
            format!(
                "UPDATE policy_change SET decided_by = {by}, decided_at = 2, version = {version} WHERE number = 1"
            )
        };
        for refused in [
            decide(&one, "1"),
            decide("NULL", "1"),
            decide(&two, "2"),
            "UPDATE policy_change SET version = 1 WHERE number = 1".to_owned(),
            format!("UPDATE policy_change SET proposed_by = {two} WHERE number = 1"),
            "UPDATE policy_change SET settings = '{\"nis2\":true}' WHERE number = 1".to_owned(),
            "DELETE FROM policy_change".to_owned(),
        ] {
            assert!(run(db, refused.clone()).await.is_err(), "{refused}");
        }
        assert_eq!(run(db, decide(&two, "1")).await.expect("confirmed"), 1);
        assert!(run(db, decide(&two, "NULL")).await.is_err(), "decided once");
        assert!(run(db, "DELETE FROM policy_change".to_owned()).await.is_err());
    }
}

#[tokio::test]
async fn nothing_enters_the_register_without_a_yes() {
    for base in Base::all().await {
        let mut office = Office::open(base).await;
        for (place, stand) in stands().into_iter().enumerate() {
            let number = office.put(&stand.play.case, None).await;
            let id = match office.db() {
                Db::Sqlite { .. } => format!("x'{:032x}'", place + 1),
                Db::Postgres { .. } => format!("'{}'", uuid::Uuid::from_u128(place as u128 + 1)),
            };
            let text = format!(
                "INSERT INTO entry (id, case_number, area_id, kind, name, name_key, supplier, state, approved_at, version, body)
                 SELECT {id}, number, area_id, '', '', '', '', 'active', 1, 1, '{{}}' FROM case_file WHERE number = {number}"
            );
            let entered = run(office.db(), text).await.is_ok();
            assert_eq!(entered, stand.play.kind() == StateKind::Approved, "{}", stand.name);
        }
    }
}
