//! Reads Rust sources for string literals and where they stand. Not a parser: it knows strings, comments and tests, and
//! looks at what stands before and after a literal. Wrong in odd cases, and then loudly, in a test.

use std::{collections::BTreeSet, fs, path::Path};

use super::words::root;

/// Props and attributes whose value a person reads or hears.
const READ: [&str; 14] = [
    "label",
    "legend",
    "hint",
    "title",
    "text",
    "summary",
    "sentence",
    "act",
    "caption",
    "why",
    "alt",
    "placeholder",
    "aria-label",
    "aria-description",
];

pub struct Source {
    name: String,
    text: String,
    literals: Vec<Literal>,
}

struct Literal {
    text: String,
    /// What stands before the opening and after the closing quotation mark, without white space.
    before: String,
    after: String,
    /// Whether the opening mark touches the sign before it, as in `class="x"`.
    touching: bool,
    in_view: bool,
}

impl Source {
    /// All sources of the app without their tests.
    pub fn all() -> Vec<Self> {
        let mut sources = Vec::new();
        collect(&root().join("app/src"), &mut sources);
        assert!(sources.len() > 10, "the sources of the app were not found");
        sources
    }

    fn new(name: String, text: &str) -> Self {
        let text = text.split("\n#[cfg(test)]").next().unwrap_or_default().to_owned();
        let literals = literals(&text);
        Self { name, text, literals }
    }

    /// Where something was found, for the message of a test.
    pub fn at(&self, what: &str) -> String {
        let line = self.text.find(what).map_or(0, |place| self.text[..place].matches('\n').count() + 1);
        format!("{}:{line}: {what}", self.name)
    }

    /// Whether people see what stands in its views.
    pub fn is_shown(&self) -> bool {
        ["app/src/page/", "app/src/part/", "app/src/shell"].iter().any(|folder| self.name.starts_with(folder))
    }

    pub fn literals(&self) -> BTreeSet<String> {
        self.literals.iter().map(|literal| literal.text.clone()).collect()
    }

    /// Keys in `say("…")` and `with("…"`.
    pub fn said(&self) -> Vec<String> {
        self.after(&[".say(", ".with("])
    }

    pub fn said_without_values(&self) -> Vec<String> {
        self.after(&[".say("])
    }

    fn after(&self, calls: &[&str]) -> Vec<String> {
        let called = |literal: &&Literal| calls.iter().any(|call| literal.before.ends_with(call));
        self.literals.iter().filter(called).map(|literal| literal.text.clone()).collect()
    }

    /// Keys in tables and matches: literals shaped like a key of a known room, attributes excepted.
    pub fn key_like(&self, rooms: &BTreeSet<String>) -> Vec<String> {
        let plain = |text: &str| {
            text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
        };
        self.literals
            .iter()
            .filter(|literal| !(literal.touching && literal.before.ends_with('=')) && plain(&literal.text))
            .filter(|literal| {
                rooms.iter().any(|room| {
                    literal
                        .text
                        .strip_prefix(room.as_str())
                        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('-'))
                })
            })
            // An id that is compared or built has its place in the markup, not among the words.
            .filter(|literal| !["id(", "class("].iter().any(|call| literal.before.ends_with(call)))
            .map(|literal| literal.text.clone())
            .collect()
    }

    /// `say(&format!(…))`: a key that no search finds.
    pub fn built_keys(&self) -> Vec<String> {
        let built = |literal: &&Literal| {
            [".say(&format!(", ".with(&format!("].iter().any(|call| literal.before.ends_with(call))
        };
        self.literals.iter().filter(built).map(|literal| literal.text.clone()).collect()
    }

    /// Literals with a letter that stand between tags or in a prop that is read, and sentences anywhere.
    pub fn shown_literals(&self) -> Vec<String> {
        self.literals
            .iter()
            .filter(|literal| literal.in_view && (literal.between_tags() || literal.in_prop_that_is_read()))
            .filter(|literal| literal.outside_placeholders().chars().any(char::is_alphabetic))
            .chain(self.literals.iter().filter(|literal| literal.is_sentence()))
            .map(|literal| literal.text.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }
}

impl Literal {
    fn between_tags(&self) -> bool {
        let opens = self.before.ends_with(['>', '}', '"']) && !self.before.ends_with("=>");
        let plain = opens && self.after.starts_with(['<', '{', '"']);
        // `{"text"}`; rustfmt sets the braces of a block apart from what is in them.
        let braced = self.touching && self.before.ends_with('{') && self.after.starts_with('}');
        plain || braced || self.before.ends_with("{format!(")
    }

    fn in_prop_that_is_read(&self) -> bool {
        let named = |name: &str| {
            let before = self.before.strip_suffix('=').and_then(|before| before.strip_suffix(name));
            before.is_some_and(|before| !before.ends_with(['-', '_']))
        };
        self.touching && READ.iter().any(|name| named(name))
    }

    /// Begins with a capital and has a space between words; messages for programmers excepted.
    fn is_sentence(&self) -> bool {
        let begins = self.text.chars().next().is_some_and(char::is_uppercase);
        let words = self.text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count();
        let message = [".expect(", "panic!(", "assert!(", "reason=", "debug_assert!("];
        begins && words > 1 && !message.iter().any(|call| self.before.ends_with(call))
    }

    fn outside_placeholders(&self) -> String {
        let outside = |part: &str| part.split_once('}').map_or(part.to_owned(), |(_, rest)| rest.to_owned());
        self.text.split('{').map(outside).collect()
    }
}

fn collect(folder: &Path, sources: &mut Vec<Source>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
            sources.push(Source::new(name, &fs::read_to_string(&path).expect("text")));
        }
    }
}

/// Every plain and raw string literal outside comments.
fn literals(text: &str) -> Vec<Literal> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut views = Views::default();
    let mut code = String::new();
    let mut place = 0;
    while place < signs.len() {
        let rest = &signs[place..];
        if rest.starts_with(&['/', '/']) {
            place += rest.iter().position(|sign| *sign == '\n').unwrap_or(rest.len());
        } else if rest.starts_with(&['\'', '"', '\'']) {
            code.push_str("' '");
            place += 3;
        } else if rest[0] == '"' || raw_marks(rest, &code).is_some() {
            let marks = raw_marks(rest, &code);
            let (inner, length) = match marks {
                Some(marks) => raw(rest, marks),
                None => plain(rest),
            };
            let after =
                signs[(place + length).min(signs.len())..].iter().copied().find(|sign| !sign.is_whitespace());
            found.push(Literal {
                text: inner,
                before: last_of(&code),
                after: after.map(String::from).unwrap_or_default(),
                touching: !code.ends_with(char::is_whitespace),
                in_view: views.inside(),
            });
            code.push_str("\"\"");
            place += length;
        } else {
            code.push(rest[0]);
            views.step(rest[0], &code);
            place += 1;
        }
    }
    found
}

fn last_of(code: &str) -> String {
    let short: String = code.chars().rev().filter(|sign| !sign.is_whitespace()).take(24).collect();
    short.chars().rev().collect()
}

/// The number of `#` when a raw string begins here.
fn raw_marks(rest: &[char], code: &str) -> Option<usize> {
    if rest[0] != 'r' || code.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_') {
        return None;
    }
    let marks = rest[1..].iter().take_while(|sign| **sign == '#').count();
    (rest.get(1 + marks) == Some(&'"')).then_some(marks)
}

fn raw(rest: &[char], marks: usize) -> (String, usize) {
    let start = marks + 2;
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
    let length =
        rest[start..].windows(closing.len()).position(|signs| signs == closing).expect("a raw string ends");
    (rest[start..start + length].iter().collect(), start + length + closing.len())
}

fn plain(rest: &[char]) -> (String, usize) {
    let mut place = 1;
    while rest[place] != '"' {
        place += if rest[place] == '\\' { 2 } else { 1 };
    }
    (rest[1..place].iter().collect(), place + 1)
}

/// Whether one is inside a `view! { … }`.
#[derive(Default)]
struct Views {
    depth: usize,
    begun: Vec<usize>,
}

impl Views {
    fn step(&mut self, sign: char, code: &str) {
        match sign {
            '{' => {
                if code.trim_end_matches('{').trim_end().ends_with("view!") {
                    self.begun.push(self.depth);
                }
                self.depth += 1;
            }
            '}' => {
                self.depth = self.depth.saturating_sub(1);
                if self.begun.last() == Some(&self.depth) {
                    self.begun.pop();
                }
            }
            _ => {}
        }
    }

    fn inside(&self) -> bool {
        !self.begun.is_empty()
    }
}

#[test]
fn a_literal_between_tags_or_in_a_prop_that_is_read_is_found_and_a_class_is_not() {
    let source = Source::new(
        "page.rs".into(),
        r#"
        // "a comment"
        fn page() -> impl IntoView {
            let title = match x { A => "no words", _ => r"nor these" };
            let label = "This is said".to_owned();
            view! {
                <p class="lead">"Hello"</p>
                <p>{name} " wrote"</p>
                <TextInput label="Your name" kind=InputKind::Text/>
                <p>" · " {format!("{a} {b}")}</p>
                <p class=format!("risk {a}")>{format!("Round {n}")} {"No"}</p>
                {words.say("page-key")}
            }
        }
        #[cfg(test)]
        fn t() { view! { <p>"Test"</p> } }
    "#
        .replace("        #[cfg", "#[cfg")
        .as_str(),
    );
    assert_eq!(source.shown_literals(), [" wrote", "Hello", "No", "Round {n}", "This is said", "Your name"]);
    assert_eq!(source.said(), ["page-key"]);
    assert!(!source.literals().contains("Test"));
}
