//! The contract of the store on a real file: what is written comes back, what is stale changes nothing, whoever
//! comes first wins, and reading cannot write. `TEST_POSTGRES_URL` (a server's address with a role that may create
//! databases) runs the same contract on PostgreSQL, too.

mod contract;

use contract::{Base, area, case, person};
use domain::{
    area::Substitute,
    id::{CaseNumber, EntryId},
    person::{Grant, Places, Role},
    time::{DAY, Day, HOUR, Time},
};
use serde_json::{Value, json};
use server::store::{
    self, Constraint, Db, Error, Source as _,
    case::{Inbox, Sieve},
    db::{Scalar, sql},
    entry::{Ask, Entry, EntryLine, Sort},
    migrate,
    precedent::{Imported, PrecedentRow},
};

const NOW: Time = Time(1_800_000_000_000);

#[tokio::test]
async fn a_person_comes_back_and_an_address_is_taken_whatever_its_case() {
    for base in Base::all().await {
        let ada = person(&base, "Ada@Berg.example");
        let (one, other) = (ada.clone(), person(&base, "ada@berg.EXAMPLE"));
        base.write(move |tx| {
            Box::pin(async move { store::person::insert(tx, &one, Some("hash".into())).await })
        })
        .await
        .expect("a person");
        let taken = base
            .write(move |tx| Box::pin(async move { store::person::insert(tx, &other, None).await }))
            .await;
        assert!(matches!(taken, Err(Error::Taken(Constraint::PersonEmail))), "{taken:?}");
        let mut reader = base.db.reader();
        assert_eq!(store::person::find(&mut reader, ada.id).await.expect("an answer"), Some(ada.clone()));
        assert_eq!(store::person::all(&mut reader).await.expect("an answer"), vec![ada.clone()]);
        let credential = store::person::credential(&mut reader, "ADA@berg.example")
            .await
            .expect("an answer")
            .expect("an account");
        assert_eq!(
            (credential.person, credential.password_hash.as_deref(), credential.disabled),
            (ada.id, Some("hash"), false)
        );
        assert!(
            store::person::credential(&mut reader, "nobody@berg.example").await.expect("an answer").is_none()
        );
    }
}

#[tokio::test]
async fn roles_are_given_once_and_taken_away() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        let (here, everywhere) =
            (Grant { role: Role::Reviewer, area: Some(sales) }, Grant { role: Role::Reviewer, area: None });
        base.grant(ada, here).await.expect("a role");
        base.grant(ada, everywhere).await.expect("the same role everywhere");
        for twice in [here, everywhere] {
            assert!(matches!(base.grant(ada, twice).await, Err(Error::Taken(Constraint::PersonRole))));
        }
        let mut reader = base.db.reader();
        assert_eq!(store::person::grants(&mut reader, ada).await.expect("an answer"), vec![everywhere, here]);
        assert_eq!(
            store::person::with_role(&mut reader, Role::Reviewer, sales).await.expect("an answer").len(),
            1
        );
        for grant in [here, everywhere] {
            base.write(move |tx| Box::pin(async move { store::person::revoke(tx, ada, grant).await }))
                .await
                .expect("done");
        }
        assert!(store::person::grants(&mut reader, ada).await.expect("an answer").is_empty());
    }
}

#[tokio::test]
async fn an_area_is_saved_over_the_version_that_was_seen() {
    for base in Base::all().await {
        let (eva, sub) = (base.person("eva@berg.example").await, base.person("sub@berg.example").await);
        let mut sales = area(&base, "Sales", Some(eva));
        let day = |month| Day::new(2026, month, 1).expect("a day");
        sales.substitute = Some(Substitute { person: sub, from: day(1), until: day(2) });
        let (new, twin) = (sales.clone(), area(&base, "SALES", None));
        base.write(move |tx| Box::pin(async move { store::area::insert(tx, &new).await }))
            .await
            .expect("an area");
        let taken = base.write(move |tx| Box::pin(async move { store::area::insert(tx, &twin).await })).await;
        assert!(matches!(taken, Err(Error::Taken(Constraint::AreaName))), "{taken:?}");
        let found =
            store::area::by_name(&mut base.db.reader(), "sales").await.expect("an answer").expect("an area");
        assert_eq!((&found.area, found.version), (&sales, 1));
        sales.substitute = None;
        let anchor = |chance, amount| domain::policy::Anchor { chance, amount };
        sales.tolerance = Some([anchor(100, 50_000), anchor(10, 700_000)]);
        for (seen, stale) in [(1, false), (1, true), (2, false)] {
            let new = sales.clone();
            let saved =
                base.write(move |tx| Box::pin(async move { store::area::save(tx, &new, seen).await })).await;
            assert_eq!(matches!(saved, Err(Error::Stale)), stale, "{saved:?}");
        }
        let found = store::area::find(&mut base.db.reader(), sales.id).await.expect("an answer");
        assert_eq!(found.expect("an area").area, sales);
    }
}

#[tokio::test]
async fn a_case_comes_back_and_its_numbers_have_no_gaps() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        let first = base.case(case(sales, ada)).await;
        let failed: Result<(), Error> = base
            .write(|tx| {
                Box::pin(async move {
                    store::case::next_number(tx).await?;
                    Err(Error::Stale)
                })
            })
            .await;
        assert!(failed.is_err());
        let second = base.case(case(sales, ada)).await;
        assert_eq!((first.line.number, second.line.number), (CaseNumber(1), CaseNumber(2)));
        let mut reader = base.db.reader();
        assert_eq!(
            store::case::load::<Value>(&mut reader, CaseNumber(2)).await.expect("an answer"),
            Some(second)
        );
        assert_eq!(store::case::load::<Value>(&mut reader, CaseNumber(3)).await.expect("an answer"), None);
    }
}

#[tokio::test]
async fn of_two_saves_over_one_version_the_second_is_stale_and_changes_nothing() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        let begun = base.case(case(sales, ada)).await;
        let save = |title: &str| {
            let mut changed = begun.clone();
            changed.line.title = title.to_owned();
            changed.body = json!({ "title": title });
            base.write(move |tx| {
                Box::pin(async move {
                    store::event::append(tx, changed.line.number, NOW, None, "renamed", &changed.body)
                        .await?;
                    store::case::save(tx, 1, &changed).await
                })
            })
        };
        assert_eq!(save("mine").await.expect("the first"), 2);
        assert!(matches!(save("yours").await, Err(Error::Stale)));
        let found = store::case::load::<Value>(&mut base.db.reader(), begun.line.number)
            .await
            .expect("an answer")
            .expect("a case");
        assert_eq!(
            (found.line.title.as_str(), found.line.version, found.body["title"].as_str()),
            ("mine", 2, Some("mine"))
        );
        assert_eq!(base.events(begun.line.number).await.len(), 1, "the loser's event is gone, too");
    }
}

#[tokio::test]
async fn of_many_writers_at_once_exactly_one_wins_and_none_fails_otherwise() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        let begun = base.case(case(sales, ada)).await;
        let writers: Vec<_> = (0..16)
            .map(|_| {
                let (base, changed) = (Base::on(base.db.clone(), base.world.clone()), begun.clone());
                tokio::spawn(async move {
                    base.write(move |tx| Box::pin(async move { store::case::save(tx, 1, &changed).await }))
                        .await
                })
            })
            .collect();
        let mut won = 0;
        for writer in writers {
            match writer.await.expect("no panic") {
                Ok(version) => won += version - 1,
                Err(error) => assert!(matches!(error, Error::Stale), "{error}"),
            }
        }
        assert_eq!(won, 1);
    }
}

#[tokio::test]
async fn a_change_that_was_begun_is_finished_although_nobody_waits_for_it() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        for _ in 0..20 {
            let abandoned = base.write(move |tx| {
                Box::pin(async move {
                    let mut new = case(sales, ada);
                    new.line.number = store::case::next_number(tx).await?;
                    tokio::task::yield_now().await;
                    store::case::insert(tx, &new).await
                })
            });
            let _ = tokio::time::timeout(std::time::Duration::from_micros(50), abandoned).await;
        }
        // The queue for the writing connection is fair: this one comes after all of them.
        let last = base.case(case(sales, ada)).await.line.number.0;
        let stored = store::case::mine(&mut base.db.reader(), ada, 100, 0).await.expect("an answer").len();
        assert_eq!(i64::try_from(stored).expect("small"), last, "no number without its case");
    }
}

#[tokio::test]
async fn events_are_numbered_within_their_case_and_the_newest_stands_first() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@berg.example").await, base.area("Sales", None).await);
        let (one, two) =
            (base.case(case(sales, ada)).await.line.number, base.case(case(sales, ada)).await.line.number);
        for (number, actor) in [(one, Some(ada)), (two, None), (one, None)] {
            base.write(move |tx| {
                Box::pin(async move {
                    store::event::append(tx, number, NOW, actor, "asked", &json!({ "n": number })).await
                })
            })
            .await
            .expect("an event");
        }
        let events = base.events(one).await;
        assert_eq!(
            events.iter().map(|event| (event.seq, event.actor)).collect::<Vec<_>>(),
            [(2, None), (1, Some(ada))]
        );
        assert_eq!(base.events(two).await[0].seq, 1);
    }
}

#[tokio::test]
async fn an_inbox_has_the_submitted_cases_of_the_readers_areas_by_deadline() {
    for base in Base::all().await {
        let ada = base.person("ada@berg.example").await;
        let (sales, retail) = (base.area("Sales", None).await, base.area("Retail", None).await);
        let submitted = |area, due: Option<i64>, side: &str| {
            let mut new = case(area, ada);
            new.line.submitted_at = Some(NOW);
            new.line.state = "review".into();
            new.line.due_at = due.map(Time);
            new.line.move_side = Some(side.into());
            new
        };
        let mut numbers = Vec::new();
        for new in [
            submitted(sales, None, "security"),
            submitted(sales, Some(20), "security"),
            submitted(sales, Some(10), "marketing"),
            submitted(retail, Some(5), "security"),
            case(sales, ada),
        ] {
            numbers.push(base.case(new).await.line.number);
        }
        let ask = Inbox {
            places: Places::Areas(vec![sales]),
            state: None,
            move_side: None,
            area: None,
            sieve: Sieve::default(),
            limit: 10,
            offset: 0,
        };
        let mut reader = base.db.reader();
        let mut inbox = async |ask: &Inbox| {
            let lines = store::case::inbox(&mut reader, ask).await.expect("an answer");
            (
                lines.into_iter().map(|line| line.number).collect::<Vec<_>>(),
                store::case::count_inbox(&mut reader, ask, 100).await.expect("an answer"),
            )
        };
        assert_eq!(inbox(&ask).await, (vec![numbers[2], numbers[1], numbers[0]], 3));
        assert_eq!(inbox(&Inbox { limit: 1, offset: 1, ..ask.clone() }).await, (vec![numbers[1]], 3));
        assert_eq!(
            inbox(&Inbox { move_side: Some("marketing".into()), ..ask.clone() }).await,
            (vec![numbers[2]], 1)
        );
        assert_eq!(inbox(&Inbox { area: Some(retail), ..ask.clone() }).await, (vec![], 0), "not their area");
        let nowhere = Inbox { places: Places::Areas(Vec::new()), ..ask.clone() };
        assert_eq!(inbox(&nowhere).await, (vec![], 0), "not their role");
        let both = Inbox { places: Places::Areas(vec![retail, sales]), ..ask.clone() };
        assert_eq!(inbox(&both).await, (vec![numbers[3], numbers[2], numbers[1], numbers[0]], 4));
        assert_eq!(inbox(&Inbox { limit: 2, offset: 1, ..both }).await, (vec![numbers[2], numbers[1]], 4));
        let everywhere = Inbox { places: Places::Everywhere, area: Some(retail), ..ask };
        assert_eq!(inbox(&everywhere).await, (vec![numbers[3]], 1));
    }
}

#[tokio::test]
async fn the_executive_sees_their_areas_and_the_substitute_inside_the_dates_or_after_the_deadline() {
    for base in Base::all().await {
        let (eva, sub, ada) = (
            base.person("eva@b.example").await,
            base.person("sub@b.example").await,
            base.person("ada@b.example").await,
        );
        let mut sales = area(&base, "Sales", Some(eva));
        let today = NOW.day_utc();
        sales.substitute = Some(Substitute { person: sub, from: today.plus(1), until: today.plus(2) });
        let (id, new) = (sales.id, sales);
        base.write(move |tx| Box::pin(async move { store::area::insert(tx, &new).await }))
            .await
            .expect("an area");
        let mut escalated = case(id, ada);
        (escalated.line.submitted_at, escalated.line.state) = (Some(NOW), "escalated".into());
        escalated.line.move_side = Some("executive".into());
        escalated.line.due_at = Some(NOW.plus(4 * DAY));
        base.case(escalated).await;
        let mut reader = base.db.reader();
        for (person, now, seen) in [
            (eva, NOW, 1),
            (ada, NOW, 0),
            (sub, NOW, 0),
            (sub, NOW.plus(DAY), 1),
            (sub, NOW.plus(2 * DAY), 1),
            (sub, NOW.plus(3 * DAY), 0),
            (sub, NOW.plus(4 * DAY + 1), 1),
        ] {
            let lines = store::case::of_executive(&mut reader, person, now, Some("escalated".into()), 10, 0)
                .await
                .expect("an answer");
            assert_eq!(lines.len(), seen, "{now:?}");
        }
    }
}

#[tokio::test]
async fn lists_by_requester_tool_and_alarm() {
    for base in Base::all().await {
        let (ada, kim, sales) = (
            base.person("ada@b.example").await,
            base.person("kim@b.example").await,
            base.area("Sales", None).await,
        );
        let mut new = case(sales, ada);
        (new.line.tool_key, new.line.submitted_at, new.line.wake_at) =
            ("hootsuite".into(), Some(NOW), Some(NOW.plus(HOUR)));
        let number = base.case(new).await.line.number;
        base.case(case(sales, kim)).await;
        let mut reader = base.db.reader();
        assert_eq!(store::case::mine(&mut reader, ada, 10, 0).await.expect("an answer").len(), 1);
        assert_eq!(
            store::case::of_tool(&mut reader, "hootsuite", 10).await.expect("an answer")[0].number,
            number
        );
        assert!(store::case::due(&mut reader, NOW, 10).await.expect("an answer").is_empty());
        assert_eq!(store::case::due(&mut reader, NOW.plus(HOUR), 10).await.expect("an answer"), [number]);
    }
}

#[tokio::test]
async fn the_register_is_searched_sorted_and_saved_by_version() {
    for base in Base::all().await {
        let (ada, sales) = (base.person("ada@b.example").await, base.area("Sales", None).await);
        let mut entries = Vec::new();
        for (name, supplier, approved, expires) in
            [("zeta", "Alpha GmbH", 1, Some(9)), ("beta", "Omega", 3, None), ("gam_ma", "Xi", 2, Some(5))]
        {
            let mut yes = case(sales, ada);
            yes.line.state = "approved".into();
            let number = base.case(yes).await.line.number;
            let line = EntryLine {
                id: EntryId(base.world.uuid()),
                case: number,
                area: sales,
                kind: "social".into(),
                name: name.into(),
                name_key: name.into(),
                supplier: supplier.into(),
                state: "active".into(),
                approved_at: Time(approved),
                expires_at: expires.map(Time),
                review_at: None,
                version: 1,
            };
            entries.push(Entry { line, body: json!({ "conditions": [] }) });
        }
        for entry in entries.clone() {
            base.write(move |tx| Box::pin(async move { store::entry::insert(tx, &entry).await }))
                .await
                .expect("an entry");
        }
        let mut again = entries[0].clone();
        again.line.id = EntryId(base.world.uuid());
        let taken =
            base.write(move |tx| Box::pin(async move { store::entry::insert(tx, &again).await })).await;
        assert!(matches!(taken, Err(Error::Taken(Constraint::EntryCase))), "{taken:?}");
        let mut reader = base.db.reader();
        let mut names = async |search: Option<&str>, sort| {
            let search = search.map(str::to_owned);
            let ask = Ask { search, sort, limit: 10, ..Ask::default() };
            let lines = store::entry::list(&mut reader, &ask).await.expect("an answer");
            assert_eq!(
                store::entry::count(&mut reader, &ask, 100).await.expect("an answer"),
                i64::try_from(lines.len()).expect("small")
            );
            lines.into_iter().map(|line| line.name_key).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(None, Sort::Name).await, "beta gam_ma zeta");
        assert_eq!(names(None, Sort::Supplier).await, "zeta beta gam_ma");
        assert_eq!(names(None, Sort::Approved).await, "beta gam_ma zeta");
        assert_eq!(names(None, Sort::Expires).await, "gam_ma zeta beta");
        assert_eq!(names(Some("alpha"), Sort::Name).await, "zeta", "by supplier");
        assert_eq!(names(Some("ma"), Sort::Name).await, "gam_ma", "the second word");
        assert_eq!(names(Some("ta"), Sort::Name).await, "", "no word begins so");
        for no_wildcard in ["_", "%", ""] {
            assert_eq!(names(Some(no_wildcard), Sort::Name).await, "");
        }
        let mut states = async |state: &str, today| {
            let ask = Ask { state: Some(state.into()), today, limit: 10, ..Ask::default() };
            store::entry::count(&mut reader, &ask, 100).await.expect("an answer")
        };
        assert_eq!(states("active", None).await, 3, "as saved");
        assert_eq!((states("active", Some(Time(5))).await, states("expired", Some(Time(5))).await), (3, 0));
        assert_eq!((states("active", Some(Time(6))).await, states("expired", Some(Time(6))).await), (2, 1));
        let entry = entries[0].clone();
        assert_eq!(
            store::entry::load::<Value>(&mut reader, entry.line.id).await.expect("an answer"),
            Some(entry.clone())
        );
        assert_eq!(
            store::entry::of_case::<Value>(&mut reader, entry.line.case).await.expect("an answer"),
            Some(entry.clone())
        );
        for (seen, stale) in [(1, false), (1, true)] {
            let entry = entry.clone();
            let saved = base
                .write(move |tx| Box::pin(async move { store::entry::save(tx, seen, &entry).await }))
                .await;
            assert_eq!(matches!(saved, Err(Error::Stale)), stale);
        }
    }
}

#[tokio::test]
async fn importing_a_precedent_twice_changes_nothing() {
    for base in Base::all().await {
        let row = PrecedentRow {
            source: "GSA".into(),
            name_key: "hootsuite".into(),
            name: "HootSuite".into(),
            outcome: "amended".into(),
            year: Some(2014),
            month: Some(7),
            link: None,
            document: Some("2014/07/x.pdf".into()),
            note: "social".into(),
            website: None,
        };
        let corrected = PrecedentRow { month: None, ..row.clone() };
        for (row, outcome) in [
            (row.clone(), Imported::Added),
            (row, Imported::Unchanged),
            (corrected.clone(), Imported::Changed),
        ] {
            let done =
                base.write(move |tx| Box::pin(async move { store::precedent::upsert(tx, &row).await })).await;
            assert_eq!(done.expect("a row"), outcome);
        }
        let mut reader = base.db.reader();
        assert_eq!(
            store::precedent::named(&mut reader, "hootsuite").await.expect("an answer"),
            std::slice::from_ref(&corrected)
        );
        assert_eq!(
            store::precedent::search(&mut reader, "suit", 10, 0).await.expect("an answer"),
            [corrected]
        );
        assert!(
            store::precedent::named(&mut reader, "Hootsuite").await.expect("an answer").is_empty(),
            "keys only"
        );
    }
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_not_too_late() {
    for base in Base::all().await {
        let ada = base.person("ada@b.example").await;
        for hash in [[1; 32], [2; 32]] {
            base.write(move |tx| {
                Box::pin(async move { store::link::insert(tx, hash, ada, NOW, NOW.plus(HOUR)).await })
            })
            .await
            .expect("a link");
        }
        let mut reader = base.db.reader();
        let owner = store::link::Owner { person: ada, purpose: store::link::Purpose::SignIn };
        assert_eq!(store::link::look(&mut reader, [1; 32], NOW).await.expect("an answer"), Some(owner));
        let redeem = |hash: [u8; 32], at: Time| {
            base.write(move |tx| Box::pin(async move { store::link::redeem(tx, hash, at).await }))
        };
        assert_eq!(redeem([3; 32], NOW).await.expect("an answer"), None, "unknown");
        assert_eq!(redeem([2; 32], NOW.plus(HOUR)).await.expect("an answer"), None, "too late");
        let (one, two) = tokio::join!(redeem([1; 32], NOW), redeem([1; 32], NOW));
        let winners = [one.expect("an answer"), two.expect("an answer")].into_iter().flatten().count();
        assert_eq!(winners, 1);
        assert_eq!(store::link::look(&mut reader, [1; 32], NOW).await.expect("an answer"), None);
        base.write(move |tx| Box::pin(async move { store::person::disable(tx, ada, NOW).await }))
            .await
            .expect("done");
        assert_eq!(redeem([2; 32], NOW).await.expect("an answer"), None, "disabled");
    }
}

#[tokio::test]
async fn reading_cannot_write() {
    for base in Base::all().await {
        let written = base
            .db
            .reader()
            .optional::<Scalar>(sql("UPDATE case_number SET last = 99 WHERE id = 1 RETURNING last AS value"))
            .await;
        assert!(matches!(written, Err(Error::Driver(_))));
        let last: Scalar =
            base.db.reader().one(sql("SELECT last AS value FROM case_number")).await.expect("a row");
        assert_eq!(last.0, 0);
    }
}

#[tokio::test]
async fn a_panic_in_a_change_leaves_no_trace_and_the_next_one_works() {
    for base in Base::all().await {
        let db = base.db.clone();
        let broken = tokio::spawn(async move {
            db.write::<(), Error, _>(|tx| {
                Box::pin(async move {
                    store::case::next_number(tx).await?;
                    panic!("on purpose")
                })
            })
            .await
        });
        assert!(broken.await.is_err());
        let next = base
            .write(|tx| Box::pin(async move { store::case::next_number(tx).await }))
            .await
            .expect("a number");
        assert_eq!(next, CaseNumber(1));
    }
}

#[tokio::test]
async fn a_value_that_makes_no_sense_is_named_with_its_place() {
    for base in Base::all().await {
        let ada = base.person("ada@b.example").await;
        base.write(move |tx| {
            Box::pin(async move { tx.execute(sql("UPDATE person SET language = 'xx'")).await })
        })
        .await
        .expect("done");
        let error = store::person::find(&mut base.db.reader(), ada).await.expect_err("corrupt");
        assert!(
            matches!(&error, Error::Corrupt { table: "person", column: "language", id } if *id == ada.to_string()),
            "{error:?}"
        );
        base.write(move |tx| {
            Box::pin(async move { tx.execute(sql("UPDATE person SET language = 'de'")).await })
        })
        .await
        .expect("done");
        let sales = base.area("Sales", None).await;
        let number = base.case(case(sales, ada)).await.line.number;
        let error = store::case::load::<Vec<u8>>(&mut base.db.reader(), number).await.expect_err("no list");
        assert!(
            matches!(&error, Error::Corrupt { table: "case_file", column: "body", id } if id == "1"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_older_binary_refuses_a_newer_schema() {
    for base in Base::all().await {
        assert!(migrate::is_current(&base.db).await.expect("an answer"));
        let (before, known) = migrate::run(&base.db).await.expect("nothing to do");
        assert_eq!(before, known);
        let newer = sql("UPDATE _sqlx_migrations SET version = 99
            WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)");
        base.write(move |tx| Box::pin(async move { tx.execute(newer).await })).await.expect("done");
        assert!(!migrate::is_current(&base.db).await.expect("an answer"));
        let error = migrate::run(&base.db).await.expect_err("newer");
        let (found, told) = ("schema 99", format!("up to {known}"));
        assert!(error.to_string().contains(found) && error.to_string().contains(&told), "{error}");
    }
}

#[tokio::test]
async fn the_files_of_a_database_belong_to_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("concord.db");
    let db = Db::open(&format!("sqlite://{}", path.display())).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    let mut seen = 0;
    for file in std::fs::read_dir(folder.path()).expect("a folder") {
        let mode = file.expect("a file").metadata().expect("its mode").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        seen += 1;
    }
    assert!(seen >= 2, "the file and its log");
}
