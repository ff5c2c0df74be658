//! The catalogue is data, so these tests enumerate it: every entry, every text, every name.

use std::collections::HashMap;

use domain::{
    language::Language,
    tool::{Catalogue, KIND_CODES, name_key},
};

#[test]
fn it_knows_at_least_seventy_five_tools_of_all_six_kinds() {
    let tools = Catalogue::built_in().tools();
    assert!(tools.len() >= 75, "{} tools", tools.len());
    for kind in KIND_CODES {
        assert!(tools.iter().filter(|tool| tool.kind == kind).count() >= 10, "few tools of kind {kind}");
    }
    for tool in tools {
        assert!(KIND_CODES.contains(&tool.kind.as_str()), "{} is of kind {}", tool.key, tool.kind);
    }
}

#[test]
fn every_slug_is_plain_and_unique_and_finds_its_tool() {
    let catalogue = Catalogue::built_in();
    for tool in catalogue.tools() {
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        assert!(!tool.key.is_empty() && tool.key.chars().all(plain), "{}", tool.key);
        assert_eq!(catalogue.find(&tool.key), Some(tool));
    }
    assert_eq!(catalogue.find("no-such-tool"), None);
    assert_eq!(catalogue.find(""), None);
}

#[test]
fn no_two_tools_share_a_name_and_no_tool_says_its_name_twice() {
    let mut owners = HashMap::new();
    for tool in Catalogue::built_in().tools() {
        for key in tool.name_keys() {
            assert!(!key.is_empty(), "{} has a name without letters", tool.key);
            if let Some(other) = owners.insert(key.clone(), &tool.key) {
                panic!("{key} is a name of {other} and of {}", tool.key);
            }
        }
    }
}

#[test]
fn every_tool_has_a_supplier_a_country_and_its_texts_in_both_languages() {
    for tool in Catalogue::built_in().tools() {
        assert!(!tool.supplier.trim().is_empty(), "{}", tool.key);
        assert!(
            tool.country.len() == 2 && tool.country.bytes().all(|letter| letter.is_ascii_uppercase()),
            "{}",
            tool.key
        );
        for language in Language::ALL {
            let (purpose, data) = (tool.purpose.get(language), tool.data.get(language));
            assert!(purpose.ends_with('.') && purpose.matches('.').count() == 1, "{}: {purpose}", tool.key);
            assert!((15..=120).contains(&purpose.chars().count()), "{}: {purpose}", tool.key);
            assert!((5..=80).contains(&data.chars().count()) && !data.ends_with('.'), "{}: {data}", tool.key);
        }
        assert_ne!(tool.purpose.de, tool.purpose.en, "{}", tool.key);
        assert_ne!(tool.data.de, tool.data.en, "{}", tool.key);
    }
}

#[test]
fn a_name_or_alias_in_any_case_means_its_tool() {
    let catalogue = Catalogue::built_in();
    for tool in catalogue.tools() {
        for name in tool.names() {
            for spelling in [name.to_owned(), name.to_lowercase(), name.to_uppercase(), name.replace(' ', "")]
            {
                assert_eq!(catalogue.named(&spelling), Some(tool), "{spelling}");
            }
        }
    }
    assert_eq!(catalogue.named(""), None);
    assert_eq!(catalogue.named("—"), None);
}

#[test]
fn tools_of_the_german_market_are_known() {
    for name in [
        "XING",
        "CleverReach",
        "rapidmail",
        "Matomo",
        "etracker",
        "Usercentrics",
        "Shopware",
        "Klarna",
        "idealo",
    ] {
        assert!(Catalogue::built_in().named(name).is_some(), "{name}");
    }
}

#[test]
fn former_names_lead_to_the_tool_of_today() {
    let today = |name| Catalogue::built_in().named(name).map(|tool| tool.key.as_str());
    assert_eq!(today("Twitter"), Some("x"));
    assert_eq!(today("Google Webmaster Tools"), Some("google-search-console"));
    assert_eq!(today("sendinblue"), Some("brevo"));
    assert_eq!(name_key("Twitter"), "twitter", "the key itself knows no history");
}
