//! What an entry says: who, as whom, what, on what, from where to where, under which policy, having seen what. The order
//! of the fields is the order of the bytes. Beyond security.md 5.3 it says its own place in the log (`seq`), so that a
//! row that was moved names the place it was torn from, and which entries' private parts it erases (`erases`), so that
//! an erasure can be told from a theft.

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use super::rfc3339;
use crate::tree::Hash;

/// The format that is written today.
const VERSION: u8 = 1;

/// One entry, before it is bytes or after they were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    v: u8,
    pub(super) seq: u64,
    /// When, in milliseconds since 1970.
    #[serde(rename = "t", with = "rfc3339")]
    pub time: i64,
    /// A `UUIDv7`; see [`entry_id`].
    pub id: Uuid,
    /// Who: `u:42`, `system`.
    pub actor: String,
    /// By which methods they proved it (RFC 8176).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amr: Vec<String>,
    /// The session, by its hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// The HTTP request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub req: Option<String>,
    /// The address it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// What was done: `request.decide`.
    pub act: String,
    /// On what: `r:118`.
    pub obj: String,
    /// The object's version before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ver: Option<[u64; 2]>,
    /// The state before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The state after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The rules in force, by version and hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Hash of what was shown to the person who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Hash>,
    /// How often, where one entry stands for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The entries whose private parts were erased with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erases: Vec<u64>,
    #[serde(default, rename = "priv", skip_serializing_if = "Option::is_none")]
    pub(super) private: Option<Hash>,
}

impl Entry {
    /// An entry that says no more than the necessary; the other fields are public.
    pub fn new(time: i64, id: Uuid, actor: &str, act: &str, obj: &str) -> Self {
        Self {
            v: VERSION,
            seq: 0,
            time,
            id,
            actor: actor.to_owned(),
            amr: Vec::new(),
            sid: None,
            req: None,
            ip: None,
            act: act.to_owned(),
            obj: obj.to_owned(),
            ver: None,
            from: None,
            to: None,
            policy: None,
            seen: None,
            count: None,
            erases: Vec::new(),
            private: None,
        }
    }

    /// An entry from its stored bytes, for people to look at; `None` if they are none of this version.
    pub fn read(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok().filter(Self::is_well_formed)
    }

    /// Its place in the log; zero until it was appended.
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// The hash of its private part, if it has one.
    pub const fn private(&self) -> Option<Hash> {
        self.private
    }

    pub(super) fn is_well_formed(&self) -> bool {
        self.v == VERSION
            && self.id.get_version_num() == 7
            && !self.actor.is_empty()
            && !self.act.is_empty()
            && self.erases.iter().all(|&erased| erased < self.seq)
    }
}

/// A `UUIDv7` of this time (milliseconds since 1970) and ten random bytes.
pub fn entry_id(time: i64, random: &[u8; 10]) -> Uuid {
    Builder::from_unix_timestamp_millis(u64::try_from(time).unwrap_or(0), random).into_uuid()
}
