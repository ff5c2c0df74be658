//! Which case follows which: an appeal, a new try, an extension. The newer case names the older one in its document; this
//! is the way back. Derived, so nothing of it is in the audit log.

use domain::id::CaseNumber;

use super::{
    Result, Source, Tx,
    db::{Scalar, sql},
};

const LINK: &str = "INSERT INTO follow_up (number, follows) VALUES ($1, $2)";
const AFTER: &str = "SELECT number AS value FROM follow_up WHERE follows = $1 ORDER BY number DESC LIMIT $2";

/// Notes that a new case follows an older one.
pub async fn link(tx: &mut Tx, number: CaseNumber, follows: CaseNumber) -> Result<()> {
    tx.execute(sql(LINK).bind(number.0).bind(follows.0)).await.map(drop)
}

/// The cases that follow this one, the newest first.
pub async fn after(source: &mut impl Source, number: CaseNumber, limit: i64) -> Result<Vec<CaseNumber>> {
    let found: Vec<Scalar> = source.all(sql(AFTER).bind(number.0).bind(limit)).await?;
    Ok(found.into_iter().map(|Scalar(number)| CaseNumber(number)).collect())
}
