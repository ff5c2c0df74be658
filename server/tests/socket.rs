//! What only a real socket shows: slow clients are dropped, and a signal to stop lets running requests finish.

use std::time::Duration;

use axum::{Router, routing::get};
use server::{
    application::Application,
    config::Config,
    http::{Shared, accept},
    world::World,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::oneshot,
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
