//! Several processes on one PostgreSQL: none has anything that another needs. On SQLite, which is for one process, these
//! stories are not told.

use domain::language::Language;
use tests::Cast;

use crate::moves::{CHANNEL, act, file};

#[tokio::test]
async fn sessions_pages_and_news_are_the_same_whichever_process_answers() {
    let cast = Cast::new(Language::De).await;
    let Some(other) = cast.app.another().await else { return };
    let (mia, tom) = (cast.mia.at(&other), cast.tom.at(&other));
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let version = cast.app.version(number).await;
    mia.see(&format!("/cases/{number}")).await.says(CHANNEL.tool);
    let mut open = mia.listen(&format!("/live?case={}&version={version}", number.0)).await.expect("a stream");
    while open.next().await.is_some() {}
    // Asked on the first process, heard and answered on the second.
    act(&cast.tom, number, "ask", &[("question", "Wer beantwortet die Kommentare?")]).await;
    assert_eq!(open.next().await, Some(cast.app.version(number).await));
    mia.see(&format!("/cases/{number}")).await.says("Wer beantwortet die Kommentare?");
    act(&mia, number, "answer", &[("answer", "Das Team im Vertrieb, werktags.")]).await;
    cast.tom.see(&format!("/cases/{number}")).await.says("Das Team im Vertrieb, werktags.");
    // Signed out there, signed out here.
    tom.post("/sign-out", &[]).await.is(303);
    cast.tom.get("/inbox").await.is(303);
}

#[tokio::test]
async fn what_one_process_began_another_ends_and_nothing_happens_twice() {
    let cast = Cast::new(Language::De).await;
    let Some(other) = cast.app.another().await else { return };
    let number = file(&cast, &cast.mia, CHANNEL).await;
    act(&cast.tom, number, "ask", &[("question", "Wer beantwortet die Kommentare?")]).await;
    // The first process dies before its outbox has sent anything: the other one sends each mail once.
    other.try_to_send().await;
    let sent = other.mails().await;
    let asked = |mail: &&server::mail::Kept| mail.subject.starts_with("Beantworten Sie");
    assert_eq!(sent.iter().filter(asked).count(), 1, "{sent:?}");
    assert_eq!(cast.app.mails().await.len(), sent.len(), "one folder for both");
    // A form that was sent to both processes counts once.
    let version = cast.app.version(number).await;
    let path = format!("/cases/{number}/answer");
    let pairs = [("answer", "Das Team im Vertrieb."), ("version", version.as_str())];
    let there = cast.mia.at(&other);
    let (here, there) = tokio::join!(
        cast.mia.post_under("\"k-1\"", &path, &pairs),
        there.post_under("\"k-1\"", &path, &pairs)
    );
    assert_eq!((here.status, there.status), (303, 303));
    assert_eq!(here.location(), there.location());
    // The clock of both looks at the same moment; one acts, whether it is a reminder or a move.
    let before = cast.app.kept().await.events();
    cast.app.advance(60 * 24 * 3_600_000);
    let (one, two) = tokio::join!(cast.app.tick(), other.tick());
    assert_eq!(one + two, 1);
    assert!(cast.app.kept().await.events() > before);
}

#[tokio::test]
async fn the_path_of_silence_happens_once_though_two_processes_look_at_every_moment() {
    let cast = Cast::new(Language::De).await;
    let Some(other) = cast.app.another().await else { return };
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let (before, mut looks) = (cast.app.kept().await.events(), 0);
    while let Some(at) = cast.app.wakes(number).await {
        cast.app.advance(at.0 - cast.app.now().0);
        let (one, two) = tokio::join!(cast.app.tick(), other.tick());
        assert_eq!(one + two, 1, "look {looks}");
        looks += 1;
    }
    assert_eq!(cast.app.state(number).await, "escalated");
    // two reminders, silence with the escalation, three reminders
    assert_eq!((looks, cast.app.kept().await.events() - before), (6, 7));
    other.try_to_send().await;
    let mails = cast.app.mails().await;
    let to = |name: &str| mails.iter().filter(|mail| mail.to.starts_with(name)).count();
    assert_eq!((to("Tom Reh"), to("Eva Wied")), (3, 4), "each told once of each");
    cast.app.verify_audit().await;
}
