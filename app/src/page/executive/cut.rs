//! Cutting people's texts to a number of words, so that the brief keeps its length whatever was typed. The whole text
//! always stands in the appendix, and the mark leads there.

use leptos::prelude::*;

use crate::text::Words;

/// The first `words` words of a text on one line, with a mark where more follows; never in the middle of a number with
/// its unit.
pub fn cut(text: &str, words: usize) -> String {
    let (first, more) = parted(text, words);
    match (more, first.is_empty()) {
        (false, _) => first,
        (true, true) => "…".to_owned(),
        (true, false) => format!("{first} …"),
    }
}

/// As [`cut`], with a mark that leads to the place where the text stands in full.
pub fn shortened(words: Words, text: &str, most: usize, place: &'static str) -> AnyView {
    let (first, more) = parted(text, most);
    let mark = more.then(|| view! { " "<a href=place aria-label=words.say("brief-in-full")>"…"</a> });
    view! { {first}{mark} }.into_any()
}

fn parted(text: &str, words: usize) -> (String, bool) {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= words {
        return (all.join(" "), false);
    }
    // what follows a number may be its thousands or its unit
    let has_digit = |word: &&&str| word.bytes().any(|byte| byte.is_ascii_digit());
    let numbers = all[..words].iter().rev().take_while(has_digit).count();
    // a comma before the mark would look like a fault of typing
    let first = all[..words - numbers].join(" ");
    (first.trim_end_matches([',', ';', ':', '.', '–', '(']).trim_end().to_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_kept_and_a_long_one_is_marked() {
        assert_eq!(cut("We need\nreach.", 3), "We need reach.");
        assert_eq!(cut("one two three four", 3), "one two three …");
        assert_eq!(cut("  ", 3), "");
    }

    #[test]
    fn no_comma_and_no_stop_stands_before_the_mark() {
        assert_eq!(cut("Named accounts, roles by task, access by day", 5), "Named accounts, roles by task …");
        assert_eq!(cut("One. Two. Three", 2), "One. Two …");
    }

    #[test]
    fn a_number_is_never_cut() {
        assert_eq!(cut("We lose 1 000 000 Euro a month", 3), "We lose …");
        assert_eq!(cut("We lose 1 000 000 Euro a month", 5), "We lose …");
        assert_eq!(cut("We lose 1 000 000 Euro a month", 6), "We lose 1 000 000 Euro …");
        assert_eq!(cut("20 % of all", 1), "…");
    }
}
