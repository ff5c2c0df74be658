//! R8: a worker dies between its claim and its word that it is done, again and again; everything arrives all the same.

use std::collections::{BTreeMap, BTreeSet};

use server::outbox::LEASE;

use crate::office::Office;

/// Acts of five cases, and a worker that dies 200 times: before sending, or after it.
#[tokio::test]
async fn whatever_dies_in_between_everything_arrives_under_its_id_and_in_order() {
    const CASES: usize = 5;
    const CRASHES: usize = 200;
    for (office, smtp) in Office::all().await {
        let mut written: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut crashes, mut round) = (0, 0);
        while crashes < CRASHES {
            // New messages come in while workers die.
            if round % 3 == 0 {
                let lane = format!("case {}", round % CASES);
                let id = office.enqueue(&lane).await;
                written.entry(lane).or_default().push(id.to_string());
            }
            let [chance] = office.base.world.bytes::<1>();
            match chance % 4 {
                0 => {
                    office.worker.step().await.expect("a step");
                }
                1 | 2 => {
                    if office.worker.claim().await.expect("an answer").is_some() {
                        crashes += 1;
                    }
                }
                _ => {
                    if let Some((job, _)) = office.worker.claim().await.expect("an answer") {
                        office.worker.deliver(&job).await.expect("an attempt").expect("sent");
                        crashes += 1;
                    }
                }
            }
            if round % 4 == 3 {
                office.base.world.advance(LEASE);
            }
            round += 1;
        }
        office.base.world.advance(LEASE);
        office.work().await;

        let arrived = smtp.ids();
        let expected: BTreeSet<&String> = written.values().flatten().collect();
        let distinct: BTreeSet<&String> = arrived.iter().collect();
        assert_eq!(distinct, expected, "every message, and nothing else");
        println!("{} messages, {CRASHES} crashes, {} deliveries, 0 lost", expected.len(), arrived.len());
        assert!(arrived.len() > expected.len(), "some came twice, or nothing was tested");
        for (lane, ids) in &written {
            let mut seen: Vec<&String> = arrived.iter().filter(|id| ids.contains(id)).collect();
            seen.dedup();
            assert_eq!(seen, ids.iter().collect::<Vec<_>>(), "{lane}");
        }
    }
}

#[tokio::test]
async fn workers_of_several_processes_send_each_message_once() {
    for (office, smtp) in Office::all().await {
        let mut written = Vec::new();
        for number in 0..40 {
            written.push(office.enqueue(&format!("case {}", number % 7)).await.to_string());
        }
        let workers: Vec<_> = (0..4).map(|_| office.worker.clone().start()).collect();
        for _ in 0..400 {
            if smtp.ids().len() == written.len() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        for worker in workers {
            worker.stop().await;
        }
        let mut arrived = smtp.ids();
        println!("{} mails, at most {} at once", arrived.len(), smtp.most_at_once());
        arrived.sort_unstable();
        written.sort_unstable();
        assert_eq!(arrived, written);
    }
}

#[tokio::test]
async fn a_worker_that_is_woken_does_not_wait_for_its_next_look_and_stops_when_told() {
    for (office, smtp) in Office::all().await {
        let running = office.worker.clone().start();
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        office.enqueue("a").await;
        office.services.outbox.wake();
        for _ in 0..16 {
            if !smtp.ids().is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(smtp.ids().len(), 1);
        running.stop().await;
        office.enqueue("a").await;
        office.services.outbox.wake();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(smtp.ids().len(), 1, "it has stopped");
    }
}
