//! A mail as a message by the standards: plain text and HTML, one stable Message-ID, marked as sent by a machine so that
//! nobody's holiday answers it. Values of headers are cleaned before lettre encodes them: two guards for one door.

use std::time::{Duration, SystemTime};

use app::{
    mail::{Mail, line},
    port::outbox::Reason,
};
use domain::time::Time;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use uuid::Uuid;

use crate::config::Origin;

/// Host of the public address; the right half of identifiers.
pub(super) fn host(origin: &Origin) -> &str {
    origin
        .authority()
        .split(':')
        .next()
        .filter(|host| !host.is_empty() && !host.starts_with('['))
        .unwrap_or("localhost")
}

pub(super) fn build(
    from: &Mailbox,
    origin: &Origin,
    id: Uuid,
    to: (&str, &str),
    thread: &str,
    mail: Mail,
    at: Time,
) -> Result<Message, Reason> {
    let (name, address) = to;
    let address: Address = address.trim().parse().map_err(|_| Reason::Address)?;
    let since = Duration::from_secs(u64::try_from(at.0 / 1000).unwrap_or(0));
    let host = host(origin);
    let body = MultiPart::alternative()
        .boundary(format!("concord-{}", id.simple()))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(mail.html));
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(line(name)), address))
        .subject(line(&mail.subject))
        .date(SystemTime::UNIX_EPOCH.checked_add(since).unwrap_or(SystemTime::UNIX_EPOCH))
        .message_id(Some(format!("<{id}@{host}>")))
        .references(format!("<{thread}@{host}>"))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(body)
        .map_err(|_| Reason::Address)
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;

    /// W9: whatever somebody is called, the headers are ours, and each stands once.
    #[test]
    fn nothing_that_people_typed_adds_a_header() {
        let origin = Origin::try_from("https://concord.example".to_owned()).expect("an origin");
        let from: Mailbox = "Concord <concord@berg.example>".parse().expect("a sender");
        for harmful in [
            "Ada\r\nBcc: all@evil.example",
            "Ada\nX-Evil: 1\n\nbody",
            "Ada\rReply-To: x@evil.example",
            "Ada\u{0}\u{1b}[31m\u{2028}Bcc: x@evil.example",
            "\"Ada\" <x@evil.example>, Bob",
            "=?utf-8?q?Ada=0D=0ABcc:_x@evil.example?=",
        ] {
            let mail = Mail { subject: harmful.into(), text: "text\n".into(), html: "<p>html</p>".into() };
            let to = (harmful, "ada@berg.example");
            let message =
                build(&from, &origin, Uuid::from_u128(7), to, "case-1", mail, Time(1_800_000_000_000))
                    .expect("a message");
            assert_eq!(message.envelope().to().len(), 1, "{harmful:?}");
            let bytes = message.formatted();
            let parsed = MessageParser::default().parse(&bytes).expect("a message");
            let mut names: Vec<&str> = parsed.headers().iter().map(mail_parser::Header::name).collect();
            names.sort_unstable();
            let expected = [
                "Auto-Submitted",
                "Content-Type",
                "Date",
                "From",
                "MIME-Version",
                "Message-ID",
                "References",
                "Subject",
                "To",
            ];
            assert_eq!(names, expected, "{harmful:?}\n{}", String::from_utf8_lossy(&bytes));
            let to = parsed.to().expect("a reader");
            assert_eq!(
                to.iter().filter_map(mail_parser::Addr::address).collect::<Vec<_>>(),
                ["ada@berg.example"]
            );
            let raw = String::from_utf8_lossy(&bytes);
            assert!(!raw.chars().any(|sign| sign.is_control() && sign != '\r' && sign != '\n'), "{raw:?}");
        }
    }

    #[test]
    fn an_address_that_is_none_is_said_and_not_sent() {
        let origin = Origin::try_from("https://concord.example".to_owned()).expect("an origin");
        let from: Mailbox = "Concord <concord@berg.example>".parse().expect("a sender");
        for address in ["", "ada", "ada@berg.example\r\nRCPT TO:<x@evil.example>", "a b@berg.example"] {
            let mail = Mail { subject: "s".into(), text: "t".into(), html: "h".into() };
            let built = build(&from, &origin, Uuid::from_u128(7), ("Ada", address), "case-1", mail, Time(0));
            assert_eq!(built.err(), Some(Reason::Address), "{address:?}");
        }
    }

    #[test]
    fn identifiers_end_in_the_public_host() {
        for (address, expected) in [
            ("https://concord.example", "concord.example"),
            ("http://localhost:3000", "localhost"),
            ("http://[::1]:3000", "localhost"),
        ] {
            let origin = Origin::try_from(address.to_owned()).expect("an origin");
            assert_eq!(host(&origin), expected);
        }
    }
}
