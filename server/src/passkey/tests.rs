//! Options as browsers read them; answers are tested from outside, with an authenticator (`tests/http/access/passkey`).

use uuid::Uuid;

use super::{Answer, Passkeys};
use crate::{config::Origin, world::World};

fn at(origin: &str) -> Passkeys {
    Passkeys::at(&Origin::try_from(origin.to_owned()).expect("an origin"))
}

#[test]
fn who_we_are_follows_from_the_public_address_and_an_address_without_a_name_has_no_passkeys() {
    for (origin, known) in [
        ("https://concord.example", Some("concord.example")),
        ("https://risk.berg.example:8443", Some("risk.berg.example")),
        ("http://localhost:3000", Some("localhost")),
        ("http://127.0.0.1:3000", None),
        ("http://[::1]:3000", None),
    ] {
        let asked = at(origin).ask([1; 32], &[]).ok().map(|challenge| challenge.options);
        let told = asked.as_ref().and_then(|options| options["rpId"].as_str());
        assert_eq!((told, at(origin).is_on()), (known, known.is_some()), "{origin}");
    }
}

#[test]
fn no_challenge_is_made_twice_and_each_has_256_bits() {
    let (passkeys, world) = (at("https://concord.example"), World::system());
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..500 {
        let asked = passkeys.ask(world.bytes(), &[]).expect("a challenge");
        let new =
            passkeys.ask_new(world.bytes(), Uuid::from_u128(1), ["a@b.example", "A"], &[]).expect("one");
        for challenge in [asked, new] {
            let text = challenge.options["challenge"].as_str().expect("a challenge").to_owned();
            assert_eq!(challenge.state["challenge"].as_str(), Some(text.as_str()));
            assert_eq!(text.len(), 43, "32 bytes");
            assert!(seen.insert(text));
        }
    }
}

#[test]
fn a_passkey_is_kept_by_the_authenticator_which_checks_its_person() {
    let (passkeys, has) = (at("https://concord.example"), [vec![1, 2, 3]]);
    let asked = passkeys.ask_new([1; 32], Uuid::from_u128(1), ["a@b.example", "A"], &has);
    let options = asked.expect("a challenge").options;
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["excludeCredentials"][0]["id"], "AQID");
    let options = passkeys.ask([1; 32], &has).expect("a challenge").options;
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["allowCredentials"][0]["id"], "AQID");
}

#[test]
fn what_is_no_answer_is_none() {
    for text in ["", "{}", "[]", "null", "{\"id\":1}", "{\"id\":\"x\",\"rawId\":\"*\"}"] {
        assert!(Answer::parse(text).is_none(), "{text}");
    }
}
