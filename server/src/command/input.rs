//! Strict reading of JSON. `serde_json` into structs keeps the last of two equal keys in a map and cannot say where a
//! fault stands, so commands read into a tree that keeps everything, and each step down knows its place as a JSON
//! pointer (RFC 6901), also to a number that is too large to be one. What is not asked for is refused; nothing has a
//! silent default.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserializer, Serialize,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
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
    Number(Number),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// A number as it was written: a seed has more digits than a float.
#[derive(Clone, Copy, Debug)]
enum Number {
    Whole(u64),
    Negative(i64),
    Decimal(f64),
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
        let mut place = Vec::new();
        let mut reader = serde_json::Deserializer::from_str(text);
        let tree = Growth(&mut place).deserialize(&mut reader);
        tree.and_then(|tree| reader.end().map(|()| Self(tree))).map_err(|fault| {
            let fault = fault.to_string();
            if fault.starts_with("number out of range") {
                let pointer = place.iter().fold(String::new(), |pointer, key| below(&pointer, key));
                return CommandError::new(
                    "out_of_range",
                    pointer,
                    "The number is too large for any machine.",
                );
            }
            CommandError::new("invalid_json", "", format!("This is not JSON: {fault}."))
        })
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

    pub(super) fn is_number(&self) -> bool {
        matches!(self.tree, Tree::Number(_))
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.tree, Tree::List(_))
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.tree, Tree::Object(_))
    }

    pub(super) fn number(&self) -> Result<f64, CommandError> {
        let Tree::Number(number) = self.tree else { return Err(self.wrong("a number")) };
        Ok(number.float())
    }

    /// A number without a fraction, from 0 to 2^64 − 1; `1e6` and `3.0` are whole, too.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within 2^53")]
    pub(super) fn whole(&self) -> Result<u64, CommandError> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let Tree::Number(number) = self.tree else { return Err(self.wrong("a whole number")) };
        match *number {
            Number::Whole(whole) => Ok(whole),
            Number::Decimal(decimal) if decimal.fract() != 0.0 => {
                let message = format!("Expected a whole number, found {decimal}.");
                Err(CommandError::new("wrong_type", &self.pointer, message))
            }
            Number::Decimal(decimal) if (0.0..=EXACT).contains(&decimal) => Ok(decimal as u64),
            Number::Negative(_) | Number::Decimal(_) => {
                let message = format!("{} is not a whole number from 0 to {}.", number.float(), u64::MAX);
                Err(CommandError::new("out_of_range", &self.pointer, message))
            }
        }
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

    pub(super) fn wrong(&self, expected: &str) -> CommandError {
        let found = match self.tree {
            Tree::Null => "null",
            Tree::Boolean(_) => "a boolean",
            Tree::Number(_) => "a number",
            Tree::Text(_) => "a string",
            Tree::List(_) => "an array",
            Tree::Object(_) => "an object",
        };
        CommandError::new("wrong_type", &self.pointer, format!("Expected {expected}, found {found}."))
    }
}

impl Number {
    #[expect(clippy::cast_precision_loss, reason = "a float is what was asked for")]
    fn float(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Negative(negative) => negative as f64,
            Self::Decimal(decimal) => decimal,
        }
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

/// Builds a tree; holds the keys that lead to where it is, so that a fault has a place.
struct Growth<'p>(&'p mut Vec<String>);

impl<'de> DeserializeSeed<'de> for Growth<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Growth<'_> {
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

    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Negative(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Whole(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Decimal(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        loop {
            self.0.push(list.len().to_string());
            let item = items.next_element_seed(Growth(self.0))?;
            self.0.pop();
            let Some(item) = item else { return Ok(Tree::List(list)) };
            list.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut pairs = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.0.push(key);
            let value = entries.next_value_seed(Growth(self.0))?;
            if let Some(key) = self.0.pop() {
                pairs.push((key, value));
            }
        }
        Ok(Tree::Object(pairs))
    }
}
