//! What people typed, before it stands in a mail. A line break in a subject would begin a header of its own, an escape
//! sequence would paint a terminal, a mark that turns the direction of writing would show another address than the real
//! one: none of them has a place in a message.

/// On one line: control characters become spaces, and spaces are single.
pub fn line(text: &str) -> String {
    let open: String = text.chars().map(|sign| if harmful(sign) { ' ' } else { sign }).collect();
    open.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Line by line: the breaks stay.
pub fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").split(['\n', '\r']).map(line).collect()
}

fn harmful(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_breaks_a_line_or_paints_a_terminal_stays() {
        assert_eq!(
            line("Tool\r\nBcc: all@evil.example\u{0}\u{1b}[31m\u{202e}gpj"),
            "Tool Bcc: all@evil.example [31m gpj"
        );
        assert_eq!(lines("one\r\ntwo\rthree\n\nfour\u{7}"), ["one", "two", "three", "", "four"]);
    }
}
