//! A running server and the browsers before it. Answers are read to their end, because an answer that was cut off was not
//! an answer.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::Instant,
};

use crate::place::{Person, Place};

/// Longest wait for anything; only a broken product needs it.
const LONGEST: Duration = Duration::from_mins(1);

/// A server as a process.
pub struct Server {
    child: Child,
    pub port: u16,
    /// From its start until it was ready.
    pub ready_after: Duration,
}

/// What came back.
#[derive(Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

impl Server {
    /// The binary, ready.
    pub async fn start(place: &Place) -> Self {
        Self::of(place.program(&["serve"])).await
    }

    /// Whatever starts the binary, ready.
    pub async fn of(mut command: Command) -> Self {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.rsplit_once("listens on http://localhost:")?.1.parse().ok())
            .expect("a port");
        // Whoever does not read stops the writer.
        std::thread::spawn(move || lines.for_each(drop));
        let mut server = Self { child, port, ready_after: Duration::ZERO };
        assert_eq!(server.get(None, "/health/ready").await.expect("an answer").status, 200);
        server.ready_after = begun.elapsed();
        server
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("a process");
        self.child.wait().expect("its end");
    }

    pub fn signal(&self, name: &str) {
        signal(name, self.id());
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the server does not end");
    }

    /// A request on a connection of its own.
    pub async fn get(&self, person: Option<&Person>, path: &str) -> Option<Answer> {
        let cookie = person.map_or("", |person| person.cookie.as_str());
        Browser { port: self.port, cookie: cookie.to_owned(), stream: None }.get(path).await
    }

    pub fn browser(&self, person: &Person) -> Browser {
        Browser { port: self.port, cookie: person.cookie.clone(), stream: None }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args(["-s", name, &process.to_string()]).status();
    assert!(sent.is_ok_and(|sent| sent.success()), "kill -s {name} {process}");
}

/// Somebody with a browser that keeps its connection.
pub struct Browser {
    port: u16,
    cookie: String,
    stream: Option<TcpStream>,
}

/// A request that got no whole answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nobody listened.
    Refused,
    /// Somebody did, but the answer did not come or was cut off.
    Cut,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Option<Answer> {
        self.send(&self.page(path)).await.ok()
    }

    /// The bytes that ask for a page.
    pub fn page(&self, path: &str) -> String {
        format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head())
    }

    pub async fn post(&mut self, path: &str, key: &str, pairs: &[(&str, &str)]) -> Option<Answer> {
        self.send(&self.form(path, key, "", pairs)).await.ok()
    }

    /// As the draft saver posts.
    pub async fn save(&mut self, path: &str, key: &str, pairs: &[(&str, &str)]) -> Option<Answer> {
        self.send(&self.form(path, key, "X-Concord-Save: 1\r\n", pairs)).await.ok()
    }

    fn head(&self) -> String {
        format!("Host: localhost:{}\r\nCookie: {}\r\n", self.port, self.cookie)
    }

    pub fn form(&self, path: &str, key: &str, more: &str, pairs: &[(&str, &str)]) -> String {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!(
            "POST {path} HTTP/1.1\r\n{}Origin: http://localhost:{}\r\nIdempotency-Key: \"{key}\"\r\n{more}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.head(),
            self.port,
            body.len()
        )
    }

    /// One request and its whole answer.
    pub async fn send(&mut self, request: &str) -> Result<Answer, Lost> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(("127.0.0.1", self.port)).await.map_err(|_| Lost::Refused)?,
        };
        let exchange = async {
            stream.write_all(request.as_bytes()).await.ok()?;
            read(&mut stream).await
        };
        let answer = tokio::time::timeout(LONGEST, exchange).await.ok().flatten().ok_or(Lost::Cut)?;
        if !answer.header("connection").eq_ignore_ascii_case("close") {
            self.stream = Some(stream);
        }
        Ok(answer)
    }
}

async fn read(stream: &mut TcpStream) -> Option<Answer> {
    let (mut bytes, mut chunk) = (Vec::new(), [0; 8192]);
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let mut answer = Answer { head: head.to_owned(), ..Answer::default() };
            answer.status = head.split(' ').nth(1)?.parse().ok()?;
            let length: usize = answer.header("content-length").parse().unwrap_or(0);
            let from = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
            if bytes.len() >= from + length {
                answer.body = String::from_utf8_lossy(&bytes[from..from + length]).into_owned();
                return Some(answer);
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(&chunk[..length]),
        }
    }
}
