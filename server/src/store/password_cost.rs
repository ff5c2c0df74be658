//! What a hash of a password costs, as it was measured when the database was new. Kept, because every hash, also the one
//! that runs for nobody, has to cost the same, whichever process answers.

use super::{
    Result, Source, Tx,
    db::{Load, Row, sql},
};

const FIND: &str = "SELECT memory_kib, passes FROM password_cost WHERE id = 1";
const KEEP: &str =
    "INSERT INTO password_cost (id, memory_kib, passes) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING";

/// Memory and passes of argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostRow {
    /// Memory in KiB.
    pub memory_kib: i64,
    /// Passes over it.
    pub passes: i64,
}

impl Load for CostRow {
    const TABLE: &'static str = "password_cost";
    const KEY: &'static str = "memory_kib";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self { memory_kib: row.get("memory_kib")?, passes: row.get("passes")? })
    }
}

/// What was kept.
pub async fn find(source: &mut impl Source) -> Result<Option<CostRow>> {
    source.optional(sql(FIND)).await
}

/// Keeps it, unless somebody was quicker.
pub async fn keep(tx: &mut Tx, cost: CostRow) -> Result<()> {
    tx.execute(sql(KEEP).bind(cost.memory_kib).bind(cost.passes)).await.map(drop)
}
