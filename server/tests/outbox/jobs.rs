//! The contract of the job table.

use std::collections::BTreeMap;

use domain::time::{MINUTE, SECOND, Time};
use serde_json::{Value, json};
use server::{
    outbox::LEASE,
    store::{
        self, Error,
        job::{JobState, NewJob},
    },
};
use uuid::Uuid;

use crate::contract::Base;

const TOPIC: &str = "test";

async fn enqueue(base: &Base, lane: &str, body: Value) -> Uuid {
    let now = base.world.now();
    let job = NewJob { id: base.world.uuid(), topic: TOPIC, lane: lane.to_owned(), body };
    let id = job.id;
    base.write(move |tx| Box::pin(async move { store::job::enqueue(tx, &job, now).await }))
        .await
        .expect("a job");
    id
}

async fn due(base: &Base) -> Vec<Uuid> {
    store::job::due(&mut base.db.reader(), TOPIC, base.world.now(), 100).await.expect("an answer")
}

/// Claims for the time of a lease.
async fn claim(base: &Base, id: Uuid) -> Option<Uuid> {
    let (token, now) = (base.world.uuid(), base.world.now());
    let claimed = base
        .write(move |tx| {
            Box::pin(async move { store::job::claim(tx, id, token, now, now.plus(LEASE)).await })
        })
        .await
        .expect("an answer");
    claimed.map(|_| token)
}

async fn finish(base: &Base, id: Uuid, token: Uuid) -> Result<(), Error> {
    let now = base.world.now();
    base.write(move |tx| Box::pin(async move { store::job::finish(tx, id, token, now).await })).await
}

#[tokio::test]
async fn a_job_exists_only_with_the_change_that_asks_for_it() {
    for base in Base::all().await {
        let (job, now) = (
            NewJob { id: base.world.uuid(), topic: TOPIC, lane: "a".to_owned(), body: json!({"n": 1}) },
            base.world.now(),
        );
        let rolled_back: Result<(), Error> = base
            .write(move |tx| {
                Box::pin(async move {
                    store::job::enqueue(tx, &job, now).await?;
                    Err(Error::Stale)
                })
            })
            .await;
        assert!(rolled_back.is_err());
        assert_eq!(due(&base).await, Vec::<Uuid>::new());
        let kept = enqueue(&base, "a", json!({"n": 2})).await;
        assert_eq!(due(&base).await, vec![kept]);
        let waiting = store::job::waiting(&mut base.db.reader(), 10).await.expect("jobs");
        assert_eq!((waiting[0].body.clone(), waiting[0].attempts), (json!({"n": 2}), 0));
        assert_eq!((waiting[0].state, waiting[0].created_at), (JobState::Waiting, now));
    }
}

#[tokio::test]
async fn a_lane_goes_one_by_one_and_lanes_do_not_wait_for_each_other() {
    for base in Base::all().await {
        let first = enqueue(&base, "a", json!(1)).await;
        let second = enqueue(&base, "a", json!(2)).await;
        let other = enqueue(&base, "b", json!(1)).await;
        let mut heads = due(&base).await;
        heads.sort_unstable();
        let mut expected = vec![first, other];
        expected.sort_unstable();
        assert_eq!(heads, expected, "same instant, so only the position orders a lane");
        let token = claim(&base, first).await.expect("a claim");
        assert_eq!(due(&base).await, vec![other], "what is being done holds its lane");
        let later = base.world.now().plus(MINUTE);
        base.write(move |tx| {
            Box::pin(async move { store::job::retry(tx, first, token, later, "timeout".into()).await })
        })
        .await
        .expect("noted");
        assert_eq!(due(&base).await, vec![other], "so does what is tried again later");
        base.world.advance(MINUTE);
        let token = claim(&base, first).await.expect("a claim");
        finish(&base, first, token).await.expect("done");
        assert!(due(&base).await.contains(&second));
    }
}

#[tokio::test]
async fn a_claim_that_ran_out_goes_to_the_next_worker_and_the_late_one_changes_nothing() {
    for base in Base::all().await {
        let job = enqueue(&base, "a", json!(1)).await;
        let dead = claim(&base, job).await.expect("a claim");
        assert_eq!(claim(&base, job).await, None);
        base.world.advance(LEASE - 1);
        assert_eq!((due(&base).await, claim(&base, job).await), (vec![], None));
        base.world.advance(1);
        assert_eq!(due(&base).await, vec![job]);
        let living = claim(&base, job).await.expect("a take-over");
        assert!(matches!(finish(&base, job, dead).await, Err(Error::Stale)));
        finish(&base, job, living).await.expect("done");
        assert!(matches!(finish(&base, job, living).await, Err(Error::Stale)), "done once");
        assert_eq!(claim(&base, job).await, None);
    }
}

#[tokio::test]
async fn claimers_at_the_same_time_never_share_a_job_and_never_break_a_lane() {
    const LANES: usize = 6;
    const IN_LANE: usize = 12;
    for base in Base::all().await {
        for position in 0..IN_LANE {
            for lane in 0..LANES {
                enqueue(&base, &format!("lane {lane}"), json!({"lane": lane, "position": position})).await;
            }
        }
        let workers = (0..8).map(|_| {
            let (db, world) = (base.db.clone(), base.world.clone());
            tokio::spawn(async move {
                let mut done: Vec<(Uuid, Value)> = Vec::new();
                let mut idle = 0;
                while idle < 50 {
                    let ids = store::job::due(&mut db.reader(), TOPIC, world.now(), 8).await.expect("ids");
                    let mut worked = false;
                    for id in ids {
                        let (token, now) = (world.uuid(), world.now());
                        let claimed = db
                            .write(move |tx| {
                                Box::pin(async move {
                                    store::job::claim(tx, id, token, now, now.plus(LEASE)).await
                                })
                            })
                            .await
                            .expect("an answer");
                        let Some(job) = claimed else { continue };
                        done.push((job.id, job.body));
                        tokio::task::yield_now().await;
                        db.write(move |tx| {
                            Box::pin(async move { store::job::finish(tx, id, token, now).await })
                        })
                        .await
                        .expect("nobody else has it");
                        worked = true;
                        break;
                    }
                    idle = if worked { 0 } else { idle + 1 };
                    tokio::task::yield_now().await;
                }
                done
            })
        });
        let mut times: BTreeMap<Uuid, usize> = BTreeMap::new();
        for worker in workers.collect::<Vec<_>>() {
            let mut last: BTreeMap<i64, i64> = BTreeMap::new();
            for (id, body) in worker.await.expect("a worker") {
                *times.entry(id).or_default() += 1;
                let (lane, position) = (body["lane"].as_i64(), body["position"].as_i64());
                let before = last.insert(lane.expect("a lane"), position.expect("a position"));
                assert!(before < position, "a lane went backwards");
            }
        }
        assert_eq!(times.len(), LANES * IN_LANE);
        assert!(times.values().all(|times| *times == 1), "a job was claimed twice");
        let waiting = store::job::count(&mut base.db.reader(), JobState::Waiting).await;
        assert_eq!(waiting.expect("a number"), 0);
    }
}

#[tokio::test]
async fn what_was_given_up_waits_for_a_person_and_lets_its_lane_pass() {
    for base in Base::all().await {
        let first = enqueue(&base, "a", json!(1)).await;
        let second = enqueue(&base, "a", json!(2)).await;
        let token = claim(&base, first).await.expect("a claim");
        let died = base.world.now();
        base.write(move |tx| {
            Box::pin(async move { store::job::bury(tx, first, token, died, "smtp-550".into()).await })
        })
        .await
        .expect("buried");
        assert_eq!(due(&base).await, vec![second]);
        let dead = store::job::dead(&mut base.db.reader(), 10).await.expect("jobs");
        assert_eq!((dead[0].id, dead[0].last_error.as_deref()), (first, Some("smtp-550")));
        base.world.advance(SECOND);
        let now = base.world.now();
        let revive = |died: Time| {
            base.write(move |tx| Box::pin(async move { store::job::revive(tx, first, died, now).await }))
        };
        assert!(matches!(revive(died.plus(1)).await, Err(Error::Stale)));
        revive(died).await.expect("once");
        assert!(matches!(revive(died).await, Err(Error::Stale)), "somebody was quicker");
        let token = claim(&base, second).await.expect("the revived one stands behind it");
        finish(&base, second, token).await.expect("done");
        let token = claim(&base, first).await.expect("its turn");
        let died = base.world.now();
        base.write(move |tx| {
            Box::pin(async move { store::job::bury(tx, first, token, died, "timeout".into()).await })
        })
        .await
        .expect("buried again");
        let discard =
            || base.write(move |tx| Box::pin(async move { store::job::discard(tx, first, died).await }));
        discard().await.expect("dropped");
        assert!(matches!(discard().await, Err(Error::Stale)));
    }
}

#[tokio::test]
async fn what_was_done_long_ago_is_forgotten_and_nothing_else() {
    for base in Base::all().await {
        let (done, waiting) = (enqueue(&base, "a", json!(1)).await, enqueue(&base, "b", json!(1)).await);
        let token = claim(&base, done).await.expect("a claim");
        let at = base.world.now();
        finish(&base, done, token).await.expect("done");
        let purge =
            |before: Time| base.write(move |tx| Box::pin(async move { store::job::purge(tx, before).await }));
        assert_eq!(purge(at.plus(-1)).await.expect("a number"), 0);
        assert_eq!(purge(at).await.expect("a number"), 1);
        assert_eq!(due(&base).await, vec![waiting]);
    }
}
