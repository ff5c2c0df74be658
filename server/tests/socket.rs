//! What only a real socket shows: slow clients are dropped, a crowd is told to come again, and a signal to stop lets running
//! requests finish.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::text::Words;
use axum::{Router, routing::get};
use domain::language::Language;
use server::{
    application::Application,
    config::Config,
    http::{Shared, accept, load},
    world::World,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::{Semaphore, oneshot},
    task::JoinSet,
};

async fn application(folder: &tempfile::TempDir, routes: Router<Shared>) -> Application {
    let mut config = Config { demo: true, ..Config::default() };
    config.listen.address = ([127, 0, 0, 1], 0).into();
    config.data.directory = folder.path().join("data");
    Application::build_with(config, World::system(), app::shell::Assets::default(), routes)
        .await
        .expect("a server")
}

async fn ask(address: std::net::SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let text =
        format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", address.port());
    stream.write_all(text.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    answer
}

#[tokio::test]
async fn a_running_request_is_finished_after_the_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    let slow = get(|| async {
        tokio::time::sleep(Duration::from_millis(400)).await;
        "finished"
    });
    let application = application(&folder, Router::new().route("/en/slow", slow)).await;
    let (address, stopping) = (application.address(), application.shared().stopping.clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(application.run_until(async move {
        let _ = stopped.await;
        Duration::ZERO
    }));
    let request = tokio::spawn(async move { ask(address, "/en/slow").await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).expect("a server");
    let answer = request.await.expect("no panic");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("finished"), "{answer}");
    tokio::time::timeout(Duration::from_secs(5), server).await.expect("in time").expect("no panic");
    assert!(stopping.has_begun());
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_client_that_never_finishes_its_header_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let application = application(&folder, Router::new()).await;
    let address = application.address();
    let server = tokio::spawn(application.run_until(std::future::pending()));
    let mut slow = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").await.expect("sent");
        slow.push(stream);
    }
    assert!(ask(address, "/health/live").await.starts_with("HTTP/1.1 200"), "others are served meanwhile");
    let limit = accept::HEADER + Duration::from_secs(2);
    for mut stream in slow {
        let mut rest = Vec::new();
        let dropped = tokio::time::timeout(limit, stream.read_to_end(&mut rest)).await;
        assert!(dropped.is_ok(), "still open after {limit:?}");
    }
    server.abort();
}

#[tokio::test]
async fn when_every_place_is_taken_the_others_are_told_at_once_and_it_recovers() {
    let folder = tempfile::tempdir().expect("a folder");
    let (open, inside) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let slow = get({
        let (open, inside) = (open.clone(), inside.clone());
        || async move {
            inside.fetch_add(1, Ordering::Relaxed);
            drop(open.acquire().await);
            "served"
        }
    });
    let quick = get(|| async { "served" }).post(|| async { "served" });
    let routes = Router::new().route("/en/slow", slow).route("/en/quick", quick);
    let application = application(&folder, routes).await;
    let address = application.address();
    let server = tokio::spawn(application.run_until(std::future::pending()));
    // somebody who was let in, but whose form is not there yet
    let mut late = TcpStream::connect(address).await.expect("a connection");
    let host = format!("localhost:{}", address.port());
    let form = format!(
        "POST /en/quick HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\nContent-Length: 2\r\n\r\nx"
    );
    late.write_all(form.as_bytes()).await.expect("sent");
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut crowd = JoinSet::new();
    for _ in 0..load::AT_ONCE {
        crowd.spawn(ask(address, "/en/slow"));
    }
    while inside.load(Ordering::Relaxed) < load::AT_ONCE {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for _ in 0..3 {
        let told = ask(address, "/en/quick").await;
        assert!(told.starts_with("HTTP/1.1 503"), "{told}");
        assert!(told.to_lowercase().contains("\r\nretry-after: 2\r\n"), "{told}");
        assert!(told.contains(&Words::of(Language::En).say("trouble-busy")), "{told}");
        let (head, page) = told.split_once("\r\n\r\n").expect("an answer");
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
        };
        assert!(page.contains(header("x-request-id")) && !header("x-request-id").is_empty(), "{told}");
        assert!(
            header("content-security-policy").starts_with("default-src 'none'; style-src 'self'"),
            "{told}"
        );
        for name in
            ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy"]
        {
            assert!(!header(name).is_empty(), "{name}: {told}");
        }
    }
    late.write_all(b"x").await.expect("sent");
    let mut told = String::new();
    late.read_to_string(&mut told).await.expect("an answer");
    assert!(told.starts_with("HTTP/1.1 503"), "{told}");
    assert!(told.to_lowercase().contains("\r\nretry-after: 2\r\n"), "{told}");
    assert!(told.contains(&Words::of(Language::En).say("trouble-busy")), "{told}");
    assert_eq!(inside.load(Ordering::Relaxed), load::AT_ONCE);
    assert!(ask(address, "/health/live").await.starts_with("HTTP/1.1 200"), "whoever asks whether it lives");
    open.add_permits(load::AT_ONCE);
    while let Some(answer) = crowd.join_next().await {
        assert!(answer.expect("no panic").ends_with("served"), "whoever has a place is served");
    }
    assert!(ask(address, "/en/quick").await.ends_with("served"), "it does not recover");
    server.abort();
}
