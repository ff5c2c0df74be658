//! A5: four times as many requests as can be served, for a minute, on a program of its own. What it can serve is measured
//! in the same run before and after it, because machines change their minds; in between each of a crowd asks every so often, whether it was served before or not, and only late while
//! it waits itself. Asserted is that so many asked, that everybody is served or told when to come again, and that nothing
//! collapses; the figures are printed.

use std::{fs, process::Stdio, sync::Arc, time::Duration};

use server::http::load;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
    time::{Instant, sleep_until, timeout},
};

use crate::{place::Place, server::Server};

/// A busy machine may take this long; only a broken product takes longer.
const LONGEST: Duration = Duration::from_secs(30);
const CALM: Duration = Duration::from_secs(10);
const STORM: Duration = Duration::from_mins(1);
/// More than there are places, fewer than connections that a server takes.
const CROWD: u32 = 900;

/// What became of the requests of one asker, or of all.
#[derive(Default)]
struct Outcome {
    served: u32,
    /// After how long each of the others was told to come again.
    told: Vec<Duration>,
}

/// A browser that keeps its connection, and reads no more than it must.
struct Asker {
    port: u16,
    request: Arc<str>,
    stream: Option<TcpStream>,
    answer: Vec<u8>,
}

impl Asker {
    /// Status of the answer, and whether it says when to come again.
    async fn ask(&mut self) -> (u16, bool) {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(("127.0.0.1", self.port)).await.expect("a connection"),
        };
        stream.write_all(self.request.as_bytes()).await.expect("sent");
        self.answer.clear();
        let (mut end, mut length, mut status, mut later) = (None, 0, 0, false);
        while end.is_none_or(|end| self.answer.len() < end + length) {
            assert!(stream.read_buf(&mut self.answer).await.expect("an answer") > 0, "an answer was cut off");
            if end.is_none()
                && let Some(at) = self.answer.windows(4).position(|four| four == b"\r\n\r\n")
            {
                let head = String::from_utf8_lossy(&self.answer[..at]).to_lowercase();
                status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
                let told = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.parse().ok());
                length = told("content-length: ").expect("a length");
                later = told("retry-after: ").is_some();
                end = Some(at + 4);
            }
        }
        self.stream = Some(stream);
        (status, later)
    }
}

/// As many askers for so long, each of them every so often, or again at once.
async fn crowd(
    port: u16,
    request: &Arc<str>,
    many: u32,
    lasting: Duration,
    pause: Option<Duration>,
) -> Outcome {
    let (begun, mut askers) = (Instant::now(), JoinSet::new());
    for place in 0..many {
        let mut asker = Asker { port, request: request.clone(), stream: None, answer: Vec::new() };
        askers.spawn(async move {
            let mut outcome = Outcome::default();
            let mut due = begun + pause.unwrap_or_default() * place / many;
            while begun.elapsed() < lasting {
                sleep_until(due).await;
                due += pause.unwrap_or_default();
                let sent = Instant::now();
                match timeout(LONGEST, asker.ask()).await.expect("an answer in time") {
                    (200, _) => outcome.served += 1,
                    (503 | 429, true) => outcome.told.push(sent.elapsed()),
                    (status, later) => panic!("neither served nor told: {status}, {later}"),
                }
            }
            outcome
        });
    }
    let mut all = Outcome::default();
    while let Some(outcome) = askers.join_next().await {
        let outcome = outcome.expect("no panic");
        all.served += outcome.served;
        all.told.extend(outcome.told);
    }
    all.told.sort();
    all
}

/// What a process holds of the machine's memory, in MiB.
fn memory(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).expect("a process");
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

#[tokio::test]
#[ignore = "takes more than a minute; `make soak` runs it"]
async fn soak_of_four_times_what_can_be_served() {
    let place = Place::quick();
    let db = place.open().await;
    let cast = place.people(&db, 1).await;
    db.close().await;
    let mut program = place.program(&["serve"]);
    // as it runs for a company: a line for each request, and somebody who reads them
    program.env("CONCORD_LOG__LEVEL", "info").stderr(Stdio::null());
    let server = Server::of(program).await;
    let page = server.browser(&cast.marketers[0]).page("/en/start");
    // as every browser does
    let request: Arc<str> = page.replacen("\r\n", "\r\nAccept-Encoding: gzip\r\n", 1).into();
    let calm = crowd(server.port, &request, 32, CALM, None).await;
    assert!(calm.told.is_empty(), "nobody is told while there are places");
    let rate = f64::from(calm.served) / CALM.as_secs_f64();
    let pause = Duration::from_secs_f64(f64::from(CROWD) / (4.0 * rate));
    let (before, process) = (memory(server.id()), server.id());
    let most = tokio::spawn(async move {
        let (mut most, end) = (0, Instant::now() + STORM);
        while Instant::now() < end {
            most = most.max(memory(process));
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        most
    });
    let storm = crowd(server.port, &request, CROWD, STORM, Some(pause)).await;
    let after = Instant::now();
    while server.get(Some(&cast.marketers[0]), "/en/start").await.expect("an answer").status != 200 {
        assert!(after.elapsed() < LONGEST, "it does not recover");
    }
    let recovered = after.elapsed();
    let again = crowd(server.port, &request, 32, CALM, None).await;
    let capacity = f64::midpoint(rate, f64::from(again.served) / CALM.as_secs_f64());
    let good = f64::from(storm.served) / STORM.as_secs_f64();
    let told = u32::try_from(storm.told.len()).expect("not as many");
    let asked = good + f64::from(told) / STORM.as_secs_f64();
    let at = |share: usize| storm.told.get(storm.told.len() * share / 1000).or(storm.told.last()).copied();
    println!(
        "{rate:.0} and afterwards {:.0} pages a second can be served; asked for {asked:.0}, {good:.0} were ({:.0} %); {} told to come again, half of \
         them within {:?}, 99 % within {:?}, 99.9 % within {:?}; {before} MiB before, {} MiB at most; served again after {recovered:?} \
         ({} places)",
        f64::from(again.served) / CALM.as_secs_f64(),
        good / capacity * 100.0,
        told,
        at(500),
        at(990),
        at(999),
        most.await.expect("no panic"),
        load::AT_ONCE,
    );
    assert!(asked > 3.0 * rate, "that was no storm");
    assert!(good > capacity / 4.0, "more is refused than must be");
    assert!(at(500).is_some_and(|half| half < Duration::from_secs(1)), "nobody is told at once");
}
