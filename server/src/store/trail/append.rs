//! The append, last before COMMIT. The touched rows are read back before the head is locked, so that others wait as
//! briefly as possible; nothing is locked after the head, so two writers cannot wait for each other.

use std::{collections::BTreeMap, mem};

use audit::{Edge, Entry, Private, SALT, entry_id};

use super::{
    act::Act,
    context::Context,
    digest::{Stored, digest},
    private::Part,
    table::{Key, Table},
};
use crate::{
    store::{
        Error, Result, Source, Tx,
        db::{Load, Row, Value, sql},
    },
    world::World,
};

/// Queues, and reads the head: no database knows another's way to lock a row.
const LOCK: &str = "UPDATE audit_head SET size = size WHERE id = 1 RETURNING size, edge";
const INSERT: &str = "INSERT INTO audit_entry (seq, body, leaf) VALUES ($1, $2, $3)";
const INSERT_PRIVATE: &str = "INSERT INTO audit_private (seq, salt, data) VALUES ($1, $2, $3)";
const INDEX: &str = "INSERT INTO audit_index (seq, at, actor, act, object) VALUES ($1, $2, $3, $4, $5)";
const ADVANCE: &str = "UPDATE audit_head SET size = $1, edge = $2 WHERE id = 1";
const ERASE: &str = "DELETE FROM audit_private WHERE seq = $1";

/// What a transaction did, until it is committed.
#[derive(Debug, Default)]
pub struct Pending {
    acts: Vec<Act>,
    touched: BTreeMap<(&'static str, Key), &'static Table>,
}

impl Tx {
    /// Says what this transaction does. Becomes an entry of the audit log when it is committed.
    pub fn record(&mut self, act: Act) {
        self.trail.acts.push(act);
    }

    /// Says that a row of an audited table was written or deleted.
    pub fn touched(&mut self, table: &'static Table, key: impl Into<Key>) {
        self.trail.touched.insert((table.name, key.into()), table);
    }
}

/// The head, locked until the transaction ends.
pub(super) struct Head(pub(super) Edge);

impl Load for Head {
    const TABLE: &'static str = "audit_head";
    const KEY: &'static str = "size";

    fn load(row: &Row<'_>) -> Result<Self> {
        let edge: Vec<u8> = row.get("edge")?;
        Edge::from_bytes(row.get("size")?, &edge).map(Self).map_err(|_| row.corrupt("edge"))
    }
}

/// Appends what was recorded; [`Error::Unexplained`] where rows were touched and nothing was recorded.
pub(in crate::store) async fn append(tx: &mut Tx, world: &World, context: Option<&Context>) -> Result<()> {
    let Pending { acts, touched } = mem::take(&mut tx.trail);
    let Some(last) = acts.len().checked_sub(1) else {
        return touched.keys().next().map_or(Ok(()), |(table, _)| Err(Error::Unexplained(table)));
    };
    let mut rows = Vec::new();
    for ((_, key), table) in touched {
        let stored: Vec<Stored> = tx.all(table.one(&key)).await?;
        let texts = stored.into_iter().map(|row| row.canonical(table)).collect();
        rows.push((format!("{}/{key}", table.name), table, texts));
    }
    let Head(mut edge) = tx.one(sql(LOCK)).await?;
    for (place, act) in acts.into_iter().enumerate() {
        // What stands there at the end is what the last act left.
        let rows = if place == last { mem::take(&mut rows) } else { Vec::new() };
        put(tx, &mut edge, act, rows, world, context).await?;
    }
    Ok(())
}

/// Explains rows that are written in bulk, without reading them back: each act with what it wrote.
pub(in crate::store) async fn explain(
    tx: &mut Tx,
    world: &World,
    acts: Vec<(Act, Vec<Touched>)>,
) -> Result<()> {
    let mut edge = lock(tx).await?;
    for (act, rows) in acts {
        put(tx, &mut edge, act, rows, world, None).await?;
    }
    Ok(())
}

/// A row as it is written, for [`explain`].
pub(in crate::store) fn written(
    table: &'static Table,
    key: impl Into<Key>,
    columns: Vec<(&'static str, Value)>,
) -> Touched {
    let text = Stored::of(columns).canonical(table);
    (format!("{}/{}", table.name, key.into()), table, vec![text])
}

/// A touched key with the rows that stand under it.
pub(in crate::store) type Touched = (String, &'static Table, Vec<String>);

/// Writes one entry; the head is locked.
pub(super) async fn put(
    tx: &mut Tx,
    edge: &mut Edge,
    act: Act,
    rows: Vec<Touched>,
    world: &World,
    context: Option<&Context>,
) -> Result<()> {
    let salt: [u8; SALT] = world.bytes();
    let rows = rows.into_iter().map(|(name, table, texts)| (name, digest(table, texts, &salt))).collect();
    let part = Part { ip: context.and_then(Context::address), text: act.text, rows };
    let private = if part.is_empty() {
        None
    } else {
        let data =
            serde_json::to_vec(&part).map_err(|error| Error::Driver(sqlx::Error::Encode(Box::new(error))))?;
        Some(Private { salt, data })
    };
    let time = act.at.unwrap_or_else(|| world.now()).0;
    let mut entry = Entry::new(time, entry_id(time, &world.bytes()), &act.by.text(), &act.verb, &act.object);
    entry.amr = act.amr;
    entry.sid = context.and_then(Context::session);
    entry.req = context.map(Context::request);
    entry.ver = act.versions;
    entry.from = act.from;
    entry.to = act.to;
    entry.policy = act.policy;
    entry.seen = act.seen;
    entry.count = act.count;
    entry.erases.clone_from(&act.erases);
    let (actor, verb, object) = (entry.actor.clone(), entry.act.clone(), entry.obj.clone());
    let row = audit::append(edge, entry, private.as_ref())?;
    let seq = number(row.seq);
    tx.execute(sql(INSERT).bind(seq).bind(row.body).bind(row.leaf.as_bytes().to_vec())).await?;
    tx.execute(sql(INDEX).bind(seq).bind(time).bind(actor).bind(verb).bind(object)).await?;
    if let Some(Private { salt, data }) = private {
        tx.execute(sql(INSERT_PRIVATE).bind(seq).bind(salt.to_vec()).bind(data)).await?;
    }
    tx.execute(sql(ADVANCE).bind(number(edge.size())).bind(edge.to_bytes())).await?;
    for erased in act.erases {
        tx.execute(sql(ERASE).bind(number(erased))).await?;
    }
    Ok(())
}

pub(super) fn number(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// Locks the head; for what writes entries of its own.
pub(super) async fn lock(tx: &mut Tx) -> Result<Edge> {
    let Head(edge) = tx.one(sql(LOCK)).await?;
    Ok(edge)
}
