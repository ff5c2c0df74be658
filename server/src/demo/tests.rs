//! The demo is played by the rules, so a changed rule can break a scene; here it breaks first.

use std::collections::BTreeSet;

use domain::{
    case::{
        Case, Side,
        act::Action,
        mover::Mover,
        package::Content,
        state::{State, StateKind, Why},
        understanding::Understanding,
    },
    id::CaseNumber,
    register::{Entry, EntryState},
    time::{HOUR, Time},
};

use super::*;
use crate::{store::migrate, world::World};

struct Base {
    services: Services,
    _folder: tempfile::TempDir,
}

/// A Wednesday at noon.
const NOON: Time = Time(1_795_604_400_000);

async fn base(now: Time) -> Base {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("demo.db").display());
    let db = Db::open(&url).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    Base { services: Services::new(db, World::fixed(now, 1)), _folder: folder }
}

async fn cases(services: &Services) -> Vec<Case> {
    let mut cases = Vec::new();
    for number in 1.. {
        let file =
            store::case::load::<Case>(&mut services.db.reader(), CaseNumber(number)).await.expect("a case");
        match file {
            Some(file) => cases.push(file.body),
            None => break,
        }
    }
    cases
}

#[tokio::test]
async fn two_starts_fill_once() {
    let base = base(NOON).await;
    assert_eq!(fill(&base.services).await.expect("a demo"), Filling::Made);
    let before = cases(&base.services).await;
    assert_eq!(fill(&base.services).await.expect("a demo"), Filling::Found);
    assert_eq!(cases(&base.services).await, before);
}

#[tokio::test]
async fn a_database_in_which_somebody_works_is_left_alone() {
    let base = base(NOON).await;
    let somebody = store::person::PersonRow {
        id: domain::id::PersonId(base.services.world.uuid()),
        name: "Ada Berg".into(),
        email: "ada@berg.example".into(),
        language: Language::De,
        disabled_at: None,
        created_at: NOON,
    };
    let inserted = base.services.db.write(move |tx| {
        Box::pin(async move {
            tx.record(store::trail::Act::of(store::trail::By::System, "test", "test"));
            store::person::insert(tx, &somebody, None).await
        })
    });
    inserted.await.expect("a person");
    assert!(matches!(fill(&base.services).await, Err(Error::NotOurs)));
    assert!(cases(&base.services).await.is_empty());
}

#[tokio::test]
async fn an_interrupted_filling_is_told_and_not_mended() {
    let base = base(NOON).await;
    let found =
        base.services.db.write(move |tx| Box::pin(async move { company::found(tx, NOON, NOON).await }));
    found.await.expect("people");
    assert!(matches!(fill(&base.services).await, Err(Error::Interrupted)));
}

#[tokio::test]
async fn every_state_is_shown_and_the_important_ones_inside() {
    let base = base(NOON).await;
    fill(&base.services).await.expect("a demo");
    let cases = cases(&base.services).await;
    let shown: BTreeSet<StateKind> = cases.iter().map(|case| case.state.kind()).collect();
    assert_eq!(shown, StateKind::ALL.into_iter().collect());
    let some = |what: &str, is: &dyn Fn(&Case) -> bool| assert!(cases.iter().any(is), "no case shows {what}");
    some(
        "a question from review with a suggestion",
        &|case| matches!(&case.state, State::Question(asked) if asked.asker == Some(Side::Security) && asked.suggestion.is_some()),
    );
    some(
        "a question from the executive",
        &|case| matches!(&case.state, State::Question(asked) if asked.asker.is_none()),
    );
    some(
        "an act that waits for a second signature",
        &|case| matches!(&case.state, State::Review(waiting) if waiting.unsigned.is_some()),
    );
    some("a counter-offer", &|case| {
        matches!(case.state, State::Negotiation(_))
            && case.rounds.len() > 1
            && case.to_move() == Side::Security
    });
    some(
        "a restatement that waits for a word, beside one that was corrected as often as is useful",
        &|case| {
            let understood = |side| case.needs.of(side).as_ref().map(|need| &need.understanding);
            matches!(understood(Side::Marketing), Some(Understanding::Restated(_)))
                && matches!(understood(Side::Security), Some(Understanding::Corrected { .. }))
        },
    );
    some("estimates of both sides", &|case| {
        Side::ALL.iter().all(|side| case.estimates.values().any(|estimated| estimated.side == *side))
    });
    some("a correction of a factor", &|case| !case.adjustments.is_empty());
    some("an approval with a record of losses", &|case| {
        let State::Approved(decided) = &case.state else { return false };
        let record = decided.decision.snapshot.record.as_ref();
        record.is_some_and(|record| record.losses.is_some())
    });
    some("an objection", &|case| {
        matches!(case.state, State::Negotiation(_))
            && matches!(case.last_round().map(|round| &round.content), Some(Content::Objection(_)))
    });
    some(
        "an agreement that waits for a paper",
        &|case| matches!(&case.state, State::Agreed(agreed) if agreed.due.is_some()),
    );
    some(
        "an agreement that waits for the adviser",
        &|case| matches!(&case.state, State::Agreed(agreed) if agreed.due.is_none()),
    );
    some("a stalemate in which both owe something", &|case| {
        matches!(&case.state, State::Stalemate(stalemate)
            if stalemate.owed.marketing.is_some() && stalemate.owed.security.is_some())
    });
    some("an escalation in which both were understood", &|case| {
        let understood = Side::ALL.into_iter().all(|side| {
            case.needs
                .of(side)
                .as_ref()
                .is_some_and(|need| matches!(need.understanding, Understanding::Confirmed { .. }))
        });
        understood
            && matches!(&case.state, State::Escalated(escalated) if matches!(escalated.why, Why::Stalemate { .. }))
    });
    some(
        "an escalation by authority with a recommendation",
        &|case| matches!(&case.state, State::Escalated(escalated) if escalated.brief.recommendation.is_some()),
    );
}

#[tokio::test]
async fn the_register_has_an_entry_as_asked_one_with_conditions_and_one_at_risk() {
    let base = base(NOON).await;
    fill(&base.services).await.expect("a demo");
    let today = domain::clock::zone::local(NOON).day;
    let mut states = Vec::new();
    for case in cases(&base.services).await {
        let entry = store::entry::of_case::<Entry>(&mut base.services.db.reader(), case.number)
            .await
            .expect("an entry");
        states.extend(entry.map(|entry| (entry.body.state(today), entry.body.terms.is_empty())));
    }
    assert!(states.contains(&(EntryState::Active, true)));
    assert!(states.contains(&(EntryState::Active, false)));
    assert_eq!(states.iter().filter(|(state, _)| *state == EntryState::AtRisk).count(), 1);
}

#[tokio::test]
async fn everybody_can_look_at_what_concerns_them_and_nothing_is_overdue() {
    let base = base(NOON).await;
    fill(&base.services).await.expect("a demo");
    for case in cases(&base.services).await {
        let mut seen = 0;
        for who in Who::ALL {
            match base.services.view(&who.actor(), case.number).await {
                Ok(view) => {
                    seen += 1;
                    assert!(view.mover != Mover::Admin, "{} waits for an admin", case.request.tool);
                    assert!(!view.can(Action::Tick));
                }
                Err(Trouble::Denied(_)) => {}
                Err(trouble) => panic!("{}: {who:?}: {trouble}", case.request.tool),
            }
        }
        assert!(seen > 0, "nobody sees {}", case.request.tool);
        assert!(case.due().is_none_or(|due| due > NOON), "{} is overdue", case.request.tool);
    }
    assert_eq!(base.services.tick().await.expect("a look"), 0);
}

#[tokio::test]
async fn it_can_be_filled_at_any_hour_of_the_week() {
    for hours in [0, 5, 9, 14, 20, 38, 61, 75, 92, 110, 133, 160, 1_300, 3_700] {
        let base = base(NOON.plus(hours * HOUR)).await;
        if let Err(error) = fill(&base.services).await {
            panic!("{hours} hours later: {error}");
        }
        assert_eq!(base.services.tick().await.expect("a look"), 0, "{hours} hours later");
    }
}
