//! Searching names by the beginning of any of their words. What is compared is the domain's key (`name_key`), once from
//! each word of a name to its end: "Google Analytics" is found by "goo", "googlean" and "analy". A range of one index
//! finds them, where `LIKE '%…%'` would read every row. The parts stand in a table of their own that is derived from
//! cases and entries; it is filled where it is missing.

use std::collections::BTreeSet;

use domain::tool::name_key;

use super::{
    Db, Result, Source, Tx,
    db::{Load, Row, Scalar, sql},
    some::pieces,
};

/// Most parts of one name; what comes after the eighth word is no name.
const MOST: usize = 8;
/// Rows that are read at a time where the table is filled.
const PAGE: i64 = 1_000;

const NOTE: &str = "INSERT INTO name_part (part, name_key)
    VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14), ($15, $16)
    ON CONFLICT (part, name_key) DO NOTHING";
const KNOWN: &str = "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM name_part LIMIT 1) AS counted";
const FILED: &str = "SELECT number, tool_key AS key, tool_name AS name, supplier FROM case_file
    WHERE number > $1 AND submitted_at IS NOT NULL ORDER BY number LIMIT $2";
const APPROVED: &str = "SELECT case_number AS number, name_key AS key, name, supplier FROM entry
    WHERE case_number > $1 ORDER BY case_number LIMIT $2";

/// The pairs by which the tool of this key is found: by its name and by its supplier.
pub(super) fn parts(key: &str, name: &str, supplier: &str) -> BTreeSet<(String, String)> {
    if key.is_empty() {
        return BTreeSet::new();
    }
    let tails = tails(name).take(MOST).chain(tails(supplier).take(MOST));
    tails.filter(|part| !part.is_empty()).map(|part| (part, key.to_owned())).collect()
}

/// The keys from each word on: words begin after what is no letter, and at a capital after a small letter.
fn tails(name: &str) -> impl Iterator<Item = String> {
    let mut before = ' ';
    name.char_indices().filter_map(move |(place, sign)| {
        let begins = sign.is_alphanumeric()
            && (!before.is_alphanumeric()
                || (sign.is_uppercase() && before.is_lowercase())
                || (sign.is_ascii_digit() != before.is_ascii_digit()));
        before = sign;
        begins.then(|| name_key(&name[place..]))
    })
}

/// The ends of the range of parts that begin with this key.
pub(super) fn range(key: &str) -> (String, String) {
    (key.to_owned(), format!("{key}\u{10ffff}"))
}

/// Makes a name findable; twice is once.
pub(super) async fn note(tx: &mut Tx, key: &str, name: &str, supplier: &str) -> Result<()> {
    let parts: Vec<_> = parts(key, name, supplier).into_iter().collect();
    note_all(tx, &parts).await
}

/// Makes these pairs findable.
pub(super) async fn note_all(tx: &mut Tx, parts: &[(String, String)]) -> Result<()> {
    for piece in pieces(parts, MOST) {
        let statement =
            piece.fold(sql(NOTE), |bound, (part, key)| bound.bind(part.clone()).bind(key.clone()));
        tx.execute(statement).await?;
    }
    Ok(())
}

struct Named {
    number: i64,
    key: String,
    name: String,
    supplier: String,
}

impl Load for Named {
    const TABLE: &'static str = "case_file";
    const KEY: &'static str = "number";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            key: row.get("key")?,
            name: row.get("name")?,
            supplier: row.get("supplier")?,
        })
    }
}

/// Fills the table from what is stored, where it is empty: after the migration that made it.
pub(super) async fn fill(db: &Db) -> Result<()> {
    if db.reader().one::<Scalar>(sql(KNOWN)).await?.0 > 0 {
        return Ok(());
    }
    db.write(|tx| {
        Box::pin(async move {
            for text in [FILED, APPROVED] {
                let mut after = 0;
                loop {
                    let rows: Vec<Named> = tx.all(sql(text).bind(after).bind(PAGE)).await?;
                    let Some(last) = rows.last() else { break };
                    after = last.number;
                    let found: BTreeSet<_> =
                        rows.iter().flat_map(|row| parts(&row.key, &row.name, &row.supplier)).collect();
                    note_all(tx, &found.into_iter().collect::<Vec<_>>()).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_from_each_of_its_words_on() {
        let found = |name, supplier| {
            parts(&name_key(name), name, supplier)
                .into_iter()
                .map(|(part, _)| part)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(found("Google Analytics 4", ""), "4 analytics4 googleanalytics4");
        assert_eq!(found("HootSuite", "Hootsuite Inc."), "hootsuite inc suite");
        assert_eq!(found("Müller-Post", ""), "mullerpost post");
        assert_eq!(found("?!", "Somebody"), "");
    }

    #[test]
    fn a_range_holds_what_begins_with_the_key() {
        let (from, to) = range("goo");
        for inside in ["goo", "google", "gooß", "goo\u{fffd}"] {
            assert!(*from <= *inside && *inside < *to, "{inside}");
        }
        for outside in ["go", "gop", "gon\u{10ffff}"] {
            assert!(!(*from <= *outside && *outside < *to), "{outside}");
        }
    }
}
