//! R11: SIGTERM while people work. Whoever was let in gets a whole answer, who asks whether the server is ready hears at
//! once that it is not, and the process ends with 0; a second signal ends it at once.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use server::store::trail;
use tokio::{io::AsyncWriteExt as _, net::TcpStream, task::JoinSet, time::Instant};

use crate::{
    place::Place,
    server::{Lost, Server},
};

const PEOPLE: usize = 8;
/// Between two requests of one person: together about 50 requests in a second.
const PAUSE: Duration = Duration::from_millis(160);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_let_in_gets_a_whole_answer_after_the_signal() {
    let place = Place::sqlite();
    let db = place.open().await;
    let cast = place.people(&db, PEOPLE).await;
    db.close().await;
    let key = place.path("key").display().to_string();
    let made = place.concord(&["audit", "key", "generate", "--name", "log.berg.example/audit", &key]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let mut program = place.program(&["serve"]);
    program.env("CONCORD_AUDIT__KEY_FILE", &key);
    let mut server = Server::of(program).await;
    let (answered, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let mut people = JoinSet::new();
    for (number, person) in cast.marketers.iter().enumerate() {
        let (mut browser, answered, over) = (server.browser(person), answered.clone(), over.clone());
        people.spawn(async move {
            for turn in 0.. {
                let key = format!("stop-{number}-{turn}");
                let request = if turn % 3 == 0 {
                    browser.form("/de/requests/new", &key, "", &[("tool", &key)])
                } else {
                    browser.page("/de/start")
                };
                match browser.send(&request).await {
                    Ok(answer) => {
                        assert!(matches!(answer.status, 200 | 303), "{}", answer.head);
                        answered.fetch_add(1, Ordering::SeqCst);
                    }
                    Err(Lost::Refused) if over.load(Ordering::SeqCst) => return turn,
                    Err(lost) => panic!("request {turn} of person {number} was lost: {lost:?}"),
                }
                tokio::time::sleep(PAUSE).await;
            }
            0
        });
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = answered.load(Ordering::SeqCst);
    assert!(before > PEOPLE, "nobody worked");
    over.store(true, Ordering::SeqCst);
    server.signal("TERM");
    let begun = Instant::now();
    let mut told = 200;
    while told == 200 {
        told = server.get(None, "/health/ready").await.expect("somebody still answers").status;
    }
    let noticed = begun.elapsed();
    assert_eq!(told, 503);
    let status = server.ended().await;
    let took = begun.elapsed();
    assert_eq!(status.code(), Some(0));
    people.join_all().await;
    println!(
        "SIGTERM at work: {before} answers before, {} after it, 0 lost; not ready after {} ms, ended after {} ms",
        answered.load(Ordering::SeqCst) - before,
        noticed.as_millis(),
        took.as_millis()
    );
    let told = place.concord(&["doctor"]);
    assert!(told.result.contains("It is whole"), "{told:?}");
    assert!(!place.data().join("concord.db-wal").exists(), "the log was folded into the file");
    let db = place.open().await;
    let mut source = db.reader();
    let last = trail::last_checkpoint(&mut source).await.expect("an answer").expect("a checkpoint");
    let head = trail::head(&mut source).await.expect("a head");
    assert_eq!(last.size, head.size, "the end was signed");
    assert!(head.size > 10, "there was something to sign");
}

#[tokio::test]
async fn a_second_signal_ends_it_at_once_whatever_is_under_way() {
    let place = Place::sqlite();
    place.open().await.close().await;
    let mut server = Server::start(&place).await;
    // Somebody who never finishes what they send.
    let mut slow = TcpStream::connect(("127.0.0.1", server.port)).await.expect("a connection");
    let head = format!(
        "POST /de/sign-in HTTP/1.1\r\nHost: localhost:{0}\r\nOrigin: http://localhost:{0}\r\nContent-Length: 100\r\n\r\nem",
        server.port
    );
    slow.write_all(head.as_bytes()).await.expect("sent");
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.signal("TERM");
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let begun = Instant::now();
    server.signal("TERM");
    assert_eq!(server.ended().await.code(), Some(1));
    println!("a second SIGTERM: ended after {} ms", begun.elapsed().as_millis());
}
