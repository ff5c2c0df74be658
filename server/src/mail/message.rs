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
    let seconds = u64::try_from(at.0 / 1000).unwrap_or(0);
    let host = host(origin);
    let body = MultiPart::alternative()
        .boundary(format!("concord-{}", id.simple()))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(mail.html));
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(line(name)), address))
        .subject(line(&mail.subject))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{id}@{host}>")))
        .references(format!("<{thread}@{host}>"))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(body)
        .map_err(|_| Reason::Address)
}
