//! What is said on the wire, and what becomes of a refusal: back-off, a dead letter, a second chance by a person.

use domain::{
    id::PersonId,
    person::{Actor, Grant, Role},
    time::{DAY, SECOND},
};
use mail_parser::{HeaderValue, MessageParser};
use server::{
    config::Route,
    outbox::{LONGEST_DELAY, delay},
    store::{self, job::JobRow},
};

use crate::{
    contract::Base,
    office::Office,
    smtp::{Mood, Smtp},
};

async fn waiting(office: &Office) -> Vec<JobRow> {
    store::job::waiting(&mut office.base.db.reader(), 10).await.expect("jobs")
}

async fn dead(office: &Office) -> Vec<JobRow> {
    store::job::dead(&mut office.base.db.reader(), 10).await.expect("jobs")
}

#[tokio::test]
async fn a_mail_has_both_bodies_one_stable_id_and_says_that_a_machine_sent_it() {
    for (office, smtp) in Office::all().await {
        let id = office.enqueue("a").await;
        office.work().await;
        let bytes = smtp.taken().remove(0);
        let message = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(message.message_id(), Some(format!("{id}@concord.example").as_str()));
        assert_eq!(message.subject(), Some("Ändern Sie den Antrag: Mühle (K-2027-0001)"));
        let to = message.to().and_then(|to| to.first()).expect("a reader");
        assert_eq!((to.name(), to.address()), (Some("Ada Berg"), Some("mia@berg.example")));
        assert_eq!(message.header("Auto-Submitted").and_then(HeaderValue::as_text), Some("auto-generated"));
        let date = message.date().expect("a date").to_timestamp();
        assert_eq!(date, office.base.world.now().0 / 1000, "the server's clock, not the machine's");
        let (text, html) = (message.body_text(0).expect("text"), message.body_html(0).expect("html"));
        let link = format!("https://concord.example/de/cases/{}", office.case);
        assert!(text.contains(&link) && html.contains(&link));
        assert!(text.starts_with("Guten Tag Ada Berg,"), "{text}");
    }
}

#[tokio::test]
async fn a_refusal_is_tried_again_ever_later_and_given_up_after_a_day() {
    for (office, smtp) in Office::all().await {
        smtp.always(Mood::Recipient(550));
        let id = office.enqueue("a").await;
        let begun = office.base.world.now();
        let mut failed = 0;
        while dead(&office).await.is_empty() {
            assert!(office.worker.step().await.expect("a step"));
            failed += 1;
            let Some(job) = waiting(&office).await.pop() else { break };
            assert_eq!((job.id, job.attempts, job.last_error.as_deref()), (id, failed, Some("smtp-550")));
            let pause = job.run_at.0 - office.base.world.now().0;
            let (least, most) = (delay(failed, [0, 0]), delay(failed, [255, 255]));
            assert!((least..=most).contains(&pause), "attempt {failed}: {pause}");
            assert!(!office.worker.step().await.expect("a step"), "not before its time");
            office.base.world.advance(pause);
        }
        let given_up = dead(&office).await.remove(0);
        let lived = office.base.world.now().0 - begun.0;
        println!("given up after {failed} attempts and {} hours", lived / (3600 * SECOND));
        assert!((DAY..DAY + LONGEST_DELAY * 5 / 4).contains(&lived), "{lived}");
        assert_eq!((given_up.id, given_up.last_error.as_deref()), (id, Some("smtp-550")));
        assert!(smtp.taken().is_empty());
        a_person_gives_it_a_second_chance(&office, &smtp, id).await;
    }
}

async fn a_person_gives_it_a_second_chance(office: &Office, smtp: &Smtp, id: uuid::Uuid) {
    use app::form::outbox::jobs::{JobAct, JobForm};

    let grants = [Grant { role: Role::Admin, area: None }].into();
    let admin = Actor { id: PersonId(office.base.world.uuid()), grants };
    let page = office.services.jobs(&admin).await.expect("the page");
    let line = &page.dead[0];
    assert_eq!((line.id, line.reader.as_str(), line.what), (id, "Ada Berg", Some("jobs-what-move")));
    let form = JobForm { job: id, act: JobAct::Retry, version: line.at.0 };
    office.services.settle_job(&admin, form).await.expect("tried again");
    smtp.always(Mood::Kind);
    office.work().await;
    assert_eq!(smtp.ids(), [id.to_string()], "under the same id");
    assert!(dead(office).await.is_empty() && waiting(office).await.is_empty());
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_the_next_of_the_lane_waits() {
    for (office, smtp) in Office::all().await {
        smtp.next(&[Mood::Content(451), Mood::Recipient(421)]);
        let first = office.enqueue("a").await;
        let second = office.enqueue("a").await;
        for reason in ["smtp-451", "smtp-421"] {
            office.work().await;
            let held = waiting(&office).await;
            assert!(held.iter().any(|job| job.id == first && job.last_error.as_deref() == Some(reason)));
            assert!(smtp.taken().is_empty());
            office.base.world.advance(3 * SECOND);
        }
        office.work().await;
        assert_eq!(smtp.ids(), [first.to_string(), second.to_string()]);
    }
}

#[tokio::test]
async fn nobody_there_is_a_reason_too_and_holds_no_address() {
    for base in Base::all().await {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let url = format!("smtp://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        drop(listener);
        let from = "Concord <concord@berg.example>".parse().expect("a sender");
        let office = Office::of(base, Route::Smtp { url, from }).await;
        office.enqueue("a").await;
        office.work().await;
        assert_eq!(waiting(&office).await[0].last_error.as_deref(), Some("connection"));
    }
}

#[tokio::test]
async fn whoever_left_or_may_not_see_it_any_more_gets_nothing() {
    for (office, smtp) in Office::all().await {
        office.enqueue("a").await;
        let (person, now) = (office.person, office.base.world.now());
        office
            .base
            .write(move |tx| Box::pin(async move { store::person::disable(tx, person, now).await }))
            .await
            .expect("closed");
        office.work().await;
        assert!(
            smtp.taken().is_empty() && waiting(&office).await.is_empty() && dead(&office).await.is_empty()
        );
    }
}

#[tokio::test]
async fn what_no_version_can_read_is_given_up_at_once() {
    for (office, _) in Office::all().await {
        let (id, now) = (office.base.world.uuid(), office.base.world.now());
        let job = store::job::NewJob {
            id,
            topic: server::outbox::MAIL,
            lane: "a".to_owned(),
            body: serde_json::json!({"letter": 7}),
        };
        office
            .base
            .write(move |tx| Box::pin(async move { store::job::enqueue(tx, &job, now).await }))
            .await
            .expect("a job");
        office.work().await;
        assert_eq!(dead(&office).await[0].last_error.as_deref(), Some("unreadable"));
    }
}

#[tokio::test]
async fn a_folder_keeps_each_mail_once_however_often_it_is_written() {
    for base in Base::all().await {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("mails");
        let from = "Concord <concord@berg.example>".parse().expect("a sender");
        let office = Office::of(base, Route::Folder { folder: place.clone(), from }).await;
        assert_eq!(server::mail::list(&place, 10).expect("no folder yet"), vec![]);
        let id = office.enqueue("a").await;
        let (job, _) = office.worker.claim().await.expect("an answer").expect("a job");
        office.worker.deliver(&job).await.expect("an attempt").expect("written");
        office.base.world.advance(server::outbox::LEASE);
        office.work().await;
        let kept = server::mail::list(&place, 10).expect("the folder");
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].id, kept[0].to.as_str()), (id, "Ada Berg <mia@berg.example>"));
        assert_eq!(kept[0].subject, "Ändern Sie den Antrag: Mühle (K-2027-0001)");
        assert!(kept[0].text.contains("Handel"));
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(place.join(format!("{id}.eml"))).expect("a file").permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}
