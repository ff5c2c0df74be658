//! The channels and tools that marketing asks for, known before anybody has asked: written from facts, embedded,
//! and searched by the start page, so that a request begins with a name, a supplier and a country already filled.
//! A catalogue entry is knowledge, not an approval: approvals stand in the register only. Tools, precedents and
//! register entries find each other through [`name_key`].

mod catalogue;
mod name_key;
mod search;

use serde::{Deserialize, Serialize};

pub use self::{catalogue::Catalogue, name_key::name_key};
use crate::language::Bilingual;

/// The kinds of request a tool can fit, as codes; the same six as in the rule book.
pub const KIND_CODES: [&str; 6] = ["social", "saas", "iot", "ai", "payment", "partner"];

/// A channel or tool as marketing knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Stable slug for addresses and forms, such as `google-analytics`; lower-case ASCII with hyphens.
    pub key: String,
    /// The name as its supplier writes it.
    pub name: String,
    /// Former names, short names, product names inside it; no two tools share one.
    pub aliases: Vec<String>,
    /// The company behind it, as commonly known; the owner in brackets where that helps.
    pub supplier: String,
    /// Seat of the company that owns it, ISO 3166-1 alpha-2; says nothing about where data is kept.
    pub country: String,
    /// The kind of request that fits best, one of [`KIND_CODES`].
    pub kind: String,
    /// What it is for, one plain sentence.
    pub purpose: Bilingual,
    /// What data it typically handles, a short list.
    pub data: Bilingual,
}

impl Tool {
    /// The keys of its name and of all its aliases: whatever was filed, imported or approved under one of them
    /// means this tool.
    pub fn name_keys(&self) -> impl Iterator<Item = String> + '_ {
        self.names().map(name_key)
    }

    /// Its name first, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}
