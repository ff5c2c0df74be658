//! The laws of the name key, and the decisions of its rule one by one.

use domain::tool::name_key;
use proptest::prelude::*;

#[test]
fn spellings_of_one_name_are_one_key() {
    let alike: [&[&str]; 9] = [
        &[
            "hootsuite",
            "Hootsuite",
            "HootSuite",
            "HOOTSUITE",
            " Hoot-Suite ",
            "Hootsuite Inc.",
            "Hootsuite, Inc",
        ],
        &["linkedin", "LinkedIn", "LINKEDIN", "Linked In"],
        &["instagram", "Instagram", "InstaGram"],
        &["klarnabank", "Klarna Bank AB", "KLARNA BANK"],
        &["cleverreach", "CleverReach GmbH & Co. KG", "Clever Reach"],
        &["monday", "monday.com", "Monday.com Ltd."],
        &["muller", "Müller", "MUELLER", "Muller", "Mu\u{308}ller"],
        &["strassencafe", "Straßencafé", "STRASSENCAFE"],
        &["molliepayments", "Mollie Payments B.V."],
    ];
    for spellings in alike {
        for spelling in spellings {
            assert_eq!(name_key(spelling), spellings[0], "{spelling}");
        }
    }
}

#[test]
fn different_names_stay_different() {
    for (one, other) in [
        ("Google+", "Google"),
        ("X.com", "X"),
        ("mobile.de", "Mobile"),
        ("Leonardo.Ai", "Leonardo"),
        ("Google Ads", "Google Ad"),
        ("Ustream.tv", "Ustream"),
    ] {
        assert_ne!(name_key(one), name_key(other), "{one} / {other}");
    }
}

#[test]
fn a_legal_form_alone_is_a_name() {
    assert_eq!(name_key("SE"), "se");
    assert_eq!(name_key("Inc."), "inc");
}

#[test]
fn a_name_without_letters_and_digits_has_no_key() {
    for name in ["", " ", "—", "!?", "...", "\u{308}"] {
        assert_eq!(name_key(name), "", "{name:?}");
    }
}

#[test]
fn other_scripts_keep_their_letters() {
    assert_eq!(name_key("微信"), "微信");
    assert_eq!(name_key("Яндекс"), "яндекс");
}

proptest! {
    #[test]
    fn a_key_is_its_own_key(name in any::<String>()) {
        let key = name_key(&name);
        prop_assert_eq!(name_key(&key), key);
    }

    #[test]
    fn case_space_and_punctuation_do_not_matter(name in "[A-Za-zÄÖÜäöüéñ0-9]{1,12}( [a-z]{4,9}x){0,2}") {
        let key = name_key(&name);
        prop_assert_eq!(&name_key(&name.to_uppercase()), &key);
        prop_assert_eq!(&name_key(&format!("  {name} ! ")), &key);
        prop_assert_eq!(&name_key(&name.replace(' ', "-")), &key);
        prop_assert_eq!(&name_key(&format!("{name} GmbH")), &key);
    }

    #[test]
    fn a_key_holds_letters_and_digits_only(name in any::<String>()) {
        prop_assert!(name_key(&name).chars().all(char::is_alphanumeric));
    }
}
