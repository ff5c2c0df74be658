//! What people do, each as the clicks it takes: open the page of the act, fill in its form, send it, go where it leads.
//! Journeys are made of these; what is special about a journey stands in the journey.

use domain::{
    case::{
        act::Act,
        estimate::{Estimate, Frequency, ScenarioEstimate},
        request::limit,
    },
    clock::zone::local,
    id::CaseNumber,
    language::Language,
    rules::{ConditionId, KindId, RuleBook},
    time::Day,
};
use tests::{Cast, Client, Form, Page};

/// A request that somebody files.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    pub tool: &'a str,
    pub kind: KindId,
    /// Keys in the order of the questions.
    pub answers: &'a str,
    pub purpose: &'a str,
    pub waiting: &'a str,
    /// The requester confirms the business impact on the check page.
    pub confirmed: bool,
}

/// The days that journeys speak of, counted from today.
pub fn day(cast: &Cast, after: i64) -> Day {
    local(cast.app.now()).day.plus(after)
}

/// Fills in the pages of a draft up to the check page.
pub async fn draft(cast: &Cast, client: &Client, wish: Wish<'_>) -> (CaseNumber, Page) {
    let page = client.see("/requests/new").await;
    let mut page = client.done(page.form_with("tool").set("tool", wish.tool)).await;
    let number = number_in(&page.address);
    for _ in 0..20 {
        page.is(200);
        if page.address.ends_with("/check") {
            return (number, page);
        }
        let form = page.form();
        page = client.done(filled(cast, form, wish)).await;
    }
    panic!("the draft has no end: {}", page.address);
}

/// Fills in what the page asks for.
fn filled(cast: &Cast, mut form: Form, wish: Wish<'_>) -> Form {
    let answers = answers(wish);
    let start = day(cast, 30).to_string();
    let facts = [
        ("tool", wish.tool),
        ("kind", wish.kind.code()),
        ("purpose", wish.purpose),
        ("waiting", wish.waiting),
        ("go-live", start.as_str()),
    ];
    let known = facts.into_iter().chain(answers.iter().map(|(id, key)| (id.as_str(), key.as_str())));
    for (name, value) in known {
        if form.has(name) {
            form = form.set(name, value);
        }
    }
    // these stories give every answer of the catalogue themselves
    if form.offers("way") == ["all"] {
        form = form.press("way", "all");
    }
    // nothing of the legal check applies to the wishes of these journeys
    if form.has("GQ-N-1") { form.press("rest", "no") } else { form }
}

/// Questions with the keys of a wish.
pub fn answers(wish: Wish<'_>) -> Vec<(String, String)> {
    let questions = RuleBook::built_in().kind(wish.kind).questions.iter();
    let keys = wish.answers.split_whitespace();
    let answers: Vec<_> =
        questions.zip(keys).map(|(question, key)| (question.id.to_string(), key.to_owned())).collect();
    assert_eq!(
        answers.len(),
        RuleBook::built_in().kind(wish.kind).questions.len(),
        "one key for each question"
    );
    answers
}

/// Files the request; ends on the page that says that it was sent.
pub async fn file(cast: &Cast, client: &Client, wish: Wish<'_>) -> CaseNumber {
    let (number, page) = draft(cast, client, wish).await;
    let form = page.form();
    let form = if wish.confirmed { form.set("impact", "yes") } else { form };
    let sent = client.done(form).await;
    sent.is(200).says(wish.tool);
    assert!(sent.address.contains("/sent"), "{}", sent.address);
    number
}

fn number_in(address: &str) -> CaseNumber {
    let rest = address.split("/cases/").nth(1).unwrap_or_else(|| panic!("no case in {address}"));
    let digits = rest.split(['/', '?']).next().unwrap_or_default();
    CaseNumber(digits.parse().unwrap_or_else(|_| panic!("no case in {address}")))
}

/// The form of an act, as its page shows it.
pub async fn form(client: &Client, number: CaseNumber, act: &str, field: &str) -> Form {
    client.see(&format!("/cases/{number}/{act}")).await.form_with(field)
}

/// An act with these fields.
pub async fn act(client: &Client, number: CaseNumber, act: &str, fields: &[(&str, &str)]) -> Page {
    let page = client.see(&format!("/cases/{number}/{act}")).await;
    let end = format!("/cases/{number}/{act}");
    let form = match fields.first() {
        Some((name, _)) => page.form_with(name),
        None => page.form_to(&end),
    };
    let page = client.done(form.fill(fields)).await;
    page.is(200);
    page
}

/// A pressed button of another page, whose form posts to the address of the act.
pub async fn press(client: &Client, page: &str, number: CaseNumber, act: &str) -> Page {
    let page = client.see(&format!("/cases/{number}{page}")).await;
    let done = client.done(page.form_to(&format!("/cases/{number}/{act}"))).await;
    done.is(200);
    done
}

/// Puts a package with exactly these conditions of the rule book on the table.
pub async fn offer(client: &Client, number: CaseNumber, conditions: &[&str], note: &str) -> Page {
    let form = form(client, number, "offer", "condition").await;
    let form = only(form, conditions).set("note", note);
    let page = client.done(form).await;
    page.is(200);
    page
}

/// The same form with exactly these conditions ticked.
pub fn only(mut form: Form, conditions: &[&str]) -> Form {
    let ticked: Vec<String> = form.values("condition").into_iter().map(str::to_owned).collect();
    for gone in ticked.iter().filter(|id| !conditions.contains(&id.as_str())) {
        form = form.untick("condition", gone);
    }
    conditions.iter().fold(form, |form, id| form.set("condition", id))
}

/// What a condition says.
pub fn condition(language: Language, id: &str) -> String {
    let found = RuleBook::built_in().condition(&ConditionId::from(id));
    found.map(|condition| condition.text.get(language).to_owned()).unwrap_or_default()
}

/// A text of exactly so many characters, and one too many.
pub fn at_the_limit(limit: usize) -> (String, String) {
    ("ä".repeat(limit), "ä".repeat(limit + 1))
}

/// The limit of needs, reasons and notes.
pub const BREATH: usize = limit::TEXT;

/// An account that nobody protects yet; no gate, High as asked.
pub const CHANNEL: Wish<'static> = Wish {
    tool: "TikTok",
    kind: KindId::Social,
    answers: "d b b b a b b b b c b",
    purpose: "Kurze Filme für Balkonmöbel",
    waiting: "Die Saison beginnt im März",
    confirmed: true,
};

/// What brings the channel down to Medium.
pub const PROTECTION: [&str; 6] = ["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-NOPII", "C-TOKEN"];

/// A tool that a reviewer may approve as asked.
pub const SMALL: Wish<'static> = Wish {
    tool: "pretix",
    kind: KindId::Saas,
    answers: "b b a a a a a a a a a a",
    purpose: "Anmeldung zu den Händlertagen",
    waiting: "",
    confirmed: true,
};

/// A newsletter whose processor contract is not signed yet: a gate that an artefact lifts.
pub const NEWSLETTER: Wish<'static> = Wish {
    tool: "CleverReach",
    kind: KindId::Saas,
    answers: "b c b a b a b b b b b a",
    purpose: "Newsletter für Stammkunden",
    waiting: "",
    confirmed: true,
};

/// One scenario that the executive tolerates.
pub fn estimate() -> Act {
    let (frequency, low, high) = (Frequency::Rarely, 1_000, 20_000);
    let takeover = ScenarioEstimate { frequency, low, high, max: None, secondary: None };
    let scenarios = [("TAKEOVER".to_owned(), takeover)].into();
    Act::Estimate(Box::new(Estimate { scenarios, ..Estimate::default() }))
}
