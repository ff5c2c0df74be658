//! A database that was in use before it had a log: the rows that stand there are taken over as they are, once, by entries
//! that say so. From then on everything is explained.

use super::{
    act::{Act, By},
    append::{Touched, lock, put},
    digest::Stored,
    table::{self, Key},
};
use crate::store::{Db, Result, Source as _};

/// Rows that are read at once, and that one entry takes over at the most.
const BATCH: i64 = 500;
const MOST: usize = 5_000;

/// Takes over what is there, if the log is empty; answers how many rows that were.
pub async fn adopt(db: &Db) -> Result<usize> {
    let (inner, world) = (db.clone(), db.world().clone());
    inner
        .write(move |tx| {
            Box::pin(async move {
                let mut edge = lock(tx).await?;
                if edge.size() > 0 {
                    return Ok(0);
                }
                let (mut rows, mut adopted): (Vec<Touched>, usize) = (Vec::new(), 0);
                for table in table::ALL {
                    let mut after: Option<Key> = None;
                    loop {
                        let found: Vec<Stored> = tx.all(table.page(after.as_ref(), BATCH)).await?;
                        if found.is_empty() {
                            break;
                        }
                        for row in found {
                            let key = row.key(table);
                            let name = format!("{}/{key}", table.name);
                            let text = row.canonical(table);
                            match rows.last_mut() {
                                Some((last, _, texts)) if *last == name => texts.push(text),
                                _ => rows.push((name, table, vec![text])),
                            }
                            after = Some(key);
                        }
                        if rows.len() >= MOST {
                            adopted = adopted.saturating_add(rows.len());
                            put(tx, &mut edge, act(), std::mem::take(&mut rows), &world, None).await?;
                        }
                    }
                }
                if !rows.is_empty() {
                    adopted = adopted.saturating_add(rows.len());
                    put(tx, &mut edge, act(), rows, &world, None).await?;
                }
                Ok(adopted)
            })
        })
        .await
}

fn act() -> Act {
    Act::of(By::System, "audit.adopt", "database")
}
