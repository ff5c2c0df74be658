//! The purpose of the import: what was reached elsewhere is found under the name that marketing files. Against the
//! real file where that is at hand, against invented entries always.

use domain::{precedent::PrecedentOutcome, tool::Catalogue};

use super::{Parsed, parse, parse_bytes};

/// The real file, which lies beside the repository on the machines where the product is built.
#[expect(clippy::disallowed_macros, reason = "a skipped test says so")]
fn real_file() -> Option<Parsed> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/gsa-terms-of-service.yml");
    let bytes =
        std::fs::read(path).inspect_err(|_| eprintln!("SKIPPED: there is no real list of terms at {path}"));
    Some(parse_bytes(&bytes.ok()?))
}

#[test]
fn the_real_file_gives_ninety_precedents() {
    let Some(parsed) = real_file() else { return };
    assert_eq!(parsed.broken, []);
    assert_eq!(parsed.precedents.len(), 90);
    let count = |outcome| parsed.precedents.iter().filter(|precedent| precedent.outcome == outcome).count();
    assert_eq!(PrecedentOutcome::ALL.map(count), [75, 0, 15]);
    assert_eq!(parsed.precedents.iter().filter(|precedent| precedent.year_month.is_some()).count(), 44);
    for precedent in &parsed.precedents {
        assert!(precedent.website.is_some(), "{}", precedent.name);
        assert!(!precedent.note.is_empty(), "{}", precedent.name);
    }
}

#[test]
fn the_real_precedents_meet_the_catalogue_whatever_their_case() {
    let Some(parsed) = real_file() else { return };
    for typed in
        ["hootsuite", "LINKEDIN", "Instagram", "survey monkey", "Google Search Console", "twitter", "X"]
    {
        let tool = Catalogue::built_in().named(typed).expect(typed);
        let keys: Vec<String> = tool.name_keys().collect();
        assert!(parsed.precedents.iter().any(|precedent| keys.contains(&precedent.key)), "{typed}");
    }
}

#[test]
fn own_precedents_meet_the_catalogue_whatever_their_case() {
    let parsed = parse(
        "termsofservice:\n- name: HootSuite\n  status:\n- name: LINKEDIN\n  status:\n- name: 'instagram'\n  status:\n",
    );
    for (precedent, slug) in parsed.precedents.iter().zip(["hootsuite", "linkedin", "instagram"]) {
        assert_eq!(Catalogue::built_in().named(&precedent.name).map(|tool| tool.key.as_str()), Some(slug));
        assert_eq!(precedent.key, slug);
    }
}
