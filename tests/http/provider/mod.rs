//! Signing in at the company's provider (security.md S9): against one that is certified and runs for itself, and against one of
//! our own that can lie in every way.

mod accounts;
mod attacks;
mod hostile;
mod proof;
mod real;
mod web;

use std::collections::BTreeMap;

use app::text::Words;
use domain::language::Language;
use server::store::trail;
use tests::{Client, Page, TestApp};

/// Where the browser is sent, with what the provider is told.
#[derive(Clone, Debug)]
pub struct Away {
    pub url: String,
    pub told: BTreeMap<String, String>,
}

impl Away {
    /// What a page says about where it leads on by itself.
    pub fn of(page: &Page) -> Self {
        page.is(200);
        let url = page.header("refresh").strip_prefix("0; url=").expect("it leads on by itself").to_owned();
        assert!(page.links().contains(&url), "and there is a link for whom it does not");
        let query = url.split_once('?').expect("a query").1;
        let told = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { url, told }
    }

    pub fn told(&self, name: &str) -> &str {
        self.told.get(name).map_or("", String::as_str)
    }
}

/// Presses the button that leads to the provider.
pub async fn leave(client: &Client, next: &str) -> Away {
    let query = if next.is_empty() { String::new() } else { format!("?next={next}") };
    Away::of(&client.post(&format!("/sign-in/provider{query}"), &[]).await)
}

/// Comes back to the address that the provider knows, with these in the query; the page that is shown.
pub async fn come_back(client: &Client, said: &[(&str, &str)]) -> Page {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    let led = client.get(&format!("/oidc/callback?{query}")).await;
    led.is(303);
    client.get(led.location()).await
}

/// How often a sign-in at the provider was refused, and why.
pub async fn refusals(app: &TestApp) -> Vec<(String, u64)> {
    app.shared().services.log_refusals(true).await.expect("noted");
    let mut source = app.shared().db.reader();
    let rows = trail::entries(&mut source, None).await.expect("entries");
    let entries = rows.iter().map(|row| audit::Entry::read(&row.body).expect("an entry"));
    let refused =
        entries.filter(|entry| entry.act == "session.refused" && entry.from.as_deref() == Some("oidc"));
    refused.map(|entry| (entry.to.unwrap_or_default(), entry.count.unwrap_or(1))).collect()
}

/// A sentence about the provider.
pub fn about(language: Language, key: &str) -> String {
    let name = match language {
        Language::De => "Firmenkonto",
        Language::En => "company account",
    };
    Words::of(language).with(key, &[("name", name.into())])
}
