//! A row without knowing what stands in it: column by column, as the database gives it. The audit log takes digests of
//! such rows, so that no column can be forgotten there.

use serde_json::Value as Document;
use sqlx::{
    Column as _, Decode, Row as _, Type, TypeInfo as _, ValueRef as _, postgres::PgRow, sqlite::SqliteRow,
};
use uuid::Uuid;

use super::{Error, Result};

/// What can stand in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Number(i64),
    /// A fraction.
    Fraction(f64),
    /// A text; on SQLite a document, too.
    Text(String),
    /// Bytes or an identifier.
    Bytes(Vec<u8>),
    /// A document.
    Document(Document),
}

fn unknown(kind: &str) -> Error {
    Error::Driver(sqlx::Error::Protocol(format!("nobody knows how to read the type {kind}")))
}

pub(super) fn of_sqlite(row: &SqliteRow) -> Result<Vec<(String, Value)>> {
    let value = |place: usize| {
        let raw = row.try_get_raw(place)?;
        if raw.is_null() {
            return Ok(Value::Null);
        }
        let kind = raw.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INTEGER" => Value::Number(row.try_get(place)?),
            "REAL" => Value::Fraction(row.try_get(place)?),
            "TEXT" => Value::Text(row.try_get(place)?),
            "BLOB" => Value::Bytes(row.try_get(place)?),
            _ => return Err(unknown(&kind)),
        })
    };
    row.columns()
        .iter()
        .enumerate()
        .map(|(place, column)| Ok((column.name().to_owned(), value(place)?)))
        .collect()
}

pub(super) fn of_postgres(row: &PgRow) -> Result<Vec<(String, Value)>> {
    fn get<'r, T: Decode<'r, sqlx::Postgres> + Type<sqlx::Postgres>>(
        row: &'r PgRow,
        place: usize,
    ) -> Result<T> {
        Ok(row.try_get(place)?)
    }
    let value = |place: usize| {
        let raw = row.try_get_raw(place)?;
        if raw.is_null() {
            return Ok(Value::Null);
        }
        let kind = raw.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INT8" => Value::Number(get(row, place)?),
            "FLOAT8" => Value::Fraction(get(row, place)?),
            "TEXT" => Value::Text(get(row, place)?),
            "BYTEA" => Value::Bytes(get(row, place)?),
            "UUID" => Value::Bytes(get::<Uuid>(row, place)?.as_bytes().to_vec()),
            "JSONB" => Value::Document(get(row, place)?),
            _ => return Err(unknown(&kind)),
        })
    };
    row.columns()
        .iter()
        .enumerate()
        .map(|(place, column)| Ok((column.name().to_owned(), value(place)?)))
        .collect()
}
