//! The cells, one after the other.

use domain::{
    case::{
        act::{Act, Action},
        state::StateKind,
    },
    person::Actor,
};

use crate::{
    contract::Base,
    office::Office,
    play::attempt,
    relations::{Relation, asked},
    stands::{Stand, stands},
    world::deed,
};

/// Which part of the cells is gone through: all, or as many as a test run can afford on the slower database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    /// Each act of each state and sub-state once, by the first who may; refusals only where the state is new.
    Once,
}

#[derive(Debug, Default)]
struct Count {
    done: usize,
    refused: usize,
    ticks: usize,
}

/// Done in the real database: one entry, which says what the pure transition said.
async fn is_done(office: &mut Office, stand: &Stand, actor: &Actor, act: Act, becomes: StateKind) {
    let name = format!("{}: {} by {}", stand.name, act.action().code(), actor.id);
    let number = office.put(&stand.play.case, None).await;
    let (action, before) = (act.action(), office.entries().await);
    let version = office.act(actor, number, act).await.unwrap_or_else(|trouble| panic!("{name}: {trouble}"));
    assert_eq!(office.entries().await, before + 1, "{name}: one entry");
    let (entry, told) = office.told(number).await;
    assert_eq!(told, 1, "{name}");
    assert_eq!(entry.actor, format!("u:{}", actor.id), "{name}");
    assert_eq!(entry.act, format!("case.{}", action.code()), "{name}");
    let (from, to) = (stand.play.kind().code(), becomes.code());
    assert_eq!((entry.from.as_deref(), entry.to.as_deref()), (Some(from), Some(to)), "{name}");
    assert_eq!((version, entry.ver), (2, Some([1, 2])), "{name}");
    assert_eq!(entry.time, stand.play.now.0, "{name}");
    let (stored, case) = office.stored(number).await;
    assert_eq!((stored, case.state.kind()), (2, becomes), "{name}");
}

/// The clock's own act: one entry of the system's.
async fn is_ticked(office: &mut Office, stand: &Stand) -> bool {
    let Some(wake) = stand.play.case.wake_at() else { return false };
    office.at(wake);
    let number = office.put(&stand.play.case, Some(wake)).await;
    let mut play = stand.play.clone();
    play.now = wake;
    let ticked = play.try_tick().expect("it is due").case.state.kind();
    // Cases of earlier cells may be due as well; they are woken, too.
    while office.services.tick().await.expect("a look") > 0 {}
    let (version, case) = office.stored(number).await;
    let (entry, told) = office.told(number).await;
    assert_eq!(told, usize::try_from(version - 1).expect("small"), "{}", stand.name);
    assert!(version > 1, "{}: it was due", stand.name);
    if told == 1 {
        assert_eq!(case.state.kind(), ticked, "{}", stand.name);
        assert_eq!(entry.from.as_deref(), Some(stand.play.kind().code()), "{}", stand.name);
        assert_eq!(entry.to.as_deref(), Some(ticked.code()), "{}", stand.name);
    }
    assert_eq!((entry.actor.as_str(), entry.act.as_str()), ("system", "case.tick"), "{}", stand.name);
    true
}

async fn every_cell(base: Base, extent: Extent) -> Count {
    let mut office = Office::open(base).await;
    let mut count = Count::default();
    let mut seen = std::collections::BTreeSet::new();
    for stand in stands() {
        office.at(stand.play.now);
        let is_new = seen.insert(stand.play.kind());
        let untouched = office.put(&stand.play.case, None).await;
        let mut done = std::collections::BTreeSet::new();
        for relation in Relation::ALL {
            let (actor, area) = relation.set(&stand);
            for action in Action::ALL {
                if action == Action::Tick {
                    continue;
                }
                let Some(act) = deed(&stand.play.case, action, asked(&stand, &actor), stand.play.now) else {
                    continue;
                };
                match attempt(&stand.play, &actor, &area, act.clone()) {
                    Ok(change) => {
                        if extent == Extent::All || done.insert(action) {
                            office.becomes(&area).await;
                            is_done(&mut office, &stand, &actor, act, change.case.state.kind()).await;
                            count.done += 1;
                        }
                    }
                    Err(_) if extent == Extent::All || is_new => {
                        office.becomes(&area).await;
                        let before = office.entries().await;
                        let refused = office.act(&actor, untouched, act).await;
                        assert!(refused.is_err(), "{}: {relation:?} {action:?}", stand.name);
                        assert_eq!(office.entries().await, before, "{}: {relation:?} {action:?}", stand.name);
                        count.refused += 1;
                    }
                    Err(_) => {}
                }
            }
        }
        let (version, case) = office.stored(untouched).await;
        let same = domain::case::Case { number: stand.play.case.number, ..case };
        assert_eq!(
            (version, same),
            (1, stand.play.case.clone()),
            "{}: refused acts change nothing",
            stand.name
        );
    }
    for stand in stands() {
        count.ticks += usize::from(is_ticked(&mut office, &stand).await);
    }
    office.is_explained().await;
    count
}

async fn run(extent: impl Fn(usize) -> Extent) {
    for (place, base) in Base::all().await.into_iter().enumerate() {
        let count = every_cell(base, extent(place)).await;
        println!(
            "{} acts and {} ticks of the clock: one entry each; {} refused: none",
            count.done, count.ticks, count.refused
        );
        assert!(count.done > 100 && count.ticks > 10 && count.refused > 1_000, "{count:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_allowed_act_is_one_entry_that_says_who_and_from_where_to_where_and_a_refused_one_is_none() {
    run(|_| Extent::Once).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes; part of make soak"]
async fn soak_of_every_cell_of_state_act_and_relation_on_both_databases() {
    run(|_| Extent::All).await;
}
