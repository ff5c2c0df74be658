//! The HTML of a mail, by hand: leptos leaves marks for the browser that mail programs show or stumble over. Every value
//! passes `escape`; there is no style, no picture and no script, so nothing is loaded and nobody is counted.

use std::fmt::Write as _;

use super::written::Written;

pub(super) fn document(written: &Written) -> String {
    let mut body = format!("<p>{}</p>\n<p>{}</p>\n", escape(&written.greeting), escape(&written.lead));
    if !written.quote.is_empty() {
        let lines: Vec<String> = written.quote.iter().map(|line| escape(line)).collect();
        _ = writeln!(body, "<blockquote>{}</blockquote>", lines.join("<br>"));
    }
    if !written.facts.is_empty() {
        body.push_str("<ul>\n");
        for (label, value) in &written.facts {
            _ = writeln!(body, "<li>{}: {}</li>", escape(label), escape(value));
        }
        body.push_str("</ul>\n");
    }
    _ = writeln!(body, "<p><a href=\"{}\">{}</a></p>", escape(&written.link), escape(&written.open));
    _ = writeln!(body, "<hr>\n<p>{}<br>{}</p>", escape(&written.why), escape(&written.foot));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n{body}</body>\n</html>\n",
        written.words.language.code(),
        escape(&written.subject),
    )
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
