//! A strict reader of HTML. Browsers mend what is wrong and so hide it; this reader says what is wrong instead: tags
//! that do not match, attributes that stand twice, blocks inside paragraphs, forms inside forms. It knows what the
//! product's pages use and nothing else.

use std::{iter::Peekable, str::CharIndices};

const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];
const BLOCKS: [&str; 22] = [
    "address", "article", "aside", "details", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3",
    "h4", "header", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
];

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in small letters; empty for the document.
    pub name: String,
    /// Its attributes in their order.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, decoded.
    Text(String),
}

/// Reads a whole document or a fragment; the fault names the place.
pub fn read(html: &str) -> Result<Element, String> {
    let mut open: Vec<Element> = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let at = || html[..html.len() - rest.len()].chars().rev().take(80).collect::<Vec<_>>();
        let fault = |what: String| {
            let before: String = at().into_iter().rev().collect();
            format!("{what} after …{before}")
        };
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").ok_or_else(|| fault("a comment without end".into()))?;
            rest = &comment[end + 3..];
        } else if rest.starts_with("<!") {
            let end = rest.find('>').ok_or_else(|| fault("a declaration without end".into()))?;
            rest = &rest[end + 1..];
        } else if let Some(tag) = rest.strip_prefix("</") {
            let end = tag.find('>').ok_or_else(|| fault("a tag without end".into()))?;
            let name = tag[..end].trim().to_lowercase();
            let closed = open.pop().filter(|element| element.name == name && !open.is_empty());
            let closed = closed.ok_or_else(|| fault(format!("</{name}> closes nothing")))?;
            add(&mut open, Node::Element(closed));
            rest = &tag[end + 1..];
        } else if rest.starts_with('<') {
            let (element, length) = tag(rest).map_err(fault)?;
            rest = &rest[length..];
            check_place(&open, &element).map_err(fault)?;
            match element.name.as_str() {
                "script" | "style" | "textarea" | "title" => {
                    let end = format!("</{}>", element.name);
                    let length = rest.find(&end).ok_or_else(|| fault(format!("no {end}")))?;
                    let raw = &rest[..length];
                    rest = &rest[length + end.len()..];
                    add(&mut open, Node::Element(raw_element(element, raw)));
                }
                name if VOID.contains(&name) => add(&mut open, Node::Element(element)),
                _ => open.push(element),
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            add(&mut open, Node::Text(decoded(&rest[..end])));
            rest = &rest[end..];
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(document), true) => Ok(document),
        (last, _) => Err(format!("<{}> is never closed", last.unwrap_or_default().name)),
    }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(element) = open.last_mut() {
        element.children.push(node);
    }
}

fn raw_element(mut element: Element, raw: &str) -> Element {
    let text = match element.name.as_str() {
        // Browsers drop one line break at the start.
        "textarea" => decoded(raw.strip_prefix('\n').unwrap_or(raw)),
        "title" => decoded(raw),
        _ => raw.to_owned(),
    };
    element.children.push(Node::Text(text));
    element
}

fn check_place(open: &[Element], element: &Element) -> Result<(), String> {
    let inside = |name: &str| open.iter().any(|outer| outer.name == name);
    if inside("p") && BLOCKS.contains(&element.name.as_str()) {
        return Err(format!("<{}> cannot stand in a paragraph", element.name));
    }
    for name in ["form", "a", "button", "label"] {
        if element.name == name && inside(name) {
            return Err(format!("<{name}> cannot stand in another"));
        }
    }
    Ok(())
}

/// The element of an opening tag and the length of the tag.
fn tag(text: &str) -> Result<(Element, usize), String> {
    let mut signs = text.char_indices().peekable();
    signs.next();
    let name = word(&mut signs).to_lowercase();
    if name.is_empty() {
        return Err("a bare <".into());
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        spaces(&mut signs);
        match signs.peek() {
            None => return Err(format!("<{name} without end")),
            Some((place, '>')) => {
                let length = place + 1;
                return Ok((Element { name, attributes, children: Vec::new() }, length));
            }
            Some((_, '/')) => {
                signs.next();
            }
            Some(_) => {
                let key = word(&mut signs);
                if key.is_empty() {
                    return Err(format!("an odd sign in <{name}>"));
                }
                spaces(&mut signs);
                let value = if next_is(&mut signs, |sign| sign == '=').is_some() {
                    spaces(&mut signs);
                    value(&mut signs)
                } else {
                    String::new()
                };
                if attributes.iter().any(|(known, _)| *known == key) {
                    return Err(format!("<{name}> has {key} twice"));
                }
                attributes.push((key, value));
            }
        }
    }
}

type Signs<'t> = Peekable<CharIndices<'t>>;

fn next_is(signs: &mut Signs<'_>, fits: impl Fn(char) -> bool) -> Option<char> {
    signs.next_if(|(_, sign)| fits(*sign)).map(|(_, sign)| sign)
}

fn spaces(signs: &mut Signs<'_>) {
    while next_is(signs, |sign| sign.is_ascii_whitespace()).is_some() {}
}

fn word(signs: &mut Signs<'_>) -> String {
    let mut word = String::new();
    while let Some(sign) = next_is(signs, |sign| !sign.is_ascii_whitespace() && !"=>/\"'<".contains(sign)) {
        word.push(sign);
    }
    word
}

fn value(signs: &mut Signs<'_>) -> String {
    let mut value = String::new();
    match next_is(signs, |sign| ['"', '\''].contains(&sign)) {
        Some(mark) => {
            for (_, sign) in signs.by_ref() {
                if sign == mark {
                    break;
                }
                value.push(sign);
            }
        }
        None => value = word(signs),
    }
    decoded(&value)
}

/// Text with its character references replaced.
fn decoded(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end < 12);
        if let Some((end, sign)) = end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            plain.push(sign);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it carries this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }

    /// Every element inside, in document order.
    pub fn all(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'e>(&'e self, found: &mut Vec<&'e Self>) {
        for child in &self.children {
            if let Node::Element(element) = child {
                found.push(element);
                element.collect(found);
            }
        }
    }

    /// Every element of this name inside.
    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.all().into_iter().filter(move |element| element.name == name)
    }

    /// What a person reads: text without scripts and hidden parts, white space as one space, blocks apart.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.read_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn read_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(element)
                    if ["script", "style", "template"].contains(&element.name.as_str())
                        || element.attribute("hidden").is_some() => {}
                Node::Element(element) => {
                    let apart = !["a", "b", "em", "i", "small", "span", "strong", "abbr", "time"]
                        .contains(&element.name.as_str());
                    if apart {
                        text.push(' ');
                    }
                    element.read_text(text);
                    if apart {
                        text.push(' ');
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_a_browser_reads_it() {
        let page = read(
            "<!DOCTYPE html><main id=\"m\"><p>Müller &amp; <b>Co</b><!--x--></p><!><textarea name=t>\n&lt;/a&gt;</textarea>\
             <input type=checkbox checked></main>",
        )
        .expect("a page");
        assert_eq!(page.named("p").next().expect("a paragraph").text(), "Müller & Co");
        assert_eq!(page.named("textarea").next().expect("a field").text(), "</a>");
        assert_eq!(page.named("input").next().expect("a box").attribute("checked"), Some(""));
    }

    #[test]
    fn what_a_browser_would_mend_is_a_fault() {
        for broken in [
            "<p>a",
            "<p>a</div>",
            "</p>",
            "<p><ul></ul></p>",
            "<form><form></form></form>",
            "<a href=x href=y></a>",
            "<textarea>",
        ] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
