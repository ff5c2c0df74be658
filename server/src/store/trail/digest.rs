//! The digest of a row: of every column that is not empty, by name, so that a column that a later version adds changes no
//! digest while nothing stands in it. What one database calls a document and the other a text is one thing here, and so
//! are an identifier and its bytes: the same history has the same digests on both.

use std::fmt::Write as _;

use audit::{Hash, SALT};
use serde_json::Value as Document;

use super::table::{Key, Part, Table};
use crate::store::{
    Result,
    db::{Load, Row, Value},
};

/// A row as it was read.
pub(super) struct Stored(Vec<(String, Value)>);

impl Load for Stored {
    const TABLE: &'static str = "an audited table";
    const KEY: &'static str = "";

    fn load(row: &Row<'_>) -> Result<Self> {
        row.values().map(Self)
    }
}

impl Stored {
    /// A row that is being written.
    pub(super) fn of(columns: Vec<(&'static str, Value)>) -> Self {
        Self(columns.into_iter().map(|(column, value)| (column.to_owned(), value)).collect())
    }

    /// Its key.
    pub(super) fn key(&self, table: &Table) -> Key {
        let part = |name: &&str| {
            let found = self.0.iter().find(|(column, _)| column == name).map(|(_, value)| value);
            match found {
                Some(Value::Number(number)) => Part::Number(*number),
                Some(Value::Text(text)) => Part::Text(text.clone()),
                Some(Value::Bytes(bytes)) => Part::of_bytes(bytes),
                _ => Part::Text(String::new()),
            }
        };
        Key(table.key.iter().map(part).collect())
    }

    /// Its bytes.
    pub(super) fn canonical(mut self, table: &Table) -> String {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut text = String::new();
        for (column, value) in self.0 {
            let is_document = table.documents.contains(&column.as_str());
            let (kind, value) = match value {
                Value::Null => continue,
                Value::Number(number) => ('n', number.to_string()),
                Value::Fraction(number) => ('f', format!("{:016x}", number.to_bits())),
                Value::Bytes(bytes) => ('b', hex(&bytes)),
                Value::Document(document) => ('d', canonical(&document)),
                Value::Text(text) if is_document => match serde_json::from_str(&text) {
                    Ok(document) => ('d', canonical(&document)),
                    Err(_) => ('t', text),
                },
                Value::Text(text) => ('t', text),
            };
            // Writing to a string cannot fail.
            let _ = write!(text, "{column}:{kind}{}:{value};", value.len());
        }
        text
    }
}

/// The digest of what stands under one key; `None` when it is gone. Several rows under one key count as one, in the
/// order of their bytes.
pub(super) fn digest(table: &Table, mut rows: Vec<String>, salt: &[u8; SALT]) -> Option<Hash> {
    if rows.is_empty() {
        return None;
    }
    rows.sort();
    let head = format!("row/{}/{}/", table.name, rows.len());
    let mut parts: Vec<&[u8]> = vec![salt, head.as_bytes()];
    parts.extend(rows.iter().map(String::as_bytes));
    Some(Hash::of(&parts))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// JSON with its keys in order and its numbers in one spelling.
fn canonical(document: &Document) -> String {
    fn put(document: &Document, text: &mut String) {
        match document {
            Document::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(name, _)| *name);
                text.push('{');
                for (name, value) in fields {
                    let _ = write!(text, "{}:", Document::from(name.as_str()));
                    put(value, text);
                    text.push(',');
                }
                text.push('}');
            }
            Document::Array(items) => {
                text.push('[');
                for item in items {
                    put(item, text);
                    text.push(',');
                }
                text.push(']');
            }
            Document::Number(number) => {
                // PostgreSQL writes 1e16 as a whole number.
                let bits = number.as_f64().unwrap_or_default().to_bits();
                let _ = match (number.as_i64(), number.as_u64()) {
                    (Some(whole), _) if whole.unsigned_abs() < 1 << 53 => write!(text, "{whole}"),
                    (None, None) if number.as_f64().is_some_and(is_small_whole) => {
                        write!(text, "{:.0}", number.as_f64().unwrap_or_default())
                    }
                    _ => write!(text, "f{bits:016x}"),
                };
            }
            other => {
                let _ = write!(text, "{other}");
            }
        }
    }
    let mut text = String::new();
    put(document, &mut text);
    text
}

fn is_small_whole(number: f64) -> bool {
    number.fract() == 0.0
        && number.abs() < 9_007_199_254_740_992.0
        && !(number == 0.0 && number.is_sign_negative())
}
