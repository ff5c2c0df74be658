//! A mail server on the loopback that says what a test wants: enough of RFC 5321 for one client that sends.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use mail_parser::MessageParser;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// What the server says to the next mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Kind,
    /// Answers this to the recipient.
    Recipient(u16),
    /// Answers this after the whole mail.
    Content(u16),
}

/// The server.
#[derive(Clone)]
pub struct Smtp {
    port: u16,
    desk: Arc<Mutex<Desk>>,
}

#[derive(Default)]
struct Desk {
    moods: VecDeque<Mood>,
    always: Option<Mood>,
    taken: Vec<Vec<u8>>,
    at_once: usize,
    most_at_once: usize,
}

impl Smtp {
    /// A kind one.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let smtp = Self { port, desk: Arc::default() };
        let serving = smtp.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let server = serving.clone();
                tokio::spawn(async move { server.talk(socket).await });
            }
        });
        smtp
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What it says to the next mails, one after the other; then it is kind again.
    pub fn next(&self, moods: &[Mood]) {
        self.desk.lock().expect("a desk").moods.extend(moods);
    }

    /// What it says from now on.
    pub fn always(&self, mood: Mood) {
        self.desk.lock().expect("a desk").always = Some(mood);
    }

    /// Message-IDs in the order in which mails were taken.
    pub fn ids(&self) -> Vec<String> {
        let id = |bytes: &Vec<u8>| {
            let message = MessageParser::default().parse(bytes).expect("a message");
            message.message_id().expect("an id").split('@').next().unwrap_or_default().to_owned()
        };
        self.desk.lock().expect("a desk").taken.iter().map(id).collect()
    }

    /// The mails as sent.
    pub fn taken(&self) -> Vec<Vec<u8>> {
        self.desk.lock().expect("a desk").taken.clone()
    }

    /// How many conversations there were at the same time, at most.
    pub fn most_at_once(&self) -> usize {
        self.desk.lock().expect("a desk").most_at_once
    }

    async fn talk(&self, socket: TcpStream) {
        let mood = {
            let mut desk = self.desk.lock().expect("a desk");
            desk.at_once += 1;
            desk.most_at_once = desk.most_at_once.max(desk.at_once);
            desk.moods.pop_front().or(desk.always).unwrap_or(Mood::Kind)
        };
        let _ = self.converse(socket, mood).await;
        self.desk.lock().expect("a desk").at_once -= 1;
    }

    async fn converse(&self, mut socket: TcpStream, mood: Mood) -> std::io::Result<()> {
        let (reading, mut writing) = socket.split();
        let mut lines = BufReader::new(reading);
        writing.write_all(b"220 loopback ready\r\n").await?;
        let mut line = Vec::new();
        loop {
            line.clear();
            if lines.read_until(b'\n', &mut line).await? == 0 {
                return Ok(());
            }
            let said = String::from_utf8_lossy(&line).to_uppercase();
            let answer = match said.split([' ', '\r']).next().unwrap_or_default() {
                "EHLO" => "250-loopback\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n".to_owned(),
                "RCPT" => match mood {
                    Mood::Recipient(code) => format!("{code} mia@berg.example is unknown here\r\n"),
                    _ => "250 ok\r\n".to_owned(),
                },
                "DATA" => {
                    writing.write_all(b"354 go on\r\n").await?;
                    let mail = body(&mut lines).await?;
                    if let Mood::Content(code) = mood {
                        format!("{code} not now\r\n")
                    } else {
                        self.desk.lock().expect("a desk").taken.push(mail);
                        "250 taken\r\n".to_owned()
                    }
                }
                "QUIT" => {
                    writing.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => "250 ok\r\n".to_owned(),
            };
            writing.write_all(answer.as_bytes()).await?;
        }
    }
}

async fn body(lines: &mut (impl tokio::io::AsyncBufRead + Unpin)) -> std::io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let begin = mail.len();
        lines.read_until(b'\n', &mut mail).await?;
        match &mail[begin..] {
            b".\r\n" | b"" => {
                mail.truncate(begin);
                return Ok(mail);
            }
            [b'.', ..] => {
                mail.remove(begin);
            }
            _ => {}
        }
    }
}
