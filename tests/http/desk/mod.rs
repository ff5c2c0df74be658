//! A reviewer's own desk: what needs them now, what they put off, filters that stand in the address and have names, several
//! requests at once, keys as they want them.

mod bulk;
mod filter;
mod keys;
mod snooze;
mod times;
mod verdict;

use domain::{id::CaseNumber, language::Language};
use tests::{Client, Page, words::sentences};

/// A tab of the inbox.
async fn tab(client: &Client, query: &str) -> Page {
    client.see(&format!("/inbox?tab={query}")).await
}

/// The preview of an act on these cases.
async fn preview(client: &Client, act: &str, cases: &[CaseNumber]) -> Page {
    let cases: Vec<String> = cases.iter().map(|number| format!("&case={number}")).collect();
    let cases = cases.concat();
    client.see(&format!("/inbox/bulk?act={act}{cases}&tab=security")).await
}

/// The tools of the rows, in their order.
fn rows(page: &Page) -> Vec<String> {
    let main = page.main();
    let links = main.named("a").filter(|link| link.attribute("class") == Some("row-link"));
    links.map(tests::html::Element::text).collect()
}

/// What a sentence says behind its last value.
fn end_of(language: Language, key: &str) -> String {
    let sentence = sentences(language).remove(key).unwrap_or_default();
    sentence.rsplit('}').next().unwrap_or_default().trim().to_owned()
}

/// What a sentence says before its first value.
fn begin_of(language: Language, key: &str) -> String {
    let sentence = sentences(language).remove(key).unwrap_or_default();
    sentence.split('{').next().unwrap_or_default().trim().to_owned()
}
