//! A form as a browser holds it: every field with what stands in it. Tests fill it in by the names of its fields, and
//! only with what it offers, so a test cannot send what no page could; `forge` is the way for those that must.

use crate::html::Element;

/// A form of a page.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it posts: its action, or the page's own address.
    pub action: String,
    /// `post` or `get`.
    pub method: String,
    fields: Vec<Field>,
    forged: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    kind: Kind,
    /// What a text is for a browser: `text`, `date`, `textarea`; empty for anything else.
    wants: String,
    value: String,
    /// Sent when the form is sent.
    sent: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Hidden,
    Radio,
    Box,
    Option,
    Button,
}

impl Form {
    /// The form of this element on a page with this address; `outside` are fields elsewhere that name it.
    pub fn of(form: &Element, outside: &[&Element], address: &str) -> Self {
        let inside = form.all().into_iter().filter(|element| element.attribute("form").is_none());
        let fields = inside.chain(outside.iter().copied()).flat_map(fields).collect();
        let action = form.attribute("action").filter(|action| !action.is_empty()).unwrap_or(address);
        Self {
            action: action.to_owned(),
            method: form.attribute("method").unwrap_or("get").to_lowercase(),
            fields,
            forged: Vec::new(),
        }
    }

    /// Whether it has a field of this name.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// The names of its fields, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.fields.iter().map(|field| field.name.as_str()).collect();
        names.dedup();
        names
    }

    /// The names of fields that want this: `text`, `textarea`, `date`, `number`.
    pub fn wanting(&self, wanted: &[&str]) -> Vec<String> {
        let fields = self.fields.iter().filter(|field| wanted.contains(&field.wants.as_str()));
        fields.map(|field| field.name.clone()).collect()
    }

    /// Radios of which none is chosen, each with the first that is offered.
    pub fn undecided(&self) -> Vec<(String, String)> {
        let mut open: Vec<(String, String)> = Vec::new();
        for field in self.fields.iter().filter(|field| field.kind == Kind::Radio) {
            let known = open.iter().any(|(name, _)| *name == field.name);
            if !known && self.values(&field.name).is_empty() {
                open.push((field.name.clone(), field.value.clone()));
            }
        }
        open
    }

    /// Its buttons that have a name, each with what it sends.
    pub fn buttons(&self) -> Vec<(String, String)> {
        let buttons = self.fields.iter().filter(|field| field.kind == Kind::Button);
        buttons.map(|button| (button.name.clone(), button.value.clone())).collect()
    }

    /// What is chosen or typed in a field.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|field| field.name == name && field.sent && field.kind != Kind::Button)
            .map(|field| field.value.as_str())
            .collect()
    }

    /// The first of [`Form::values`], or nothing.
    pub fn value(&self, name: &str) -> &str {
        self.values(name).first().copied().unwrap_or_default()
    }

    /// What a choice offers.
    pub fn offers(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|field| field.name == name && field.kind != Kind::Text)
            .map(|field| field.value.as_str())
            .collect()
    }

    /// Types into a text, or chooses one of radios or a select.
    ///
    /// # Panics
    /// When the form has no such field or does not offer the value.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let known = self.names().join(", ");
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match field.kind {
                Kind::Text => {
                    value.clone_into(&mut field.value);
                    found = true;
                }
                Kind::Radio | Kind::Option => {
                    field.sent = field.value == value;
                    found |= field.sent;
                }
                Kind::Box if field.value == value => {
                    field.sent = true;
                    found = true;
                }
                Kind::Box | Kind::Hidden | Kind::Button => {}
            }
        }
        assert!(
            found,
            "the form has no {name} with {value:?}; it has {known}, and offers {:?}",
            self.offers(name)
        );
        self
    }

    /// Several at once.
    #[must_use]
    pub fn fill(self, pairs: &[(&str, &str)]) -> Self {
        pairs.iter().fold(self, |form, (name, value)| form.set(name, value))
    }

    /// Takes the tick out of a box.
    ///
    /// # Panics
    /// When there is no such box.
    #[must_use]
    pub fn untick(mut self, name: &str, value: &str) -> Self {
        let field = self
            .fields
            .iter_mut()
            .find(|field| field.name == name && field.kind == Kind::Box && field.value == value);
        field.unwrap_or_else(|| panic!("no box {name} = {value}")).sent = false;
        self
    }

    /// Presses a button that has a name.
    ///
    /// # Panics
    /// When there is no such button.
    #[must_use]
    pub fn press(mut self, name: &str, value: &str) -> Self {
        let field = self
            .fields
            .iter_mut()
            .find(|field| field.name == name && field.kind == Kind::Button && field.value == value);
        field.unwrap_or_else(|| panic!("no button {name} = {value}")).sent = true;
        self
    }

    /// Sends something that the page does not offer, in place of what stands there.
    #[must_use]
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self.forged.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a field out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self
    }

    /// What is sent.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| field.sent);
        sent.map(|field| (field.name.clone(), field.value.clone())).chain(self.forged.clone()).collect()
    }
}

fn fields(element: &Element) -> Vec<Field> {
    let Some(name) = element.attribute("name").filter(|_| element.attribute("disabled").is_none()) else {
        return Vec::new();
    };
    let wants = match element.name.as_str() {
        "textarea" => "textarea",
        "input" => element.attribute("type").unwrap_or("text"),
        _ => "",
    };
    let one = |kind, value: String, sent| {
        vec![Field { name: name.to_owned(), kind, wants: wants.to_owned(), value, sent }]
    };
    let value = || element.attribute("value").unwrap_or_default().to_owned();
    let checked = element.attribute("checked").is_some();
    let ticked = || element.attribute("value").unwrap_or("on").to_owned();
    match (element.name.as_str(), element.attribute("type").unwrap_or("text")) {
        ("input", "hidden") => one(Kind::Hidden, value(), true),
        ("input", "radio") => one(Kind::Radio, ticked(), checked),
        ("input", "checkbox") => one(Kind::Box, ticked(), checked),
        ("input", "submit") | ("button", _) => one(Kind::Button, value(), false),
        ("input", _) => one(Kind::Text, value(), true),
        ("textarea", _) => {
            let text = element.children.iter().find_map(|child| match child {
                crate::html::Node::Text(text) => Some(text.clone()),
                crate::html::Node::Element(_) => None,
            });
            one(Kind::Text, text.unwrap_or_default(), true)
        }
        ("select", _) => options(element, name),
        _ => Vec::new(),
    }
}

/// Without a selected one the first option counts, as in a browser.
fn options(select: &Element, name: &str) -> Vec<Field> {
    let chosen = select.named("option").any(|option| option.attribute("selected").is_some());
    let options = select.named("option").enumerate().map(|(place, option)| Field {
        name: name.to_owned(),
        kind: Kind::Option,
        wants: String::new(),
        value: option.attribute("value").map_or_else(|| option.text(), str::to_owned),
        sent: option.attribute("selected").is_some() || (!chosen && place == 0),
    });
    options.collect()
}
