//! No effect without an entry, and the other way round.

use std::collections::BTreeSet;

use domain::{id::PersonId, time::Time};
use server::{
    store::{
        self, Error, migrate,
        trail::{self, Act, By, Fault, table},
    },
    world::World,
};

use crate::{
    contract::{Base, person},
    raw::{columns, replay, run, size},
};

#[tokio::test]
async fn a_change_that_nobody_explains_is_not_made() {
    for base in Base::all().await {
        let ada = person(&base, "ada@berg.example");
        let done = base
            .db
            .write(move |tx| Box::pin(async move { store::person::insert(tx, &ada, None).await }))
            .await;
        assert!(matches!(done, Err(Error::Unexplained("person"))), "{done:?}");
        assert!(store::person::all(&mut base.db.reader()).await.expect("people").is_empty());
        assert_eq!(size(&base).await, 0);
    }
}

#[tokio::test]
async fn a_change_that_fails_leaves_no_entry_and_an_entry_needs_no_rows() {
    for base in Base::all().await {
        let failed: Result<(), Error> = base
            .write(|tx| {
                Box::pin(async move {
                    tx.record(Act::of(By::System, "test.fail", "test"));
                    Err(Error::Stale)
                })
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(size(&base).await, 0);
        base.write(|_| Box::pin(async { Ok(()) })).await.expect("nothing but its entry");
        assert_eq!(size(&base).await, 1);
        assert!(replay(&base).await.holds());
    }
}

#[tokio::test]
async fn what_stood_there_before_there_was_a_log_is_taken_over_once() {
    for base in Base::all().await {
        run(
            &base.db,
            "INSERT INTO precedent (source, name, name_key, outcome, note) VALUES ('s', 'N', 'n', 'approved', '')",
        )
        .await
        .expect("a row");
        assert_eq!(replay(&base).await.differences[0].fault, Fault::Added);
        assert_eq!(trail::adopt(&base.db).await.expect("taken over"), 1);
        assert!(replay(&base).await.holds());
        migrate::run(&base.db).await.expect("nothing to do");
        assert_eq!(size(&base).await, 1, "once");
    }
}

#[tokio::test]
async fn every_column_of_every_audited_table_is_in_the_digests() {
    for base in Base::all().await {
        for table in table::ALL {
            let selected: BTreeSet<String> = table.columns().map(str::to_owned).collect();
            let real: BTreeSet<String> = columns(&base.db, table.name).await.into_iter().collect();
            assert_eq!(selected, real, "{}", table.name);
        }
    }
}

#[tokio::test]
async fn an_entry_says_who_did_what_and_when() {
    for base in Base::all().await {
        let ada = base.person("ada@berg.example").await;
        base.world.advance(5);
        let (db, at) = (base.db.clone().in_world(base.world.clone()), base.world.now());
        db.write(move |tx| {
            Box::pin(async move {
                store::person::disable(tx, ada, at).await?;
                let act = Act::of(ada, "person.disable", trail::person(ada)).states("open", "closed");
                tx.record(act.versions(1, 2).under("2026-2"));
                Ok::<_, Error>(())
            })
        })
        .await
        .expect("closed");
        let rows = trail::entries(&mut base.db.reader(), None).await.expect("entries");
        let entry = audit::Entry::read(&rows[1].body).expect("an entry");
        assert_eq!(entry.actor, format!("u:{ada}"));
        assert_eq!((entry.act.as_str(), entry.obj), ("person.disable", format!("person/{ada}")));
        assert_eq!((entry.from.as_deref(), entry.to.as_deref()), (Some("open"), Some("closed")));
        assert_eq!((entry.time, entry.ver, entry.policy.as_deref()), (at.0, Some([1, 2]), Some("2026-2")));
        let (_, data) = rows[1].private.clone().expect("a private part");
        let text = String::from_utf8(data).expect("text");
        assert!(text.contains(&format!("person/{ada}")), "{text}");
    }
}

#[tokio::test]
async fn one_history_gives_the_same_entries_on_both_databases() {
    let mut logs = Vec::new();
    for base in Base::all().await {
        let world = World::fixed(Time(1_800_000_000_000), 3);
        let base = Base::on(base.db.clone().in_world(world.clone()), world);
        let (id, sales) = (PersonId(base.world.uuid()), base.area("Sales", None).await);
        let mut ada = person(&base, "ada@berg.example");
        ada.id = id;
        base.write(move |tx| Box::pin(async move { store::person::insert(tx, &ada, None).await }))
            .await
            .expect("a person");
        base.case(crate::contract::case(sales, id)).await;
        let rows = trail::entries(&mut base.db.reader(), None).await.expect("entries");
        logs.push(rows.into_iter().map(|row| (row.body, row.private)).collect::<Vec<_>>());
    }
    assert!(logs.windows(2).all(|pair| pair[0] == pair[1]), "{logs:?}");
}
