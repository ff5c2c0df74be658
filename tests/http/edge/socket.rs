//! A4, A8 and A10 over real sockets: bytes that are no request, or two in one; clients that are slow on purpose, and more
//! of them than there are places. Asserted is what is counted; times are printed.

use std::{net::SocketAddr, time::Duration};

use server::{
    config::Proxies,
    http::{
        accept::{self, Crowd, FROM_ONE, Gate},
        body, load,
    },
};
use tests::TestApp;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::{Instant, timeout},
};

/// How long a server that has something to say may think about it on a busy machine.
const PATIENT: Duration = Duration::from_secs(20);
/// How long nothing is said by one that has nothing to say.
const SILENCE: Duration = Duration::from_secs(2);

async fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).await.expect("a connection")
}

/// Sends these bytes and reads until the server closes or falls silent; whether it closed.
async fn exchange(address: SocketAddr, bytes: &[u8], silence: Duration) -> (String, bool) {
    let mut stream = connect(address).await;
    // A server that has heard enough may close before the end of it.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match timeout(silence, stream.read(&mut buffer)).await {
            Ok(Ok(0) | Err(_)) => return (String::from_utf8_lossy(&answer).into_owned(), true),
            Ok(Ok(read)) => answer.extend_from_slice(&buffer[..read]),
            Err(_) => return (String::from_utf8_lossy(&answer).into_owned(), false),
        }
    }
}

fn status(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

async fn is_served(address: SocketAddr) -> bool {
    let ask = b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let (answer, _) = exchange(address, ask, PATIENT).await;
    status(&answer) == Some(200)
}

#[tokio::test]
async fn of_twenty_ways_to_hide_a_request_in_another_none_gets_two_answers() {
    let app = TestApp::new().await;
    let address = app.listen().await;
    let hidden = "GET /health/live HTTP/1.1\r\nHost: concord.example\r\n\r\n";
    let post = "POST /en/sign-in HTTP/1.1\r\nHost: concord.example\r\nOrigin: https://concord.example\r\n";
    let chunked = "Transfer-Encoding: chunked\r\n";
    let end = "0\r\n\r\n";
    let length = format!("Content-Length: {}\r\n", end.len() + hidden.len());
    let cases: Vec<(&str, String)> = vec![
        ("length before chunks", format!("{post}{length}{chunked}\r\n{end}{hidden}")),
        ("chunks before length", format!("{post}{chunked}{length}\r\n{end}{hidden}")),
        ("two lengths", format!("{post}Content-Length: 0\r\n{length}\r\n{end}{hidden}")),
        ("two lengths in one line", format!("{post}Content-Length: 0, 5\r\n\r\n{hidden}")),
        ("a length with a sign", format!("{post}Content-Length: +0\r\n\r\n{hidden}")),
        ("a negative length", format!("{post}Content-Length: -1\r\n\r\n{hidden}")),
        ("a length in hex", format!("{post}Content-Length: 0x0\r\n\r\n{hidden}")),
        ("a length beyond all", format!("{post}Content-Length: 99999999999999999999999\r\n\r\n{hidden}")),
        ("chunks, but not last", format!("{post}Transfer-Encoding: chunked, identity\r\n\r\n{end}{hidden}")),
        (
            "chunks that nobody knows",
            format!("{post}Transfer-Encoding: xchunked\r\n{length}\r\n{end}{hidden}"),
        ),
        ("chunks of HTTP/1.0", format!("{}{chunked}\r\n{end}{hidden}", post.replace("1.1", "1.0"))),
        (
            "a space before the colon",
            format!("{post}Transfer-Encoding : chunked\r\n{length}\r\n{end}{hidden}"),
        ),
        (
            "a folded line",
            format!("{post}X-A: b\r\n Transfer-Encoding: chunked\r\n{length}\r\n{end}{hidden}"),
        ),
        ("a line that begins with a space", format!("{post} {chunked}{length}\r\n{end}{hidden}")),
        ("a chunk of no size", format!("{post}{chunked}\r\nzz\r\n{hidden}")),
        ("a chunk of more than there is", format!("{post}{chunked}\r\nffffffffffffffffff\r\n{hidden}")),
        (
            "a bare line feed",
            format!("{post}X: y\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{end}{hidden}"),
        ),
        (
            "two hosts",
            format!(
                "GET /en/help HTTP/1.1\r\nHost: concord.example\r\nHost: evil.example\r\n{length}\r\n{end}{hidden}"
            ),
        ),
        ("no host", format!("GET /en/help HTTP/1.1\r\n{length}\r\n{end}{hidden}")),
        (
            "another host in the line",
            format!(
                "GET http://evil.example/en/help HTTP/1.1\r\nHost: concord.example\r\n{length}\r\n{end}{hidden}"
            ),
        ),
        ("a nul in a name", format!("{post}X\0Y: z\r\n{length}\r\n{end}{hidden}")),
        ("a name with no colon", format!("{post}Transfer-Encoding\r\n{length}\r\n{end}{hidden}")),
    ];
    assert!(cases.len() >= 20, "{}", cases.len());
    let mut told = Vec::new();
    for (name, bytes) in &cases {
        let (answer, closed) = exchange(address, bytes.as_bytes(), SILENCE).await;
        let answers = answer.matches("HTTP/1.1 ").count();
        let status = status(&answer);
        told.push(format!("{name}: {status:?}{}", if closed { ", closed" } else { "" }));
        assert!(answers <= 1, "{name}: {answer}");
        assert!(!answer.contains("{\"status\":\"live\"}"), "{name}: what was hidden was answered: {answer}");
        // Who names a length and chunks is answered once and is heard no further; all others are refused.
        let both = name.contains("length before") || name.contains("chunks before");
        assert!(status.is_none_or(|status| status >= 400 || both), "{name}: {answer}");
        assert!(!both || closed, "{name} is heard further");
    }
    println!("{told:#?}");
    assert!(is_served(address).await);
}

#[tokio::test]
async fn a_header_has_its_bounds() {
    let app = TestApp::new().await;
    let address = app.listen().await;
    let begin = "GET /health/live HTTP/1.1\r\nHost: x\r\n";
    let long = format!("{begin}X: {}\r\n\r\n", "x".repeat(accept::HEADER_BYTES));
    let many = format!("{begin}{}\r\n", "X: y\r\n".repeat(accept::HEADER_FIELDS + 1));
    let address_too_long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(70_000));
    for (name, bytes) in [("bytes", long), ("fields", many), ("the address", address_too_long)] {
        let (answer, closed) = exchange(address, bytes.as_bytes(), PATIENT).await;
        let status = status(&answer);
        assert!(matches!(status, Some(414 | 431 | 400) | None) && closed, "{name}: {answer}");
    }
    let fits = format!("{begin}{}Connection: close\r\n\r\n", "X: y\r\n".repeat(accept::HEADER_FIELDS - 10));
    assert!(exchange(address, fits.as_bytes(), PATIENT).await.0.starts_with("HTTP/1.1 200"));
}

/// A server that counts everybody, also on this machine.
async fn counting(app: &TestApp) -> (SocketAddr, Crowd) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let gate = Gate { proxies: Proxies::none(), ..Gate::default() };
    let crowd = gate.crowd.clone();
    tokio::spawn(accept::serve(listener, gate, app.router(), std::future::pending()));
    (address, crowd)
}

/// Until it is so; it may take the system a moment.
async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..500 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what} did not come about");
}

#[tokio::test]
async fn one_address_takes_no_more_places_than_it_has() {
    let app = TestApp::new().await;
    let (address, crowd) = counting(&app).await;
    let mut held = Vec::new();
    for _ in 0..FROM_ONE {
        let mut stream = connect(address).await;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: con").await.expect("sent");
        held.push(stream);
    }
    until("a full house", || crowd.size() == FROM_ONE).await;
    for _ in 0..5 {
        let mut more = connect(address).await;
        let _ = more.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await;
        let mut answer = Vec::new();
        let ended = timeout(Duration::from_secs(5), more.read_to_end(&mut answer)).await;
        assert!(ended.is_ok() && answer.is_empty(), "one too many was heard");
        assert_eq!(crowd.size(), FROM_ONE);
    }
    drop(held);
    until("an empty house", || crowd.size() == 0).await;
    assert!(is_served(address).await);
}

/// Slow in each of three ways; answers how many there were and how many of them are gone in the end.
async fn slow(address: SocketAddr, each: usize) -> (usize, usize) {
    let header = "GET /en/help HTTP/1.1\r\nHost: concord.ex";
    let body = "POST /en/sign-in HTTP/1.1\r\nHost: concord.example\r\nOrigin: https://concord.example\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=";
    let mut streams = Vec::new();
    for begun in ["", header, body] {
        for _ in 0..each {
            let mut stream = connect(address).await;
            stream.write_all(begun.as_bytes()).await.expect("sent");
            streams.push(tokio::spawn(async move {
                // A byte now and then, as those do who want to stay.
                let drip = async {
                    let mut buffer = [0; 1024];
                    loop {
                        tokio::select! {
                            read = stream.read(&mut buffer) => if matches!(read, Ok(0) | Err(_)) { return },
                            () = tokio::time::sleep(Duration::from_secs(2)) => if stream.write_all(b"x").await.is_err() { return },
                        }
                    }
                };
                timeout(body::LONGEST + Duration::from_secs(30), drip).await.is_ok()
            }));
        }
    }
    let (all, mut gone) = (streams.len(), 0);
    for stream in streams {
        gone += usize::from(stream.await.expect("no panic"));
    }
    (all, gone)
}

/// Asks all the time until `slow` is over; answers what it took, sorted.
async fn meanwhile(
    address: SocketAddr,
    slow: impl Future<Output = (usize, usize)>,
) -> ((usize, usize), Vec<Duration>) {
    let mut times = Vec::new();
    let mut slow = std::pin::pin!(slow);
    loop {
        let ask = async {
            let begun = Instant::now();
            assert!(is_served(address).await, "somebody who is not slow was not served");
            let took = begun.elapsed();
            tokio::time::sleep(Duration::from_millis(100)).await;
            took
        };
        tokio::select! {
            outcome = &mut slow => {
                times.sort();
                return (outcome, times);
            }
            took = ask => times.push(took),
        }
    }
}

fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4 / 1024
}

async fn slow_ones(each: usize) {
    let app = TestApp::new().await;
    let address = app.listen().await;
    let (before, begun) = (memory(), Instant::now());
    let ((all, gone), times) = meanwhile(address, slow(address, each)).await;
    let worst = times.get(times.len().saturating_mul(99) / 100).or(times.last());
    println!(
        "{gone} of {all} slow connections dropped after {:?}; {} others served meanwhile, 99 % within {worst:?}; {} MiB more memory",
        begun.elapsed(),
        times.len(),
        memory().saturating_sub(before),
    );
    assert_eq!(gone, all);
    assert!(!times.is_empty());
}

#[tokio::test]
async fn whoever_is_slow_in_header_or_body_or_says_nothing_is_dropped_while_others_are_served() {
    slow_ones(20).await;
}

#[tokio::test]
#[ignore = "takes a minute; `make soak` runs it"]
async fn soak_a_thousand_slow_connections_are_dropped_while_others_are_served() {
    slow_ones(334).await;
}

#[tokio::test]
async fn whoever_sends_slowly_takes_no_place_from_others() {
    let app = TestApp::new().await;
    let address = app.listen().await;
    let body = "POST /en/sign-in HTTP/1.1\r\nHost: concord.example\r\nOrigin: https://concord.example\r\n\
                Content-Length: 100\r\n\r\nemail=";
    let mut held = Vec::new();
    for _ in 0..=load::AT_ONCE {
        let mut stream = connect(address).await;
        stream.write_all(body.as_bytes()).await.expect("sent");
        held.push(stream);
    }
    let ask = b"GET /en/help HTTP/1.1\r\nHost: concord.example\r\nConnection: close\r\n\r\n";
    for _ in 0..20 {
        let (answer, _) = exchange(address, ask, PATIENT).await;
        assert_eq!(status(&answer), Some(200), "{answer}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // they were heard all the time: whoever comes to an end is answered
    let mut last = held.pop().expect("a stream");
    last.write_all("x".repeat(94).as_bytes()).await.expect("sent");
    let mut answer = [0; 12];
    timeout(PATIENT, last.read_exact(&mut answer)).await.expect("an answer").expect("read");
    assert!(answer.starts_with(b"HTTP/1.1 4"), "{}", String::from_utf8_lossy(&answer));
}
