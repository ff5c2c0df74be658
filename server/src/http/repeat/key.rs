//! The key of a request: the header `Idempotency-Key` of a program, or the hidden field of a form. The field is taken
//! out of the body, because no form knows it and because what islands send of a form while somebody types is not the
//! form: its key is not used up by that.

use app::form;
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};

use crate::http::{FRAGMENT, SAVE};

/// The header. Its value is a string in quotes, as the draft says; without quotes it is taken as well.
pub const KEY: &str = "idempotency-key";
/// Longest key in bytes.
const LONGEST: usize = 128;

/// What a request says about its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Key(String),
    /// It names none.
    Nothing,
    /// It names something that is none, or several.
    Nonsense,
}

/// The key and the body without it.
pub fn find(headers: &HeaderMap, body: &Bytes) -> (Found, Bytes) {
    let mut named = headers.get_all(KEY).iter();
    let header = match (named.next(), named.next()) {
        (None, _) => Found::Nothing,
        (Some(value), None) => value.to_str().map_or(Found::Nonsense, |value| parse(bare(value.trim()))),
        (Some(_), Some(_)) => Found::Nonsense,
    };
    let (field, rest) = if is_form(headers) { split(body) } else { (Found::Nothing, body.clone()) };
    let meanwhile = headers.contains_key(SAVE) || headers.contains_key(FRAGMENT);
    match header {
        Found::Nothing if meanwhile => (Found::Nothing, rest),
        Found::Nothing => (field, rest),
        header => (header, rest),
    }
}

fn bare(value: &str) -> &str {
    value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value)
}

fn parse(key: &str) -> Found {
    let sound = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    let is_key = !key.is_empty() && key.len() <= LONGEST && key.bytes().all(sound);
    if is_key { Found::Key(key.to_owned()) } else { Found::Nonsense }
}

/// Handlers read any body as a form that does not say that it is something else.
fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    !kind.starts_with(b"multipart/") && !kind.starts_with(b"application/json")
}

/// Cuts the key out of a form and leaves every other byte as it is.
fn split(body: &Bytes) -> (Found, Bytes) {
    let is_key = |pair: &&[u8]| form_urlencoded::parse(pair).any(|(name, _)| name == form::KEY);
    let pairs = || body.split(|byte| *byte == b'&');
    let mut keys = pairs().filter(is_key);
    let found = match (keys.next(), keys.next()) {
        (None, _) => return (Found::Nothing, body.clone()),
        (Some(pair), None) => {
            form_urlencoded::parse(pair).next().map_or(Found::Nonsense, |(_, value)| parse(&value))
        }
        (Some(_), Some(_)) => Found::Nonsense,
    };
    let rest: Vec<&[u8]> = pairs().filter(|pair| !is_key(pair)).collect();
    (found, rest.join(&b'&').into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: Option<&str>, body: &'static str) -> (Found, Bytes) {
        let mut headers = HeaderMap::new();
        if let Some(value) = header {
            headers.insert(KEY, value.parse().expect("a header"));
        }
        find(&headers, &Bytes::from_static(body.as_bytes()))
    }

    #[test]
    fn the_header_counts_before_the_field_and_the_field_is_taken_out() {
        let key = |key: &str| Found::Key(key.to_owned());
        for (header, body, expected, rest) in [
            (None, "version=3&key=abc-1&need=a+b%26", key("abc-1"), "version=3&need=a+b%26"),
            (None, "k%65y=abc", key("abc"), ""),
            (Some("\"x-1\""), "key=abc&need=x", key("x-1"), "need=x"),
            (Some("x-1"), "need=x", key("x-1"), "need=x"),
            (None, "need=key", Found::Nothing, "need=key"),
            (None, "", Found::Nothing, ""),
        ] {
            assert_eq!(
                found(header, body),
                (expected, Bytes::from_static(rest.as_bytes())),
                "{header:?} {body}"
            );
        }
    }

    #[test]
    fn nonsense_is_no_key() {
        let long = "x".repeat(LONGEST + 1);
        for header in ["", "\"\"", "a b", "a\"b", "a\\b", &long] {
            assert_eq!(found(Some(header), "need=x").0, Found::Nonsense, "{header}");
        }
        for body in ["key=", "key=a%20b", "key=%C3%A4", "key=a&key=b"] {
            assert_eq!(found(None, body).0, Found::Nonsense, "{body}");
        }
    }

    #[test]
    fn what_islands_send_meanwhile_does_not_use_the_key_up() {
        for mark in [SAVE, FRAGMENT] {
            let headers =
                HeaderMap::from_iter([(mark.parse().expect("a name"), "1".parse().expect("a value"))]);
            let (found, rest) = find(&headers, &Bytes::from_static(b"key=abc&tool=x"));
            assert_eq!((found, rest), (Found::Nothing, Bytes::from_static(b"tool=x")));
        }
    }
}
