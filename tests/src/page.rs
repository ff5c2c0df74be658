//! An answer as a person meets it: status, headers, and the page, read strictly.

use axum::http::HeaderMap;

use crate::{
    form::Form,
    html::{self, Element},
};

/// An answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The address that was asked, with the language.
    pub address: String,
    /// The body as sent.
    pub body: String,
}

impl Page {
    /// A header as text; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads; empty for anything else.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The document.
    ///
    /// # Panics
    /// When the HTML is broken.
    pub fn document(&self) -> Element {
        html::read(&self.body).unwrap_or_else(|fault| panic!("{}: {fault}", self.address))
    }

    /// The content without what stands around every page.
    pub fn main(&self) -> Element {
        let document = self.document();
        let main = document.named("main").next().cloned();
        main.unwrap_or(document)
    }

    /// What a person reads in the content.
    pub fn text(&self) -> String {
        self.main().text()
    }

    /// Whether the content says this; white space does not matter.
    pub fn has(&self, words: &str) -> bool {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text().contains(&words)
    }

    /// Fails with the whole text when the content does not say this.
    ///
    /// # Panics
    /// Then.
    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.has(words),
            "{} ({}) does not say {words:?}:\n{}",
            self.address,
            self.status,
            self.text()
        );
        self
    }

    /// Fails when the content says this.
    ///
    /// # Panics
    /// Then.
    pub fn is_silent_about(&self, words: &str) -> &Self {
        assert!(!self.has(words), "{} says {words:?}:\n{}", self.address, self.text());
        self
    }

    /// Fails when the status is another one.
    ///
    /// # Panics
    /// Then, with the whole text.
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{} → {}\n{}", self.address, self.location(), self.text());
        self
    }

    /// The heading of the page.
    pub fn heading(&self) -> String {
        self.main().named("h1").next().map(Element::text).unwrap_or_default()
    }

    /// Addresses of all links, in order.
    pub fn links(&self) -> Vec<String> {
        let document = self.document();
        document.named("a").filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
    }

    /// Whether the content links to this address (without language and query).
    pub fn links_to(&self, path: &str) -> bool {
        let main = self.main();
        main.named("a").filter_map(|link| link.attribute("href")).any(|href| {
            href.split(['?', '#']).next().is_some_and(|href| href.get(3..).is_some_and(|rest| rest == path))
        })
    }

    /// All forms of the content.
    pub fn forms(&self) -> Vec<Form> {
        let main = self.main();
        let everything = main.all();
        let outside = |form: &Element| -> Vec<&Element> {
            let Some(id) = form.attribute("id") else { return Vec::new() };
            everything.iter().copied().filter(|field| field.attribute("form") == Some(id)).collect()
        };
        main.named("form").map(|form| Form::of(form, &outside(form), &self.address)).collect()
    }

    /// The one form of the content that posts.
    ///
    /// # Panics
    /// When there is none, or more than one.
    pub fn form(&self) -> Form {
        let mut posting: Vec<Form> = self.forms().into_iter().filter(|form| form.method == "post").collect();
        assert_eq!(
            posting.len(),
            1,
            "{} ({}) has not one form that posts:\n{}",
            self.address,
            self.status,
            self.text()
        );
        posting.remove(0)
    }

    /// The form that has this field.
    ///
    /// # Panics
    /// When no form has it.
    pub fn form_with(&self, field: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.has(field));
        found.unwrap_or_else(|| {
            let names: Vec<_> = self.forms().iter().map(|form| form.names().join(" ")).collect();
            panic!("{} ({}) has no form with {field}: {names:?}\n{}", self.address, self.status, self.text())
        })
    }

    /// The form that posts to this address (its end is enough).
    ///
    /// # Panics
    /// When no form does.
    pub fn form_to(&self, end: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.method == "post" && form.action.ends_with(end));
        found.unwrap_or_else(|| {
            let actions: Vec<_> = self.forms().into_iter().map(|form| form.action).collect();
            panic!("{} ({}) has no form to {end}: {actions:?}\n{}", self.address, self.status, self.text())
        })
    }
}
