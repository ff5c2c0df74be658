//! Cutting people's texts to a number of words, so that the brief keeps its length whatever was typed. The whole text
//! always stands in the appendix.

/// The first `words` words of a text on one line, with a mark where more follows.
pub fn cut(text: &str, words: usize) -> String {
    let mut all = text.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(words).collect();
    let mark = if all.next().is_some() { " …" } else { "" };
    format!("{}{mark}", first.join(" "))
}

/// Whether [`cut`] leaves something out.
pub fn is_cut(text: &str, words: usize) -> bool {
    text.split_whitespace().nth(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_kept_and_a_long_one_is_marked() {
        assert_eq!(cut("We need\nreach.", 3), "We need reach.");
        assert_eq!(cut("one two three four", 3), "one two three …");
        assert_eq!(cut("  ", 3), "");
        assert!(is_cut("one two three four", 3) && !is_cut("one two three", 3));
    }
}
