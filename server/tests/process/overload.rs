//! A5: four times as many requests as can be served, for a minute, on a program of its own. What it can serve is measured
//! in the same run before and after it, because machines change their minds; in between each of a crowd asks every so
//! often, whether it was served before or not, and only late while it waits itself. The crowd has cores of its own: in
//! life it is other machines that ask. They ask for the pages that people open in a company of a thousand cases, and once
//! for the lightest page alone: the less a page costs, the more it matters what a refusal costs. Asserted is that so many
//! asked, that everybody is served or told when to come again, and that nothing collapses; the figures are printed. Two cores of a system may be one of its machine.

use std::{fs, process::Stdio, sync::Arc, time::Duration};

use domain::person::Role;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use server::{
    http::load,
    store::{
        self,
        case::{Inbox, Sieve},
    },
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::{JoinSet, yield_now},
    time::{Instant, sleep_until, timeout},
};

use crate::{
    place::{Person, Place},
    server::Server,
};

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
    requests: Arc<[String]>,
    /// Which of them is next.
    turn: usize,
    stream: Option<TcpStream>,
    answer: Vec<u8>,
}

impl Asker {
    const fn new(port: u16, requests: Arc<[String]>, turn: usize) -> Self {
        Self { port, requests, turn, stream: None, answer: Vec::new() }
    }

    /// Status of the answer, and whether it says when to come again.
    async fn ask(&mut self) -> (u16, bool) {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(("127.0.0.1", self.port)).await.expect("a connection"),
        };
        let request = &self.requests[self.turn % self.requests.len()];
        self.turn += 1;
        stream.write_all(request.as_bytes()).await.expect("sent");
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
    requests: &Arc<[String]>,
    many: u32,
    lasting: Duration,
    pause: Option<Duration>,
) -> Outcome {
    let (begun, mut askers) = (Instant::now(), JoinSet::new());
    for place in 0..many {
        let (requests, turn) = (requests.clone(), usize::try_from(place).expect("not as many"));
        let mut asker = Asker::new(port, requests, turn);
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
    // Who sleeps has to be woken, here by the server; in life that is the work of another machine.
    let awake = tokio::spawn(async {
        loop {
            yield_now().await;
        }
    });
    let mut all = Outcome::default();
    while let Some(outcome) = askers.join_next().await {
        let outcome = outcome.expect("no panic");
        all.served += outcome.served;
        all.told.extend(outcome.told);
    }
    awake.abort();
    all.told.sort();
    all
}

/// What a process holds of the machine's memory, in MiB.
fn memory(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).expect("a process");
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

/// From now on this thread, and what it starts, has these of the cores that it had: every second one, or the others.
fn take_cores(all: &CpuSet, second: bool) {
    let cores: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|core| all.is_set(*core)).collect();
    let mut mine = CpuSet::new();
    for (place, core) in cores.iter().enumerate() {
        // one core is for both
        if cores.len() == 1 || (place % 2 == 1) == second {
            mine.set(*core);
        }
    }
    sched_setaffinity(None, &mine).expect("cores");
}

/// Asks for these pages, first as many as can be served, then four times as many, then so again.
async fn storm(server: &Server, name: &str, requests: &Arc<[String]>) {
    let calm = crowd(server.port, requests, 32, CALM, None).await;
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
    let storm = crowd(server.port, requests, CROWD, STORM, Some(pause)).await;
    let (after, requests) = (Instant::now(), requests.clone());
    let mut last = Asker::new(server.port, requests.clone(), 0);
    while last.ask().await.0 != 200 {
        assert!(after.elapsed() < LONGEST, "it does not recover");
    }
    let recovered = after.elapsed();
    let again = crowd(server.port, &requests, 32, CALM, None).await;
    let later = f64::from(again.served) / CALM.as_secs_f64();
    let capacity = f64::midpoint(rate, later);
    let good = f64::from(storm.served) / STORM.as_secs_f64();
    let told = u32::try_from(storm.told.len()).expect("not as many");
    let asked = good + f64::from(told) / STORM.as_secs_f64();
    let most = most.await.expect("no panic");
    let at = |share: usize| storm.told.get(storm.told.len() * share / 1000).or(storm.told.last()).copied();
    println!(
        "{name}: {rate:.0} and afterwards {later:.0} a second can be served; asked for {asked:.0}, {good:.0} were ({:.0} %); \
         {told} told to come again, half of them within {:?}, 99 % within {:?}, 99.9 % within {:?}; {before} MiB before, {} MiB \
         at most; served again after {recovered:?} ({} places)",
        good / capacity * 100.0,
        at(500),
        at(990),
        at(999),
        most,
        load::AT_ONCE,
    );
    assert!(asked > 3.0 * rate, "that was no storm");
    assert!(good > capacity / 2.0, "more is refused than must be");
    assert!(most < before + 256, "a crowd takes memory");
    assert!(at(500).is_some_and(|half| half < Duration::from_secs(1)), "nobody is told at once");
}

#[tokio::test]
#[ignore = "takes some minutes; `make soak` runs it"]
async fn soak_of_four_times_what_can_be_served() {
    let place = Place::quick();
    let filled = place.concord(&["fixture", "--cases", "1000", "--seed", "1"]);
    assert_eq!(filled.code, Some(0), "{}", filled.message);
    let db = place.open().await;
    let area = store::area::all(&mut db.reader()).await.expect("areas")[0].area.id;
    let reviewer = place.somebody(&db, Role::Reviewer, area).await;
    let marketer = place.somebody(&db, Role::Marketer, area).await;
    let inbox = Inbox {
        places: reviewer.actor.places(Role::Reviewer),
        state: None,
        move_side: Some("security,marketing,both".to_owned()),
        area: None,
        sieve: Sieve::default(),
        limit: 8,
        offset: 0,
    };
    let cases = store::case::inbox(&mut db.reader(), &inbox).await.expect("cases");
    assert!(!cases.is_empty(), "the area has no open case");
    db.close().await;
    let mut program = place.program(&["serve"]);
    // as it runs for a company: a line for each request, and somebody who reads them
    program.env("CONCORD_LOG__LEVEL", "info").stderr(Stdio::null());
    let cores = sched_getaffinity(None).expect("cores");
    take_cores(&cores, false);
    let server = Server::of(program).await;
    take_cores(&cores, true);
    // as every browser does
    let page = |who: &Person, path: &str| {
        server.browser(who).page(path).replacen("\r\n", "\r\nAccept-Encoding: gzip\r\n", 1)
    };
    let lightest = page(&marketer, "/en/start");
    let mut opened = Vec::new();
    for case in cases {
        opened.extend(["/en/inbox", "/en/precedents?q=newsletter"].map(|path| page(&reviewer, path)));
        opened.push(page(&reviewer, &format!("/en/cases/{}", case.number)));
        opened.extend(["/en/search?q=nimbus", "/en/cases"].map(|path| page(&marketer, path)));
        opened.push(lightest.clone());
    }
    storm(&server, "pages that people open", &opened.into()).await;
    storm(&server, "the lightest page", &vec![lightest].into()).await;
}
