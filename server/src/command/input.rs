//! Strict reading of JSON. `serde_json` into structs keeps the last of two equal keys in a map and cannot say where a
//! fault stands, so commands read into a tree that keeps everything, and each step down knows its place as a JSON
//! pointer (RFC 6901). What is not asked for is refused; nothing has a silent default.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, SeqAccess, Visitor},
};

/// Why a command refuses its input. Prints as the one JSON object that goes to standard error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", serde_json::json!({ "error": self }))]
pub struct CommandError {
    /// A stable word for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
    /// Where the fault stands, or where something should stand; empty for the whole document.
    pub pointer: String,
}

impl CommandError {
    pub(super) fn new(code: &'static str, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), pointer: pointer.into() }
    }
}

/// A JSON value with every key that was written, in order.
#[derive(Debug)]
enum Tree {
    Null,
    Boolean(bool),
    Number,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// A value and the place where it stands.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    tree: &'a Tree,
    pub(super) pointer: String,
}

/// The fields of an object, each there once.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    values: BTreeMap<&'a str, Value<'a>>,
    pointer: String,
}

/// A document that is JSON.
#[derive(Debug)]
pub(super) struct Document(Tree);

impl Document {
    pub(super) fn parse(text: &str) -> Result<Self, CommandError> {
        serde_json::from_str(text)
            .map(Self)
            .map_err(|fault| CommandError::new("invalid_json", "", format!("This is not JSON: {fault}.")))
    }

    pub(super) fn root(&self) -> Value<'_> {
        Value { tree: &self.0, pointer: String::new() }
    }
}

impl<'a> Value<'a> {
    pub(super) fn text(&self) -> Result<&'a str, CommandError> {
        if let Tree::Text(text) = self.tree { Ok(text) } else { Err(self.wrong("a string")) }
    }

    pub(super) fn boolean(&self) -> Result<bool, CommandError> {
        if let Tree::Boolean(value) = self.tree { Ok(*value) } else { Err(self.wrong("true or false")) }
    }

    pub(super) fn list(&self) -> Result<Vec<Value<'a>>, CommandError> {
        let Tree::List(items) = self.tree else { return Err(self.wrong("an array")) };
        let place = |(index, tree)| Value { tree, pointer: format!("{}/{index}", self.pointer) };
        Ok(items.iter().enumerate().map(place).collect())
    }

    /// The fields of an object with any keys.
    pub(super) fn fields(&self) -> Result<Fields<'a>, CommandError> {
        let Tree::Object(pairs) = self.tree else { return Err(self.wrong("an object")) };
        let mut values = BTreeMap::new();
        for (key, tree) in pairs {
            let value = Value { tree, pointer: below(&self.pointer, key) };
            if values.contains_key(key.as_str()) {
                return Err(CommandError::new(
                    "duplicate_key",
                    value.pointer,
                    format!("`{key}` is there twice."),
                ));
            }
            values.insert(key.as_str(), value);
        }
        Ok(Fields { values, pointer: self.pointer.clone() })
    }

    /// The fields of an object that has no keys but the `known` ones.
    pub(super) fn record(&self, known: &[&str]) -> Result<Fields<'a>, CommandError> {
        let fields = self.fields()?;
        match fields.values.iter().find(|(key, _)| !known.contains(key)) {
            None => Ok(fields),
            Some((key, value)) => {
                let message = format!("`{key}` is not a field here; the fields are {}.", known.join(", "));
                Err(CommandError::new("unknown_field", &value.pointer, message))
            }
        }
    }

    fn wrong(&self, expected: &str) -> CommandError {
        let found = match self.tree {
            Tree::Null => "null",
            Tree::Boolean(_) => "a boolean",
            Tree::Number => "a number",
            Tree::Text(_) => "a string",
            Tree::List(_) => "an array",
            Tree::Object(_) => "an object",
        };
        CommandError::new("wrong_type", &self.pointer, format!("Expected {expected}, found {found}."))
    }
}

impl<'a> Fields<'a> {
    pub(super) fn required(&self, name: &str) -> Result<&Value<'a>, CommandError> {
        self.optional(name).ok_or_else(|| {
            CommandError::new("missing_field", below(&self.pointer, name), format!("`{name}` is missing."))
        })
    }

    pub(super) fn optional(&self, name: &str) -> Option<&Value<'a>> {
        self.values.get(name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a str, &Value<'a>)> {
        self.values.iter().map(|(key, value)| (*key, value))
    }

    /// Where the field `name` stands, or would stand.
    pub(super) fn place(&self, name: &str) -> String {
        below(&self.pointer, name)
    }
}

fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Boolean(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = entries.next_entry()? {
            pairs.push(pair);
        }
        Ok(Tree::Object(pairs))
    }
}
