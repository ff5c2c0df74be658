//! Every page that every persona of the demo can reach, in both languages, by following links as a visitor would, and
//! every page of every case, reachable or not: never a 500, sound HTML, one language, no key and no code instead of
//! words, and no link that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use domain::{case::act::Action, language::Language, rules::RuleBook};
use tests::{
    Client, Page, TestApp,
    html::{Element, Node},
    words::sentences,
};

/// A crawl that has seen so many pages goes in circles.
const PAGES: usize = 600;
/// The same page with other values in its query, as `?tool=` of each of two hundred tools, says nothing new.
const VARIANTS: usize = 6;

#[tokio::test]
async fn every_page_that_a_link_leads_to_is_there_and_sound() {
    let (app, _) = TestApp::demo().await;
    let mut faults = Vec::new();
    for persona in app.shared().personas.get().expect("personas").clone() {
        for language in Language::ALL {
            let client = app.sign_in(persona.id, language).await;
            faults.extend(crawl(&client, &persona.name).await);
        }
    }
    report(&faults);
}

/// Follows every link of the reader's language from the start page on.
async fn crawl(client: &Client, who: &str) -> Vec<String> {
    let prefix = format!("/{}", client.language.code());
    let foreign = Foreign::to(client.language);
    let mut open = vec![format!("{prefix}/start")];
    let mut from: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut variants: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = open.pop() {
        let page = client.get(&path).await;
        if !matches!(page.status, 200 | 303) {
            let origin = from.get(&path).map_or("", String::as_str);
            faults.push(format!("{who}: {path} → {} (linked on {origin})", page.status));
        }
        faults.extend(unsound(&page, &foreign).into_iter().map(|fault| format!("{who}: {path}: {fault}")));
        let next = if page.status == 303 { vec![page.location().to_owned()] } else { links(&page) };
        for link in next {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if !link.starts_with(&prefix) || seen.contains(&link) {
                continue;
            }
            let variant = variants.entry(link.split('?').next().unwrap_or_default().to_owned()).or_default();
            *variant += 1;
            if *variant <= VARIANTS && seen.insert(link.clone()) {
                from.insert(link.clone(), path.clone());
                open.push(link);
            }
        }
        assert!(seen.len() < PAGES, "{who} goes in circles: {seen:#?}");
    }
    faults
}

#[tokio::test]
async fn every_page_of_every_case_answers_everybody_and_never_breaks() {
    let (app, _) = TestApp::demo().await;
    let numbers = app.kept().await.cases();
    let mut pages: Vec<String> =
        ["review", "negotiation", "brief", "gates", "check", "sent", "draft/1", "draft/99"]
            .into_iter()
            .map(str::to_owned)
            .collect();
    pages.extend(Action::ALL.into_iter().map(|action| action.code().to_owned()));
    let mut faults = Vec::new();
    for (place, persona) in app.shared().personas.get().expect("personas").clone().into_iter().enumerate() {
        // Both languages are seen by everybody who follows links; here each persona reads one of them.
        let language = Language::ALL[place % 2];
        let foreign = Foreign::to(language);
        let client = app.sign_in(persona.id, language).await;
        let mut refusals = BTreeSet::new();
        for number in 1..=numbers {
            // Who is not involved finds nothing at all, whatever stands behind the number.
            let involved = client.get(&format!("/cases/{number}")).await.status != 404;
            for page in pages.iter().map(String::as_str).chain([""]) {
                let path = format!("/cases/{number}/{page}");
                let page = client.get(path.trim_end_matches('/')).await;
                if !involved {
                    if page.status != 404 {
                        faults.push(format!("{}: {path} → {}", persona.name, page.status));
                    }
                    break;
                }
                if !matches!(page.status, 200 | 303 | 403 | 404 | 405 | 409) {
                    faults.push(format!("{}: {path} → {}", persona.name, page.status));
                }
                // Refusals of one page look alike on every case.
                if page.status != 200
                    && !refusals.insert((page.status, path.rsplit('/').next().map(str::to_owned)))
                {
                    continue;
                }
                let found = unsound(&page, &foreign);
                faults.extend(found.into_iter().map(|fault| format!("{}: {path}: {fault}", persona.name)));
            }
        }
    }
    report(&faults);
}

fn report(faults: &[String]) {
    let shown: Vec<&String> = faults.iter().take(40).collect();
    assert!(faults.is_empty(), "{} faults: {shown:#?}", faults.len());
}

fn links(page: &Page) -> Vec<String> {
    match tests::html::read(&page.body) {
        Ok(document) => document
            .named("a")
            // a download is no page
            .filter(|link| link.attribute("download").is_none())
            .filter_map(|link| link.attribute("href"))
            .filter(|href| href.starts_with('/'))
            .map(str::to_owned)
            .collect(),
        Err(_) => Vec::new(),
    }
}

/// Sentences of the other language that the reader's language does not also have, and the keys of all.
struct Foreign {
    language: Language,
    sentences: Vec<String>,
    keys: BTreeSet<String>,
}

impl Foreign {
    fn to(language: Language) -> Self {
        let own = sentences(language);
        let other = sentences(language.other());
        let known: BTreeSet<&String> = own.values().collect();
        let rules =
            RuleBook::built_in().kinds().flat_map(|kind| kind.questions.iter()).map(
                |question| match language {
                    Language::De => question.text.en.clone(),
                    Language::En => question.text.de.clone(),
                },
            );
        let whole = |sentence: &&String| {
            sentence.len() > 14
                && sentence.contains(' ')
                && !sentence.contains('{')
                && !known.contains(sentence)
        };
        let sentences = other.values().filter(whole).cloned().chain(rules).collect();
        Self { language, sentences, keys: own.into_keys().collect() }
    }

    /// Which of the sentences stand in this text. Most are ruled out by how they begin, which is cheap to look up.
    fn said<'f>(&'f self, text: &'f str) -> impl Iterator<Item = &'f String> {
        let words: Vec<&str> = text.split(' ').collect();
        let pairs: BTreeSet<(&str, &str)> = words.windows(2).map(|pair| (pair[0], pair[1])).collect();
        self.sentences.iter().filter(move |sentence| {
            let mut begin = sentence.split(' ');
            let pair = (begin.next().unwrap_or_default(), begin.next().unwrap_or_default());
            pairs.contains(&pair) && text.contains(sentence.as_str())
        })
    }
}

fn unsound(page: &Page, foreign: &Foreign) -> Vec<String> {
    if page.status == 303 {
        return Vec::new();
    }
    let document = match tests::html::read(&page.body) {
        Ok(document) => document,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    let language = document.named("html").next().and_then(|html| html.attribute("lang")).unwrap_or_default();
    if language != foreign.language.code() {
        faults.push(format!("its language is {language:?}"));
    }
    let text = spoken(&document, language);
    faults.extend(foreign.said(&text).map(|sentence| format!("says {sentence:?}")));
    for word in text.split_whitespace() {
        let word = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
        let code = word.contains('_') && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_');
        if foreign.keys.contains(word) || code {
            faults.push(format!("shows the code {word}"));
        }
    }
    faults.extend(loose_ends(&document));
    if document.named("h1").count() != 1 {
        faults.push(format!("{} headings of the first rank", document.named("h1").count()));
    }
    if document.named("title").next().is_none_or(|title| title.text().is_empty()) {
        faults.push("no title".to_owned());
    }
    faults
}

/// The text that is meant to be in the page's language: what says that it is in another one, a mail to somebody else, is
/// left out.
fn spoken(document: &Element, language: &str) -> String {
    let mut own = document.clone();
    drop_foreign(&mut own, language);
    own.text()
}

fn drop_foreign(element: &mut Element, language: &str) {
    let foreign = |element: &Element| element.attribute("lang").is_some_and(|lang| lang != language);
    element.children.retain(|child| !matches!(child, Node::Element(child) if foreign(child)));
    for child in &mut element.children {
        if let Node::Element(child) = child {
            drop_foreign(child, language);
        }
    }
}

/// Ids that stand twice, references to ids that do not exist, fields without a label, styles in attributes.
fn loose_ends(document: &Element) -> Vec<String> {
    let all = document.all();
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for id in all.iter().filter_map(|element| element.attribute("id")) {
        if !ids.insert(id) {
            faults.push(format!("the id {id} stands twice"));
        }
    }
    let labelled: BTreeSet<&str> =
        document.named("label").filter_map(|label| label.attribute("for")).collect();
    let wrapped: BTreeSet<&str> =
        document.named("label").flat_map(Element::all).filter_map(|field| field.attribute("id")).collect();
    for element in &all {
        for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "form"] {
            for id in element.attribute(name).unwrap_or_default().split_whitespace() {
                if !ids.contains(id) {
                    faults.push(format!("{name} of <{}> names {id}, which is not there", element.name));
                }
            }
        }
        if let Some(id) = element.attribute("href").and_then(|href| href.strip_prefix('#'))
            && !ids.contains(id)
        {
            faults.push(format!("a link to #{id}, which is not there"));
        }
        let typed = matches!(element.name.as_str(), "input" | "select" | "textarea")
            && !matches!(element.attribute("type"), Some("hidden" | "submit"));
        let id = element.attribute("id").unwrap_or_default();
        if typed
            && !labelled.contains(id)
            && !wrapped.contains(id)
            && element.attribute("aria-label").is_none()
        {
            faults.push(format!("the field {:?} has no label", element.attribute("name")));
        }
        if element.attribute("style").is_some() {
            faults.push(format!("<{}> has a style of its own", element.name));
        }
    }
    faults
}
