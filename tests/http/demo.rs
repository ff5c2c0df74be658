//! The demo as somebody meets it who has just started it: links that sign in once, a banner, a switch.

use domain::language::Language;
use server::demo;
use tests::{Client, Form, TestApp, words::say};

fn links(printed: &demo::Links, app: &TestApp) -> Vec<String> {
    let origin = app.shared().origin.as_str().to_owned();
    let text = printed.to_string();
    text.lines().filter_map(|line| line.trim().strip_prefix(&origin)).map(str::to_owned).collect()
}

fn language_of(link: &str) -> Language {
    link.get(1..3).and_then(Language::from_code).expect("an address with a language")
}

#[tokio::test]
async fn every_printed_link_shows_a_button_that_signs_in_once() {
    let (app, printed) = TestApp::demo().await;
    let links = links(&printed, &app);
    assert_eq!(links.len(), app.shared().personas.get().expect("personas").len());
    for link in links {
        let somebody = app.anonymous(Language::De);
        let page = somebody.see(&link).await;
        assert_eq!(page.header("set-cookie"), "", "looking signs nobody in");
        somebody.submit(page.form()).await.is(303);
        let start = somebody.see("/start").await;
        assert!(start.document().named("aside").any(|part| part.has_class("demo-banner")));
        let used = app.anonymous(Language::De).get(&link).await;
        used.is(404).says(&say(language_of(&link), "trouble-because-link"));
    }
}

#[tokio::test]
async fn a_second_start_prints_fresh_links_and_changes_nothing_else() {
    let (app, first) = TestApp::demo().await;
    let before = app.kept().await;
    let second = demo::open(app.shared()).await.expect("the demo");
    assert_ne!(first.to_string(), second.to_string());
    assert_eq!(app.kept().await, before);
}

#[tokio::test]
async fn the_switch_changes_the_person_and_stays_on_the_page() {
    let (app, _) = TestApp::demo().await;
    let personas = app.shared().personas.get().expect("personas").clone();
    let client: Client = app.sign_in(personas[0].id, Language::En).await;
    let page = client.see("/help").await;
    let document = page.document();
    let banner = document.named("aside").next().expect("a banner");
    let form = banner.named("form").next().expect("a switch");
    let form = Form::of(form, &[], &page.address).set("persona", &personas[3].id.to_string());
    let page = client.done(form).await;
    assert_eq!(page.address, "/en/help");
    let name = personas[3].name.split(',').next().unwrap_or_default();
    assert!(page.document().text().contains(name));
}

#[tokio::test]
async fn without_the_demo_there_is_no_banner_and_no_switch() {
    let app = TestApp::new().await;
    let nobody = app.anonymous(Language::En);
    assert!(!nobody.see("/sign-in").await.body.contains("demo-banner"));
    nobody.post("/demo/persona", &[("persona", "x"), ("back", "/start")]).await.is(404);
}
