//! W4, the other way round: not one text in every place, but every field of every form that anybody in the demo finds, filled
//! with what could run. Whatever comes back, at once or later on any page, holds it as text; so a field that is added
//! tomorrow is looked at, too.

use std::collections::{BTreeMap, BTreeSet};

use domain::language::Language;
use tests::{Client, Form, Page, TestApp};

use super::hostile::{clean, payloads};

/// A form that looks the same is filled so many times: the first may be refused for what else it asks.
const TIMES: usize = 3;
/// The same page with another query, or of another case, is seen so many times.
const VARIANTS: usize = 4;
/// A crawl that has seen so many pages goes in circles.
const PAGES: usize = 600;

/// Every page to which links lead from the start page on.
async fn pages(client: &Client) -> Vec<Page> {
    let prefix = format!("/{}", client.language.code());
    let mut open = vec![format!("{prefix}/start")];
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut variants: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages = Vec::new();
    while let Some(path) = open.pop() {
        let page = client.get(&path).await;
        if page.status != 200 {
            continue;
        }
        for link in page.links() {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            let download =
                link.contains("/evidence/") || link.ends_with("/receipt") || link.contains("export");
            if !link.starts_with(&prefix) || download || seen.contains(&link) {
                continue;
            }
            let variant = variants.entry(shape(&link)).or_default();
            *variant += 1;
            if *variant <= VARIANTS && seen.insert(link.clone()) {
                open.push(link);
            }
        }
        assert!(seen.len() < PAGES, "it goes in circles: {seen:#?}");
        pages.push(page);
    }
    pages
}

/// An address without numbers, identifiers and values.
fn shape(path: &str) -> String {
    let parts = path.split('?').next().unwrap_or_default().split('/');
    let named = |part: &&str| !part.is_empty() && !part.contains(|sign: char| sign.is_ascii_digit());
    parts.filter(named).collect::<Vec<_>>().join("/")
}

/// The form with a payload in each text, and anything where something has to stand.
fn filled(form: Form, payloads: &mut impl Iterator<Item = String>, day: &str) -> Form {
    let texts = form.wanting(&["text", "textarea", "search", "email", "url"]);
    let form = texts.iter().fold(form, |form, name| {
        let payload = payloads.next().unwrap_or_default();
        form.set(name, &payload)
    });
    let dates = form.wanting(&["date"]);
    let form = dates.iter().fold(form, |form, name| form.set(name, day));
    let open = form.undecided();
    open.iter().fold(form, |form, (name, value)| form.set(name, value))
}

#[tokio::test]
async fn in_whatever_field_of_whatever_form_markup_stays_text() {
    let (app, _) = TestApp::demo().await;
    let all = payloads();
    let mut next = all.iter().cloned().cycle();
    let day = domain::clock::zone::local(app.now()).day.plus(40).to_string();
    let personas = app.shared().personas.get().expect("personas").clone();
    let (mut faults, mut fields, mut taken) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut judge = |page: &Page| {
        if let Err(fault) = clean(page) {
            faults.push(fault);
        }
    };
    let mut times: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
    for persona in &personas {
        let client = app.sign_in(persona.id, Language::En).await;
        for page in pages(&client).await {
            for form in page.forms().into_iter().filter(|form| form.method == "post") {
                let texts = form.wanting(&["text", "textarea", "search", "email", "url"]);
                let place = shape(&form.action);
                let time = times.entry((place.clone(), texts.clone())).or_default();
                *time += 1;
                if texts.is_empty() || *time > TIMES {
                    continue;
                }
                let buttons: Vec<(String, String)> = form.buttons();
                let form = filled(form, &mut next, &day);
                let form = match buttons.first() {
                    Some((name, value)) => form.press(name, value),
                    None => form,
                };
                let answer = client.submit(form).await;
                assert!(answer.status < 500, "{}: {}", answer.address, answer.status);
                judge(&answer);
                if answer.status == 303 && answer.location().starts_with('/') {
                    judge(&client.follow(&answer).await);
                    taken.extend(texts.iter().map(|name| (place.clone(), name.clone())));
                }
                fields.extend(texts.into_iter().map(|name| (place.clone(), name)));
            }
        }
    }
    let mut looked = 0;
    for persona in &personas {
        for page in pages(&app.sign_in(persona.id, Language::En).await).await {
            looked += 1;
            judge(&page);
        }
    }
    println!(
        "{} payloads in {} fields, {} of them kept; {looked} pages looked at afterwards",
        all.len(),
        fields.len(),
        taken.len()
    );
    assert!(faults.is_empty(), "{} pages: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
    assert!(fields.len() > 40 && taken.len() > 20, "{fields:?} {taken:?}");
}
