//! The fixture on every kind of database: the same seed makes the same company, whichever it is written into, and a second
//! one is refused. What is in it is tested beside its source.

#[expect(dead_code, reason = "each file of tests needs a part of it")]
mod contract;

use contract::Base;
use domain::{
    case::{Case, event::Event},
    id::CaseNumber,
    register::Entry,
    time::Day,
};
use server::{
    fixture::{Ask, Error, fill},
    store,
};

const CASES: usize = 80;

#[tokio::test]
async fn the_same_seed_makes_the_same_company_on_both_databases() {
    let ask = Ask { cases: CASES, seed: 3, today: Day { year: 2026, month: 11, day: 18 } };
    let mut found = Vec::new();
    for base in Base::all().await {
        let made = fill(&base.db, ask).await.expect("a fixture");
        let again = fill(&base.db, ask).await;
        assert!(matches!(again, Err(Error::NotEmpty)), "{again:?}");
        let mut source = base.db.reader();
        let mut cases = Vec::new();
        for number in (1..).take(CASES).map(CaseNumber) {
            let case = store::case::load::<Case>(&mut source, number).await.expect("a document");
            let events = store::event::of_case::<Event>(&mut source, number).await.expect("events");
            let entry = store::entry::of_case::<Entry>(&mut source, number).await.expect("an entry");
            cases.push((case.expect("a case"), events, entry));
        }
        let name = cases[0].0.line.tool_name.clone();
        let key = domain::tool::name_key(&name);
        let like = store::case::like(&mut source, &key, 10).await.expect("an answer");
        assert!(cases[0].0.line.state == "withdrawn" || !like.is_empty(), "{name} is not found");
        found.push((made, cases));
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]));
}
