//! The laws of the search, over the whole catalogue where they are laws, with single names where they are ranks.

use domain::tool::{Catalogue, name_key};
use proptest::prelude::*;

fn found(query: &str, limit: usize) -> Vec<&'static str> {
    Catalogue::built_in().search(query, limit).into_iter().map(|tool| tool.key.as_str()).collect()
}

#[test]
fn the_exact_name_comes_first_for_every_tool_in_any_case() {
    for tool in Catalogue::built_in().tools() {
        for query in [tool.name.clone(), tool.name.to_lowercase(), tool.name.to_uppercase()] {
            assert_eq!(found(&query, 1), [tool.key.as_str()], "{query}");
        }
    }
}

#[test]
fn every_alias_finds_its_tool_first() {
    for tool in Catalogue::built_in().tools() {
        for alias in &tool.aliases {
            assert_eq!(found(alias, 1), [tool.key.as_str()], "{alias}");
        }
    }
}

#[test]
fn every_beginning_of_a_name_finds_it_among_those_that_begin_so() {
    let catalogue = Catalogue::built_in();
    for tool in catalogue.tools() {
        let key = name_key(&tool.name);
        for (end, _) in key.char_indices().skip(1) {
            assert!(catalogue.search(&key[..end], usize::MAX).contains(&tool), "{}", &key[..end]);
        }
    }
}

#[test]
fn one_typing_mistake_is_forgiven_from_five_letters_on() {
    let catalogue = Catalogue::built_in();
    for tool in catalogue.tools() {
        let stem = tool.name.trim_end_matches(".com").trim_end_matches(".io").to_lowercase();
        let letters: Vec<char> = stem.chars().filter(|letter| letter.is_alphanumeric()).collect();
        for place in 0..letters.len() {
            let mut missing = letters.clone();
            missing.remove(place);
            let mut replaced = letters.clone();
            replaced[place] = 'ж';
            let mut surplus = letters.clone();
            surplus.insert(place, 'ж');
            let mut swapped = letters.clone();
            swapped.swap(place, (place + 1).min(letters.len() - 1));
            for typed in [missing, replaced, surplus, swapped] {
                let query: String = typed.into_iter().collect();
                if query.chars().count() >= 5 {
                    assert!(
                        catalogue.search(&query, usize::MAX).contains(&tool),
                        "{query} for {}",
                        tool.name
                    );
                }
            }
        }
    }
}

#[test]
fn below_five_letters_a_mistake_is_not_forgiven() {
    assert_eq!(found("slcak", 1), ["slack"]);
    assert!(!found("slca", 99).contains(&"slack"));
    assert!(!found("zomm", 99).contains(&"zoom"));
}

#[test]
fn a_wrong_last_letter_finds_only_what_ends_there() {
    assert_eq!(found("slacj", 1), ["slack"]);
    assert!(!found("googx", 99).contains(&"google-analytics"));
}

#[test]
fn a_better_rank_comes_first() {
    let ahead = |query: &str, first: &str, second: &str| {
        let order = found(query, 99);
        let place = |key| order.iter().position(|found| *found == key);
        let (Some(first_place), Some(second_place)) = (place(first), place(second)) else {
            panic!("{query} finds {order:?}");
        };
        assert!(first_place < second_place, "{query}: {order:?}");
    };
    ahead("x", "x", "xing");
    ahead("amazon", "amazon-ads", "twitch");
    ahead("goo", "google-ads", "youtube");
    ahead("tw", "twitch", "x");
    ahead("ins", "instagram", "linkedin-ads");
    ahead("cloud", "adobe-creative-cloud", "soundcloud");
    ahead("meta", "meta-ads", "instagram");
    ahead("microsoft", "microsoft-teams", "linkedin");
    ahead("claud", "claude", "adobe-creative-cloud");
}

#[test]
fn words_may_come_in_any_order() {
    assert_eq!(found("ads google", 1), ["google-ads"]);
    assert_eq!(found("teams micro", 1), ["microsoft-teams"]);
}

#[test]
fn umlauts_and_their_spellings_find_the_same() {
    for query in ["deepl übersetzer", "DeepL Uebersetzer", "deepl ubersetzer", "deepl u\u{308}bersetzer"] {
        assert_eq!(found(query, 1), ["deepl"], "{query}");
    }
    assert_eq!(found("sofortueberweisung", 1), ["klarna"]);
}

#[test]
fn nothing_typed_finds_nothing() {
    for query in ["", "   ", "—", "?!", "\u{308}"] {
        assert!(found(query, 99).is_empty(), "{query:?}");
    }
    assert!(found("hootsuite", 0).is_empty());
    assert!(found("zzzzqqqq", 99).is_empty());
    assert!(found("+", 99).len() < 5, "a sign is not every tool");
}

proptest! {
    #[test]
    fn any_query_is_answered_within_its_limit_and_without_repetition(query in any::<String>(), limit in 0_usize..20) {
        let keys = found(&query, limit);
        prop_assert!(keys.len() <= limit);
        let mut unique = keys.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(unique.len(), keys.len());
    }

    #[test]
    fn a_smaller_limit_shows_the_beginning_of_the_same_list(query in "[a-z]{1,6}", limit in 0_usize..20) {
        let all = found(&query, usize::MAX);
        prop_assert_eq!(found(&query, limit), &all[..limit.min(all.len())]);
    }
}
