//! What the two sides say: the browser, which page asked and for which challenge, and the authenticator, for whom it signs and whether
//! it checked who holds it. Each check is a line of `WebAuthn` 3, 7.1 and 7.2, and has the word for the log that says which.

use ring::digest::{SHA256, digest};
use serde::Deserialize;

use super::{
    cbor::{self, Value},
    key::Key,
};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;
const EXTENDED: u8 = 0x80;
/// Longest number of a passkey in bytes.
const LONGEST: usize = 1023;

/// What the browser says (`clientDataJSON`); it may say more one day.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Client {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// Checks what the browser says.
pub(super) fn client(json: &[u8], kind: &str, challenge: &str, origin: &str) -> Result<(), &'static str> {
    let said: Client = serde_json::from_slice(json).map_err(|_| "client data")?;
    if said.r#type != kind {
        return Err("another ceremony");
    }
    if said.challenge != challenge {
        return Err("another challenge");
    }
    if said.origin != origin {
        return Err("another origin");
    }
    // Nobody is asked inside a page of somebody else.
    if said.cross_origin || said.top_origin.is_some() { Err("inside another page") } else { Ok(()) }
}

/// What the authenticator says (authenticator data), checked.
#[derive(Debug)]
pub(super) struct Device {
    /// How often it signed; 0 for one that does not count.
    pub(super) counter: u32,
    /// It may be kept on several devices.
    pub(super) eligible: bool,
    /// A new passkey: its number and key.
    pub(super) made: Option<(Vec<u8>, Key)>,
}

/// Checks what the authenticator says to this relying party.
pub(super) fn device(bytes: &[u8], relying_party: &str) -> Result<Device, &'static str> {
    const SHORT: &str = "authenticator data";
    let (party, rest) = bytes.split_at_checked(32).ok_or(SHORT)?;
    if party != digest(&SHA256, relying_party.as_bytes()).as_ref() {
        return Err("another relying party");
    }
    let (flags, rest) = rest.split_first().ok_or(SHORT)?;
    let (counter, mut rest) = rest.split_first_chunk::<4>().ok_or(SHORT)?;
    let has = |flag: u8| flags & flag != 0;
    if !has(PRESENT) {
        return Err("nobody was there");
    }
    if !has(VERIFIED) {
        return Err("nobody was checked");
    }
    if has(BACKED_UP) && !has(ELIGIBLE) {
        return Err("backed up without being able to");
    }
    let mut made = None;
    if has(ATTESTED) {
        let (_, after) = rest.split_first_chunk::<16>().ok_or(SHORT)?;
        let (length, after) = after.split_first_chunk::<2>().ok_or(SHORT)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (id, after) = after.split_at_checked(length).ok_or(SHORT)?;
        if !(1..=LONGEST).contains(&length) {
            return Err(SHORT);
        }
        let (cose, after) = cbor::read(after).ok_or("key")?;
        made = Some((id.to_vec(), Key::read(&cose).ok_or("key")?));
        rest = after;
    }
    if has(EXTENDED) {
        let (extensions, after) = cbor::read(rest).ok_or(SHORT)?;
        if !matches!(extensions, Value::Map(_)) {
            return Err(SHORT);
        }
        rest = after;
    }
    if !rest.is_empty() {
        return Err(SHORT);
    }
    Ok(Device { counter: u32::from_be_bytes(*counter), eligible: has(ELIGIBLE), made })
}

/// The authenticator data of an attestation object. What it says of its maker was not asked for and is not believed, so it is not
/// looked at either.
pub(super) fn attested(object: &[u8]) -> Option<Vec<u8>> {
    let object = cbor::read_all(object)?;
    let said = matches!(object.named("attStmt"), Some(Value::Map(_)))
        && matches!(object.named("fmt"), Some(Value::Text(_)));
    object.named("authData").filter(|_| said)?.bytes().map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use ring::digest::{SHA256, digest};

    use super::{client, device};

    const HERE: &str = "https://concord.example";

    #[test]
    fn a_browser_says_the_ceremony_the_challenge_and_the_page_exactly() {
        let said = |kind: &str, challenge: &str, origin: &str, more: &str| {
            let json = format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}"{more}}}"#);
            client(json.as_bytes(), "webauthn.get", "abc", HERE)
        };
        assert_eq!(said("webauthn.get", "abc", HERE, ""), Ok(()));
        assert_eq!(said("webauthn.get", "abc", HERE, r#","crossOrigin":false,"new_one_day":{}"#), Ok(()));
        for (kind, challenge, origin, more) in [
            ("webauthn.create", "abc", HERE, ""),
            ("webauthn.get", "abd", HERE, ""),
            ("webauthn.get", "", HERE, ""),
            ("webauthn.get", "abc=", HERE, ""),
            ("webauthn.get", "abc", "https://concord.example/", ""),
            ("webauthn.get", "abc", "https://CONCORD.example", ""),
            ("webauthn.get", "abc", "null", ""),
            ("webauthn.get", "abc", HERE, r#","crossOrigin":true"#),
            ("webauthn.get", "abc", HERE, r#","topOrigin":"https://evil.example""#),
            ("webauthn.get", "abc", HERE, r#","type":"webauthn.get""#),
        ] {
            assert!(said(kind, challenge, origin, more).is_err(), "{kind} {challenge} {origin} {more}");
        }
    }

    #[test]
    fn every_flag_and_every_byte_of_an_authenticator_is_looked_at() {
        let said = |flags: u8, rest: &[u8]| {
            let party = digest(&SHA256, b"concord.example");
            let bytes = [party.as_ref(), &[flags, 0, 0, 1, 2], rest].concat();
            device(&bytes, "concord.example").map(|device| (device.counter, device.eligible))
        };
        assert_eq!(said(0x05, b""), Ok((258, false)));
        assert_eq!(said(0x0d, b""), Ok((258, true)));
        assert_eq!(said(0x1d, b""), Ok((258, true)));
        assert_eq!(said(0x85, b"\xa0"), Ok((258, false)));
        for (flags, rest) in [
            (0x00, &b""[..]),
            (0x01, b""),
            (0x04, b""),
            (0x15, b""),
            (0x05, b"\x00"),
            (0x45, b""),
            (0x85, b""),
            (0x85, b"\x00"),
            (0x85, b"\xa0\x00"),
        ] {
            assert!(said(flags, rest).is_err(), "{flags:#x} {rest:02x?}");
        }
        assert!(device(&[0; 36], "concord.example").is_err() && device(&[], "").is_err());
    }
}
