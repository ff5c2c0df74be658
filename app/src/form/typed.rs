//! What a browser sent, before anybody believes it: the pairs of an urlencoded body in their order, raw. A missing or
//! odd field becomes a fault on the page and never a bare refusal, so nothing is rejected while reading.

use std::borrow::Cow;

/// An ordered multimap of raw strings. Empty values are kept: an empty field was still sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pairs: Vec<(String, String)>,
}

impl Typed {
    /// Reads an `application/x-www-form-urlencoded` body or a query string; bytes that are no UTF-8 become `�`.
    pub fn parse(body: &[u8]) -> Self {
        Self { pairs: form_urlencoded::parse(body).into_owned().collect() }
    }

    /// What a page shows before anybody typed: stored values, by field.
    pub fn filled<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self { pairs: pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect() }
    }

    /// The first value of `name`.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of `name`, in the order in which they were sent.
    pub fn all<'typed>(&'typed self, name: &str) -> impl Iterator<Item = &'typed str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same with one value, or none, in place of those of `name`.
    #[must_use]
    pub fn replaced(mut self, name: &str, value: Option<&str>) -> Self {
        let place = self.pairs.iter().position(|(field, _)| field == name).unwrap_or(self.pairs.len());
        self.pairs.retain(|(field, _)| field != name);
        if let Some(value) = value {
            self.pairs.insert(place, (name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Names that were sent and that the form does not have, each once. A form answers them with a fault, because a
    /// field that is silently dropped looks saved.
    pub fn unknown(&self, names: &[Cow<'_, str>]) -> Vec<String> {
        let mut unknown: Vec<String> = Vec::new();
        for (name, _) in &self.pairs {
            if !names.iter().any(|known| known == name) && !unknown.contains(name) {
                unknown.push(name.clone());
            }
        }
        unknown
    }

    /// Whether nothing but `names` was sent.
    pub fn only(&self, names: &[&str]) -> bool {
        self.pairs.iter().all(|(name, _)| names.contains(&name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_kept_in_order_with_repeated_and_empty_fields() {
        let typed = Typed::parse(b"data=names&need=&data=photos&name=M%C3%BCller+%26+Co");
        assert_eq!(typed.all("data").collect::<Vec<_>>(), ["names", "photos"]);
        assert_eq!(typed.first("need"), Some(""));
        assert_eq!(typed.first("name"), Some("Müller & Co"));
        assert_eq!(typed.first("missing"), None);
    }

    #[test]
    fn unknown_fields_are_named_once() {
        let typed = Typed::parse(b"need=x&role=admin&role=executive");
        assert_eq!(typed.unknown(&["need".into()]), ["role"]);
        assert!(!typed.only(&["need"]) && typed.only(&["need", "role"]));
    }

    #[test]
    fn bytes_that_are_no_text_do_not_break_reading() {
        assert_eq!(Typed::parse(b"need=%FF%00&&=").first("need"), Some("\u{fffd}\0"));
    }
}
