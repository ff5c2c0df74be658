//! R4: many decisions on one case at the same moment. One counts, the others are told what happened, on both databases.

use std::sync::Arc;

use domain::{id::CaseNumber, language::Language};
use tests::{Cast, Page, words::say};
use tokio::task::JoinSet;

use crate::moves::{CHANNEL, act, day, estimate, file};

const AT_ONCE: usize = 64;
const ROUNDS: usize = 3;
const SOAK: usize = 500;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_decisions_at_once_exactly_one_counts() {
    rounds(ROUNDS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes minutes; part of make soak"]
async fn soak_of_64_decisions_at_once_exactly_one_counts() {
    rounds(SOAK).await;
}

#[expect(clippy::disallowed_macros, reason = "the figure is what the test is run for")]
async fn rounds(rounds: usize) {
    let cast = Cast::new(Language::De).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.app.does(&cast.mia, number, estimate()).await;
    let refer = [("choice", "as-asked"), ("why", "Das ist eine Frage des Geschäfts.")];
    act(&cast.tom, number, "refer", &refer).await;
    act(&cast.nora, number, "cosign", &[]).await;
    for round in 0..rounds {
        assert_eq!(cast.app.state(number).await, "escalated");
        let before = cast.app.kept().await;
        let answers = decisions(&cast, number).await;
        let after = cast.app.kept().await;
        let (won, lost): (Vec<&Page>, Vec<&Page>) = answers.iter().partition(|answer| answer.status == 303);
        assert_eq!((won.len(), lost.len()), (1, AT_ONCE - 1), "round {round}");
        assert_eq!(after.events() - before.events(), 1, "round {round}");
        let yes = won[0].header("x-choice") == "as-asked";
        assert_eq!(cast.app.state(number).await, if yes { "approved" } else { "declined" });
        for page in lost {
            page.is(409).says(&say(Language::De, "conflict-news")).says("Eva Wied");
        }
        act(&cast.eva, number, "undo", &[]).await;
    }
    println!("{rounds} rounds of {AT_ONCE} decisions: one counted in each");
}

/// Yes and no in turn, each under a key of its own, all over the version that the executive saw.
async fn decisions(cast: &Cast, number: CaseNumber) -> Vec<Page> {
    let (version, expires) = (cast.app.version(number).await, day(cast, 30).to_string());
    let eva = Arc::new(cast.eva.in_language(Language::De));
    let mut running = JoinSet::new();
    for place in 0..AT_ONCE {
        let (eva, version, expires) = (eva.clone(), version.clone(), expires.clone());
        running.spawn(async move {
            let choice = if place % 2 == 0 { "as-asked" } else { "decline" };
            let reason = format!("Entscheidung Nummer {place}");
            let mut pairs = vec![("choice", choice), ("reason", &reason), ("version", &version)];
            if choice == "as-asked" {
                pairs.push(("expires", &expires));
            }
            let mut page = eva.post(&format!("/cases/{number}/decide"), &pairs).await;
            page.headers.insert("x-choice", choice.parse().expect("a word"));
            page
        });
    }
    running.join_all().await
}
