//! Cutting people's texts to a number of words, so that the brief keeps its length whatever was typed. The whole text
//! always stands in the appendix.

/// The first `words` words of a text on one line, with a mark where more follows.
pub fn cut(text: &str, words: usize) -> String {
    let mut all = text.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(words).collect();
    let mark = if all.next().is_some() { " …" } else { "" };
    format!("{}{mark}", first.join(" "))
}

/// How many words each of several texts may take so that together they take at most `room`: short texts leave what they
/// do not need to the long ones.
pub fn share(texts: &[&str], room: usize) -> usize {
    let lengths: Vec<usize> = texts.iter().map(|text| text.split_whitespace().count()).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let fits = |most: &usize| lengths.iter().map(|length| length.min(most)).sum::<usize>() <= room;
    (0..=longest).rev().find(fits).unwrap_or(0)
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
    fn short_texts_leave_their_room_to_long_ones() {
        assert_eq!(share(&["a b c", "a b c d", ""], 7), 4, "everything fits");
        assert_eq!(share(&["a", "a b c d e f", "a b c d e f"], 9), 4);
        assert_eq!(share(&["a b", "a b"], 1), 0);
        assert_eq!(share(&[], 5), 0);
    }
}
